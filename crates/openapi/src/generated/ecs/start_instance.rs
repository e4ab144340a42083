//! `StartInstance` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `StartInstance` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `InitLocalDisk`; default false.
    pub init_local_disk: Option<bool>,
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
            init_local_disk: fields.boolean("InitLocalDisk")?,
            instance_id: fields.text("InstanceId")?,
        })
    }
}

/// What `StartInstance` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `StartInstance`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "StartInstance",
    status: Status::Done,
    ram_action: "ecs:StartInstance",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::DISK_ERROR,
        errors::DISK_IN_ARREARS,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_EXPIRED,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INSTANCE_NOT_READY,
        errors::INSUFFICIENT_BALANCE,
        errors::INVALID_PARAMETER_KMS_KEY_ID_KMS_UNAUTHORIZED,
        errors::OPERATION_DENIED_NO_STOCK,
        errors::OPERATION_DENIED_SPOT_PRICE_LOWER_THAN_PUBLIC_PRICE,
        errors::QUOTA_EXCEED_ELASTIC_QUOTA,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INSTANCE_NOT_READY_500,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    boolean("InitLocalDisk"),
    text("InstanceId").required(),
];
