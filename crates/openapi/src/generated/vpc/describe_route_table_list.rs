//! `DescribeRouteTableList` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeRouteTableList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
    /// `RouteTableName`.
    pub route_table_name: Option<String>,
    /// `RouteTableType`.
    pub route_table_type: Option<String>,
    /// `RouterId`.
    pub router_id: Option<String>,
    /// `RouterType`.
    pub router_type: Option<String>,
    /// `VpcId`.
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
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            route_table_id: fields.text("RouteTableId")?,
            route_table_name: fields.text("RouteTableName")?,
            route_table_type: fields.text("RouteTableType")?,
            router_id: fields.text("RouterId")?,
            router_type: fields.text("RouterType")?,
            vpc_id: fields.text("VpcId")?,
        })
    }
}

/// What `DescribeRouteTableList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `RouterTableList`.
    pub router_table_list: Vec<ResponseRouterTableListType>,
    /// `Success`.
    pub success: bool,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(
            out,
            "RouterTableList",
            Some("RouterTableListType"),
            &self.router_table_list,
        );
        out.boolean("Success", self.success);
        out.integer("TotalCount", self.total_count);
    }
}

/// `RouterTableList`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRouterTableListType {
    /// `RouterTableList.RouterTableListType[].AssociateType`.
    pub associate_type: String,
    /// `RouterTableList.RouterTableListType[].CreationTime`.
    pub creation_time: String,
    /// `RouterTableList.RouterTableListType[].Description`.
    pub description: String,
    /// `RouterTableList.RouterTableListType[].OwnerId`.
    pub owner_id: i64,
    /// `RouterTableList.RouterTableListType[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `RouterTableList.RouterTableListType[].RouteTableId`.
    pub route_table_id: String,
    /// `RouterTableList.RouterTableListType[].RouteTableName`.
    pub route_table_name: String,
    /// `RouterTableList.RouterTableListType[].RouteTableType`.
    pub route_table_type: String,
    /// `RouterTableList.RouterTableListType[].RouterId`.
    pub router_id: String,
    /// `RouterTableList.RouterTableListType[].RouterType`.
    pub router_type: String,
    /// `RouterTableList.RouterTableListType[].Status`.
    pub status: String,
    /// `RouterTableList.RouterTableListType[].Tags`.
    pub tags: Vec<ResponseRouterTableListTypeTag>,
    /// `RouterTableList.RouterTableListType[].VSwitchIds`.
    pub vswitch_ids: Vec<String>,
    /// `RouterTableList.RouterTableListType[].VpcId`.
    pub vpc_id: String,
}

impl Fields for ResponseRouterTableListType {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AssociateType", &self.associate_type);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.integer("OwnerId", self.owner_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        out.text("RouteTableId", &self.route_table_id);
        out.text("RouteTableName", &self.route_table_name);
        out.text("RouteTableType", &self.route_table_type);
        out.text("RouterId", &self.router_id);
        out.text("RouterType", &self.router_type);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        write_texts(out, "VSwitchIds", Some("VSwitchId"), &self.vswitch_ids);
        out.text("VpcId", &self.vpc_id);
    }
}

/// `RouterTableList.RouterTableListType[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRouterTableListTypeTag {
    /// `RouterTableList.RouterTableListType[].Tags.Tag[].Key`.
    pub key: String,
    /// `RouterTableList.RouterTableListType[].Tags.Tag[].Value`.
    pub value: String,
}

impl Fields for ResponseRouterTableListTypeTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `DescribeRouteTableList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeRouteTableList",
    status: Status::Done,
    ram_action: "vpc:DescribeRouteTableList",
    resources: &["acs:vpc:{RegionId}:{Owner}:routetable/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId"),
    text("ResourceGroupId"),
    text("RouteTableId"),
    text("RouteTableName").sized(1, 128),
    text("RouteTableType").one_of(&["System", "Custom"]),
    text("RouterId"),
    text("RouterType").one_of(&["VRouter", "VBR"]),
    text("VpcId"),
];
