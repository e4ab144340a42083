//! `DescribePortRangeLists` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribePortRangeLists` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PortRangeListId`.
    pub port_range_list_id: Vec<String>,
    /// `PortRangeListName`.
    pub port_range_list_name: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            port_range_list_id: fields.texts("PortRangeListId")?,
            port_range_list_name: fields.text("PortRangeListName")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `DescribePortRangeLists` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `PortRangeLists`.
    pub port_range_lists: Vec<ResponsePortRangeLists>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(out, "PortRangeLists", None, &self.port_range_lists);
    }
}

/// `PortRangeLists`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePortRangeLists {
    /// `PortRangeLists[].AssociationCount`.
    pub association_count: i64,
    /// `PortRangeLists[].CreationTime`.
    pub creation_time: String,
    /// `PortRangeLists[].Description`.
    pub description: String,
    /// `PortRangeLists[].MaxEntries`.
    pub max_entries: i64,
    /// `PortRangeLists[].PortRangeListId`.
    pub port_range_list_id: String,
    /// `PortRangeLists[].PortRangeListName`.
    pub port_range_list_name: String,
    /// `PortRangeLists[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `PortRangeLists[].Tags`.
    pub tags: Vec<ResponsePortRangeListsTags>,
}

impl Fields for ResponsePortRangeLists {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AssociationCount", self.association_count);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.integer("MaxEntries", self.max_entries);
        out.text("PortRangeListId", &self.port_range_list_id);
        out.text("PortRangeListName", &self.port_range_list_name);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_list(out, "Tags", None, &self.tags);
    }
}

/// `PortRangeLists[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePortRangeListsTags {
    /// `PortRangeLists[].Tags[].TagKey`.
    pub tag_key: String,
    /// `PortRangeLists[].Tags[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponsePortRangeListsTags {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribePortRangeLists`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribePortRangeLists",
    status: Status::Done,
    ram_action: "ecs:DescribePortRangeLists",
    resources: &["acs:ecs:{RegionId}:{Owner}:portrangelist/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("MaxResults"),
    text("NextToken"),
    texts("PortRangeListId").sized(0, 100),
    text("PortRangeListName").sized(2, 128),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
