//! Random sequences of changes to groups and their members, one after the other and several at once: whatever
//! is answered, the estate stays whole, and an answer is true of the estate after it.

mod support;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use control::{AccountSettings, RaisedLimits};
use estate::Snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use secgroup::{Profile, SecurityGroup, Surroundings};
use store::{Entry, Store};
use support::consistency::broken;
use support::simulation::{self, Simulation, Turn};
use support::{Region, operation};
use tokio::runtime::Runtime;

/// The rules and memberships of a small world. Numbers choose among its groups, ENIs and lists.
#[derive(Clone, Debug)]
enum Step {
    Authorize(usize, bool, Vec<RuleChoice>),
    Revoke(usize, bool, Vec<RuleChoice>),
    /// The n-th rule of the group, by its id.
    RevokeId(usize, usize),
    ModifyId(usize, usize, RuleChoice),
    Configure(usize, Vec<(bool, RuleChoice)>),
    Join(usize, usize),
    Leave(usize, usize),
    Delete(usize),
    DeletePrefixList(usize),
}

/// A rule out of few, so that sequences meet the same ones again.
#[derive(Clone, Debug)]
struct RuleChoice {
    protocol: &'static str,
    ports: Ports,
    peer: Peer,
    drops: bool,
    priority: u8,
}

