use super::*;
use crate::{Credentials, Disk, Interface, Options, PublicKey, Role, Secret, Subnet, Vpc, json};

/// Keys that anybody could make; each text has its own code.
struct Keys;

impl Authority for Keys {
    fn code(&self, text: &[u8]) -> [u8; 32] {
        let mut code = [7_u8; 32];
        for (at, byte) in text.iter().enumerate() {
            code[at % 32] = code[at % 32].rotate_left(3) ^ byte;
        }
        code
    }

    fn sign(&self, document: &[u8]) -> Result<String, Unsigned> {
        Ok(format!("signed {}", String::from_utf8_lossy(document)))
    }
}

const NOW: Timestamp = Timestamp::from_unix_secs(1_509_492_001); // 2017-10-31T23:20:01Z

fn after(secs: i64) -> Timestamp {
    Timestamp::from_unix_secs(NOW.unix_secs + secs)
}

fn instance() -> Instance {
    let interface = |id: &str, number: u32, address: &str| Interface {
        id: id.to_owned(),
        mac: cloud_id::MacAddr([0, 0x16, 0x3e, 0, 0, number as u8]),
        primary_ip: address.parse().unwrap(),
        secondary_ips: Vec::new(),
        ipv6: Vec::new(),
        subnet: "192.168.1.0/24".parse().unwrap(),
        gateway: "192.168.1.253".parse().unwrap(),
        ipv6_gateway: "fe80::1".parse().unwrap(),
        vpc: Some(Vpc {
            id: "vpc-1".to_owned(),
            cidr: Some("192.168.0.0/16".parse().unwrap()),
            ipv6_cidr: Some("2408:4321:180:1700::/56".parse().unwrap()),
        }),
        vswitch: Some(Subnet {
            id: "vsw-1".to_owned(),
            ipv6_cidr: Some("2408:4321:180:1701::/64".parse().unwrap()),
        }),
    };
    let mut primary = interface("eni-1", 1, "192.168.1.5");
    primary.secondary_ips = vec!["192.168.1.6".parse().unwrap()];
    primary.ipv6 = vec!["2408:4321:180:1701::5".parse().unwrap()];
    Instance {
        id: "i-1".to_owned(),
        serial_number: "0d1c".to_owned(),
        host_name: "web-1".to_owned(),
        name: "Web".to_owned(),
        region: "cn-hangzhou".to_owned(),
        zone: "cn-hangzhou-h".to_owned(),
        owner: "1234567890123456".to_owned(),
        image: "debian_12".to_owned(),
        instance_type: "ecs.g7.large".to_owned(),
        bandwidth_kbits: Some(2_000_000),
        landed: Some(NOW),
        public_ipv4: None,
        eip: Some("47.100.0.10".parse().unwrap()),
        interfaces: vec![primary, interface("eni-2", 2, "192.168.1.7")],
        disks: vec![Disk {
            id: "d-abc".to_owned(),
            device: "/dev/xvda".to_owned(),
        }],
        key: Some(PublicKey {
            name: "work".to_owned(),
            openssh: "ssh-rsa AAAA work".to_owned(),
        }),
        role: Some(Role {
            name: "EcsRamRoleDocumentTesting".to_owned(),
            credentials: Some(Credentials {
                access_key_id: "STS.id".to_owned(),
                access_key_secret: Secret::new("the secret".to_owned()),
                security_token: Secret::new("the token".to_owned()),
                expiration: after(6 * 3_600),
                last_updated: NOW,
            }),
        }),
        tags: vec![
            ("team".to_owned(), "blue".to_owned()),
            ("a/b".to_owned(), "no path".to_owned()),
            ("..".to_owned(), "no path".to_owned()),
        ],
        user_data: b"#!/bin/sh\n\xff".to_vec(),
        vendor_data: Vec::new(),
        options: Options::default(),
    }
}

