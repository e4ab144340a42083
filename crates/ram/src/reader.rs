//! From the text of a document to its statements.

use crate::condition_key::ConditionKey;
use crate::json::{self, Json, Member, Placed};
use crate::malformed::{Malformation, MalformedPolicyDocument, Position};
use crate::operator::{Comparison, NoOperator, Operator};
use crate::policy_document::{Dialect, DocumentKind};
use crate::principal_pattern;
use crate::scalars::{Moment, read_flag};
use crate::statement::{Condition, Effect, Selection, Statement};
use crate::variables;

type Read<T> = Result<T, MalformedPolicyDocument>;

/// Reads the statements of a document.
pub(crate) fn read(text: &str, kind: DocumentKind, dialect: Dialect) -> Read<Vec<Statement>> {
    check_length(text, kind.max_characters())?;
    let root = json::parse(text)?;
    let members = object("the document", &root)?;
    let mut statements = None;
    let mut has_version = false;
    for member in members {
        match member.name.as_str() {
            "Version" => {
                let version = text_of("Version", &member.value)?;
                if version != "1" {
                    let found = version.to_owned();
                    return Err(member.value.at.malformed(Malformation::Version { found }));
                }
                has_version = true;
            }
            "Statement" => {
                let list = list("Statement", &member.value)?;
                let read = list.iter().map(|value| statement(value, kind, dialect));
                statements = Some(read.collect::<Read<Vec<_>>>()?);
            }
            _ => return Err(unknown_element(member)),
        }
    }
    if !has_version {
        return Err(missing(root.at, "Version"));
    }
    statements.ok_or_else(|| missing(root.at, "Statement"))
}

fn check_length(text: &str, limit: usize) -> Read<()> {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return Ok(());
    };
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let position = Position {
        line: count(&before.replace(|mark| mark != '\n', "")).saturating_add(1),
        column: count(&before[line_start..]).saturating_add(1),
    };
    Err(position.malformed(Malformation::TooLong {
        length: text.chars().count(),
        limit,
    }))
}

fn statement(value: &Placed, kind: DocumentKind, dialect: Dialect) -> Read<Statement> {
    let members = object("a statement", value)?;
    let is_extended = dialect == Dialect::Extended;
    let (mut sid, mut effect, mut conditions, mut principals) = (None, None, Vec::new(), None);
    let (mut actions, mut resources) = (None, None);
    for member in members {
        let name = member.name.as_str();
        match name {
            "Effect" => effect = Some(read_effect(&member.value)?),
            "Action" | "NotAction" => {
                let patterns = strings(name, &member.value)?;
                check_each(&patterns, is_action, |found| Malformation::Action { found })?;
                choose(&mut actions, member, ["Action", "NotAction"], patterns)?;
            }
            "Resource" if kind.has_resource() => {
                let patterns = resource_patterns(member, dialect)?;
                choose(
                    &mut resources,
                    member,
                    ["Resource", "NotResource"],
                    patterns,
                )?;
            }
            "NotResource" if kind.has_resource() && is_extended => {
                let patterns = resource_patterns(member, dialect)?;
                choose(
                    &mut resources,
                    member,
                    ["Resource", "NotResource"],
                    patterns,
                )?;
            }
            "Condition" => conditions = read_conditions(&member.value, dialect)?,
            "Principal" if kind.has_principal() => {
                principals = Some(principal_pattern::read(&member.value)?);
            }
            "Sid" if is_extended => sid = Some(text_of("Sid", &member.value)?.to_owned()),
            _ => return Err(unknown_element(member)),
        }
    }
    if kind.has_principal() && principals.is_none() {
        return Err(missing(value.at, "Principal"));
    }
    if kind.has_resource() && resources.is_none() {
        return Err(missing(value.at, "Resource"));
    }
    Ok(Statement {
        at: value.at,
        sid,
        effect: effect.ok_or_else(|| missing(value.at, "Effect"))?,
        principals: principals.unwrap_or_default(),
        actions: actions.ok_or_else(|| missing(value.at, "Action"))?,
        resources: resources.unwrap_or_else(Selection::everything),
        conditions,
    })
}

fn read_effect(value: &Placed) -> Read<Effect> {
    match text_of("Effect", value)? {
        "Allow" => Ok(Effect::Allow),
        "Deny" => Ok(Effect::Deny),
        other => {
            let found = other.to_owned();
            Err(value.at.malformed(Malformation::Effect { found }))
        }
    }
}