#[derive(Clone, Debug)]
enum Ports {
    Text(&'static str),
    List,
}

#[derive(Clone, Debug)]
enum Peer {
    Cidr(&'static str),
    Group(usize),
    PrefixList(usize),
}

fn rule() -> impl Strategy<Value = RuleChoice> {
    let traffic = prop_oneof![
        6 => Just(("tcp", Ports::Text("22/22"))),
        4 => Just(("UDP", Ports::Text("80/90"))),
        4 => Just(("tcp", Ports::List)),
        2 => Just(("icmp", Ports::Text("-1/-1"))),
        2 => Just(("all", Ports::Text("-1/-1"))),
        1 => Just(("tcp", Ports::Text("-1/-1"))),
    ];
    let peer = prop_oneof![
        2 => Just(Peer::Cidr("0.0.0.0/0")),
        1 => Just(Peer::Cidr("10.0.0.0/8")),
        1 => Just(Peer::Cidr("10.1.2.3/8")),
        2 => (0..GROUPS).prop_map(Peer::Group),
        3 => (0..PREFIX_LISTS).prop_map(Peer::PrefixList),
    ];
    (traffic, peer, any::<bool>(), 0..4_u8).prop_map(
        |((protocol, ports), peer, drops, priority)| RuleChoice {
            protocol,
            ports,
            peer,
            drops,
            priority,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let rules = || vec(rule(), 1..4);
    prop_oneof![
        16 => (0..GROUPS, any::<bool>(), rules()).prop_map(|(group, out, rules)| Step::Authorize(group, out, rules)),
        2 => (0..GROUPS, any::<bool>(), rules()).prop_map(|(group, out, rules)| Step::Revoke(group, out, rules)),
        1 => (0..GROUPS, 0..8_usize).prop_map(|(group, nth)| Step::RevokeId(group, nth)),
        3 => (0..GROUPS, 0..8_usize, rule()).prop_map(|(group, nth, rule)| Step::ModifyId(group, nth, rule)),
        1 => (0..GROUPS, vec((any::<bool>(), rule()), 0..6)).prop_map(|(group, rules)| Step::Configure(group, rules)),
        8 => (0..ENIS, 0..GROUPS).prop_map(|(eni, group)| Step::Join(eni, group)),
        2 => (0..ENIS, 0..GROUPS).prop_map(|(eni, group)| Step::Leave(eni, group)),
        1 => (0..GROUPS).prop_map(Step::Delete),
        1 => (0..PREFIX_LISTS).prop_map(Step::DeletePrefixList),
    ]
}

/// A group may have so many rules that the limit of an ENI is within reach.
fn raised() -> RaisedLimits {
    RaisedLimits {
        rules_per_group: Some(900),
        ..RaisedLimits::default()
    }
}

const GROUPS: usize = 6;
const ENIS: usize = 3;
const PREFIX_LISTS: usize = 2;

struct World {
    region: Region,
    groups: Vec<String>,
    enis: Vec<String>,
    prefix_lists: Vec<String>,
    ports: String,
}

/// A call: the operation and its parameters.
type Call = (&'static str, Vec<(String, String)>);

impl World {
    async fn start() -> Self {
        let region = Region::start().await;
        let ok = async |name: &str, params: &[(&str, &str)], id: &str| {
            let params: Vec<_> = [("RegionId", "cn-hangzhou")]
                .iter()
                .chain(params)
                .copied()
                .collect();
            region.ok("a", name, &params).await.text(id)
        };
        let account = region.accounts["a"].account;
        let settings = AccountSettings {
            raised: raised(),
            ..AccountSettings::default()
        };
        region
            .control
            .set_settings(account, settings)
            .await
            .expect("the account is there");
        let vpc = ok("Vpc:CreateVpc", &[("CidrBlock", "192.168.0.0/16")], "VpcId").await;
        let other = ok("Vpc:CreateVpc", &[("CidrBlock", "10.0.0.0/16")], "VpcId").await;
        let params = [
            ("VpcId", vpc.as_str()),
            ("ZoneId", "cn-hangzhou-h"),
            ("CidrBlock", "192.168.0.0/24"),
        ];
        let vswitch = ok("Vpc:CreateVSwitch", &params, "VSwitchId").await;
        let mut groups = Vec::new();
        for (vpc, kind) in [
            (&vpc, "normal"),
            (&vpc, "normal"),
            (&vpc, "normal"),
            (&vpc, "normal"),
            (&vpc, "enterprise"),
            (&other, "normal"),
        ] {
            let params = [("VpcId", vpc.as_str()), ("SecurityGroupType", kind)];
            groups.push(ok("CreateSecurityGroup", &params, "SecurityGroupId").await);
        }
        let mut enis = Vec::new();
        for group in &groups[..ENIS] {
            let params = [("VSwitchId", vswitch.as_str()), ("SecurityGroupId", group)];
            enis.push(ok("CreateNetworkInterface", &params, "NetworkInterfaceId").await);
        }
        let mut prefix_lists = Vec::new();
        for entries in ["100", "150"] {
            let params = [
                ("PrefixListName", "list"),
                ("AddressFamily", "IPv4"),
                ("MaxEntries", entries),
            ];
            prefix_lists.push(ok("CreatePrefixList", &params, "PrefixListId").await);
        }
        let params = [("PortRangeListName", "list"), ("MaxEntries", "2")];
        let ports = ok("CreatePortRangeList", &params, "PortRangeListId").await;
        Self {
            region,
            groups,
            enis,
            prefix_lists,
            ports,
        }
    }

    fn call(&self, step: &Step, estate: &Snapshot) -> Call {
        let mut params = vec![("RegionId".to_owned(), "cn-hangzhou".to_owned())];
        let mut put = |name: &str, text: &str| params.push((name.to_owned(), text.to_owned()));
        let name = match step {
            Step::Authorize(group, out, rules) | Step::Revoke(group, out, rules) => {
                put("SecurityGroupId", &self.groups[*group]);
                for (at, rule) in rules.iter().enumerate() {
                    self.put_rule(&format!("Permissions.{}.", at + 1), *out, rule, &mut put);
                }
                match (step, out) {
                    (Step::Authorize(..), false) => "AuthorizeSecurityGroup",
                    (Step::Authorize(..), true) => "AuthorizeSecurityGroupEgress",
                    (_, false) => "RevokeSecurityGroup",
                    (_, true) => "RevokeSecurityGroupEgress",
                }
            }
            Step::RevokeId(group, nth) => {
                let (id, out) = self.nth_rule(estate, *group, *nth);
                put("SecurityGroupId", &self.groups[*group]);
                put("SecurityGroupRuleId.1", &id);
                if out {
                    "RevokeSecurityGroupEgress"
                } else {
                    "RevokeSecurityGroup"
                }
            }
            Step::ModifyId(group, nth, rule) => {
                let (id, out) = self.nth_rule(estate, *group, *nth);
                put("SecurityGroupId", &self.groups[*group]);
                put("SecurityGroupRuleId", &id);
                self.put_rule("", out, rule, &mut put);
                if out {
                    "ModifySecurityGroupEgressRule"
                } else {
                    "ModifySecurityGroupRule"
                }
            }
            Step::Configure(group, rules) => {
                put("SecurityGroupId", &self.groups[*group]);
                for (at, (out, rule)) in rules.iter().enumerate() {
                    let prefix = format!("Permissions.{}.", at + 1);
                    put(
                        &format!("{prefix}Direction"),
                        if *out { "egress" } else { "ingress" },
                    );
                    self.put_rule(&prefix, *out, rule, &mut put);
                }
                "ConfigureSecurityGroupPermissions"
            }
            Step::Join(eni, group) | Step::Leave(eni, group) => {
                put("NetworkInterfaceId", &self.enis[*eni]);
                put("SecurityGroupId", &self.groups[*group]);
                if matches!(step, Step::Join(..)) {
                    "JoinSecurityGroup"
                } else {
                    "LeaveSecurityGroup"
                }
            }
            Step::Delete(group) => {
                put("SecurityGroupId", &self.groups[*group]);
                "DeleteSecurityGroup"
            }
            Step::DeletePrefixList(list) => {
                put("PrefixListId", &self.prefix_lists[*list]);
                "DeletePrefixList"
            }
        };
        (name, params)
    }

    /// A call of account `a` by one of several processes.
    fn turn(&self, process: usize, (name, params): Call) -> Turn<'_> {
        Turn {
            process,
            credentials: &self.region.accounts["a"],
            operation: operation(name),
            params,
        }
    }

    fn put_rule(
        &self,
        prefix: &str,
        out: bool,
        rule: &RuleChoice,
        put: &mut impl FnMut(&str, &str),
    ) {
        let side = if out { "Dest" } else { "Source" };
        put(&format!("{prefix}IpProtocol"), rule.protocol);
        match rule.ports {
            Ports::Text(text) => put(&format!("{prefix}PortRange"), text),
            Ports::List => put(&format!("{prefix}PortRangeListId"), &self.ports),
        }
        match rule.peer {
            Peer::Cidr(text) => put(&format!("{prefix}{side}CidrIp"), text),
            Peer::Group(at) => put(&format!("{prefix}{side}GroupId"), &self.groups[at]),
            Peer::PrefixList(at) => put(
                &format!("{prefix}{side}PrefixListId"),
                &self.prefix_lists[at],
            ),
        }
        if rule.drops {
            put(&format!("{prefix}Policy"), "drop");
        }
        if rule.priority > 0 {
            put(&format!("{prefix}Priority"), &rule.priority.to_string());
        }
    }

    /// The id of a rule that is there now, and whether it is of egress; any id when there is none.
    fn nth_rule(&self, estate: &Snapshot, group: usize, nth: usize) -> (String, bool) {
        let group = self.groups[group].parse().expect("an id");
        let rules = estate
            .security_group(&group)
            .map(|group| group.rules.clone())
            .unwrap_or_default();
        match rules.get(nth % rules.len().max(1)) {
            Some(rule) => (
                rule.id.to_string(),
                rule.spec.direction == header_space::Direction::Egress,
            ),
            None => ("sgr-none".to_owned(), false),
        }
    }

    /// Makes a call; the code it was refused with, which its operation must declare.
    async fn play(&self, (name, params): &Call) -> Result<(), String> {
        let params: Vec<_> = params
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let answer = self.region.call("a", name, &params).await;
        if answer.status == 200 {
            return Ok(());
        }
        let code = answer.code().to_owned();
        let operation = operation(name);
        assert!(
            operation.declares(&code, answer.status),
            "{operation} does not declare {} {code}",
            answer.status
        );
        Err(code)
    }
}

/// Everything about groups and members that must hold whatever was done, in words.
fn wrong(estate: &Snapshot) -> Vec<String> {
    let limits = raised().over(Profile::Guide.limits());
    let mut wrong = broken(estate, limits);
    for group in estate.security_groups() {
        let around = estate.surroundings(&group.id, limits);
        for (at, rule) in group.rules.iter().enumerate() {
            if group.rules[..at]
                .iter()
                .any(|other| other.spec.says_the_same_as(&rule.spec))
            {
                wrong.push(format!("{} says {:?} twice", group.id, rule.spec));
            }
            if let Err(error) = group.check_rule(&rule.spec, &around) {
                wrong.push(format!("{} has {:?}: {error}", group.id, rule.spec));
            }
        }
        let weight = group.rule_weight(estate);
        if weight > limits.rules_per_group.unwrap_or(u16::MAX).into() {
            wrong.push(format!("{} has {weight} rules", group.id));
        }
        if group.group_peer_rules() > limits.group_peer_rules.into() {
            wrong.push(format!("{} names too many groups", group.id));
        }
        if !group.rules.is_empty()
            && weight + around.rules_beside() > limits.rules_per_eni.into()
            && around.rules_beside() > 0
        {
            wrong.push(format!(
                "an ENI in {} has {} rules",
                group.id,
                weight + around.rules_beside()
            ));
        }
    }
    for eni in estate.enis() {
        if eni.groups.is_empty() {
            wrong.push(format!("{} is in no group", eni.id));
        }
    }
    wrong
}

/// Groups and memberships, to see whether anything changed.
fn picture(estate: &Snapshot) -> String {
    let mut text = String::new();
    for group in estate.security_groups() {
        write!(text, "{group:?}").expect("a string takes text");
    }
    for eni in estate.enis() {
        write!(text, "{:?} {:?}", eni.id, eni.groups).expect("a string takes text");
    }
    text
}

/// What a success says about the estate after it.
fn holds_after(world: &World, estate: &Snapshot, step: &Step) -> Result<(), String> {
    let group_of = |at: usize| -> Option<Arc<SecurityGroup>> {
        estate
            .security_group(&world.groups[at].parse().expect("an id"))
            .cloned()
    };
    let eni_is_in = |eni: usize, group: usize| {
        let eni = estate
            .eni(&world.enis[eni].parse().expect("an id"))
            .expect("ENIs stay");
        eni.groups
            .iter()
            .any(|id| id.as_str() == world.groups[group])
    };
    let holds = match step {
        Step::Configure(group, rules) => {
            group_of(*group).is_some_and(|group| group.rules.len() == rules.len())
        }
        Step::Authorize(group, _, rules) => {
            group_of(*group).is_some_and(|group| group.rules.len() >= rules.len())
        }
        Step::Join(eni, group) => eni_is_in(*eni, *group),
        Step::Leave(eni, group) => !eni_is_in(*eni, *group),
        Step::Delete(group) => group_of(*group).is_none(),
        Step::Revoke(..) | Step::RevokeId(..) | Step::ModifyId(..) | Step::DeletePrefixList(_) => {
            true
        }
    };
    if holds {
        Ok(())
    } else {
        Err(format!("{step:?} was answered 200"))
    }
}

/// What is played, in how many sequences of what length, and which answers must come up among them.
struct Game {
    cases: u32,
    length: usize,
    must_come_up: &'static [&'static str],
}

impl Game {
    /// Plays sequences; each gives the codes it was answered with.
    fn play(&self, one: impl Fn(&[Step]) -> Result<Vec<String>, TestCaseError>) {
        let seen = RefCell::new(BTreeMap::<String, u32>::new());
        let config = Config {
            cases: self.cases,
            failure_persistence: None,
            ..Config::default()
        };
        // The same cases every time.
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let steps = vec(step(), 1..self.length);
        let outcome = TestRunner::new_with_rng(config, rng).run(&steps, |steps| {
            for code in one(&steps)? {
                *seen.borrow_mut().entry(code).or_default() += 1;
            }
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{failure}"));
        let seen = seen.into_inner();
        for code in self.must_come_up {
            assert!(seen.contains_key(*code), "{code} never came up: {seen:?}");
        }
    }
}

fn runtime() -> Runtime {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    runtime.expect("a runtime of this thread")
}

/// holds: K7
#[test]
fn one_after_the_other_every_answer_is_true_and_the_estate_stays_whole() {
    let game = Game {
        cases: 100,
        length: 80,
        must_come_up: &[
            "200",
            "AuthorizationLimitExceed",
            "AclLimitExceed",
            "DependencyViolation",
            "DependencyViolation.PrefixList",
            "InvalidGroupAuthParameter.OperationDenied",
            "InvalidGroupParameter.OperationDenied",
            "InvalidInstanceId.AlreadyExists",
            "InvalidOperation.AtLeastInOneGroup",
            "InvalidOperation.MultiGroupType",
            "InvalidOperation.ModifySgRuleEntityType",
            "InvalidParam.DuplicatePermissions",
            "InvalidSecurityGroupAssociation.NotFound",
            "InvalidSourceGroupId.Mismatch",
            "OperationDenied",
        ],
    };
    let runtime = runtime();
    game.play(|steps| {
        runtime.block_on(async {
            let world = World::start().await;
            let mut codes = Vec::new();
            for step in steps {
                let before = world.region.control.snapshot();
                let call = world.call(step, &before);
                let answer = world.play(&call).await;
                let after = world.region.control.snapshot();
                match &answer {
                    Ok(()) => prop_assert_eq!(holds_after(&world, &after, step), Ok(())),
                    Err(code) => prop_assert_eq!(picture(&before), picture(&after), "{}", code),
                }
                prop_assert_eq!(wrong(&after), Vec::<String>::new(), "after {:?}", step);
                codes.push(answer.err().unwrap_or_else(|| "200".to_owned()));
            }
            Ok(codes)
        })
    });
}

/// Two processes over one store, each planning over what it has seen so far.
#[test]
fn several_at_once_leave_the_estate_whole() {
    let game = Game {
        cases: 100,
        length: 60,
        must_come_up: &["200", "AuthorizationLimitExceed", "DependencyViolation"],
    };
    let (world, entries) = stored_world();
    let seeds = Cell::new(0);
    game.play(|steps| {
        let mut simulation = Simulation::of(&entries, seeds.replace(seeds.get() + 1), 2);
        let mut codes = Vec::new();
        for (round, steps) in (0..).zip(steps.chunks(3)) {
            let estate = stored(&simulation);
            let turns = steps
                .iter()
                .enumerate()
                .map(|(process, step)| world.turn(process % 2, world.call(step, &estate)));
            let answers = simulation.play(round, turns.collect());
            let after = stored(&simulation);
            prop_assert_eq!(wrong(&after), Vec::<String>::new(), "after {:?}", steps);
            for (step, answer) in steps.iter().zip(answers) {
                prop_assert!(answer.status < 500, "{:?}: {}", step, answer.json);
                let code = if answer.status == 200 {
                    "200"
                } else {
                    answer.code()
                };
                codes.push(code.to_owned());
            }
        }
        Ok(codes)
    });
}

/// Changes that fit one by one and not together: of two groups of one ENI, and of one group that the ENI joins
/// meanwhile. In every order one of them is refused.
#[test]
fn no_order_of_two_changes_gives_an_eni_too_many_rules() {
    let (world, entries) = stored_world();
    let list = |priority| RuleChoice {
        protocol: "tcp",
        ports: Ports::List,
        peer: Peer::PrefixList(0),
        drops: false,
        priority,
    };
    // A rule counts as 200. The ENI is in group 0 with three of them, and joins group 1 with one, or with two.
    let full = |of_second| -> Vec<Step> {
        let rules = |count| (1..=count).map(list).collect();
        vec![
            Step::Authorize(0, false, rules(3)),
            Step::Authorize(1, false, rules(of_second)),
        ]
    };
    for (before, joins_before, changes) in [
        (
            full(1),
            true,
            [
                Step::Authorize(0, true, vec![list(9)]),
                Step::Authorize(1, true, vec![list(9)]),
            ],
        ),
        (
            full(2),
            false,
            [Step::Authorize(0, true, vec![list(9)]), Step::Join(0, 1)],
        ),
    ] {
        let mut winners = BTreeSet::new();
        for seed in 0..40 {
            let mut simulation = Simulation::of(&entries, seed, 2);
            let joined = joins_before.then_some(Step::Join(0, 1));
            for step in before.iter().chain(&joined) {
                let turn = world.turn(0, world.call(step, &stored(&simulation)));
                let answers = simulation.play(seed, vec![turn]);
                assert_eq!(answers[0].status, 200, "{step:?}: {}", answers[0].json);
            }
            let estate = stored(&simulation);
            let turns = changes.iter().enumerate();
            let turns = turns.map(|(process, step)| world.turn(process, world.call(step, &estate)));
            let answers = simulation.play(seed, turns.collect());
            assert_eq!(
                wrong(&stored(&simulation)),
                Vec::<String>::new(),
                "seed {seed}"
            );
            winners.insert(
                answers
                    .iter()
                    .map(|answer| answer.status)
                    .collect::<Vec<_>>(),
            );
        }
        let either: BTreeSet<_> = [vec![200, 403], vec![403, 200]].into();
        assert_eq!(winners, either, "{changes:?}");
    }
}

/// The world as it is stored, and its ids.
fn stored_world() -> (World, Vec<Entry>) {
    runtime().block_on(async {
        let world = World::start().await;
        world.region.control.flush_audit().await;
        let page = world.region.store.page("", None, 100_000);
        let mut entries = page.expect("the store is readable").entries;
        entries.retain(|entry| !entry.key.starts_with("audit/"));
        (world, entries)
    })
}

/// What the store holds, as a process that opens it anew reads it.
fn stored(simulation: &Simulation) -> Snapshot {
    let store: Arc<dyn Store> = Arc::clone(&simulation.store) as Arc<dyn Store>;
    let clock = Arc::new(support::TestClock::new());
    simulation::run(support::open(store, clock, 9)).0.snapshot()
}
