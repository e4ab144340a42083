//! `DescribeVpcAttribute` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeVpcAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `IsDefault`.
    pub is_default: Option<bool>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `VpcId`, required.
    pub vpc_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            dry_run: fields.boolean("DryRun")?,
            is_default: fields.boolean("IsDefault")?,
            region_id: fields.text("RegionId")?,
            vpc_id: fields.text("VpcId")?,
        })
    }
}

/// What `DescribeVpcAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AssociatedCens`.
    pub associated_cens: Vec<ResponseAssociatedCen>,
    /// `AssociatedPropagationSources`.
    pub associated_propagation_sources: Vec<ResponseAssociatedPropagationSources>,
    /// `CidrBlock`.
    pub cidr_block: String,
    /// `ClassicLinkEnabled`.
    pub classic_link_enabled: bool,
    /// `CloudResources`.
    pub cloud_resources: Vec<ResponseCloudResourceSetType>,
    /// `CreationTime`.
    pub creation_time: String,
    /// `Description`.
    pub description: String,
    /// `DhcpOptionsSetId`.
    pub dhcp_options_set_id: String,
    /// `DhcpOptionsSetStatus`.
    pub dhcp_options_set_status: String,
    /// `DnsHostnameStatus`.
    pub dns_hostname_status: String,
    /// `EnabledIpv6`.
    pub enabled_ipv6: bool,
    /// `Ipv4GatewayId`.
    pub ipv4_gateway_id: String,
    /// `Ipv6CidrBlock`.
    pub ipv6_cidr_block: String,
    /// `Ipv6CidrBlocks`.
    pub ipv6_cidr_blocks: Vec<ResponseIpv6CidrBlock>,
    /// `IsDefault`.
    pub is_default: bool,
    /// `OwnerId`.
    pub owner_id: i64,
    /// `RegionId`.
    pub region_id: String,
    /// `ResourceGroupId`.
    pub resource_group_id: String,
    /// `SecondaryCidrBlocks`.
    pub secondary_cidr_blocks: Vec<String>,
    /// `Status`.
    pub status: String,
    /// `SupportIpv4Gateway`.
    pub support_ipv4_gateway: bool,
    /// `Tags`.
    pub tags: Vec<ResponseTag>,
    /// `UserCidrs`.
    pub user_cidrs: Vec<String>,
    /// `VRouterId`.
    pub vrouter_id: String,
    /// `VSwitchIds`.
    pub vswitch_ids: Vec<String>,
    /// `VpcId`.
    pub vpc_id: String,
    /// `VpcName`.
    pub vpc_name: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "AssociatedCens",
            Some("AssociatedCen"),
            &self.associated_cens,
        );
        write_list(
            out,
            "AssociatedPropagationSources",
            Some("AssociatedPropagationSources"),
            &self.associated_propagation_sources,
        );
        out.text("CidrBlock", &self.cidr_block);
        out.boolean("ClassicLinkEnabled", self.classic_link_enabled);
        write_list(
            out,
            "CloudResources",
            Some("CloudResourceSetType"),
            &self.cloud_resources,
        );
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.text("DhcpOptionsSetId", &self.dhcp_options_set_id);
        out.text("DhcpOptionsSetStatus", &self.dhcp_options_set_status);
        out.text("DnsHostnameStatus", &self.dns_hostname_status);
        out.boolean("EnabledIpv6", self.enabled_ipv6);
        out.text("Ipv4GatewayId", &self.ipv4_gateway_id);
        out.text("Ipv6CidrBlock", &self.ipv6_cidr_block);
        write_list(
            out,
            "Ipv6CidrBlocks",
            Some("Ipv6CidrBlock"),
            &self.ipv6_cidr_blocks,
        );
        out.boolean("IsDefault", self.is_default);
        out.integer("OwnerId", self.owner_id);
        out.text("RegionId", &self.region_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_texts(
            out,
            "SecondaryCidrBlocks",
            Some("SecondaryCidrBlock"),
            &self.secondary_cidr_blocks,
        );
        out.text("Status", &self.status);
        out.boolean("SupportIpv4Gateway", self.support_ipv4_gateway);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        write_texts(out, "UserCidrs", Some("UserCidr"), &self.user_cidrs);
        out.text("VRouterId", &self.vrouter_id);
        write_texts(out, "VSwitchIds", Some("VSwitchId"), &self.vswitch_ids);
        out.text("VpcId", &self.vpc_id);
        out.text("VpcName", &self.vpc_name);
    }
}

/// `AssociatedCens`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAssociatedCen {
    /// `AssociatedCens.AssociatedCen[].CenId`.
    pub cen_id: String,
    /// `AssociatedCens.AssociatedCen[].CenOwnerId`.
    pub cen_owner_id: i64,
    /// `AssociatedCens.AssociatedCen[].CenStatus`.
    pub cen_status: String,
}

impl Fields for ResponseAssociatedCen {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CenId", &self.cen_id);
        out.integer("CenOwnerId", self.cen_owner_id);
        out.text("CenStatus", &self.cen_status);
    }
}

/// `AssociatedPropagationSources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAssociatedPropagationSources {
    /// `AssociatedPropagationSources.AssociatedPropagationSources[].RoutePropagated`.
    pub route_propagated: bool,
    /// `AssociatedPropagationSources.AssociatedPropagationSources[].SourceInstanceId`.
    pub source_instance_id: String,
    /// `AssociatedPropagationSources.AssociatedPropagationSources[].SourceOwnerId`.
    pub source_owner_id: i64,
    /// `AssociatedPropagationSources.AssociatedPropagationSources[].SourceType`.
    pub source_type: String,
    /// `AssociatedPropagationSources.AssociatedPropagationSources[].Status`.
    pub status: String,
}

impl Fields for ResponseAssociatedPropagationSources {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("RoutePropagated", self.route_propagated);
        out.text("SourceInstanceId", &self.source_instance_id);
        out.integer("SourceOwnerId", self.source_owner_id);
        out.text("SourceType", &self.source_type);
        out.text("Status", &self.status);
    }
}

/// `CloudResources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseCloudResourceSetType {
    /// `CloudResources.CloudResourceSetType[].ResourceCount`.
    pub resource_count: i64,
    /// `CloudResources.CloudResourceSetType[].ResourceType`.
    pub resource_type: String,
}

impl Fields for ResponseCloudResourceSetType {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("ResourceCount", self.resource_count);
        out.text("ResourceType", &self.resource_type);
    }
}

/// `Ipv6CidrBlocks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseIpv6CidrBlock {
    /// `Ipv6CidrBlocks.Ipv6CidrBlock[].Ipv6CidrBlock`.
    pub ipv6_cidr_block: String,
    /// `Ipv6CidrBlocks.Ipv6CidrBlock[].Ipv6Isp`.
    pub ipv6_isp: String,
}

impl Fields for ResponseIpv6CidrBlock {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6CidrBlock", &self.ipv6_cidr_block);
        out.text("Ipv6Isp", &self.ipv6_isp);
    }
}

/// `Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTag {
    /// `Tags.Tag[].Key`.
    pub key: String,
    /// `Tags.Tag[].Value`.
    pub value: String,
}

impl Fields for ResponseTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `DescribeVpcAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeVpcAttribute",
    status: Status::Done,
    ram_action: "vpc:DescribeVpcAttribute",
    resources: &["acs:vpc:{RegionId}:{Owner}:vpc/{VpcId}"],
    params: PARAMS,
    errors: &[errors::INVALID_VPC_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    boolean("IsDefault"),
    text("RegionId").required(),
    text("VpcId").required(),
];
