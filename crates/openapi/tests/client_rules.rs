//! What the official clients need of the wire, by the numbers of docs/clients.md. Rules 3 and 6 are in `signatures`. What concerns meaning (paging, idempotence,
//! times) is tested where it is decided.

#[path = "support/signing.rs"]
mod signing;

use openapi::generated::{ecs, vpc};
use openapi::render;
use openapi::wire::{Format, HttpRequest, Unverified};
use openapi::{ApiError, Fields, Operation, errors};
use serde_json::{Value, json};
use signing::{encoded, hmac_sha1, v1_params, v1_signed, v1_unsigned, v3_signed, verified};

fn operation_of(version: &str, action: &str) -> Result<&'static Operation, ApiError> {
    Unverified::read(&v3_signed(version, action, &[]))
        .expect("it is well formed")
        .operation()
}

fn json_of(operation: &Operation, response: &dyn Fields) -> Value {
    let answer = render::success(operation, "REQUEST-ID", response, Format::Json);
    serde_json::from_slice(&answer.body).expect("an answer is JSON")
}

fn xml_of(operation: &Operation, response: &dyn Fields) -> String {
    let answer = render::success(operation, "REQUEST-ID", response, Format::Xml);
    String::from_utf8(answer.body).expect("an answer is UTF-8")
}

#[test]
fn rule_1_one_listener_routes_by_version_and_action() {
    for (version, action, product) in [
        ("2014-05-26", "TagResources", "Ecs"),
        ("2016-04-28", "TagResources", "Vpc"),
        ("2014-05-26", "UntagResources", "Ecs"),
        ("2016-04-28", "UnTagResources", "Vpc"),
        ("2014-05-26", "DescribeRegions", "Ecs"),
        ("2016-04-28", "DescribeRegions", "Vpc"),
        ("2015-06-12", "DescribeEndpoints", "Location"),
        ("2020-01-10", "CreateResourceShare", "ResourceSharing"),
        ("2026-11-01", "ExplainPath", "Kanmon"),
        ("2015-05-01", "CreateUser", "Ram"),
        ("2015-04-01", "GetCallerIdentity", "Sts"),
    ] {
        let operation =
            operation_of(version, action).unwrap_or_else(|error| panic!("{action}: {error}"));
        assert_eq!((operation.product, operation.name), (product, action));
    }
    for (version, action, expected) in [
        (
            "2014-05-26",
            "UnTagResources",
            errors::INVALID_ACTION_NOT_FOUND,
        ),
        (
            "2014-05-26",
            "createsecuritygroup",
            errors::INVALID_ACTION_NOT_FOUND,
        ),
        ("1999-01-01", "DescribeRegions", errors::INVALID_VERSION),
        (
            "2014-05-26",
            "CreateDiagnosticReport",
            errors::UNSUPPORTED_OPERATION,
        ),
        (
            "2019-08-15",
            "CreateApplication",
            errors::UNSUPPORTED_OPERATION,
        ),
    ] {
        let error = operation_of(version, action).expect_err(action);
        assert!(error.is(&expected), "{version} {action}: {error}");
    }
}

#[test]
fn rule_1_no_two_operations_have_the_same_version_and_name() {
    let mut seen = std::collections::BTreeSet::new();
    for operation in openapi::operations() {
        assert!(
            seen.insert((operation.version, operation.name)),
            "{operation}"
        );
    }
}

#[test]
fn rule_1_v1_names_action_and_version_in_parameters_and_v3_may() {
    let read = Unverified::read(&v1_unsigned(&[
        ("Action", "DescribeVpcs"),
        ("Version", "2016-04-28"),
    ]))
    .expect("V1");
    assert_eq!(read.operation().expect("it is known").product, "Vpc");
    // V1 clients send the headers too; they are not under its signature and say nothing.
    let mut request = v1_unsigned(&[]);
    request
        .headers
        .push(("x-acs-action".to_owned(), "DeleteVpc".to_owned()));
    assert_eq!(
        Unverified::read(&request).expect("V1").action(),
        "DescribeRegions"
    );
}

