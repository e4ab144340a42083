//! `AttachInstanceRamRole` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AttachInstanceRamRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceIds`, required.
    pub instance_ids: Option<Vec<String>>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `RamRoleName`, required.
    pub ram_role_name: Option<String>,
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
            policy: fields.text("Policy")?,
            ram_role_name: fields.text("RamRoleName")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `AttachInstanceRamRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AttachInstanceRamRoleResults`.
    pub attach_instance_ram_role_results: Vec<ResponseAttachInstanceRamRoleResult>,
    /// `FailCount`.
    pub fail_count: i64,
    /// `RamRoleName`.
    pub ram_role_name: String,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "AttachInstanceRamRoleResults",
            Some("AttachInstanceRamRoleResult"),
            &self.attach_instance_ram_role_results,
        );
        out.integer("FailCount", self.fail_count);
        out.text("RamRoleName", &self.ram_role_name);
        out.integer("TotalCount", self.total_count);
    }
}

/// `AttachInstanceRamRoleResults`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAttachInstanceRamRoleResult {
    /// `AttachInstanceRamRoleResults.AttachInstanceRamRoleResult[].Code`.
    pub code: String,
    /// `AttachInstanceRamRoleResults.AttachInstanceRamRoleResult[].InstanceId`.
    pub instance_id: String,
    /// `AttachInstanceRamRoleResults.AttachInstanceRamRoleResult[].Message`.
    pub message: String,
    /// `AttachInstanceRamRoleResults.AttachInstanceRamRoleResult[].Success`.
    pub success: bool,
}

impl Fields for ResponseAttachInstanceRamRoleResult {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Code", &self.code);
        out.text("InstanceId", &self.instance_id);
        out.text("Message", &self.message);
        out.boolean("Success", self.success);
    }
}

/// `AttachInstanceRamRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "AttachInstanceRamRole",
    status: Status::Done,
    ram_action: "ecs:AttachInstanceRamRole",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceIds}",
        "acs:ram:*:{Owner}:role/{RamRoleName}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_IDS_MALFORMED,
        errors::INVALID_PARAMETER_POLICY_GRAMMAR,
        errors::INVALID_PARAMETER_POLICY_SIZE,
        errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE,
        errors::INVALID_USER_PASS_ROLE_FORBIDDEN,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INVALID_RAM_ROLE_NOT_ECS_ROLE_404,
        errors::INVALID_RAM_ROLE_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    json_texts("InstanceIds")
        .required()
        .sized(1, 100)
        .malformed(&errors::INVALID_INSTANCE_IDS_MALFORMED),
    text("Policy"),
    text("RamRoleName").required(),
    text("RegionId").required(),
];
