use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};

use super::NameError;

/// The name of an identity provider: 1 to 128 letters, digits, `.`, `-` and `_`.
///
/// Source: RAM guide, identity providers.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ProviderName(Arc<str>);

/// Who vouches for others, and what proves it.
///
/// Source: IMS API, `CreateSAMLProvider`, `CreateOIDCProvider`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IdentityProvider {
    /// Its name.
    pub name: ProviderName,
    /// What somebody says about it.
    pub description: String,
    /// How it vouches.
    pub protocol: ProviderProtocol,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// How a provider vouches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ProviderProtocol {
    /// By assertions signed as its metadata document says.
    Saml {
        /// The document, as it was given.
        metadata: Arc<str>,
    },
    /// By tokens.
    Oidc {
        /// Who issues them.
        issuer: String,
        /// For whom they may be.
        client_ids: Vec<String>,
        /// Fingerprints of certificates of the issuer.
        fingerprints: Vec<String>,
        /// How old a token may be, in hours.
        issuance_limit_hours: u32,
        /// The keys that tokens are signed with: a JSON Web Key Set.
        keys: Arc<str>,
    },
}

impl ProviderName {
    /// The text, as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is the same for all names of one thing.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl FromStr for ProviderName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        const OTHERS: &str = "._-";
        if !(1..=128).contains(&text.chars().count()) {
            return Err(NameError::Length { max: 128 });
        }
        let is_legal = |it: char| it.is_ascii_alphanumeric() || OTHERS.contains(it);
        if text.chars().all(is_legal) {
            Ok(Self(text.into()))
        } else {
            Err(NameError::Characters { others: OTHERS })
        }
    }
}

impl fmt::Display for ProviderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl IdentityProvider {
    /// Its relative id in ARNs: `saml-provider/NAME` or `oidc-provider/NAME`.
    #[must_use]
    pub fn relative_id(&self) -> String {
        let word = match self.protocol {
            ProviderProtocol::Saml { .. } => "saml-provider",
            ProviderProtocol::Oidc { .. } => "oidc-provider",
        };
        format!("{word}/{}", self.name)
    }

    /// Its ARN.
    #[must_use]
    pub fn arn(&self, account: AccountId) -> String {
        format!("acs:ram::{account}:{}", self.relative_id())
    }
}
