//! What identities cost whole calls: users and sessions beside a root account that calls the same, in the same run.

use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;

use crate::load::{Check, Load};
use crate::region::{Client, Region, authorize, row};
use crate::report::{Report, Row, Sample};

/// Calls of a root account, of users with more and more statements, and of a session.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    let region = Region::start("none")?;
    let mut root = region.client()?;
    let groups = groups(&mut root)?;
    let mut callers = vec![Caller::new("root", "root", region.client()?)];
    for statements in STATEMENTS {
        let key = user(&mut root, &format!("user-{statements}"), statements)?;
        callers.push(Caller::new(
            &format!("user-{statements}"),
            &format!("a user, {statements} statements"),
            region.client()?.by(key, None),
        ));
    }
    let arn = role(&mut root, region.account())?;
    let assume = [("RoleArn", arn.as_str()), ("RoleSessionName", "bench")];
    let session = callers[1].client.call("sts", "AssumeRole", &assume)?;
    let (key, token) = credentials(&session["Credentials"])?;
    callers.push(Caller::new(
        "session",
        "a session of a role, 10 statements",
        region.client()?.by(key, token),
    ));
    for kind in [Kind::Describe, Kind::Change] {
        let found = kind.measure(&region, &mut callers, &groups)?;
        for (caller, calls) in callers.iter().zip(&found) {
            calls.rows(report, kind, caller, &found[0]);
        }
    }
    assumptions(report, &region, &mut callers[1], &assume)
}

/// Who calls.
struct Caller {
    id: String,
    who: String,
    client: Client,
}

impl Caller {
    fn new(id: &str, who: &str, client: Client) -> Self {
        let (id, who) = (id.to_owned(), who.to_owned());
        Self { id, who, client }
    }
}

/// What is called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    /// One group of 60 rules.
    Describe,
    /// A rule comes and goes, durably.
    Change,
}

impl Kind {
    fn id(self) -> &'static str {
        match self {
            Self::Describe => "describe",
            Self::Change => "change",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Describe => "describe a 60-rule group",
            Self::Change => "durable rule change",
        }
    }

    /// All callers in turn, the order turned round every time.
    fn measure(
        self,
        region: &Region,
        callers: &mut [Caller],
        groups: &[String],
    ) -> Result<Vec<Calls>, String> {
        let mut loads = Vec::new();
        for _ in callers.iter() {
            loads.push(Load::new(region.address(), CONNECTIONS)?);
        }
        let mut found: Vec<Calls> = callers.iter().map(|_| Calls::default()).collect();
        for round in 0..=ROUNDS {
            let mut order: Vec<usize> = (0..callers.len()).collect();
            if round % 2 == 1 {
                order.reverse();
            }
            for at in order {
                let before = region.used_micros()?;
                let client = &mut callers[at].client;
                let (calls, rate) = self.slice(&mut loads[at], client, groups)?;
                let used = region.used_micros()? - before;
                // The first round warms up.
                if round > 0 {
                    found[at].rates.push(rate);
                    found[at].micros.push(used / calls as f64);
                }
            }
        }
        Ok(found)
    }

    /// How many calls there were, and how many a second.
    fn slice(
        self,
        load: &mut Load,
        client: &mut Client,
        groups: &[String],
    ) -> Result<(usize, f64), String> {
        let slice = match self {
            Self::Describe => load.run(
                SLICE,
                |_, _| {
                    let named = [("SecurityGroupId", groups[0].as_str())];
                    client.request("ecs", "DescribeSecurityGroupAttribute", &named)
                },
                has(b"\"InnerAccessPolicy\""),
            )?,
            // Each connection has a group of its own: changes of one wait for each other.
            Self::Change => {
                let slice = load.run(
                    SLICE,
                    |connection, number| {
                        let action = match number % 2 {
                            0 => "AuthorizeSecurityGroup",
                            _ => "RevokeSecurityGroup",
                        };
                        client.request("ecs", action, &authorize(&groups[connection], "22/22"))
                    },
                    has(b"\"RequestId\""),
                )?;
                for group in groups {
                    client.call("ecs", "RevokeSecurityGroup", &authorize(group, "22/22"))?;
                }
                slice
            }
        };
        Ok((slice.milliseconds.len(), slice.rate))
    }
}

