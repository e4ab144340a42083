//! `CreatePortRangeList` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreatePortRangeList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `Entry`.
    pub entry: Vec<RequestEntry>,
    /// `MaxEntries`, required.
    pub max_entries: Option<i64>,
    /// `PortRangeListName`, required.
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
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            entry: fields.list("Entry", RequestEntry::read)?,
            max_entries: fields.integer("MaxEntries")?,
            port_range_list_name: fields.text("PortRangeListName")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            tag: fields.list("Tag", RequestTag::read)?,
        })
    }
}

/// `Entry`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestEntry {
    /// `Entry.N.Description`.
    pub description: Option<String>,
    /// `Entry.N.PortRange`.
    pub port_range: Option<String>,
}

impl RequestEntry {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            description: fields.text("Description")?,
            port_range: fields.text("PortRange")?,
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

/// What `CreatePortRangeList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PortRangeListId`.
    pub port_range_list_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("PortRangeListId", &self.port_range_list_id);
    }
}

/// `CreatePortRangeList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "CreatePortRangeList",
    status: Status::Done,
    ram_action: "ecs:CreatePortRangeList",
    resources: &["acs:ecs:{RegionId}:{Owner}:portrangelist/*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_DESCRIPTION_MALFORMED,
        errors::INVALID_OPERATION_ENTRY_COUNT_EXCEED_MAX_ENTRIES,
        errors::INVALID_OPERATION_MAX_COUNT_EXCEED,
        errors::INVALID_OPERATION_MAX_ENTRIES_COUNT_EXCEED,
        errors::INVALID_PARAM_ENTRY,
        errors::INVALID_PARAMETER_PORT_RANGE,
        errors::INVALID_PARAMETER_PORT_RANGE_DUPLICATED,
        errors::INVALID_PARAMETER_PORT_RANGE_LIST_NAME,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::LIMIT_EXCEED_ENTRY,
        errors::LIMIT_EXCEED_MAX_ENTRIES,
        errors::QUOTA_EXCEED_TAGS,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    text("Description")
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    list("Entry", ENTRY).malformed(&errors::INVALID_PARAM_ENTRY),
    integer("MaxEntries").required(),
    text("PortRangeListName")
        .required()
        .sized(2, 128)
        .malformed(&errors::INVALID_PARAMETER_PORT_RANGE_LIST_NAME),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG).malformed(&errors::QUOTA_EXCEED_TAGS),
];

static ENTRY: &[Param] = &[
    text("Description")
        .sized(2, 32)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    text("PortRange").malformed(&errors::INVALID_PARAMETER_PORT_RANGE),
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
