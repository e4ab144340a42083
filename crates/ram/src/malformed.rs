use std::fmt;

/// A place in a text: line and character of the line, both from 1.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

/// A text is no policy document: where, and why.
///
/// Source: RAM API, `MalformedPolicyDocument`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct MalformedPolicyDocument {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
    /// What is wrong there.
    pub reason: Malformation,
}

/// What can be wrong with a policy document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Malformation {
    /// Another character than JSON has there.
    Unexpected {
        /// What would be right.
        wanted: &'static str,
        /// What stands there.
        found: char,
    },
    /// The text ends too early.
    Ended {
        /// What would be right.
        wanted: &'static str,
    },
    /// Lists and objects nest too deep.
    TooDeep,
    /// Half of a pair of `\u` escapes.
    LoneSurrogate,
    /// A name twice in one object.
    DuplicateName {
        /// The name.
        name: String,
    },
    /// A value of another kind than the element has.
    WrongKind {
        /// The element.
        element: String,
        /// What it should be.
        wanted: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// An element the document must have is missing.
    Missing {
        /// The element.
        element: &'static str,
    },
    /// An element that is not in the language, not in this dialect, or not in this kind of document.
    UnknownElement {
        /// The element.
        element: String,
    },
    /// `Version` is not `1`.
    Version {
        /// What it is.
        found: String,
    },
    /// `Effect` is neither `Allow` nor `Deny`.
    Effect {
        /// What it is.
        found: String,
    },
    /// An element and its negation in one statement.
    Both {
        /// The element.
        element: &'static str,
        /// Its negation.
        negation: &'static str,
    },
    /// An empty list where one value at least is needed.
    Empty {
        /// The element.
        element: String,
    },
    /// A text that names no action.
    Action {
        /// What it is.
        found: String,
    },
    /// A text that names no resource.
    Resource {
        /// What it is.
        found: String,
    },
    /// A text that names no principal of its kind.
    Principal {
        /// What it is.
        found: String,
    },
    /// No operator has this name.
    UnknownOperator {
        /// What it is.
        found: String,
    },
    /// An operator that the strict dialect refuses: `…IfExists` and `Null`, or a quantifier.
    UnsupportedOperator {
        /// What the message calls it.
        found: String,
    },
    /// A value that the operator cannot read.
    Value {
        /// The operator.
        operator: String,
        /// What it reads.
        wanted: &'static str,
        /// What the value is.
        found: String,
    },
    /// A variable that is not closed or names no key.
    Variable {
        /// The text it stands in.
        found: String,
    },
    /// More characters than the kind of document may have.
    TooLong {
        /// How many it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
}

impl Position {
    /// The error that points here.
    pub(crate) fn malformed(self, reason: Malformation) -> MalformedPolicyDocument {
        MalformedPolicyDocument {
            line: self.line,
            column: self.column,
            reason,
        }
    }
}

impl fmt::Display for Malformation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { wanted, found } => {
                write!(f, "expected {wanted}, found {}", Shown(*found))
            }
            Self::Ended { wanted } => write!(f, "expected {wanted}, found the end"),
            Self::TooDeep => f.write_str("lists and objects nest too deep"),
            Self::LoneSurrogate => f.write_str("half of a surrogate pair"),
            Self::DuplicateName { name } => write!(f, "\"{name}\" is given twice"),
            Self::WrongKind {
                element,
                wanted,
                found,
            } => write!(f, "{element} is {wanted}, not {found}"),
            Self::Missing { element } => write!(f, "{element} is missing"),
            Self::UnknownElement { element } => {
                write!(f, "\"{element}\" is no element of this document")
            }
            Self::Version { found } => write!(f, "Version is \"1\", not \"{found}\""),
            Self::Effect { found } => write!(f, "Effect is Allow or Deny, not \"{found}\""),
            Self::Both { element, negation } => {
                write!(f, "{element} and {negation} do not stand in one statement")
            }
            Self::Empty { element } => write!(f, "{element} has no value"),
            Self::Action { found } => {
                write!(
                    f,
                    "\"{found}\" is no action: service:Action, * and ? allowed"
                )
            }
            Self::Resource { found } => write!(
                f,
                "\"{found}\" is no resource: * or acs:service:region:account:relative-id, * and ? allowed"
            ),
            Self::Principal { found } => write!(f, "\"{found}\" is no principal of this kind"),
            Self::UnknownOperator { found } => {
                write!(f, "The condition operator '{found}' is unknown")
            }
            Self::UnsupportedOperator { found } => {
                write!(f, "The condition operator '{found}' is not supported")
            }
            Self::Value {
                operator,
                wanted,
                found,
            } => write!(f, "{operator} compares with {wanted}, not with \"{found}\""),
            Self::Variable { found } => write!(f, "\"{found}\" has a variable that names no key"),
            Self::TooLong { length, limit } => {
                write!(
                    f,
                    "the document has {length} characters, the limit is {limit}"
                )
            }
        }
    }
}

/// A character for a message; the marks that translation puts in place of JSON's are named.
struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = u32::from(self.0);
        match self.0 {
            '\u{3001}' | '\u{ff0c}' => {
                write!(f, "the full-width comma '{}' (U+{code:04X})", self.0)
            }
            '\u{201c}'..='\u{201f}' | '\u{ff02}' => {
                write!(f, "the typographic quote '{}' (U+{code:04X})", self.0)
            }
            '\u{3000}' | '\u{ff01}'..='\u{ff5e}' => {
                write!(f, "the full-width character '{}' (U+{code:04X})", self.0)
            }
            control if control.is_control() => write!(f, "the control character U+{code:04X}"),
            other => write!(f, "'{other}'"),
        }
    }
}
