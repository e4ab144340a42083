//! `ListTagKeys` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTagKeys` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `KeyFilter`.
    pub key_filter: Option<String>,
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `ResourceType`, required.
    pub resource_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            key_filter: fields.text("KeyFilter")?,
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            resource_type: fields.text("ResourceType")?,
        })
    }
}

/// What `ListTagKeys` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `Tags`.
    pub tags: Vec<ResponseTags>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(out, "Tags", None, &self.tags);
    }
}

/// `Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTags {
    /// `Tags[].Key`.
    pub key: String,
}

impl Fields for ResponseTags {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
    }
}

/// `ListTagKeys`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "ListTagKeys",
    status: Status::Done,
    ram_action: "resourcemanager:ListTagKeys",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("KeyFilter"),
    integer("MaxResults"),
    text("NextToken"),
    text("ResourceType")
        .required()
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
];
