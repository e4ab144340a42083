//! A program in an instance calls with what the metadata service gave it, and the trail says which instance it was.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use common::signed::{Key, call};
use common::{StateDir, json, succeeded};
use nix::sched::{CloneFlags, setns};
use serde_json::Value;
use testkit::kernel_suite_or_skip;

const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;

#[test]
fn the_trail_says_which_instance_called_in_which_role() {
    if !kernel_suite_or_skip("calls of instances") {
        return;
    }
    let dir = StateDir::new("instance-calls");
    let up = dir.up("");
    let api = |words: &str| {
        succeeded(dir.run(&format!("api {words}")))
            .trim()
            .to_owned()
    };
    let vpc = api("CreateVpc --CidrBlock 192.168.0.0/16 --get VpcId");
    let switch = api(&format!(
        "CreateVSwitch --VpcId {vpc} --ZoneId cn-hangzhou-h --CidrBlock 192.168.1.0/24 --get VSwitchId"
    ));
    let group = api(&format!(
        "CreateSecurityGroup --VpcId {vpc} --get SecurityGroupId"
    ));
    api(&format!(
        "CreateRole --RoleName Worker --AssumeRolePolicyDocument {TRUSTS_ECS}"
    ));
    api(
        "AttachPolicyToRole --RoleName Worker --PolicyType System --PolicyName AliyunECSReadOnlyAccess",
    );
    let instance = api(&format!(
        "RunInstances --InstanceType ecs.g6.large --VSwitchId {switch} --SecurityGroupId {group} \
         --RamRoleName Worker --get InstanceIdSets.InstanceIdSet.0"
    ));
    api("WaitForRevision --TimeoutSecs 30");
    let tag = up["tag"].as_str().expect("text");
    let set = json(&metadata(tag, &instance, "ram/security-credentials/Worker"));
    let text = |name: &str| set[name].as_str().expect("a text").to_owned();
    let program = Key {
        id: text("AccessKeyId"),
        secret: text("AccessKeySecret"),
        token: Some(text("SecurityToken")),
    };

    let host = up["endpoint"].as_str().expect("text");
    let host = host.trim_start_matches("http://");
    let (status, answer) = call(host, &program, "reads", "Ecs:DescribeInstances", &[]);
    assert_eq!(status, 200, "{answer}");
    let cidr = [("CidrBlock", "10.0.0.0/8")];
    let (status, answer) = call(host, &program, "writes", "Vpc:CreateVpc", &cidr);
    assert_eq!(status, 403, "{answer}");

    let key = &program.id;
    let question = format!(
        "LookupEvents --LookupAttribute.1.Key EventAccessKeyId --LookupAttribute.1.Value {key}"
    );
    // What changed nothing is written a moment after it was answered.
    let found = (0..1_000).map(|_| json(&api(&question)));
    let mut found = found.skip_while(|it| it["Events"].as_array().map_or(0, Vec::len) < 2);
    let found = found.next().expect("both calls are in the trail");
    let events = found["Events"].as_array().expect("a list");
    let event = |name: &str| {
        let mut named = events.iter().filter(|it| it["eventName"] == name);
        let event = named
            .next()
            .unwrap_or_else(|| panic!("{name} is in {found}"));
        assert!(named.next().is_none(), "{found}");
        event
    };
    for (name, outcome) in [
        ("DescribeInstances", Value::Null),
        ("CreateVpc", Value::from("Forbidden.RAM")),
    ] {
        let event = event(name);
        assert_eq!(event["errorCode"], outcome, "{event}");
        let who = &event["userIdentity"];
        let account = who["accountId"].as_str().expect("text");
        let principal = format!("acs:ram::{account}:assumed-role/worker/{instance}");
        assert_eq!(who["type"], "assumed-role", "{event}");
        assert_eq!(who["principalId"], *principal, "{event}");
        // The role, and the session: the instance's id.
        assert_eq!(who["userName"], *format!("worker/{instance}"), "{event}");
        assert_eq!(who["accessKeyId"], **key, "{event}");
    }
    let secrets = [&program.secret, program.token.as_ref().expect("a token")];
    assert!(
        secrets.iter().all(|it| !found.to_string().contains(*it)),
        "{found}"
    );
}

/// What the metadata service tells a program in an instance.
fn metadata(tag: &str, instance: &str, path: &str) -> String {
    let namespace = format!("/run/netns/km-{tag}-{instance}");
    let work = || {
        let namespace = std::fs::File::open(&namespace).expect("the instance has a namespace");
        setns(namespace, CloneFlags::CLONE_NEWNET).expect("the test runs as root");
        let mut stream = TcpStream::connect("100.100.100.200:80").expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        let request = format!("GET /latest/meta-data/{path} HTTP/1.0\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        answer
    };
    let answer = std::thread::scope(|scope| scope.spawn(work).join().expect("it is answered"));
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let (_, body) = answer.split_once("\r\n\r\n").expect("a head");
    body.to_owned()
}

const PATIENCE: Duration = Duration::from_secs(10);
