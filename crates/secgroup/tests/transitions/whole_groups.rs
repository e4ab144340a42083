//! Replacing all rules, managed groups, templates, and what holds of any group.

use cloud_id::SecurityGroupRuleId;
use header_space::Direction::Ingress;
use secgroup::{
    AuthorizeError, InnerAccessPolicy, ModifyRuleError, NewRule, Policy, RevokeError, RuleChange,
    RuleSpec, SecurityGroup, ServiceManaged, Template, Traffic,
};
use testkit::text::basic;
use testkit::{Around, Random, World};

use super::requests::{NOW, authorize, ids, new, news, texts};

#[test]
fn a_managed_group_does_not_change() {
    let managed_by = Some(ServiceManaged {
        service_id: "1".into(),
    });
    let group = SecurityGroup {
        managed_by,
        ..basic("sg-1", "1 accept tcp 22 0.0.0.0/0")
    };
    let around = Around::default();
    let id = group.rules[0].id.clone();
    let change = RuleChange {
        policy: Some(Policy::Drop),
        ..RuleChange::default()
    };
    assert_eq!(
        authorize(&group, "", &around).unwrap_err(),
        AuthorizeError::Managed
    );
    assert_eq!(
        group.configure(&[], ids(), NOW, &around).unwrap_err(),
        AuthorizeError::Managed
    );
    assert_eq!(group.revoke(&[]).unwrap_err(), RevokeError::Managed);
    assert_eq!(group.revoke_ids(&[]).unwrap_err(), RevokeError::Managed);
    let error = group
        .modify_rule(&id, Ingress, &change, &around)
        .unwrap_err();
    assert_eq!(error, ModifyRuleError::Managed);
    let error = group
        .describe_rule(&group.rules[0].spec, "x".parse().unwrap())
        .unwrap_err();
    assert_eq!(error, ModifyRuleError::Managed);
}

#[test]
fn configure_replaces_all_rules_and_keeps_what_stays() {
    let group = basic(
        "sg-1",
        "1 accept tcp 22 10.0.0.1\n1 accept tcp 80 0.0.0.0/0",
    );
    let all = news("egress 1 drop all * 0.0.0.0/0\n1 accept tcp 22 10.0.0.1/32");
    let (after, of_request) = group
        .configure(&all, ids(), NOW, &Around::default())
        .unwrap();
    assert_eq!(texts(&of_request), ["sgr-new-1", "sgr-1-0"]);
    assert_eq!(after.rules.len(), 2);
    assert_eq!(
        after.rules[1].spec, group.rules[0].spec,
        "the text stays as it was"
    );
    assert_eq!(after.rules[1].created, group.rules[0].created);
    assert_eq!(after.rules[1].description.as_str(), "why");
    let (empty, _) = group
        .configure(&[], ids(), NOW, &Around::default())
        .unwrap();
    assert!(empty.rules.is_empty());
}

/// Authorize again adds nothing; revoke of what was added gives the group back.
#[test]
fn authorize_is_idempotent_and_revoke_undoes_it() {
    let mut grown = 0;
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let world = World::random(&mut random);
        let mut around = world.around.clone();
        around.groups = ["sg-a", "sg-b", "sg-c", "sg-d"]
            .map(|id| (id.parse().unwrap(), basic(id, "")))
            .into();
        let group = SecurityGroup {
            rules: Vec::new(),
            ..basic("sg-own", "")
        };
        let all: Vec<NewRule> = world
            .groups
            .iter()
            .flat_map(|group| group.rules.iter().map(|rule| new(rule.spec.clone())))
            .filter(|new| group.check_rule(&group.as_kept(&new.spec), &around).is_ok())
            .collect();
        let (some, others) = all.split_at(all.len() / 2);
        let Ok((before, _)) = group.authorize(some, ids(), NOW, &around) else {
            continue;
        };
        let mut more = ids();
        let more = || format!("{}-more", more()).parse().unwrap();
        let Ok((after, added)) = before.authorize(others, more, NOW, &around) else {
            continue;
        };
        let never = || -> SecurityGroupRuleId { panic!("nothing is added") };
        let (again, same) = after.authorize(others, never, NOW, &around).unwrap();
        assert_eq!((&again, &same), (&after, &added));
        let is_new = |id: &&SecurityGroupRuleId| before.rule(id).is_none();
        let new_ids: Vec<SecurityGroupRuleId> = added.iter().filter(is_new).cloned().collect();
        assert_eq!(after.revoke_ids(&new_ids).unwrap(), before);
        let specs: Vec<RuleSpec> = new_ids
            .iter()
            .map(|id| after.rule(id).unwrap().spec.clone())
            .collect();
        assert_eq!(after.revoke(&specs).unwrap(), (before, new_ids));
        grown += specs.len();
    }
    assert!(grown > 500, "{grown} rules");
}

#[test]
fn templates_open_what_they_say() {
    let ports_of = |template: Template| -> Vec<String> {
        let text = |new: NewRule| match new.spec.traffic {
            Traffic::Ports {
                ports: secgroup::Ports::Range(range),
                ..
            } => {
                format!("{} {range}", new.spec.priority)
            }
            Traffic::Protocol(protocol) => format!("{} {protocol}", new.spec.priority),
            other => panic!("{other:?}"),
        };
        template.rules().into_iter().map(text).collect()
    };
    assert_eq!(
        ports_of(Template::DefaultGroup),
        ["100 22/22", "100 3389/3389", "100 icmp"]
    );
    assert_eq!(
        ports_of(Template::WebServerLinux),
        ["1 80/80", "1 443/443", "1 22/22", "1 icmp"]
    );
    assert_eq!(
        ports_of(Template::WebServerWindows),
        ["1 80/80", "1 443/443", "1 3389/3389", "1 icmp"]
    );
    assert!(ports_of(Template::Custom).is_empty());
    let group = SecurityGroup {
        inner_access: InnerAccessPolicy::Accept,
        ..basic("sg-1", "")
    };
    group
        .authorize(
            &Template::DefaultGroup.rules(),
            ids(),
            NOW,
            &Around::default(),
        )
        .unwrap();
}
