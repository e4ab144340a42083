//! `ListPrincipalsForAction` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListPrincipalsForAction` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Action`, required.
    pub action: Option<String>,
    /// `MaxResults`.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `Resource`, required.
    pub resource: Option<String>,
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
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            region_id: fields.text("RegionId")?,
            resource: fields.text("Resource")?,
        })
    }
}

/// What `ListPrincipalsForAction` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `Principals`.
    pub principals: Vec<ResponsePrincipal>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(out, "Principals", Some("Principal"), &self.principals);
    }
}

/// `Principals`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrincipal {
    /// `Principals.Principal[].AttachedTo`.
    pub attached_to: String,
    /// `Principals.Principal[].Conditions`.
    pub conditions: Vec<ResponsePrincipalCondition>,
    /// `Principals.Principal[].IsDecided`.
    pub is_decided: bool,
    /// `Principals.Principal[].PolicyName`.
    pub policy_name: String,
    /// `Principals.Principal[].PolicyVersion`.
    pub policy_version: String,
    /// `Principals.Principal[].PrincipalArn`.
    pub principal_arn: String,
    /// `Principals.Principal[].Statement`.
    pub statement: i64,
    /// `Principals.Principal[].Type`.
    pub r#type: String,
}

impl Fields for ResponsePrincipal {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachedTo", &self.attached_to);
        write_list(out, "Conditions", Some("Condition"), &self.conditions);
        out.boolean("IsDecided", self.is_decided);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyVersion", &self.policy_version);
        out.text("PrincipalArn", &self.principal_arn);
        out.integer("Statement", self.statement);
        out.text("Type", &self.r#type);
    }
}

/// `Principals.Principal[].Conditions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrincipalCondition {
    /// `Principals.Principal[].Conditions.Condition[].Key`.
    pub key: String,
    /// `Principals.Principal[].Conditions.Condition[].Value`.
    pub value: String,
}

impl Fields for ResponsePrincipalCondition {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `ListPrincipalsForAction`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ListPrincipalsForAction",
    status: Status::Done,
    ram_action: "kanmon:ListPrincipalsForAction",
    resources: &["acs:kanmon:{RegionId}:{Owner}:principal/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Action").required().sized(1, 128),
    integer("MaxResults"),
    text("NextToken"),
    text("RegionId"),
    text("Resource").required().sized(1, 512),
];