#[test]
fn rule_15_the_region_comes_from_parameter_header_or_host() {
    for (what, region_id, header, host, expected) in [
        (
            "the parameter first",
            "cn-beijing",
            "cn-shanghai",
            "ecs.cn-qingdao.aliyuncs.com",
            Some("cn-beijing"),
        ),
        (
            "then the header",
            "(absent)",
            "cn-shanghai",
            "ecs.cn-qingdao.aliyuncs.com",
            Some("cn-shanghai"),
        ),
        (
            "then the regional host",
            "(absent)",
            "",
            "ecs.cn-qingdao.aliyuncs.com",
            Some("cn-qingdao"),
        ),
        (
            "with its port",
            "(absent)",
            "",
            "vpc.ap-southeast-1.aliyuncs.com:443",
            Some("ap-southeast-1"),
        ),
        (
            "the host inside VPCs",
            "(absent)",
            "",
            "ecs-vpc.cn-beijing.aliyuncs.com",
            Some("cn-beijing"),
        ),
        (
            "the old host",
            "(absent)",
            "",
            "ecs-cn-hangzhou.aliyuncs.com",
            Some("cn-hangzhou"),
        ),
        (
            "the central host names none",
            "(absent)",
            "",
            "ecs.aliyuncs.com",
            None,
        ),
        (
            "nor does an address",
            "(absent)",
            "",
            "127.0.0.1:8080",
            None,
        ),
        (
            "nor another name",
            "(absent)",
            "",
            "ecs.cn-qingdao.example.com",
            None,
        ),
    ] {
        let mut request = v1_unsigned(&[("RegionId", region_id)]);
        request.headers.push(("Host".to_owned(), host.to_owned()));
        request
            .headers
            .push(("x-acs-region-id".to_owned(), header.to_owned()));
        let read = Unverified::read(&request).expect(what);
        assert_eq!(read.region(), expected, "{what}");
        assert_eq!(
            read.params().get("RegionId"),
            expected,
            "{what}, as if it had been given"
        );
    }
}

#[test]
fn rule_2_parameters_of_query_and_form_are_merged_for_get_and_post() {
    let query = v1_params(&[]);
    let form = vec![("VpcId".to_owned(), "vpc-1".to_owned())];
    for method in ["GET", "POST"] {
        let read = verified(&v1_signed(method, &query, &form, hmac_sha1)).expect(method);
        assert_eq!(read.params().get("VpcId"), Some("vpc-1"));
    }
    let read = verified(&v1_signed("POST", &[], &query, hmac_sha1))
        .expect("everything may be in the form");
    assert_eq!(read.action(), "DescribeRegions");
    let refusal = Unverified::read(&HttpRequest {
        method: "PUT".to_owned(),
        ..v1_unsigned(&[])
    })
    .expect_err("PUT");
    assert!(refusal.error.is(&errors::UNSUPPORTED_HTTP_METHOD));
    let target = v1_unsigned(&[]).target.replacen('/', "/other", 1);
    assert!(
        Unverified::read(&HttpRequest {
            target,
            ..v1_unsigned(&[])
        })
        .is_err(),
        "the path is /"
    );
}

#[test]
fn rule_2_unknown_parameters_are_ignored_and_empty_ones_stay_in_the_signature() {
    let query = v1_params(&[
        ("SignatureType", ""),
        ("Description", ""),
        ("on", "DescribeRegions"),
    ]);
    let read = verified(&v1_signed("POST", &query, &[], hmac_sha1)).expect("as Ansible sends it");
    assert!(
        read.string_to_sign().contains("SignatureType%3D%26"),
        "{}",
        read.string_to_sign()
    );
    assert!(read.string_to_sign().contains("Description%3D%26"));
    assert_eq!(
        read.params().iter().collect::<Vec<_>>(),
        [("Description", ""), ("on", "DescribeRegions")]
    );
}

