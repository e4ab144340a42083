//! `ListTagResources` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
    /// `TagFilter`.
    pub tag_filter: Vec<RequestTagFilter>,
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
            region_id: fields.text("RegionId")?,
            resource_id: fields.texts("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
            tag: fields.list("Tag", RequestTag::read)?,
            tag_filter: fields.list("TagFilter", RequestTagFilter::read)?,
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

/// `TagFilter`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTagFilter {
    /// `TagFilter.N.TagKey`.
    pub tag_key: Option<String>,
    /// `TagFilter.N.TagValues`.
    pub tag_values: Vec<String>,
}

impl RequestTagFilter {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            tag_key: fields.text("TagKey")?,
            tag_values: fields.texts("TagValues")?,
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
    product: "Ecs",
    version: "2014-05-26",
    name: "ListTagResources",
    status: Status::Done,
    ram_action: "ecs:ListTagResources",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_SCOPE,
        errors::INVALID_TAG_MISMATCH,
        errors::INVALID_TAG_COUNT,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::NUMBER_EXCEED_TAGS,
        errors::OPERATION_DENIED_QUOTA_EXCEED,
        errors::INVALID_RESOURCE_ID_NOT_SUPPORTED,
        errors::NO_PERMISSION_TAG,
        errors::PERMISSION_DENIED_SCOPE,
        errors::PERMISSION_DENIED_TAG_OWNER_UID,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
        errors::MISSING_PARAMETER_REGION_ID_404,
        errors::MISSING_PARAMETER_RESOURCE_TYPE,
        errors::MISSING_PARAMETER_TAG_OWNER_BID,
        errors::MISSING_PARAMETER_TAG_OWNER_UID,
        errors::MISSING_PARAMETER_TAGS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NextToken"),
    text("RegionId")
        .required()
        .missing(&errors::MISSING_PARAMETER_REGION_ID_404),
    texts("ResourceId")
        .sized(1, 50)
        .malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&[
            "instance",
            "disk",
            "snapshot",
            "image",
            "securitygroup",
            "volume",
            "eni",
            "ddh",
            "ddhcluster",
            "keypair",
            "launchtemplate",
            "reservedinstance",
            "snapshotpolicy",
            "elasticityassurance",
            "capacityreservation",
            "command",
            "invocation",
            "activation",
            "managedinstance",
        ])
        .missing(&errors::MISSING_PARAMETER_RESOURCE_TYPE),
    list("Tag", TAG),
    list("TagFilter", TAG_FILTER),
];

static TAG: &[Param] = &[
    text("Key")
        .sized(1, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .sized(1, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];

static TAG_FILTER: &[Param] = &[
    text("TagKey")
        .sized(1, 128)
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    texts("TagValues").sized(1, 5),
];
