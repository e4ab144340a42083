use openapi::ApiError;
use openapi::generated::ims::get_saml_provider::{Request, Response, ResponseSAMLProvider};

use super::saml;
use crate::planner::Planner;

/// Shows a SAML provider with its metadata document.
///
/// Source: IMS API, `GetSAMLProvider`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.saml_provider_name.as_deref();
    let (provider, protocol, _) = saml::provider(planner, name)?;
    Ok(Response {
        saml_provider: ResponseSAMLProvider {
            arn: provider.arn(planner.account()),
            encoded_saml_metadata_document: saml::encoded(&protocol),
            authn_sign_algo: protocol.request_signature,
            create_date: provider.created.to_string(),
            description: provider.description.clone(),
            saml_provider_name: provider.name.to_string(),
            update_date: provider.updated.to_string(),
        },
    })
}
