//! Documents and requests made from small vocabularies, so that clauses are met and missed about as often.

use cloud_id::AccountId;
use header_space::Cidr;
use ram::{ActionName, Context, Principal, Value, Values};
use testkit::Random;

const ACTIONS: [&str; 12] = [
    "*",
    "ecs:*",
    "ecs:Stop*",
    "ECS:stopinstance",
    "ecs:StopInstances",
    "ecs:*Instance?",
    "ram:*",
    "*:Describe*",
    "ecs:DescribeInstances",
    "e*s:Stop?nstance*",
    "ram:PassRole",
    "sts:AssumeRole",
];
const RESOURCES: [&str; 13] = [
    "*",
    "*",
    "acs:ecs:*:*:*",
    "acs:ecs:*:*:instance/i-*",
    "acs:ecs:cn-hangzhou:*:instance/i-1",
    "acs:*:*cn-hangzhou*:*:*",
    "acs:ram:*:*:role/Web",
    "acs:ram::1234567890123456:role/*",
    "acs:ecs:*:1234567890123456:*/?-1",
    "acs:ecs:cn-beijing:*:*",
    "*:instance/*",
    "acs:ram:cn-hangzhou:*:role/web",
    "acs:*securitygroup/sg-é?",
];
const REQUESTED: [(&str, &str); 7] = [
    (
        "acs:ecs:cn-hangzhou:1234567890123456:instance/i-1",
        "ecs:StopInstance",
    ),
    (
        "acs:ecs:cn-beijing:1234567890123456:instance/i-é",
        "ecs:StopInstances",
    ),
    (
        "acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-éx",
        "ecs:DescribeInstances",
    ),
    ("acs:ram::1234567890123456:role/web", "ram:PassRole"),
    ("acs:ram:*:1234567890123456:role/Web", "sts:AssumeRole"),
    ("*", "Ecs:RebootInstance"),
    ("acs:oss:*:1234567890123456:bucket", "vpc:DescribeVpcs"),
];
/// Operator, key, values.
const CONDITIONS: [(&str, &str, &[&str]); 27] = [
    ("StringEquals", "acs:ResourceTag/team", &["dev", "qa"]),
    (
        "StringEquals",
        "x:many",
        &["a", "b", "c", "d", "e", "f", "g", "h", "i", "dev"],
    ),
    ("StringNotEquals", "acs:ResourceTag/team", &["dev"]),
    ("StringEqualsIgnoreCase", "x:name", &["DEV", "ÉCOLE"]),
    ("StringNotEqualsIgnoreCase", "x:name", &["dev"]),
    (
        "StringLike",
        "ecs:SecurityGroupSourceCidrIps",
        &["10.*", "*/0"],
    ),
    ("StringLike", "x:name", &["d*v", "é?*", "*o*e"]),
    ("StringNotLike", "acs:SourceVpc", &["vpc-*"]),
    ("NumericEquals", "x:size", &["40", "7.5", "forty"]),
    ("NumericNotEquals", "x:size", &["40"]),
    ("NumericLessThan", "x:size", &["8", "41"]),
    ("NumericLessThanEquals", "x:size", &["7.50"]),
    ("NumericGreaterThan", "x:size", &["40"]),
    ("NumericGreaterThanEquals", "x:size", &["40", "100"]),
    (
        "DateEquals",
        "acs:CurrentTime",
        &["2026-11-24T08:00:00+08:00"],
    ),
    (
        "DateNotEquals",
        "acs:CurrentTime",
        &["2026-11-24T00:00:00Z"],
    ),
    (
        "DateLessThan",
        "acs:CurrentTime",
        &["2026-11-24T00:00:00Z", "2020-01-01T00:00Z"],
    ),
    (
        "DateLessThanEquals",
        "acs:CurrentTime",
        &["2026-11-24T00:00:00Z"],
    ),
    (
        "DateGreaterThan",
        "acs:CurrentTime",
        &["2026-11-24T00:00:00Z"],
    ),
    (
        "DateGreaterThanEquals",
        "acs:CurrentTime",
        &["2026-11-24T00:00:00Z"],
    ),
    ("Bool", "acs:SecureTransport", &["True"]),
    ("Bool", "ecs:IsDiskEncrypted", &["false"]),
    (
        "IpAddress",
        "acs:SourceIp",
        &["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"],
    ),
    ("NotIpAddress", "acs:SourceIp", &["10.1.0.0/16"]),
    (
        "CIDRInRange",
        "ecs:SecurityGroupSourceCidrIps",
        &["0.0.0.0/0"],
    ),
    (
        "CIDRInRange",
        "ecs:SecurityGroupSourceCidrIps",
        &["10.0.0.0/8", "10.1.0.0/16", "192.0.2.0/24", "::/0"],
    ),
    ("StringEquals", "acs:SourceIp", &["10.1.2.3"]),
];
const EXTENDED: [(&str, &str, &[&str]); 13] = [
    ("Null", "acs:SourceIp", &["true"]),
    ("Null", "x:name", &["false"]),
    ("BoolIfExists", "acs:MFAPresent", &["true"]),
    ("StringNotLikeIfExists", "x:name", &["d*"]),
    ("ForAllValues:StringLike", "x:name", &["d*", "é*"]),
    ("ForAnyValue:StringLike", "x:name", &["d*"]),
    ("ForAnyValue:StringNotLike", "x:name", &["d*"]),
    ("ForAllValues:StringNotEqualsIfExists", "x:name", &["dev"]),
    (
        "CIDRCovers",
        "ecs:SecurityGroupSourceCidrIps",
        &["10.1.0.0/16"],
    ),
    (
        "CIDROverlaps",
        "ecs:SecurityGroupSourceCidrIps",
        &["10.1.0.0/16", "::1"],
    ),
    (
        "StringEquals",
        "acs:ResourceTag/team",
        &["${x:name}", "q${x:none}"],
    ),
    (
        "StringEqualsIgnoreCase",
        "acs:ResourceTag/team",
        &["${x:Name}"],
    ),
    (
        "StringLike",
        "acs:ResourceTag/team",
        &["?${acs:SecureTransport}*", "${x:name}*"],
    ),
];

