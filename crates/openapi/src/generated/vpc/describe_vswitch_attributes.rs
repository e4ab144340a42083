//! `DescribeVSwitchAttributes` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeVSwitchAttributes` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `VSwitchId`, required.
    pub vswitch_id: Option<String>,
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
            region_id: fields.text("RegionId")?,
            vswitch_id: fields.text("VSwitchId")?,
        })
    }
}

/// What `DescribeVSwitchAttributes` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AvailableIpAddressCount`.
    pub available_ip_address_count: i64,
    /// `CidrBlock`.
    pub cidr_block: String,
    /// `CreationTime`.
    pub creation_time: String,
    /// `Description`.
    pub description: String,
    /// `EnabledIpv6`.
    pub enabled_ipv6: bool,
    /// `Ipv6CidrBlock`.
    pub ipv6_cidr_block: String,
    /// `IsDefault`.
    pub is_default: bool,
    /// `NetworkAclId`.
    pub network_acl_id: String,
    /// `OwnerId`.
    pub owner_id: i64,
    /// `ResourceGroupId`.
    pub resource_group_id: String,
    /// `RouteTable`.
    pub route_table: ResponseRouteTable,
    /// `ShareType`.
    pub share_type: String,
    /// `Status`.
    pub status: String,
    /// `Tags`.
    pub tags: Vec<ResponseTag>,
    /// `VSwitchId`.
    pub vswitch_id: String,
    /// `VSwitchName`.
    pub vswitch_name: String,
    /// `VpcId`.
    pub vpc_id: String,
    /// `ZoneId`.
    pub zone_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AvailableIpAddressCount", self.available_ip_address_count);
        out.text("CidrBlock", &self.cidr_block);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.boolean("EnabledIpv6", self.enabled_ipv6);
        out.text("Ipv6CidrBlock", &self.ipv6_cidr_block);
        out.boolean("IsDefault", self.is_default);
        out.text("NetworkAclId", &self.network_acl_id);
        out.integer("OwnerId", self.owner_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_object(out, "RouteTable", &self.route_table);
        out.text("ShareType", &self.share_type);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("VSwitchId", &self.vswitch_id);
        out.text("VSwitchName", &self.vswitch_name);
        out.text("VpcId", &self.vpc_id);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `RouteTable`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRouteTable {
    /// `RouteTable.RouteTableId`.
    pub route_table_id: String,
    /// `RouteTable.RouteTableType`.
    pub route_table_type: String,
}

impl Fields for ResponseRouteTable {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("RouteTableId", &self.route_table_id);
        out.text("RouteTableType", &self.route_table_type);
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

/// `DescribeVSwitchAttributes`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeVSwitchAttributes",
    status: Status::Done,
    ram_action: "vpc:DescribeVSwitchAttributes",
    resources: &["acs:vpc:{RegionId}:{Owner}:vswitch/{VSwitchId}"],
    params: PARAMS,
    errors: &[errors::INVALID_VSWITCH_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    text("RegionId"),
    text("VSwitchId").required(),
];
