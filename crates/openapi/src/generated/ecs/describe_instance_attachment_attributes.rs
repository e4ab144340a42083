//! `DescribeInstanceAttachmentAttributes` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceAttachmentAttributes` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceIds`, required.
    pub instance_ids: Option<Vec<String>>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
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
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeInstanceAttachmentAttributes` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Instances`.
    pub instances: Vec<ResponseInstance>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Instances", Some("Instance"), &self.instances);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Instances`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstance {
    /// `Instances.Instance[].InstanceId`.
    pub instance_id: String,
    /// `Instances.Instance[].PrivatePoolOptionsId`.
    pub private_pool_options_id: String,
    /// `Instances.Instance[].PrivatePoolOptionsMatchCriteria`.
    pub private_pool_options_match_criteria: String,
    /// `Instances.Instance[].PrivatePoolOptionsName`.
    pub private_pool_options_name: String,
}

impl Fields for ResponseInstance {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("InstanceId", &self.instance_id);
        out.text("PrivatePoolOptionsId", &self.private_pool_options_id);
        out.text(
            "PrivatePoolOptionsMatchCriteria",
            &self.private_pool_options_match_criteria,
        );
        out.text("PrivatePoolOptionsName", &self.private_pool_options_name);
    }
}

/// `DescribeInstanceAttachmentAttributes`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceAttachmentAttributes",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceAttachmentAttributes",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/*"],
    params: PARAMS,
    errors: &[errors::INVALID_INSTANCE_IDS_MALFORMED],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    json_texts("InstanceIds")
        .required()
        .malformed(&errors::INVALID_INSTANCE_IDS_MALFORMED),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
];
