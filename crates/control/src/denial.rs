//! A refusal for want of a permission: the documented error of each product, and what it tells.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::AccountId;
use openapi::{AccessDenied, ApiError, Operation, errors};
use ram::{Context, Decision, Outcome, PolicyHolder, PolicyKind, Values};
use serde::{Deserialize, Serialize};

use crate::authority::Authorities;
use crate::caller::{Caller, Identity};
use crate::random::Random;
use crate::seal::MasterKey;

/// What a refusal tells to whoever may decode it.
///
/// Source: RAM API, `DecodeDiagnosticMessage`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Diagnosis {
    pub(crate) is_explicit: bool,
    pub(crate) policy_type: String,
    pub(crate) action: String,
    pub(crate) resource: String,
    pub(crate) principal: String,
    pub(crate) principal_type: String,
    pub(crate) principal_owner: String,
    pub(crate) conditions: Vec<(String, Vec<String>)>,
    pub(crate) policies: Vec<DecidingPolicy>,
}

/// The policy whose statement decided.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct DecidingPolicy {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) effect: String,
    pub(crate) scope: String,
    pub(crate) holder: String,
}

/// A decision with what it was about.
pub(crate) struct Decided<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) action: &'a str,
    pub(crate) arn: &'a str,
    pub(crate) owner: AccountId,
    pub(crate) group: Option<&'a str>,
    pub(crate) context: &'a Context<'a>,
    pub(crate) decision: Decision,
}

impl Decided<'_> {
    fn policy_type(&self) -> &'static str {
        let is_role = self.action.eq_ignore_ascii_case("sts:AssumeRole");
        self.decision.level.policy_type(is_role).unwrap_or_default()
    }

    /// What decided, in a few words, for the audit trail: `Allow by AdministratorAccess (v1)`.
    pub(crate) fn summary(&self, authorities: &Authorities) -> String {
        let outcome = self.decision.outcome;
        match authorities.deciding(&self.decision, self.owner, self.group) {
            Some(it) if it.name.is_empty() => format!("{outcome} by {}", self.policy_type()),
            Some(it) => format!("{outcome} by {} ({})", it.name, it.version),
            None => format!("{outcome} by {}", self.policy_type()),
        }
    }

    fn diagnosis(&self, authorities: &Authorities) -> Diagnosis {
        let texts = |values: Values<'_>| {
            values
                .as_slice()
                .iter()
                .map(|it| it.text().into_owned())
                .collect()
        };
        let deciding = authorities.deciding(&self.decision, self.owner, self.group);
        let scope = match self.decision.level {
            ram::Level::ResourceGroup => self.group.unwrap_or_default().to_owned(),
            _ => self.owner.to_string(),
        };
        Diagnosis {
            is_explicit: self.decision.outcome == Outcome::ExplicitDeny,
            policy_type: self.policy_type().to_owned(),
            action: self.action.to_owned(),
            resource: self.arn.to_owned(),
            principal: self.caller.principal.arn().to_owned(),
            principal_type: principal_type(self.caller).to_owned(),
            principal_owner: self.caller.account.to_string(),
            conditions: self
                .context
                .iter()
                .map(|(key, values)| (key.to_string(), texts(values)))
                .collect(),
            policies: deciding
                .map(|it| DecidingPolicy {
                    kind: match it.kind {
                        PolicyKind::System => "System",
                        PolicyKind::Custom => "Custom",
                    }
                    .to_owned(),
                    name: it.name.to_string(),
                    version: it.version.to_string(),
                    effect: "Deny".to_owned(),
                    scope,
                    holder: match it.holder {
                        PolicyHolder::User(_) => "SubUser",
                        PolicyHolder::Group(_) => "Group",
                        PolicyHolder::Role(_) => "Role",
                        PolicyHolder::Target(_) => "Target",
                        PolicyHolder::Itself => "",
                    }
                    .to_owned(),
                })
                .into_iter()
                .collect(),
        }
    }

    /// The documented error.
    pub(crate) fn refusal(
        &self,
        operation: &Operation,
        authorities: &Authorities,
        master_key: &MasterKey,
        random: &dyn Random,
    ) -> ApiError {
        let diagnosis = self.diagnosis(authorities);
        let denied = AccessDenied {
            action: self.action.to_owned(),
            principal_type: diagnosis.principal_type.clone(),
            principal_owner_id: diagnosis.principal_owner.clone(),
            principal_display_name: display_name(self.caller),
            no_permission_type: self.decision.outcome.name().to_owned(),
            policy_type: diagnosis.policy_type.clone(),
            encoded_diagnostic_message: diagnosis.encode(self.caller.account, master_key, random),
        };
        refused(operation, self.arn, self.action).denying(denied)
    }
}

impl Diagnosis {
    fn encode(&self, account: AccountId, master_key: &MasterKey, random: &dyn Random) -> String {
        let plain = serde_json::to_vec(self).expect("texts and flags are JSON");
        STANDARD.encode(master_key.seal(&purpose(account), &plain, random.next()))
    }

    /// The diagnosis of a message that somebody of an account got; nothing when it is no such message.
    pub(crate) fn decode(text: &str, account: AccountId, master_key: &MasterKey) -> Option<Self> {
        let sealed = STANDARD.decode(text.trim()).ok()?;
        let plain = master_key.open(&purpose(account), &sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    }
}

fn purpose(account: AccountId) -> String {
    format!("diagnostic-message/{account}")
}

/// The error for a missing permission, in the words of a product.
///
/// Source: RAM, access denied errors; ECS API, common errors, `Forbidden.RAM`.
pub(crate) fn refused(operation: &Operation, resource: &str, action: &str) -> ApiError {
    match operation.product {
        // Source: ACK guide, RRSA, errors of AssumeRoleWithOIDC.
        "Sts" if operation.is_anonymous => {
            let asked = format_args!("Resource: {resource} Action: {action}");
            errors::AUTHENTICATION_FAIL_NO_PERMISSION.with(asked)
        }
        "Ram" | "Sts" | "Ims" | "ResourceManager" | "ResourceDirectoryMaster" => {
            errors::NO_PERMISSION.saying(format!(
                "You are not authorized to do this action. Resource: {resource} Action: {action}"
            ))
        }
        _ => errors::FORBIDDEN_RAM.with(format_args!("Resource: {resource} Action: {action}")),
    }
}

/// `SubUser` or `AssumedRoleUser`; empty for the account itself.
fn principal_type(caller: &Caller) -> &'static str {
    match caller.identity {
        Identity::Root => "",
        Identity::User(_) => "SubUser",
        Identity::Role(_) => "AssumedRoleUser",
        Identity::Federated(_) => "Federated",
    }
}

fn display_name(caller: &Caller) -> String {
    match &caller.identity {
        Identity::Root | Identity::User(_) => caller.principal_id(),
        Identity::Federated(vouched) => vouched.subject().to_owned(),
        Identity::Role(session) => format!("{}:{}", session.role_name, session.name),
    }
}
