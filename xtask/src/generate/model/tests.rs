use super::*;

const FACTS: &str = r#"{
    "name": "CreateThing",
    "request": [
        {"name": "RegionId", "type": "string", "required": true},
        {"name": "ThingName", "type": "string", "len": [2, 128]},
        {"name": "Tag", "type": "list", "wire": "Tag.N",
         "fields": [{"name": "Key", "type": "string"}, {"name": "Value", "type": "string"}]}
    ],
    "response": {
        "RequestId": "string",
        "Count": "string",
        "Things": {"Thing": [{"ThingId": "string"}]},
        "Bare": [{"Id": "integer"}],
        "Where": {"VpcId": "string", "ZoneId": "string"}
    }
}"#;

const ERRORS: &str = r#"{"common": [[400, "MissingParameter"], [400, "InvalidParameter"]],
    "operations": {"CreateThing": {"codes": [[400, "InvalidThingName.Malformed"], [404, "MissingParameter.RegionId"]]}}}"#;

fn merged(action: &str) -> Result<Operation, String> {
    let facts: OperationFacts = serde_json::from_str(FACTS).expect("the facts are good");
    let error_facts: ErrorFacts = serde_json::from_str(ERRORS).expect("the errors are good");
    let decisions = format!(
        "product = {{ facts = \"f\", ram = \"things\", arn = \"acs:things:{{RegionId}}:{{Owner}}:\" }}\n\
         [action.CreateThing]\n{action}"
    );
    let decisions: Decisions = toml::from_str(&decisions).map_err(|error| error.to_string())?;
    let common: BTreeSet<ErrorKey> = error_facts.common.iter().cloned().collect();
    merge(
        &facts,
        &decisions.action["CreateThing"],
        &decisions,
        &error_facts,
        &common,
    )
}

#[test]
fn facts_and_a_decision_become_an_operation() {
    let operation = merged("resources = [\"thing/*\"]").expect("they agree");
    assert_eq!(operation.module, "create_thing");
    assert_eq!(operation.ram_action, "things:CreateThing");
    assert_eq!(
        operation.resources,
        ["acs:things:{RegionId}:{Owner}:thing/*"]
    );
    assert!(operation.is_mutating);
    let errors: Vec<(&str, &str)> = operation
        .params
        .iter()
        .map(|param| (param.missing.1.as_str(), param.malformed.1.as_str()))
        .collect();
    assert_eq!(
        errors,
        [
            ("MissingParameter.RegionId", "InvalidParameter"),
            ("MissingParameter", "InvalidThingName.Malformed"),
            ("MissingParameter", "InvalidParameter"),
        ],
        "each parameter has the most telling error that the operation declares"
    );
    let shapes: Vec<(&str, &str)> = operation
        .response
        .iter()
        .map(|field| {
            let shape = match &field.shape {
                Shape::List {
                    element: Some(_), ..
                } => "wrapped",
                Shape::List { element: None, .. } => "bare",
                Shape::Object { .. } => "structure",
                _ => "scalar",
            };
            (field.name.as_str(), shape)
        })
        .collect();
    let expected = [
        ("Bare", "bare"),
        ("Count", "scalar"),
        ("Things", "wrapped"),
        ("Where", "structure"),
    ];
    assert_eq!(shapes, expected, "the request id is the frame's");
}

#[test]
fn contradictions_are_refused() {
    for (what, action, complaint) in [
        (
            "a hole nothing fills",
            "resources = [\"thing/{ThingId}\"]",
            "nothing fills {ThingId}",
        ),
        (
            "an unknown parameter",
            "resources = []\nparams.Nmae.empty = \"kept\"",
            "no parameter Nmae",
        ),
        (
            "an unknown field",
            "resources = []\nresponse.\"Things.Count\" = \"integer\"",
            "no field Things.Count",
        ),
        (
            "an unknown type",
            "resources = []\nresponse.Count = \"decimal\"",
            "the type decimal is not known",
        ),
        (
            "an unknown word",
            "resources = []\nparams.ThingName.empty = \"drop\"",
            "is not known",
        ),
        (
            "no status",
            "resources = []\nerrors = [\"InvalidThing\"]",
            "not a status and a code",
        ),
        (
            "no resources",
            "mutating = true",
            "missing field `resources`",
        ),
        (
            "an unknown key",
            "resources = []\nidempotent = true",
            "unknown field `idempotent`",
        ),
        (
            "a table that is not there",
            "resources = []\nerrors_of = [\"DeleteThing\"]",
            "DeleteThing has no table",
        ),
    ] {
        match merged(action) {
            Ok(_) => panic!("{what} was taken"),
            Err(error) => assert!(error.contains(complaint), "{what}: {error}"),
        }
    }
}

#[test]
fn a_decision_changes_what_the_facts_say() {
    let operation = merged(
        "resources = [\"*\"]\nmutating = false\nram = \"MakeThing\"\nresponse.Count = \"integer\"\n\
         response.Where = \"optional\"\nparams.ThingName = { required = true, missing = \"403 NoName\" }",
    )
    .expect("they agree");
    assert!(!operation.is_mutating);
    assert_eq!(operation.ram_action, "things:MakeThing");
    assert!(matches!(operation.response[1].shape, Shape::Integer));
    assert!(operation.response[3].is_optional);
    assert!(operation.params[1].is_required);
    assert!(
        operation.errors.contains(&(403, "NoName".to_owned())),
        "what is used is declared"
    );
}

#[test]
fn names_are_spelled_as_rust_does() {
    for (name, expected) in [
        ("SecurityGroupId", "security_group_id"),
        ("CreateVSwitch", "create_vswitch"),
        ("DescribeVSwitches", "describe_vswitches"),
        ("EnableIPv6", "enable_ipv6"),
        ("Ipv6CidrBlock", "ipv6_cidr_block"),
        ("OSName", "os_name"),
        ("ServiceID", "service_id"),
        ("UnTagResources", "un_tag_resources"),
        ("supportedInstanceType", "supported_instance_type"),
    ] {
        assert_eq!(words::snake(name), expected);
    }
    assert_eq!(words::field("Type"), "r#type");
    assert_eq!(
        words::constant("InvalidVpcId.NotFound"),
        "INVALID_VPC_ID_NOT_FOUND"
    );
}