fn ask(instance: &Instance, request: &str, now: Timestamp) -> Answer {
    let text = format!("{request}\r\n\r\n");
    let (request, _) = Request::read(text.as_bytes()).unwrap().unwrap();
    answer(instance, &request, now, &Keys)
}

fn get(instance: &Instance, path: &str) -> Answer {
    ask(instance, &format!("GET {path} HTTP/1.1"), NOW)
}

fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

#[test]
fn every_documented_item_is_there() {
    let mut instance = instance();
    instance.options.tells_tags = true;
    let eni = "network/interfaces/macs/00:16:3e:00:00:01";
    for (item, expected) in [
        ("instance-id", "i-1"),
        ("hostname", "web-1"),
        ("serial-number", "0d1c"),
        ("region-id", "cn-hangzhou"),
        ("zone-id", "cn-hangzhou-h"),
        ("owner-account-id", "1234567890123456"),
        ("image-id", "debian_12"),
        ("mac", "00:16:3e:00:00:01"),
        ("network-type", "vpc"),
        ("instance/instance-name", "Web"),
        ("instance/instance-type", "ecs.g7.large"),
        ("instance/max-netbw-egress", "2000000"),
        ("instance/max-netbw-ingress", "2000000"),
        ("instance/virtualization-solution", "ECS Virt"),
        ("instance/virtualization-solution-version", "2.0"),
        ("instance/last-host-landing-time", "2017-10-31T23:20:01Z"),
        ("private-ipv4", "192.168.1.5"),
        ("eipv4", "47.100.0.10"),
        ("vpc-id", "vpc-1"),
        ("vpc-cidr-block", "192.168.0.0/16"),
        ("vswitch-id", "vsw-1"),
        ("vswitch-cidr-block", "192.168.1.0/24"),
        ("dns-conf/nameservers", "100.100.2.136\r\n100.100.2.138"),
        ("source-address", "http://mirrors.cloud.aliyuncs.com"),
        ("kms-server", "kms.cloud.aliyuncs.com"),
        (
            "network/interfaces/macs/",
            "00:16:3e:00:00:01/\n00:16:3e:00:00:02/",
        ),
        (&format!("{eni}/network-interface-id"), "eni-1"),
        (&format!("{eni}/vpc-id"), "vpc-1"),
        (&format!("{eni}/vswitch-id"), "vsw-1"),
        (&format!("{eni}/primary-ip-address"), "192.168.1.5"),
        (
            &format!("{eni}/private-ipv4s"),
            r#"["192.168.1.5","192.168.1.6"]"#,
        ),
        (&format!("{eni}/netmask"), "255.255.255.0"),
        (&format!("{eni}/gateway"), "192.168.1.253"),
        (&format!("{eni}/vswitch-cidr-block"), "192.168.1.0/24"),
        (&format!("{eni}/vpc-cidr-block"), "192.168.0.0/16"),
        (&format!("{eni}/ipv6s"), "[2408:4321:180:1701::5]"),
        (&format!("{eni}/ipv6-gateway"), "fe80::1"),
        (
            &format!("{eni}/vswitch-ipv6-cidr-block"),
            "2408:4321:180:1701::/64",
        ),
        (
            &format!("{eni}/vpc-ipv6-cidr-blocks"),
            "[2408:4321:180:1700::/56]",
        ),
        ("disks/", "abc/"),
        ("disks/abc/", "id\nname"),
        ("disks/abc/id", "d-abc"),
        ("disks/abc/name", "/dev/xvda"),
        ("public-keys/", "0=work"),
        ("public-keys/0/openssh-key", "ssh-rsa AAAA work"),
        ("public-keys/work/", "openssh-key"),
        ("public-keys/work/openssh-key", "ssh-rsa AAAA work"),
        ("ram/", "security-credentials/"),
        ("ram/security-credentials/", "EcsRamRoleDocumentTesting"),
        ("Ram/security-credentials/", "EcsRamRoleDocumentTesting"),
        ("tags/instance/", "team"),
        ("tags/instance/team", "blue"),
    ] {
        for version in ["latest", "2016-01-01"] {
            let answer = get(&instance, &format!("/{version}/meta-data/{item}"));
            assert_eq!((answer.status, text(&answer)), (200, expected), "{item}");
        }
    }
    for item in [
        "meta-data/ntp-conf/ntp-servers",
        "meta-data/wsus-server/wu-server",
        "meta-data/wsus-server/wu-status-server",
    ] {
        assert_eq!(get(&instance, &format!("/latest/{item}")).status, 200);
    }
    assert_eq!(get(&instance, "/latest/user-data").body, b"#!/bin/sh\n\xff");
    assert_eq!(text(&get(&instance, "/")), "2016-01-01/\nlatest/");
    assert_eq!(
        text(&get(&instance, "/latest")),
        "dynamic/\nmaintenance/\nmeta-data/\nuser-data"
    );
    assert_eq!(
        text(&get(&instance, "/latest/maintenance/active-system-events")),
        "[]"
    );
}

