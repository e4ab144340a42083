use cloud_id::Timestamp;
use ram::directory::{IdentityProvider, ProviderProtocol};
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
        let protocol = match provider.protocol.clone() {
            ProviderProtocol::Saml { metadata } => ProtocolRecord::Saml {
                metadata: metadata.to_string(),
            },
            ProviderProtocol::Oidc {
                issuer,
                client_ids,
                fingerprints,
                issuance_limit_hours,
                keys,
            } => ProtocolRecord::Oidc {
                issuer,
                client_ids,
                fingerprints,
                issuance_limit_hours,
                keys: keys.to_string(),
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
            ProtocolRecord::Saml { metadata } => ProviderProtocol::Saml {
                metadata: metadata.into(),
            },
            ProtocolRecord::Oidc {
                issuer,
                client_ids,
                fingerprints,
                issuance_limit_hours,
                keys,
            } => ProviderProtocol::Oidc {
                issuer,
                client_ids,
                fingerprints,
                issuance_limit_hours,
                keys: keys.into(),
            },
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
