//! `kanmon ram`: questions about policies and the keys of identity providers, by signed calls to the region.

mod least_privilege;
mod lint;

use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

use least_privilege::LeastPrivilege;
use lint::Lint;

/// What can be asked about policies, and what the cloud would find out by itself.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Ram {
    /// What would be decided, by which statement, and what is missing; nothing is done
    Simulate(Simulate),
    /// Every user and role that can, under some circumstances, with a request that shows it and what grants it
    WhoCan(WhoCan),
    /// What the new of two policies allows that the old one does not, and what it takes away
    Diff(Diff),
    /// The smallest policy that allows a user or role what it did by the audit trail, what it has and never used, and
    /// whether the policy allows each of those calls
    LeastPrivilege(LeastPrivilege),
    /// What is wrong or surprising about a policy document: it is only read, and needs no region
    Lint(Lint),
    /// Gives an OIDC provider the keys that its issuer signs tokens with, in place of those it had
    OidcKeys(OidcKeys),
}

/// Options of `kanmon ram simulate`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Simulate {
    /// Who: user/NAME, role/NAME, root, or an ARN, also one of a session
    principal: String,
    /// The action, as ecs:StopInstance
    action: String,
    /// The ARN of the resource
    #[arg(default_value = "*")]
    resource: String,
    /// A value of a condition key, as acs:SourceIp=203.0.113.7; several of one key make a set
    #[arg(long, value_name = "KEY=VALUE")]
    condition: Vec<String>,
    /// A document that is taken as if it were attached; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    policy: Option<String>,
    /// The custom policy in whose place the document is taken
    #[arg(long, value_name = "NAME", requires = "policy")]
    instead_of: Option<String>,
    /// The policy that a session of the role was begun with; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    session_policy: Option<String>,
    /// The account that asks: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

/// Options of `kanmon ram who-can`.
#[derive(Args, Clone, Debug)]
pub(crate) struct WhoCan {
    /// The action, as ecs:AuthorizeSecurityGroup
    action: String,
    /// The ARN of the resource, or *
    resource: String,
    /// The account that asks: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

/// Options of `kanmon ram diff`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Diff {
    /// A file, or the name of a policy, with a version as NAME@v2; `-` reads standard input
    old: String,
    /// The same
    new: String,
    /// For whom, as user/NAME: what policies ask about the caller's ARN is asked of this one
    #[arg(long = "for", value_name = "PRINCIPAL")]
    principal: Option<String>,
    /// The account that asks: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

/// Options of `kanmon ram oidc-keys`.
#[derive(Args, Clone, Debug)]
pub(crate) struct OidcKeys {
    /// The name of the provider
    provider: String,
    /// A JSON Web Key Set, as the issuer publishes it at its jwks_uri; `-` reads standard input
    file: String,
    /// The account that the provider is of: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

/// Answers one of the questions.
///
/// # Errors
/// No region, a file that cannot be read, or what the API refused.
pub(crate) fn run(state_dir: &StateDir, ram: &Ram, output: Output) -> Result<ExitCode, Failure> {
    let client = || Client::of_region(state_dir);
    match ram {
        Ram::Lint(options) => return lint::run(options, output),
        Ram::Simulate(options) => simulate(&client()?, options, output)?,
        Ram::WhoCan(options) => who_can(&client()?, options, output)?,
        Ram::Diff(options) => diff(&client()?, options, output)?,
        Ram::LeastPrivilege(options) => return least_privilege::run(&client()?, options, output),
        Ram::OidcKeys(options) => oidc_keys(&client()?, options, output)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn oidc_keys(client: &Client, options: &OidcKeys, output: Output) -> Result<(), Failure> {
    let parameters = [
        ("OIDCProviderName".to_owned(), options.provider.clone()),
        ("Keys".to_owned(), read(&options.file)?),
    ];
    let account = options.account.as_deref();
    let answer = call(client, account, "SetOIDCProviderKeys", &parameters)?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => {
            let ids = answer["KeyIds"]["KeyId"].as_array();
            let named = |id: &Value| match id.as_str().unwrap_or_default() {
                "" => "a key without an id".to_owned(),
                id => id.to_owned(),
            };
            let ids: Vec<String> = ids.into_iter().flatten().map(named).collect();
            output::print(&format!(
                "{} verifies tokens with: {}",
                options.provider,
                ids.join(", ")
            ));
        }
    }
    Ok(())
}

fn simulate(client: &Client, options: &Simulate, output: Output) -> Result<(), Failure> {
    let mut parameters = vec![
        ("Principal".to_owned(), options.principal.clone()),
        ("Action".to_owned(), options.action.clone()),
        ("Resource".to_owned(), options.resource.clone()),
    ];
    for (at, condition) in options.condition.iter().enumerate() {
        let (key, value) = condition
            .split_once('=')
            .ok_or_else(|| Failure::Other(format!("--condition {condition} is not KEY=VALUE")))?;
        parameters.push((format!("Condition.{}.Key", at + 1), key.to_owned()));
        parameters.push((format!("Condition.{}.Value", at + 1), value.to_owned()));
    }
    if let Some(file) = &options.policy {
        parameters.push(("PolicyDocument".to_owned(), read(file)?));
    }
    if let Some(name) = &options.instead_of {
        parameters.push(("PolicyName".to_owned(), name.clone()));
    }
    if let Some(file) = &options.session_policy {
        parameters.push(("SessionPolicyDocument".to_owned(), read(file)?));
    }
    let answer = call(
        client,
        options.account.as_deref(),
        "SimulatePolicy",
        &parameters,
    )?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => output::print(&decision(&answer)),
    }
    Ok(())
}

fn decision(answer: &Value) -> String {
    let mut lines = vec![format!(
        "{}  {} on {} by {}",
        text(answer, "Decision"),
        text(answer, "Action"),
        text(answer, "Resource"),
        text(answer, "PrincipalArn"),
    )];
    let matched = &answer["Matched"];
    if !text(matched, "PolicyName").is_empty() {
        lines.push(format!("decided by  {}", statement(matched)));
    } else if !text(answer, "PolicyType").is_empty() {
        lines.push(format!("missing in  {}", text(answer, "PolicyType")));
    }
    for miss in list(&answer["Misses"]["Miss"]) {
        lines.push(format!(
            "not allowed by  {} statement {}: {}",
            text(miss, "PolicyName"),
            miss["Statement"],
            text(miss, "Why"),
        ));
    }
    lines.join("\n")
}

fn who_can(client: &Client, options: &WhoCan, output: Output) -> Result<(), Failure> {
    let mut all = Vec::new();
    let mut token = String::new();
    loop {
        let parameters = [
            ("Action", &options.action),
            ("Resource", &options.resource),
            ("NextToken", &token),
        ];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.clone()));
        let account = options.account.as_deref();
        let mut answer = call(client, account, "ListPrincipalsForAction", &parameters)?;
        let page = answer.pointer_mut("/Principals/Principal");
        if let Some(Value::Array(page)) = page.map(Value::take) {
            all.extend(page);
        }
        text(&answer, "NextToken").clone_into(&mut token);
        if token.is_empty() {
            break;
        }
    }
    match output {
        Output::Json => output::print_json(&json!({"Principals": all})),
        Output::Text => {
            let rows = all.iter().map(|it| {
                let by = match (it["IsDecided"] == true, text(it, "PolicyName")) {
                    (false, _) => "it was not found out".to_owned(),
                    (true, "") => "no policy is needed".to_owned(),
                    (true, _) => statement(it),
                };
                vec![text(it, "PrincipalArn").to_owned(), by, conditions(it)]
            });
            let head = ["principal", "by", "for example with"];
            output::print(&output::table(&head, rows));
        }
    }
    Ok(())
}

