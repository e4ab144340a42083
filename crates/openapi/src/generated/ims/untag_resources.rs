//! `UntagResources` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UntagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `All`; default false.
    pub all: Option<bool>,
    /// `ResourceId`.
    pub resource_id: Vec<String>,
    /// `ResourcePrincipalName`.
    pub resource_principal_name: Vec<String>,
    /// `ResourceType`.
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
            resource_principal_name: fields.texts("ResourcePrincipalName")?,
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
    product: "Ims",
    version: "2019-08-15",
    name: "UntagResources",
    status: Status::Done,
    ram_action: "ram:UntagResources",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("All").one_of(&["true", "false"]),
    texts("ResourceId"),
    texts("ResourcePrincipalName").malformed(&errors::INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME),
    text("ResourceType")
        .one_of(&["user"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    texts("TagKey"),
];
