//! `ImportKeyPair` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ImportKeyPair` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `KeyPairName`, required.
    pub key_pair_name: Option<String>,
    /// `PublicKeyBody`, required.
    pub public_key_body: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
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
            key_pair_name: fields.text("KeyPairName")?,
            public_key_body: fields.text("PublicKeyBody")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
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

/// What `ImportKeyPair` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `KeyPairFingerPrint`.
    pub key_pair_finger_print: String,
    /// `KeyPairName`.
    pub key_pair_name: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("KeyPairFingerPrint", &self.key_pair_finger_print);
        out.text("KeyPairName", &self.key_pair_name);
    }
}

/// `ImportKeyPair`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ImportKeyPair",
    status: Status::Done,
    ram_action: "ecs:ImportKeyPair",
    resources: &["acs:ecs:{RegionId}:{Owner}:keypair/{KeyPairName}"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INVALID_KEY_PAIR_NAME_MALFORMED,
        errors::INVALID_PUBLIC_KEY_BODY_MALFORMED,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::KEY_PAIR_ALREADY_EXIST,
        errors::MISSING_PARAMETER,
        errors::QUOTA_EXCEED_KEY_PAIR,
        errors::QUOTA_EXCEED_TAGS,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("KeyPairName")
        .required()
        .sized(2, 128)
        .malformed(&errors::INVALID_KEY_PAIR_NAME_MALFORMED),
    text("PublicKeyBody")
        .required()
        .malformed(&errors::INVALID_PUBLIC_KEY_BODY_MALFORMED),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG).malformed(&errors::QUOTA_EXCEED_TAGS),
];

static TAG: &[Param] = &[
    text("Key")
        .sized(0, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .sized(0, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
