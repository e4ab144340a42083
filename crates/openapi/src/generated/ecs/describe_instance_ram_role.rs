//! `DescribeInstanceRamRole` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceRamRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceIds`.
    pub instance_ids: Option<Vec<String>>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
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
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            ram_role_name: fields.text("RamRoleName")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeInstanceRamRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceRamRoleSets`.
    pub instance_ram_role_sets: Vec<ResponseInstanceRamRoleSet>,
    /// `RegionId`.
    pub region_id: String,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "InstanceRamRoleSets",
            Some("InstanceRamRoleSet"),
            &self.instance_ram_role_sets,
        );
        out.text("RegionId", &self.region_id);
        out.integer("TotalCount", self.total_count);
    }
}

/// `InstanceRamRoleSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceRamRoleSet {
    /// `InstanceRamRoleSets.InstanceRamRoleSet[].InstanceId`.
    pub instance_id: String,
    /// `InstanceRamRoleSets.InstanceRamRoleSet[].RamRoleName`.
    pub ram_role_name: String,
}

impl Fields for ResponseInstanceRamRoleSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("InstanceId", &self.instance_id);
        out.text("RamRoleName", &self.ram_role_name);
    }
}

/// `DescribeInstanceRamRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceRamRole",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceRamRole",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceIds}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_IDS_MALFORMED,
        errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE,
        errors::INVALID_PARAMETER_ALL_EMPTY,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    json_texts("InstanceIds").malformed(&errors::INVALID_INSTANCE_IDS_MALFORMED),
    integer("PageNumber"),
    integer("PageSize"),
    text("RamRoleName"),
    text("RegionId").required(),
];
