//! How parameters become a typed request, and how they are refused.

use openapi::generated::ecs::{
    authorize_security_group, configure_security_group_permissions, create_network_interface,
    create_security_group, describe_instances, describe_security_group_references,
    modify_security_group_attribute, run_instances, tag_resources,
};
use openapi::{ApiError, ErrorRow, Params, errors};

fn params(pairs: &[(&str, &str)]) -> Params {
    pairs.iter().copied().collect()
}

fn assert_refused<T: std::fmt::Debug>(
    what: &str,
    outcome: Result<T, ApiError>,
    expected: &ErrorRow,
) {
    let error = outcome.expect_err(what);
    assert!(error.is(expected), "{what}: {error} ({})", error.status);
}

#[test]
fn scalars_lists_and_structures_are_read_by_their_names() {
    let request = run_instances::Request::read(&params(&[
        ("RegionId", "cn-hangzhou"),
        ("Amount", "3"),
        ("DryRun", "false"),
        ("SecurityGroupIds.1", "sg-1"),
        ("SecurityGroupIds.2", "sg-2"),
        ("NetworkInterface.1.SecurityGroupIds.1", "sg-3"),
        ("NetworkInterface.1.VSwitchId", "vsw-1"),
        ("CpuOptions.Core", "2"),
        ("Tag.1.Key", "env"),
        ("Tag.1.Value", "prod"),
        ("NoSuchParameter", "ignored"),
        ("OwnerAccount", "ignored"),
        ("ResourceOwnerId", "ignored"),
    ]))
    .expect("the request is good");
    assert_eq!(request.amount, Some(3));
    assert_eq!(request.dry_run, Some(false));
    assert_eq!(request.security_group_ids, ["sg-1", "sg-2"]);
    assert_eq!(request.network_interface[0].security_group_ids, ["sg-3"]);
    assert_eq!(
        request.network_interface[0].vswitch_id.as_deref(),
        Some("vsw-1")
    );
    assert_eq!(request.cpu_options.expect("it is given").core, Some(2));
    assert_eq!(request.tag[0].key.as_deref(), Some("env"));
    assert_eq!(request.image_options, None);
}

#[test]
fn names_are_exact_but_for_documented_spellings() {
    let request = create_security_group::Request::read(&params(&[
        ("RegionId", "cn-hangzhou"),
        ("Tag.1.key", "env"),
        ("Tag.1.value", "prod"),
        ("vpcid", "vpc-1"),
    ]))
    .expect("the request is good");
    assert_eq!(
        request.tag[0].key.as_deref(),
        Some("env"),
        "the old spelling of tags is read"
    );
    assert_eq!(request.tag[0].value.as_deref(), Some("prod"));
    assert_eq!(request.vpc_id, None, "another case is another name");
}

#[test]
fn numbers_of_a_list_start_at_one_and_have_no_gap() {
    for (what, pairs) in [
        (
            "a gap",
            &[("RegionId", "r"), ("Tag.1.Key", "a"), ("Tag.3.Key", "c")][..],
        ),
        ("from two", &[("RegionId", "r"), ("Tag.2.Key", "a")][..]),
    ] {
        let outcome = create_security_group::Request::read(&params(pairs));
        assert_refused(what, outcome, &errors::QUOTA_EXCEED_TAGS);
    }
    let tags: Vec<(String, String)> = (1..=20)
        .map(|n| (format!("Tag.{n}.Key"), format!("k{n}")))
        .collect();
    let mut twenty: Params = tags.into_iter().collect();
    twenty.insert("RegionId", "r");
    let request = create_security_group::Request::read(&twenty).expect("20 tags are fine");
    assert_eq!(
        request.tag[10].key.as_deref(),
        Some("k11"),
        "the order is by number, not by text"
    );
    twenty.insert("Tag.21.Key", "k21");
    assert_refused(
        "21 tags",
        create_security_group::Request::read(&twenty),
        &errors::QUOTA_EXCEED_TAGS,
    );
    let odd = params(&[
        ("RegionId", "r"),
        ("Tag.0.Key", "a"),
        ("Tag.01.Key", "b"),
        ("Tag.x.Key", "c"),
        ("Tag.-1.Key", "d"),
    ]);
    let request = create_security_group::Request::read(&odd).expect("these are names of nothing");
    assert!(request.tag.is_empty());
}

