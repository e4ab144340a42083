//! `StopInstances` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `StopInstances` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `BatchOptimization`; default AllTogether.
    pub batch_optimization: Option<String>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `ForceStop`; default false.
    pub force_stop: Option<bool>,
    /// `InstanceId`, required.
    pub instance_id: Vec<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
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
            batch_optimization: fields.text("BatchOptimization")?,
            dry_run: fields.boolean("DryRun")?,
            force_stop: fields.boolean("ForceStop")?,
            instance_id: fields.texts("InstanceId")?,
            region_id: fields.text("RegionId")?,
            stopped_mode: fields.text("StoppedMode")?,
        })
    }
}

/// What `StopInstances` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceResponses`.
    pub instance_responses: Vec<ResponseInstanceResponse>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "InstanceResponses",
            Some("InstanceResponse"),
            &self.instance_responses,
        );
    }
}

/// `InstanceResponses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceResponse {
    /// `InstanceResponses.InstanceResponse[].Code`.
    pub code: String,
    /// `InstanceResponses.InstanceResponse[].CurrentStatus`.
    pub current_status: String,
    /// `InstanceResponses.InstanceResponse[].InstanceId`.
    pub instance_id: String,
    /// `InstanceResponses.InstanceResponse[].Message`.
    pub message: String,
    /// `InstanceResponses.InstanceResponse[].PreviousStatus`.
    pub previous_status: String,
}

impl Fields for ResponseInstanceResponse {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Code", &self.code);
        out.text("CurrentStatus", &self.current_status);
        out.text("InstanceId", &self.instance_id);
        out.text("Message", &self.message);
        out.text("PreviousStatus", &self.previous_status);
    }
}

/// `StopInstances`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "StopInstances",
    status: Status::Done,
    ram_action: "ecs:StopInstances",
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
    text("BatchOptimization").one_of(&["AllTogether", "SuccessFirst"]),
    boolean("DryRun"),
    boolean("ForceStop"),
    texts("InstanceId").required().sized(1, 100),
    text("RegionId").required(),
    text("StoppedMode").one_of(&["StopCharging", "KeepCharging"]),
];
