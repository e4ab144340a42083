//! `ModifyVpcAttribute` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyVpcAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `CidrBlock`.
    pub cidr_block: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `EnableDnsHostname`.
    pub enable_dns_hostname: Option<bool>,
    /// `EnableIPv6`.
    pub enable_ipv6: Option<bool>,
    /// `Ipv6CidrBlock`.
    pub ipv6_cidr_block: Option<String>,
    /// `Ipv6Isp`.
    pub ipv6_isp: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `VpcId`, required.
    pub vpc_id: Option<String>,
    /// `VpcName`.
    pub vpc_name: Option<String>,
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
            description: fields.text("Description")?,
            enable_dns_hostname: fields.boolean("EnableDnsHostname")?,
            enable_ipv6: fields.boolean("EnableIPv6")?,
            ipv6_cidr_block: fields.text("Ipv6CidrBlock")?,
            ipv6_isp: fields.text("Ipv6Isp")?,
            region_id: fields.text("RegionId")?,
            vpc_id: fields.text("VpcId")?,
            vpc_name: fields.text("VpcName")?,
        })
    }
}

/// What `ModifyVpcAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyVpcAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "ModifyVpcAttribute",
    status: Status::Done,
    ram_action: "vpc:ModifyVpcAttribute",
    resources: &["acs:vpc:{RegionId}:{Owner}:vpc/{VpcId}"],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_VSWITCH,
        errors::INVALID_CIDR_BLOCK_MALFORMED,
        errors::INVALID_CIDR_BLOCK_OVERLAPPED,
        errors::INVALID_VPC_DISCRIPTION_MALFORMED,
        errors::INVALID_VPC_NAME_MALFORMED,
        errors::OPERATION_UNSUPPORTED_IPV6,
        errors::INVALID_VPC_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("CidrBlock").malformed(&errors::INVALID_CIDR_BLOCK_MALFORMED),
    text("Description")
        .keeping_empty()
        .sized(1, 256)
        .malformed(&errors::INVALID_VPC_DISCRIPTION_MALFORMED),
    boolean("EnableDnsHostname"),
    boolean("EnableIPv6"),
    text("Ipv6CidrBlock"),
    text("Ipv6Isp").one_of(&["BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom"]),
    text("RegionId"),
    text("VpcId").required(),
    text("VpcName")
        .sized(1, 128)
        .malformed(&errors::INVALID_VPC_NAME_MALFORMED),
];
