//! The listener as clients meet it: HTTPS and its authority, endpoints, many connections, the limit of rates, the end.

mod common;

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;
use common::{StateDir, failed, json, succeeded};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use openapi::Params;
use openapi::sign::{self, Credential};
use serde_json::Value;

#[test]
fn endpoints_say_how_clients_are_led_here_and_check_tries_it() {
    let dir = StateDir::new("endpoints");
    let up = dir.up("--enforce none --also-listen 127.0.0.1:0");
    let told = json(&succeeded(dir.run("endpoints --output json")));
    let host = up["endpoint"]
        .as_str()
        .expect("text")
        .trim_start_matches("http://");
    let ca_file = dir.path().join("ca.pem").display().to_string();
    assert_eq!(told["ca_file"], ca_file.as_str());
    let names = told["hosts"][0]["names"].as_array().expect("names");
    for name in [
        "ecs.cn-hangzhou.aliyuncs.com",
        "vpc.aliyuncs.com",
        "location-readonly.aliyuncs.com",
    ] {
        assert!(names.contains(&name.into()), "{name}: {names:?}");
    }
    assert!(
        !names.contains(&"oss.aliyuncs.com".into()),
        "calls of what is not served here are not led here"
    );
    let value = |name: &str| {
        let variables = told["environment"].as_array().expect("variables");
        let found = variables.iter().find(|it| it["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is told"))["value"].clone()
    };
    assert_eq!(value("ALIBABA_CLOUD_ENDPOINT_ECS"), host);
    assert_eq!(value("SSL_CERT_FILE"), ca_file.as_str());
    assert_eq!(value("ALIBABA_CLOUD_REGION_ID"), "cn-hangzhou");
    assert_eq!(
        value("ALICLOUD_SECRET_KEY"),
        up["accounts"][0]["access_key_secret"]
    );
    let text = succeeded(dir.run("endpoints"));
    assert!(
        text.contains("127.0.0.1 ecs.cn-hangzhou.aliyuncs.com"),
        "{text}"
    );
    assert!(
        text.contains("kanmon up --also-listen 127.0.0.1:443"),
        "{text}"
    );

    let checked = json(&succeeded(dir.run("endpoints --check --output json")));
    let tries = checked["tries"].as_array().expect("tries");
    assert_eq!(
        tries.len(),
        2 * (2 + names.len()),
        "two listeners, and each name, in both ways"
    );
    for one in tries {
        assert_eq!(one["wrong"], "", "{one}");
    }
}

#[test]
fn what_is_wrong_with_an_endpoint_is_said() {
    let dir = StateDir::new("wrong");
    let other = StateDir::new("wrong-other");
    dir.up("--enforce none");
    other.up("--enforce none");
    let ca_file = dir.path().join("ca.pem");
    std::fs::copy(other.path().join("ca.pem"), &ca_file).expect("ours");
    let wrongs = |output: std::process::Output| {
        let checked = json(&String::from_utf8(output.stdout.clone()).expect("text"));
        let (code, line) = failed(output);
        assert_eq!(
            (code, line.contains("were not answered")),
            (1, true),
            "{line}"
        );
        let of = |scheme: &str| {
            let all = checked["tries"].as_array().expect("tries").iter();
            let wrongs: Vec<String> = all
                .filter(|it| it["scheme"] == scheme)
                .map(|it| it["wrong"].as_str().expect("text").to_owned())
                .collect();
            wrongs
        };
        (of("http"), of("https"))
    };
    let (http, https) = wrongs(dir.run("endpoints --check --output json"));
    assert!(http.iter().all(String::is_empty), "{http:?}");
    assert!(
        https.iter().all(|it| it.contains("certificate")),
        "{https:?}"
    );

    std::fs::write(&ca_file, "no certificate").expect("ours");
    let (_, https) = wrongs(dir.run("endpoints --check --output json"));
    assert!(
        https.iter().all(|it| it.contains("start the region again")),
        "{https:?}"
    );

    // And so it is.
    succeeded(dir.run("down"));
    dir.up("--enforce none");
    succeeded(dir.run("endpoints --check"));
}

#[test]
fn the_authority_stays_the_same_and_its_key_is_its_owners() {
    let dir = StateDir::new("authority");
    dir.up("--enforce none");
    let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).expect("there");
    let first = read("ca.pem");
    let mode = std::fs::metadata(dir.path().join("ca.json"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    succeeded(dir.run("down"));
    dir.up("--enforce none");
    assert_eq!(read("ca.pem"), first);
}

#[test]
fn a_rate_limit_is_off_unless_asked_for_and_holds_per_account_and_action() {
    let dir = StateDir::new("rates");
    dir.up("--enforce none --accounts 2 --rate-limit 2");
    succeeded(dir.run("api DescribeVpcs"));
    succeeded(dir.run("api DescribeVpcs"));
    let (code, line) = failed(dir.run("api DescribeVpcs"));
    assert_eq!(
        (code, line.contains("Throttling.User")),
        (1, true),
        "{line}"
    );
    succeeded(dir.run("api DescribeVSwitches"));
    succeeded(dir.run("api DescribeVpcs --account B"));
}

const MANY: usize = 10_000;

#[test]
fn ten_thousand_idle_connections_keep_nobody_from_being_served() {
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE).expect("a limit");
    assert!(
        most >= 12_000,
        "this test opens {MANY} files and may open {most}: raise 'ulimit -Hn'"
    );
    setrlimit(Resource::RLIMIT_NOFILE, most, most).expect("the hard limit is allowed");

    let dir = StateDir::new("idle");
    let up = dir.up("--enforce none");
    let caller = Caller::of(&up);
    let mut idle = Vec::with_capacity(MANY);
    for number in 0..MANY {
        let mut stream = caller.connect();
        // Some have asked before, and are kept alive. That they are answered also says that the ones before
        // them no longer wait to be let in.
        if number % 100 == 0 {
            let answer = caller.call(&mut stream, "DescribeRegions", &[]);
            assert!(answer.is_some(), "number {number} is answered");
        }
        idle.push(stream);
    }
    let mut one_more = caller.connect();
    assert!(caller.call(&mut one_more, "DescribeRegions", &[]).is_some());
    for stream in &mut idle {
        stream.set_nonblocking(true).expect("a socket");
        let nothing = stream
            .read(&mut [0])
            .expect_err("nobody has sent anything, or closed");
        assert_eq!(nothing.kind(), ErrorKind::WouldBlock);
    }
    drop(idle);
    succeeded(dir.run("api DescribeRegions"));
}

