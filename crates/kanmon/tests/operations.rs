//! What an operator asks of the program besides a region: backups, numbers, logs, completions, pages for man.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use common::{StateDir, failed, json, succeeded};

const VPCS: &str = "api DescribeVpcs --get TotalCount";

#[test]
fn a_backup_of_a_running_region_becomes_another_region_with_the_same_keys() {
    let dir = StateDir::new("backup");
    let first = dir.up("--enforce none --accounts 2 --region cn-beijing");
    succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16"));
    let file = dir.path().with_extension("backup");
    let _ = std::fs::remove_file(&file);
    let taken = succeeded(dir.run(&format!("backup {}", file.display())));
    assert!(taken.contains("master.key"), "{taken}");
    succeeded(dir.run("api CreateVpc --CidrBlock 172.17.0.0/16"));
    assert_eq!(succeeded(dir.run(VPCS)).trim(), "2");
    let (code, line) = failed(dir.run(&format!("backup {}", file.display())));
    assert_eq!(
        (code, line.contains("is there already")),
        (1, true),
        "{line}"
    );
    let (code, line) = failed(dir.run(&format!("restore {}", file.display())));
    assert_eq!((code, line.contains("kanmon down")), (5, true), "{line}");

    let other = StateDir::new("restored");
    let (code, line) = failed(other.run(&format!("restore {}", file.display())));
    assert_eq!(
        (code, line.contains("--master-key FILE")),
        (1, true),
        "{line}"
    );
    let wrong = other.path().with_extension("wrong-key");
    std::fs::write(&wrong, [7; 32]).expect("the temporary directory can be written");
    let words = |key: &std::path::Path| {
        format!("restore {} --master-key {}", file.display(), key.display())
    };
    let (code, line) = failed(other.run(&words(&wrong)));
    assert_eq!((code, line.contains("master key")), (1, true), "{line}");
    let left = std::fs::read_dir(other.path()).expect("it was made");
    let left: Vec<_> = left.map(|it| it.expect("readable").file_name()).collect();
    assert_eq!(left, ["kanmon.pid"], "nothing of it stays");

    let key = dir.path().join("master.key");
    succeeded(other.run(&words(&key)));
    let second = other.up("--enforce none");
    assert_eq!(second["region"], "cn-beijing", "its regions are known");
    assert_eq!(
        second["accounts"], first["accounts"],
        "the same accounts and keys, in the same order"
    );
    assert_eq!(
        succeeded(other.run(VPCS)).trim(),
        "1",
        "what was so when it was taken"
    );
    succeeded(other.run("down"));
    let (code, line) = failed(other.run(&words(&key)));
    assert_eq!(
        (code, line.contains("holds a store already")),
        (1, true),
        "{line}"
    );
    let store = other.path().join("store.db");
    std::fs::remove_file(&store).expect("ours");
    std::fs::write(store.with_extension("db-wal"), [7; 9]).expect("ours");
    let (code, line) = failed(other.run(&words(&key)));
    assert_eq!(
        (code, line.contains("store.db-wal away")),
        (1, true),
        "the log of another store: {line}"
    );
    std::fs::remove_file(file).expect("ours");
    std::fs::remove_file(wrong).expect("ours");
}

#[test]
fn a_region_that_was_killed_can_be_backed_up() {
    let dir = StateDir::new("backup-killed");
    let up = dir.up("--enforce none");
    succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16"));
    dir.kill(&up["pid"]);
    let file = dir.path().with_extension("backup");
    let _ = std::fs::remove_file(&file);
    let taken = json(&succeeded(
        dir.run(&format!("backup {} --output json", file.display())),
    ));
    assert!(
        taken["revision"].as_u64().is_some_and(|it| it >= 2),
        "{taken}"
    );
    std::fs::remove_file(file).expect("ours");
}

/// The value of one line.
fn value(text: &str, name: &str) -> f64 {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name} in {text}"))
        .parse()
        .expect("a number")
}

#[test]
fn every_call_is_counted_by_action_and_code_whoever_sends_it() {
    let dir = StateDir::new("metrics");
    let up = dir.up("--enforce none --metrics 127.0.0.1:0");
    let before = dir.read_metrics("GET /metrics");
    assert!(before.starts_with("HTTP/1.1 200"), "{before}");
    assert!(
        before.contains("content-type: application/openmetrics-text"),
        "{before}"
    );
    assert!(before.ends_with("# EOF\n"), "{before}");
    let commits = value(&before, "kanmon_store_commits_total");
    for _ in 0..3 {
        succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16"));
    }
    failed(dir.run("api DeleteVpc --VpcId vpc-nosuchvpc"));
    // A stranger's action is not a name that anybody may choose.
    let address = up["endpoint"]
        .as_str()
        .and_then(|it| it.strip_prefix("http://"))
        .expect("http");
    let mut stream = TcpStream::connect(address).expect("the region listens");
    let target = "/?Action=MadeUp&Version=2014-05-26&AccessKeyId=nobody";
    write!(
        stream,
        "GET {target} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
    )
    .expect("written");
    stream.read_to_string(&mut String::new()).expect("text");

    let text = dir.read_metrics("GET /metrics");
    let calls = |action: &str, code: &str| {
        let product = "product=\"Vpc\"";
        value(
            &text,
            &format!("kanmon_calls_total{{{product},action=\"{action}\",code=\"{code}\"}}"),
        )
    };
    assert_eq!(calls("CreateVpc", "OK"), 3.0);
    assert_eq!(calls("DeleteVpc", "InvalidVpcId.NotFound"), 1.0);
    assert!(
        text.contains("kanmon_calls_total{product=\"\",action=\"unknown\",code="),
        "{text}"
    );
    assert!(!text.contains("MadeUp"), "{text}");
    let labels = "product=\"Vpc\",action=\"CreateVpc\"";
    assert_eq!(
        value(&text, &format!("kanmon_call_seconds_count{{{labels}}}")),
        3.0
    );
    assert!(value(&text, &format!("kanmon_call_seconds_sum{{{labels}}}")) > 0.0);
    assert!(
        value(&text, "kanmon_store_commits_total") >= commits + 3.0,
        "{text}"
    );
    assert!(
        value(&text, "kanmon_store_commit_seconds_total") > 0.0,
        "{text}"
    );
    assert_eq!(value(&text, "kanmon_store_refused_total"), 0.0);
    assert_eq!(value(&text, "kanmon_applied_lag_revisions"), 0.0);
    assert!(value(&text, "kanmon_revision_stored") >= value(&text, "kanmon_revision_seen"));
    assert!(
        !text.contains("kanmon_packets"),
        "no packet is filtered here"
    );
    assert!(dir.read_metrics("GET /").starts_with("HTTP/1.1 404"));
    assert!(
        dir.read_metrics("POST /metrics")
            .starts_with("HTTP/1.1 405")
    );
    assert!(succeeded(dir.run("status")).contains("/metrics"));
}

