//! `CreateVpc` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateVpc` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `CidrBlock`.
    pub cidr_block: Option<String>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `EnableDnsHostname`.
    pub enable_dns_hostname: Option<bool>,
    /// `EnableIpv6`.
    pub enable_ipv6: Option<bool>,
    /// `Ipv4CidrMask`.
    pub ipv4_cidr_mask: Option<i64>,
    /// `Ipv4IpamPoolId`.
    pub ipv4_ipam_pool_id: Option<String>,
    /// `Ipv6CidrBlock`.
    pub ipv6_cidr_block: Option<String>,
    /// `Ipv6CidrMask`.
    pub ipv6_cidr_mask: Option<i64>,
    /// `Ipv6IpamPoolId`.
    pub ipv6_ipam_pool_id: Option<String>,
    /// `Ipv6Isp`.
    pub ipv6_isp: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `UserCidr`.
    pub user_cidr: Option<String>,
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
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            dry_run: fields.boolean("DryRun")?,
            enable_dns_hostname: fields.boolean("EnableDnsHostname")?,
            enable_ipv6: fields.boolean("EnableIpv6")?,
            ipv4_cidr_mask: fields.integer("Ipv4CidrMask")?,
            ipv4_ipam_pool_id: fields.text("Ipv4IpamPoolId")?,
            ipv6_cidr_block: fields.text("Ipv6CidrBlock")?,
            ipv6_cidr_mask: fields.integer("Ipv6CidrMask")?,
            ipv6_ipam_pool_id: fields.text("Ipv6IpamPoolId")?,
            ipv6_isp: fields.text("Ipv6Isp")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            tag: fields.list("Tag", RequestTag::read)?,
            user_cidr: fields.text("UserCidr")?,
            vpc_name: fields.text("VpcName")?,
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

/// What `CreateVpc` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ResourceGroupId`.
    pub resource_group_id: String,
    /// `RouteTableId`.
    pub route_table_id: String,
    /// `VRouterId`.
    pub vrouter_id: String,
    /// `VpcId`.
    pub vpc_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ResourceGroupId", &self.resource_group_id);
        out.text("RouteTableId", &self.route_table_id);
        out.text("VRouterId", &self.vrouter_id);
        out.text("VpcId", &self.vpc_id);
    }
}

/// `CreateVpc`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "CreateVpc",
    status: Status::Done,
    ram_action: "vpc:CreateVpc",
    resources: &["acs:vpc:{RegionId}:{Owner}:vpc/*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_CIDR_BLOCK_MALFORMED,
        errors::INVALID_CIDR_BLOCK_OVERLAPPED,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::INVALID_VPC_DISCRIPTION_MALFORMED,
        errors::INVALID_VPC_NAME_MALFORMED,
        errors::OPERATION_UNSUPPORTED_IPV6,
        errors::QUOTA_EXCEEDED_VPC,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("CidrBlock").malformed(&errors::INVALID_CIDR_BLOCK_MALFORMED),
    text("ClientToken"),
    text("Description")
        .sized(1, 256)
        .malformed(&errors::INVALID_VPC_DISCRIPTION_MALFORMED),
    boolean("DryRun"),
    boolean("EnableDnsHostname"),
    boolean("EnableIpv6"),
    integer("Ipv4CidrMask"),
    text("Ipv4IpamPoolId"),
    text("Ipv6CidrBlock"),
    integer("Ipv6CidrMask"),
    text("Ipv6IpamPoolId"),
    text("Ipv6Isp").one_of(&["BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom"]),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG),
    text("UserCidr"),
    text("VpcName")
        .sized(1, 128)
        .malformed(&errors::INVALID_VPC_NAME_MALFORMED),
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
