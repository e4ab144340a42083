//! `ModifyVSwitchAttribute` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyVSwitchAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Description`.
    pub description: Option<String>,
    /// `EnableIPv6`.
    pub enable_ipv6: Option<bool>,
    /// `Ipv6CidrBlock`.
    pub ipv6_cidr_block: Option<i64>,
    /// `Ipv6CidrMask`.
    pub ipv6_cidr_mask: Option<i64>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `VSwitchId`, required.
    pub vswitch_id: Option<String>,
    /// `VSwitchName`.
    pub vswitch_name: Option<String>,
    /// `VpcIpv6CidrBlock`.
    pub vpc_ipv6_cidr_block: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            description: fields.text("Description")?,
            enable_ipv6: fields.boolean("EnableIPv6")?,
            ipv6_cidr_block: fields.integer("Ipv6CidrBlock")?,
            ipv6_cidr_mask: fields.integer("Ipv6CidrMask")?,
            region_id: fields.text("RegionId")?,
            vswitch_id: fields.text("VSwitchId")?,
            vswitch_name: fields.text("VSwitchName")?,
            vpc_ipv6_cidr_block: fields.text("VpcIpv6CidrBlock")?,
        })
    }
}

/// What `ModifyVSwitchAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyVSwitchAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "ModifyVSwitchAttribute",
    status: Status::Done,
    ram_action: "vpc:ModifyVSwitchAttribute",
    resources: &["acs:vpc:{RegionId}:{Owner}:vswitch/{VSwitchId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_CIDR_BLOCK_MALFORMED,
        errors::INVALID_CIDR_BLOCK_OVERLAPPED,
        errors::INVALID_VSWITCH_DISCRIPTION_MALFORMED,
        errors::INVALID_VSWITCH_NAME_MALFORMED,
        errors::OPERATION_UNSUPPORTED_IPV6,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Description")
        .keeping_empty()
        .sized(1, 256)
        .malformed(&errors::INVALID_VSWITCH_DISCRIPTION_MALFORMED),
    boolean("EnableIPv6"),
    integer("Ipv6CidrBlock"),
    long("Ipv6CidrMask"),
    text("RegionId"),
    text("VSwitchId").required(),
    text("VSwitchName")
        .sized(1, 128)
        .malformed(&errors::INVALID_VSWITCH_NAME_MALFORMED),
    text("VpcIpv6CidrBlock"),
];
