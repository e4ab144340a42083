//! Rules in a file, as the console exports and imports them: JSON or CSV, one rule a row, fields named as in
//! `Permissions.N`.
//!
//! Source: ECS guide, export and import of security group rules. Choice: docs/decisions/0020-rule-files.md

use std::fmt;

use serde_json::Value;

mod csv;
mod json;

/// One rule of a file, as texts; unset fields are empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RuleRow([String; FIELDS.len()]);

/// The form of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RuleFileForm {
    /// A JSON list of objects.
    Json,
    /// Comma separated values under a line of field names.
    Csv,
}

/// What a file says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RuleFile {
    /// The rules that can be imported, each with its number in the file, from 1.
    pub rows: Vec<(usize, RuleRow)>,
    /// The system's rules of an old group, of priority 110, each with its number: no user's rule gets there.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 7.
    pub system: Vec<(usize, RuleRow)>,
    /// The numbers of the rules of any other priority above 100, with that priority: the console skips them.
    pub skipped: Vec<(usize, u64)>,
}

/// Why a file is not one of rules.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RuleFileError {
    /// Larger than any file of 200 rules.
    #[error("the file is larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// Not UTF-8.
    #[error("the file is not text in UTF-8")]
    NotText,
    /// Begins like JSON, and is not.
    #[error("the file is not JSON: {0}")]
    Json(String),
    /// JSON of another shape.
    #[error("the file is no list of rules, nor an answer of DescribeSecurityGroupAttribute")]
    Shape,
    /// CSV that ends inside quotes, or has text behind them.
    #[error("line {line}: a quoted field does not end where it should")]
    Quote {
        /// From 1.
        line: usize,
    },
    /// More fields than the first line names.
    #[error("rule {rule} has more fields than the first line names")]
    TooManyFields {
        /// From 1.
        rule: usize,
    },
    /// No rule at all.
    #[error("the file has no rule")]
    Empty,
    /// More rules than one file may have.
    #[error("the file has more than {MOST_RULES} rules; split it")]
    TooManyRules,
    /// A field of no known name.
    #[error("there is no field {name:?}; the fields are those of Permissions.N, and Direction")]
    UnknownField {
        /// As in the file.
        name: String,
    },
    /// A field named twice.
    #[error("the field {name} is there twice")]
    FieldTwice {
        /// As documented.
        name: &'static str,
    },
    /// A value that is neither text nor number, or is too long.
    #[error("rule {rule}: {name} is not a text or number of at most {MOST_CHARACTERS} characters")]
    Value {
        /// From 1.
        rule: usize,
        /// As documented.
        name: &'static str,
    },
    /// A direction that is none.
    #[error("rule {rule}: Direction is ingress or egress")]
    Direction {
        /// From 1.
        rule: usize,
    },
    /// A priority that is none.
    #[error("rule {rule}: Priority is a whole number from 1")]
    Priority {
        /// From 1.
        rule: usize,
    },
}

impl RuleFile {
    /// Reads a file of either form; JSON begins with a bracket.
    ///
    /// # Errors
    /// The first thing that is wrong; nothing of such a file is used.
    pub fn read(bytes: &[u8]) -> Result<Self, RuleFileError> {
        if bytes.len() > MOST_BYTES {
            return Err(RuleFileError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| RuleFileError::NotText)?;
        // Spreadsheets put a byte order mark first.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let rows = match text.trim_start().chars().next() {
            None => return Err(RuleFileError::Empty),
            Some('[' | '{') => json::read(text)?,
            Some(_) => csv::read(text)?,
        };
        Self::of(rows)
    }

    fn of(rows: Vec<RuleRow>) -> Result<Self, RuleFileError> {
        if rows.is_empty() {
            return Err(RuleFileError::Empty);
        }
        let mut file = Self::default();
        for (index, mut row) in rows.into_iter().enumerate() {
            let rule = index + 1;
            let direction = row.get("Direction").to_ascii_lowercase();
            match direction.as_str() {
                "" => row.set("Direction", "ingress"),
                "ingress" | "egress" => row.set("Direction", &direction),
                _ => return Err(RuleFileError::Direction { rule }),
            }
            let priority: u64 = match row.get("Priority") {
                "" => 1,
                text => text
                    .parse()
                    .ok()
                    .filter(|&it| it > 0)
                    .ok_or(RuleFileError::Priority { rule })?,
            };
            row.set("Priority", &priority.to_string());
            match priority {
                ..=100 => file.rows.push((rule, row)),
                SYSTEM_PRIORITY => file.system.push((rule, row)),
                _ => file.skipped.push((rule, priority)),
            }
        }
        Ok(file)
    }

    /// Writes rules as a file.
    #[must_use]
    pub fn write(rows: &[RuleRow], form: RuleFileForm) -> String {
        match form {
            RuleFileForm::Json => json::write(rows),
            RuleFileForm::Csv => csv::write(rows),
        }
    }
}

