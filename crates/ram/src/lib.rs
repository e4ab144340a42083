//! Resource Access Management: what policy documents say, and whether a request may go on.
//!
//! This crate knows the policy language with its two dialects, the condition keys and operators, the documented
//! order of evaluation with control policies, sessions, resource groups and trust, and questions about policies:
//! who can, what changed, what is needed. It knows no HTTP, no clock, no storage; whoever asks brings the time and
//! every other fact in a [`Context`].
//!
//! Start from [`PolicyDocument`], [`Request`] and [`authorize`].

mod arn_pattern;
mod attached_policy;
mod authorize;
mod catalogue;
mod cidr_in_range;
mod compiled;
mod condition_key;
mod context;
mod decision;
mod diagnosis;
mod difference;
pub mod directory;
mod evaluate;
mod fill;
mod json;
mod least_privilege;
mod lint;
mod malformed;
mod operator;
mod pattern;
mod policy_document;
mod possible;
mod principal;
mod principal_pattern;
mod reader;
mod request;
mod scalars;
mod statement;
mod trust;
mod value;
mod variables;
mod who_can;

pub use attached_policy::{AttachedPolicy, PolicyHolder, PolicyKind};
pub use authorize::{
    ControlPolicies, Layer, PoliciesInForce, ResourceGroupPolicies, authorize, authorize_batch,
};
pub use catalogue::{ActionFacts, Catalogue};
pub use cidr_in_range::CidrInRange;
pub use compiled::CompiledLayer;
pub use condition_key::{ConditionKey, KeyType, KnownKey};
pub use context::Context;
pub use decision::{Answer, Decision, Exemption, Level, Outcome, StatementAt};
pub use diagnosis::{Diagnosis, MatchedStatement, Miss, PrincipalView, diagnose};
pub use difference::{Difference, NewAccess, new_access};
pub use evaluate::{Clause, PlainLayer, check};
pub use fill::{WrittenRule, protocol_word};
pub use least_privilege::{Observation, Proposal, TooMuchObserved, Widening, least_privilege};
pub use lint::{Bypass, Concern, Finding, lint};
pub use malformed::{Malformation, MalformedPolicyDocument, Position};
pub use operator::{Comparison, Operator, Quantifier};
pub use policy_document::{Dialect, DocumentKind, PolicyDocument};
pub use principal::{Principal, PrincipalKind};
pub use request::{ActionName, Request, Resource};
pub use statement::{Condition, Effect, PrincipalPattern, Selection, Statement};
pub use trust::{resource_policy_answer, trusts_service};
pub use value::{Value, Values};
pub use who_can::{Possibility, Question, Witness, can};
