//! `DeleteKeyPairs` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteKeyPairs` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `KeyPairNames`, required.
    pub key_pair_names: Option<Vec<String>>,
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
            key_pair_names: fields.json_texts("KeyPairNames")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DeleteKeyPairs` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteKeyPairs`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DeleteKeyPairs",
    status: Status::Done,
    ram_action: "ecs:DeleteKeyPairs",
    resources: &["acs:ecs:{RegionId}:{Owner}:keypair/{KeyPairNames}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_KEY_PAIR_NAMES_VALUE_NOT_SUPPORTED,
        errors::MISSING_PARAMETER,
        errors::INSTANCE_KEY_PAIR_LIMIT_EXCEEDED,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    json_texts("KeyPairNames")
        .required()
        .malformed(&errors::INVALID_KEY_PAIR_NAMES_VALUE_NOT_SUPPORTED),
    text("RegionId").required(),
];
