//! `TagResources` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `TagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`, required.
    pub region_id: Option<String>,
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
    /// `Tag.N.Key`, required.
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
    product: "Ecs",
    version: "2014-05-26",
    name: "TagResources",
    status: Status::Done,
    ram_action: "ecs:TagResources",
    resources: &["acs:ecs:{RegionId}:{Owner}:{ResourceType}/{ResourceId}"],
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
        errors::QUOTA_EXCEED_TAGS,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
        errors::MISSING_PARAMETER_REGION_ID_404,
        errors::MISSING_PARAMETER_RESOURCE_TYPE,
        errors::MISSING_PARAMETER_TAG_OWNER_BID,
        errors::MISSING_PARAMETER_TAG_OWNER_UID,
        errors::MISSING_PARAMETER_TAGS,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("RegionId")
        .required()
        .missing(&errors::MISSING_PARAMETER_REGION_ID_404),
    texts("ResourceId")
        .required()
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
    list("Tag", TAG)
        .required()
        .sized(1, 20)
        .missing(&errors::MISSING_PARAMETER_TAGS)
        .malformed(&errors::NUMBER_EXCEED_TAGS),
];

static TAG: &[Param] = &[
    text("Key")
        .required()
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
