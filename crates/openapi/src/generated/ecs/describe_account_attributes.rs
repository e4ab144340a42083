//! `DescribeAccountAttributes` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeAccountAttributes` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AttributeName`; deprecated.
    pub attribute_name: Vec<String>,
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
            attribute_name: fields.texts("AttributeName")?,
            region_id: fields.text("RegionId")?,
            zone_id: fields.text("ZoneId")?,
        })
    }
}

/// What `DescribeAccountAttributes` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccountAttributeItems`.
    pub account_attribute_items: Vec<ResponseAccountAttributeItem>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "AccountAttributeItems",
            Some("AccountAttributeItem"),
            &self.account_attribute_items,
        );
    }
}

/// `AccountAttributeItems`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountAttributeItem {
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeName`.
    pub attribute_name: String,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues`.
    pub attribute_values: Vec<ResponseAccountAttributeItemValueItem>,
}

impl Fields for ResponseAccountAttributeItem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttributeName", &self.attribute_name);
        write_list(
            out,
            "AttributeValues",
            Some("ValueItem"),
            &self.attribute_values,
        );
    }
}

/// `AccountAttributeItems.AccountAttributeItem[].AttributeValues`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountAttributeItemValueItem {
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].Count`.
    pub count: i64,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].DiskCategory`.
    pub disk_category: String,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].ExpiredTime`.
    pub expired_time: String,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].InstanceChargeType`.
    pub instance_charge_type: String,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].InstanceType`.
    pub instance_type: String,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].Value`.
    pub value: String,
    /// `AccountAttributeItems.AccountAttributeItem[].AttributeValues.ValueItem[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseAccountAttributeItemValueItem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("Count", self.count);
        out.text("DiskCategory", &self.disk_category);
        out.text("ExpiredTime", &self.expired_time);
        out.text("InstanceChargeType", &self.instance_charge_type);
        out.text("InstanceType", &self.instance_type);
        out.text("Value", &self.value);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `DescribeAccountAttributes`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeAccountAttributes",
    status: Status::Done,
    ram_action: "ecs:DescribeAccountAttributes",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_ALT],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    texts("AttributeName")
        .sized(1, 8)
        .malformed(&errors::INVALID_PARAMETER_ALT),
    text("RegionId").required(),
    text("ZoneId"),
];
