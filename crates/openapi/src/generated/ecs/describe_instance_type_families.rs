//! `DescribeInstanceTypeFamilies` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceTypeFamilies` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Generation`.
    pub generation: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            generation: fields.text("Generation")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeInstanceTypeFamilies` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceTypeFamilies`.
    pub instance_type_families: Vec<ResponseInstanceTypeFamily>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "InstanceTypeFamilies",
            Some("InstanceTypeFamily"),
            &self.instance_type_families,
        );
    }
}

/// `InstanceTypeFamilies`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeFamily {
    /// `InstanceTypeFamilies.InstanceTypeFamily[].Generation`.
    pub generation: String,
    /// `InstanceTypeFamilies.InstanceTypeFamily[].InstanceTypeFamilyId`.
    pub instance_type_family_id: String,
}

impl Fields for ResponseInstanceTypeFamily {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Generation", &self.generation);
        out.text("InstanceTypeFamilyId", &self.instance_type_family_id);
    }
}

/// `DescribeInstanceTypeFamilies`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceTypeFamilies",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceTypeFamilies",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Generation").one_of(&["ecs-1", "ecs-2", "ecs-3", "ecs-4", "ecs-5", "ecs-6"]),
    text("RegionId").required(),
];
