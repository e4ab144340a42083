//! `DecodeDiagnosticMessage` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DecodeDiagnosticMessage` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `EncodedDiagnosticMessage`, required.
    pub encoded_diagnostic_message: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            encoded_diagnostic_message: fields.text("EncodedDiagnosticMessage")?,
        })
    }
}

/// What `DecodeDiagnosticMessage` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DecodedDiagnosticMessage`.
    pub decoded_diagnostic_message: ResponseDecodedDiagnosticMessage,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "DecodedDiagnosticMessage",
            &self.decoded_diagnostic_message,
        );
    }
}

/// `DecodedDiagnosticMessage`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDecodedDiagnosticMessage {
    /// `DecodedDiagnosticMessage.AuthAction`.
    pub auth_action: String,
    /// `DecodedDiagnosticMessage.AuthConditions`.
    pub auth_conditions: Vec<ResponseDecodedDiagnosticMessageAuthConditions>,
    /// `DecodedDiagnosticMessage.AuthPrincipal`.
    pub auth_principal: ResponseDecodedDiagnosticMessageAuthPrincipal,
    /// `DecodedDiagnosticMessage.AuthResource`.
    pub auth_resource: String,
    /// `DecodedDiagnosticMessage.ExplicitDeny`.
    pub explicit_deny: bool,
    /// `DecodedDiagnosticMessage.MatchedPolicies`.
    pub matched_policies: Vec<ResponseDecodedDiagnosticMessageMatchedPolicies>,
    /// `DecodedDiagnosticMessage.NoPermissionPolicyType`.
    pub no_permission_policy_type: String,
}

impl Fields for ResponseDecodedDiagnosticMessage {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AuthAction", &self.auth_action);
        write_list(out, "AuthConditions", None, &self.auth_conditions);
        write_object(out, "AuthPrincipal", &self.auth_principal);
        out.text("AuthResource", &self.auth_resource);
        out.boolean("ExplicitDeny", self.explicit_deny);
        write_list(out, "MatchedPolicies", None, &self.matched_policies);
        out.text("NoPermissionPolicyType", &self.no_permission_policy_type);
    }
}

/// `DecodedDiagnosticMessage.AuthConditions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDecodedDiagnosticMessageAuthConditions {
    /// `DecodedDiagnosticMessage.AuthConditions[].ConditionKey`.
    pub condition_key: String,
    /// `DecodedDiagnosticMessage.AuthConditions[].ConditionValues`.
    pub condition_values: Vec<String>,
}

impl Fields for ResponseDecodedDiagnosticMessageAuthConditions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ConditionKey", &self.condition_key);
        write_texts(out, "ConditionValues", None, &self.condition_values);
    }
}

/// `DecodedDiagnosticMessage.AuthPrincipal`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDecodedDiagnosticMessageAuthPrincipal {
    /// `DecodedDiagnosticMessage.AuthPrincipal.AuthPrincipalDisplayName`.
    pub auth_principal_display_name: String,
    /// `DecodedDiagnosticMessage.AuthPrincipal.AuthPrincipalOwnerId`.
    pub auth_principal_owner_id: String,
    /// `DecodedDiagnosticMessage.AuthPrincipal.AuthPrincipalType`.
    pub auth_principal_type: String,
}

impl Fields for ResponseDecodedDiagnosticMessageAuthPrincipal {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text(
            "AuthPrincipalDisplayName",
            &self.auth_principal_display_name,
        );
        out.text("AuthPrincipalOwnerId", &self.auth_principal_owner_id);
        out.text("AuthPrincipalType", &self.auth_principal_type);
    }
}

/// `DecodedDiagnosticMessage.MatchedPolicies`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDecodedDiagnosticMessageMatchedPolicies {
    /// `DecodedDiagnosticMessage.MatchedPolicies[].AttachedEntityType`.
    pub attached_entity_type: String,
    /// `DecodedDiagnosticMessage.MatchedPolicies[].AttachedScope`.
    pub attached_scope: String,
    /// `DecodedDiagnosticMessage.MatchedPolicies[].Effect`.
    pub effect: String,
    /// `DecodedDiagnosticMessage.MatchedPolicies[].PolicyIdentifier`.
    pub policy_identifier: String,
    /// `DecodedDiagnosticMessage.MatchedPolicies[].PolicyType`.
    pub policy_type: String,
    /// `DecodedDiagnosticMessage.MatchedPolicies[].PolicyVersion`.
    pub policy_version: String,
}

impl Fields for ResponseDecodedDiagnosticMessageMatchedPolicies {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachedEntityType", &self.attached_entity_type);
        out.text("AttachedScope", &self.attached_scope);
        out.text("Effect", &self.effect);
        out.text("PolicyIdentifier", &self.policy_identifier);
        out.text("PolicyType", &self.policy_type);
        out.text("PolicyVersion", &self.policy_version);
    }
}

/// `DecodeDiagnosticMessage`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "DecodeDiagnosticMessage",
    status: Status::Done,
    ram_action: "ram:DecodeDiagnosticMessage",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER_ENCODED_DIAGNOSTIC_MESSAGE],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("EncodedDiagnosticMessage")
    .required()
    .malformed(&errors::INVALID_PARAMETER_ENCODED_DIAGNOSTIC_MESSAGE)];
