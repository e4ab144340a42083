//! `DescribeKeyPairs` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeKeyPairs` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `IncludePublicKey`; default false.
    pub include_public_key: Option<bool>,
    /// `KeyPairFingerPrint`.
    pub key_pair_finger_print: Option<String>,
    /// `KeyPairName`.
    pub key_pair_name: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
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
            include_public_key: fields.boolean("IncludePublicKey")?,
            key_pair_finger_print: fields.text("KeyPairFingerPrint")?,
            key_pair_name: fields.text("KeyPairName")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
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

/// What `DescribeKeyPairs` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `KeyPairs`.
    pub key_pairs: Vec<ResponseKeyPair>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "KeyPairs", Some("KeyPair"), &self.key_pairs);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `KeyPairs`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseKeyPair {
    /// `KeyPairs.KeyPair[].CreationTime`.
    pub creation_time: String,
    /// `KeyPairs.KeyPair[].KeyPairFingerPrint`.
    pub key_pair_finger_print: String,
    /// `KeyPairs.KeyPair[].KeyPairName`.
    pub key_pair_name: String,
    /// `KeyPairs.KeyPair[].PublicKey`.
    pub public_key: String,
    /// `KeyPairs.KeyPair[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `KeyPairs.KeyPair[].Tags`.
    pub tags: Vec<ResponseKeyPairTag>,
}

impl Fields for ResponseKeyPair {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreationTime", &self.creation_time);
        out.text("KeyPairFingerPrint", &self.key_pair_finger_print);
        out.text("KeyPairName", &self.key_pair_name);
        out.text("PublicKey", &self.public_key);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_list(out, "Tags", Some("Tag"), &self.tags);
    }
}

/// `KeyPairs.KeyPair[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseKeyPairTag {
    /// `KeyPairs.KeyPair[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `KeyPairs.KeyPair[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseKeyPairTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribeKeyPairs`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeKeyPairs",
    status: Status::Done,
    ram_action: "ecs:DescribeKeyPairs",
    resources: &["acs:ecs:{RegionId}:{Owner}:keypair/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("IncludePublicKey"),
    text("KeyPairFingerPrint"),
    text("KeyPairName"),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
