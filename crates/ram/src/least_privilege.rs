//! The smallest document that allows what was observed, and nothing else while the size limit lets it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Catalogue;
use crate::evaluate::names_action;
use crate::policy_document::DocumentKind;

/// Something that a principal did: an action, on a resource.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Observation {
    /// The action, as `ecs:StopInstance`.
    pub action: String,
    /// The resource's ARN, or `*`.
    pub resource: String,
    /// The `Condition` element of the statement that granted it, as JSON, which is kept; empty for none.
    pub conditions: String,
}

/// A document that allows everything that was observed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Proposal {
    /// The document, in the strict dialect.
    pub document: String,
    /// Where single resources or actions had to give way to a pattern; empty when the document allows exactly what
    /// was observed.
    pub widenings: Vec<Widening>,
}

/// What a document allows beyond what was observed, so that it is short enough.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Widening {
    /// The actions or resources that were observed.
    pub observed: Vec<String>,
    /// The pattern that stands for them.
    pub pattern: String,
    /// For actions: the others of the catalogue that the pattern allows too.
    pub also_allows: Vec<String>,
}

/// No document within the limit allows everything that was observed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the shortest document has {length} characters, the limit is {limit}")]
pub struct TooMuchObserved {
    /// The characters of the shortest document that was found.
    pub length: usize,
    /// How many a policy may have.
    pub limit: usize,
}

/// Proposes a policy from what was observed. `denials` are statements that it has to have besides, as JSON: what
/// was denied before stays denied.
///
/// Resources of one kind give way to a pattern first, those that save most before others; then regions, then all
/// resources of a service; last, actions of one verb.
///
/// # Errors
/// When even patterns are too long.
pub fn least_privilege(
    observed: &[Observation],
    denials: &[String],
    catalogue: &Catalogue,
) -> Result<Proposal, TooMuchObserved> {
    let limit = DocumentKind::Identity.max_characters();
    let mut access: BTreeSet<Observation> = observed.iter().cloned().collect();
    let mut widenings = Vec::new();
    for step in [Step::Kind, Step::Region, Step::Service, Step::Verb] {
        let mut document = render(&access, denials);
        while document.chars().count() > limit {
            let Some(widening) = widest(&access, step, catalogue) else {
                break;
            };
            access = widened(&access, step, &widening);
            widenings.push(widening);
            document = render(&access, denials);
        }
    }
    let document = render(&access, denials);
    let length = document.chars().count();
    if length > limit {
        return Err(TooMuchObserved { length, limit });
    }
    Ok(Proposal {
        document,
        widenings,
    })
}

/// What gives way to a pattern.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    /// `…:instance/i-1` to `…:instance/*`.
    Kind,
    /// `acs:ecs:cn-hangzhou:…` to `acs:ecs:*:…`.
    Region,
    /// `acs:ecs:*:…` to `acs:ecs:*:account:*`.
    Service,
    /// `ecs:DescribeVpcs` to `ecs:Describe*`.
    Verb,
}

impl Step {
    /// The pattern that a pair of action and resource gives way to; none when it is one already.
    fn pattern_of(self, action: &str, resource: &str) -> Option<String> {
        let parts: Vec<&str> = resource.splitn(5, ':').collect();
        let pattern = match (self, parts.as_slice()) {
            (Self::Verb, _) => {
                let (service, name) = action.split_once(':')?;
                let letters = name.char_indices().skip(1);
                let (end, _) = { letters }.find(|(_, letter)| letter.is_uppercase())?;
                format!("{service}:{}*", &name[..end])
            }
            (Self::Kind, [scheme, service, region, account, relative]) => {
                let (kind, _) = relative.split_once('/')?;
                [scheme, service, region, account, &*format!("{kind}/*")].join(":")
            }
            (Self::Region, [scheme, service, _, account, relative]) => {
                [scheme, service, "*", account, relative].join(":")
            }
            (Self::Service, [scheme, service, region, account, _]) => {
                [scheme, service, region, account, "*"].join(":")
            }
            (Self::Kind | Self::Region | Self::Service, _) => return None,
        };
        let subject = if self == Self::Verb { action } else { resource };
        (pattern != subject).then_some(pattern)
    }
}

