//! `UnTagResources` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UnTagResources` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `All`.
    pub all: Option<bool>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceId`, required.
    pub resource_id: Vec<String>,
    /// `ResourceType`, required.
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
            region_id: fields.text("RegionId")?,
            resource_id: fields.texts("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
            tag_key: fields.texts("TagKey")?,
        })
    }
}

/// What `UnTagResources` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UnTagResources`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "UnTagResources",
    status: Status::Done,
    ram_action: "vpc:UnTagResources",
    resources: &["acs:vpc:{RegionId}:{Owner}:{ResourceType}/{ResourceId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::NUMBER_EXCEED_RESOURCE_IDS,
        errors::NUMBER_EXCEED_TAGS,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
        errors::MISSING_PARAMETER_TAGS,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("All"),
    text("RegionId").required(),
    texts("ResourceId")
        .required()
        .sized(1, 50)
        .malformed(&errors::NUMBER_EXCEED_RESOURCE_IDS),
    text("ResourceType")
        .required()
        .one_of(&["VPC", "VSWITCH", "EIP"]),
    texts("TagKey")
        .sized(0, 20)
        .malformed(&errors::NUMBER_EXCEED_TAGS),
];