impl RuleRow {
    /// A rule as `DescribeSecurityGroupAttribute` answers it.
    #[must_use]
    pub fn of_permission(permission: &Value) -> Self {
        Self(FIELDS.map(|name| match &permission[name] {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
        }))
    }

    /// The text of a field; empty where it is unset or there is none of the name.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let at = FIELDS.iter().position(|it| *it == name);
        at.map_or("", |at| &self.0[at])
    }

    /// The same rule with another text in a field. A name that is none of [`FIELDS`] changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Whether it is about outgoing packets.
    #[must_use]
    pub fn is_egress(&self) -> bool {
        self.get("Direction") == "egress"
    }

    /// The parameters of a request that adds it as the Nth rule, from 1.
    pub fn parameters(&self, n: usize) -> impl Iterator<Item = (String, String)> {
        let given = FIELDS.iter().zip(&self.0);
        given
            .filter(|(name, value)| **name != "Direction" && !value.is_empty())
            .map(move |(name, value)| (format!("Permissions.{n}.{name}"), value.clone()))
    }

    fn set(&mut self, name: &str, value: &str) {
        if let Some(at) = FIELDS.iter().position(|it| *it == name) {
            value.clone_into(&mut self.0[at]);
        }
    }

    /// Takes a value of a file.
    fn take(&mut self, rule: usize, column: Column, value: &str) -> Result<(), RuleFileError> {
        match column {
            Column::Ignored => Ok(()),
            Column::Field(at) if value.chars().count() <= MOST_CHARACTERS => {
                value.trim().clone_into(&mut self.0[at]);
                Ok(())
            }
            Column::Field(at) => Err(RuleFileError::Value {
                rule,
                name: FIELDS[at],
            }),
        }
    }
}

/// What a name in a file stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Column {
    Field(usize),
    /// An answer has it and a request does not.
    Ignored,
}

impl Column {
    fn named(name: &str) -> Result<Self, RuleFileError> {
        let is_it = |it: &str| it.eq_ignore_ascii_case(name.trim());
        if let Some(at) = FIELDS.iter().position(|it| is_it(it)) {
            return Ok(Self::Field(at));
        }
        if ANSWER_ONLY.iter().any(|it| is_it(it)) {
            return Ok(Self::Ignored);
        }
        let name = name.chars().take(64).collect();
        Err(RuleFileError::UnknownField { name })
    }
}

impl fmt::Display for RuleRow {
    /// In one line: `ingress accept tcp 22/22 from 0.0.0.0/0, priority 1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = |text: &str, other: &str| {
            if text.is_empty() {
                other.to_owned()
            } else {
                text.to_owned()
            }
        };
        let ports = or(self.get("PortRange"), self.get("PortRangeListId"));
        let (policy, protocol) = (or(self.get("Policy"), "accept"), self.get("IpProtocol"));
        let side = if self.is_egress() { "to" } else { "from" };
        write!(
            f,
            "{} {} {} {ports} {side} {}, priority {}",
            or(self.get("Direction"), "ingress"),
            policy.to_lowercase(),
            protocol.to_lowercase(),
            or(self.peer(), "nowhere"),
            or(self.get("Priority"), "1"),
        )
    }
}

impl RuleRow {
    /// The far side, as text: a block, or the id of a group or list; empty where none is named.
    #[must_use]
    pub fn peer(&self) -> &str {
        let names = if self.is_egress() {
            [
                "DestCidrIp",
                "Ipv6DestCidrIp",
                "DestGroupId",
                "DestPrefixListId",
            ]
        } else {
            [
                "SourceCidrIp",
                "Ipv6SourceCidrIp",
                "SourceGroupId",
                "SourcePrefixListId",
            ]
        };
        let mut texts = names.iter().map(|name| self.get(name));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    }
}

/// The fields of a rule in a file, in the order they are written.
pub const FIELDS: [&str; 19] = [
    "Direction",
    "Policy",
    "Priority",
    "IpProtocol",
    "PortRange",
    "PortRangeListId",
    "SourcePortRange",
    "NicType",
    "SourceCidrIp",
    "Ipv6SourceCidrIp",
    "SourceGroupId",
    "SourceGroupOwnerAccount",
    "SourcePrefixListId",
    "DestCidrIp",
    "Ipv6DestCidrIp",
    "DestGroupId",
    "DestGroupOwnerAccount",
    "DestPrefixListId",
    "Description",
];

/// Rules in one file.
///
/// Source: ECS guide, limits of security groups, import of rules.
pub const MOST_RULES: usize = 200;

const ANSWER_ONLY: [&str; 7] = [
    "CreateTime",
    "SecurityGroupRuleId",
    "SourceGroupName",
    "DestGroupName",
    "SourcePrefixListName",
    "DestPrefixListName",
    "PortRangeListName",
];

const SYSTEM_PRIORITY: u64 = 110;
const MOST_BYTES: usize = 1 << 20;
const MOST_CHARACTERS: usize = 1_024;

#[cfg(test)]
mod tests;
