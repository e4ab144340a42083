use super::*;
use crate::policy_document::{Dialect, DocumentKind};

fn document(statements: &str) -> PolicyDocument {
    let text = format!("{{\"Version\": \"1\", \"Statement\": [{statements}]}}");
    PolicyDocument::parse(&text, DocumentKind::Identity, Dialect::Strict)
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn concerns(statements: &str) -> Vec<Concern> {
    let findings = lint(&document(statements), &Catalogue::documented());
    findings
        .into_iter()
        .map(|finding| finding.concern)
        .collect()
}

#[test]
fn each_concern_is_told_and_a_sound_document_has_none() {
    let sound = r#"{"Effect": "Allow", "Action": ["ecs:Describe*", "ecs:RevokeSecurityGroup"],
        "Resource": ["*", "acs:ecs:*:*:securitygroup/sg-1"],
        "Condition": {"IpAddress": {"acs:SourceIp": "10.0.0.0/8"}, "StringLike": {"acs:ResourceTag/team": "*"}}},
        {"Effect": "Allow", "Action": "oss:GetObject", "Resource": "acs:oss:*:*:b", "Condition": {"Bool": {"acs:SecureTransport": "true"}}}"#;
    assert_eq!(concerns(sound), []);
    let roles = r#"{"Effect": "Deny", "Action": "ecs:*", "Resource": "*", "Condition": {
        "StringNotLike": {"acs:PrincipalARN": ["acs:ram:*:*:role/reader", "acs:ram:*:*:user/Alice"]},
        "StringEqualsIgnoreCase": {"acs:PrincipalARN": "acs:ram:*:*:role/Reader"}}}"#;
    assert_eq!(concerns(roles), []);
    let text = |text: &str| text.to_owned();
    for (statement, expected) in [
        ("", Concern::NoStatement),
        (
            r#"{"Effect": "Deny", "Action": "ecs:*", "Resource": "*", "Condition": {"StringNotLike": {"acs:PrincipalArn": "acs:ram:*:*:role/Reader"}}}"#,
            Concern::RoleInCapitals {
                value: text("acs:ram:*:*:role/Reader"),
            },
        ),
        (
            r#"{"Effect": "Allow", "Action": "ecs:StopInstanze", "Resource": "*"}"#,
            Concern::UnknownAction {
                pattern: text("ecs:StopInstanze"),
            },
        ),
        (
            r#"{"Effect": "Allow", "Action": "ram:CreateUser", "Resource": "acs:ecs:*:*:instance/*"}"#,
            Concern::ImpossibleResource {
                pattern: text("acs:ecs:*:*:instance/*"),
            },
        ),
        (
            r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "*", "Condition": {"StringEquals": {"ecs:Port": "22"}}}"#,
            Concern::UnknownKey {
                key: text("ecs:Port"),
            },
        ),
        (
            r#"{"Effect": "Allow", "Action": "ecs:StopInstance*", "Resource": "*",
                "Condition": {"StringEquals": {"ecs:SecurityGroupIpProtocols": "TCP"}}}"#,
            Concern::KeyNeverFilled {
                key: text("ecs:SecurityGroupIpProtocols"),
            },
        ),
        (
            r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "*", "Condition": {"StringEquals": {"acs:SourceIp": "10.0.0.1"}}}"#,
            Concern::OperatorDoesNotSuit {
                operator: text("StringEquals"),
                key: text("acs:SourceIp"),
            },
        ),
        (
            r#"{"Effect": "Allow", "NotAction": "ram:*", "Resource": "*"}"#,
            Concern::AllowsAllButSome,
        ),
        (
            r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Bool": {"acs:MFAPresent": "false"}}}"#,
            Concern::LocksOutWithoutMfa,
        ),
    ] {
        assert_eq!(concerns(statement), [expected], "{statement}");
    }
    let self_service = r#"{"Effect": "Deny", "NotAction": ["ram:BindMFADevice", "ram:CreateVirtualMFADevice"], "Resource": "*",
        "Condition": {"Bool": {"acs:MFAPresent": "false"}}}"#;
    assert_eq!(concerns(self_service), []);
}