/// The pattern that stands for most characters.
fn widest(access: &BTreeSet<Observation>, step: Step, catalogue: &Catalogue) -> Option<Widening> {
    let mut by_pattern: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for Observation {
        action, resource, ..
    } in access
    {
        if let Some(pattern) = step.pattern_of(action, resource) {
            let subject = if step == Step::Verb { action } else { resource };
            by_pattern.entry(pattern).or_default().insert(subject);
        }
    }
    let characters =
        |subjects: &BTreeSet<&str>| subjects.iter().map(|text| text.len()).sum::<usize>();
    let (pattern, subjects) = by_pattern
        .into_iter()
        .max_by_key(|(_, subjects)| characters(subjects))?;
    let observed: Vec<String> = subjects.into_iter().map(str::to_owned).collect();
    let is_other = |name: &str| !observed.iter().any(|seen| seen.eq_ignore_ascii_case(name));
    let also_allows = catalogue
        .actions()
        .filter(|facts| {
            step == Step::Verb && names_action(&pattern, &facts.name.to_ascii_lowercase())
        })
        .filter(|facts| is_other(&facts.name))
        .map(|facts| facts.name.clone())
        .collect();
    Some(Widening {
        observed,
        pattern,
        also_allows,
    })
}

fn widened(
    access: &BTreeSet<Observation>,
    step: Step,
    widening: &Widening,
) -> BTreeSet<Observation> {
    let is_replaced = |subject: &String| widening.observed.contains(subject);
    let widened = |it: &Observation| {
        let mut it = it.clone();
        let subject = match step {
            Step::Verb => &mut it.action,
            Step::Kind | Step::Region | Step::Service => &mut it.resource,
        };
        if is_replaced(subject) {
            subject.clone_from(&widening.pattern);
        }
        it
    };
    access.iter().map(widened).collect()
}

/// The document: actions with the same resources under the same conditions share a statement. Denials come first.
fn render(access: &BTreeSet<Observation>, denials: &[String]) -> String {
    let mut resources_of: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for it in access {
        let resources = resources_of.entry((&it.conditions, &it.action));
        resources.or_default().insert(&it.resource);
    }
    let mut actions_of: BTreeMap<(&str, BTreeSet<&str>), Vec<&str>> = BTreeMap::new();
    for ((conditions, action), resources) in resources_of {
        let actions = actions_of.entry((conditions, resources));
        actions.or_default().push(action);
    }
    let allowances = actions_of.iter().map(|((conditions, resources), actions)| {
        let resources: Vec<&str> = resources.iter().copied().collect();
        let (actions, resources) = (texts(actions), texts(&resources));
        let conditions = match *conditions {
            "" => String::new(),
            conditions => format!(",\"Condition\":{conditions}"),
        };
        format!(
            "{{\"Effect\":\"Allow\",\"Action\":{actions},\"Resource\":{resources}{conditions}}}"
        )
    });
    let statements: Vec<String> = denials.iter().cloned().chain(allowances).collect();
    format!(
        "{{\"Version\":\"1\",\"Statement\":[{}]}}",
        statements.join(",")
    )
}

