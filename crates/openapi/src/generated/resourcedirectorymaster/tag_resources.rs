//! `TagResources` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `TagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ResourceId`, required.
    pub resource_id: Vec<String>,
    /// `ResourceType`, required.
    pub resource_type: Option<String>,
    /// `Tag`, required.
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
            resource_id: fields.texts("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
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

/// What `TagResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `TagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "TagResources",
    status: Status::Done,
    ram_action: "resourcemanager:TagResources",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::NUMBER_EXCEED_TAGS,
        errors::QUOTA_EXCEED_TAGS,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::MISSING_PARAMETER_TAGS,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    texts("ResourceId")
        .required()
        .malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&["Account"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    list("Tag", TAG)
        .required()
        .missing(&errors::MISSING_PARAMETER_TAGS)
        .malformed(&errors::NUMBER_EXCEED_TAGS),
];

static TAG: &[Param] = &[
    text("Key")
        .keeping_empty()
        .sized(0, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .keeping_empty()
        .sized(0, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
