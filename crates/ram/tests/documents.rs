//! What is a policy document and what is not, in both dialects, with the place of the first fault.

use ram::{Dialect, DocumentKind, PolicyDocument};

fn read(kind: DocumentKind, dialect: Dialect, text: &str) -> Result<PolicyDocument, String> {
    PolicyDocument::parse(text, kind, dialect).map_err(|error| error.to_string())
}

fn identity(statement: &str) -> String {
    format!("{{\"Version\": \"1\",\n \"Statement\": [\n{statement}]}}")
}

/// Takes the mark out of a text and tells where it stood.
fn marked(text: &str) -> (String, String) {
    let (before, after) = text.split_once('¶').expect("a mark");
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (
        format!("{before}{after}"),
        format!("line {line}, column {column}"),
    )
}

/// The mark shows where the fault is to be found.
#[test]
fn a_fault_is_told_with_its_place() {
    let allow = r#""Effect": "Allow", "Action": "ecs:*", "Resource": "*""#;
    let condition = |condition: &str| format!("{{{allow}, \"Condition\":\n {{{condition}}}}}");
    let plain = |text: &str| text.to_owned();
    for (statement, message) in [
        (
            plain(r#"¶{"Effect": "Allow", "Action": "ecs:*"}"#),
            "Resource is missing",
        ),
        (
            plain(r#"¶{"Action": "ecs:*", "Resource": "*"}"#),
            "Effect is missing",
        ),
        (
            plain(r#"¶{"Effect": "Allow", "Resource": "*"}"#),
            "Action is missing",
        ),
        (
            plain(r#"{"Effect": ¶"allow", "Action": "*", "Resource": "*"}"#),
            "Effect is Allow or Deny, not \"allow\"",
        ),
        (
            plain(r#"{"Effect": "Deny", "Action": "*", ¶"NotAction": "*", "Resource": "*"}"#),
            "Action and NotAction do not stand in one statement",
        ),
        (
            plain(r#"{"Effect": "Deny", ¶"Effect": "Deny"}"#),
            "\"Effect\" is given twice",
        ),
        (
            plain(r#"{"Effect": "Deny", "Action": ¶[], "Resource": "*"}"#),
            "Action has no value",
        ),
        (
            plain(r#"{"Effect": "Deny", "Action": ["ecs:*", ¶7], "Resource": "*"}"#),
            "Action is a string, not a number",
        ),
        (
            plain(r#"{"Effect": "Deny", "Action": ¶"ecs", "Resource": "*"}"#),
            "\"ecs\" is no action: service:Action, * and ? allowed",
        ),
        (
            plain(r#"{"Effect": "Deny", "Action": "*", "Resource": ¶"acs:ecs:sg"}"#),
            "\"acs:ecs:sg\" is no resource: * or acs:service:region:account:relative-id, * and ? allowed",
        ),
        (
            format!(r#"{{{allow}, ¶"Sid": "字"}}"#),
            "\"Sid\" is no element of this document",
        ),
        (
            format!(r#"{{{allow}, ¶"Principal": {{}}}}"#),
            "\"Principal\" is no element of this document",
        ),
        (
            plain(r#"{"Effect": "Deny", "Action": "*", ¶"NotResource": "*"}"#),
            "\"NotResource\" is no element of this document",
        ),
        (
            condition(r#"¶"StringLikeIfExists": {"a:b": "c"}"#),
            "The condition operator 'IfExists/Null' is not supported",
        ),
        (
            condition(r#""Bool": {"字:字": "true"}, ¶"Null": {"a:b": "true"}"#),
            "The condition operator 'IfExists/Null' is not supported",
        ),
        (
            condition(r#"¶"ForAnyValue:StringLike": {"a:b": "c"}"#),
            "The condition operator 'ForAnyValue:StringLike' is not supported",
        ),
        (
            condition(r#"¶"StringMatch": {"a:b": "c"}"#),
            "The condition operator 'StringMatch' is unknown",
        ),
        (
            condition(r#""Bool": {"acs:MFAPresent": ¶true}"#),
            "acs:MFAPresent is a string or a list of strings, not a boolean",
        ),
        (
            condition(r#""Bool": {"acs:MFAPresent": ¶"yes"}"#),
            "Bool compares with true or false, not with \"yes\"",
        ),
        (
            condition(
                r#""CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": ["10.0.0.0/8", ¶"pl-1"]}"#,
            ),
            "CIDRInRange compares with CIDR blocks, not with \"pl-1\"",
        ),
        (
            condition(r#""IpAddress": {"acs:SourceIp": ¶"10.0.0.0/33"}"#),
            "IpAddress compares with IP addresses and CIDR blocks, not with \"10.0.0.0/33\"",
        ),
        (
            condition(r#""DateLessThan": {"acs:CurrentTime": ¶"2019-08-12"}"#),
            "DateLessThan compares with ISO 8601 times, not with \"2019-08-12\"",
        ),
    ] {
        let (text, place) = marked(&identity(&statement));
        let error = read(DocumentKind::Identity, Dialect::Strict, &text).expect_err(&text);
        assert_eq!(error, format!("{place}: {message}"), "{text}");
    }
    for (text, message) in [
        (r#"¶{"Version": "1"}"#, "Statement is missing"),
        (r#"¶{"Statement": []}"#, "Version is missing"),
        (
            r#"{"Version": ¶1, "Statement": []}"#,
            "Version is a string, not a number",
        ),
        (
            r#"{"Version": ¶"2", "Statement": []}"#,
            "Version is \"1\", not \"2\"",
        ),
        (
            r#"{"Version": "1", "Statement": ¶{}}"#,
            "Statement is a list, not an object",
        ),
        (
            r#"{"Version": "1", ¶"Id": "x", "Statement": []}"#,
            "\"Id\" is no element of this document",
        ),
        ("¶[]", "the document is an object, not a list"),
    ] {
        let (text, place) = marked(text);
        let error = read(DocumentKind::Identity, Dialect::Strict, &text).expect_err(&text);
        assert_eq!(error, format!("{place}: {message}"), "{text}");
    }
}

#[test]
fn each_kind_of_document_has_its_elements_and_its_length() {
    let identity_text = identity(r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}"#);
    let trust = identity(
        r#"{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["ecs.aliyuncs.com"],
            "RAM": "acs:ram::1234567890123456:root", "Federated": ["acs:ram::1234567890123456:oidc-provider/x"]}}"#,
    );
    let on_resource = identity(
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Principal": {"RAM": "acs:ram:*:1234567890123456:role/x"}}"#,
    );
    use DocumentKind as K;
    for (kind, right, wrong) in [
        (K::Identity, &identity_text, [&trust, &on_resource]),
        (K::Control, &identity_text, [&trust, &on_resource]),
        (K::Session, &identity_text, [&trust, &on_resource]),
        (K::InstanceSession, &identity_text, [&trust, &on_resource]),
        (K::Trust, &trust, [&identity_text, &on_resource]),
        (K::Resource, &on_resource, [&identity_text, &trust]),
    ] {
        let limit = kind.max_characters();
        let padded =
            |length: usize| format!("{right}{}", "\n".repeat(length - right.chars().count()));
        assert!(
            read(kind, Dialect::Strict, &padded(limit)).is_ok(),
            "{kind:?}"
        );
        let error = read(kind, Dialect::Strict, &padded(limit + 1)).expect_err("too long");
        let told = format!(
            "the document has {} characters, the limit is {limit}",
            limit + 1
        );
        assert!(error.ends_with(&told), "{error}");
        for text in wrong {
            assert!(
                read(kind, Dialect::Strict, text).is_err(),
                "{kind:?} {text}"
            );
        }
    }
    for principal in [
        r#"{"RAM": "*"}"#,
        r#"{"RAM": "1234567890123456"}"#,
        r#"{"RAM": "acs:ram::*:root"}"#,
        r#"{"RAM": "acs:ram::1:group/x"}"#,
        r#"{"Service": "ecs"}"#,
        r#"{"Service": "x@ecs.aliyuncs.com"}"#,
        r#"{"Federated": "acs:ram::1:role/x"}"#,
        r#"{"AWS": "1"}"#,
        "{}",
        r#"{"RAM": []}"#,
        "\"*\"",
    ] {
        let text = identity(&format!(
            r#"{{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {principal}}}"#
        ));
        assert!(
            read(K::Trust, Dialect::Strict, &text).is_err(),
            "{principal}"
        );
    }
}

#[test]
fn the_extended_dialect_has_more() {
    for statement in [
        r#"{"Sid": "x", "Effect": "Deny", "Action": "*", "NotResource": ["acs:ecs:*:*:instance/${acs:PrincipalARN}"]}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"ForAllValues:StringNotLikeIfExists": {"a:b": "x"}}}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Null": {"acs:SourceIp": "true"}}}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"CIDRCovers": {"a:b": "::/0"}, "CIDROverlaps": {"a:b": "10.0.0.0/8"}}}"#,
    ] {
        let text = identity(statement);
        assert!(
            read(DocumentKind::Identity, Dialect::Extended, &text).is_ok(),
            "{statement}"
        );
        assert!(
            read(DocumentKind::Identity, Dialect::Strict, &text).is_err(),
            "{statement}"
        );
    }
    for statement in [
        r#"{"Effect": "Deny", "Action": "*", "Resource": "acs:ecs:*:*:instance/${acs:"}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "acs:ecs:*:*:instance/${}"}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "NotResource": "*"}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "NotPrincipal": {}}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NullIfExists": {"a:b": "true"}}}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringLike": {"a:b": "${x"}}}"#,
    ] {
        let text = identity(statement);
        assert!(
            read(DocumentKind::Identity, Dialect::Extended, &text).is_err(),
            "{statement}"
        );
    }
}
