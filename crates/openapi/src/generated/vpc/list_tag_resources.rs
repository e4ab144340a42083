//! `ListTagResources` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MaxResults`.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
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
            region_id: fields.text("RegionId")?,
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
    pub tag_resources: Vec<ResponseTagResource>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
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
    product: "Vpc",
    version: "2016-04-28",
    name: "ListTagResources",
    status: Status::Done,
    ram_action: "vpc:ListTagResources",
    resources: &["acs:vpc:{RegionId}:{Owner}:{ResourceType}/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("MaxResults"),
    text("NextToken"),
    text("RegionId").required(),
    texts("ResourceId")
        .sized(1, 50)
        .malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&["VPC", "VSWITCH", "EIP"]),
    list("Tag", TAG).sized(0, 20),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value").also(&["value"]),
];
