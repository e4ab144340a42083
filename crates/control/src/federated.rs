//! Who calls an operation that asks for no signature: somebody whom an identity provider vouches for.

use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};
use federation::oidc::{self, Expected, KeySet, TokenError};
use federation::saml::{self, AssertionError, Metadata};
use openapi::generated::sts::{assume_role_with_oidc, assume_role_with_saml};
use openapi::{ApiError, Operation, Params, errors};
use ram::directory::{IdentityProvider, OidcProvider, ProviderProtocol};
use sha2::{Digest, Sha256};

use crate::audit::cut;
use crate::view::View;

/// What an identity provider said about somebody, once it was found that the provider said so.
#[derive(Debug)]
pub struct Vouched {
    /// The account that the provider is of.
    pub account: AccountId,
    /// The provider, as it was when its word was checked.
    pub provider: Arc<IdentityProvider>,
    /// What it said.
    pub word: Word,
}

/// What an identity provider says.
#[derive(Debug)]
pub enum Word {
    /// A token.
    Oidc(oidc::Token),
    /// An assertion.
    Saml(saml::Assertion),
}

impl Vouched {
    /// Finds out who calls, from what the operation is given.
    ///
    /// Source: STS API, `AssumeRoleWithOIDC`, `AssumeRoleWithSAML`.
    ///
    /// # Errors
    /// Those of the operation, for a parameter that is missing or proves nothing.
    pub(crate) fn of(
        view: &View,
        operation: &'static Operation,
        params: &Params,
        now: Timestamp,
    ) -> Result<Self, ApiError> {
        match operation.name {
            "AssumeRoleWithOIDC" => by_token(view, params, now),
            "AssumeRoleWithSAML" => by_assertion(view, params, now),
            _ => Err(errors::UNSUPPORTED_OPERATION.with(operation)),
        }
    }

    /// The subject, as the provider names it.
    pub(crate) fn subject(&self) -> &str {
        match &self.word {
            Word::Oidc(token) => &token.subject,
            Word::Saml(assertion) => &assertion.subject,
        }
    }

    /// Who it is, for the trail: the provider and whom it vouches for.
    pub(crate) fn arn(&self) -> String {
        let provider = self.provider.arn(self.account);
        format!("{provider}/{}", cut(self.subject(), 256))
    }

    /// Who it is, and nobody else: names in the trail are cut.
    pub(crate) fn lineage(&self) -> String {
        let subject = Sha256::digest(self.subject());
        let digits: String = subject.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}/{digits}", self.provider.arn(self.account))
    }

    /// That the provider is still the one whose word was checked.
    ///
    /// # Errors
    /// `AuthenticationFail.NoPermission`.
    pub(crate) fn refuse_if_changed(&self, view: &View) -> Result<(), ApiError> {
        let name = self.provider.name.as_str();
        let found = view.directory.account(self.account);
        let found = found.and_then(|it| match self.provider.protocol {
            ProviderProtocol::Oidc(_) => it.oidc_provider_named(name).ok(),
            ProviderProtocol::Saml(_) => it.saml_provider_named(name).ok(),
        });
        match found.is_some_and(|it| it.protocol == self.provider.protocol) {
            true => Ok(()),
            false => Err(errors::AUTHENTICATION_FAIL_NO_PERMISSION
                .with("the identity provider was changed meanwhile")),
        }
    }
}

fn by_token(view: &View, params: &Params, now: Timestamp) -> Result<Vouched, ApiError> {
    let request = assume_role_with_oidc::Request::read(params)?;
    let refused = |why: &str| errors::AUTHENTICATION_FAIL_NO_PERMISSION.with(why);
    let arn = request.oidc_provider_arn.as_deref().unwrap_or_default();
    let (account, name) =
        named(arn, "oidc-provider/").ok_or_else(|| refused("the OIDCProviderArn is not valid"))?;
    let provider = view.directory.account(account);
    let provider = provider.and_then(|it| it.oidc_provider_named(name).ok());
    let provider = provider.ok_or_else(|| refused("no such OIDC provider is registered"))?;
    let ProviderProtocol::Oidc(of_tokens) = &provider.protocol else {
        return Err(errors::INTERNAL_ERROR.error());
    };
    let token = request.oidc_token.as_deref().unwrap_or_default();
    let token = verified(of_tokens, token, now)?;
    Ok(Vouched {
        account,
        provider: Arc::clone(provider),
        word: Word::Oidc(token),
    })
}