/// The operators that documents are made with.
pub(crate) fn operators() -> impl Iterator<Item = &'static str> {
    CONDITIONS
        .iter()
        .chain(&EXTENDED)
        .map(|(operator, _, _)| *operator)
}

/// A document of some statements, in the strict dialect or the extended one.
pub(crate) fn document(random: &mut Random, is_extended: bool, is_trust: bool) -> String {
    let statements: Vec<String> = (0..1 + random.below(4))
        .map(|_| statement(random, is_extended, is_trust))
        .collect();
    format!(
        "{{\"Version\": \"1\", \"Statement\": [{}]}}",
        statements.join(", ")
    )
}

fn statement(random: &mut Random, is_extended: bool, is_trust: bool) -> String {
    let effect = if random.chance(35) { "Deny" } else { "Allow" };
    let action = if random.chance(10) {
        "NotAction"
    } else {
        "Action"
    };
    let mut resources = RESOURCES.to_vec();
    if is_extended {
        resources.extend([
            "acs:ecs:*:*:instance/${x:id}",
            "*${acs:ResourceTag/team}*",
            "*:${x:none}*",
        ]);
    }
    let mut text = format!(
        "{{\"Effect\": \"{effect}\", \"{action}\": {}",
        some(random, &ACTIONS)
    );
    if is_trust {
        let principals = [
            "{\"RAM\": \"acs:ram::1234567890123456:root\"}",
            "{\"RAM\": [\"acs:ram::1234567890123456:user/vector\", \"acs:ram:*:1234567890123456:role/Web\"]}",
            "{\"Service\": \"ecs.aliyuncs.com\"}",
        ];
        text += &format!(", \"Principal\": {}", random.pick(&principals));
    } else {
        let resource = if is_extended && random.chance(15) {
            "NotResource"
        } else {
            "Resource"
        };
        text += &format!(", \"{resource}\": {}", some(random, &resources));
    }
    let mut conditions: Vec<String> = Vec::new();
    for _ in 0..random.below(3) {
        let (operator, key, values) = if is_extended && random.chance(50) {
            random.pick(&EXTENDED)
        } else {
            random.pick(&CONDITIONS)
        };
        if conditions
            .iter()
            .all(|other| !other.starts_with(&format!("\"{operator}\"")))
        {
            conditions.push(format!(
                "\"{operator}\": {{\"{key}\": {}}}",
                some(random, values)
            ));
        }
    }
    if !conditions.is_empty() {
        text += &format!(", \"Condition\": {{{}}}", conditions.join(", "));
    }
    text + "}"
}

