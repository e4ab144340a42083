//! `CreateSecurityGroup` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateSecurityGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityGroupName`.
    pub security_group_name: Option<String>,
    /// `SecurityGroupType`; default normal.
    pub security_group_type: Option<String>,
    /// `ServiceManaged`.
    pub service_managed: Option<bool>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `VpcId`.
    pub vpc_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_group_name: fields.text("SecurityGroupName")?,
            security_group_type: fields.text("SecurityGroupType")?,
            service_managed: fields.boolean("ServiceManaged")?,
            tag: fields.list("Tag", RequestTag::read)?,
            vpc_id: fields.text("VpcId")?,
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

/// What `CreateSecurityGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `SecurityGroupId`.
    pub security_group_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("SecurityGroupId", &self.security_group_id);
    }
}

/// `CreateSecurityGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "CreateSecurityGroup",
    status: Status::Done,
    ram_action: "ecs:CreateSecurityGroup",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:securitygroup/*",
        "acs:vpc:{RegionId}:{Owner}:vpc/{VpcId}",
    ],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INCORRECT_VPC_STATUS,
        errors::INVALID_DESCRIPTION_MALFORMED,
        errors::INVALID_PARAMS_GROUP_TYPE,
        errors::INVALID_PARAMS_VPC_ID_GROUP_TYPE,
        errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED,
        errors::INVALID_SECURITY_GROUP_NAME_MALFORMED,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::IDEMPOTENT_PROCESSING,
        errors::INCORRECT_VPC_STATUS_403,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_VPC_ID_NOT_FOUND_403,
        errors::QUOTA_EXCEED_SECURITY_GROUP,
        errors::QUOTA_EXCEED_TAGS,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INVALID_VPC_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
        errors::SERVICE_UNAVAILABLE_500,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    text("Description")
        .sized(2, 256)
        .malformed(&errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SecurityGroupName")
        .sized(2, 128)
        .malformed(&errors::INVALID_SECURITY_GROUP_NAME_MALFORMED),
    text("SecurityGroupType").one_of(&["normal", "enterprise"]),
    boolean("ServiceManaged"),
    list("Tag", TAG)
        .sized(0, 20)
        .malformed(&errors::QUOTA_EXCEED_TAGS),
    text("VpcId"),
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
