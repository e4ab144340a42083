use std::fmt;

use crate::error::{ApiError, ErrorRow};
use crate::params::Params;

/// One operation of one product, as its documentation and our decision describe it.
///
/// Source: RPC protocol, request structure; Kanmon design, declaring operations once.
#[derive(Debug)]
pub struct Operation {
    /// The product, such as `Ecs`.
    pub product: &'static str,
    /// The version of its API, such as `2014-05-26`.
    pub version: &'static str,
    /// The name, such as `CreateSecurityGroup`.
    pub name: &'static str,
    /// Whether this region offers it.
    pub status: Status,
    /// The action that a policy names, such as `ecs:CreateSecurityGroup`.
    pub ram_action: &'static str,
    /// ARN templates of what it touches; a hole in braces is filled by that parameter.
    pub resources: &'static [&'static str],
    /// Its parameters, in the order in which they are looked at.
    pub params: &'static [Param],
    /// The errors it may answer besides [`COMMON_ERRORS`](crate::generated::COMMON_ERRORS).
    pub errors: &'static [ErrorRow],
    /// Whether it changes anything.
    pub is_mutating: bool,
    /// Whether it is called without an access key: what it is given says who calls.
    pub is_anonymous: bool,
    /// Reads a request of it and drops it: the first parameter that is missing or not acceptable, if any.
    pub check: fn(&Params) -> Result<(), ApiError>,
}

/// Whether a region offers an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// It works.
    Done,
    /// The cloud documents it; this region answers that it does not support it.
    Documented,
}

/// One parameter of a request, or one field of a nested one.
#[derive(Debug)]
pub struct Param {
    /// The name on the wire, without the names of what it is nested in.
    pub name: &'static str,
    /// Other spellings that are accepted.
    pub aliases: &'static [&'static str],
    /// What its text must be.
    pub kind: Kind,
    /// Whether it must be given.
    pub is_required: bool,
    /// Whether an empty text counts as given. Several clients send every parameter they know, empty.
    pub keeps_empty: bool,
    /// The answer when it is required and absent.
    pub missing: &'static ErrorRow,
    /// The answer when its text, or the number of its elements, is not acceptable.
    pub malformed: &'static ErrorRow,
    /// Smallest and largest number of characters, or of elements of a list; 0 and `u32::MAX` when free.
    pub length: (u32, u32),
    /// Values that the documentation lists. They are shown, not enforced: the meaning crates do that.
    pub allowed: &'static [&'static str],
}

/// What the text of a parameter must be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number between two bounds.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// `true` or `false`, in any case.
    Boolean,
    /// A decimal number.
    Number,
    /// One text that holds a JSON array of texts.
    JsonTexts,
    /// A list of texts, `Name.N`.
    Texts,
    /// A list of structures, `Name.N.Field`.
    List(&'static [Param]),
    /// A structure, `Name.Field`.
    Object(&'static [Param]),
}

impl Operation {
    /// The parameter of that name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&'static Param> {
        self.params.iter().find(|param| param.is_called(name))
    }

    /// Whether a repeat with the same `ClientToken` gets the same answer.
    #[must_use]
    pub fn takes_client_token(&self) -> bool {
        self.param("ClientToken").is_some()
    }

    /// Whether `DryRun` asks for a check only.
    #[must_use]
    pub fn takes_dry_run(&self) -> bool {
        self.is_mutating && self.param("DryRun").is_some()
    }

    /// Whether the documentation lists this code with this status, for the operation or for all.
    #[must_use]
    pub fn declares(&self, code: &str, status: u16) -> bool {
        let is_listed = |row: &ErrorRow| row.code == code && row.status == status;
        self.errors.iter().any(is_listed) || crate::generated::COMMON_ERRORS.iter().any(is_listed)
    }
}

impl PartialEq for Operation {
    fn eq(&self, other: &Self) -> bool {
        (self.product, self.version, self.name) == (other.product, other.version, other.name)
    }
}

impl Eq for Operation {}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.product, self.name)
    }
}

impl Param {
    /// Whether this is a name of the parameter.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}
