//! The program as people run it, without packets: what it prints, how it ends, what survives.

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use common::{StateDir, failed, json, succeeded};

#[test]
fn a_region_without_packets_says_so_first() {
    let dir = StateDir::new("none");
    let up = succeeded(dir.run("up --detach --listen 127.0.0.1:0 --enforce none"));
    let first = up.lines().next().expect("a line");
    assert!(
        first.contains("NO PACKET IS FILTERED (--enforce none)"),
        "{up}"
    );
    let status = succeeded(dir.run("status"));
    assert!(
        status
            .lines()
            .next()
            .expect("a line")
            .contains("NO PACKET IS FILTERED"),
        "{status}"
    );
    let doctor = succeeded(dir.run("doctor"));
    assert!(doctor.contains("FILTERS NO PACKET"), "{doctor}");
    for words in [
        "probe 192.0.2.1 192.0.2.2 tcp 22",
        "exec internet -- true",
        "debug counters",
    ] {
        let (code, line) = failed(dir.run(words));
        assert_eq!((code, line.contains("kanmon doctor")), (4, true), "{line}");
    }
}

#[test]
fn what_is_stored_survives_kill_9_and_down() {
    let dir = StateDir::new("survives");
    let first = dir.up("--enforce none --accounts 2");
    let vpc = succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16 --get VpcId"));
    dir.kill(&first["pid"]);
    let second = dir.up("--enforce none");
    assert_eq!(second["accounts"], first["accounts"]);
    assert_eq!(
        succeeded(dir.run("api DescribeVpcs --get Vpcs.Vpc.0.VpcId")),
        vpc
    );
    succeeded(dir.run("down"));
    let third = dir.up("--enforce none --accounts 3");
    assert_eq!(third["accounts"][1], first["accounts"][1]);
    assert_eq!(third["accounts"].as_array().expect("a list").len(), 3);
    assert_eq!(
        succeeded(dir.run("api DescribeVpcs --get Vpcs.Vpc.0.VpcId")),
        vpc
    );
    let others = json(&succeeded(dir.run("api DescribeVpcs --account B")));
    assert_eq!(others["TotalCount"], 0);
}

#[test]
fn each_way_to_fail_has_its_code_and_says_what_to_do() {
    let dir = StateDir::new("fails");
    let (code, line) = failed(dir.run("status"));
    assert_eq!(
        (code, line.contains("kanmon up --detach")),
        (3, true),
        "{line}"
    );

    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("bound");
    let (code, line) = failed(dir.run(&format!("up --detach --enforce none --listen {address}")));
    assert_eq!(
        (code, line.contains("--listen 127.0.0.1:0")),
        (5, true),
        "{line}"
    );

    dir.up("--enforce none");
    let (code, line) = failed(dir.run("up --listen 127.0.0.1:0 --enforce none"));
    assert_eq!((code, line.contains("kanmon down")), (5, true), "{line}");

    let (code, line) = failed(dir.run("api DeleteVpc --VpcId vpc-nosuchvpc"));
    assert_eq!(
        (code, line.contains("InvalidVpcId.NotFound")),
        (1, true),
        "{line}"
    );
    let (code, line) = failed(dir.run("api NoSuchAction"));
    assert_eq!(
        (code, line.contains("kanmon api list")),
        (1, true),
        "{line}"
    );
    let (code, line) = failed(dir.run("api CreateVpc --Cidr 10.0.0.0/8"));
    assert_eq!(
        (code, line.contains("no parameter Cidr")),
        (1, true),
        "{line}"
    );
    let (code, line) = failed(dir.run("api DescribeVpcs --account C"));
    assert_eq!((code, line.contains("--accounts N")), (1, true), "{line}");
    succeeded(dir.run("down"));
    let (code, line) =
        failed(dir.run("up --detach --enforce none --listen 127.0.0.1:0 --region cn-beijing"));
    assert_eq!((code, line.contains("--forget")), (1, true), "{line}");
}

#[test]
fn up_and_down_may_be_repeated() {
    let dir = StateDir::new("repeat");
    let first = dir.up("--enforce none");
    let second = dir.up("--enforce none");
    assert_eq!(first["pid"], second["pid"]);
    succeeded(dir.run("down"));
    succeeded(dir.run("down"));
}

/// Source: RPC protocol, request structure: GET and POST.
#[test]
fn other_methods_are_refused_with_the_documented_code() {
    let dir = StateDir::new("methods");
    let up = dir.up("--enforce none");
    let address = up["endpoint"]
        .as_str()
        .expect("text")
        .strip_prefix("http://")
        .expect("http");
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD"] {
        let mut stream = TcpStream::connect(address).expect("the region listens");
        write!(
            stream,
            "{method} / HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
        )
        .expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        let has_code = method == "HEAD" || answer.contains("UnsupportedHTTPMethod");
        assert!(
            answer.starts_with("HTTP/1.1 4") && has_code,
            "{method}: {answer}"
        );
    }
}