#[test]
fn the_ways_around_the_guides_policy_are_told() {
    let guide = r#"{"Effect": "Deny", "Resource": "*",
        "Action": ["ecs:AuthorizeSecurityGroup", "ecs:ConfigureSecurityGroupPermissions", "ecs:ModifySecurityGroupRule"],
        "Condition": {"StringLike": {"ecs:SecurityGroupIpProtocols": ["TCP"]},
                      "CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": ["0.0.0.0/0"]}}}"#;
    use Bypass as B;
    let bypasses = |statements: &str| -> Vec<Bypass> {
        let bypass = |concern| match concern {
            Concern::Bypass(bypass) => Some(bypass),
            _ => None,
        };
        concerns(statements)
            .into_iter()
            .filter_map(bypass)
            .collect()
    };
    assert_eq!(
        bypasses(guide),
        [
            B::AllProtocols,
            B::Ipv6,
            B::TwoHalves,
            B::PrefixList,
            B::EditedPrefixList,
            B::RevokedDrop,
            B::Join,
            B::Launch,
            B::ModifyEni
        ]
    );
    let hardened = guide.replace("[\"TCP\"]", "[\"TCP\", \"ALL\", \"UDP\"]");
    assert!(!bypasses(&hardened).contains(&B::AllProtocols));
    let only_write = guide.replace(
        ", \"ecs:ConfigureSecurityGroupPermissions\", \"ecs:ModifySecurityGroupRule\"",
        "",
    );
    assert!(
        bypasses(&only_write).contains(&B::Modify) && bypasses(&only_write).contains(&B::BulkEdit)
    );
    assert_eq!(
        bypasses(r#"{"Effect": "Deny", "Action": "ecs:*", "Resource": "*"}"#),
        [],
        "it denies every rule"
    );
    assert_eq!(
        bypasses(r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}"#),
        [],
        "it denies none"
    );
}

#[test]
fn trust_in_an_oidc_provider_says_whose_tokens_and_for_whom() {
    let concerns = |principal: &str, effect: &str, conditions: &str| -> Vec<Concern> {
        let text = format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"{effect}","Action":"sts:AssumeRole",
                "Principal":{principal},"Condition":{{{conditions}}}}}]}}"#
        );
        let document = PolicyDocument::parse(&text, DocumentKind::Trust, Dialect::Extended)
            .unwrap_or_else(|error| panic!("{error}: {text}"));
        let findings = lint(&document, &Catalogue::documented());
        findings.into_iter().map(|it| it.concern).collect()
    };
    let oidc = r#"{"Federated":["acs:ram::1234567890123456:oidc-provider/idp"]}"#;
    let provider = || "oidc-provider/idp".to_owned();
    let subject = Concern::TrustsEverySubject {
        provider: provider(),
    };
    let audience = Concern::TrustsEveryAudience {
        provider: provider(),
    };
    let aud = r#""StringEquals":{"oidc:aud":"app"}"#;
    let both = r#""StringEquals":{"oidc:aud":"app","oidc:sub":"alice"}"#;
    let from = r#""IpAddress":{"acs:SourceIp":"10.0.0.0/8"}"#;
    for (principal, effect, conditions, expected) in [
        (oidc, "Allow", both, &[][..]),
        (oidc, "Allow", aud, std::slice::from_ref(&subject)),
        (
            oidc,
            "Allow",
            r#""StringLike":{"oidc:sub":"system:serviceaccount:web:*"}"#,
            std::slice::from_ref(&audience),
        ),
        (oidc, "Allow", from, &[subject.clone(), audience.clone()]),
        (oidc, "Deny", from, &[]),
        // What stands there and leaves everybody in.
        (
            oidc,
            "Allow",
            r#""StringEquals":{"oidc:aud":"app"},"StringLike":{"oidc:sub":["alice","*"]}"#,
            std::slice::from_ref(&subject),
        ),
        (
            oidc,
            "Allow",
            r#""StringEquals":{"oidc:aud":"app"},"StringNotEquals":{"oidc:sub":"mallory"}"#,
            std::slice::from_ref(&subject),
        ),
        (
            oidc,
            "Allow",
            r#""StringEquals":{"oidc:aud":"app"},"Null":{"oidc:sub":"false"}"#,
            std::slice::from_ref(&subject),
        ),
        (
            oidc,
            "Allow",
            r#""StringEquals":{"oidc:aud":"app","oidc:sub":"${oidc:sub}"}"#,
            std::slice::from_ref(&subject),
        ),
        // Others are not asked for it.
        (
            r#"{"Federated":["acs:ram::1234567890123456:saml-provider/corp"]}"#,
            "Allow",
            from,
            &[],
        ),
        (r#"{"Service":["ecs.aliyuncs.com"]}"#, "Allow", from, &[]),
    ] {
        let found = concerns(principal, effect, conditions);
        assert_eq!(found, expected, "{effect} {principal} {conditions}");
    }
}