#[test]
fn rule_2_and_7_a_name_in_query_and_form_counts_once_and_may_not_differ() {
    let query = v1_params(&[("RegionId", "cn-hangzhou")]);
    let form = vec![("RegionId".to_owned(), "cn-hangzhou".to_owned())];
    let mut request = v1_signed("POST", &query, &form, hmac_sha1);
    let read = verified(&request).expect("the same name twice");
    assert_eq!(read.string_to_sign().matches("RegionId").count(), 1);
    request.body = b"RegionId=cn-beijing".to_vec();
    let refusal = Unverified::read(&request).expect_err("which of them was meant?");
    assert!(
        refusal.error.is(&errors::INVALID_REQUEST_MALFORMED),
        "{}",
        refusal.error
    );
}

#[test]
fn rule_2_v3_json_bodies_are_flattened() {
    let json = br#"{"VpcId":"vpc-1","Tag":[{"Key":"a","Value":1},{"Key":"b"}],"DryRun":true,"Cpu":{"Core":2},"No":null}"#;
    let mut request = v3_signed("2014-05-26", "CreateSecurityGroup", &[("RegionId", "r")]);
    request.headers.push((
        "Content-Type".to_owned(),
        "application/json; charset=utf-8".to_owned(),
    ));
    request.body = json.to_vec();
    let read = Unverified::read(&request).expect("the body is JSON");
    let flat: Vec<(&str, &str)> = read.params().iter().collect();
    assert_eq!(
        flat,
        [
            ("Cpu.Core", "2"),
            ("DryRun", "true"),
            ("RegionId", "r"),
            ("Tag.1.Key", "a"),
            ("Tag.1.Value", "1"),
            ("Tag.2.Key", "b"),
            ("VpcId", "vpc-1"),
        ]
    );
}

#[test]
fn rule_5_the_format_is_asked_for_and_xml_or_json_when_it_is_not() {
    for (extra, expected) in [
        (("Format", "json"), Format::Json),
        (("Format", "JSON"), Format::Json),
        (("Format", "xml"), Format::Xml),
        (("Format", "XML"), Format::Xml),
        (("Format", ""), Format::Xml),
        (("Format", "(absent)"), Format::Xml),
    ] {
        let read = Unverified::read(&v1_unsigned(&[extra])).expect("V1");
        assert_eq!(read.format(), expected, "{extra:?}");
    }
    let read = Unverified::read(&v3_signed(
        "2014-05-26",
        "DescribeRegions",
        &[("Format", "XML")],
    ))
    .expect("V3");
    assert_eq!(read.format(), Format::Json, "V3 is always JSON");
    let refusal = Unverified::read(&v1_unsigned(&[("Format", "JSON"), ("Action", "")]))
        .expect_err("no action");
    assert_eq!(
        refusal.format,
        Format::Json,
        "a refusal has the format asked for"
    );
}

