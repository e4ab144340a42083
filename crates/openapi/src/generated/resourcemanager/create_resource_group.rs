//! `CreateResourceGroup` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateResourceGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DisplayName`, required.
    pub display_name: Option<String>,
    /// `Name`, required.
    pub name: Option<String>,
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
            display_name: fields.text("DisplayName")?,
            name: fields.text("Name")?,
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

/// What `CreateResourceGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ResourceGroup`.
    pub resource_group: ResponseResourceGroup,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ResourceGroup", &self.resource_group);
    }
}

/// `ResourceGroup`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroup {
    /// `ResourceGroup.AccountId`.
    pub account_id: String,
    /// `ResourceGroup.CreateDate`.
    pub create_date: String,
    /// `ResourceGroup.DisplayName`.
    pub display_name: String,
    /// `ResourceGroup.Id`.
    pub id: String,
    /// `ResourceGroup.Name`.
    pub name: String,
    /// `ResourceGroup.RegionStatuses`.
    pub region_statuses: Vec<ResponseResourceGroupRegionStatus>,
    /// `ResourceGroup.Status`.
    pub status: String,
}

impl Fields for ResponseResourceGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("Id", &self.id);
        out.text("Name", &self.name);
        write_list(
            out,
            "RegionStatuses",
            Some("RegionStatus"),
            &self.region_statuses,
        );
        out.text("Status", &self.status);
    }
}

/// `ResourceGroup.RegionStatuses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceGroupRegionStatus {
    /// `ResourceGroup.RegionStatuses.RegionStatus[].RegionId`.
    pub region_id: String,
    /// `ResourceGroup.RegionStatuses.RegionStatus[].Status`.
    pub status: String,
}

impl Fields for ResponseResourceGroupRegionStatus {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("RegionId", &self.region_id);
        out.text("Status", &self.status);
    }
}

/// `CreateResourceGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "CreateResourceGroup",
    status: Status::Done,
    ram_action: "resourcemanager:CreateResourceGroup",
    resources: &["acs:resourcemanager:*:{Owner}:resourcegroup/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_DISPLAY_NAME,
        errors::INVALID_PARAMETER_NAME,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::ENTITY_ALREADY_EXISTS_RESOURCE_GROUP,
        errors::LIMIT_EXCEEDED_RESOURCE_GROUP,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("DisplayName")
        .required()
        .sized(1, 50)
        .malformed(&errors::INVALID_PARAMETER_DISPLAY_NAME),
    text("Name")
        .required()
        .sized(2, 50)
        .malformed(&errors::INVALID_PARAMETER_NAME),
    list("Tag", TAG),
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