#[test]
fn what_an_instance_has_not_is_not_there() {
    let instance = Instance {
        key: None,
        role: None,
        disks: Vec::new(),
        eip: None,
        user_data: Vec::new(),
        bandwidth_kbits: None,
        ..instance()
    };
    for path in [
        "/latest/user-data",
        "/latest/vendor-data",
        "/latest/meta-data/public-keys/",
        "/latest/meta-data/public-keys/0/openssh-key",
        "/latest/meta-data/ram/",
        "/latest/meta-data/ram/security-credentials/",
        "/latest/meta-data/ram/security-credentials/EcsRamRoleDocumentTesting",
        "/latest/meta-data/disks/",
        "/latest/meta-data/eipv4",
        "/latest/meta-data/public-ipv4",
        "/latest/meta-data/tags/instance/team",
        "/latest/meta-data/instance/spot/termination-time",
        "/latest/meta-data/image/market-place/product-code",
        "/latest/meta-data/instance-id/more",
        "/latest/meta-data/instance-",
        "/latest/meta-data/network/interfaces/macs/00:16:3e:00:00:01/ipv4-prefixes",
        "/latest/meta-data/..%2f..",
        "/2015-01-01/meta-data/",
        "/latest/meta-data/%zz",
        "/latest/nothing",
    ] {
        assert_eq!(get(&instance, path).status, 404, "{path}");
    }
}

#[test]
fn everything_at_once_is_the_tree_as_an_object_without_credentials() {
    let instance = instance();
    let answer = get(&instance, "/2016-01-01/meta-data/all");
    let all = text(&answer);
    for part in [
        r#""instance-id":"i-1""#,
        r#""public-keys":{"0":{"openssh-key":"ssh-rsa AAAA work"}}"#,
        r#""macs":{"00:16:3e:00:00:01":{"#,
        r#""dns-conf":{"nameservers":"100.100.2.136\r\n100.100.2.138"}"#,
    ] {
        assert!(all.contains(part), "{part} in {all}");
    }
    assert!(!all.contains("secret") && !all.contains("ram"), "{all}");
}

#[test]
fn a_role_shows_the_documented_credentials_while_they_last() {
    let mut instance = instance();
    let path = "GET /latest/meta-data/Ram/security-credentials/EcsRamRoleDocumentTesting HTTP/1.1";
    let answer = ask(&instance, path, NOW);
    assert_eq!(
        text(&answer),
        r#"{
  "AccessKeyId" : "STS.id",
  "AccessKeySecret" : "the secret",
  "Expiration" : "2017-11-01T05:20:01Z",
  "SecurityToken" : "the token",
  "LastUpdated" : "2017-10-31T23:20:01Z",
  "Code" : "Success"
}"#
    );
    let quarter = 15 * 60;
    for (behaviour, secs, status) in [
        ("a client can use them", 6 * 3_600 - quarter, 200),
        (
            "a client would throw them away",
            6 * 3_600 - quarter + 1,
            503,
        ),
        ("they have ended", 6 * 3_600, 503),
    ] {
        assert_eq!(
            ask(&instance, path, after(secs)).status,
            status,
            "{behaviour}"
        );
    }
    instance.role = Some(Role {
        name: "EcsRamRoleDocumentTesting".to_owned(),
        credentials: None,
    });
    assert_eq!(ask(&instance, path, NOW).status, 503, "none yet");
    let other = "/latest/meta-data/ram/security-credentials/Another";
    assert_eq!(get(&instance, other).status, 404);
}

