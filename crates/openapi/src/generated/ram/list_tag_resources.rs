//! `ListTagResources` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `ResourceNames`.
    pub resource_names: Option<Vec<String>>,
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
            next_token: fields.text("NextToken")?,
            page_size: fields.integer("PageSize")?,
            resource_names: fields.json_texts("ResourceNames")?,
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
    /// `TagResources[].ResourceName`.
    pub resource_name: String,
    /// `TagResources[].ResourceType`.
    pub resource_type: String,
    /// `TagResources[].TagKey`.
    pub tag_key: String,
    /// `TagResources[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseTagResources {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ResourceName", &self.resource_name);
        out.text("ResourceType", &self.resource_type);
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListTagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListTagResources",
    status: Status::Done,
    ram_action: "ram:ListTagResources",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEXT_TOKEN,
        errors::INVALID_PARAMETER_RESOURCE_NAMES,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_ROLE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NextToken").malformed(&errors::INVALID_PARAMETER_NEXT_TOKEN),
    integer("PageSize"),
    json_texts("ResourceNames").malformed(&errors::INVALID_PARAMETER_RESOURCE_NAMES),
    text("ResourceType")
        .required()
        .one_of(&["role", "policy"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    list("Tag", TAG),
];

static TAG: &[Param] = &[
    text("Key").sized(0, 128).also(&["key"]),
    text("Value").sized(0, 256).also(&["value"]),
];
