//! `CreateVSwitch` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateVSwitch` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `CidrBlock`, required.
    pub cidr_block: Option<String>,
    /// `CidrMask`.
    pub cidr_mask: Option<i64>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `Ipv6CidrBlock`.
    pub ipv6_cidr_block: Option<i64>,
    /// `Ipv6CidrMask`.
    pub ipv6_cidr_mask: Option<i64>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `VSwitchName`.
    pub vswitch_name: Option<String>,
    /// `VpcId`, required.
    pub vpc_id: Option<String>,
    /// `VpcIpv6CidrBlock`.
    pub vpc_ipv6_cidr_block: Option<String>,
    /// `ZoneId`, required.
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
            cidr_block: fields.text("CidrBlock")?,
            cidr_mask: fields.integer("CidrMask")?,
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            ipv6_cidr_block: fields.integer("Ipv6CidrBlock")?,
            ipv6_cidr_mask: fields.integer("Ipv6CidrMask")?,
            region_id: fields.text("RegionId")?,
            tag: fields.list("Tag", RequestTag::read)?,
            vswitch_name: fields.text("VSwitchName")?,
            vpc_id: fields.text("VpcId")?,
            vpc_ipv6_cidr_block: fields.text("VpcIpv6CidrBlock")?,
            zone_id: fields.text("ZoneId")?,
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

/// What `CreateVSwitch` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `VSwitchId`.
    pub vswitch_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("VSwitchId", &self.vswitch_id);
    }
}

/// `CreateVSwitch`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "CreateVSwitch",
    status: Status::Done,
    ram_action: "vpc:CreateVSwitch",
    resources: &[
        "acs:vpc:{RegionId}:{Owner}:vswitch/*",
        "acs:vpc:{RegionId}:{Owner}:vpc/{VpcId}",
    ],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INCORRECT_VPC_STATUS,
        errors::INVALID_CIDR_BLOCK_MALFORMED,
        errors::INVALID_CIDR_BLOCK_OVERLAPPED,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::INVALID_VSWITCH_DISCRIPTION_MALFORMED,
        errors::INVALID_VSWITCH_NAME_MALFORMED,
        errors::OPERATION_UNSUPPORTED_IPV6,
        errors::QUOTA_EXCEEDED_VSWITCH,
        errors::INVALID_VPC_ID_NOT_FOUND,
        errors::INVALID_ZONE_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("CidrBlock")
        .required()
        .malformed(&errors::INVALID_CIDR_BLOCK_MALFORMED),
    long("CidrMask"),
    text("ClientToken"),
    text("Description")
        .sized(1, 256)
        .malformed(&errors::INVALID_VSWITCH_DISCRIPTION_MALFORMED),
    integer("Ipv6CidrBlock"),
    long("Ipv6CidrMask"),
    text("RegionId"),
    list("Tag", TAG),
    text("VSwitchName")
        .sized(1, 128)
        .malformed(&errors::INVALID_VSWITCH_NAME_MALFORMED),
    text("VpcId").required(),
    text("VpcIpv6CidrBlock"),
    text("ZoneId").required(),
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
