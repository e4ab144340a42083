use std::collections::BTreeMap;

use cloud_id::Timestamp;
use ram::directory::{IdentitySettings, PasswordPolicy, RuleWriters, SecurityPreference};
use ram::{CidrInRange, Dialect};
use serde::{Deserialize, Serialize};

use super::user::read_network;
use crate::records::RecordError;

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    alias: Option<String>,
    passwords: PasswordRecord,
    preference: PreferenceRecord,
    #[serde(default)]
    key_network: Option<String>,
    #[serde(default)]
    root_key_networks: BTreeMap<String, String>,
    /// Whether policies may use the extended dialect.
    extended: bool,
    /// The reading of `CIDRInRange`; the default where none is written.
    #[serde(default)]
    cidr_in_range: Option<String>,
    /// The resource of rule writers; the default where none is written.
    #[serde(default)]
    rule_writers: Option<String>,
    updated: i64,
}

#[derive(Deserialize, Serialize)]
struct PasswordRecord {
    minimum_length: u8,
    requires_lowercase: bool,
    requires_uppercase: bool,
    requires_digits: bool,
    requires_symbols: bool,
    max_age_days: u16,
    hard_expiry: bool,
    reuse_prevention: u8,
    max_login_attempts: u8,
    #[serde(default = "two_weeks")]
    initial_age_days: u8,
    #[serde(default)]
    different_characters: u8,
    #[serde(default)]
    excludes_user_name: bool,
}

fn two_weeks() -> u8 {
    14
}

#[derive(Deserialize, Serialize)]
struct PreferenceRecord {
    allows_password_change: bool,
    allows_access_keys: bool,
    allows_mfa: bool,
    remembers_mfa: bool,
    session_hours: u8,
    login_networks: Vec<String>,
}

impl From<&IdentitySettings> for Record {
    fn from(settings: &IdentitySettings) -> Self {
        let passwords = settings.passwords;
        let preference = &settings.preference;
        Self {
            alias: settings.alias.clone(),
            passwords: PasswordRecord {
                minimum_length: passwords.minimum_length,
                requires_lowercase: passwords.requires_lowercase,
                requires_uppercase: passwords.requires_uppercase,
                requires_digits: passwords.requires_digits,
                requires_symbols: passwords.requires_symbols,
                max_age_days: passwords.max_age_days,
                hard_expiry: passwords.hard_expiry,
                reuse_prevention: passwords.reuse_prevention,
                max_login_attempts: passwords.max_login_attempts,
                initial_age_days: passwords.initial_age_days,
                different_characters: passwords.different_characters,
                excludes_user_name: passwords.excludes_user_name,
            },
            preference: PreferenceRecord {
                allows_password_change: preference.allows_password_change,
                allows_access_keys: preference.allows_access_keys,
                allows_mfa: preference.allows_mfa,
                remembers_mfa: preference.remembers_mfa,
                session_hours: preference.session_hours,
                login_networks: preference.login_networks.clone(),
            },
            key_network: settings.key_network.as_ref().map(|it| it.to_string()),
            root_key_networks: (settings.root_key_networks.iter())
                .map(|(id, it)| (id.to_string(), it.to_string()))
                .collect(),
            extended: settings.dialect == Dialect::Extended,
            cidr_in_range: Some(settings.cidr_in_range.name().to_owned()),
            rule_writers: Some(settings.rule_writers.name().to_owned()),
            updated: settings.updated.unix_secs,
        }
    }
}

impl TryFrom<Record> for IdentitySettings {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let Record {
            passwords,
            preference,
            ..
        } = record;
        let reading = |name: &String| {
            CidrInRange::of(name).ok_or_else(|| RecordError::Field {
                field: "cidr_in_range",
                why: format!("there is no reading {name}"),
            })
        };
        let rule_writers = |name: &String| {
            RuleWriters::of(name).ok_or_else(|| RecordError::Field {
                field: "rule_writers",
                why: format!("there is no resource {name}"),
            })
        };
        let rule_writers = record.rule_writers.as_ref().map(rule_writers).transpose()?;
        let cidr_in_range = record.cidr_in_range.as_ref().map(reading).transpose()?;
        let of_root = record.root_key_networks.iter();
        let of_root = of_root.map(|(id, text)| Ok((id.as_str().into(), read_network(text)?)));
        let root_key_networks: Result<_, RecordError> = of_root.collect();
        let key_network = record.key_network.as_deref().map(read_network);
        Ok(Self {
            alias: record.alias,
            passwords: PasswordPolicy {
                minimum_length: passwords.minimum_length,
                requires_lowercase: passwords.requires_lowercase,
                requires_uppercase: passwords.requires_uppercase,
                requires_digits: passwords.requires_digits,
                requires_symbols: passwords.requires_symbols,
                max_age_days: passwords.max_age_days,
                hard_expiry: passwords.hard_expiry,
                reuse_prevention: passwords.reuse_prevention,
                max_login_attempts: passwords.max_login_attempts,
                initial_age_days: passwords.initial_age_days,
                different_characters: passwords.different_characters,
                excludes_user_name: passwords.excludes_user_name,
            },
            preference: SecurityPreference {
                allows_password_change: preference.allows_password_change,
                allows_access_keys: preference.allows_access_keys,
                allows_mfa: preference.allows_mfa,
                remembers_mfa: preference.remembers_mfa,
                session_hours: preference.session_hours,
                login_networks: preference.login_networks,
            },
            key_network: key_network.transpose()?,
            root_key_networks: root_key_networks?,
            dialect: if record.extended {
                Dialect::Extended
            } else {
                Dialect::Strict
            },
            cidr_in_range: cidr_in_range.unwrap_or_default(),
            rule_writers: rule_writers.unwrap_or_default(),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}
