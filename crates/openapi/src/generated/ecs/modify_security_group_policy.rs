//! `ModifySecurityGroupPolicy` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifySecurityGroupPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `InnerAccessPolicy`, required.
    pub inner_access_policy: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Option<String>,
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
            inner_access_policy: fields.text("InnerAccessPolicy")?,
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
        })
    }
}

/// What `ModifySecurityGroupPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifySecurityGroupPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifySecurityGroupPolicy",
    status: Status::Done,
    ram_action: "ecs:ModifySecurityGroupPolicy",
    resources: &["acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_POLICY_MALFORMED,
        errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
        errors::MISSING_PARAMTER_REGION_ID,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_PARAMETER_INNER_ACCESS_POLICY,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    text("InnerAccessPolicy")
        .required()
        .one_of(&["Accept", "Drop"])
        .malformed(&errors::INVALID_POLICY_MALFORMED),
    text("RegionId")
        .required()
        .missing(&errors::MISSING_PARAMTER_REGION_ID),
    text("SecurityGroupId")
        .required()
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
];
