//! `StartInstances` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `StartInstances` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `BatchOptimization`; default AllTogether.
    pub batch_optimization: Option<String>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `InstanceId`, required.
    pub instance_id: Vec<String>,
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
            batch_optimization: fields.text("BatchOptimization")?,
            dry_run: fields.boolean("DryRun")?,
            instance_id: fields.texts("InstanceId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `StartInstances` answers.
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

/// `StartInstances`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "StartInstances",
    status: Status::Done,
    ram_action: "ecs:StartInstances",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_NOT_READY,
        errors::INSUFFICIENT_BALANCE,
        errors::OPERATION_DENIED_NO_STOCK,
        errors::OPERATION_DENIED_SPOT_PRICE_LOWER_THAN_PUBLIC_PRICE,
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
    texts("InstanceId").required().sized(1, 100),
    text("RegionId").required(),
];
