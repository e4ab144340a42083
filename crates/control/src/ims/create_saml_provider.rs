use std::sync::Arc;

use openapi::generated::ims::create_saml_provider::{Request, Response, ResponseSAMLProvider};
use openapi::{ApiError, errors};
use ram::directory::{Entity, IdentityProvider, ProviderProtocol, SamlProvider};

use super::saml;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::ram::{refusal, text};

/// Makes a SAML provider, with the document that says how its assertions are verified.
///
/// Source: IMS API, `CreateSAMLProvider`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    let permit = planner.permit("saml-provider/*", account)?;
    let name = saml::name(request.saml_provider_name.as_deref())?;
    let description = text::bounded(
        request.description.as_deref(),
        256,
        &errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
    )?;
    let encoded = request.encoded_saml_metadata_document.as_deref();
    let refused = &errors::INVALID_PARAMETER_ENCODED_SAML_METADATA_DOCUMENT_FORMAT;
    let metadata = saml::metadata(encoded.unwrap_or_default(), refused)?;
    let request_signature = saml::request_signature(request.authn_sign_algo.as_deref())?;
    let request_signature = request_signature.unwrap_or_default();
    let now = planner.now();
    let provider = Arc::new(IdentityProvider {
        name,
        description,
        protocol: ProviderProtocol::Saml(SamlProvider {
            metadata,
            request_signature: request_signature.clone(),
        }),
        created: now,
        updated: now,
    });
    planner
        .identities()
        .may_add_provider(&provider)
        .map_err(refusal::refused)?;
    planner.bump(GuardKey::Directory(account));
    planner.put_identity(&permit, Entity::Provider(Arc::clone(&provider)));
    Ok(Response {
        saml_provider: ResponseSAMLProvider {
            arn: provider.arn(account),
            authn_sign_algo: request_signature,
            create_date: provider.created.to_string(),
            description: provider.description.clone(),
            saml_provider_name: provider.name.to_string(),
            update_date: provider.updated.to_string(),
        },
    })
}