#[test]
fn nobody_can_read_numbers_unless_that_was_asked_for() {
    let dir = StateDir::new("no-metrics");
    dir.up("--enforce none");
    let region = std::fs::read_to_string(dir.path().join("region.json")).expect("a region runs");
    assert!(!region.contains("metrics"), "{region}");
}

#[test]
fn the_log_has_a_line_for_each_call_with_the_id_of_its_answer_and_no_secrets() {
    let dir = StateDir::new("log");
    let output = Command::new(env!("CARGO_BIN_EXE_kanmon"))
        .args([
            "up",
            "--detach",
            "--listen",
            "127.0.0.1:0",
            "--enforce",
            "none",
            "--output",
            "json",
        ])
        .env("KANMON_STATE_DIR", dir.path())
        .env("KANMON_LOG", "info")
        .env("KANMON_LOG_FORMAT", "json")
        .output()
        .expect("the program starts");
    let up = json(&succeeded(output));
    let request = succeeded(dir.run("api DescribeVpcs --get RequestId"))
        .trim()
        .to_owned();
    succeeded(dir.run("down"));
    let log = std::fs::read_to_string(dir.path().join("kanmon.log")).expect("there");
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    let line = lines
        .iter()
        .find(|line| line["request.id"] == request.as_str());
    let line = line.unwrap_or_else(|| panic!("no {request} in {log}"));
    assert_eq!(line["message"], "a call was answered");
    assert_eq!(line["code"], "OK");
    assert_eq!(line["status"], 200);
    assert!(
        line["action"]
            .as_str()
            .is_some_and(|it| it.contains("DescribeVpcs")),
        "{line}"
    );
    assert!(
        line["duration_ms"].as_f64().is_some_and(|it| it > 0.0),
        "{line}"
    );
    let secret = up["accounts"][0]["access_key_secret"]
        .as_str()
        .expect("a secret");
    assert!(!log.contains(secret), "a secret is in the log");
}

#[test]
fn shells_get_completions_and_man_gets_pages_of_every_command() {
    let dir = StateDir::new("manual");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let text = succeeded(dir.run(&format!("completions {shell}")));
        assert!(
            text.contains("explain") && text.contains("state-dir"),
            "{shell}: {text}"
        );
    }
    let pages = dir.path().with_extension("man");
    let _ = std::fs::remove_dir_all(&pages);
    succeeded(dir.run(&format!("man {}", pages.display())));
    let help = succeeded(dir.run("help"));
    let verbs = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let verbs: Vec<_> = verbs
        .map_while(|line| line.split_whitespace().next())
        .collect();
    assert!(verbs.len() > 12, "{help}");
    for verb in verbs.into_iter().filter(|verb| *verb != "help") {
        let page = std::fs::read_to_string(pages.join(format!("kanmon-{verb}.1"))).expect(verb);
        assert!(page.contains(".SH SYNOPSIS"), "{verb}: {page}");
    }
    let page = std::fs::read_to_string(pages.join("kanmon.1")).expect("of the whole");
    assert!(page.contains("Exit codes"), "{page}");
    std::fs::remove_dir_all(pages).expect("ours");
}

#[test]
fn long_work_shows_itself_on_a_terminal_and_not_in_a_pipe() {
    let dir = StateDir::new("progress");
    dir.up("--enforce none");
    let file = dir.path().with_extension("progress");
    let _ = std::fs::remove_file(&file);
    let words = format!("backup {}", file.display());
    let quiet = dir.run(&words);
    assert!(
        quiet.status.success() && quiet.stderr.is_empty(),
        "{quiet:?}"
    );
    std::fs::remove_file(&file).expect("ours");

    let terminal = nix::pty::openpty(None, None).expect("a terminal");
    let status = Command::new(env!("CARGO_BIN_EXE_kanmon"))
        .args(words.split_whitespace())
        .env("KANMON_STATE_DIR", dir.path())
        .env("TERM", "xterm")
        .stdout(std::process::Stdio::null())
        .stderr(terminal.slave)
        .status()
        .expect("the program starts");
    assert!(status.success());
    let mut shown = Vec::new();
    // A terminal whose other end is closed ends with an error.
    let _ = std::fs::File::from(terminal.master).read_to_end(&mut shown);
    let shown = String::from_utf8_lossy(&shown);
    assert!(shown.contains("copying what is stored"), "{shown:?}");
    std::fs::remove_file(file).expect("ours");
}
