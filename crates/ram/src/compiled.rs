//! The compiled evaluator: statements found by action, patterns and conditions made ready beforehand.
//!
//! It decides as [`PlainLayer`](crate::PlainLayer) does, to the statement, and takes no memory from the heap.

mod action_index;
mod condition;
mod glob;
mod short_text;
mod statement;

use crate::attached_policy::AttachedPolicy;
use crate::authorize::Layer;
use crate::cidr_in_range::CidrInRange;
use crate::decision::{Answer, StatementAt};
use crate::request::{Request, Resource};
use crate::statement::Effect;

use action_index::ActionIndex;
use statement::{CompiledStatement, RequestedArn};

/// The policies of one step, compiled. Made once when policies change, asked at every call.
#[derive(Clone, Debug)]
pub struct CompiledLayer {
    policies: Vec<AttachedPolicy>,
    cidr_in_range: CidrInRange,
    denials: Statements,
    allowances: Statements,
}

/// The statements of one effect, in the order of policies and statements.
#[derive(Clone, Debug)]
struct Statements {
    in_order: Box<[CompiledStatement]>,
    by_action: ActionIndex,
}

impl CompiledLayer {
    /// Compiles policies; their order decides only which statement is named.
    #[must_use]
    pub fn new(policies: &[AttachedPolicy], cidr_in_range: CidrInRange) -> Self {
        Self {
            policies: policies.to_vec(),
            cidr_in_range,
            denials: Statements::of(policies, Effect::Deny, cidr_in_range),
            allowances: Statements::of(policies, Effect::Allow, cidr_in_range),
        }
    }
}

impl Layer for CompiledLayer {
    fn answer(&self, request: &Request<'_>, resource: &Resource<'_>) -> Answer {
        let arn = RequestedArn::of(resource.arn);
        if let Some(at) = self.denials.first_match(request, &arn) {
            return Answer::Deny(at);
        }
        match self.allowances.first_match(request, &arn) {
            Some(at) => Answer::Allow(at),
            None => Answer::Silent,
        }
    }

    fn policies(&self) -> &[AttachedPolicy] {
        &self.policies
    }

    fn cidr_in_range(&self) -> CidrInRange {
        self.cidr_in_range
    }
}

impl Statements {
    fn of(policies: &[AttachedPolicy], effect: Effect, cidr_in_range: CidrInRange) -> Self {
        let mut by_action = action_index::Builder::default();
        let mut in_order = Vec::new();
        for (policy, attached) in policies.iter().enumerate() {
            let document = &attached.document;
            for (index, statement) in document.statements().iter().enumerate() {
                if statement.effect != effect {
                    continue;
                }
                let at = StatementAt {
                    policy,
                    statement: index,
                };
                let dialect = document.dialect();
                by_action.add(in_order.len(), &statement.actions);
                in_order.push(CompiledStatement::of(at, statement, dialect, cidr_in_range));
            }
        }
        Self {
            in_order: in_order.into(),
            by_action: by_action.build(),
        }
    }

    fn first_match(&self, request: &Request<'_>, arn: &RequestedArn<'_>) -> Option<StatementAt> {
        let found = self.by_action.first(request.action, |statement| {
            self.in_order[statement].is_about(request, arn)
        })?;
        Some(self.in_order[found].at)
    }
}
