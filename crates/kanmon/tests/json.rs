//! `--output json` everywhere: every verb that the pages for man name is run, and what it prints is read as JSON.

mod common;

use std::collections::BTreeSet;
use std::process::Output;

use common::{StateDir, failed, json, succeeded};
use serde_json::Value;

/// Each verb with what it is given; a word in braces is told by the region. In this order.
const VERBS: &[&str] = &[
    "up --detach",
    "status",
    "doctor",
    "api DescribeRegions",
    "api --get Regions.Region.0.RegionId DescribeRegions",
    "api list",
    "api list CreateVpc",
    "group-create group create --vpc {vpc} --template linux",
    "group-show group show {group}",
    "group-quick group quick",
    "group-quick group quick {group} ssh --from 203.0.113.0/24",
    "group-clone group clone {group}",
    "group-export group export {group}",
    "group-import group import {group} {rules}",
    "group-protect group protect {group}",
    "account-create account create",
    "account-list account list",
    "account-show account show A",
    "account-settings account settings",
    "account-set account set A --cidr-in-range subset --rule-writer-resource any",
    "ram-simulate ram simulate root ecs:StopInstance",
    "ram-who-can ram who-can ecs:StopInstance *",
    "api CreateUser --UserName alice",
    "ram-least-privilege ram least-privilege user/alice",
    "api CreateOIDCProvider --OIDCProviderName idp --IssuerUrl https://issuer.example --ClientIds app --Fingerprints 902ef2deeb3c5b13ea4c3d5193629309e231ae55",
    "ram-oidc-keys ram oidc-keys idp {dir}/keys.json",
    "ram-lint ram lint {dir}/policy.json",
    "ram-diff ram diff AliyunECSReadOnlyAccess AliyunECSFullAccess",
    "limits",
    "limits {group}",
    "cidr 10.0.0.0/8",
    "endpoints",
    "explain 203.0.113.7 {instance} tcp 22",
    "debug-dump debug dump",
    "audit-log-verify audit-log verify",
    "audit-log-show audit-log show --from 1h --denied",
    "backup {dir}/backup-of-test",
    "completions bash",
    "man {dir}/pages",
    "down",
    "restore {dir}/backup-of-test --master-key {state}/master.key --state-dir {dir}/restored",
];

/// Those that need packets, and what they end with where there are none.
const WITH_PACKETS: &[(&str, i32)] = &[
    ("debug-counters debug counters", 4),
    ("probe 203.0.113.7 {instance} tcp 22", 4),
    ("instance-identity", 1),
];

/// Those that print nothing of their own: what they become does.
const BECOME_ANOTHER: &[&str] = &["exec"];

