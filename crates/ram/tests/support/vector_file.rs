//! Files of decision vectors: documents and a request in JSON, and what must be decided.
//!
//! A vector has `action`, `resource` (one or a list), `identity`, and any of `control` (a list of steps, each a
//! list of documents), `session`, `resource_group`, `trust` (the answer of the trust policy, or a document),
//! `root`, `context`, `dialect`; and `expect`, or `expect_by_mode` for the readings of `CIDRInRange`.
//! A document that is refused decides as `MalformedPolicyDocument`.

use cloud_id::AccountId;
use ram::{
    ActionName, Answer, AttachedPolicy, CidrInRange, CompiledLayer, Context, ControlPolicies,
    Dialect, DocumentKind, Layer, PlainLayer, PoliciesInForce, PolicyDocument, Principal, Request,
    Resource, ResourceGroupPolicies, StatementAt, Value, Values, authorize, resource_policy_answer,
};
use serde_json::Value as Json;

const FIELDS: [&str; 14] = [
    "name",
    "note",
    "action",
    "resource",
    "identity",
    "control",
    "session",
    "resource_group",
    "trust",
    "root",
    "context",
    "dialect",
    "expect",
    "expect_by_mode",
];
const GROUP: &str = "rg-vector";

/// Runs every vector of a file with both evaluators, under every reading of `CIDRInRange`, and returns how many
/// decisions were compared.
///
/// # Errors
/// One line per decision that is not as expected, or what is wrong with the file.
pub(crate) fn run(text: &str) -> Result<usize, Vec<String>> {
    let file: Json = serde_json::from_str(text).map_err(|error| vec![error.to_string()])?;
    let default = file["default_cidr_mode"].as_str().unwrap_or("hybrid");
    if CidrInRange::of(default) != Some(CidrInRange::default()) {
        return Err(vec![format!("the default reading is not {default}")]);
    }
    let Some(vectors) = file["vectors"]
        .as_array()
        .filter(|vectors| !vectors.is_empty())
    else {
        return Err(vec!["the file has no vectors".to_owned()]);
    };
    let (mut compared, mut wrong) = (0, Vec::new());
    for (at, vector) in vectors.iter().enumerate() {
        let name = vector["name"]
            .as_str()
            .map_or_else(|| format!("vector {at}"), str::to_owned);
        match run_one(vector) {
            Ok(count) => compared += count,
            Err(errors) => wrong.extend(errors.into_iter().map(|error| format!("{name}: {error}"))),
        }
    }
    if wrong.is_empty() {
        Ok(compared)
    } else {
        Err(wrong)
    }
}

fn run_one(vector: &Json) -> Result<usize, Vec<String>> {
    let fields = vector
        .as_object()
        .ok_or_else(|| vec!["no object".to_owned()])?;
    if let Some(unknown) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
        return Err(vec![format!("unknown field {unknown}")]);
    }
    let (mut compared, mut wrong) = (0, Vec::new());
    for reading in CidrInRange::ALL {
        let by_mode = vector["expect_by_mode"].get(reading.name());
        let Some(expected) = by_mode.or(vector.get("expect")).and_then(Json::as_str) else {
            wrong.push(format!(
                "says not what is expected under {}",
                reading.name()
            ));
            continue;
        };
        for (evaluator, decided) in [
            (
                "plain",
                decide(vector, reading, &|policies| PlainLayer {
                    policies,
                    cidr_in_range: reading,
                }),
            ),
            (
                "compiled",
                decide(vector, reading, &|policies| {
                    CompiledLayer::new(&policies, reading)
                }),
            ),
        ] {
            compared += 1;
            match decided {
                Ok(decided) if decided == expected => {}
                Ok(decided) => wrong.push(format!(
                    "{evaluator} decides {decided}, expected {expected} (CIDRInRange {})",
                    reading.name()
                )),
                Err(error) => wrong.push(error),
            }
        }
    }
    if wrong.is_empty() {
        Ok(compared)
    } else {
        Err(wrong)
    }
}

/// Why a vector gives no decision.
enum Stop {
    Malformed,
    Wrong(String),
}

