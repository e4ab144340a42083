//! What a change of policies newly allows, with requests that show it.

use cloud_id::AccountId;

use crate::authorize::Layer;
use crate::catalogue::Catalogue;
use crate::condition_key::ConditionKey;
use crate::context::Context;
use crate::decision::{Answer, StatementAt};
use crate::possible::{Assignment, Placed, ResourceSpace, Solution, Space, Task, solve};
use crate::principal::Principal;
use crate::request::{ActionName, Request, Resource};
use crate::statement::Effect;
use crate::value::{Value, Values};
use crate::who_can::statements;

/// Access that the new policies of a step grant and the old ones do not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewAccess {
    /// The statement of the new policies that grants it.
    pub statement: StatementAt,
    /// The action; the one of the catalogue where there is one.
    pub action: String,
    /// A resource it is granted for.
    pub resource: String,
    /// The circumstances: each key that must have a value, with one that will do.
    pub context: Vec<(ConditionKey, String)>,
}

/// What a comparison came to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Difference {
    /// The access that is new: for each statement every action of the catalogue, or one that is in none.
    pub new_access: Vec<NewAccess>,
    /// Statements, and actions of the catalogue, of which it was not found out.
    pub undecided: Vec<(StatementAt, Option<String>)>,
}

/// Compares the policies of one step before and after a change, as a principal meets them. For access that is
/// lost, swap them.
///
/// Actions of the catalogue are looked at one by one, with the resources they name and the keys they fill; other
/// actions all together.
#[must_use]
pub fn new_access<L: Layer>(
    old: &L,
    new: &L,
    principal: &Principal,
    catalogue: &Catalogue,
) -> Difference {
    let mut difference = Difference::default();
    for (policy, attached) in new.policies().iter().enumerate() {
        let document = &attached.document;
        for (statement, of_it) in document.statements().iter().enumerate() {
            if of_it.effect == Effect::Deny {
                continue;
            }
            let at = StatementAt { policy, statement };
            let placed = Placed {
                statement: of_it,
                dialect: document.dialect(),
            };
            compare(old, new, principal, catalogue, at, placed, &mut difference);
        }
    }
    difference
}

fn compare<L: Layer>(
    old: &L,
    new: &L,
    principal: &Principal,
    catalogue: &Catalogue,
    at: StatementAt,
    placed: Placed<'_>,
    difference: &mut Difference,
) {
    let known = [(
        ConditionKey::Known(crate::KnownKey::PrincipalArn),
        Some(principal.arn().to_owned()),
    )];
    let mut look =
        |action: Option<&str>, shapes: &[String], may_fill: &dyn Fn(&ConditionKey) -> bool| {
            let space = Space {
                principal,
                action,
                resource: ResourceSpace::Shapes(shapes),
                known: &known,
                may_fill,
                cidr_in_range: new.cidr_in_range(),
            };
            let mut is_unknown = false;
            for tasks in ways(old, new, placed) {
                match solve(&space, &tasks) {
                    Solution::Found(found) if is_new(old, new, principal, &found) => {
                        difference.new_access.push(NewAccess {
                            statement: at,
                            action: found.action,
                            resource: found.resource,
                            context: found.context,
                        });
                        return true;
                    }
                    Solution::Found(_) => is_unknown = true,
                    Solution::None => {}
                    Solution::Unknown => is_unknown = true,
                }
            }
            if is_unknown {
                difference.undecided.push((at, action.map(str::to_owned)));
            }
            false
        };
    let mut is_any = false;
    for facts in catalogue.actions() {
        let shapes: Vec<String> = facts
            .resources
            .iter()
            .map(|template| shape_of(template, principal.account()))
            .collect();
        is_any |= look(Some(&facts.name), &shapes, &|key| facts.may_fill(key));
    }
    if !is_any {
        let account = principal.account();
        let shapes = [
            "*".to_owned(),
            format!("acs:{{}}:{{}}:{account}:{{}}"),
            format!("acs:{{}}:*:{account}:{{}}"),
            format!("acs:ram:*:{account}:{{}}"),
        ];
        look(None, &shapes, &|_| true);
    }
}

/// Asks both about a request that was found: a witness is only what is really new.
fn is_new<L: Layer>(old: &L, new: &L, principal: &Principal, found: &Assignment) -> bool {
    let mut context = Context::new();
    for (key, value) in &found.context {
        context.set_key(key, Values::One(Value::Text(value)));
    }
    let action = ActionName::new(&found.action);
    let resource = Resource::of(principal.account(), &found.resource);
    let request = Request {
        principal,
        action: &action,
        resources: &[resource],
        context: &context,
    };
    let allows = |layer: &L| matches!(layer.answer(&request, &resource), Answer::Allow(_));
    allows(new) && !allows(old)
}

/// A template of the catalogue for an account, with a mark for each hole. RAM has no regions.
fn shape_of(template: &str, account: AccountId) -> String {
    let template = template
        .replace("acs:ram:{region}:", "acs:ram:*:")
        .replace("{account}", &account.to_string());
    let mut shape = String::new();
    let mut rest = &*template;
    while let Some((before, behind)) = rest.split_once('{') {
        shape.push_str(before);
        shape.push_str("{}");
        rest = behind.split_once('}').map_or("", |(_, rest)| rest);
    }
    shape + rest
}

/// The ways in which the new policies allow by a statement what the old ones do not allow.
fn ways<'p, L: Layer>(old: &'p L, new: &'p L, by: Placed<'p>) -> Vec<Vec<Task<'p>>> {
    let mut allowed_now = vec![Task::Match(vec![by])];
    allowed_now.extend(statements(new, Effect::Deny).map(Task::Avoid));
    let mut was_not_allowed = allowed_now.clone();
    was_not_allowed.extend(statements(old, Effect::Allow).map(Task::Avoid));
    let denials: Vec<Placed<'p>> = statements(old, Effect::Deny).collect();
    let mut ways = vec![was_not_allowed];
    if !denials.is_empty() {
        allowed_now.push(Task::Match(denials));
        ways.push(allowed_now);
    }
    ways
}
