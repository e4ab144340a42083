//! `AttachKeyPair` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AttachKeyPair` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceIds`, required.
    pub instance_ids: Option<Vec<String>>,
    /// `KeyPairName`, required.
    pub key_pair_name: Option<String>,
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
            instance_ids: fields.json_texts("InstanceIds")?,
            key_pair_name: fields.text("KeyPairName")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `AttachKeyPair` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `FailCount`.
    pub fail_count: String,
    /// `KeyPairName`.
    pub key_pair_name: String,
    /// `Results`.
    pub results: Vec<ResponseResult>,
    /// `TotalCount`.
    pub total_count: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("FailCount", &self.fail_count);
        out.text("KeyPairName", &self.key_pair_name);
        write_list(out, "Results", Some("Result"), &self.results);
        out.text("TotalCount", &self.total_count);
    }
}

/// `Results`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResult {
    /// `Results.Result[].Code`.
    pub code: String,
    /// `Results.Result[].InstanceId`.
    pub instance_id: String,
    /// `Results.Result[].Message`.
    pub message: String,
    /// `Results.Result[].Success`.
    pub success: String,
}

impl Fields for ResponseResult {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Code", &self.code);
        out.text("InstanceId", &self.instance_id);
        out.text("Message", &self.message);
        out.text("Success", &self.success);
    }
}

/// `AttachKeyPair`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "AttachKeyPair",
    status: Status::Done,
    ram_action: "ecs:AttachKeyPair",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:keypair/{KeyPairName}",
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceIds}",
    ],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_IO_OPTIMIZE,
        errors::INVALID_INSTANCE_IDS_VALUE_NOT_SUPPORTED,
        errors::INVALID_KEY_PAIR_NAME_NOT_FOUND,
        errors::DEPENDENCY_VIOLATION_WINDOWS_INSTANCE,
        errors::INSTANCE_KEY_PAIR_LIMIT_EXCEEDED,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    json_texts("InstanceIds")
        .required()
        .malformed(&errors::INVALID_INSTANCE_IDS_VALUE_NOT_SUPPORTED),
    text("KeyPairName").required(),
    text("RegionId").required(),
];
