//! `DescribePrefixLists` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribePrefixLists` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AddressFamily`.
    pub address_family: Option<String>,
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PrefixListId`.
    pub prefix_list_id: Vec<String>,
    /// `PrefixListName`.
    pub prefix_list_name: Option<String>,
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
            address_family: fields.text("AddressFamily")?,
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            prefix_list_id: fields.texts("PrefixListId")?,
            prefix_list_name: fields.text("PrefixListName")?,
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

/// What `DescribePrefixLists` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `PrefixLists`.
    pub prefix_lists: Vec<ResponsePrefixList>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(out, "PrefixLists", Some("PrefixList"), &self.prefix_lists);
    }
}

/// `PrefixLists`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrefixList {
    /// `PrefixLists.PrefixList[].AddressFamily`.
    pub address_family: String,
    /// `PrefixLists.PrefixList[].AssociationCount`.
    pub association_count: i64,
    /// `PrefixLists.PrefixList[].CreationTime`.
    pub creation_time: String,
    /// `PrefixLists.PrefixList[].Description`.
    pub description: String,
    /// `PrefixLists.PrefixList[].MaxEntries`.
    pub max_entries: i64,
    /// `PrefixLists.PrefixList[].PrefixListId`.
    pub prefix_list_id: String,
    /// `PrefixLists.PrefixList[].PrefixListName`.
    pub prefix_list_name: String,
    /// `PrefixLists.PrefixList[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `PrefixLists.PrefixList[].Tags`.
    pub tags: Vec<ResponsePrefixListTag>,
}

impl Fields for ResponsePrefixList {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AddressFamily", &self.address_family);
        out.integer("AssociationCount", self.association_count);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.integer("MaxEntries", self.max_entries);
        out.text("PrefixListId", &self.prefix_list_id);
        out.text("PrefixListName", &self.prefix_list_name);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_list(out, "Tags", Some("Tag"), &self.tags);
    }
}

/// `PrefixLists.PrefixList[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrefixListTag {
    /// `PrefixLists.PrefixList[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `PrefixLists.PrefixList[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponsePrefixListTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribePrefixLists`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribePrefixLists",
    status: Status::Done,
    ram_action: "ecs:DescribePrefixLists",
    resources: &["acs:ecs:{RegionId}:{Owner}:prefixlist/*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_ADDRESS_FAMILY],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AddressFamily")
        .one_of(&["IPv4", "IPv6"])
        .malformed(&errors::INVALID_PARAMETER_ADDRESS_FAMILY),
    integer("MaxResults"),
    text("NextToken"),
    texts("PrefixListId").sized(0, 100),
    text("PrefixListName"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG),
];

static TAG: &[Param] = &[
    text("Key").sized(0, 128).also(&["key"]),
    text("Value").sized(0, 128).also(&["value"]),
];
