//! `ModifyPrefixList` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyPrefixList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AddEntry`.
    pub add_entry: Vec<RequestAddEntry>,
    /// `Description`.
    pub description: Option<String>,
    /// `PrefixListId`, required.
    pub prefix_list_id: Option<String>,
    /// `PrefixListName`.
    pub prefix_list_name: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `RemoveEntry`.
    pub remove_entry: Vec<RequestRemoveEntry>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            add_entry: fields.list("AddEntry", RequestAddEntry::read)?,
            description: fields.text("Description")?,
            prefix_list_id: fields.text("PrefixListId")?,
            prefix_list_name: fields.text("PrefixListName")?,
            region_id: fields.text("RegionId")?,
            remove_entry: fields.list("RemoveEntry", RequestRemoveEntry::read)?,
        })
    }
}

/// `AddEntry`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestAddEntry {
    /// `AddEntry.N.Cidr`, required.
    pub cidr: Option<String>,
    /// `AddEntry.N.Description`.
    pub description: Option<String>,
}

impl RequestAddEntry {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            cidr: fields.text("Cidr")?,
            description: fields.text("Description")?,
        })
    }
}

/// `RemoveEntry`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestRemoveEntry {
    /// `RemoveEntry.N.Cidr`, required.
    pub cidr: Option<String>,
}

impl RequestRemoveEntry {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            cidr: fields.text("Cidr")?,
        })
    }
}

/// What `ModifyPrefixList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyPrefixList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifyPrefixList",
    status: Status::Done,
    ram_action: "ecs:ModifyPrefixList",
    resources: &["acs:ecs:{RegionId}:{Owner}:prefixlist/{PrefixListId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_CIDR_DUPLICATED,
        errors::INVALID_PARAMETER_CIDR_MALFORMED,
        errors::INVALID_PARAMETER_PREFIX_LIST_NAME,
        errors::LIMIT_EXCEED_ENTRY,
        errors::LIMIT_EXCEED_MAX_ENTRIES,
        errors::MISSING_PARAMETER,
        errors::INVALID_PREFIX_LIST_ID_NOT_FOUND,
        errors::NOT_SUPPORTED_GRAY_FUNCTION,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    list("AddEntry", ADD_ENTRY),
    text("Description").keeping_empty().sized(2, 256),
    text("PrefixListId").required(),
    text("PrefixListName")
        .sized(2, 128)
        .malformed(&errors::INVALID_PARAMETER_PREFIX_LIST_NAME),
    text("RegionId").required(),
    list("RemoveEntry", REMOVE_ENTRY),
];

static ADD_ENTRY: &[Param] = &[text("Cidr").required(), text("Description").sized(2, 32)];

static REMOVE_ENTRY: &[Param] = &[text("Cidr").required()];
