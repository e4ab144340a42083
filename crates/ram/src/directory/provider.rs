use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};

use super::{Kind, NameError, Refusal};

/// The name of an identity provider: 1 to 128 letters, digits, `.`, `-` and `_`, a letter or digit at both ends.
///
/// Source: IMS API, `CreateOIDCProvider`, `OIDCProviderName`; `CreateSAMLProvider`, `SAMLProviderName`.
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
    Saml(SamlProvider),
    /// By tokens.
    Oidc(OidcProvider),
}

/// What proves an assertion.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SamlProvider {
    /// The metadata document, as it was given.
    pub metadata: Arc<str>,
    /// How requests to the provider are to be signed; nobody here makes any.
    pub request_signature: String,
}

/// What proves a token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OidcProvider {
    /// Who issues them.
    pub issuer: IssuerUrl,
    /// For whom they may be.
    pub client_ids: Vec<ClientId>,
    /// Fingerprints of certificates of the issuer.
    pub fingerprints: Vec<Fingerprint>,
    /// How old a token may be, in hours: 1 to 168.
    pub issuance_limit_hours: u32,
    /// The keys that tokens are signed with: a JSON Web Key Set; empty while none is given.
    pub keys: Arc<str>,
}

/// Why a text is not what an OIDC provider has.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OidcTextError {
    /// No URL of an issuer.
    #[error("an issuer's URL begins with https://, has a host, and neither ?, # nor @")]
    Issuer,
    /// No client id.
    #[error(
        "a client id has 1 to 128 letters, digits and '.', '-', '_', ':', '/', and a letter or digit first"
    )]
    ClientId,
    /// No fingerprint.
    #[error("a fingerprint has 1 to 128 letters and digits")]
    Fingerprint,
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $error:ident, $is_right:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text, as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = OidcTextError;

            fn from_str(text: &str) -> Result<Self, OidcTextError> {
                let is_right: fn(&str) -> bool = $is_right;
                is_right(text)
                    .then(|| Self(text.into()))
                    .ok_or(OidcTextError::$error)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// The URL of who issues tokens: what they say in `iss`, to the byte.
    ///
    /// Source: IMS API, `CreateOIDCProvider`, `IssuerUrl`.
    IssuerUrl: Issuer, |text| {
        let is_legal = |it: char| it.is_ascii_graphic() && !"?#@\"<>\\^`{|}".contains(it);
        text.len() <= 255
            && text.chars().all(is_legal)
            && text
                .strip_prefix("https://")
                .is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_alphanumeric()))
    };
    /// For whom a token may be: what it says in `aud`.
    ///
    /// Source: IMS API, `AddClientIdToOIDCProvider`, `ClientId`.
    ClientId: ClientId, |text| {
        let is_legal = |it: char| it.is_ascii_alphanumeric() || ".-_:/".contains(it);
        (1..=128).contains(&text.len())
            && text.chars().all(is_legal)
            && text.starts_with(|it: char| it.is_ascii_alphanumeric())
    };
    /// The fingerprint of a certificate of the issuer.
    ///
    /// Source: IMS API, `AddFingerprintToOIDCProvider`, `Fingerprint`.
    Fingerprint: Fingerprint, |text| {
        (1..=128).contains(&text.len()) && text.chars().all(|it| it.is_ascii_alphanumeric())
    };
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
        let is_plain = |it: char| it.is_ascii_alphanumeric();
        let is_legal = |it: char| is_plain(it) || OTHERS.contains(it);
        if text.chars().all(is_legal) && text.starts_with(is_plain) && text.ends_with(is_plain) {
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

impl ProviderProtocol {
    /// How the provider is named in ARNs, before its name.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Saml(_) => "saml-provider",
            Self::Oidc(_) => "oidc-provider",
        }
    }
}

impl IdentityProvider {
    /// Providers of each protocol that an account may have.
    ///
    /// Source: IMS API, `CreateOIDCProvider`, limits.
    pub const MOST: usize = 100;

    /// Its relative id in ARNs: `saml-provider/NAME` or `oidc-provider/NAME`.
    #[must_use]
    pub fn relative_id(&self) -> String {
        format!("{}/{}", self.protocol.word(), self.name)
    }

    /// Its ARN.
    #[must_use]
    pub fn arn(&self, account: AccountId) -> String {
        format!("acs:ram::{account}:{}", self.relative_id())
    }
}