fn verified(provider: &OidcProvider, token: &str, now: Timestamp) -> Result<oidc::Token, ApiError> {
    let keys = KeySet::parse(&provider.keys)
        .map_err(|_| errors::AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_CONFIGURATION_BROKEN.error())?;
    let client_ids: Vec<String> = provider
        .client_ids
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = Expected {
        issuer: provider.issuer.as_str(),
        client_ids: &client_ids,
        issuance_limit_hours: provider.issuance_limit_hours,
        now,
    };
    oidc::verify(token, &keys, &expected).map_err(|error| match error {
        TokenError::Malformed { .. }
        | TokenError::Algorithm
        | TokenError::Signature
        | TokenError::NotYet => errors::AUTHENTICATION_FAIL_OIDC_TOKEN_INVALID.with(error),
        TokenError::Issuer => errors::AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_NOT_MATCH.error(),
        TokenError::Audience => errors::AUTHENTICATION_FAIL_OIDC_TOKEN_AUDIENCE_NOT_MATCH.error(),
        TokenError::Expired => errors::AUTHENTICATION_FAIL_OIDC_TOKEN_EXPIRED.error(),
    })
}

fn by_assertion(view: &View, params: &Params, now: Timestamp) -> Result<Vouched, ApiError> {
    let request = assume_role_with_saml::Request::read(params)?;
    let arn = request.saml_provider_arn.as_deref().unwrap_or_default();
    let none = || errors::ENTITY_NOT_EXIST_SAML_PROVIDER.error();
    let (account, name) = named(arn, "saml-provider/").ok_or_else(none)?;
    let provider = view.directory.account(account);
    let provider = provider.and_then(|it| it.saml_provider_named(name).ok());
    let provider = provider.ok_or_else(none)?;
    let ProviderProtocol::Saml(of_assertions) = &provider.protocol else {
        return Err(errors::INTERNAL_ERROR.error());
    };
    let metadata = Metadata::parse(&of_assertions.metadata)
        .map_err(|error| errors::AUTHENTICATION_FAIL_IDP_METADATA_INVALID.with(error))?;
    let assertion = request.saml_assertion.as_deref().unwrap_or_default();
    let assertion = saml::verify(assertion, &metadata, now).map_err(|error| match error {
        AssertionError::Metadata => errors::AUTHENTICATION_FAIL_IDP_METADATA_INVALID.with(error),
        AssertionError::Expired => errors::AUTHENTICATION_FAIL_SAML_ASSERTION_EXPIRED.error(),
        AssertionError::Encoding
        | AssertionError::Document(_)
        | AssertionError::Malformed { .. }
        | AssertionError::Status
        | AssertionError::Signature(_)
        | AssertionError::Issuer
        | AssertionError::NotYet
        | AssertionError::Audience => {
            errors::AUTHENTICATION_FAIL_SAML_ASSERTION_INVALID.with(error)
        }
    })?;
    Ok(Vouched {
        account,
        provider: Arc::clone(provider),
        word: Word::Saml(assertion),
    })
}

/// The provider of an ARN, as `acs:ram::1234567890123456:oidc-provider/name`: its account and its name.
pub(crate) fn named<'a>(arn: &'a str, kind: &str) -> Option<(AccountId, &'a str)> {
    let rest = arn.strip_prefix("acs:ram:")?;
    let (region, rest) = rest.split_once(':')?;
    if !matches!(region, "" | "*") {
        return None;
    }
    let (account, relative) = rest.split_once(':')?;
    let name = relative.strip_prefix(kind).filter(|it| !it.is_empty())?;
    Some((account.parse().ok()?, name))
}
