use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::Timestamp;
use secgroup::Profile;
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, read, write};
use crate::account::{AccessKey, Account};
use crate::random::Random;
use crate::seal::{MasterKey, Secret};
use crate::settings::{AccountSettings, RaisedLimits};

#[derive(Deserialize, Serialize)]
struct Record {
    id: String,
    keys: Vec<KeyRecord>,
    smtp_exempt: bool,
    #[serde(default)]
    profile: Option<String>,
    #[serde(default)]
    raised: RaisedRecord,
    created: i64,
}

#[derive(Deserialize, Serialize)]
struct KeyRecord {
    id: String,
    /// Sealed under the master key for this account and key id; Base64.
    sealed_secret: String,
    is_active: bool,
    created: i64,
}

#[derive(Default, Deserialize, Serialize)]
struct RaisedRecord {
    groups_per_eni: Option<u16>,
    rules_per_group: Option<u16>,
    rules_per_eni: Option<u16>,
    groups_per_region: Option<u32>,
    group_peer_rules: Option<u16>,
    addresses_per_basic_group: Option<u32>,
    enis_per_advanced_group: Option<u32>,
    prefix_lists_per_region: Option<u32>,
    port_range_lists_per_region: Option<u32>,
}

/// The stored form of an account. Secrets are sealed anew each time.
pub(crate) fn write_account(
    account: &Account,
    master_key: &MasterKey,
    random: &dyn Random,
) -> Vec<u8> {
    let keys = account.keys.iter().map(|key| {
        let purpose = purpose_of(&account.id.to_string(), &key.id);
        let sealed = master_key.seal(&purpose, key.secret.reveal().as_bytes(), random.next());
        KeyRecord {
            id: key.id.clone(),
            sealed_secret: STANDARD.encode(sealed),
            is_active: key.is_active,
            created: key.created.unix_secs,
        }
    });
    let raised = account.settings.raised;
    write(&Record {
        id: account.id.to_string(),
        keys: keys.collect(),
        smtp_exempt: account.settings.smtp_exempt,
        profile: account.settings.profile.map(|it| it.name().to_owned()),
        raised: RaisedRecord {
            groups_per_eni: raised.groups_per_eni,
            rules_per_group: raised.rules_per_group,
            rules_per_eni: raised.rules_per_eni,
            groups_per_region: raised.groups_per_region,
            group_peer_rules: raised.group_peer_rules,
            addresses_per_basic_group: raised.addresses_per_basic_group,
            enis_per_advanced_group: raised.enis_per_advanced_group,
            prefix_lists_per_region: raised.prefix_lists_per_region,
            port_range_lists_per_region: raised.port_range_lists_per_region,
        },
        created: account.created.unix_secs,
    })
}

/// The account of a stored form.
pub(crate) fn read_account(value: &[u8], master_key: &MasterKey) -> Result<Account, RecordError> {
    let record: Record = read(value)?;
    let keys = record.keys.into_iter().map(|key| {
        let refused = |why: String| RecordError::Field {
            field: "sealed_secret",
            why,
        };
        let sealed = STANDARD
            .decode(&key.sealed_secret)
            .map_err(|error| refused(error.to_string()))?;
        let plain = master_key
            .open(&purpose_of(&record.id, &key.id), &sealed)
            .map_err(|error| refused(error.to_string()))?;
        let secret = std::str::from_utf8(&plain).map_err(|error| refused(error.to_string()))?;
        Ok(AccessKey {
            secret: Secret::new(secret),
            id: key.id,
            is_active: key.is_active,
            created: Timestamp::from_unix_secs(key.created),
        })
    });
    let raised = record.raised;
    Ok(Account {
        id: parse("id", &record.id)?,
        keys: keys.collect::<Result<_, RecordError>>()?,
        settings: AccountSettings {
            smtp_exempt: record.smtp_exempt,
            profile: record.profile.as_deref().map(profile).transpose()?,
            raised: RaisedLimits {
                groups_per_eni: raised.groups_per_eni,
                rules_per_group: raised.rules_per_group,
                rules_per_eni: raised.rules_per_eni,
                groups_per_region: raised.groups_per_region,
                group_peer_rules: raised.group_peer_rules,
                addresses_per_basic_group: raised.addresses_per_basic_group,
                enis_per_advanced_group: raised.enis_per_advanced_group,
                prefix_lists_per_region: raised.prefix_lists_per_region,
                port_range_lists_per_region: raised.port_range_lists_per_region,
            },
        },
        created: Timestamp::from_unix_secs(record.created),
    })
}

fn profile(name: &str) -> Result<Profile, RecordError> {
    Profile::named(name).ok_or_else(|| RecordError::Field {
        field: "profile",
        why: format!("there is no profile {name}"),
    })
}

fn purpose_of(account: &str, key_id: &str) -> String {
    format!("secret/{account}/{key_id}")
}
