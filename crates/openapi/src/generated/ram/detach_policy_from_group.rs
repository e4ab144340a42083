//! `DetachPolicyFromGroup` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DetachPolicyFromGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GroupName`, required.
    pub group_name: Option<String>,
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `PolicyType`, required.
    pub policy_type: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            group_name: fields.text("GroupName")?,
            policy_name: fields.text("PolicyName")?,
            policy_type: fields.text("PolicyType")?,
            resource_group_id: fields.text("ResourceGroupId")?,
        })
    }
}

/// What `DetachPolicyFromGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DetachPolicyFromGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "DetachPolicyFromGroup",
    status: Status::Done,
    ram_action: "ram:DetachPolicyFromGroup",
    resources: &[
        "acs:ram:*:{Owner}:group/{GroupName}",
        "acs:ram:*:{Owner}:policy/{PolicyName}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_GROUP_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::ENTITY_NOT_EXIST_GROUP,
        errors::ENTITY_NOT_EXIST_GROUP_POLICY,
        errors::ENTITY_NOT_EXIST_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("GroupName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_GROUP_NAME_LENGTH),
    text("PolicyName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("PolicyType")
        .required()
        .one_of(&["System", "Custom"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
    text("ResourceGroupId"),
];
