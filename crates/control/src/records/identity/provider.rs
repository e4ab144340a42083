use cloud_id::Timestamp;
use ram::directory::{IdentityProvider, OidcProvider, ProviderProtocol, SamlProvider};
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    name: String,
    description: String,
    protocol: ProtocolRecord,
    created: i64,
    updated: i64,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum ProtocolRecord {
    Saml {
        metadata: String,
        #[serde(default)]
        request_signature: String,
    },
    Oidc {
        issuer: String,
        client_ids: Vec<String>,
        fingerprints: Vec<String>,
        issuance_limit_hours: u32,
        keys: String,
    },
}

impl From<&IdentityProvider> for Record {
    fn from(provider: &IdentityProvider) -> Self {
        let protocol = match &provider.protocol {
            ProviderProtocol::Saml(it) => ProtocolRecord::Saml {
                metadata: it.metadata.to_string(),
                request_signature: it.request_signature.clone(),
            },
            ProviderProtocol::Oidc(it) => ProtocolRecord::Oidc {
                issuer: it.issuer.to_string(),
                client_ids: it.client_ids.iter().map(ToString::to_string).collect(),
                fingerprints: it.fingerprints.iter().map(ToString::to_string).collect(),
                issuance_limit_hours: it.issuance_limit_hours,
                keys: it.keys.to_string(),
            },
        };
        Self {
            name: provider.name.to_string(),
            description: provider.description.clone(),
            protocol,
            created: provider.created.unix_secs,
            updated: provider.updated.unix_secs,
        }
    }
}

impl TryFrom<Record> for IdentityProvider {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let protocol = match record.protocol {
            ProtocolRecord::Saml {
                metadata,
                request_signature,
            } => ProviderProtocol::Saml(SamlProvider {
                metadata: metadata.into(),
                request_signature,
            }),
            ProtocolRecord::Oidc {
                issuer,
                client_ids,
                fingerprints,
                issuance_limit_hours,
                keys,
            } => ProviderProtocol::Oidc(OidcProvider {
                issuer: parse("issuer", &issuer)?,
                client_ids: client_ids
                    .iter()
                    .map(|it| parse("client_ids", it))
                    .collect::<Result<_, _>>()?,
                fingerprints: fingerprints
                    .iter()
                    .map(|it| parse("fingerprints", it))
                    .collect::<Result<_, _>>()?,
                issuance_limit_hours,
                keys: keys.into(),
            }),
        };
        Ok(Self {
            name: parse("name", &record.name)?,
            description: record.description,
            protocol,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}
