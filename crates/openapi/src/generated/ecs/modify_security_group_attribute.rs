//! `ModifySecurityGroupAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifySecurityGroupAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Description`.
    pub description: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Option<String>,
    /// `SecurityGroupName`.
    pub security_group_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            description: fields.text("Description")?,
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
            security_group_name: fields.text("SecurityGroupName")?,
        })
    }
}

/// What `ModifySecurityGroupAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifySecurityGroupAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifySecurityGroupAttribute",
    status: Status::Done,
    ram_action: "ecs:ModifySecurityGroupAttribute",
    resources: &["acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED,
        errors::INVALID_SECURITY_GROUP_NAME_MALFORMED,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Description")
        .keeping_empty()
        .sized(2, 256)
        .malformed(&errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED),
    text("RegionId").required(),
    text("SecurityGroupId").required(),
    text("SecurityGroupName")
        .sized(2, 128)
        .malformed(&errors::INVALID_SECURITY_GROUP_NAME_MALFORMED),
];