fn decide<L: Layer>(
    vector: &Json,
    reading: CidrInRange,
    layer: &dyn Fn(Vec<AttachedPolicy>) -> L,
) -> Result<String, String> {
    match decide_inner(vector, reading, layer) {
        Ok(decided) => Ok(decided),
        Err(Stop::Malformed) => Ok("MalformedPolicyDocument".to_owned()),
        Err(Stop::Wrong(why)) => Err(why),
    }
}

fn decide_inner<L: Layer>(
    vector: &Json,
    reading: CidrInRange,
    layer: &dyn Fn(Vec<AttachedPolicy>) -> L,
) -> Result<String, Stop> {
    let dialect = match vector["dialect"].as_str() {
        None | Some("strict") => Dialect::Strict,
        Some("extended") => Dialect::Extended,
        Some(other) => return Err(Stop::Wrong(format!("no dialect: {other}"))),
    };
    let document = |value: &Json, kind| {
        PolicyDocument::parse(&value.to_string(), kind, dialect).map_err(|_| Stop::Malformed)
    };
    let layer_of = |list: &Json, kind| -> Result<L, Stop> {
        let documents = list
            .as_array()
            .into_iter()
            .flatten()
            .map(|value| document(value, kind));
        let attached = documents
            .enumerate()
            .map(|(at, document)| Ok(AttachedPolicy::itself(&format!("policy-{at}"), document?)));
        Ok(layer(attached.collect::<Result<Vec<_>, _>>()?))
    };
    let texts = |value: &Json| -> Vec<String> {
        let list = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        list.iter()
            .map(|value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            })
            .collect()
    };
    let account: AccountId = "1234567890123456".parse().expect("16 digits");

    let action = vector["action"]
        .as_str()
        .ok_or_else(|| Stop::Wrong("no action".into()))?;
    let action = ActionName::new(action);
    let principal = if vector["root"].as_bool() == Some(true) {
        Principal::root(account)
    } else {
        Principal::user(account, "vector")
    };

    let given: Vec<(String, Vec<String>)> = vector["context"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.clone(), texts(value)))
        .collect();
    let values: Vec<Vec<Value<'_>>> = given
        .iter()
        .map(|(_, texts)| texts.iter().map(|text| Value::Text(text)).collect())
        .collect();
    let mut context = Context::new();
    for ((key, _), values) in given.iter().zip(&values) {
        context.set_by_name(key, Values::Many(values));
    }

    let arns = texts(&vector["resource"]);
    let mut resources: Vec<Resource<'_>> = arns
        .iter()
        .map(|arn| Resource {
            group: Some(GROUP),
            ..Resource::of(account, arn)
        })
        .collect();
    for resource in &mut resources {
        let somewhere = StatementAt {
            policy: 0,
            statement: 0,
        };
        resource.policy = match &vector["trust"] {
            Json::Null => Answer::Silent,
            Json::String(word) if word == "Allow" => Answer::Allow(somewhere),
            Json::String(word) if word == "ExplicitDeny" || word == "Deny" => {
                Answer::Deny(somewhere)
            }
            Json::String(_) => Answer::Silent,
            trust => {
                let request = Request {
                    principal: &principal,
                    action: &action,
                    resources: &[],
                    context: &context,
                };
                let document = document(trust, DocumentKind::Trust)?;
                resource_policy_answer(&document, reading, &request, resource)
            }
        };
    }

    let steps = vector["control"].as_array().into_iter().flatten();
    let steps = steps
        .map(|step| layer_of(step, DocumentKind::Control))
        .collect::<Result<Vec<_>, _>>()?;
    let control: Vec<ControlPolicies<L>> = match steps.is_empty() {
        true => Vec::new(),
        false => vec![ControlPolicies { account, steps }],
    };
    let session = match &vector["session"] {
        Json::Null => None,
        session => Some(layer_of(
            &Json::Array(vec![session.clone()]),
            DocumentKind::Session,
        )?),
    };
    let in_force = PoliciesInForce {
        control: &control,
        session: session.as_ref(),
        account: &layer_of(&vector["identity"], DocumentKind::Identity)?,
        resource_groups: &[ResourceGroupPolicies {
            group: GROUP.to_owned(),
            layer: layer_of(&vector["resource_group"], DocumentKind::Identity)?,
        }],
    };
    let request = Request {
        principal: &principal,
        action: &action,
        resources: &resources,
        context: &context,
    };
    Ok(authorize(&request, &in_force).outcome.name().to_owned())
}
