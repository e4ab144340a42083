use std::sync::Arc;

use openapi::generated::ims::update_saml_provider::{Request, Response, ResponseSAMLProvider};
use openapi::{ApiError, errors};
use ram::directory::{Entity, IdentityProvider, ProviderProtocol};

use super::saml;
use crate::planner::Planner;
use crate::ram::text;

/// Changes what is given of a SAML provider. Another metadata document holds from the next call on.
///
/// Source: IMS API, `UpdateSAMLProvider`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.saml_provider_name.as_deref();
    let (before, mut protocol, permit) = saml::provider(planner, name)?;
    let mut provider = IdentityProvider::clone(&before);
    let refused = &errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH;
    let description = request.new_description.as_deref();
    let description = description.map(|it| text::bounded(Some(it), 256, refused));
    text::replace(&mut provider.description, description)?;
    if let Some(encoded) = request.new_encoded_saml_metadata_document.as_deref() {
        let refused = &errors::INVALID_PARAMETER_NEW_ENCODED_SAML_METADATA_DOCUMENT_FORMAT;
        protocol.metadata = saml::metadata(encoded, refused)?;
    }
    if let Some(word) = saml::request_signature(request.authn_sign_algo.as_deref())? {
        protocol.request_signature = word;
    }
    let request_signature = protocol.request_signature.clone();
    provider.protocol = ProviderProtocol::Saml(protocol);
    provider.updated = planner.now();
    let shown = ResponseSAMLProvider {
        arn: provider.arn(planner.account()),
        authn_sign_algo: request_signature,
        create_date: provider.created.to_string(),
        description: provider.description.clone(),
        saml_provider_name: provider.name.to_string(),
        update_date: provider.updated.to_string(),
    };
    planner.put_identity(&permit, Entity::Provider(Arc::new(provider)));
    Ok(Response {
        saml_provider: shown,
    })
}
