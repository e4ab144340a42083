use openapi::generated::ram::decode_diagnostic_message::{
    Request, Response, ResponseDecodedDiagnosticMessage,
    ResponseDecodedDiagnosticMessageAuthConditions, ResponseDecodedDiagnosticMessageAuthPrincipal,
    ResponseDecodedDiagnosticMessageMatchedPolicies,
};
use openapi::{ApiError, errors};

use crate::planner::Planner;

/// Says what a refusal rested on. Only whoever is of the account that was refused reads it.
///
/// Source: RAM API, `DecodeDiagnosticMessage`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let message = request.encoded_diagnostic_message.as_deref().unwrap_or_default();
    let diagnosis = planner.diagnosis(message).ok_or_else(|| {
        errors::INVALID_PARAMETER_ENCODED_DIAGNOSTIC_MESSAGE.with("nobody of this account got it here")
    })?;
    let conditions = diagnosis.conditions.into_iter().map(|(key, values)| {
        ResponseDecodedDiagnosticMessageAuthConditions {
            condition_key: key,
            condition_values: values,
        }
    });
    let policies = diagnosis.policies.into_iter().map(|it| {
        ResponseDecodedDiagnosticMessageMatchedPolicies {
            attached_entity_type: it.holder,
            attached_scope: it.scope,
            effect: it.effect,
            policy_identifier: it.name,
            policy_type: it.kind,
            policy_version: it.version,
        }
    });
    Ok(Response {
        decoded_diagnostic_message: ResponseDecodedDiagnosticMessage {
            auth_action: diagnosis.action,
            auth_conditions: conditions.collect(),
            auth_principal: ResponseDecodedDiagnosticMessageAuthPrincipal {
                auth_principal_display_name: diagnosis.principal,
                auth_principal_owner_id: diagnosis.principal_owner,
                auth_principal_type: diagnosis.principal_type,
            },
            auth_resource: diagnosis.resource,
            explicit_deny: diagnosis.is_explicit,
            matched_policies: policies.collect(),
            no_permission_policy_type: diagnosis.policy_type,
        },
    })
}