#[test]
fn rule_8_lists_stay_wrapped_whether_they_have_none_one_or_more() {
    use ecs::describe_security_groups::{
        OPERATION, Response, ResponseSecurityGroup, ResponseSecurityGroupTag,
    };
    let none = json_of(&OPERATION, &Response::default());
    assert_eq!(none["SecurityGroups"], json!({"SecurityGroup": []}));
    assert_eq!(none["RequestId"], "REQUEST-ID");
    assert_eq!(none.get("Code"), None);
    let tag = ResponseSecurityGroupTag {
        tag_key: "env".to_owned(),
        tag_value: "prod".to_owned(),
    };
    let group = ResponseSecurityGroup {
        security_group_id: "sg-1".to_owned(),
        tags: vec![tag],
        ..Default::default()
    };
    let response = Response {
        security_groups: vec![group],
        total_count: 1,
        ..Default::default()
    };
    let one = json_of(&OPERATION, &response);
    assert_eq!(
        one["SecurityGroups"]["SecurityGroup"][0]["SecurityGroupId"],
        "sg-1"
    );
    assert_eq!(
        one["SecurityGroups"]["SecurityGroup"][0]["Tags"],
        json!({"Tag": [{"TagKey": "env", "TagValue": "prod"}]})
    );
    assert_eq!(one["TotalCount"], 1);
    let xml = xml_of(&OPERATION, &response);
    assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeSecurityGroupsResponse><RequestId>REQUEST-ID</RequestId>"), "{xml}");
    assert!(xml.contains("<SecurityGroups><SecurityGroup>"), "{xml}");
    assert!(
        xml.contains("<Tags><Tag><TagKey>env</TagKey><TagValue>prod</TagValue></Tag></Tags>"),
        "{xml}"
    );
    assert!(xml.ends_with("</DescribeSecurityGroupsResponse>"), "{xml}");
    assert!(xml_of(&OPERATION, &Response::default()).contains("<SecurityGroups></SecurityGroups>"));
}

#[test]
fn rule_8_newer_operations_have_bare_lists() {
    use ecs::describe_port_range_list_entries::{OPERATION, Response, ResponseEntries};
    let entry = |ports: &str| ResponseEntries {
        description: String::new(),
        port_range: ports.to_owned(),
    };
    let response = Response {
        entries: vec![entry("22/22"), entry("80/81")],
    };
    assert_eq!(
        json_of(&OPERATION, &Response::default())["Entries"],
        json!([])
    );
    assert_eq!(
        json_of(&OPERATION, &response)["Entries"][1]["PortRange"],
        "80/81"
    );
    let xml = xml_of(&OPERATION, &response);
    assert!(
        xml.contains(
            "</Entries><Entries><Description></Description><PortRange>80/81</PortRange></Entries>"
        ),
        "{xml}"
    );
}

#[test]
fn rule_9_errors_have_the_documented_envelope_in_both_forms() {
    let error = errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND.with("sg-<1>&");
    let json = render::error("REQUEST-ID", "ecs.example.com", &error, Format::Json);
    assert_eq!(json.status, 404);
    assert!(json.headers.contains(&(
        "Content-Type".to_owned(),
        "application/json;charset=utf-8".to_owned()
    )));
    let body: Value = serde_json::from_slice(&json.body).expect("it is JSON");
    let mut names: Vec<&str> = body
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["Code", "HostId", "Message", "Recommend", "RequestId"]
    );
    assert_eq!(body["Code"], "InvalidSecurityGroupId.NotFound");
    assert!(
        body["Message"]
            .as_str()
            .expect("a text")
            .contains("sg-<1>&")
    );
    let xml = render::error("REQUEST-ID", "ecs.example.com", &error, Format::Xml);
    assert!(xml.headers.contains(&(
        "Content-Type".to_owned(),
        "text/xml;charset=utf-8".to_owned()
    )));
    let text = String::from_utf8(xml.body).expect("it is UTF-8");
    assert!(
        text.contains("<Error><RequestId>REQUEST-ID</RequestId><HostId>ecs.example.com</HostId>"),
        "{text}"
    );
    assert!(text.contains("sg-&lt;1&gt;&amp;"), "{text}");
}