/// What the calls of one caller gave, one value for each slice.
#[derive(Default)]
struct Calls {
    rates: Vec<f64>,
    /// Processor time of the region for each call.
    micros: Vec<f64>,
}

impl Calls {
    fn rows(&self, report: &mut Report, kind: Kind, caller: &Caller, root: &Self) {
        let what = format!("{} by {}", kind.what(), caller.who);
        let id = format!("calls-{}-{}", kind.id(), caller.id);
        let by_root = |own: &[f64], its: &[f64]| {
            let ratios = own.iter().zip(its).map(|(own, its)| own / its);
            Sample::of(ratios.collect())
        };
        let rate = Sample::of(self.rates.clone());
        let used = Sample::of(self.micros.clone());
        let (rates, micros) = (
            by_root(&self.rates, &root.rates),
            by_root(&root.micros, &self.micros),
        );
        let beside = |row: Row, root: &[f64], ratio: Sample| match caller.id == "root" {
            true => row,
            false => Row {
                peer: Some("the same by root".into()),
                peer_value: Some(Sample::of(root.to_vec()).median),
                ratio: Some(ratio.median),
                spread: ratio.spread,
                ..row
            },
        };
        report.add(beside(
            row(&id, "ram", &what, rate, "1/s"),
            &root.rates,
            rates,
        ));
        let (id, what) = (format!("{id}-used"), format!("{what}, processor time"));
        report.add(beside(
            row(&id, "ram", &what, used, "us"),
            &root.micros,
            micros,
        ));
    }
}

/// Sessions begun a second. Nothing of a session is stored: what it is, its token says.
fn assumptions(
    report: &mut Report,
    region: &Region,
    caller: &mut Caller,
    assume: &[(&str, &str)],
) -> Result<(), String> {
    for connections in [1, CONNECTIONS, 64] {
        let mut load = Load::new(region.address(), connections)?;
        let (mut rates, mut micros) = (Vec::new(), Vec::new());
        for round in 0..=ROUNDS {
            let before = region.used_micros()?;
            let client = &mut caller.client;
            let slice = load.run(
                SLICE,
                |_, _| client.request("sts", "AssumeRole", assume),
                has(b"\"SecurityToken\""),
            )?;
            let used = region.used_micros()? - before;
            if round > 0 {
                rates.push(slice.rate);
                micros.push(used / slice.milliseconds.len() as f64);
            }
        }
        let id = format!("assume-role-{connections}");
        let what = format!("AssumeRole by a user, {connections} connections");
        report.add(row(&id, "ram", &what, Sample::of(rates), "1/s"));
        let (id, what) = (format!("{id}-used"), format!("{what}, processor time"));
        report.add(row(&id, "ram", &what, Sample::of(micros), "us"));
    }
    Ok(())
}

fn has(text: &'static [u8]) -> Rc<Check> {
    Rc::new(move |body: &[u8]| body.windows(text.len()).any(|some| some == text))
}

/// A group for each connection, the first with 60 rules.
fn groups(client: &mut Client) -> Result<Vec<String>, String> {
    let vpc = client.text("vpc", "CreateVpc", &[("CidrBlock", "10.0.0.0/8")], "VpcId")?;
    let mut groups = Vec::new();
    for _ in 0..CONNECTIONS {
        let in_vpc = [("VpcId", vpc.as_str())];
        groups.push(client.text("ecs", "CreateSecurityGroup", &in_vpc, "SecurityGroupId")?);
    }
    for port in 1_001..=1_060 {
        let ports = format!("{port}/{port}");
        let rule = authorize(&groups[0], &ports);
        client.call("ecs", "AuthorizeSecurityGroup", &rule)?;
    }
    Ok(groups)
}

