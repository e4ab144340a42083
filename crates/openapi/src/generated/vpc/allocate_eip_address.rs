//! `AllocateEipAddress` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AllocateEipAddress` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ActivityId`.
    pub activity_id: Option<i64>,
    /// `AutoPay`.
    pub auto_pay: Option<bool>,
    /// `Bandwidth`.
    pub bandwidth: Option<String>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `ISP`.
    pub isp: Option<String>,
    /// `InstanceChargeType`.
    pub instance_charge_type: Option<String>,
    /// `InstanceId`.
    pub instance_id: Option<String>,
    /// `InternetChargeType`.
    pub internet_charge_type: Option<String>,
    /// `IpAddress`.
    pub ip_address: Option<String>,
    /// `Name`.
    pub name: Option<String>,
    /// `Netmode`.
    pub netmode: Option<String>,
    /// `Period`.
    pub period: Option<i64>,
    /// `PricingCycle`.
    pub pricing_cycle: Option<String>,
    /// `PublicIpAddressPoolId`.
    pub public_ip_address_pool_id: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityProtectionTypes`.
    pub security_protection_types: Vec<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `Zone`.
    pub zone: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            activity_id: fields.integer("ActivityId")?,
            auto_pay: fields.boolean("AutoPay")?,
            bandwidth: fields.text("Bandwidth")?,
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            isp: fields.text("ISP")?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            instance_id: fields.text("InstanceId")?,
            internet_charge_type: fields.text("InternetChargeType")?,
            ip_address: fields.text("IpAddress")?,
            name: fields.text("Name")?,
            netmode: fields.text("Netmode")?,
            period: fields.integer("Period")?,
            pricing_cycle: fields.text("PricingCycle")?,
            public_ip_address_pool_id: fields.text("PublicIpAddressPoolId")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_protection_types: fields.texts("SecurityProtectionTypes")?,
            tag: fields.list("Tag", RequestTag::read)?,
            zone: fields.text("Zone")?,
        })
    }
}

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `AllocateEipAddress` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AllocationId`.
    pub allocation_id: String,
    /// `EipAddress`.
    pub eip_address: String,
    /// `OrderId`.
    pub order_id: i64,
    /// `ResourceGroupId`.
    pub resource_group_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.text("EipAddress", &self.eip_address);
        out.integer("OrderId", self.order_id);
        out.text("ResourceGroupId", &self.resource_group_id);
    }
}

/// `AllocateEipAddress`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "AllocateEipAddress",
    status: Status::Done,
    ram_action: "vpc:AllocateEipAddress",
    resources: &["acs:vpc:{RegionId}:{Owner}:eip/*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_BANDWIDTH_MALFORMED,
        errors::INVALID_PARAMETER_NAME,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::QUOTA_EXCEEDED_EIP,
        errors::RESOURCE_NOT_AVAILABLE_EIP,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INVALID_IP_ADDRESS_DUPLICATED,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    long("ActivityId"),
    boolean("AutoPay"),
    text("Bandwidth").malformed(&errors::INVALID_BANDWIDTH_MALFORMED),
    text("ClientToken"),
    text("Description").sized(0, 256),
    text("ISP"),
    text("InstanceChargeType").one_of(&["PrePaid", "PostPaid"]),
    text("InstanceId"),
    text("InternetChargeType").one_of(&["PayByBandwidth", "PayByTraffic"]),
    text("IpAddress"),
    text("Name")
        .sized(0, 128)
        .malformed(&errors::INVALID_PARAMETER_NAME),
    text("Netmode"),
    integer("Period"),
    text("PricingCycle").one_of(&["Month", "Year"]),
    text("PublicIpAddressPoolId"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    texts("SecurityProtectionTypes"),
    list("Tag", TAG),
    text("Zone"),
];

static TAG: &[Param] = &[
    text("Key")
        .sized(0, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .sized(0, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
