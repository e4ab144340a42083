//! `ModifyPortRangeList` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyPortRangeList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AddEntry`.
    pub add_entry: Vec<RequestAddEntry>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `PortRangeListId`, required.
    pub port_range_list_id: Option<String>,
    /// `PortRangeListName`.
    pub port_range_list_name: Option<String>,
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
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            port_range_list_id: fields.text("PortRangeListId")?,
            port_range_list_name: fields.text("PortRangeListName")?,
            region_id: fields.text("RegionId")?,
            remove_entry: fields.list("RemoveEntry", RequestRemoveEntry::read)?,
        })
    }
}

/// `AddEntry`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestAddEntry {
    /// `AddEntry.N.Description`.
    pub description: Option<String>,
    /// `AddEntry.N.PortRange`.
    pub port_range: Option<String>,
}

impl RequestAddEntry {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            description: fields.text("Description")?,
            port_range: fields.text("PortRange")?,
        })
    }
}

/// `RemoveEntry`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestRemoveEntry {
    /// `RemoveEntry.N.PortRange`.
    pub port_range: Option<String>,
}

impl RequestRemoveEntry {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            port_range: fields.text("PortRange")?,
        })
    }
}

/// What `ModifyPortRangeList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyPortRangeList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifyPortRangeList",
    status: Status::Done,
    ram_action: "ecs:ModifyPortRangeList",
    resources: &["acs:ecs:{RegionId}:{Owner}:portrangelist/{PortRangeListId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_DESCRIPTION_MALFORMED,
        errors::INVALID_OPERATION_ENTRY_COUNT_EXCEED_MAX_ENTRIES,
        errors::INVALID_OPERATION_MAX_COUNT_EXCEED,
        errors::INVALID_OPERATION_MAX_ENTRIES_COUNT_EXCEED,
        errors::INVALID_PARAM_ENTRY,
        errors::INVALID_PARAMETER_PORT_RANGE,
        errors::INVALID_PARAMETER_PORT_RANGE_DUPLICATED,
        errors::INVALID_PARAMETER_PORT_RANGE_LIST_NAME,
        errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND,
        errors::LIMIT_EXCEED_ENTRY,
        errors::LIMIT_EXCEED_MAX_ENTRIES,
        errors::INVALID_REGION_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    list("AddEntry", ADD_ENTRY),
    text("ClientToken"),
    text("Description")
        .keeping_empty()
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    text("PortRangeListId").required(),
    text("PortRangeListName")
        .sized(2, 128)
        .malformed(&errors::INVALID_PARAMETER_PORT_RANGE_LIST_NAME),
    text("RegionId").required(),
    list("RemoveEntry", REMOVE_ENTRY),
];

static ADD_ENTRY: &[Param] = &[
    text("Description")
        .sized(2, 32)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    text("PortRange").malformed(&errors::INVALID_PARAMETER_PORT_RANGE),
];

static REMOVE_ENTRY: &[Param] =
    &[text("PortRange").malformed(&errors::INVALID_PARAMETER_PORT_RANGE)];
