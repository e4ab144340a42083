//! What fuzzing calls for policy documents: any bytes, and it must return. `cargo test -p ram` runs the same over
//! mangled documents.

use cloud_id::AccountId;
use ram::directory::KeyNetworkPolicy;
use ram::{
    ActionName, AttachedPolicy, CidrInRange, CompiledLayer, Context, Dialect, DocumentKind,
    KnownKey, Layer, PlainLayer, PolicyDocument, Principal, Request, Resource,
};

const KINDS: [DocumentKind; 6] = [
    DocumentKind::Identity,
    DocumentKind::Control,
    DocumentKind::Session,
    DocumentKind::InstanceSession,
    DocumentKind::Trust,
    DocumentKind::Resource,
];

/// A document of every kind and dialect. A fault is told with a place in the text; what is accepted is kept as it
/// was given, means the same to both evaluators, and a strict document is an extended one.
pub(crate) fn policy_document(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for kind in KINDS {
        for dialect in [Dialect::Strict, Dialect::Extended] {
            match PolicyDocument::parse(text, kind, dialect) {
                Ok(document) => {
                    assert_eq!(document.text(), text);
                    assert_decided_alike(document);
                    let has_variables = text.contains("$");
                    if dialect == Dialect::Strict && !has_variables {
                        assert!(PolicyDocument::parse(text, kind, Dialect::Extended).is_ok());
                    }
                }
                Err(error) => {
                    let line = text.split('\n').nth(error.line as usize - 1);
                    let line = line.expect("the line is one of the text");
                    assert!(error.column as usize <= line.chars().count() + 1, "{error}");
                }
            }
        }
    }
}

/// A network policy of access keys. What is accepted is read again, the same, as it is stored.
pub(crate) fn key_network(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(policy) = KeyNetworkPolicy::parse(text) {
        let again = KeyNetworkPolicy::parse(&policy.to_string());
        assert_eq!(again.as_ref(), Ok(&policy), "{text}");
    }
}

fn assert_decided_alike(document: PolicyDocument) {
    let policies = vec![AttachedPolicy::itself("fuzzed", document)];
    let account = AccountId::new(1_234_567_890_123_456).expect("16 digits");
    let principal = Principal::user(account, "fuzzer");
    let mut context = Context::new();
    context
        .set(KnownKey::SourceIp, "10.1.2.3")
        .set(KnownKey::SecureTransport, true)
        .set(KnownKey::SecurityGroupSourceCidrIps, "10.0.0.0/8");
    for reading in CidrInRange::ALL {
        let compiled = CompiledLayer::new(&policies, reading);
        let plain = PlainLayer {
            policies: policies.clone(),
            cidr_in_range: reading,
        };
        for (action, arn) in [
            (
                "ecs:StopInstance",
                "acs:ecs:cn-hangzhou:1234567890123456:instance/i-é",
            ),
            ("ram:PassRole", "acs:ram::1234567890123456:role/Web"),
            ("sts:AssumeRole", "*"),
        ] {
            let action = ActionName::new(action);
            let resource = Resource::of(account, arn);
            let request = Request {
                principal: &principal,
                action: &action,
                resources: &[resource],
                context: &context,
            };
            assert_eq!(
                compiled.answer(&request, &resource),
                plain.answer(&request, &resource)
            );
        }
    }
}
