//! `ComparePolicies` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ComparePolicies` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NewPolicyDocument`.
    pub new_policy_document: Option<String>,
    /// `NewPolicyName`.
    pub new_policy_name: Option<String>,
    /// `NewVersionId`.
    pub new_version_id: Option<String>,
    /// `OldPolicyDocument`.
    pub old_policy_document: Option<String>,
    /// `OldPolicyName`.
    pub old_policy_name: Option<String>,
    /// `OldVersionId`.
    pub old_version_id: Option<String>,
    /// `Principal`.
    pub principal: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            new_policy_document: fields.text("NewPolicyDocument")?,
            new_policy_name: fields.text("NewPolicyName")?,
            new_version_id: fields.text("NewVersionId")?,
            old_policy_document: fields.text("OldPolicyDocument")?,
            old_policy_name: fields.text("OldPolicyName")?,
            old_version_id: fields.text("OldVersionId")?,
            principal: fields.text("Principal")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `ComparePolicies` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `LostAccess`.
    pub lost_access: Vec<ResponseLost>,
    /// `NewAccess`.
    pub new_access: Vec<ResponseNew>,
    /// `Undecided`.
    pub undecided: Vec<ResponseItem>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "LostAccess", Some("Lost"), &self.lost_access);
        write_list(out, "NewAccess", Some("New"), &self.new_access);
        write_list(out, "Undecided", Some("Item"), &self.undecided);
    }
}

/// `LostAccess`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseLost {
    /// `LostAccess.Lost[].Action`.
    pub action: String,
    /// `LostAccess.Lost[].Conditions`.
    pub conditions: Vec<ResponseLostCondition>,
    /// `LostAccess.Lost[].Resource`.
    pub resource: String,
    /// `LostAccess.Lost[].Statement`.
    pub statement: i64,
}

impl Fields for ResponseLost {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Action", &self.action);
        write_list(out, "Conditions", Some("Condition"), &self.conditions);
        out.text("Resource", &self.resource);
        out.integer("Statement", self.statement);
    }
}

/// `LostAccess.Lost[].Conditions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseLostCondition {
    /// `LostAccess.Lost[].Conditions.Condition[].Key`.
    pub key: String,
    /// `LostAccess.Lost[].Conditions.Condition[].Value`.
    pub value: String,
}

impl Fields for ResponseLostCondition {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `NewAccess`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNew {
    /// `NewAccess.New[].Action`.
    pub action: String,
    /// `NewAccess.New[].Conditions`.
    pub conditions: Vec<ResponseNewCondition>,
    /// `NewAccess.New[].Resource`.
    pub resource: String,
    /// `NewAccess.New[].Statement`.
    pub statement: i64,
}

impl Fields for ResponseNew {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Action", &self.action);
        write_list(out, "Conditions", Some("Condition"), &self.conditions);
        out.text("Resource", &self.resource);
        out.integer("Statement", self.statement);
    }
}

/// `NewAccess.New[].Conditions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNewCondition {
    /// `NewAccess.New[].Conditions.Condition[].Key`.
    pub key: String,
    /// `NewAccess.New[].Conditions.Condition[].Value`.
    pub value: String,
}

impl Fields for ResponseNewCondition {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `Undecided`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseItem {
    /// `Undecided.Item[].Action`.
    pub action: String,
    /// `Undecided.Item[].Side`.
    pub side: String,
    /// `Undecided.Item[].Statement`.
    pub statement: i64,
}

impl Fields for ResponseItem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Action", &self.action);
        out.text("Side", &self.side);
        out.integer("Statement", self.statement);
    }
}

/// `ComparePolicies`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ComparePolicies",
    status: Status::Done,
    ram_action: "kanmon:ComparePolicies",
    resources: &["acs:kanmon:{RegionId}:{Owner}:policy/*"],
    params: PARAMS,
    errors: &[
        errors::MALFORMED_POLICY_DOCUMENT,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_POLICY_VERSION,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NewPolicyDocument"),
    text("NewPolicyName"),
    text("NewVersionId"),
    text("OldPolicyDocument"),
    text("OldPolicyName"),
    text("OldVersionId"),
    text("Principal"),
    text("RegionId"),
];