const WRITERS: usize = 8;
const ENOUGH: usize = 100;

#[test]
fn a_stop_in_the_midst_of_writes_loses_none_that_was_acknowledged() {
    let dir = StateDir::new("stop");
    let up = dir.up("--enforce none --profile cloud");
    let caller = Caller::of(&up);
    let vpc = succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16 --get VpcId"));
    let create = format!("api CreateSecurityGroup --VpcId {vpc} --get SecurityGroupId");
    let group = succeeded(dir.run(&create));
    let group = group.trim();
    let pid = i32::try_from(up["pid"].as_i64().expect("a number")).expect("a pid");
    let (next, count) = (AtomicUsize::new(1), AtomicUsize::new(0));
    // Each adds one rule after another, known by its port, until its connection ends.
    let write = || {
        let mut stream = caller.connect();
        let mut made = Vec::new();
        loop {
            let port = next.fetch_add(1, Ordering::SeqCst);
            let range = format!("{port}/{port}");
            let rule = [
                ("SecurityGroupId", group),
                ("Permissions.1.IpProtocol", "tcp"),
                ("Permissions.1.PortRange", &range),
                ("Permissions.1.SourceCidrIp", "192.0.2.0/24"),
            ];
            let answer = caller.call(&mut stream, "AuthorizeSecurityGroup", &rule);
            if answer.is_none() {
                return made;
            }
            made.push(range);
            if count.fetch_add(1, Ordering::SeqCst) + 1 == ENOUGH {
                kill(Pid::from_raw(pid), Signal::SIGTERM).expect("it runs");
            }
        }
    };
    let acknowledged: BTreeSet<String> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(write)).collect();
        let made = writers.into_iter().map(|it| it.join().expect("no panic"));
        made.flatten().collect()
    });
    assert!(acknowledged.len() >= ENOUGH);
    succeeded(dir.run("down"));

    dir.up("--enforce none --profile cloud");
    let describe = format!("api DescribeSecurityGroupAttribute --SecurityGroupId {group}");
    let shown = json(&succeeded(dir.run(&describe)));
    let stored: BTreeSet<String> = shown["Permissions"]["Permission"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["PortRange"].as_str().expect("text").to_owned())
        .collect();
    let lost: Vec<&String> = acknowledged.difference(&stored).collect();
    assert!(
        lost.is_empty(),
        "{} of {}: {lost:?}",
        lost.len(),
        acknowledged.len()
    );
    assert!(
        stored.len() <= acknowledged.len() + WRITERS,
        "each writer waited for its answer"
    );
}

/// A client with connections of its own.
struct Caller {
    host: String,
    id: String,
    secret: String,
    nonces: AtomicUsize,
}

impl Caller {
    fn of(up: &Value) -> Self {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        Self {
            host: text(&up["endpoint"])
                .trim_start_matches("http://")
                .to_owned(),
            id: text(&up["accounts"][0]["access_key_id"]),
            secret: text(&up["accounts"][0]["access_key_secret"]),
            nonces: AtomicUsize::new(0),
        }
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.host).expect("the region listens")
    }

    /// The answer to a call on a kept connection; `None` when the connection ends before it is whole.
    fn call(&self, stream: &mut TcpStream, action: &str, more: &[(&str, &str)]) -> Option<Value> {
        let mut params: Params = more.iter().copied().collect();
        params.insert("RegionId", "cn-hangzhou");
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("after 1970");
        let nonce = format!(
            "{}-{}",
            std::process::id(),
            self.nonces.fetch_add(1, Ordering::SeqCst)
        );
        let credential = Credential {
            access_key_id: &self.id,
            access_key_secret: &self.secret,
            security_token: None,
        };
        let now = Timestamp::from_unix_secs(i64::try_from(now.as_secs()).expect("in range"));
        let request = sign::request(
            &credential,
            &self.host,
            "2014-05-26",
            action,
            &params,
            now,
            &nonce,
        );
        let mut text = format!("{} {} HTTP/1.1\r\n", request.method, request.target);
        for (name, value) in &request.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("content-length: 0\r\n\r\n");
        stream.write_all(text.as_bytes()).ok()?;

        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).ok()?;
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).expect("text").to_lowercase();
        let length = head
            .lines()
            .find_map(|it| it.strip_prefix("content-length: "))?;
        let mut body = vec![0; length.parse().expect("a number")];
        stream.read_exact(&mut body).ok()?;
        let body = String::from_utf8(body).expect("text");
        assert!(head.starts_with("http/1.1 200"), "{head}{body}");
        Some(json(&body))
    }
}
