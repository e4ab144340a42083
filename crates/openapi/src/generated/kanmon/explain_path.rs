//! `ExplainPath` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ExplainPath` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `From`, required.
    pub from: Option<String>,
    /// `Port`.
    pub port: Option<i64>,
    /// `Protocol`, required.
    pub protocol: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `SourcePort`.
    pub source_port: Option<i64>,
    /// `To`, required.
    pub to: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            from: fields.text("From")?,
            port: fields.integer("Port")?,
            protocol: fields.text("Protocol")?,
            region_id: fields.text("RegionId")?,
            source_port: fields.integer("SourcePort")?,
            to: fields.text("To")?,
        })
    }
}

/// What `ExplainPath` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DecidedBy`.
    pub decided_by: String,
    /// `Egress`.
    pub egress: ResponseEgress,
    /// `Ingress`.
    pub ingress: ResponseIngress,
    /// `Policy`.
    pub policy: String,
    /// `Reason`.
    pub reason: String,
    /// `Revision`.
    pub revision: i64,
    /// `Stage`.
    pub stage: String,
    /// `WinnerGroupId`.
    pub winner_group_id: String,
    /// `WinnerRuleId`.
    pub winner_rule_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DecidedBy", &self.decided_by);
        write_object(out, "Egress", &self.egress);
        write_object(out, "Ingress", &self.ingress);
        out.text("Policy", &self.policy);
        out.text("Reason", &self.reason);
        out.integer("Revision", self.revision);
        out.text("Stage", &self.stage);
        out.text("WinnerGroupId", &self.winner_group_id);
        out.text("WinnerRuleId", &self.winner_rule_id);
    }
}

/// `Egress`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEgress {
    /// `Egress.DeciderEniId`.
    pub decider_eni_id: String,
    /// `Egress.Losers`.
    pub losers: Vec<ResponseEgressLoser>,
    /// `Egress.Policy`.
    pub policy: String,
    /// `Egress.Reason`.
    pub reason: String,
    /// `Egress.Stage`.
    pub stage: String,
    /// `Egress.WinnerGroupId`.
    pub winner_group_id: String,
    /// `Egress.WinnerRule`.
    pub winner_rule: String,
    /// `Egress.WinnerRuleId`.
    pub winner_rule_id: String,
    /// `Egress.Witness`.
    pub witness: String,
}

impl Fields for ResponseEgress {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DeciderEniId", &self.decider_eni_id);
        write_list(out, "Losers", Some("Loser"), &self.losers);
        out.text("Policy", &self.policy);
        out.text("Reason", &self.reason);
        out.text("Stage", &self.stage);
        out.text("WinnerGroupId", &self.winner_group_id);
        out.text("WinnerRule", &self.winner_rule);
        out.text("WinnerRuleId", &self.winner_rule_id);
        out.text("Witness", &self.witness);
    }
}

/// `Egress.Losers`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEgressLoser {
    /// `Egress.Losers.Loser[].Policy`.
    pub policy: String,
    /// `Egress.Losers.Loser[].Priority`.
    pub priority: i64,
    /// `Egress.Losers.Loser[].Rule`.
    pub rule: String,
    /// `Egress.Losers.Loser[].SecurityGroupId`.
    pub security_group_id: String,
    /// `Egress.Losers.Loser[].SecurityGroupRuleId`.
    pub security_group_rule_id: String,
    /// `Egress.Losers.Loser[].Why`.
    pub why: String,
}

impl Fields for ResponseEgressLoser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Policy", &self.policy);
        out.integer("Priority", self.priority);
        out.text("Rule", &self.rule);
        out.text("SecurityGroupId", &self.security_group_id);
        out.text("SecurityGroupRuleId", &self.security_group_rule_id);
        out.text("Why", &self.why);
    }
}

/// `Ingress`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseIngress {
    /// `Ingress.DeciderEniId`.
    pub decider_eni_id: String,
    /// `Ingress.Losers`.
    pub losers: Vec<ResponseIngressLoser>,
    /// `Ingress.Policy`.
    pub policy: String,
    /// `Ingress.Reason`.
    pub reason: String,
    /// `Ingress.Stage`.
    pub stage: String,
    /// `Ingress.WinnerGroupId`.
    pub winner_group_id: String,
    /// `Ingress.WinnerRule`.
    pub winner_rule: String,
    /// `Ingress.WinnerRuleId`.
    pub winner_rule_id: String,
    /// `Ingress.Witness`.
    pub witness: String,
}

impl Fields for ResponseIngress {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DeciderEniId", &self.decider_eni_id);
        write_list(out, "Losers", Some("Loser"), &self.losers);
        out.text("Policy", &self.policy);
        out.text("Reason", &self.reason);
        out.text("Stage", &self.stage);
        out.text("WinnerGroupId", &self.winner_group_id);
        out.text("WinnerRule", &self.winner_rule);
        out.text("WinnerRuleId", &self.winner_rule_id);
        out.text("Witness", &self.witness);
    }
}

/// `Ingress.Losers`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseIngressLoser {
    /// `Ingress.Losers.Loser[].Policy`.
    pub policy: String,
    /// `Ingress.Losers.Loser[].Priority`.
    pub priority: i64,
    /// `Ingress.Losers.Loser[].Rule`.
    pub rule: String,
    /// `Ingress.Losers.Loser[].SecurityGroupId`.
    pub security_group_id: String,
    /// `Ingress.Losers.Loser[].SecurityGroupRuleId`.
    pub security_group_rule_id: String,
    /// `Ingress.Losers.Loser[].Why`.
    pub why: String,
}

impl Fields for ResponseIngressLoser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Policy", &self.policy);
        out.integer("Priority", self.priority);
        out.text("Rule", &self.rule);
        out.text("SecurityGroupId", &self.security_group_id);
        out.text("SecurityGroupRuleId", &self.security_group_rule_id);
        out.text("Why", &self.why);
    }
}

/// `ExplainPath`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ExplainPath",
    status: Status::Done,
    ram_action: "kanmon:ExplainPath",
    resources: &["acs:kanmon:{RegionId}:{Owner}:path/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_FROM,
        errors::INVALID_PARAMETER_PORT,
        errors::INVALID_PARAMETER_PROTOCOL,
        errors::INVALID_PARAMETER_TO,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("From")
        .required()
        .malformed(&errors::INVALID_PARAMETER_FROM),
    whole("Port", 0, 65535).malformed(&errors::INVALID_PARAMETER_PORT),
    text("Protocol")
        .required()
        .malformed(&errors::INVALID_PARAMETER_PROTOCOL),
    text("RegionId"),
    whole("SourcePort", 0, 65535),
    text("To")
        .required()
        .malformed(&errors::INVALID_PARAMETER_TO),
];