/// A user with a key, and with so many statements in as many policies as they need: its own, and those of groups.
fn user(root: &mut Client, name: &str, statements: usize) -> Result<(String, String), String> {
    root.call("ram", "CreateUser", &[("UserName", name)])?;
    for (at, document) in documents(statements).iter().enumerate() {
        let policy = format!("{name}-{at}");
        let made = [
            ("PolicyName", policy.as_str()),
            ("PolicyDocument", document),
        ];
        root.call("ram", "CreatePolicy", &made)?;
        let named = [("PolicyType", "Custom"), ("PolicyName", policy.as_str())];
        if at < OWN_POLICIES {
            let to = [named[0], named[1], ("UserName", name)];
            root.call("ram", "AttachPolicyToUser", &to)?;
            continue;
        }
        let group = format!("{name}-group-{}", (at - OWN_POLICIES) / GROUP_POLICIES);
        if (at - OWN_POLICIES).is_multiple_of(GROUP_POLICIES) {
            let of_group = ("GroupName", group.as_str());
            root.call("ram", "CreateGroup", &[of_group])?;
            root.call("ram", "AddUserToGroup", &[of_group, ("UserName", name)])?;
        }
        let to = [named[0], named[1], ("GroupName", group.as_str())];
        root.call("ram", "AttachPolicyToGroup", &to)?;
    }
    let key = root.call("ram", "CreateAccessKey", &[("UserName", name)])?;
    Ok(credentials(&key["AccessKey"])?.0)
}

/// A role that the account's users may assume, with as many statements as the user with the fewest.
fn role(root: &mut Client, account: &str) -> Result<String, String> {
    let trust = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"RAM":["acs:ram::{account}:root"]}}}}]}}"#
    );
    let made = [("RoleName", "bench"), ("AssumeRolePolicyDocument", &trust)];
    let made = root.call("ram", "CreateRole", &made)?;
    let documents = documents(STATEMENTS[0]);
    let policy = [("PolicyName", "role"), ("PolicyDocument", &documents[0])];
    root.call("ram", "CreatePolicy", &policy)?;
    let attached = [
        ("RoleName", "bench"),
        ("PolicyType", "Custom"),
        ("PolicyName", "role"),
    ];
    root.call("ram", "AttachPolicyToRole", &attached)?;
    let arn = made["Role"]["Arn"].as_str();
    arn.map(str::to_owned)
        .ok_or_else(|| "CreateRole answers no role".into())
}

fn credentials(of: &Value) -> Result<((String, String), Option<String>), String> {
    let text = |name: &str| of[name].as_str().map(str::to_owned);
    let key = text("AccessKeyId").zip(text("AccessKeySecret"));
    Ok((key.ok_or("no key is answered")?, text("SecurityToken")))
}

/// Policies of so many statements in all, of which the last one allows the calls: each has an action and a resource, and
/// one in four a condition.
fn documents(statements: usize) -> Vec<String> {
    let others = (1..statements).map(|at| {
        let condition = match at % 4 {
            0 => r#","Condition":{"Bool":{"acs:SecureTransport":"true"}}"#,
            _ => "",
        };
        format!(
            r#"{{"Effect":"Allow","Action":"ecs:Modify{at}Thing","Resource":"acs:ecs:*:*:thing/t-{at}*"{condition}}}"#
        )
    });
    let deciding =
        r#"{"Effect":"Allow","Action":["ecs:*SecurityGroup*","sts:AssumeRole"],"Resource":"*"}"#;
    let all: Vec<String> = others.chain([deciding.to_owned()]).collect();
    all.chunks(IN_A_POLICY)
        .map(|some| format!(r#"{{"Version":"1","Statement":[{}]}}"#, some.join(",")))
        .collect()
}

const STATEMENTS: [usize; 3] = [10, 100, 1_000];
/// A policy has at most 6,144 characters.
const IN_A_POLICY: usize = 55;
/// As many as a user may have, and a group of them is well below what it may.
const OWN_POLICIES: usize = 10;
const GROUP_POLICIES: usize = 4;
const CONNECTIONS: usize = 16;
const ROUNDS: usize = 7;
const SLICE: Duration = Duration::from_millis(500);