#[test]
fn rule_9_codes_have_the_statuses_that_clients_rely_on() {
    for (row, status) in [
        (errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND, 404),
        (errors::INVALID_SECURITY_GROUP_NOT_FOUND, 404),
        (errors::INVALID_INSTANCE_ID_NOT_FOUND, 404),
        (errors::INVALID_ENI_ID_NOT_FOUND, 404),
        (errors::INVALID_VPC_ID_NOT_FOUND, 404),
        (errors::INVALID_VSWITCH_ID_NOT_FOUND, 404),
        (errors::INVALID_PREFIX_LIST_ID_NOT_FOUND, 404),
        (errors::INVALID_ALLOCATION_ID_NOT_FOUND, 404),
        (errors::INVALID_REGION_ID_NOT_FOUND, 404),
        (errors::INVALID_ACTION_NOT_FOUND, 404),
        (errors::INVALID_ACCESS_KEY_ID_NOT_FOUND, 404),
        (errors::SIGNATURE_DOES_NOT_MATCH, 400),
        (errors::SIGNATURE_NONCE_USED, 400),
        (errors::INVALID_TIME_STAMP_EXPIRED, 400),
        (errors::DRY_RUN_OPERATION, 400),
        (errors::IDEMPOTENT_PARAMETER_MISMATCH, 400),
        (errors::THROTTLING, 400),
        (errors::FORBIDDEN_RAM, 403),
        (errors::NO_PERMISSION, 403),
        (errors::DEPENDENCY_VIOLATION, 403),
        (errors::OPERATION_CONFLICT, 409),
        (errors::INTERNAL_ERROR, 500),
        (errors::SERVICE_UNAVAILABLE, 503),
    ] {
        assert_eq!(row.status, status, "{}", row.code);
    }
    for row in errors::ALL {
        assert!(
            (400..600).contains(&row.status),
            "{} {}",
            row.status,
            row.code
        );
        assert!(!row.message.is_empty(), "{} says nothing", row.code);
        // Clients take a colon in SignatureDoesNotMatch as the start of the string to sign.
        assert!(row.code != "SignatureDoesNotMatch" || row.message.ends_with(":{}"));
    }
}

#[test]
fn rule_10_types_are_json_types_and_nothing_is_null() {
    use ecs::describe_security_group_attribute::{OPERATION, Response, ResponsePermission};
    let rule = ResponsePermission {
        priority: 7,
        ..Default::default()
    };
    let body = json_of(
        &OPERATION,
        &Response {
            permissions: vec![rule],
            ..Default::default()
        },
    );
    let rule = &body["Permissions"]["Permission"][0];
    assert_eq!(rule["Priority"], json!(7), "a number, not a text");
    assert_eq!(rule["Description"], "");
    assert_eq!(rule["SourceGroupId"], "");
    assert!(!body.to_string().contains("null"), "{body}");
    let eni = ecs::create_network_interface::Response {
        owner_id: "1".to_owned(),
        ..Default::default()
    };
    let body = json_of(&ecs::create_network_interface::OPERATION, &eni);
    assert_eq!(body["OwnerId"], "1", "the owner of an ENI is a text");
    assert_eq!(body["ServiceManaged"], false);
    for (price, written) in [
        (0.0, "0.0"),
        (12.0, "12.0"),
        (0.25, "0.25"),
        (f64::NAN, "0.0"),
    ] {
        let made = ecs::run_instances::Response {
            trade_price: price,
            ..Default::default()
        };
        let body = json_of(&ecs::run_instances::OPERATION, &made);
        assert_eq!(body["TradePrice"].to_string(), written, "a float for Java");
    }
}

#[test]
fn rule_11_tags_are_spelled_by_each_product() {
    use vpc::describe_vpcs::{OPERATION, Response, ResponseVpc, ResponseVpcTag};
    let tag = ResponseVpcTag {
        key: "env".to_owned(),
        value: "prod".to_owned(),
    };
    let response = Response {
        vpcs: vec![ResponseVpc {
            tags: vec![tag],
            ..Default::default()
        }],
        ..Default::default()
    };
    assert_eq!(
        json_of(&OPERATION, &response)["Vpcs"]["Vpc"][0]["Tags"]["Tag"][0],
        json!({"Key": "env", "Value": "prod"})
    );
}

#[test]
fn rule_12_the_last_page_has_an_empty_next_token_and_not_null() {
    let body = json_of(
        &ecs::describe_security_groups::OPERATION,
        &ecs::describe_security_groups::Response::default(),
    );
    assert_eq!(body["NextToken"], "");
}

