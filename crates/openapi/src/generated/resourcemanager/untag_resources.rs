//! `UntagResources` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UntagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `All`; default false.
    pub all: Option<bool>,
    /// `ResourceId`, required.
    pub resource_id: Vec<String>,
    /// `ResourceType`, required; default ResourceGroup.
    pub resource_type: Option<String>,
    /// `TagKey`.
    pub tag_key: Vec<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            all: fields.boolean("All")?,
            resource_id: fields.texts("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
            tag_key: fields.texts("TagKey")?,
        })
    }
}

/// What `UntagResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UntagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "UntagResources",
    status: Status::Done,
    ram_action: "resourcemanager:UntagResources",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
        errors::MISSING_PARAMETER_TAGS,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("All").one_of(&["false", "true"]),
    texts("ResourceId")
        .required()
        .malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&["ResourceGroup", "Account"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    texts("TagKey").malformed(&errors::INVALID_TAG_KEY_MALFORMED),
];
