//! `RebootInstance` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RebootInstance` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `ForceStop`; default false.
    pub force_stop: Option<bool>,
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            dry_run: fields.boolean("DryRun")?,
            force_stop: fields.boolean("ForceStop")?,
            instance_id: fields.text("InstanceId")?,
        })
    }
}

/// What `RebootInstance` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `RebootInstance`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "RebootInstance",
    status: Status::Done,
    ram_action: "ecs:RebootInstance",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::DISK_ERROR,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_EXPIRED_OR_IN_ARREARS,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INVALID_PARAMETER_KMS_KEY_ID_KMS_UNAUTHORIZED,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    boolean("ForceStop"),
    text("InstanceId").required(),
];