#[test]
fn rule_14_no_user_agent_is_needed_and_nothing_is_compressed_unasked() {
    let mut request = v3_signed("2014-05-26", "DescribeRegions", &[]);
    assert!(verified(&request).is_ok(), "signed without a User-Agent");
    for (name, value) in [
        ("User-Agent", ""),
        ("Accept-Encoding", "gzip"),
        ("Connection", "keep-alive"),
    ] {
        request.headers.push((name.to_owned(), value.to_owned()));
    }
    assert!(verified(&request).is_ok());
    let answer = render::success(&ecs::describe_regions::OPERATION, "R", &(), Format::Json);
    assert!(
        !answer
            .headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("content-encoding"))
    );
}

#[test]
fn control_characters_leave_answers_well_formed() {
    let response = ecs::create_security_group::Response {
        security_group_id: "a\u{0}\u{1b}\r\n\"<>\u{ffff}".to_owned(),
    };
    let body = json_of(&ecs::create_security_group::OPERATION, &response);
    assert_eq!(body["SecurityGroupId"], response.security_group_id);
    let xml = xml_of(&ecs::create_security_group::OPERATION, &response);
    assert!(
        xml.contains(
            "<SecurityGroupId>a\u{fffd}\u{fffd}&#13;\n&quot;&lt;&gt;\u{fffd}</SecurityGroupId>"
        ),
        "{xml}"
    );
}

/// What is read before the signature is checked must cost no more than was sent: a long name is not copied
/// for each of very many elements, not even for those that are null and count as not given.
#[test]
fn a_json_body_does_not_grow_while_it_is_read() {
    let long = "n".repeat(600);
    for value in [json!([null, null]), json!({ "a": null }), json!([[], {}])] {
        let mut request = v3_signed("2014-05-26", "DescribeRegions", &[]);
        let header = ("content-type".to_owned(), "application/json".to_owned());
        request.headers.push(header);
        request.body = json!({ &long: value }).to_string().into_bytes();
        let refusal = Unverified::read(&request).expect_err("the name is too long");
        assert!(
            refusal.error.is(&errors::INVALID_REQUEST_MALFORMED),
            "{}",
            refusal.error
        );
    }
}

#[test]
fn sizes_are_bounded() {
    let with_target = |target: String| {
        Unverified::read(&HttpRequest {
            target,
            ..v1_unsigned(&[])
        })
    };
    let long = with_target(format!(
        "/?a={}",
        "x".repeat(openapi::wire::MAX_TARGET_BYTES)
    ))
    .expect_err("a long query");
    assert!(long.error.is(&errors::REQUEST_URI_TOO_LONG));
    let body = vec![b'x'; openapi::wire::MAX_BODY_BYTES + 1];
    let large = Unverified::read(&HttpRequest {
        body,
        ..v1_unsigned(&[])
    })
    .expect_err("a long body");
    assert!(large.error.is(&errors::REQUEST_ENTITY_TOO_LARGE));
    let many: Vec<(String, String)> = (0..=openapi::wire::MAX_PARAMS)
        .map(|n| (format!("p{n}"), String::new()))
        .collect();
    let many = with_target(format!("/?{}", encoded(&many))).expect_err("many parameters");
    assert!(
        many.error.is(&errors::INVALID_REQUEST_MALFORMED),
        "{}",
        many.error
    );
    let headers = vec![("x".to_owned(), "y".to_owned()); 200];
    assert!(
        Unverified::read(&HttpRequest {
            headers,
            ..v1_unsigned(&[])
        })
        .is_err(),
        "many headers"
    );
    for target in ["/?a=%", "/?a=%0", "/?a=%zz", "/?a=%ff", "/?=1"] {
        let refusal = with_target(target.to_owned()).expect_err(target);
        assert!(
            refusal.error.is(&errors::INVALID_REQUEST_MALFORMED),
            "{target}: {}",
            refusal.error
        );
    }
}
