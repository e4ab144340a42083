//! `DescribeSecurityGroupProtection` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeSecurityGroupProtection` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
        })
    }
}

/// What `DescribeSecurityGroupProtection` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DeletionProtection`.
    pub deletion_protection: bool,
    /// `Holder`.
    pub holder: String,
    /// `Reason`.
    pub reason: String,
    /// `Rules`.
    pub rules: Vec<ResponseRule>,
    /// `SecurityGroupId`.
    pub security_group_id: String,
    /// `ServiceManaged`.
    pub service_managed: bool,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("DeletionProtection", self.deletion_protection);
        out.text("Holder", &self.holder);
        out.text("Reason", &self.reason);
        write_list(out, "Rules", Some("Rule"), &self.rules);
        out.text("SecurityGroupId", &self.security_group_id);
        out.boolean("ServiceManaged", self.service_managed);
    }
}

/// `Rules`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRule {
    /// `Rules.Rule[].Holder`.
    pub holder: String,
    /// `Rules.Rule[].Reason`.
    pub reason: String,
    /// `Rules.Rule[].SecurityGroupRuleId`.
    pub security_group_rule_id: String,
}

impl Fields for ResponseRule {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Holder", &self.holder);
        out.text("Reason", &self.reason);
        out.text("SecurityGroupRuleId", &self.security_group_rule_id);
    }
}

/// `DescribeSecurityGroupProtection`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "DescribeSecurityGroupProtection",
    status: Status::Done,
    ram_action: "kanmon:DescribeSecurityGroupProtection",
    resources: &["acs:kanmon:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("RegionId"),
    text("SecurityGroupId")
        .required()
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
];
