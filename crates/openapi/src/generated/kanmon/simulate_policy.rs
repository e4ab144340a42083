//! `SimulatePolicy` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SimulatePolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Action`, required.
    pub action: Option<String>,
    /// `Condition`.
    pub condition: Vec<RequestCondition>,
    /// `PolicyDocument`.
    pub policy_document: Option<String>,
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `Principal`, required.
    pub principal: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `Resource`.
    pub resource: Option<String>,
    /// `SessionPolicyDocument`.
    pub session_policy_document: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            action: fields.text("Action")?,
            condition: fields.list("Condition", RequestCondition::read)?,
            policy_document: fields.text("PolicyDocument")?,
            policy_name: fields.text("PolicyName")?,
            principal: fields.text("Principal")?,
            region_id: fields.text("RegionId")?,
            resource: fields.text("Resource")?,
            session_policy_document: fields.text("SessionPolicyDocument")?,
        })
    }
}

/// `Condition`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestCondition {
    /// `Condition.N.Key`, required.
    pub key: Option<String>,
    /// `Condition.N.Value`, required.
    pub value: Option<String>,
}

impl RequestCondition {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `SimulatePolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Action`.
    pub action: String,
    /// `Decision`.
    pub decision: String,
    /// `IsAllowed`.
    pub is_allowed: bool,
    /// `Matched`.
    pub matched: ResponseMatched,
    /// `Misses`.
    pub misses: Vec<ResponseMiss>,
    /// `PolicyType`.
    pub policy_type: String,
    /// `PrincipalArn`.
    pub principal_arn: String,
    /// `Resource`.
    pub resource: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Action", &self.action);
        out.text("Decision", &self.decision);
        out.boolean("IsAllowed", self.is_allowed);
        write_object(out, "Matched", &self.matched);
        write_list(out, "Misses", Some("Miss"), &self.misses);
        out.text("PolicyType", &self.policy_type);
        out.text("PrincipalArn", &self.principal_arn);
        out.text("Resource", &self.resource);
    }
}

/// `Matched`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseMatched {
    /// `Matched.AttachedTo`.
    pub attached_to: String,
    /// `Matched.Effect`.
    pub effect: String,
    /// `Matched.PolicyName`.
    pub policy_name: String,
    /// `Matched.PolicyVersion`.
    pub policy_version: String,
    /// `Matched.Statement`.
    pub statement: i64,
}

impl Fields for ResponseMatched {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachedTo", &self.attached_to);
        out.text("Effect", &self.effect);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyVersion", &self.policy_version);
        out.integer("Statement", self.statement);
    }
}

/// `Misses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseMiss {
    /// `Misses.Miss[].PolicyName`.
    pub policy_name: String,
    /// `Misses.Miss[].Statement`.
    pub statement: i64,
    /// `Misses.Miss[].Why`.
    pub why: String,
}

impl Fields for ResponseMiss {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("PolicyName", &self.policy_name);
        out.integer("Statement", self.statement);
        out.text("Why", &self.why);
    }
}

/// `SimulatePolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "SimulatePolicy",
    status: Status::Done,
    ram_action: "kanmon:SimulatePolicy",
    resources: &[
        "acs:kanmon:{RegionId}:{Owner}:user/*",
        "acs:kanmon:{RegionId}:{Owner}:role/*",
    ],
    params: PARAMS,
    errors: &[
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Action").required().sized(1, 128),
    list("Condition", CONDITION).sized(0, 50),
    text("PolicyDocument"),
    text("PolicyName"),
    text("Principal").required(),
    text("RegionId"),
    text("Resource").sized(1, 512),
    text("SessionPolicyDocument"),
];

static CONDITION: &[Param] = &[
    text("Key").required().sized(1, 128),
    text("Value").required().sized(0, 1024),
];
