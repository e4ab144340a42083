//! `CreatePrefixList` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreatePrefixList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AddressFamily`, required.
    pub address_family: Option<String>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `Entry`.
    pub entry: Vec<RequestEntry>,
    /// `MaxEntries`, required.
    pub max_entries: Option<i64>,
    /// `PrefixListName`, required.
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
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            entry: fields.list("Entry", RequestEntry::read)?,
            max_entries: fields.integer("MaxEntries")?,
            prefix_list_name: fields.text("PrefixListName")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            tag: fields.list("Tag", RequestTag::read)?,
        })
    }
}

/// `Entry`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestEntry {
    /// `Entry.N.Cidr`, required.
    pub cidr: Option<String>,
    /// `Entry.N.Description`.
    pub description: Option<String>,
}

impl RequestEntry {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            cidr: fields.text("Cidr")?,
            description: fields.text("Description")?,
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

/// What `CreatePrefixList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PrefixListId`.
    pub prefix_list_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("PrefixListId", &self.prefix_list_id);
    }
}

/// `CreatePrefixList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "CreatePrefixList",
    status: Status::Done,
    ram_action: "ecs:CreatePrefixList",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_CLIENT_TOKEN_VALUE_NOT_SUPPORTED,
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_ADDRESS_FAMILY,
        errors::INVALID_PARAMETER_CIDR_DUPLICATED,
        errors::INVALID_PARAMETER_CIDR_MALFORMED,
        errors::INVALID_PARAMETER_PREFIX_LIST_NAME,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::LIMIT_EXCEED_ENTRY,
        errors::LIMIT_EXCEED_MAX_ENTRIES,
        errors::MISSING_PARAMETER,
        errors::QUOTA_EXCEED_TAGS,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::LIMIT_EXCEED_PREFIX_LIST_PER_REGION,
        errors::NOT_SUPPORTED_GRAY_FUNCTION,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AddressFamily")
        .required()
        .one_of(&["IPv4", "IPv6"])
        .malformed(&errors::INVALID_PARAMETER_ADDRESS_FAMILY),
    text("ClientToken")
        .sized(0, 64)
        .malformed(&errors::INVALID_CLIENT_TOKEN_VALUE_NOT_SUPPORTED),
    text("Description").sized(2, 256),
    list("Entry", ENTRY),
    integer("MaxEntries").required(),
    text("PrefixListName")
        .required()
        .sized(2, 128)
        .malformed(&errors::INVALID_PARAMETER_PREFIX_LIST_NAME),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG).malformed(&errors::QUOTA_EXCEED_TAGS),
];

static ENTRY: &[Param] = &[text("Cidr").required(), text("Description").sized(2, 32)];

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
