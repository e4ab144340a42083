//! `StopInstance` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `StopInstance` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ConfirmStop`.
    pub confirm_stop: Option<bool>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `ForceStop`; default false.
    pub force_stop: Option<bool>,
    /// `Hibernate`.
    pub hibernate: Option<bool>,
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `StoppedMode`.
    pub stopped_mode: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            confirm_stop: fields.boolean("ConfirmStop")?,
            dry_run: fields.boolean("DryRun")?,
            force_stop: fields.boolean("ForceStop")?,
            hibernate: fields.boolean("Hibernate")?,
            instance_id: fields.text("InstanceId")?,
            stopped_mode: fields.text("StoppedMode")?,
        })
    }
}

/// What `StopInstance` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `StopInstance`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "StopInstance",
    status: Status::Done,
    ram_action: "ecs:StopInstance",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::DISK_ERROR,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_EXPIRED_OR_IN_ARREARS,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INSTANCE_TYPE_PARAMETER_MISMATCH,
        errors::INVALID_INSTANCE_ID_NOT_SUPPORT,
        errors::INVALID_PARAMETER_KMS_KEY_ID_KMS_UNAUTHORIZED,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("ConfirmStop"),
    boolean("DryRun"),
    boolean("ForceStop"),
    boolean("Hibernate"),
    text("InstanceId").required(),
    text("StoppedMode").one_of(&["StopCharging", "KeepCharging"]),
];
