//! Requests written as text.

use std::cell::Cell;

use cloud_id::{SecurityGroupRuleId, Timestamp};
use secgroup::{AuthorizeError, NewRule, RuleError, RuleSpec, SecurityGroup};
use testkit::Around;
use testkit::text::rule_lines;

pub(crate) const NOW: Timestamp = Timestamp::from_unix_secs(1_800_000_000);

/// Ids that count up.
pub(crate) fn ids() -> impl FnMut() -> SecurityGroupRuleId {
    let next = Cell::new(0);
    move || {
        next.set(next.get() + 1);
        format!("sgr-new-{}", next.get()).parse().unwrap()
    }
}

pub(crate) fn new(spec: RuleSpec) -> NewRule {
    NewRule {
        spec,
        description: "why".parse().unwrap(),
    }
}

pub(crate) fn news(text: &str) -> Vec<NewRule> {
    rule_lines(text).into_iter().map(new).collect()
}

pub(crate) fn authorize(
    group: &SecurityGroup,
    text: &str,
    around: &Around,
) -> Result<(SecurityGroup, Vec<SecurityGroupRuleId>), AuthorizeError> {
    group.authorize(&news(text), ids(), NOW, around)
}

pub(crate) fn refused(group: &SecurityGroup, text: &str, around: &Around) -> RuleError {
    match authorize(group, text, around) {
        Err(AuthorizeError::Rule { index: 0, error }) => error,
        other => panic!("{text}: {other:?}"),
    }
}

pub(crate) fn texts(ids: &[SecurityGroupRuleId]) -> Vec<&str> {
    ids.iter().map(SecurityGroupRuleId::as_str).collect()
}