#[test]
fn a_token_is_given_as_documented() {
    let instance = instance();
    let put = "PUT /latest/api/token HTTP/1.1\r\n";
    let ttl = "X-aliyun-ecs-metadata-token-ttl-seconds";
    for (behaviour, request, status) in [
        ("the shortest life", format!("{put}{ttl}: 1"), 200),
        ("the longest life", format!("{put}{ttl}: 21600"), 200),
        ("no life named", format!("{put}A: b"), 400),
        ("no life", format!("{put}{ttl}: 0"), 400),
        ("too long a life", format!("{put}{ttl}: 21601"), 400),
        ("no number", format!("{put}{ttl}: long"), 400),
        ("a sign", format!("{put}{ttl}: +60"), 400),
        ("empty", format!("{put}{ttl}:"), 400),
        (
            "more than any number",
            format!("{put}{ttl}: 99999999999999999999"),
            400,
        ),
        (
            "through a proxy",
            format!("{put}{ttl}: 60\r\nX-Forwarded-For: 1.2.3.4"),
            403,
        ),
        (
            "through a proxy that says nothing",
            format!("{put}{ttl}: 60\r\nx-forwarded-for:"),
            403,
        ),
        (
            "with another method",
            format!("GET /latest/api/token HTTP/1.1\r\n{ttl}: 60"),
            405,
        ),
        (
            "with POST",
            format!("POST /latest/api/token HTTP/1.1\r\n{ttl}: 60"),
            405,
        ),
        (
            "PUT on data",
            format!("PUT /latest/meta-data/ HTTP/1.1\r\n{ttl}: 60"),
            405,
        ),
        (
            "POST on data",
            "POST /latest/meta-data/ HTTP/1.1".to_owned(),
            405,
        ),
    ] {
        assert_eq!(ask(&instance, &request, NOW).status, status, "{behaviour}");
    }
}

#[test]
fn tokens_open_what_the_mode_says_for_their_instance_and_time() {
    let optional = instance();
    let mut required = instance();
    required.options.needs_token = true;
    let mut other = instance();
    other.id = "i-2".to_owned();
    let put = "PUT /latest/api/token HTTP/1.1\r\nX-aliyun-ecs-metadata-token-ttl-seconds: 60";
    let token = text(&ask(&optional, put, NOW)).to_owned();
    let mut forged = token.clone();
    forged.replace_range(79..80, if token.ends_with('0') { "1" } else { "0" });
    let longer = token.replacen(&token[..16], "7fffffffffffffff", 1);
    let get = |token: &str| {
        format!(
            "GET /latest/meta-data/instance-id HTTP/1.1\r\nX-aliyun-ecs-metadata-token: {token}"
        )
    };
    for (behaviour, token, now, status) in [
        ("its own", token.as_str(), NOW, 200),
        ("in its last second", &token, after(59), 200),
        ("at its end", &token, after(60), 401),
        ("with a changed code", &forged, NOW, 401),
        ("with a changed end", &longer, NOW, 401),
        ("cut", &token[..79], NOW, 401),
        ("longer", &format!("{token}0"), NOW, 401),
        ("in capitals", &token.to_uppercase(), NOW, 401),
        ("empty", "", NOW, 401),
    ] {
        for instance in [&optional, &required] {
            let answer = ask(instance, &get(token), now);
            assert_eq!(answer.status, status, "{behaviour}");
            assert!(!answer.is_tokenless);
        }
    }
    assert_eq!(
        ask(&other, &get(&token), NOW).status,
        401,
        "another instance's"
    );
    let without = "GET /latest/meta-data/instance-id HTTP/1.1";
    let answer = ask(&optional, without, NOW);
    assert_eq!((answer.status, answer.is_tokenless), (200, true));
    assert_eq!(ask(&required, without, NOW).status, 403);
    assert_eq!(ask(&required, "GET / HTTP/1.1", NOW).status, 403);
}

