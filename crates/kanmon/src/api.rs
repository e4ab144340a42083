use std::process::ExitCode;

use openapi::{Kind, Operation, Param};
use serde_json::{Value, json};

use crate::cli::Api;
use crate::client::{Client, operation};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Calls one action and prints its answer.
///
/// # Errors
/// Wrong words, or what the API refused.
pub(crate) fn run(
    state_dir: &StateDir,
    options: &Api,
    output: Output,
) -> Result<ExitCode, Failure> {
    if options.action == "list" {
        match options.parameters.first() {
            None => list(output),
            Some(action) => describe(operation(options.product.as_deref(), action)?, output),
        }
        return Ok(ExitCode::SUCCESS);
    }
    let words = Words::read(options)?;
    let operation = operation(words.product.as_deref(), &options.action)?;
    for (name, _) in &words.parameters {
        let first = name.split('.').next().unwrap_or(name);
        if operation.param(first).is_none() {
            return Err(Failure::Other(format!(
                "{} has no parameter {first}; kanmon api list {} shows them",
                operation.name, operation.name
            )));
        }
    }
    let client = Client::of_region(state_dir)?;
    let account = client.account(words.account.as_deref())?;
    let answer = client.call_operation(operation, words.parameters, account)?;
    match &words.get {
        Some(path) => match (output, pick(&answer, path)?) {
            (Output::Text, Value::String(text)) => output::print(text),
            (_, value) => output::print_json(value),
        },
        None => output::print_json(&answer),
    }
    Ok(ExitCode::SUCCESS)
}

/// What stands behind the action: options of ours begin in lower case, parameters of the action do not.
#[derive(Debug, Default)]
struct Words {
    parameters: Vec<(String, String)>,
    product: Option<String>,
    account: Option<String>,
    get: Option<String>,
}

impl Words {
    fn read(options: &Api) -> Result<Self, Failure> {
        let mut words = Self {
            product: options.product.clone(),
            account: options.account.clone(),
            get: options.get.clone(),
            ..Self::default()
        };
        let mut rest = options.parameters.iter();
        while let Some(word) = rest.next() {
            let Some(name) = word.strip_prefix("--") else {
                return Err(Failure::Other(format!(
                    "{word} stands alone; parameters are --Name value"
                )));
            };
            let (name, value) = match name.split_once('=') {
                Some((name, value)) => (name, value.to_owned()),
                None => {
                    let value = rest.next();
                    (
                        name,
                        value
                            .ok_or_else(|| Failure::Other(format!("--{name} has no value")))?
                            .clone(),
                    )
                }
            };
            match name {
                "product" => words.product = Some(value),
                "account" => words.account = Some(value),
                "get" => words.get = Some(value),
                _ if name.starts_with(|first: char| first.is_ascii_uppercase()) => {
                    words.parameters.push((name.to_owned(), value));
                }
                _ => {
                    return Err(Failure::Other(format!(
                        "--{name} goes before the action, or is not known"
                    )));
                }
            }
        }
        Ok(words)
    }
}

/// The part of an answer that a path of names and numbers leads to, as `Instances.Instance.0.InstanceId`.
fn pick<'v>(answer: &'v Value, path: &str) -> Result<&'v Value, Failure> {
    let mut value = answer;
    for step in path.split('.') {
        let next = match (value, step.parse::<usize>()) {
            (Value::Array(list), Ok(index)) => list.get(index),
            _ => value.get(step),
        };
        value =
            next.ok_or_else(|| Failure::Other(format!("the answer has no {path}: {answer}")))?;
    }
    Ok(value)
}

/// Shows the parameters of an action, nested ones under their full names.
fn describe(operation: &Operation, output: Output) {
    let mut rows = Vec::new();
    collect("", operation.params, &mut rows);
    match output {
        Output::Json => {
            let rows = rows.iter().map(|row| {
                let is_required = !row[1].is_empty();
                json!({"parameter": row[0], "required": is_required, "values": row[2]})
            });
            output::print_json(&json!({
                "product": operation.product,
                "version": operation.version,
                "action": operation.name,
                "parameters": rows.collect::<Vec<_>>(),
            }));
        }
        Output::Text => output::print(&format!(
            "{} {} {}\n\n{}",
            operation.product,
            operation.version,
            operation.name,
            output::table(&["parameter", "", "values"], rows)
        )),
    }
}

fn collect(prefix: &str, params: &[Param], rows: &mut Vec<Vec<String>>) {
    for param in params {
        let name = format!("{prefix}{}", param.name);
        let (shown, values, nested): (_, _, &[Param]) = match &param.kind {
            Kind::Text => (name.clone(), "text".to_owned(), &[]),
            Kind::Integer { min, max } => (name.clone(), format!("{min} to {max}"), &[]),
            Kind::Boolean => (name.clone(), "true, false".to_owned(), &[]),
            Kind::Number => (name.clone(), "number".to_owned(), &[]),
            Kind::JsonTexts => (name.clone(), "JSON list of texts".to_owned(), &[]),
            Kind::Texts => (format!("{name}.N"), "text".to_owned(), &[]),
            Kind::List(fields) => (format!("{name}.N"), String::new(), fields),
            Kind::Object(fields) => (name.clone(), String::new(), fields),
        };
        if nested.is_empty() {
            let required = if param.is_required { "required" } else { "" };
            let values = if param.allowed.is_empty() {
                values
            } else {
                param.allowed.join(", ")
            };
            rows.push(vec![format!("--{shown}"), required.to_owned(), values]);
        } else {
            collect(&format!("{shown}."), nested, rows);
        }
    }
}

fn list(output: Output) {
    let rows = openapi::operations().iter().map(|it| {
        let status = match it.status {
            openapi::Status::Done => "done",
            openapi::Status::Documented => "not supported here",
        };
        [it.product, it.version, it.name, status]
            .map(str::to_owned)
            .to_vec()
    });
    match output {
        Output::Json => {
            let rows: Vec<_> = rows.collect();
            output::print_json(&rows);
        }
        Output::Text => output::print(&output::table(
            &["product", "version", "action", "status"],
            rows,
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<Words, Failure> {
        Words::read(&Api {
            action: "RunInstances".to_owned(),
            product: None,
            account: None,
            get: None,
            parameters: text.split_whitespace().map(str::to_owned).collect(),
        })
    }

    #[test]
    fn parameters_and_options_are_told_apart_by_their_first_letter() {
        let words =
            words("--VpcId vpc-1 --Priority=-1 --account B --get A.0").expect("well formed");
        let expected =
            [("VpcId", "vpc-1"), ("Priority", "-1")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(words.parameters, expected);
        assert_eq!(
            (words.account.as_deref(), words.get.as_deref()),
            (Some("B"), Some("A.0"))
        );
    }

    #[test]
    fn words_that_are_neither_are_refused() {
        for text in ["VpcId vpc-1", "--VpcId", "--vpc vpc-1"] {
            assert!(words(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_leads_into_an_answer() {
        let answer = serde_json::json!({"Set": {"Item": [{"Id": "i-1", "Count": 2}]}});
        assert_eq!(pick(&answer, "Set.Item.0.Id").expect("there"), "i-1");
        assert_eq!(pick(&answer, "Set.Item.0.Count").expect("there"), &json!(2));
        assert!(pick(&answer, "Set.Item.1.Id").is_err());
    }
}
