//! `DescribeTags` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeTags` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Category`.
    pub category: Option<String>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceId`.
    pub resource_id: Option<String>,
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
            category: fields.text("Category")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_id: fields.text("ResourceId")?,
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

/// What `DescribeTags` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `Tags`.
    pub tags: Vec<ResponseTag>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTag {
    /// `Tags.Tag[].ResourceTypeCount`.
    pub resource_type_count: ResponseTagResourceTypeCount,
    /// `Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ResourceTypeCount", &self.resource_type_count);
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `Tags.Tag[].ResourceTypeCount`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTagResourceTypeCount {
    /// `Tags.Tag[].ResourceTypeCount.Ddh`.
    pub ddh: i64,
    /// `Tags.Tag[].ResourceTypeCount.Disk`.
    pub disk: i64,
    /// `Tags.Tag[].ResourceTypeCount.Eni`.
    pub eni: i64,
    /// `Tags.Tag[].ResourceTypeCount.Image`.
    pub image: i64,
    /// `Tags.Tag[].ResourceTypeCount.Instance`.
    pub instance: i64,
    /// `Tags.Tag[].ResourceTypeCount.KeyPair`.
    pub key_pair: i64,
    /// `Tags.Tag[].ResourceTypeCount.LaunchTemplate`.
    pub launch_template: i64,
    /// `Tags.Tag[].ResourceTypeCount.ReservedInstance`.
    pub reserved_instance: i64,
    /// `Tags.Tag[].ResourceTypeCount.Securitygroup`.
    pub securitygroup: i64,
    /// `Tags.Tag[].ResourceTypeCount.Snapshot`.
    pub snapshot: i64,
    /// `Tags.Tag[].ResourceTypeCount.SnapshotPolicy`.
    pub snapshot_policy: i64,
    /// `Tags.Tag[].ResourceTypeCount.Volume`.
    pub volume: i64,
}

impl Fields for ResponseTagResourceTypeCount {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("Ddh", self.ddh);
        out.integer("Disk", self.disk);
        out.integer("Eni", self.eni);
        out.integer("Image", self.image);
        out.integer("Instance", self.instance);
        out.integer("KeyPair", self.key_pair);
        out.integer("LaunchTemplate", self.launch_template);
        out.integer("ReservedInstance", self.reserved_instance);
        out.integer("Securitygroup", self.securitygroup);
        out.integer("Snapshot", self.snapshot);
        out.integer("SnapshotPolicy", self.snapshot_policy);
        out.integer("Volume", self.volume);
    }
}

/// `DescribeTags`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeTags",
    status: Status::Done,
    ram_action: "ecs:DescribeTags",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_TAG_COUNT,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Category"),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ResourceId"),
    text("ResourceType"),
    list("Tag", TAG).malformed(&errors::INVALID_TAG_COUNT),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