/// One of several texts as a string, or a few as a list.
fn some(random: &mut Random, texts: &[&str]) -> String {
    if random.chance(50) {
        return format!("\"{}\"", random.pick(texts));
    }
    let count = 1 + random.below(texts.len().min(12));
    let chosen: Vec<String> = (0..count)
        .map(|_| format!("\"{}\"", random.pick(texts)))
        .collect();
    format!("[{}]", chosen.join(", "))
}

/// Who calls, more or less.
pub(crate) fn principal(random: &mut Random) -> Principal {
    let account: AccountId = random
        .pick(&[
            "1234567890123456",
            "1234567890123456",
            "1234567890123456",
            "6543210987654321",
        ])
        .parse()
        .expect("an account");
    match random.below(10) {
        0 => Principal::root(account),
        1 => Principal::role_session(account, "Web", "s"),
        2 => Principal::service_linked_session(account, "web", "s"),
        3 => Principal::service(account, "ecs.aliyuncs.com"),
        _ => Principal::user(account, "vector"),
    }
}

/// An action and a resource that go together, or not.
pub(crate) fn target(random: &mut Random) -> (ActionName, &'static str) {
    let (arn, action) = random.pick(&REQUESTED);
    let action = if random.chance(30) {
        random.pick(&REQUESTED).1
    } else {
        action
    };
    (ActionName::new(action), arn)
}

/// The values of a context, as their owner.
pub(crate) fn values(random: &mut Random) -> Vec<(&'static str, Vec<Value<'static>>)> {
    let block = |text: &str| Value::Block(text.parse::<Cidr>().expect("a block"));
    let vocabulary: [(&'static str, Vec<Value<'static>>); 12] = [
        ("acs:MFAPresent", vec![true.into(), false.into()]),
        (
            "acs:ResourceTag/team",
            vec!["dev".into(), "qa".into(), "dtruex".into(), "".into()],
        ),
        ("x:many", vec!["dev".into(), "z".into()]),
        (
            "x:name",
            vec![
                "dev".into(),
                "Dev".into(),
                "école".into(),
                "ÉCOLE".into(),
                "d".into(),
            ],
        ),
        ("x:id", vec!["i-1".into(), "*".into(), "i-é".into()]),
        (
            "ecs:SecurityGroupSourceCidrIps",
            vec![
                block("0.0.0.0/0"),
                "10.1.0.0/0".into(),
                block("10.1.2.3/16"),
                "10.1.2.3".into(),
                block("::/0"),
                "pl-1".into(),
                block("10.0.0.0/7"),
                block("192.0.2.0/24"),
            ],
        ),
        ("acs:SourceVpc", vec!["vpc-1".into(), "other".into()]),
        (
            "x:size",
            vec![
                "40.0".into(),
                "7.5".into(),
                "-1".into(),
                "forty".into(),
                Value::Number(40),
                Value::Number(41),
            ],
        ),
        (
            "acs:CurrentTime",
            vec![
                "2026-11-24T00:00:00Z".into(),
                "2026-11-24T08:00:00.001+08:00".into(),
                "2026-11-23T23:59Z".into(),
                "yesterday".into(),
                Value::Moment(cloud_id::Timestamp::from_unix_secs(1_795_478_400)),
            ],
        ),
        (
            "acs:SecureTransport",
            vec![true.into(), false.into(), "TRUE".into(), "maybe".into()],
        ),
        ("ecs:IsDiskEncrypted", vec!["false".into(), true.into()]),
        (
            "acs:SourceIp",
            vec![
                Value::Address("10.1.2.3".parse().expect("an address")),
                "10.200.0.1".into(),
                "192.0.2.7".into(),
                Value::Address("2001:db8::7".parse().expect("an address")),
                "::ffff:10.1.2.3".into(),
                "x".into(),
            ],
        ),
    ];
    let mut values = Vec::new();
    for (key, choices) in vocabulary {
        if random.chance(75) {
            let count = if random.chance(85) { 1 } else { 2 };
            values.push((key, (0..count).map(|_| random.pick(&choices)).collect()));
        }
    }
    values
}

/// The context of these values.
pub(crate) fn context<'a>(values: &'a [(&'static str, Vec<Value<'static>>)]) -> Context<'a> {
    let mut context = Context::new();
    for (key, values) in values {
        match values.as_slice() {
            [value] => context.set_by_name(key, Values::One(*value)),
            several => context.set_by_name(key, Values::Many(several)),
        };
    }
    context
}