#[test]
fn a_switched_off_service_refuses_everything() {
    let mut instance = instance();
    let put = "PUT /latest/api/token HTTP/1.1\r\nX-aliyun-ecs-metadata-token-ttl-seconds: 60";
    let token = text(&ask(&instance, put, NOW)).to_owned();
    instance.options.is_enabled = false;
    let with_token = format!("GET /latest/ HTTP/1.1\r\nX-aliyun-ecs-metadata-token: {token}");
    for request in [put, "GET /latest/meta-data/ HTTP/1.1", &with_token] {
        assert_eq!(ask(&instance, request, NOW).status, 403, "{request}");
    }
}

#[test]
fn only_the_answer_with_a_token_has_a_hop_limit() {
    let mut instance = instance();
    instance.options.hop_limit = 3;
    let put = "PUT /latest/api/token HTTP/1.1\r\nX-aliyun-ecs-metadata-token-ttl-seconds: 60";
    assert_eq!(ask(&instance, put, NOW).hop_limit, Some(3));
    assert_eq!(get(&instance, "/latest/meta-data/").hop_limit, None);
}

#[test]
fn an_identity_is_signed_with_the_audience_as_its_last_member() {
    let instance = instance();
    let document = get(&instance, "/latest/dynamic/instance-identity/document");
    let document = text(&document);
    assert_eq!(
        document,
        format!(
            r#"{{"zone-id":"cn-hangzhou-h","serial-number":"0d1c","instance-id":"i-1","region-id":"cn-hangzhou","private-ipv4":"192.168.1.5","owner-account-id":"1234567890123456","mac":"00:16:3e:00:00:01","image-id":{},"instance-type":"ecs.g7.large"}}"#,
            json::string("debian_12")
        )
    );
    let pkcs7 = "/latest/dynamic/instance-identity/pkcs7";
    assert_eq!(text(&get(&instance, pkcs7)), format!("signed {document}"));
    let open = document.strip_suffix('}').unwrap();
    for (query, audience) in [
        ("audience=once-1", r#""once-1""#),
        ("a=b&audience=x%20%22y", r#""x \"y""#),
        ("audience=", r#""""#),
    ] {
        let answer = get(&instance, &format!("{pkcs7}?{query}"));
        let expected = format!("signed {open},\"audience\":{audience}}}");
        assert_eq!(text(&answer), expected);
    }
    assert_eq!(get(&instance, &format!("{pkcs7}?audience=%zz")).status, 404);
}

/// Keys that sign nothing.
struct Unable(Unsigned);

impl Authority for Unable {
    fn code(&self, _: &[u8]) -> [u8; 32] {
        [0; 32]
    }

    fn sign(&self, _: &[u8]) -> Result<String, Unsigned> {
        Err(self.0)
    }
}

#[test]
fn a_signature_that_is_not_made_says_why() {
    let head = b"GET /latest/dynamic/instance-identity/pkcs7 HTTP/1.1\r\n\r\n";
    let (request, _) = Request::read(head).unwrap().unwrap();
    for (why, status) in [(Unsigned::TooMany, 429), (Unsigned::NoKey, 404)] {
        let answer = answer(&instance(), &request, NOW, &Unable(why));
        assert_eq!(answer.status, status, "{why}");
    }
}
