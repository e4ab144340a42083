use crate::attached_policy::AttachedPolicy;
use crate::authorize::Layer;
use crate::cidr_in_range::CidrInRange;
use crate::decision::Answer;
use crate::evaluate::PlainLayer;
use crate::request::{Request, Resource};

/// The policies of one step, compiled.
#[derive(Clone, Debug)]
pub struct CompiledLayer(PlainLayer);

impl CompiledLayer {
    /// Compiles policies.
    #[must_use]
    pub fn new(policies: &[AttachedPolicy], cidr_in_range: CidrInRange) -> Self {
        Self(PlainLayer {
            policies: policies.to_vec(),
            cidr_in_range,
        })
    }

    /// The policies it was made from, in their order.
    #[must_use]
    pub fn policies(&self) -> &[AttachedPolicy] {
        &self.0.policies
    }
}

impl Layer for CompiledLayer {
    fn answer(&self, request: &Request<'_>, resource: &Resource<'_>) -> Answer {
        self.0.answer(request, resource)
    }
}
