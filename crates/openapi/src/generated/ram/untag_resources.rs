//! `UntagResources` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UntagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `All`.
    pub all: Option<bool>,
    /// `ResourceNames`, required.
    pub resource_names: Option<Vec<String>>,
    /// `ResourceType`, required.
    pub resource_type: Option<String>,
    /// `TagKeys`.
    pub tag_keys: Option<Vec<String>>,
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
            resource_names: fields.json_texts("ResourceNames")?,
            resource_type: fields.text("ResourceType")?,
            tag_keys: fields.json_texts("TagKeys")?,
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
    product: "Ram",
    version: "2015-05-01",
    name: "UntagResources",
    status: Status::Done,
    ram_action: "ram:UntagResources",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_RESOURCE_NAMES,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_ROLE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("All").one_of(&["true", "false"]),
    json_texts("ResourceNames")
        .required()
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_NAMES),
    text("ResourceType")
        .required()
        .one_of(&["role", "policy"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    json_texts("TagKeys"),
];
