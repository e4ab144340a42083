//! Is there a request that some statements match and others do not?
//!
//! A statement is a conjunction of clauses, each about one thing: the action, the resource, or one key. Things vary
//! freely of each other, so a choice of clauses that must hold and clauses that must not is possible if and only if
//! it is possible for each thing by itself. The search tries the choices and drops one as soon as a thing cannot
//! be. Each key has at most one value: every key of the catalogue is filled so.

mod candidates;
mod text_search;

use std::collections::BTreeMap;

use crate::arn_pattern::ArnPattern;
use crate::cidr_in_range::CidrInRange;
use crate::condition_key::{ConditionKey, KeyType};
use crate::context::Context;
use crate::evaluate::{holds_for, names_action, names_resource};
use crate::operator::Comparison;
use crate::pattern::{Symbol, written};
use crate::policy_document::Dialect;
use crate::principal::Principal;
use crate::request::{ActionName, Request};
use crate::statement::{Condition, Selection, Statement};
use crate::value::Value;
use crate::variables;

use text_search::{OneOf, Pattern, shortest};

/// How many choices of clauses are tried.
const MAX_CHOICES: usize = 100_000;

/// What may vary in the request that is looked for.
pub(crate) struct Space<'a> {
    pub(crate) principal: &'a Principal,
    /// The action; any when none is given.
    pub(crate) action: Option<&'a str>,
    pub(crate) resource: ResourceSpace<'a>,
    /// Keys whose value is known; missing for none.
    pub(crate) known: &'a [(ConditionKey, Option<String>)],
    /// Whether a request can have the key.
    pub(crate) may_fill: &'a dyn Fn(&ConditionKey) -> bool,
    pub(crate) cidr_in_range: CidrInRange,
}

/// Which resources may be in the request.
pub(crate) enum ResourceSpace<'a> {
    /// This one.
    Only(&'a str),
    /// Those of one of these shapes: texts in which `*` stands for one character or more.
    Shapes(&'a [String]),
}

/// A statement with the dialect of its document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'d> {
    pub(crate) statement: &'d Statement,
    pub(crate) dialect: Dialect,
}

/// What must be so of the request.
#[derive(Clone, Debug)]
pub(crate) enum Task<'d> {
    /// One of these statements matches.
    Match(Vec<Placed<'d>>),
    /// This statement does not match.
    Avoid(Placed<'d>),
}

/// What the search came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Solution {
    Found(Assignment),
    None,
    /// There are too many choices, or clauses that refer to each other's keys.
    Unknown,
}

/// A request that was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Assignment {
    pub(crate) action: String,
    pub(crate) resource: String,
    pub(crate) context: Vec<(ConditionKey, String)>,
}

/// Looks for a request.
pub(crate) fn solve(space: &Space<'_>, tasks: &[Task<'_>]) -> Solution {
    let mut search = Search {
        space,
        demands: BTreeMap::new(),
        choices_left: MAX_CHOICES,
    };
    let mut tasks: Vec<&Task<'_>> = tasks.iter().collect();
    tasks.sort_by_key(|task| matches!(task, Task::Avoid(_)));
    search.go(&tasks)
}

/// What a clause is about.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Thing {
    Action,
    Resource,
    Key(ConditionKey),
}

/// A clause, and whether it must hold.
#[derive(Clone, Copy, Debug)]
struct Demand<'d> {
    clause: Clause<'d>,
    dialect: Dialect,
    must_hold: bool,
}

#[derive(Clone, Copy, Debug)]
enum Clause<'d> {
    Action(&'d Selection),
    Resource(&'d Selection),
    Condition(&'d Condition),
}

impl Clause<'_> {
    fn thing(self) -> Thing {
        match self {
            Self::Action(_) => Thing::Action,
            Self::Resource(_) => Thing::Resource,
            Self::Condition(condition) => Thing::Key(condition.key.clone()),
        }
    }
}

impl<'d> Placed<'d> {
    fn demands(self, must_hold: bool) -> impl Iterator<Item = Demand<'d>> {
        let Self { statement, dialect } = self;
        let conditions = statement.conditions.iter().map(Clause::Condition);
        [
            Clause::Action(&statement.actions),
            Clause::Resource(&statement.resources),
        ]
        .into_iter()
        .chain(conditions)
        .map(move |clause| Demand {
            clause,
            dialect,
            must_hold,
        })
    }
}

