//! `DescribeVSwitches` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeVSwitches` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `RouteTableId`.
    pub route_table_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `VSwitchId`.
    pub vswitch_id: Option<String>,
    /// `VSwitchName`.
    pub vswitch_name: Option<String>,
    /// `VSwitchOwnerId`.
    pub vswitch_owner_id: Option<i64>,
    /// `VpcId`.
    pub vpc_id: Option<String>,
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
            dry_run: fields.boolean("DryRun")?,
            enable_ipv6: fields.boolean("EnableIpv6")?,
            is_default: fields.boolean("IsDefault")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            route_table_id: fields.text("RouteTableId")?,
            tag: fields.list("Tag", RequestTag::read)?,
            vswitch_id: fields.text("VSwitchId")?,
            vswitch_name: fields.text("VSwitchName")?,
            vswitch_owner_id: fields.integer("VSwitchOwnerId")?,
            vpc_id: fields.text("VpcId")?,
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

/// What `DescribeVSwitches` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
    /// `VSwitches`.
    pub vswitches: Vec<ResponseVSwitch>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
        write_list(out, "VSwitches", Some("VSwitch"), &self.vswitches);
    }
}

/// `VSwitches`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVSwitch {
    /// `VSwitches.VSwitch[].AvailableIpAddressCount`.
    pub available_ip_address_count: i64,
    /// `VSwitches.VSwitch[].CidrBlock`.
    pub cidr_block: String,
    /// `VSwitches.VSwitch[].CreationTime`.
    pub creation_time: String,
    /// `VSwitches.VSwitch[].Description`.
    pub description: String,
    /// `VSwitches.VSwitch[].EnabledIpv6`.
    pub enabled_ipv6: bool,
    /// `VSwitches.VSwitch[].Ipv6CidrBlock`.
    pub ipv6_cidr_block: String,
    /// `VSwitches.VSwitch[].IsDefault`.
    pub is_default: bool,
    /// `VSwitches.VSwitch[].NetworkAclId`.
    pub network_acl_id: String,
    /// `VSwitches.VSwitch[].OwnerId`.
    pub owner_id: i64,
    /// `VSwitches.VSwitch[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `VSwitches.VSwitch[].RouteTable`.
    pub route_table: ResponseVSwitchRouteTable,
    /// `VSwitches.VSwitch[].ShareType`.
    pub share_type: String,
    /// `VSwitches.VSwitch[].Status`.
    pub status: String,
    /// `VSwitches.VSwitch[].Tags`.
    pub tags: Vec<ResponseVSwitchTag>,
    /// `VSwitches.VSwitch[].VSwitchId`.
    pub vswitch_id: String,
    /// `VSwitches.VSwitch[].VSwitchName`.
    pub vswitch_name: String,
    /// `VSwitches.VSwitch[].VpcId`.
    pub vpc_id: String,
    /// `VSwitches.VSwitch[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseVSwitch {
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

/// `VSwitches.VSwitch[].RouteTable`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVSwitchRouteTable {
    /// `VSwitches.VSwitch[].RouteTable.RouteTableId`.
    pub route_table_id: String,
    /// `VSwitches.VSwitch[].RouteTable.RouteTableType`.
    pub route_table_type: String,
}

impl Fields for ResponseVSwitchRouteTable {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("RouteTableId", &self.route_table_id);
        out.text("RouteTableType", &self.route_table_type);
    }
}

/// `VSwitches.VSwitch[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVSwitchTag {
    /// `VSwitches.VSwitch[].Tags.Tag[].Key`.
    pub key: String,
    /// `VSwitches.VSwitch[].Tags.Tag[].Value`.
    pub value: String,
}

impl Fields for ResponseVSwitchTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `DescribeVSwitches`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeVSwitches",
    status: Status::Done,
    ram_action: "vpc:DescribeVSwitches",
    resources: &["acs:vpc:{RegionId}:{Owner}:vswitch/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    boolean("EnableIpv6"),
    boolean("IsDefault"),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId"),
    text("ResourceGroupId"),
    text("RouteTableId"),
    list("Tag", TAG),
    text("VSwitchId"),
    text("VSwitchName").sized(1, 128),
    long("VSwitchOwnerId"),
    text("VpcId"),
    text("ZoneId"),
];

static TAG: &[Param] = &[
    text("Key").sized(0, 128).also(&["key"]),
    text("Value").sized(0, 128).also(&["value"]),
];
