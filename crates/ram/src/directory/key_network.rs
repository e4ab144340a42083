//! From where access keys may be used.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use header_space::Cidr;

use crate::json::{self, Json, Member, Placed};
use crate::malformed::{MalformedPolicyDocument, Position};

/// From where an access key may be used: the addresses that its calls may come from.
///
/// It binds the keys of an account and of its users, and no session of a role. A call whose address is not known
/// comes from none of them.
///
/// Source: IMS API, `SetAccessKeyPolicy`, structure of `AccessKeyPolicy`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyNetworkPolicy {
    is_active: bool,
    statements: Vec<Statement>,
}

/// Calls of one kind of network, and the addresses they may come from.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Statement {
    network: Network,
    /// `Value`, where it was given.
    value: Option<Arc<str>>,
    /// As they were given, and as they are compared.
    addresses: Vec<(Arc<str>, Cidr)>,
}

/// Which way a call came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Network {
    /// Over the internet.
    Public,
    /// Through an endpoint in a VPC. There is none here, so no call comes this way.
    Vpc,
}

/// Why a text is no network policy of access keys.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KeyNetworkError {
    /// It is longer than such a policy is.
    #[error("{length} characters; at most {limit}")]
    Length {
        /// How many it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// It is no JSON.
    #[error(transparent)]
    Json(#[from] MalformedPolicyDocument),
    /// It is JSON, and something in it is not as the structure has it.
    #[error("line {line}, column {column}: {why}")]
    Structure {
        /// The line, from 1.
        line: u32,
        /// The character in the line, from 1.
        column: u32,
        /// What is wrong there.
        why: String,
    },
}

impl KeyNetworkPolicy {
    /// The most statements of a policy.
    ///
    /// Source: IMS API, `GetAccountSummary`, `ConditionsPerAKPolicyQuota`.
    pub const MOST_STATEMENTS: usize = 8;
    /// The most addresses of a policy, all statements together.
    ///
    /// Source: IMS API, `GetAccountSummary`, `IPItemsPerAKPolicyQuota`.
    pub const MOST_ADDRESSES: usize = 50;
    /// The most characters of its text. No document says it; this is more than the other two bounds need.
    pub const MOST_CHARACTERS: usize = 8_192;

    /// Reads the JSON text of a policy.
    ///
    /// # Errors
    /// `KeyNetworkError`.
    pub fn parse(text: &str) -> Result<Self, KeyNetworkError> {
        let (length, limit) = (text.chars().count(), Self::MOST_CHARACTERS);
        if length > limit {
            return Err(KeyNetworkError::Length { length, limit });
        }
        let root = json::parse(text)?;
        let (mut is_active, mut statements) = (None, None);
        for member in object(&root)? {
            let Member { at, name, value } = member;
            match name.as_str() {
                "Version" => match &value.value {
                    Json::Number(number) if number == "1" => {}
                    _ => return Err(wrong(value.at, "Version is the number 1")),
                },
                "Status" => match text_of(value)? {
                    "Active" => is_active = Some(true),
                    "Inactive" => is_active = Some(false),
                    _ => return Err(wrong(value.at, "Status is Active or Inactive")),
                },
                "Statements" => statements = Some(read_statements(value)?),
                other => return Err(wrong(*at, format!("there is no {other}"))),
            }
        }
        let missing = |name: &str| wrong(root.at, format!("{name} is missing"));
        Ok(Self {
            is_active: is_active.ok_or_else(|| missing("Status"))?,
            statements: statements.ok_or_else(|| missing("Statements"))?,
        })
    }

    /// Whether it is in force: `Status` is `Active`.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.is_active
    }

    /// Whether it is as good as none: not in force and without statements.
    #[must_use]
    pub fn is_none(&self) -> bool {
        !self.is_active && self.statements.is_empty()
    }

    /// Whether a call over the internet may come from an address, were the policy in force.
    #[must_use]
    pub fn admits(&self, source: Option<IpAddr>) -> bool {
        let Some(source) = source.map(|it| it.to_canonical()) else {
            return false;
        };
        let public = (self.statements.iter()).filter(|it| it.network == Network::Public);
        public
            .flat_map(|it| &it.addresses)
            .any(|(_, cidr)| cidr.contains(source))
    }
}

