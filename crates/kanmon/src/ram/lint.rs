//! `kanmon ram lint`: what is wrong or surprising about a policy document. Needs no region.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use ram::{Catalogue, Dialect, DocumentKind, Finding, PolicyDocument};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{self, Output};

/// Options of `kanmon ram lint`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Lint {
    /// The document; `-` reads standard input
    file: String,
    /// What it is for; a document that names principals is a trust policy unless told otherwise
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<Kind>,
    /// It is written in the extended dialect of policies
    #[arg(long)]
    extended: bool,
}

/// What a document is for.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// Attached to users, groups and roles
    Identity,
    /// The trust policy of a role
    Trust,
    /// A control policy of a resource directory
    Control,
    /// The policy of a session
    Session,
}

/// Tells what there is to think about; the exit code is 1 where there is something.
///
/// # Errors
/// The file cannot be read, or is no policy document.
pub(super) fn run(options: &Lint, output: Output) -> Result<ExitCode, Failure> {
    let text = super::read(&options.file)?;
    let kind = match options.kind {
        Some(Kind::Identity) => DocumentKind::Identity,
        Some(Kind::Trust) => DocumentKind::Trust,
        Some(Kind::Control) => DocumentKind::Control,
        Some(Kind::Session) => DocumentKind::Session,
        None if names_principals(&text) => DocumentKind::Trust,
        None => DocumentKind::Identity,
    };
    let dialect = match options.extended {
        true => Dialect::Extended,
        false => Dialect::Strict,
    };
    let document = PolicyDocument::parse(&text, kind, dialect)
        .map_err(|error| Failure::Other(format!("{}: {error}", options.file)))?;
    let findings = ram::lint(&document, &Catalogue::documented());
    match output {
        Output::Json => {
            let findings: Vec<Value> = findings.iter().map(as_json).collect();
            output::print_json(&json!({ "Findings": findings }));
        }
        Output::Text if findings.is_empty() => output::print("there is nothing to think about"),
        Output::Text => {
            let lines = findings.iter().map(|it| line(&options.file, it));
            output::print(&lines.collect::<Vec<_>>().join("\n"));
        }
    }
    Ok(match findings.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn names_principals(text: &str) -> bool {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let statements = document["Statement"].as_array();
    let mut statements = statements.into_iter().flatten();
    statements.any(|statement| statement.get("Principal").is_some())
}

/// `FILE:LINE:COLUMN: WHAT`, as compilers tell it; statements are counted from 1.
fn line(file: &str, finding: &Finding) -> String {
    let at = finding
        .at
        .map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    let statement = finding
        .statement
        .map_or_else(String::new, |index| format!("statement {}: ", index + 1));
    format!("{file}{at}: {statement}{}", finding.concern)
}

fn as_json(finding: &Finding) -> Value {
    json!({
        "Statement": finding.statement.map(|index| index + 1),
        "Line": finding.at.map(|at| at.line),
        "Column": finding.at.map(|at| at.column),
        "Concern": finding.concern.to_string(),
    })
}
