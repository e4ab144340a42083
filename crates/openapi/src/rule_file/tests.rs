use serde_json::json;

use super::*;

fn row(fields: &[(&str, &str)]) -> RuleRow {
    let mut row = RuleRow::default();
    for (name, value) in fields {
        row.set(name, value);
    }
    row
}

fn rows() -> Vec<RuleRow> {
    vec![
        row(&[
            ("Direction", "ingress"),
            ("Policy", "Accept"),
            ("Priority", "1"),
            ("IpProtocol", "TCP"),
            ("PortRange", "22/22"),
            ("SourceCidrIp", "203.0.113.0/24"),
            ("Description", "office, \"north\"\nsecond line, 北"),
        ]),
        row(&[
            ("Direction", "egress"),
            ("Policy", "Drop"),
            ("Priority", "100"),
            ("IpProtocol", "ALL"),
            ("PortRange", "-1/-1"),
            ("Ipv6DestCidrIp", "::/0"),
        ]),
    ]
}

#[test]
fn what_is_written_reads_back() {
    let expected: Vec<_> = (1..).zip(rows()).collect();
    for form in [RuleFileForm::Json, RuleFileForm::Csv] {
        let text = RuleFile::write(&rows(), form);
        let file = RuleFile::read(text.as_bytes()).expect("a file of ours");
        assert_eq!(file.rows, expected, "{text}");
        assert!(file.skipped.is_empty());
        let marked = format!("\u{feff}{text}");
        assert_eq!(
            RuleFile::read(marked.as_bytes()).expect("the same").rows,
            expected
        );
    }
}

/// Source: ECS guide, limits of security groups, import of rules.
#[test]
fn priorities_above_100_are_skipped_and_named_but_for_the_system_s() {
    let text = "Priority,IpProtocol\n100,TCP\n111,UDP\n101,GRE\n,ICMP\n110,TCP\n";
    let file = RuleFile::read(text.as_bytes()).expect("rules");
    assert_eq!(file.skipped, [(2, 111), (3, 101)]);
    let system = &file.system[0];
    assert_eq!((system.0, system.1.get("Priority")), (5, "110"));
    let numbers: Vec<_> = file.rows.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(numbers, [1, 4]);
}

#[test]
fn a_file_has_at_most_200_rules() {
    for (count, fits) in [(200, true), (201, false)] {
        let csv = format!("IpProtocol\n{}", "TCP\n".repeat(count));
        let json = serde_json::Value::from(vec![json!({"IpProtocol": "TCP"}); count]).to_string();
        for text in [csv, json] {
            let read = RuleFile::read(text.as_bytes());
            assert_eq!(read.is_ok(), fits);
            if !fits {
                assert_eq!(read, Err(RuleFileError::TooManyRules));
            }
        }
    }
}

#[test]
fn answers_of_the_api_are_read_too() {
    let permission = json!({
        "Direction": "ingress", "Priority": 3, "IpProtocol": "UDP", "PortRange": "53/53", "SourceGroupId": "sg-1",
        "SourceGroupName": "x", "CreateTime": "2026-11-24T00:00:00Z", "SecurityGroupRuleId": "sgr-1"
    });
    let answer = json!({"RequestId": "r", "Permissions": {"Permission": [permission.clone()]}});
    let plain = json!({"Permissions": [permission.clone()]});
    for value in [answer, plain, json!([permission])] {
        let file = RuleFile::read(value.to_string().as_bytes()).expect("rules");
        let expected = RuleRow::of_permission(&permission);
        assert_eq!(expected.get("Priority"), "3");
        assert_eq!(file.rows, [(1, expected)]);
    }
}

#[test]
fn columns_come_in_any_order_and_case_and_lines_may_be_short() {
    let text =
        "priority, ipprotocol ,CreateTime,description\r\n5,TCP,yesterday,\"a,b\"\r\n\r\n6,UDP\r\n";
    let file = RuleFile::read(text.as_bytes()).expect("rules");
    assert_eq!(file.rows.len(), 2);
    assert_eq!(file.rows[0].1.get("Description"), "a,b");
    assert_eq!(file.rows[1].1.get("IpProtocol"), "UDP");
    assert_eq!(file.rows[1].1.get("Direction"), "ingress");
}

#[test]
fn what_is_wrong_is_said() {
    use RuleFileError as E;
    let unknown = |name: &str| E::UnknownField {
        name: name.to_owned(),
    };
    let name = "IpProtocol";
    for (text, expected) in [
        ("", E::Empty),
        ("  \n", E::Empty),
        ("[]", E::Empty),
        ("Priority\n", E::Empty),
        ("{}", E::Shape),
        ("[1]", E::Shape),
        ("Colour\nred", unknown("Colour")),
        (r#"[{"Colour": "red"}]"#, unknown("Colour")),
        ("IpProtocol,IPPROTOCOL\n", E::FieldTwice { name }),
        ("IpProtocol\n\"TCP", E::Quote { line: 2 }),
        ("IpProtocol\n\"TCP\"x", E::Quote { line: 2 }),
        ("IpProtocol\nTCP,UDP", E::TooManyFields { rule: 1 }),
        (r#"[{"IpProtocol": ["TCP"]}]"#, E::Value { rule: 1, name }),
        ("Direction\nsideways", E::Direction { rule: 1 }),
        ("Priority\n0", E::Priority { rule: 1 }),
        ("Priority\nhigh", E::Priority { rule: 1 }),
    ] {
        assert_eq!(RuleFile::read(text.as_bytes()), Err(expected), "{text}");
    }
    assert!(matches!(RuleFile::read(b"[{"), Err(E::Json(_))));
    let deep = "[".repeat(100_000);
    assert!(matches!(RuleFile::read(deep.as_bytes()), Err(E::Json(_))));
    assert_eq!(RuleFile::read(&[0xff, 0xfe]), Err(E::NotText));
    assert_eq!(
        RuleFile::read(&vec![b' '; MOST_BYTES + 1]),
        Err(E::TooLarge)
    );
    let long = format!("IpProtocol\n{}", "x".repeat(MOST_CHARACTERS + 1));
    assert_eq!(
        RuleFile::read(long.as_bytes()),
        Err(E::Value { rule: 1, name })
    );
}

#[test]
fn a_rule_becomes_the_parameters_that_add_it() {
    let parameters: Vec<_> = rows()[1].parameters(7).collect();
    let expected = [
        ("Permissions.7.Policy", "Drop"),
        ("Permissions.7.Priority", "100"),
        ("Permissions.7.IpProtocol", "ALL"),
        ("Permissions.7.PortRange", "-1/-1"),
        ("Permissions.7.Ipv6DestCidrIp", "::/0"),
    ];
    assert_eq!(
        parameters,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(
        rows()[1].to_string(),
        "egress drop all -1/-1 to ::/0, priority 100"
    );
}