/// Whether a thing can be as demanded, and as what: a text, or missing.
enum Possible {
    Yes(Option<String>),
    No,
    Unknown,
}

struct Search<'s, 'd> {
    space: &'s Space<'s>,
    demands: BTreeMap<Thing, Vec<Demand<'d>>>,
    choices_left: usize,
}

impl<'d> Search<'_, 'd> {
    fn go(&mut self, tasks: &[&Task<'d>]) -> Solution {
        let Some((task, rest)) = tasks.split_first() else {
            return self.assignment();
        };
        let mut is_unknown = false;
        match task {
            Task::Match(statements) => {
                for placed in statements {
                    match self.try_demands(placed.demands(true).collect(), rest) {
                        Solution::None => {}
                        Solution::Unknown => is_unknown = true,
                        found => return found,
                    }
                }
            }
            Task::Avoid(placed) => {
                let cannot_hold = |search: &mut Self, demand| {
                    let is_no = matches!(search.with(demand), Possible::No);
                    search.without(demand);
                    is_no
                };
                if placed.demands(true).any(|demand| cannot_hold(self, demand)) {
                    return self.go(rest);
                }
                for demand in placed.demands(false) {
                    match self.try_demands(vec![demand], rest) {
                        Solution::None => {}
                        Solution::Unknown => is_unknown = true,
                        found => return found,
                    }
                }
            }
        }
        if is_unknown {
            Solution::Unknown
        } else {
            Solution::None
        }
    }

    /// Goes on with more demands, and takes them back.
    fn try_demands(&mut self, demands: Vec<Demand<'d>>, rest: &[&Task<'d>]) -> Solution {
        if self.choices_left == 0 {
            return Solution::Unknown;
        }
        self.choices_left -= 1;
        let mut added = Vec::new();
        let mut solution = None;
        let mut is_unknown = false;
        for demand in demands {
            added.push(demand);
            match self.with(demand) {
                Possible::Yes(_) => {}
                Possible::No => {
                    solution = Some(Solution::None);
                    break;
                }
                Possible::Unknown => is_unknown = true,
            }
        }
        let solution = match (solution, is_unknown) {
            (Some(solution), _) => solution,
            (None, true) => Solution::Unknown,
            (None, false) => self.go(rest),
        };
        added.into_iter().for_each(|demand| self.without(demand));
        solution
    }

    fn with(&mut self, demand: Demand<'d>) -> Possible {
        let thing = demand.clause.thing();
        self.demands.entry(thing.clone()).or_default().push(demand);
        self.possible(&thing)
    }

    fn without(&mut self, demand: Demand<'d>) {
        if let Some(demands) = self.demands.get_mut(&demand.clause.thing()) {
            demands.pop();
        }
    }

    fn assignment(&self) -> Solution {
        let mut assignment = Assignment {
            action: String::new(),
            resource: String::new(),
            context: Vec::new(),
        };
        let keys = self
            .demands
            .keys()
            .filter(|thing| matches!(thing, Thing::Key(_)));
        for thing in [Thing::Action, Thing::Resource].iter().chain(keys) {
            match (self.possible(thing), thing) {
                (Possible::Yes(Some(text)), Thing::Action) => assignment.action = text,
                (Possible::Yes(Some(text)), Thing::Resource) => assignment.resource = text,
                (Possible::Yes(Some(text)), Thing::Key(key)) => {
                    assignment.context.push((key.clone(), text));
                }
                (Possible::Yes(None), _) => {}
                (Possible::No, _) => return Solution::None,
                (Possible::Unknown, _) => return Solution::Unknown,
            }
        }
        Solution::Found(assignment)
    }

    fn possible(&self, thing: &Thing) -> Possible {
        let demands = self.demands.get(thing).map_or(&[][..], Vec::as_slice);
        match thing {
            Thing::Action => self.possible_action(demands),
            Thing::Resource => self.possible_resource(demands),
            Thing::Key(key) => self.possible_value(key, demands),
        }
    }

    fn possible_action(&self, demands: &[Demand<'d>]) -> Possible {
        let selections = demands.iter().filter_map(|demand| match demand.clause {
            Clause::Action(selection) => Some((selection, demand.must_hold)),
            Clause::Resource(_) | Clause::Condition(_) => None,
        });
        if let Some(action) = self.space.action {
            let folded = action.to_ascii_lowercase();
            let is_so = |(selection, must_hold): (&Selection, bool)| {
                let names = selection
                    .patterns
                    .iter()
                    .any(|pattern| names_action(pattern, &folded));
                (names != selection.is_negated) == must_hold
            };
            return yes_if({ selections }.all(is_so), action);
        }
        let pattern = |text: &String| Pattern {
            symbols: written(text),
            folds_case: true,
        };
        let mut wanted = vec![OneOf {
            patterns: vec![pattern(&"?*:?*".to_owned())],
            is_wanted: true,
        }];
        wanted.extend(selections.map(|(selection, must_hold)| OneOf {
            patterns: selection.patterns.iter().map(pattern).collect(),
            is_wanted: must_hold != selection.is_negated,
        }));
        found(shortest(&wanted))
    }

    fn possible_resource(&self, demands: &[Demand<'d>]) -> Possible {
        let selections: Vec<(&Selection, Dialect, bool)> = demands
            .iter()
            .filter_map(|demand| match demand.clause {
                Clause::Resource(selection) => Some((selection, demand.dialect, demand.must_hold)),
                Clause::Action(_) | Clause::Condition(_) => None,
            })
            .collect();
        let has_variables = selections.iter().any(|(selection, dialect, _)| {
            *dialect == Dialect::Extended
                && selection
                    .patterns
                    .iter()
                    .any(|text| variables::has_any(text))
        });
        if has_variables {
            return Possible::Unknown;
        }
        match self.space.resource {
            ResourceSpace::Only(arn) => {
                let context = Context::new();
                let action = ActionName::new("*");
                let request = self.request(&action, &context);
                let is_so = |(selection, dialect, must_hold): &(&Selection, Dialect, bool)| {
                    let names = |pattern: &String| names_resource(pattern, *dialect, &request, arn);
                    (selection.patterns.iter().any(names) != selection.is_negated) == *must_hold
                };
                yes_if(selections.iter().all(is_so), arn)
            }
            ResourceSpace::Shapes(shapes) => {
                let mut is_unknown = false;
                for shape in shapes {
                    match possible_of_shape(shape, &selections) {
                        Possible::No => {}
                        Possible::Unknown => is_unknown = true,
                        yes => return yes,
                    }
                }
                if is_unknown {
                    Possible::Unknown
                } else {
                    Possible::No
                }
            }
        }
    }

    fn request<'r>(&'r self, action: &'r ActionName, context: &'r Context<'r>) -> Request<'r> {
        Request {
            principal: self.space.principal,
            action,
            resources: &[],
            context,
        }
    }

    fn possible_value(&self, key: &ConditionKey, demands: &[Demand<'d>]) -> Possible {
        let conditions: Vec<(&Condition, Dialect, bool)> = demands
            .iter()
            .filter_map(|demand| match demand.clause {
                Clause::Condition(condition) => Some((condition, demand.dialect, demand.must_hold)),
                Clause::Action(_) | Clause::Resource(_) => None,
            })
            .collect();
        let has_variables = conditions.iter().any(|(condition, dialect, _)| {
            *dialect == Dialect::Extended
                && condition.values.iter().any(|text| variables::has_any(text))
        });
        if has_variables {
            return Possible::Unknown;
        }
        let (context, action) = (Context::new(), ActionName::new("*"));
        let request = self.request(&action, &context);
        let is_so = |value: Option<&str>| {
            let value = value.map(Value::Text);
            let values = value.as_slice();
            conditions.iter().all(|(condition, dialect, must_hold)| {
                holds_for(
                    condition,
                    values,
                    *dialect,
                    self.space.cidr_in_range,
                    &request,
                ) == *must_hold
            })
        };
        let yes_if_so = |value: Option<String>| match is_so(value.as_deref()) {
            true => Possible::Yes(value),
            false => Possible::No,
        };
        if let Some((_, value)) = self.space.known.iter().find(|(known, _)| known == key) {
            return yes_if_so(value.clone());
        }
        if is_so(None) {
            return Possible::Yes(None);
        }
        if !(self.space.may_fill)(key) {
            return Possible::No;
        }
        let plain: Vec<&Condition> = conditions
            .iter()
            .map(|(condition, _, _)| *condition)
            .collect();
        let texts = text_demands(&conditions);
        let must_equal: Option<&Vec<String>> =
            conditions.iter().find_map(|(condition, _, must_hold)| {
                let operator = condition.operator;
                let is_one_of = operator.comparison == Comparison::StringEquals
                    && operator.is_negated != *must_hold;
                is_one_of.then_some(&condition.values)
            });
        if let Some(values) = must_equal
            && key.key_type() != KeyType::Block
        {
            let first = values.iter().find(|value| is_so(Some(value)));
            return first.map_or(Possible::No, |value| Possible::Yes(Some(value.clone())));
        }
        let candidates = candidates::of(key, &plain);
        if let Some(value) = candidates.iter().find(|value| is_so(Some(value))) {
            return Possible::Yes(Some(value.clone()));
        }
        let is_only_text = texts.len() == conditions.len();
        match key.key_type() {
            KeyType::Text => match shortest(&texts) {
                Ok(None) => Possible::No,
                Ok(Some(text)) if is_so(Some(&text)) => Possible::Yes(Some(text)),
                Ok(Some(_)) | Err(_) => Possible::Unknown,
            },
            KeyType::Flag | KeyType::TextFlag | KeyType::Moment | KeyType::Address => Possible::No,
            KeyType::Block if texts.is_empty() => Possible::No,
            KeyType::Unknown if texts.is_empty() => Possible::No,
            KeyType::Unknown | KeyType::Block => match shortest(&texts) {
                Ok(None) => Possible::No,
                Ok(Some(text)) if key.key_type() == KeyType::Unknown && is_so(Some(&text)) => {
                    Possible::Yes(Some(text))
                }
                Ok(Some(_)) if is_only_text && key.key_type() == KeyType::Unknown => Possible::No,
                Ok(Some(_)) | Err(_) => Possible::Unknown,
            },
        }
    }
}

/// The demands on the text of a value that is there. Conditions on something else than text are left out.
fn text_demands(conditions: &[(&Condition, Dialect, bool)]) -> Vec<OneOf> {
    let demand = |(condition, _, must_hold): &(&Condition, Dialect, bool)| {
        let operator = condition.operator;
        let read = |value: &String| {
            let literal = || value.chars().map(Symbol::Char).collect();
            match operator.comparison {
                Comparison::StringEquals => Some((literal(), false)),
                Comparison::StringEqualsIgnoreCase => Some((literal(), true)),
                Comparison::StringLike => Some((written(value), false)),
                _ => None,
            }
        };
        let pattern = |(symbols, folds_case)| Pattern {
            symbols,
            folds_case,
        };
        let patterns: Option<Vec<Pattern>> = condition
            .values
            .iter()
            .map(|value| read(value).map(pattern))
            .collect();
        Some(OneOf {
            patterns: patterns?,
            is_wanted: *must_hold != operator.is_negated,
        })
    };
    let suits = |(condition, _, _): &&(&Condition, Dialect, bool)| condition.suits_its_key();
    conditions.iter().filter(suits).filter_map(demand).collect()
}

/// Whether there is a resource of a shape that selections name or not.
///
/// For ARNs of RAM letter case does not count; for ARNs without a region patterns are read so. A shape that leaves
/// the region open stands for ARNs that have one.
fn possible_of_shape(shape: &str, selections: &[(&Selection, Dialect, bool)]) -> Possible {
    let traits = crate::arn_pattern::ArnTraits::of(shape);
    let pattern = |text: &String| Pattern {
        symbols: written(ArnPattern::of(text).for_arn(traits)),
        folds_case: traits.folds_case,
    };
    let mut wanted = vec![OneOf {
        patterns: vec![Pattern {
            symbols: symbols_of_shape(shape),
            folds_case: false,
        }],
        is_wanted: true,
    }];
    wanted.extend(selections.iter().map(|(selection, _, must_hold)| OneOf {
        patterns: selection.patterns.iter().map(pattern).collect(),
        is_wanted: *must_hold != selection.is_negated,
    }));
    found(shortest(&wanted))
}

/// A shape as a pattern: `{}` stands for one character or more, everything else for itself.
fn symbols_of_shape(shape: &str) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    for (at, part) in shape.split("{}").enumerate() {
        if at > 0 {
            symbols.extend([Symbol::One, Symbol::Any]);
        }
        symbols.extend(part.chars().map(Symbol::Char));
    }
    symbols
}

fn yes_if(is_so: bool, text: &str) -> Possible {
    if is_so {
        Possible::Yes(Some(text.to_owned()))
    } else {
        Possible::No
    }
}

fn found(result: Result<Option<String>, text_search::TooMany>) -> Possible {
    match result {
        Ok(Some(text)) => Possible::Yes(Some(text)),
        Ok(None) => Possible::No,
        Err(text_search::TooMany) => Possible::Unknown,
    }
}
