use std::sync::Arc;

use crate::malformed::{MalformedPolicyDocument, Position};
use crate::reader;
use crate::statement::Statement;

/// A policy document: statements, and the text they were read from, byte for byte.
///
/// Source: RAM, policy structure and syntax.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyDocument {
    pub(crate) text: Arc<str>,
    pub(crate) kind: DocumentKind,
    pub(crate) dialect: Dialect,
    pub(crate) statements: Vec<Statement>,
}

/// Which language a document is written in. A document keeps its dialect: a strict one never changes meaning.
///
/// Choice: docs/decisions/0022-policy-language.md, dialects.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Dialect {
    /// What the cloud accepts: the documented operators and `CIDRInRange`.
    #[default]
    Strict,
    /// Besides: `…IfExists`, `Null`, `ForAllValues:`, `ForAnyValue:`, `CIDRCovers`, `CIDROverlaps`,
    /// `NotResource`, `Sid`, and variables such as `${acs:PrincipalARN}`.
    Extended,
}

/// What a document is for: which elements it has and how long it may be.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum DocumentKind {
    /// A policy attached to users, groups and roles.
    Identity,
    /// A control policy of a resource directory.
    Control,
    /// The `Policy` of `AssumeRole`.
    Session,
    /// The extra `Policy` of `AttachInstanceRamRole`.
    InstanceSession,
    /// The trust policy of a role: `Principal`, and no `Resource`.
    Trust,
    /// A policy on another resource: `Principal` and `Resource`.
    Resource,
}

impl PolicyDocument {
    /// Reads a document.
    ///
    /// # Errors
    /// With the place and what is wrong there; the first fault in the order of the text, but a document that is
    /// too long is told so first.
    pub fn parse(
        text: &str,
        kind: DocumentKind,
        dialect: Dialect,
    ) -> Result<Self, MalformedPolicyDocument> {
        Ok(Self {
            text: text.into(),
            kind,
            dialect,
            statements: reader::read(text, kind, dialect)?,
        })
    }

    /// The text as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is for.
    #[must_use]
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The language it is written in.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The statements in the order of the text.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Where a statement begins in the text.
    #[must_use]
    pub fn position_of(&self, statement: usize) -> Option<Position> {
        self.statements.get(statement).map(|statement| statement.at)
    }
}

impl DocumentKind {
    /// How many characters a document may have.
    ///
    /// Source: RAM, limits; ECS API, `AttachInstanceRamRole`, `Policy`.
    #[must_use]
    pub fn max_characters(self) -> usize {
        match self {
            Self::Identity | Self::Resource => 6_144,
            Self::Control => 4_096,
            Self::Session | Self::Trust => 2_048,
            Self::InstanceSession => 1_024,
        }
    }

    /// Whether statements name principals.
    #[must_use]
    pub fn has_principal(self) -> bool {
        matches!(self, Self::Trust | Self::Resource)
    }

    /// Whether statements name resources.
    #[must_use]
    pub fn has_resource(self) -> bool {
        self != Self::Trust
    }
}
