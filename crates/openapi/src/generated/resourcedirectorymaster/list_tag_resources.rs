//! `ListTagResources` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `ResourceId`.
    pub resource_id: Vec<String>,
    /// `ResourceType`, required.
    pub resource_type: Option<String>,
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
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
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

/// What `ListTagResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `TagResources`.
    pub tag_resources: Vec<ResponseTagResources>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(out, "TagResources", None, &self.tag_resources);
    }
}

/// `TagResources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTagResources {
    /// `TagResources[].ResourceId`.
    pub resource_id: String,
    /// `TagResources[].ResourceType`.
    pub resource_type: String,
    /// `TagResources[].TagKey`.
    pub tag_key: String,
    /// `TagResources[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseTagResources {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListTagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "ListTagResources",
    status: Status::Done,
    ram_action: "resourcemanager:ListTagResources",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("MaxResults"),
    text("NextToken"),
    texts("ResourceId").malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&["Account", "ControlPolicy"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
