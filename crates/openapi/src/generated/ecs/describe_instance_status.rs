//! `DescribeInstanceStatus` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceStatus` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClusterId`; deprecated.
    pub cluster_id: Option<String>,
    /// `InstanceId`.
    pub instance_id: Vec<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ZoneId`.
    pub zone_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            cluster_id: fields.text("ClusterId")?,
            instance_id: fields.texts("InstanceId")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            zone_id: fields.text("ZoneId")?,
        })
    }
}

/// What `DescribeInstanceStatus` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceStatuses`.
    pub instance_statuses: Vec<ResponseInstanceStatus>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "InstanceStatuses",
            Some("InstanceStatus"),
            &self.instance_statuses,
        );
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `InstanceStatuses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceStatus {
    /// `InstanceStatuses.InstanceStatus[].InstanceId`.
    pub instance_id: String,
    /// `InstanceStatuses.InstanceStatus[].Status`.
    pub status: String,
}

impl Fields for ResponseInstanceStatus {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("InstanceId", &self.instance_id);
        out.text("Status", &self.status);
    }
}

/// `DescribeInstanceStatus`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceStatus",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceStatus",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_INSTANCE_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClusterId"),
    texts("InstanceId").sized(1, 100),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ZoneId"),
];