impl OidcProvider {
    /// Client ids that one may have.
    ///
    /// Source: IMS API, `CreateOIDCProvider`, limits.
    pub const MOST_CLIENT_IDS: usize = 50;
    /// Fingerprints that one may have.
    ///
    /// Source: IMS API, `CreateOIDCProvider`, limits.
    pub const MOST_FINGERPRINTS: usize = 5;
    /// How old a token may be, in hours, when nobody says so.
    ///
    /// Source: IMS API, `CreateOIDCProvider`, `IssuanceLimitTime`.
    pub const ISSUANCE_LIMIT_HOURS: u32 = 12;

    /// Adds a client id. One that is there stays as it is.
    ///
    /// # Errors
    /// `Limit` of `OidcProviderClientId`.
    pub fn add_client_id(&mut self, id: ClientId) -> Result<(), Refusal> {
        let kind = Kind::OidcProviderClientId;
        add(&mut self.client_ids, id, Self::MOST_CLIENT_IDS, kind)
    }

    /// Adds a fingerprint. One that is there stays as it is.
    ///
    /// # Errors
    /// `Limit` of `OidcProviderFingerprint`.
    pub fn add_fingerprint(&mut self, fingerprint: Fingerprint) -> Result<(), Refusal> {
        let kind = Kind::OidcProviderFingerprint;
        add(
            &mut self.fingerprints,
            fingerprint,
            Self::MOST_FINGERPRINTS,
            kind,
        )
    }
}

fn add<T: PartialEq>(all: &mut Vec<T>, one: T, limit: usize, kind: Kind) -> Result<(), Refusal> {
    if all.contains(&one) {
        return Ok(());
    }
    if all.len() >= limit {
        return Err(Refusal::Limit { kind, limit });
    }
    all.push(one);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_of_providers_are_as_documented() {
        for (text, is_name) in [
            ("TestOIDCProvider", true),
            ("a", true),
            ("a.b-c_d", true),
            (".a", false),
            ("a-", false),
            ("a/b", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<ProviderName>().is_ok(), is_name, "{text}");
        }
        let long = format!("https://{}", "x".repeat(247));
        let longer = format!("{long}x");
        for (text, is_issuer) in [
            ("https://dev.okta.com", true),
            (
                "https://oidc-ack-cn-hangzhou.oss-cn-hangzhou-internal.aliyuncs.com/c1",
                true,
            ),
            ("https://localhost:8443/realms/x", true),
            (&*long, true),
            (&*longer, false),
            ("http://dev.okta.com", false),
            ("https://", false),
            ("https:///x", false),
            ("https://a?b", false),
            ("https://a#b", false),
            ("https://user@a", false),
            ("https://a b", false),
            ("https://ä", false),
            ("HTTPS://a", false),
        ] {
            assert_eq!(text.parse::<IssuerUrl>().is_ok(), is_issuer, "{text}");
        }
        for (text, is_client, is_fingerprint) in [
            ("sts.aliyuncs.com", true, false),
            ("https://github.com/octo", true, false),
            ("598469743454717", true, true),
            ("902ef2deeb3c5b13ea4c3d5193629309e231ae55", true, true),
            ("-a", false, false),
            ("a b", false, false),
            ("a,b", false, false),
            ("", false, false),
        ] {
            assert_eq!(text.parse::<ClientId>().is_ok(), is_client, "{text}");
            assert_eq!(
                text.parse::<Fingerprint>().is_ok(),
                is_fingerprint,
                "{text}"
            );
        }
    }

    #[test]
    fn a_provider_has_so_many_client_ids_and_fingerprints() {
        let mut provider = OidcProvider {
            issuer: "https://a.example".parse().expect("a URL"),
            client_ids: Vec::new(),
            fingerprints: Vec::new(),
            issuance_limit_hours: OidcProvider::ISSUANCE_LIMIT_HOURS,
            keys: "".into(),
        };
        let client = |at: usize| format!("client{at}").parse::<ClientId>().expect("an id");
        let print = |at: usize| format!("f{at}").parse::<Fingerprint>().expect("a print");
        for at in 0..50 {
            assert_eq!(provider.add_client_id(client(at)), Ok(()));
            assert_eq!(provider.add_client_id(client(0)), Ok(()));
        }
        let refusal = provider
            .add_client_id(client(50))
            .expect_err("50 are there");
        assert_eq!(
            refusal,
            Refusal::Limit {
                kind: Kind::OidcProviderClientId,
                limit: 50
            }
        );
        for at in 0..5 {
            assert_eq!(provider.add_fingerprint(print(at)), Ok(()));
        }
        assert!(provider.add_fingerprint(print(5)).is_err());
        assert_eq!(provider.add_fingerprint(print(4)), Ok(()));
    }
}