#[test]
fn every_verb_answers_programs_in_json() {
    let dir = StateDir::new("json");
    let place = std::env::temp_dir().join(format!("kanmon-test-json-files-{}", std::process::id()));
    std::fs::create_dir_all(&place).expect("the temporary directory can be written");
    let keys = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","kid":"k","x":"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}]}"#;
    std::fs::write(place.join("keys.json"), keys).expect("written");
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:StopInstance","Resource":"*"}]}"#;
    std::fs::write(place.join("policy.json"), policy).expect("written");
    let mut words = vec![
        ("dir", place.display().to_string()),
        ("state", dir.path().display().to_string()),
    ];
    let mut tried = BTreeSet::new();
    let run = |line: &str, words: &[(&str, String)]| {
        let fill = |text: String, (word, value): &(&str, String)| {
            text.replace(&format!("{{{word}}}"), value)
        };
        let line = words.iter().fold(line.to_owned(), fill);
        // Verbs in two words begin with the name of their page.
        let (first, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let line = if first.contains('-') && !rest.is_empty() {
            rest
        } else {
            &line
        };
        let line = line.replace(
            "up --detach",
            "up --detach --listen 127.0.0.1:0 --enforce none",
        );
        (first.to_owned(), dir.run(&format!("--output json {line}")))
    };
    for line in VERBS {
        let (verb, output) = run(line, &words);
        let value = json(&succeeded(output));
        assert!(!value.is_null(), "{line}");
        match verb.as_str() {
            "up" => words.extend(estate(&dir)),
            "group-create" => words.push((
                "group",
                value["SecurityGroupId"].as_str().expect("an id").to_owned(),
            )),
            "group-export" => {
                let file = place.join("rules.json");
                let text = succeeded(dir.run(&format!("group export {}", word(&words, "group"))));
                std::fs::write(&file, text).expect("written");
                words.push(("rules", file.display().to_string()));
            }
            "endpoints" => {
                for (line, code) in WITH_PACKETS {
                    let (verb, output) = run(line, &words);
                    assert_eq!(output.status.code(), Some(*code), "{line}");
                    error_of(&output);
                    tried.insert(verb);
                }
            }
            _ => {}
        }
        tried.insert(verb);
    }

    let pages = std::fs::read_dir(place.join("pages")).expect("written by man");
    let names: BTreeSet<String> = pages
        .map(|page| {
            page.expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter_map(|name| Some(name.strip_prefix("kanmon-")?.strip_suffix(".1")?.to_owned()))
        .collect();
    let is_verb = |name: &&String| {
        !names
            .iter()
            .any(|other| other.starts_with(&format!("{name}-")))
    };
    let untried: Vec<_> = names
        .iter()
        .filter(is_verb)
        .filter(|name| !tried.contains(*name) && !BECOME_ANOTHER.contains(&name.as_str()))
        .filter(|name| !name.starts_with("help") && !name.ends_with("-help"))
        .collect();
    assert!(untried.is_empty(), "no line of VERBS for {untried:?}");
    assert!(names.len() > 20, "{names:?}");
    std::fs::remove_dir_all(place).expect("ours");
}

#[test]
fn a_failure_is_told_to_programs_as_an_object() {
    let dir = StateDir::new("json-failure");
    let none = dir.run("status --output json");
    assert_eq!(error_of(&none)["exit_code"], 3);
    for wrong in [
        "--output json nonsense",
        "api --output=json",
        "up --listen nonsense --output json",
        "cidr --output json 10.0.0.0/8 --nonsense",
    ] {
        let error = error_of(&dir.run(wrong));
        assert_eq!(error["exit_code"], 2, "{wrong}");
        let message = error["message"].as_str().expect("text");
        assert!(
            !message.is_empty() && !message.contains("Usage"),
            "{message}"
        );
    }
    let people = dir.run("exec i-none --nonsense -- true --output json");
    assert_eq!(people.status.code(), Some(2));
    assert!(people.stderr.starts_with(b"error: "), "{people:?}");
    let (code, line) = failed(dir.run("status"));
    assert_eq!(
        (code, line.starts_with("kanmon: no region runs")),
        (3, true)
    );
    dir.up("--enforce none");
    let refused = dir.run("--output json api DeleteVpc --VpcId vpc-none");
    let error = error_of(&refused);
    assert_eq!(
        (&error["code"], &error["status"]),
        (&"InvalidVpcId.NotFound".into(), &404.into())
    );
    assert_eq!(error["request_id"].as_str().expect("an id").len(), 36);
}

/// What a command that failed says to a program.
fn error_of(output: &Output) -> Value {
    assert!(!output.status.success(), "{output:?}");
    let line = std::str::from_utf8(&output.stderr).expect("text");
    assert_eq!(line.lines().count(), 1, "{line}");
    json(line)["error"].clone()
}

fn word<'w>(words: &'w [(&str, String)], word: &str) -> &'w str {
    let found = words.iter().find(|(name, _)| *name == word);
    &found.expect("told before").1
}

/// A VPC and an instance.
fn estate(dir: &StateDir) -> Vec<(&'static str, String)> {
    let api = |words: &str| {
        succeeded(dir.run(&format!("api {words}")))
            .trim()
            .to_owned()
    };
    let vpc = api("CreateVpc --CidrBlock 172.16.0.0/16 --get VpcId");
    let vswitch = api(&format!(
        "CreateVSwitch --VpcId {vpc} --CidrBlock 172.16.9.0/24 --ZoneId cn-hangzhou-h --get VSwitchId"
    ));
    let group = api(&format!(
        "CreateSecurityGroup --VpcId {vpc} --get SecurityGroupId"
    ));
    let instance = api(&format!(
        "RunInstances --InstanceType ecs.g6.large --ImageId debian_12 --VSwitchId {vswitch} --SecurityGroupId {group} \
         --get InstanceIdSets.InstanceIdSet.0"
    ));
    vec![("vpc", vpc), ("instance", instance)]
}
