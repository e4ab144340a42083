//! The registry of errors: every code and status that any operation may answer.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::ErrorDecisions;
use super::words;

/// A status and a code.
pub(crate) type ErrorKey = (u16, String);

/// All errors, with the name of each one's constant.
pub(crate) struct Registry {
    /// Constant names.
    pub(crate) constants: BTreeMap<ErrorKey, String>,
    /// What every operation may answer.
    pub(crate) common: Vec<ErrorKey>,
    decisions: ErrorDecisions,
}

impl Registry {
    /// Names every error. A code with several statuses has its plain name for one of them.
    pub(crate) fn new(
        all: &BTreeSet<ErrorKey>,
        common: Vec<ErrorKey>,
        decisions: ErrorDecisions,
    ) -> Result<Self, String> {
        let mut statuses: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        for (status, code) in all {
            statuses.entry(code).or_default().push(*status);
        }
        let mut constants: BTreeMap<ErrorKey, String> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        // From the end of the alphabet, so that `OperationConflict` is named before `Operation.Conflict`.
        for (code, statuses) in statuses.iter().rev() {
            let preferred = match (decisions.preferred.get(*code), statuses.as_slice()) {
                (Some(status), _) if statuses.contains(status) => *status,
                (Some(status), _) => {
                    return Err(format!(
                        "errors.toml prefers {status} {code}, which nothing answers"
                    ));
                }
                (None, [only]) => *only,
                (None, several) => {
                    return Err(format!(
                        "errors.toml must say which of {several:?} {code} prefers"
                    ));
                }
            };
            let mut plain = words::constant(code);
            if taken.contains(&plain) {
                plain.push_str("_ALT");
            }
            for status in statuses {
                let name = if *status == preferred {
                    plain.clone()
                } else {
                    format!("{plain}_{status}")
                };
                if !taken.insert(name.clone()) {
                    return Err(format!("two errors would be called {name}"));
                }
                constants.insert((*status, (*code).to_owned()), name);
            }
        }
        for code in decisions.messages.keys().chain(decisions.advice.keys()) {
            if !statuses.contains_key(code.as_str()) {
                return Err(format!(
                    "errors.toml speaks of {code}, which nothing answers"
                ));
            }
        }
        Ok(Self {
            constants,
            common,
            decisions,
        })
    }

    /// The name of an error's constant.
    pub(crate) fn constant(&self, key: &ErrorKey) -> &str {
        self.constants
            .get(key)
            .map_or_else(|| panic!("{key:?} is registered"), String::as_str)
    }

    /// What to do about a code, where we say it.
    pub(crate) fn advice(&self) -> impl Iterator<Item = (&str, &str)> {
        self.decisions
            .advice
            .iter()
            .map(|(code, advice)| (code.as_str(), advice.as_str()))
    }

    /// The message of a code: ours, or one built from its words.
    pub(crate) fn message(&self, code: &str) -> String {
        if let Some(message) = self.decisions.messages.get(code) {
            return message.clone();
        }
        let (head, tail) = code.split_once('.').unwrap_or((code, ""));
        let subject = words::spoken(head.strip_prefix("Invalid").unwrap_or(head));
        match (head, tail) {
            ("MissingParameter" | "MissingParamter", field) => {
                format!("The parameter {field} is required and was not given.")
            }
            ("InvalidParameter" | "InvalidParam" | "InvalidParams" | "InvalidParamter", field)
                if !field.is_empty() =>
            {
                format!("The parameter {field} is not acceptable: {{}}")
            }
            (_, "NotFound" | "NotExist") => format!("The specified {subject} does not exist: {{}}"),
            (_, "Malformed" | "MalFormed") => {
                format!("The specified {subject} is not well formed: {{}}")
            }
            (_, "NotSupported" | "ValueNotSupported" | "NotSupport") => {
                format!("The specified {subject} is not supported: {{}}")
            }
            (_, "Mismatch") => format!("The specified {subject} does not fit the others: {{}}"),
            ("QuotaExceed" | "QuotaExceeded" | "LimitExceed", what) => {
                format!(
                    "The limit of {} would be exceeded: {{}}",
                    words::spoken(what)
                )
            }
            ("InvalidOperation" | "OperationDenied" | "DependencyViolation", what)
                if !what.is_empty() =>
            {
                format!(
                    "The operation is not possible ({}): {{}}",
                    words::spoken(what)
                )
            }
            _ => format!("The request was refused ({}): {{}}", words::spoken(code)),
        }
    }
}

/// Reads `"404 Code"`.
pub(crate) fn parse(text: &str) -> Result<ErrorKey, String> {
    let (status, code) = text
        .split_once(' ')
        .ok_or_else(|| format!("{text:?} is not a status and a code"))?;
    let status: u16 = status
        .parse()
        .map_err(|_| format!("{text:?} does not start with a status"))?;
    if !(400..600).contains(&status) {
        return Err(format!("{text:?} is no error status"));
    }
    Ok((status, code.to_owned()))
}
