//! `DescribeSecurityGroupReferences` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeSecurityGroupReferences` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Vec<String>,
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
            security_group_id: fields.texts("SecurityGroupId")?,
        })
    }
}

/// What `DescribeSecurityGroupReferences` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `SecurityGroupReferences`.
    pub security_group_references: Vec<ResponseSecurityGroupReference>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "SecurityGroupReferences",
            Some("SecurityGroupReference"),
            &self.security_group_references,
        );
    }
}

/// `SecurityGroupReferences`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityGroupReference {
    /// `SecurityGroupReferences.SecurityGroupReference[].ReferencingSecurityGroups`.
    pub referencing_security_groups: Vec<ResponseSecurityGroupReferenceReferencingSecurityGroup>,
    /// `SecurityGroupReferences.SecurityGroupReference[].SecurityGroupId`.
    pub security_group_id: String,
}

impl Fields for ResponseSecurityGroupReference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "ReferencingSecurityGroups",
            Some("ReferencingSecurityGroup"),
            &self.referencing_security_groups,
        );
        out.text("SecurityGroupId", &self.security_group_id);
    }
}

/// `SecurityGroupReferences.SecurityGroupReference[].ReferencingSecurityGroups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityGroupReferenceReferencingSecurityGroup {
    /// `SecurityGroupReferences.SecurityGroupReference[].ReferencingSecurityGroups.ReferencingSecurityGroup[].AliUid`.
    pub ali_uid: String,
    /// `SecurityGroupReferences.SecurityGroupReference[].ReferencingSecurityGroups.ReferencingSecurityGroup[].SecurityGroupId`.
    pub security_group_id: String,
}

impl Fields for ResponseSecurityGroupReferenceReferencingSecurityGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AliUid", &self.ali_uid);
        out.text("SecurityGroupId", &self.security_group_id);
    }
}

/// `DescribeSecurityGroupReferences`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeSecurityGroupReferences",
    status: Status::Done,
    ram_action: "ecs:DescribeSecurityGroupReferences",
    resources: &["acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
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
    text("RegionId").required(),
    texts("SecurityGroupId")
        .required()
        .sized(0, 10)
        .missing(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED)
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
];
