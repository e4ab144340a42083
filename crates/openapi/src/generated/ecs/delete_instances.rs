//! `DeleteInstances` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteInstances` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `Force`; default false.
    pub force: Option<bool>,
    /// `ForceStop`; default true.
    pub force_stop: Option<bool>,
    /// `InstanceId`, required.
    pub instance_id: Vec<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
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
            client_token: fields.text("ClientToken")?,
            dry_run: fields.boolean("DryRun")?,
            force: fields.boolean("Force")?,
            force_stop: fields.boolean("ForceStop")?,
            instance_id: fields.texts("InstanceId")?,
            region_id: fields.text("RegionId")?,
            terminate_subscription: fields.boolean("TerminateSubscription")?,
        })
    }
}

/// What `DeleteInstances` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteInstances`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DeleteInstances",
    status: Status::Done,
    ram_action: "ecs:DeleteInstances",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_ROUTE_ENTRY,
        errors::DEPENDENCY_VIOLATION_SLB_CONFIGURING,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INVALID_OPERATION_DELETION_PROTECTION,
        errors::INVALID_OPERATION_NOT_IN_WHITE_LIST,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    boolean("DryRun"),
    boolean("Force"),
    boolean("ForceStop"),
    texts("InstanceId").required().sized(1, 100),
    text("RegionId").required(),
    boolean("TerminateSubscription"),
];
