//! What requests about SAML providers have in common.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use federation::saml::Metadata;
use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{IdentityProvider, ProviderName, ProviderProtocol, SamlProvider};

use crate::caller::Permit;
use crate::planner::Planner;
use crate::ram::refusal;

/// `SAMLProviderName`.
pub(super) fn name(text: Option<&str>) -> Result<ProviderName, ApiError> {
    let name = text.unwrap_or_default().parse();
    let length = errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS;
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// A SAML provider of the caller's account, and that the caller may do what it asks to it.
pub(super) fn provider(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<IdentityProvider>, SamlProvider, Permit), ApiError> {
    let name = name(text)?;
    let permit = planner.permit(&format!("saml-provider/{name}"), planner.account())?;
    let identities = planner.identities();
    let found = identities.saml_provider_named(name.as_str());
    let found = Arc::clone(found.map_err(refusal::refused)?);
    let protocol = protocol(&found)?;
    Ok((found, protocol, permit))
}

/// What a SAML provider proves its assertions by.
pub(super) fn protocol(provider: &IdentityProvider) -> Result<SamlProvider, ApiError> {
    match &provider.protocol {
        ProviderProtocol::Saml(it) => Ok(it.clone()),
        ProviderProtocol::Oidc(_) => Err(errors::INTERNAL_ERROR.error()),
    }
}

/// A metadata document, in Base64, that says how assertions are verified.
pub(super) fn metadata(encoded: &str, refused: &ErrorRow) -> Result<Arc<str>, ApiError> {
    let encoded: String = encoded.split_ascii_whitespace().collect();
    let bytes = STANDARD.decode(encoded);
    let text = bytes.ok().and_then(|it| String::from_utf8(it).ok());
    let text = text.ok_or_else(|| refused.with("it is not Base64 of UTF-8"))?;
    Metadata::parse(&text).map_err(|error| refused.with(error))?;
    Ok(text.into())
}

/// The same, as it is shown.
pub(super) fn encoded(provider: &SamlProvider) -> String {
    STANDARD.encode(provider.metadata.as_bytes())
}

/// `AuthnSignAlgo`: a word that is kept and shown.
pub(super) fn request_signature(text: Option<&str>) -> Result<Option<String>, ApiError> {
    let is_word = |text: &str| {
        let is_legal = |it: char| it.is_ascii_alphanumeric() || "-_:/.#".contains(it);
        text.chars().all(is_legal)
    };
    match text {
        None => Ok(None),
        Some(text) if is_word(text) => Ok(Some(text.to_owned())),
        Some(_) => {
            Err(errors::INVALID_PARAMETER_AUTHN_SIGN_ALGO.with("it is the name of an algorithm"))
        }
    }
}
