//! `ProposeLeastPrivilege` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ProposeLeastPrivilege` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Days`; default 90.
    pub days: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `Principal`, required.
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
            days: fields.integer("Days")?,
            next_token: fields.text("NextToken")?,
            principal: fields.text("Principal")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `ProposeLeastPrivilege` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AllowedCalls`.
    pub allowed_calls: i64,
    /// `Calls`.
    pub calls: i64,
    /// `Document`.
    pub document: String,
    /// `IsComplete`.
    pub is_complete: bool,
    /// `LookedAt`.
    pub looked_at: i64,
    /// `NewAccess`.
    pub new_access: Vec<ResponseNew>,
    /// `NextToken`.
    pub next_token: String,
    /// `NotAllowedAnyMore`.
    pub not_allowed_any_more: Vec<ResponseCall>,
    /// `PolicyDialect`.
    pub policy_dialect: String,
    /// `PrincipalArn`.
    pub principal_arn: String,
    /// `Statements`.
    pub statements: Vec<ResponseStatement>,
    /// `Trail`.
    pub trail: ResponseTrail,
    /// `Undecided`.
    pub undecided: i64,
    /// `Unused`.
    pub unused: Vec<ResponseItem>,
    /// `Widenings`.
    pub widenings: Vec<ResponseWidening>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AllowedCalls", self.allowed_calls);
        out.integer("Calls", self.calls);
        out.text("Document", &self.document);
        out.boolean("IsComplete", self.is_complete);
        out.integer("LookedAt", self.looked_at);
        write_list(out, "NewAccess", Some("New"), &self.new_access);
        out.text("NextToken", &self.next_token);
        write_list(
            out,
            "NotAllowedAnyMore",
            Some("Call"),
            &self.not_allowed_any_more,
        );
        out.text("PolicyDialect", &self.policy_dialect);
        out.text("PrincipalArn", &self.principal_arn);
        write_list(out, "Statements", Some("Statement"), &self.statements);
        write_object(out, "Trail", &self.trail);
        out.integer("Undecided", self.undecided);
        write_list(out, "Unused", Some("Item"), &self.unused);
        write_list(out, "Widenings", Some("Widening"), &self.widenings);
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

/// `NotAllowedAnyMore`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseCall {
    /// `NotAllowedAnyMore.Call[].Action`.
    pub action: String,
    /// `NotAllowedAnyMore.Call[].Calls`.
    pub calls: i64,
    /// `NotAllowedAnyMore.Call[].Resource`.
    pub resource: String,
}

impl Fields for ResponseCall {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Action", &self.action);
        out.integer("Calls", self.calls);
        out.text("Resource", &self.resource);
    }
}

/// `Statements`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseStatement {
    /// `Statements.Statement[].Calls`.
    pub calls: i64,
    /// `Statements.Statement[].Effect`.
    pub effect: String,
    /// `Statements.Statement[].LastTime`.
    pub last_time: String,
    /// `Statements.Statement[].Statement`.
    pub statement: i64,
}

impl Fields for ResponseStatement {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("Calls", self.calls);
        out.text("Effect", &self.effect);
        out.text("LastTime", &self.last_time);
        out.integer("Statement", self.statement);
    }
}

/// `Trail`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTrail {
    /// `Trail.From`.
    pub from: String,
    /// `Trail.IncompleteCalls`.
    pub incomplete_calls: i64,
    /// `Trail.IsTrimmed`.
    pub is_trimmed: bool,
    /// `Trail.Oldest`.
    pub oldest: String,
    /// `Trail.To`.
    pub to: String,
}

impl Fields for ResponseTrail {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("From", &self.from);
        out.integer("IncompleteCalls", self.incomplete_calls);
        out.boolean("IsTrimmed", self.is_trimmed);
        out.text("Oldest", &self.oldest);
        out.text("To", &self.to);
    }
}

/// `Unused`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseItem {
    /// `Unused.Item[].Actions`.
    pub actions: Vec<String>,
    /// `Unused.Item[].AttachedTo`.
    pub attached_to: String,
    /// `Unused.Item[].Narrowed`.
    pub narrowed: Vec<String>,
    /// `Unused.Item[].PolicyName`.
    pub policy_name: String,
    /// `Unused.Item[].PolicyVersion`.
    pub policy_version: String,
    /// `Unused.Item[].Statement`.
    pub statement: i64,
}

impl Fields for ResponseItem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(out, "Actions", Some("Action"), &self.actions);
        out.text("AttachedTo", &self.attached_to);
        write_texts(out, "Narrowed", Some("Action"), &self.narrowed);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyVersion", &self.policy_version);
        out.integer("Statement", self.statement);
    }
}

/// `Widenings`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseWidening {
    /// `Widenings.Widening[].AlsoAllows`.
    pub also_allows: Vec<String>,
    /// `Widenings.Widening[].Observed`.
    pub observed: i64,
    /// `Widenings.Widening[].Pattern`.
    pub pattern: String,
}

impl Fields for ResponseWidening {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(out, "AlsoAllows", Some("Action"), &self.also_allows);
        out.integer("Observed", self.observed);
        out.text("Pattern", &self.pattern);
    }
}

/// `ProposeLeastPrivilege`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ProposeLeastPrivilege",
    status: Status::Done,
    ram_action: "kanmon:ProposeLeastPrivilege",
    resources: &[
        "acs:kanmon:{RegionId}:{Owner}:user/*",
        "acs:kanmon:{RegionId}:{Owner}:role/*",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEXT_TOKEN,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("Days"),
    text("NextToken").malformed(&errors::INVALID_PARAMETER_NEXT_TOKEN),
    text("Principal").required().sized(1, 256),
    text("RegionId"),
];