/// One text as a string, several as a list.
fn texts(texts: &[&str]) -> String {
    match texts {
        [one] => quoted(one),
        several => {
            let several: Vec<String> = several.iter().map(|text| quoted(text)).collect();
            format!("[{}]", several.join(","))
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy_document::{Dialect, PolicyDocument};

    fn seen(action: &str, resource: &str) -> Observation {
        Observation {
            action: action.into(),
            resource: resource.into(),
            conditions: String::new(),
        }
    }

    fn read(document: &str) -> PolicyDocument {
        PolicyDocument::parse(document, DocumentKind::Identity, Dialect::Strict)
            .unwrap_or_else(|error| panic!("{error}: {document}"))
    }

    #[test]
    fn a_short_document_allows_exactly_what_was_observed() {
        let one = "acs:ecs:cn-hangzhou:1234567890123456:instance/i-1";
        let two = "acs:ecs:cn-hangzhou:1234567890123456:instance/i-2";
        let observed = [
            seen("ecs:StartInstance", one),
            seen("ecs:StopInstance", one),
            seen("ecs:StopInstance", two),
            seen("ecs:DescribeRegions", "*"),
            seen("ecs:RebootInstance", one),
            seen("ecs:StopInstance", one),
        ];
        let proposal =
            least_privilege(&observed, &[], &Catalogue::documented()).expect("it is short");
        assert_eq!(proposal.widenings, []);
        assert_eq!(
            proposal.document,
            format!(
                "{{\"Version\":\"1\",\"Statement\":[\
                 {{\"Effect\":\"Allow\",\"Action\":\"ecs:DescribeRegions\",\"Resource\":\"*\"}},\
                 {{\"Effect\":\"Allow\",\"Action\":[\"ecs:RebootInstance\",\"ecs:StartInstance\"],\"Resource\":\"{one}\"}},\
                 {{\"Effect\":\"Allow\",\"Action\":\"ecs:StopInstance\",\"Resource\":[\"{one}\",\"{two}\"]}}]}}"
            )
        );
        assert_eq!(read(&proposal.document).statements().len(), 3);
    }

    #[test]
    fn a_long_document_gives_way_to_patterns_and_says_what_they_allow() {
        let catalogue = Catalogue::documented();
        let instance =
            |at: usize| format!("acs:ecs:cn-hangzhou:1234567890123456:instance/i-{at:05}");
        let group = "acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1";
        let mut observed: Vec<Observation> = (0..500)
            .map(|at| seen("ecs:StopInstance", &instance(at)))
            .collect();
        observed.push(seen("ecs:DeleteSecurityGroup", group));
        let proposal = least_privilege(&observed, &[], &catalogue).expect("patterns are short");
        assert_eq!(proposal.widenings.len(), 1);
        assert_eq!(proposal.widenings[0].observed.len(), 500);
        assert_eq!(
            proposal.widenings[0].pattern,
            "acs:ecs:cn-hangzhou:1234567890123456:instance/*"
        );
        assert!(
            proposal.document.contains(group),
            "what needs no pattern has none"
        );
        read(&proposal.document);

        let many: Vec<Observation> = catalogue
            .actions()
            .flat_map(|facts| {
                (0..3).map(|at| seen(&facts.name, &format!("acs:x{at}:r:1:kind/{at}")))
            })
            .chain((0..150).map(|at| seen(&format!("svc{at}:GetThing"), "*")))
            .chain((0..60).map(|at| seen(&format!("svc:GetLongNameOfAThing{at}"), "*")))
            .collect();
        let proposal = least_privilege(&many, &[], &catalogue).expect("verbs are short");
        let verb = proposal
            .widenings
            .iter()
            .find(|widening| widening.pattern == "ecs:Describe*");
        let verb = verb.expect("actions gave way too");
        assert!(
            verb.observed.contains(&"ecs:DescribeInstances".to_owned())
                && verb.also_allows.is_empty()
        );
        assert!(proposal.document.chars().count() <= 6_144);
        read(&proposal.document);

        let endless: Vec<Observation> = (0..1_000)
            .map(|at| seen(&format!("svc{at}:Get"), "*"))
            .collect();
        let error = least_privilege(&endless, &[], &catalogue).expect_err("nothing is in common");
        assert_eq!(error.limit, 6_144);
    }

    #[test]
    fn what_was_granted_under_a_condition_keeps_it_and_what_was_denied_stays_denied() {
        let at = |conditions: &str, action: &str| Observation {
            conditions: conditions.to_owned(),
            ..seen(action, "*")
        };
        let office = r#"{"IpAddress":{"acs:SourceIp":["203.0.113.0/24"]}}"#;
        let denial = r#"{"Effect":"Deny","Action":"ecs:Delete*","Resource":"*"}"#;
        let observed = [
            at(office, "ecs:StopInstance"),
            at(office, "ecs:StartInstance"),
            at("", "ecs:StopInstance"),
        ];
        let denials = [denial.to_owned()];
        let proposal = least_privilege(&observed, &denials, &Catalogue::documented());
        let document = proposal.expect("it is short").document;
        assert_eq!(
            document,
            format!(
                "{{\"Version\":\"1\",\"Statement\":[{denial},\
                 {{\"Effect\":\"Allow\",\"Action\":\"ecs:StopInstance\",\"Resource\":\"*\"}},\
                 {{\"Effect\":\"Allow\",\"Action\":[\"ecs:StartInstance\",\"ecs:StopInstance\"],\"Resource\":\"*\",\"Condition\":{office}}}]}}"
            )
        );
        assert_eq!(read(&document).statements().len(), 3);
    }

    #[test]
    fn a_pattern_of_actions_tells_the_others_it_allows() {
        let catalogue = Catalogue::documented();
        let access = BTreeSet::from([seen("ecs:DescribeInstances", "*")]);
        let widening = widest(&access, Step::Verb, &catalogue).expect("it has a verb");
        assert_eq!(widening.pattern, "ecs:Describe*");
        assert!(
            widening
                .also_allows
                .contains(&"ecs:DescribeSecurityGroups".to_owned())
        );
        assert!(
            !widening
                .also_allows
                .contains(&"ecs:DescribeInstances".to_owned())
        );
    }
}