#[test]
fn a_list_in_json_text_is_read_and_so_is_one_sent_by_number() {
    let read = |pairs: &[(&str, &str)]| describe_instances::Request::read(&params(pairs));
    let both = ["i-1".to_owned(), "i-2".to_owned()];
    let json =
        read(&[("RegionId", "r"), ("InstanceIds", r#"["i-1", "i-2"]"#)]).expect("a JSON array");
    assert_eq!(json.instance_ids.as_deref(), Some(&both[..]));
    let numbered = read(&[
        ("RegionId", "r"),
        ("InstanceIds.1", "i-1"),
        ("InstanceIds.2", "i-2"),
    ])
    .expect("numbered");
    assert_eq!(numbered.instance_ids.as_deref(), Some(&both[..]));
    assert_eq!(
        read(&[("RegionId", "r"), ("InstanceIds", "[]")])
            .expect("none")
            .instance_ids,
        Some(vec![])
    );
    for text in ["i-1", "[1]", "{}", "[\"i-1\"", "null"] {
        assert_refused(
            text,
            read(&[("RegionId", "r"), ("InstanceIds", text)]),
            &errors::INVALID_INSTANCE_IDS_MALFORMED,
        );
    }
}

#[test]
fn a_list_of_structures_in_json_text_is_read_too() {
    let read = |text: &str| {
        create_security_group::Request::read(&params(&[("RegionId", "r"), ("Tag", text)]))
    };
    let request = read(r#"[{"Key":"env","Value":"prod"},{"Key":"n","Value":7}]"#).expect("a list");
    assert_eq!(request.tag.len(), 2);
    assert_eq!(request.tag[1].key.as_deref(), Some("n"));
    assert_eq!(request.tag[1].value.as_deref(), Some("7"));
    for text in ["env", "{}", r#"["env"]"#, r#"[{"Key":["env"]}]"#, "[{"] {
        assert_refused(text, read(text), &errors::QUOTA_EXCEED_TAGS);
    }
    let many = format!("[{}]", vec![r#"{"Key":"k"}"#; 21].join(","));
    assert_refused("21 tags", read(&many), &errors::QUOTA_EXCEED_TAGS);
}

#[test]
fn booleans_and_numbers_are_read_as_clients_write_them() {
    let dry_run = |text| {
        run_instances::Request::read(&params(&[("RegionId", "r"), ("DryRun", text)]))
            .map(|r| r.dry_run)
    };
    for (text, value) in [
        ("true", true),
        ("True", true),
        ("FALSE", false),
        ("False", false),
    ] {
        assert_eq!(dry_run(text).expect(text), Some(value), "{text}");
    }
    for text in ["1", "yes", "truee"] {
        assert_refused(text, dry_run(text), &errors::INVALID_PARAMETER);
    }
    let amount = |text| {
        run_instances::Request::read(&params(&[("RegionId", "r"), ("Amount", text)]))
            .map(|r| r.amount)
    };
    assert_eq!(amount("7").expect("a number"), Some(7));
    for text in ["7.0", "seven", "2147483648", "99999999999999999999", "0x7"] {
        let error = amount(text).expect_err(text);
        assert!(
            run_instances::OPERATION.declares(&error.code, error.status),
            "{text}: {error}"
        );
    }
}

/// Ansible and others send every parameter they know, most of them empty.
#[test]
fn an_empty_parameter_is_not_given_unless_it_clears_something() {
    let request = authorize_security_group::Request::read(&params(&[
        ("RegionId", "r"),
        ("SecurityGroupId", "sg-1"),
        ("SourceCidrIp", ""),
        ("SourceGroupOwnerId", ""),
    ]))
    .expect("empty ones do not count");
    assert_eq!(
        (request.source_cidr_ip, request.source_group_owner_id),
        (None, None)
    );
    let request = modify_security_group_attribute::Request::read(&params(&[
        ("RegionId", "r"),
        ("SecurityGroupId", "sg-1"),
        ("Description", ""),
    ]))
    .expect("an empty description is a description");
    assert_eq!(request.description.as_deref(), Some(""));
    let outcome = authorize_security_group::Request::read(&params(&[
        ("RegionId", "r"),
        ("SecurityGroupId", ""),
    ]));
    assert_refused(
        "a required one is empty",
        outcome,
        &errors::MISSING_PARAMETER,
    );
}

#[test]
fn what_is_missing_or_out_of_bounds_has_its_documented_error() {
    let long = "x".repeat(129);
    let token = "t".repeat(65);
    let groups: Vec<(String, String)> = (1..=11)
        .map(|n| (format!("SecurityGroupId.{n}"), format!("sg-{n}")))
        .collect();
    let mut eleven: Params = groups.into_iter().collect();
    eleven.insert("RegionId", "r");
    assert_refused(
        "more than ten groups",
        describe_security_group_references::Request::read(&eleven),
        &errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
    );
    assert_refused(
        "no region",
        openapi::generated::ecs::delete_security_group::Request::read(&params(&[(
            "SecurityGroupId",
            "sg-1",
        )])),
        &errors::MISSING_PARAMETER_REGION_ID,
    );
    for (what, pair, expected) in [
        (
            "a long name",
            ("SecurityGroupName", long.as_str()),
            errors::INVALID_SECURITY_GROUP_NAME_MALFORMED,
        ),
        (
            "a name of one letter",
            ("SecurityGroupName", "a"),
            errors::INVALID_SECURITY_GROUP_NAME_MALFORMED,
        ),
        (
            "a long tag",
            ("Tag.1.Key", long.as_str()),
            errors::INVALID_TAG_KEY_MALFORMED,
        ),
        (
            "a long token",
            ("ClientToken", token.as_str()),
            errors::INVALID_PARAMETER,
        ),
    ] {
        let outcome = create_security_group::Request::read(&params(&[("RegionId", "r"), pair]));
        assert_refused(what, outcome, &expected);
    }
    let outcome = tag_resources::Request::read(&params(&[
        ("RegionId", "r"),
        ("ResourceType", "instance"),
        ("ResourceId.1", "i-1"),
    ]));
    let error = outcome.expect_err("no tags");
    assert!(error.code.starts_with("MissingParameter"), "{error}");
}

#[test]
fn characters_are_counted_not_bytes() {
    let name = "名".repeat(128);
    let outcome = create_network_interface::Request::read(&params(&[
        ("RegionId", "r"),
        ("VSwitchId", "vsw-1"),
        ("NetworkInterfaceName", &name),
    ]));
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[test]
fn permissions_are_replaced_with_the_direction_of_each() {
    let request = configure_security_group_permissions::Request::read(&params(&[
        ("RegionId", "r"),
        ("SecurityGroupId", "sg-1"),
        ("Permissions.1.Direction", "ingress"),
        ("Permissions.1.SourceCidrIp", "10.0.0.0/8"),
        ("Permissions.2.Direction", "egress"),
        ("Permissions.2.DestGroupId", "sg-2"),
    ]))
    .expect("both directions in one request");
    assert_eq!(
        request.permissions[1].dest_group_id.as_deref(),
        Some("sg-2")
    );
    let outcome = configure_security_group_permissions::Request::read(&params(&[
        ("RegionId", "r"),
        ("SecurityGroupId", "sg-1"),
        ("Permissions.1.SourceCidrIp", "10.0.0.0/8"),
    ]));
    assert!(outcome.is_err(), "a rule needs a direction");
}

/// Every offered operation answers the absence of everything, and nonsense in everything, with a
/// documented error or none at all.
#[test]
fn every_operation_refuses_with_what_it_declares() {
    let mut refused = 0;
    for operation in openapi::operations() {
        let nonsense: Params = operation
            .params
            .iter()
            .flat_map(|param| {
                [
                    (param.name.to_owned(), "\u{0}x".repeat(200)),
                    (format!("{}.7", param.name), "x".to_owned()),
                ]
            })
            .collect();
        for params in [Params::default(), nonsense] {
            if let Err(error) = (operation.check)(&params) {
                assert!(
                    operation.declares(&error.code, error.status),
                    "{operation}: {error} {}",
                    error.status
                );
                refused += 1;
            }
        }
    }
    assert!(refused > 100, "{refused} were refused");
}