/// As it is stored and answered: JSON with the addresses as they were given.
impl fmt::Display for KeyNetworkPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = if self.is_active { "Active" } else { "Inactive" };
        write!(f, r#"{{"Version":1,"Status":"{status}","Statements":["#)?;
        for (at, statement) in self.statements.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            write!(f, r#"{comma}{{"Type":"{}""#, statement.network.word())?;
            if let Some(value) = &statement.value {
                write!(f, r#","Value":"{value}""#)?;
            }
            f.write_str(r#","IPList":["#)?;
            for (at, (text, _)) in statement.addresses.iter().enumerate() {
                let comma = if at > 0 { "," } else { "" };
                write!(f, r#"{comma}"{text}""#)?;
            }
            f.write_str("]}")?;
        }
        f.write_str("]}")
    }
}

impl Network {
    fn word(self) -> &'static str {
        match self {
            Self::Public => "ClassicWhiteList",
            Self::Vpc => "VPCWhiteList",
        }
    }
}

fn read_statements(value: &Placed) -> Result<Vec<Statement>, KeyNetworkError> {
    let items = list(value)?;
    if items.len() > KeyNetworkPolicy::MOST_STATEMENTS {
        let most = KeyNetworkPolicy::MOST_STATEMENTS;
        return Err(wrong(value.at, format!("at most {most} statements")));
    }
    let statements: Vec<Statement> = items.iter().map(statement).collect::<Result<_, _>>()?;
    let count: usize = statements.iter().map(|it| it.addresses.len()).sum();
    if count > KeyNetworkPolicy::MOST_ADDRESSES {
        let most = KeyNetworkPolicy::MOST_ADDRESSES;
        return Err(wrong(value.at, format!("at most {most} addresses")));
    }
    Ok(statements)
}

fn statement(placed: &Placed) -> Result<Statement, KeyNetworkError> {
    let (mut network, mut value, mut addresses) = (None, None, None);
    for member in object(placed)? {
        let Member {
            at,
            name,
            value: given,
        } = member;
        match name.as_str() {
            "Type" => {
                let word = text_of(given)?;
                let found = [Network::Public, Network::Vpc]
                    .into_iter()
                    .find(|it| it.word() == word);
                let types = "Type is ClassicWhiteList or VPCWhiteList";
                network = Some(found.ok_or_else(|| wrong(given.at, types))?);
            }
            "Value" => value = Some((given.at, text_of(given)?)),
            "IPList" => addresses = Some(read_addresses(given)?),
            other => return Err(wrong(*at, format!("there is no {other}"))),
        }
    }
    let missing = |name: &str| wrong(placed.at, format!("{name} is missing"));
    let network = network.ok_or_else(|| missing("Type"))?;
    match (network, value) {
        (Network::Public, Some((at, text))) if !text.is_empty() => {
            return Err(wrong(at, "ClassicWhiteList has no Value"));
        }
        (Network::Vpc, None) => return Err(missing("Value")),
        (Network::Vpc, Some((at, text))) if !is_of_vpc(text) => {
            return Err(wrong(at, "Value is AllowAllVPC or the id of a VPC"));
        }
        (Network::Public | Network::Vpc, _) => {}
    }
    Ok(Statement {
        network,
        value: value.map(|(_, text)| text.into()),
        addresses: addresses.ok_or_else(|| missing("IPList"))?,
    })
}

fn is_of_vpc(value: &str) -> bool {
    let is_id = |id: &str| {
        !id.is_empty() && id.len() <= 32 && id.bytes().all(|it| it.is_ascii_alphanumeric())
    };
    value == "AllowAllVPC" || value.strip_prefix("vpc-").is_some_and(is_id)
}

fn read_addresses(placed: &Placed) -> Result<Vec<(Arc<str>, Cidr)>, KeyNetworkError> {
    let items = list(placed)?;
    if items.is_empty() {
        return Err(wrong(placed.at, "IPList has one address at least"));
    }
    let read = |item: &Placed| {
        let text = text_of(item)?;
        let cidr = text.parse();
        let cidr = cidr.map_err(|_| wrong(item.at, "it is an address or a CIDR block"))?;
        Ok((Arc::from(text), cidr))
    };
    items.iter().map(read).collect()
}

fn object(placed: &Placed) -> Result<&[Member], KeyNetworkError> {
    match &placed.value {
        Json::Object(members) => Ok(members),
        other => Err(wrong(placed.at, format!("an object, not {}", other.kind()))),
    }
}

fn list(placed: &Placed) -> Result<&[Placed], KeyNetworkError> {
    match &placed.value {
        Json::List(items) => Ok(items),
        other => Err(wrong(placed.at, format!("a list, not {}", other.kind()))),
    }
}

fn text_of(placed: &Placed) -> Result<&str, KeyNetworkError> {
    match &placed.value {
        Json::Text(text) => Ok(text),
        other => Err(wrong(placed.at, format!("a string, not {}", other.kind()))),
    }
}

fn wrong(at: Position, why: impl Into<String>) -> KeyNetworkError {
    let Position { line, column } = at;
    let why = why.into();
    KeyNetworkError::Structure { line, column, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(text: &str) -> KeyNetworkPolicy {
        KeyNetworkPolicy::parse(text).expect("it is a policy")
    }

    #[test]
    fn calls_come_from_the_addresses_of_the_public_list_and_from_nowhere_else() {
        let office = policy(
            r#"{"Status":"Active","Statements":[
                {"Type":"ClassicWhiteList","IPList":["203.0.113.1","2001:db8::/32","198.51.100.0/24"]},
                {"Type":"VPCWhiteList","Value":"AllowAllVPC","IPList":["0.0.0.0/0","::/0"]}]}"#,
        );
        let nobody = policy(r#"{"Status":"Active","Statements":[]}"#);
        for (source, admitted) in [
            ("203.0.113.1", true),
            ("203.0.113.2", false),
            ("::ffff:203.0.113.1", true),
            ("198.51.100.255", true),
            ("198.51.101.0", false),
            ("2001:db8:1::9", true),
            ("2001:db9::", false),
            ("172.16.0.1", false),
        ] {
            let source = Some(source.parse().expect("an address"));
            assert_eq!(office.admits(source), admitted, "{source:?}");
            assert!(!nobody.admits(source), "an empty list admits nobody");
        }
        assert!(
            !office.admits(None),
            "an address that is not known is none of the list"
        );
    }

    #[test]
    fn a_policy_is_shown_as_it_was_given() {
        for (given, shown) in [
            (
                r#" {"Statements": [], "Status": "Inactive"} "#,
                r#"{"Version":1,"Status":"Inactive","Statements":[]}"#,
            ),
            (
                r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","Value":"","IPList":["10.1.2.3/8"]}]}"#,
                r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","Value":"","IPList":["10.1.2.3/8"]}]}"#,
            ),
            (
                r#"{"Status":"Active","Statements":[{"IPList":["::/0"],"Value":"vpc-bp1","Type":"VPCWhiteList"}]}"#,
                r#"{"Version":1,"Status":"Active","Statements":[{"Type":"VPCWhiteList","Value":"vpc-bp1","IPList":["::/0"]}]}"#,
            ),
        ] {
            let read = policy(given);
            assert_eq!(read.to_string(), shown);
            assert_eq!(policy(shown), read, "what is stored is read again");
        }
        assert!(policy(r#"{"Status":"Inactive","Statements":[]}"#).is_none());
        assert!(!policy(r#"{"Status":"Active","Statements":[]}"#).is_none());
    }

    #[test]
    fn what_is_no_policy_is_pointed_at() {
        let of = |statement: &str| format!(r#"{{"Status":"Active","Statements":[{statement}]}}"#);
        let many = |count: usize, item: &str| vec![item; count].join(",");
        let statement = r#"{"Type":"ClassicWhiteList","IPList":["10.0.0.1"]}"#;
        let addresses = |count| {
            format!(
                r#"{{"Type":"ClassicWhiteList","IPList":[{}]}}"#,
                many(count, r#""10.0.0.1""#)
            )
        };
        for (text, why) in [
            ("{}".to_owned(), "line 1, column 1: Status is missing"),
            ("[]".to_owned(), "line 1, column 1: an object, not a list"),
            (
                r#"{"Status":"on","Statements":[]}"#.to_owned(),
                "line 1, column 11: Status is Active or Inactive",
            ),
            (
                r#"{"Status":"Active"}"#.to_owned(),
                "line 1, column 1: Statements is missing",
            ),
            (
                r#"{"Status":"Active","Statements":null}"#.to_owned(),
                "line 1, column 33: a list, not null",
            ),
            (
                r#"{"Version":"1","Status":"Active","Statements":[]}"#.to_owned(),
                "line 1, column 12: Version is the number 1",
            ),
            (
                r#"{"Status":"Active","Statements":[],"Deny":[]}"#.to_owned(),
                "line 1, column 36: there is no Deny",
            ),
            (
                of(r#"{"Type":"White","IPList":["10.0.0.1"]}"#),
                "line 1, column 42: Type is ClassicWhiteList or VPCWhiteList",
            ),
            (
                of(r#"{"Type":"ClassicWhiteList"}"#),
                "line 1, column 34: IPList is missing",
            ),
            (
                of(r#"{"Type":"ClassicWhiteList","IPList":[]}"#),
                "line 1, column 70: IPList has one address at least",
            ),
            (
                of(r#"{"Type":"ClassicWhiteList","Value":"vpc-1","IPList":["::1"]}"#),
                "line 1, column 69: ClassicWhiteList has no Value",
            ),
            (
                of(r#"{"Type":"VPCWhiteList","IPList":["::1"]}"#),
                "line 1, column 34: Value is missing",
            ),
            (
                of(r#"{"Type":"VPCWhiteList","Value":"\"","IPList":["::1"]}"#),
                "line 1, column 65: Value is AllowAllVPC or the id of a VPC",
            ),
            (
                of(r#"{"Type":"ClassicWhiteList","IPList":["10.0.0.0/33"]}"#),
                "line 1, column 71: it is an address or a CIDR block",
            ),
            (
                of(&many(9, statement)),
                "line 1, column 33: at most 8 statements",
            ),
            (
                of(&addresses(51)),
                "line 1, column 33: at most 50 addresses",
            ),
            (" ".repeat(9_000), "9000 characters; at most 8192"),
        ] {
            let error = KeyNetworkPolicy::parse(&text).expect_err(&text);
            assert_eq!(error.to_string(), why, "{text}");
        }
        assert!(KeyNetworkPolicy::parse(&of(&many(8, statement))).is_ok());
        assert!(KeyNetworkPolicy::parse(&of(&addresses(50))).is_ok());
    }
}
