//! `DescribeVpcs` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeVpcs` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DhcpOptionsSetId`.
    pub dhcp_options_set_id: Option<String>,
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `EnableIpv6`.
    pub enable_ipv6: Option<bool>,
    /// `IsDefault`.
    pub is_default: Option<bool>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `VpcId`.
    pub vpc_id: Option<String>,
    /// `VpcName`.
    pub vpc_name: Option<String>,
    /// `VpcOwnerId`.
    pub vpc_owner_id: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            dhcp_options_set_id: fields.text("DhcpOptionsSetId")?,
            dry_run: fields.boolean("DryRun")?,
            enable_ipv6: fields.boolean("EnableIpv6")?,
            is_default: fields.boolean("IsDefault")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            tag: fields.list("Tag", RequestTag::read)?,
            vpc_id: fields.text("VpcId")?,
            vpc_name: fields.text("VpcName")?,
            vpc_owner_id: fields.integer("VpcOwnerId")?,
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

/// What `DescribeVpcs` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
    /// `Vpcs`.
    pub vpcs: Vec<ResponseVpc>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
        write_list(out, "Vpcs", Some("Vpc"), &self.vpcs);
    }
}

/// `Vpcs`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVpc {
    /// `Vpcs.Vpc[].CenStatus`.
    pub cen_status: String,
    /// `Vpcs.Vpc[].CidrBlock`.
    pub cidr_block: String,
    /// `Vpcs.Vpc[].CreationTime`.
    pub creation_time: String,
    /// `Vpcs.Vpc[].Description`.
    pub description: String,
    /// `Vpcs.Vpc[].DhcpOptionsSetId`.
    pub dhcp_options_set_id: String,
    /// `Vpcs.Vpc[].DhcpOptionsSetStatus`.
    pub dhcp_options_set_status: String,
    /// `Vpcs.Vpc[].DnsHostnameStatus`.
    pub dns_hostname_status: String,
    /// `Vpcs.Vpc[].EnabledIpv6`.
    pub enabled_ipv6: bool,
    /// `Vpcs.Vpc[].Ipv6CidrBlock`.
    pub ipv6_cidr_block: String,
    /// `Vpcs.Vpc[].Ipv6CidrBlocks`.
    pub ipv6_cidr_blocks: Vec<ResponseVpcIpv6CidrBlock>,
    /// `Vpcs.Vpc[].IsDefault`.
    pub is_default: bool,
    /// `Vpcs.Vpc[].NatGatewayIds`.
    pub nat_gateway_ids: Vec<String>,
    /// `Vpcs.Vpc[].OwnerId`.
    pub owner_id: i64,
    /// `Vpcs.Vpc[].RegionId`.
    pub region_id: String,
    /// `Vpcs.Vpc[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `Vpcs.Vpc[].RouterTableIds`.
    pub router_table_ids: Vec<String>,
    /// `Vpcs.Vpc[].SecondaryCidrBlocks`.
    pub secondary_cidr_blocks: Vec<String>,
    /// `Vpcs.Vpc[].Status`.
    pub status: String,
    /// `Vpcs.Vpc[].Tags`.
    pub tags: Vec<ResponseVpcTag>,
    /// `Vpcs.Vpc[].UserCidrs`.
    pub user_cidrs: Vec<String>,
    /// `Vpcs.Vpc[].VRouterId`.
    pub vrouter_id: String,
    /// `Vpcs.Vpc[].VSwitchIds`.
    pub vswitch_ids: Vec<String>,
    /// `Vpcs.Vpc[].VpcId`.
    pub vpc_id: String,
    /// `Vpcs.Vpc[].VpcName`.
    pub vpc_name: String,
}

impl Fields for ResponseVpc {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CenStatus", &self.cen_status);
        out.text("CidrBlock", &self.cidr_block);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.text("DhcpOptionsSetId", &self.dhcp_options_set_id);
        out.text("DhcpOptionsSetStatus", &self.dhcp_options_set_status);
        out.text("DnsHostnameStatus", &self.dns_hostname_status);
        out.boolean("EnabledIpv6", self.enabled_ipv6);
        out.text("Ipv6CidrBlock", &self.ipv6_cidr_block);
        write_list(
            out,
            "Ipv6CidrBlocks",
            Some("Ipv6CidrBlock"),
            &self.ipv6_cidr_blocks,
        );
        out.boolean("IsDefault", self.is_default);
        write_texts(
            out,
            "NatGatewayIds",
            Some("NatGatewayIds"),
            &self.nat_gateway_ids,
        );
        out.integer("OwnerId", self.owner_id);
        out.text("RegionId", &self.region_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_texts(
            out,
            "RouterTableIds",
            Some("RouterTableIds"),
            &self.router_table_ids,
        );
        write_texts(
            out,
            "SecondaryCidrBlocks",
            Some("SecondaryCidrBlock"),
            &self.secondary_cidr_blocks,
        );
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        write_texts(out, "UserCidrs", Some("UserCidr"), &self.user_cidrs);
        out.text("VRouterId", &self.vrouter_id);
        write_texts(out, "VSwitchIds", Some("VSwitchId"), &self.vswitch_ids);
        out.text("VpcId", &self.vpc_id);
        out.text("VpcName", &self.vpc_name);
    }
}

/// `Vpcs.Vpc[].Ipv6CidrBlocks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVpcIpv6CidrBlock {
    /// `Vpcs.Vpc[].Ipv6CidrBlocks.Ipv6CidrBlock[].Ipv6CidrBlock`.
    pub ipv6_cidr_block: String,
    /// `Vpcs.Vpc[].Ipv6CidrBlocks.Ipv6CidrBlock[].Ipv6Isp`.
    pub ipv6_isp: String,
}

impl Fields for ResponseVpcIpv6CidrBlock {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6CidrBlock", &self.ipv6_cidr_block);
        out.text("Ipv6Isp", &self.ipv6_isp);
    }
}

/// `Vpcs.Vpc[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVpcTag {
    /// `Vpcs.Vpc[].Tags.Tag[].Key`.
    pub key: String,
    /// `Vpcs.Vpc[].Tags.Tag[].Value`.
    pub value: String,
}

impl Fields for ResponseVpcTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `DescribeVpcs`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeVpcs",
    status: Status::Done,
    ram_action: "vpc:DescribeVpcs",
    resources: &["acs:vpc:{RegionId}:{Owner}:vpc/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("DhcpOptionsSetId"),
    boolean("DryRun"),
    boolean("EnableIpv6"),
    boolean("IsDefault"),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG),
    text("VpcId"),
    text("VpcName"),
    long("VpcOwnerId"),
];

static TAG: &[Param] = &[
    text("Key").sized(0, 128).also(&["key"]),
    text("Value").sized(0, 128).also(&["value"]),
];
