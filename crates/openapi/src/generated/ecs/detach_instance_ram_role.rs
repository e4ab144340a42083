//! `DetachInstanceRamRole` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DetachInstanceRamRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceIds`, required.
    pub instance_ids: Option<Vec<String>>,
    /// `RamRoleName`.
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
            ram_role_name: fields.text("RamRoleName")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DetachInstanceRamRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DetachInstanceRamRoleResults`.
    pub detach_instance_ram_role_results: Vec<ResponseDetachInstanceRamRoleResult>,
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
            "DetachInstanceRamRoleResults",
            Some("DetachInstanceRamRoleResult"),
            &self.detach_instance_ram_role_results,
        );
        out.integer("FailCount", self.fail_count);
        out.text("RamRoleName", &self.ram_role_name);
        out.integer("TotalCount", self.total_count);
    }
}

/// `DetachInstanceRamRoleResults`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDetachInstanceRamRoleResult {
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].Code`.
    pub code: String,
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].InstanceId`.
    pub instance_id: String,
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].InstanceRamRoleSets`.
    pub instance_ram_role_sets: Vec<ResponseDetachInstanceRamRoleResultInstanceRamRoleSet>,
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].Message`.
    pub message: String,
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].Success`.
    pub success: bool,
}

impl Fields for ResponseDetachInstanceRamRoleResult {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Code", &self.code);
        out.text("InstanceId", &self.instance_id);
        write_list(
            out,
            "InstanceRamRoleSets",
            Some("InstanceRamRoleSet"),
            &self.instance_ram_role_sets,
        );
        out.text("Message", &self.message);
        out.boolean("Success", self.success);
    }
}

/// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].InstanceRamRoleSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDetachInstanceRamRoleResultInstanceRamRoleSet {
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].InstanceRamRoleSets.InstanceRamRoleSet[].InstanceId`.
    pub instance_id: String,
    /// `DetachInstanceRamRoleResults.DetachInstanceRamRoleResult[].InstanceRamRoleSets.InstanceRamRoleSet[].RamRoleName`.
    pub ram_role_name: String,
}

impl Fields for ResponseDetachInstanceRamRoleResultInstanceRamRoleSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("InstanceId", &self.instance_id);
        out.text("RamRoleName", &self.ram_role_name);
    }
}

/// `DetachInstanceRamRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DetachInstanceRamRole",
    status: Status::Done,
    ram_action: "ecs:DetachInstanceRamRole",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceIds}",
        "acs:ram:*:{Owner}:role/{RamRoleName}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_IDS_MALFORMED,
        errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE,
        errors::INVALID_USER_PASS_ROLE_FORBIDDEN,
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
    text("RamRoleName"),
    text("RegionId").required(),
];
