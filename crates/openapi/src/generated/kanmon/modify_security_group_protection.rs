//! `ModifySecurityGroupProtection` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifySecurityGroupProtection` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DeletionProtection`, required.
    pub deletion_protection: Option<bool>,
    /// `RegionId`.
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
            deletion_protection: fields.boolean("DeletionProtection")?,
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
        })
    }
}

/// What `ModifySecurityGroupProtection` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifySecurityGroupProtection`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ModifySecurityGroupProtection",
    status: Status::Done,
    ram_action: "kanmon:ModifySecurityGroupProtection",
    resources: &["acs:kanmon:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DeletionProtection").required(),
    text("RegionId"),
    text("SecurityGroupId")
        .required()
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
];
