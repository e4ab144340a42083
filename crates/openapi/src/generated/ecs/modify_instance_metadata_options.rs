//! `ModifyInstanceMetadataOptions` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyInstanceMetadataOptions` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `HttpEndpoint`, required; default enabled.
    pub http_endpoint: Option<String>,
    /// `HttpPutResponseHopLimit`.
    pub http_put_response_hop_limit: Option<i64>,
    /// `HttpTokens`; default optional.
    pub http_tokens: Option<String>,
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `InstanceMetadataTags`; default disabled.
    pub instance_metadata_tags: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            http_endpoint: fields.text("HttpEndpoint")?,
            http_put_response_hop_limit: fields.integer("HttpPutResponseHopLimit")?,
            http_tokens: fields.text("HttpTokens")?,
            instance_id: fields.text("InstanceId")?,
            instance_metadata_tags: fields.text("InstanceMetadataTags")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `ModifyInstanceMetadataOptions` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyInstanceMetadataOptions`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifyInstanceMetadataOptions",
    status: Status::Done,
    ram_action: "ecs:ModifyInstanceMetadataOptions",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED,
        errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED,
        errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED,
        errors::INVALID_IMDS_ACCESS_POLICY_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_METADATA_TAGS_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("HttpEndpoint")
        .required()
        .one_of(&["enabled", "disabled"])
        .malformed(&errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED),
    integer("HttpPutResponseHopLimit")
        .malformed(&errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED),
    text("HttpTokens")
        .one_of(&["optional", "required"])
        .malformed(&errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED),
    text("InstanceId").required(),
    text("InstanceMetadataTags")
        .one_of(&["enabled", "disabled"])
        .malformed(&errors::INVALID_INSTANCE_METADATA_TAGS_NOT_SUPPORTED),
    text("RegionId").required(),
];