fn diff(client: &Client, options: &Diff, output: Output) -> Result<(), Failure> {
    let mut parameters = Vec::new();
    for (side, given) in [("Old", &options.old), ("New", &options.new)] {
        if given == "-" || std::path::Path::new(given).exists() {
            parameters.push((format!("{side}PolicyDocument"), read(given)?));
            continue;
        }
        let (name, version) = given.split_once('@').unwrap_or((given, ""));
        parameters.push((format!("{side}PolicyName"), name.to_owned()));
        if !version.is_empty() {
            parameters.push((format!("{side}VersionId"), version.to_owned()));
        }
    }
    if let Some(principal) = &options.principal {
        parameters.push(("Principal".to_owned(), principal.clone()));
    }
    let answer = call(
        client,
        options.account.as_deref(),
        "ComparePolicies",
        &parameters,
    )?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => output::print(&difference(&answer)),
    }
    Ok(())
}

fn difference(answer: &Value) -> String {
    let mut rows = Vec::new();
    for (sign, list_of) in [
        ("+", &answer["NewAccess"]["New"]),
        ("-", &answer["LostAccess"]["Lost"]),
    ] {
        rows.extend(list(list_of).iter().map(|it| {
            let action = Some(text(it, "Action")).filter(|it| !it.is_empty());
            vec![
                sign.to_owned(),
                action.unwrap_or("another action").to_owned(),
                text(it, "Resource").to_owned(),
                format!("statement {}", it["Statement"]),
                conditions(it),
            ]
        }));
    }
    let undecided = list(&answer["Undecided"]["Item"]);
    rows.extend(undecided.iter().map(|it| {
        let side = text(it, "Side").to_lowercase();
        vec![
            "?".to_owned(),
            text(it, "Action").to_owned(),
            String::new(),
            format!("statement {} of the {side} one", it["Statement"]),
            "it was not found out".to_owned(),
        ]
    }));
    if rows.is_empty() {
        return "they allow the same".to_owned();
    }
    let head = ["", "action", "for example on", "by", "with"];
    output::table(&head, rows)
}

fn statement(it: &Value) -> String {
    let version = Some(text(it, "PolicyVersion")).filter(|it| !it.is_empty());
    let version = version.map_or_else(String::new, |it| format!(" {it}"));
    let holder = Some(text(it, "AttachedTo")).filter(|it| !it.is_empty());
    let holder = holder.map_or_else(String::new, |it| format!(" of {it}"));
    format!(
        "{}{version} statement {}{holder}",
        text(it, "PolicyName"),
        it["Statement"]
    )
}

fn conditions(it: &Value) -> String {
    let conditions = list(&it["Conditions"]["Condition"]).iter();
    let shown = conditions.map(|it| format!("{}={}", text(it, "Key"), text(it, "Value")));
    shown.collect::<Vec<_>>().join(" ")
}

fn call(
    client: &Client,
    account: Option<&str>,
    action: &str,
    parameters: &[(String, String)],
) -> Result<Value, Failure> {
    let parameters: Vec<_> = parameters
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.call("kanmon", action, &parameters, client.account(account)?)
}

fn read(file: &str) -> Result<String, Failure> {
    let text = match file {
        "-" => std::io::read_to_string(std::io::stdin()),
        _ => std::fs::read_to_string(file),
    };
    text.map_err(|error| Failure::Other(format!("{file}: {error}")))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}
