//! The stored forms of what the meaning crates hold: versioned JSON, one form per kind.
//!
//! A value is `{"version": 1, …}`. A reader that finds a newer version, or a value that breaks a rule of its
//! type, refuses it; the view then leaves that object out and says so, rather than guess.

mod account;
mod eip;
mod eni;
mod identity;
mod instance;
mod key_pair;
mod lists;
mod security_group;
mod vpc;
mod vswitch;

use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use cloud_id::{Tag, Tags};
use estate::{Object, ObjectKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub(crate) use account::{read_account, write_account};
pub(crate) use identity::{read_entity, read_secret, write_entity, write_secret};

/// The version that is written. Older ones are read by the form of their time.
const VERSION: u32 = 1;
/// How a value of that version begins.
const BEGINNING: &[u8] = b"{\"version\":1,";

/// Most values have less, and are written without growing on the way.
const USUAL_BYTES: usize = 1_024;

/// Why a stored value is not readable.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum RecordError {
    #[error("not the JSON of a record: {why}")]
    Json { why: String },
    #[error("version {version} is newer than this program")]
    Version { version: u32 },
    #[error("{field}: {why}")]
    Field { field: &'static str, why: String },
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    version: u32,
    #[serde(flatten)]
    record: &'a T,
}

/// The stored form of an object.
pub(crate) fn write_object(object: &Object) -> Vec<u8> {
    match object {
        Object::Vpc(it) => write(&vpc::Record::from(&**it)),
        Object::VSwitch(it) => write(&vswitch::Record::from(&**it)),
        Object::SecurityGroup(it) => write(&security_group::Record::from(&**it)),
        Object::PrefixList(it) => write(&lists::PrefixListRecord::from(&**it)),
        Object::PortRangeList(it) => write(&lists::PortRangeListRecord::from(&**it)),
        Object::Eni(it) => write(&eni::Record::from(&**it)),
        Object::Instance(it) => write(&instance::Record::from(&**it)),
        Object::Eip(it) => write(&eip::Record::from(&**it)),
        Object::KeyPair(it) => write(&key_pair::Record::from(&**it)),
    }
}

/// The object of a key, from its stored form.
pub(crate) fn read_object(key: &ObjectKey, value: &[u8]) -> Result<Object, RecordError> {
    let object = match key {
        ObjectKey::Vpc(_) => Object::Vpc(Arc::new(read::<vpc::Record>(value)?.try_into()?)),
        ObjectKey::VSwitch(_) => {
            Object::VSwitch(Arc::new(read::<vswitch::Record>(value)?.try_into()?))
        }
        ObjectKey::SecurityGroup(_) => {
            Object::SecurityGroup(Arc::new(read::<security_group::Record>(value)?.try_into()?))
        }
        ObjectKey::PrefixList(_) => Object::PrefixList(Arc::new(
            read::<lists::PrefixListRecord>(value)?.try_into()?,
        )),
        ObjectKey::PortRangeList(_) => Object::PortRangeList(Arc::new(
            read::<lists::PortRangeListRecord>(value)?.try_into()?,
        )),
        ObjectKey::Eni(_) => Object::Eni(Arc::new(read::<eni::Record>(value)?.try_into()?)),
        ObjectKey::Instance(_) => {
            Object::Instance(Arc::new(read::<instance::Record>(value)?.try_into()?))
        }
        ObjectKey::Eip(_) => Object::Eip(Arc::new(read::<eip::Record>(value)?.try_into()?)),
        ObjectKey::KeyPair(_) => {
            Object::KeyPair(Arc::new(read::<key_pair::Record>(value)?.try_into()?))
        }
    };
    if object.key() == *key {
        Ok(object)
    } else {
        Err(RecordError::Field {
            field: "id",
            why: "is not the id in the key".to_owned(),
        })
    }
}

pub(crate) fn write<T: Serialize>(record: &T) -> Vec<u8> {
    let envelope = Envelope {
        version: VERSION,
        record,
    };
    let mut value = Vec::with_capacity(USUAL_BYTES);
    serde_json::to_writer(&mut value, &envelope)
        .expect("records have text keys and no values that JSON lacks");
    value
}

pub(crate) fn read<T: DeserializeOwned>(value: &[u8]) -> Result<T, RecordError> {
    let json = |error: serde_json::Error| RecordError::Json {
        why: error.to_string(),
    };
    // As it is written; what is not is read twice, so that a newer form is told from a broken one.
    if !value.starts_with(BEGINNING) {
        let Versioned { version } = serde_json::from_slice(value).map_err(json)?;
        if version > VERSION {
            return Err(RecordError::Version { version });
        }
    }
    serde_json::from_slice(value).map_err(json)
}

/// Reads the text of a field as a value of its type.
fn parse<T: FromStr<Err: Display>>(field: &'static str, text: &str) -> Result<T, RecordError> {
    text.parse().map_err(|error: T::Err| RecordError::Field {
        field,
        why: error.to_string(),
    })
}

fn parse_all<T: FromStr<Err: Display>>(
    field: &'static str,
    texts: &[String],
) -> Result<Vec<T>, RecordError> {
    texts.iter().map(|text| parse(field, text)).collect()
}

fn parse_maybe<T: FromStr<Err: Display>>(
    field: &'static str,
    text: Option<&String>,
) -> Result<Option<T>, RecordError> {
    text.map(|text| parse(field, text)).transpose()
}

fn unknown(field: &'static str, word: &str) -> RecordError {
    RecordError::Field {
        field,
        why: format!("{word} is not known"),
    }
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(T::to_string).collect()
}

fn write_tags(tags: &Tags) -> Vec<(String, String)> {
    tags.iter()
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

fn read_tags(tags: &[(String, String)]) -> Result<Tags, RecordError> {
    let refused = |error: cloud_id::TagError| RecordError::Field {
        field: "tags",
        why: error.to_string(),
    };
    let tags: Result<Vec<Tag>, _> = tags
        .iter()
        .map(|(key, value)| Tag::new(key, value))
        .collect();
    Tags::new(tags.map_err(refused)?).map_err(refused)
}

/// A network: the id of a VPC, or `classic`.
fn write_network(network: &secgroup::Network) -> String {
    match network {
        secgroup::Network::Vpc(vpc) => vpc.to_string(),
        secgroup::Network::Classic => CLASSIC.to_owned(),
    }
}

fn read_network(text: &str) -> Result<secgroup::Network, RecordError> {
    if text == CLASSIC {
        return Ok(secgroup::Network::Classic);
    }
    parse("network", text).map(secgroup::Network::Vpc)
}

const CLASSIC: &str = "classic";

#[cfg(test)]
mod tests;
