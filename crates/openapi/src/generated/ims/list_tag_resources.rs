//! `ListTagResources` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageSize`; default 100.
    pub page_size: Option<i64>,
    /// `ResourceId`.
    pub resource_id: Vec<String>,
    /// `ResourcePrincipalName`.
    pub resource_principal_name: Vec<String>,
    /// `ResourceType`.
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
            resource_id: fields.texts("ResourceId")?,
            resource_principal_name: fields.texts("ResourcePrincipalName")?,
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
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `NextToken`.
    pub next_token: String,
    /// `TagResources`.
    pub tag_resources: Vec<ResponseTagResource>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("NextToken", &self.next_token);
        write_list(
            out,
            "TagResources",
            Some("TagResource"),
            &self.tag_resources,
        );
    }
}

/// `TagResources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTagResource {
    /// `TagResources.TagResource[].ResourceId`.
    pub resource_id: String,
    /// `TagResources.TagResource[].ResourceType`.
    pub resource_type: String,
    /// `TagResources.TagResource[].TagKey`.
    pub tag_key: String,
    /// `TagResources.TagResource[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseTagResource {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListTagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListTagResources",
    status: Status::Done,
    ram_action: "ram:ListTagResources",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEXT_TOKEN,
        errors::INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NextToken").malformed(&errors::INVALID_PARAMETER_NEXT_TOKEN),
    integer("PageSize"),
    texts("ResourceId"),
    texts("ResourcePrincipalName").malformed(&errors::INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME),
    text("ResourceType")
        .one_of(&["user"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
