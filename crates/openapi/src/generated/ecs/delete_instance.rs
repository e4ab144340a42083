//! `DeleteInstance` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteInstance` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `Force`; default false.
    pub force: Option<bool>,
    /// `ForceStop`; default true.
    pub force_stop: Option<bool>,
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `TerminateSubscription`; default false.
    pub terminate_subscription: Option<bool>,
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
            force: fields.boolean("Force")?,
            force_stop: fields.boolean("ForceStop")?,
            instance_id: fields.text("InstanceId")?,
            terminate_subscription: fields.boolean("TerminateSubscription")?,
        })
    }
}

/// What `DeleteInstance` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteInstance`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DeleteInstance",
    status: Status::Done,
    ram_action: "ecs:DeleteInstance",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_ROUTE_ENTRY,
        errors::DEPENDENCY_VIOLATION_SLB_CONFIGURING,
        errors::INVALID_PARAMETER,
        errors::CHARGE_TYPE_VIOLATION,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INCORRECT_INSTANCE_STATUS_INITIALIZING,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INVALID_OPERATION_DELETION_PROTECTION,
        errors::INVALID_OPERATION_ENI_LINKED,
        errors::INVALID_OPERATION_NOT_IN_WHITE_LIST,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    boolean("Force"),
    boolean("ForceStop"),
    text("InstanceId").required(),
    boolean("TerminateSubscription"),
];
