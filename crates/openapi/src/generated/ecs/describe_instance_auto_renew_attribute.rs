//! `DescribeInstanceAutoRenewAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceAutoRenewAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`.
    pub instance_id: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<String>,
    /// `PageSize`; default 10.
    pub page_size: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `RenewalStatus`.
    pub renewal_status: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            instance_id: fields.text("InstanceId")?,
            page_number: fields.text("PageNumber")?,
            page_size: fields.text("PageSize")?,
            region_id: fields.text("RegionId")?,
            renewal_status: fields.text("RenewalStatus")?,
        })
    }
}

/// What `DescribeInstanceAutoRenewAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceRenewAttributes`.
    pub instance_renew_attributes: Vec<ResponseInstanceRenewAttribute>,
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
            "InstanceRenewAttributes",
            Some("InstanceRenewAttribute"),
            &self.instance_renew_attributes,
        );
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `InstanceRenewAttributes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceRenewAttribute {
    /// `InstanceRenewAttributes.InstanceRenewAttribute[].AutoRenewEnabled`.
    pub auto_renew_enabled: bool,
    /// `InstanceRenewAttributes.InstanceRenewAttribute[].Duration`.
    pub duration: i64,
    /// `InstanceRenewAttributes.InstanceRenewAttribute[].EnableExpectedRenewDay`.
    pub enable_expected_renew_day: bool,
    /// `InstanceRenewAttributes.InstanceRenewAttribute[].InstanceId`.
    pub instance_id: String,
    /// `InstanceRenewAttributes.InstanceRenewAttribute[].PeriodUnit`.
    pub period_unit: String,
    /// `InstanceRenewAttributes.InstanceRenewAttribute[].RenewalStatus`.
    pub renewal_status: String,
}

impl Fields for ResponseInstanceRenewAttribute {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("AutoRenewEnabled", self.auto_renew_enabled);
        out.integer("Duration", self.duration);
        out.boolean("EnableExpectedRenewDay", self.enable_expected_renew_day);
        out.text("InstanceId", &self.instance_id);
        out.text("PeriodUnit", &self.period_unit);
        out.text("RenewalStatus", &self.renewal_status);
    }
}

/// `DescribeInstanceAutoRenewAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceAutoRenewAttribute",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceAutoRenewAttribute",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::CHARGE_TYPE_VIOLATION,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INVALID_PARAMETER_INVALID_INSTANCE_ID,
        errors::INVALID_PARAMETER_RENEWAL_STATUS,
        errors::INVALID_PARAMETER_RENEWAL_STATUS_INSTANCE_ID,
        errors::INVALID_PARAMETER_TO_MANY_INSTANCE_IDS,
        errors::MISSING_PARAMETER_INSTANCE_ID,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("InstanceId").missing(&errors::MISSING_PARAMETER_INSTANCE_ID),
    text("PageNumber"),
    text("PageSize"),
    text("RegionId").required(),
    text("RenewalStatus")
        .one_of(&["AutoRenewal", "Normal", "NotRenewal"])
        .malformed(&errors::INVALID_PARAMETER_RENEWAL_STATUS),
];
