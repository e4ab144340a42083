//! The policies of the guides: read as printed and as meant, and against the 24 requests made from them.

use cloud_id::AccountId;
use ram::{
    ActionName, AttachedPolicy, CidrInRange, CompiledLayer, Context, Dialect, DocumentKind,
    KnownKey, Layer, Malformation, Outcome, PlainLayer, PoliciesInForce, PolicyDocument, Principal,
    Request, Resource, Value, Values, WrittenRule, authorize_batch,
};
use serde_json::Value as Json;

const BLOCK_ANY_SOURCE: &str = include_str!("data/policies/block-any-source.json");
const FREEZE_RULES: &str = include_str!("data/policies/freeze-rules.json");
const SCENARIOS: &str = include_str!("../../testkit/data/guide-scenarios.json");

fn document(text: &str) -> PolicyDocument {
    PolicyDocument::parse(text, DocumentKind::Identity, Dialect::Strict)
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What the guides say their policies stop is stopped, and nothing else.
#[test]
fn the_24_requests_are_decided_as_the_guides_say() {
    let file: Json = serde_json::from_str(SCENARIOS).expect("JSON");
    let requests = file["block_policy_requests"].as_array().expect("a list");
    let (mut denied, mut not_denied) = (0, 0);
    for request in requests {
        let id = request["id"].as_str().expect("an id");
        let expected = match request["guide_policy"].as_str() {
            Some("deny") => Outcome::ExplicitDeny,
            _ => Outcome::Allow,
        };
        // The design judges each rule of a batch by itself; the scenario pools the values of its two rules.
        let reading = if id == "B-20" {
            Batch::Pooled
        } else {
            Batch::EachByItself
        };
        assert_eq!(
            decide(request, reading),
            expected,
            "{id}: {}",
            request["because"]
        );
        match expected {
            Outcome::Allow => not_denied += 1,
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => denied += 1,
        }
    }
    assert_eq!((denied, not_denied), (10, 14));

    let pooled = requests
        .iter()
        .find(|request| request["id"] == "B-20")
        .expect("it is there");
    assert_eq!(
        decide(pooled, Batch::EachByItself),
        Outcome::Allow,
        "no rule of it is TCP from anywhere"
    );
}

#[derive(Clone, Copy, PartialEq)]
enum Batch {
    EachByItself,
    Pooled,
}

fn decide(request: &Json, batch: Batch) -> Outcome {
    let allow_all =
        r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#;
    let deny = match request["request"]["policy"].as_str() {
        Some(_) => FREEZE_RULES,
        None => BLOCK_ANY_SOURCE,
    };
    let policies = [
        AttachedPolicy::itself("everything", document(allow_all)),
        AttachedPolicy::itself("guide", document(deny)),
    ];
    let plain = outcome(request, batch, &PlainLayer::new(policies.to_vec()));
    let compiled = outcome(
        request,
        batch,
        &CompiledLayer::new(&policies, CidrInRange::default()),
    );
    assert_eq!(plain, compiled);
    plain
}

fn outcome<L: Layer>(request: &Json, batch: Batch, layer: &L) -> Outcome {
    let text = |value: &Json, field: &str| value[field].as_str().map(str::to_owned);
    let action = ActionName::new(request["action"].as_str().expect("an action"));
    let parameters = &request["request"];
    let rules: Vec<[Option<String>; 3]> = parameters["permissions"]
        .as_array()
        .map_or(std::slice::from_ref(parameters), Vec::as_slice)
        .iter()
        .map(|rule| {
            let peer = ["SourceCidrIp", "Ipv6SourceCidrIp", "DestCidrIp"];
            [
                text(rule, "IpProtocol"),
                peer.iter().find_map(|name| text(rule, name)),
                text(rule, "PortRange"),
            ]
        })
        .collect();
    let is_launch = ["ecs:RunInstances", "ecs:CreateInstance"].contains(&action.as_str());
    let names_a_group =
        parameters["SecurityGroupId"].is_string() || parameters["SecurityGroupIds"].is_array();
    let mut entries: Vec<Context<'_>> = rules
        .iter()
        .map(|[protocol, peer, ports]| {
            let mut context = Context::new();
            if is_launch {
                context.fill_launch(names_a_group);
            } else if let Some(protocol) = protocol {
                context.fill_written_rule(WrittenRule {
                    protocol,
                    peer: peer.as_ref().map(|peer| peer.parse().expect("a block")),
                    ports: ports.as_deref().unwrap_or_default(),
                    group: "sg-1",
                    opens_to_internet: None,
                });
            }
            context
        })
        .collect();
    let pool = |key: KnownKey| -> Vec<Value<'_>> {
        let values = entries
            .iter()
            .filter_map(|entry| entry.values(&key.into()).as_slice().first().copied());
        values.collect()
    };
    let (protocols, sources) = (
        pool(KnownKey::SecurityGroupIpProtocols),
        pool(KnownKey::SecurityGroupSourceCidrIps),
    );
    if batch == Batch::Pooled {
        entries.truncate(1);
        entries[0].set_values(KnownKey::SecurityGroupIpProtocols, Values::Many(&protocols));
        entries[0].set_values(KnownKey::SecurityGroupSourceCidrIps, Values::Many(&sources));
    }
    let account = "1234567890123456".parse::<AccountId>().expect("an account");
    let request = Request {
        principal: &Principal::user(account, "operator"),
        action: &action,
        resources: &[Resource::of(
            account,
            "acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1",
        )],
        context: &Context::new(),
    };
    let policies = PoliciesInForce {
        control: &[],
        session: None,
        account: layer,
        resource_groups: &[],
    };
    authorize_batch(&request, &entries, &policies).outcome
}

#[test]
fn a_document_as_printed_is_pointed_at_where_translation_damaged_it() {
    let error = |text| {
        PolicyDocument::parse(text, DocumentKind::Identity, Dialect::Strict)
            .expect_err("it is damaged")
    };
    let commas = error(include_str!("data/policies/freeze-rules-as-printed.json"));
    assert_eq!((commas.line, commas.column), (10, 41));
    assert_eq!(
        commas.to_string(),
        "line 10, column 41: expected ',' or ']', found the full-width comma '、' (U+3001)"
    );

    let pass_role = include_str!("data/policies/pass-role-as-printed.json");
    let version = error(pass_role);
    assert_eq!((version.line, version.column), (2, 14));
    assert_eq!(
        version.reason,
        Malformation::Version {
            found: "2016-10-17".into()
        }
    );
    let blank = error(&pass_role.replace("2016-10-17", "1"));
    assert_eq!((blank.line, blank.column), (7, 9));
    assert_eq!(
        blank.reason,
        Malformation::Action {
            found: "ecs: [ECS RAM Action]".into()
        }
    );
    document(
        &pass_role
            .replace("2016-10-17", "1")
            .replace("ecs: ", "ecs:")
            .replace("[ECS RAM Action]", "StopInstance"),
    );
}

#[test]
fn a_document_is_kept_byte_for_byte() {
    let text = format!("  {BLOCK_ANY_SOURCE}\t\n");
    assert_eq!(document(&text).text(), text);
    assert_eq!(document(&text).statements().len(), 2);
}