/// Takes one of an element and its negation; both together are refused.
fn choose(
    chosen: &mut Option<Selection>,
    member: &Member,
    [element, negation]: [&'static str; 2],
    patterns: Vec<(Position, &str)>,
) -> Read<()> {
    if chosen.is_some() {
        return Err(member
            .at
            .malformed(Malformation::Both { element, negation }));
    }
    *chosen = Some(Selection {
        is_negated: member.name == negation,
        patterns: owned(patterns),
    });
    Ok(())
}

/// `service:Action`, or with wildcards. Other characters than names have are refused, so that a blank that
/// slipped in does not make a pattern that matches nothing.
fn is_action(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./*?".contains(&byte);
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(legal);
    match text.split_once(':') {
        Some((service, name)) => is_word(service) && is_word(name),
        None => text.contains('*') && is_word(text),
    }
}

fn resource_patterns(member: &Member, dialect: Dialect) -> Read<Vec<(Position, &str)>> {
    let patterns = strings(&member.name, &member.value)?;
    check_each(&patterns, is_resource, |found| Malformation::Resource {
        found,
    })?;
    check_variables(&patterns, dialect)?;
    Ok(patterns)
}

/// A text that some ARN can match: `*`, or `acs:` and four colons, fewer where a `*` may stand for the rest.
fn is_resource(text: &str) -> bool {
    let colons = text.bytes().filter(|byte| *byte == b':').count();
    let begins_right = text.starts_with("acs:") || text.starts_with('*');
    begins_right && (colons >= 4 || text.contains('*')) && !text.contains(char::is_control)
}

fn check_variables(patterns: &[(Position, &str)], dialect: Dialect) -> Read<()> {
    if dialect == Dialect::Strict {
        return Ok(());
    }
    check_each(patterns, variables::are_well_formed, |found| {
        Malformation::Variable { found }
    })
}

fn check_each(
    texts: &[(Position, &str)],
    is_right: impl Fn(&str) -> bool,
    reason: impl Fn(String) -> Malformation,
) -> Read<()> {
    match texts.iter().find(|(_, text)| !is_right(text)) {
        Some((at, text)) => Err(at.malformed(reason((*text).to_owned()))),
        None => Ok(()),
    }
}

fn read_conditions(value: &Placed, dialect: Dialect) -> Read<Vec<Condition>> {
    let mut conditions = Vec::new();
    for operators in object("Condition", value)? {
        let operator = Operator::of(&operators.name, dialect)
            .map_err(|why| operators.at.malformed(no_operator(why, &operators.name)))?;
        for key in object(&operators.name, &operators.value)? {
            let values = strings(&key.name, &key.value)?;
            if let Some(wanted) = wanted_by(operator.comparison) {
                let reason = |found| Malformation::Value {
                    operator: operators.name.clone(),
                    wanted,
                    found,
                };
                check_each(
                    &values,
                    |text| is_readable(operator.comparison, text),
                    reason,
                )?;
            } else {
                check_variables(&values, dialect)?;
            }
            conditions.push(Condition {
                at: key.at,
                operator,
                key: ConditionKey::of(&key.name),
                key_text: key.name.clone(),
                values: owned(values),
            });
        }
    }
    Ok(conditions)
}

fn no_operator(why: NoOperator, name: &str) -> Malformation {
    let found = match why {
        NoOperator::Unknown => {
            let found = name.to_owned();
            return Malformation::UnknownOperator { found };
        }
        NoOperator::IfExistsOrNull => "IfExists/Null".to_owned(),
        NoOperator::ExtendedOnly => name.to_owned(),
    };
    Malformation::UnsupportedOperator { found }
}

/// What the values of a policy must be for a comparison; any text when there is nothing to say.
fn wanted_by(comparison: Comparison) -> Option<&'static str> {
    use Comparison as C;
    match comparison {
        C::DateEquals
        | C::DateLessThan
        | C::DateLessThanEquals
        | C::DateGreaterThan
        | C::DateGreaterThanEquals => Some("ISO 8601 times"),
        C::Bool | C::Null => Some("true or false"),
        C::IpAddress => Some("IP addresses and CIDR blocks"),
        C::CidrInRange | C::CidrCovers | C::CidrOverlaps => Some("CIDR blocks"),
        C::StringEquals
        | C::StringEqualsIgnoreCase
        | C::StringLike
        | C::NumericEquals
        | C::NumericLessThan
        | C::NumericLessThanEquals
        | C::NumericGreaterThan
        | C::NumericGreaterThanEquals => None,
    }
}

fn is_readable(comparison: Comparison, text: &str) -> bool {
    match wanted_by(comparison) {
        Some("ISO 8601 times") => text.parse::<Moment>().is_ok(),
        Some("true or false") => read_flag(text).is_some(),
        Some(_) => text.parse::<header_space::Cidr>().is_ok(),
        None => true,
    }
}

pub(crate) fn unknown_element(member: &Member) -> MalformedPolicyDocument {
    let element = member.name.clone();
    member
        .at
        .malformed(Malformation::UnknownElement { element })
}

fn missing(at: Position, element: &'static str) -> MalformedPolicyDocument {
    at.malformed(Malformation::Missing { element })
}

fn wrong_kind(element: &str, wanted: &'static str, value: &Placed) -> MalformedPolicyDocument {
    value.at.malformed(Malformation::WrongKind {
        element: element.to_owned(),
        wanted,
        found: value.value.kind(),
    })
}

pub(crate) fn object<'a>(element: &str, value: &'a Placed) -> Read<&'a [Member]> {
    match &value.value {
        Json::Object(members) => Ok(members),
        _ => Err(wrong_kind(element, "an object", value)),
    }
}

fn list<'a>(element: &str, value: &'a Placed) -> Read<&'a [Placed]> {
    match &value.value {
        Json::List(values) => Ok(values),
        _ => Err(wrong_kind(element, "a list", value)),
    }
}

fn text_of<'a>(element: &str, value: &'a Placed) -> Read<&'a str> {
    match &value.value {
        Json::Text(text) => Ok(text),
        _ => Err(wrong_kind(element, "a string", value)),
    }
}

/// A string, or a list of one at least.
pub(crate) fn strings<'a>(element: &str, value: &'a Placed) -> Read<Vec<(Position, &'a str)>> {
    match &value.value {
        Json::Text(text) => Ok(vec![(value.at, text)]),
        Json::List(values) if values.is_empty() => {
            let element = element.to_owned();
            Err(value.at.malformed(Malformation::Empty { element }))
        }
        Json::List(values) => values
            .iter()
            .map(|value| Ok((value.at, text_of(element, value)?)))
            .collect(),
        _ => Err(wrong_kind(element, "a string or a list of strings", value)),
    }
}

pub(crate) fn owned(texts: Vec<(Position, &str)>) -> Vec<String> {
    texts.into_iter().map(|(_, text)| text.to_owned()).collect()
}
