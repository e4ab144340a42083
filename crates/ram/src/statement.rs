use header_space::Cidr;

use crate::condition_key::ConditionKey;
use crate::malformed::Position;
use crate::operator::Operator;

/// One statement of a policy document.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Where it begins in the text.
    pub at: Position,
    /// A name without a meaning; extended dialect.
    pub sid: Option<String>,
    /// What it does to a request it matches.
    pub effect: Effect,
    /// Which principals it is about; in documents that sit on a resource.
    pub principals: Vec<PrincipalPattern>,
    /// Which actions it is about.
    pub actions: Selection,
    /// Which resources it is about; `*` in a trust policy, which names none.
    pub resources: Selection,
    /// What must hold besides: all of it.
    pub conditions: Vec<Condition>,
}

/// What a statement does to a request it matches.
///
/// Listed in precedence order, which the derived `Ord` keeps: a deny wins.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Effect {
    /// It refuses.
    Deny,
    /// It allows.
    Allow,
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Selection {
    /// Whether the statement is about everything but these.
    pub is_negated: bool,
    /// The patterns as written, at least one.
    pub patterns: Vec<String>,
}

/// Who a statement on a resource is about.
///
/// Source: RAM, policy elements, Principal.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PrincipalPattern {
    /// `RAM`: an account (`acs:ram::UID:root`), a user or a role, by its ARN as written.
    Ram(String),
    /// `Service`: a cloud service, as `ecs.aliyuncs.com`, or `UID@ecs.aliyuncs.com`.
    Service(String),
    /// `Federated`: an identity provider by its ARN.
    Federated(String),
}

/// One operator with one key: the values of the key are compared with these values.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Where the key stands in the text.
    pub at: Position,
    /// How.
    pub operator: Operator,
    /// What.
    pub key: ConditionKey,
    /// The key as written.
    pub key_text: String,
    /// With what: at least one value, one match is enough.
    pub values: Vec<String>,
}

impl Condition {
    /// Whether the operator suits the key; a statement with a condition that does not has no effect.
    #[must_use]
    pub fn suits_its_key(&self) -> bool {
        self.operator.suits(self.key.key_type())
    }

    /// The values that are blocks of addresses.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = Cidr> {
        self.values.iter().filter_map(|value| value.parse().ok())
    }
}

impl Selection {
    /// Everything.
    #[must_use]
    pub fn everything() -> Self {
        Self {
            is_negated: false,
            patterns: vec!["*".to_owned()],
        }
    }
}
