//! What fuzzing calls: each entry takes any bytes and must return. `cargo test -p openapi` runs the same
//! over recorded and mangled inputs.

use openapi::rule_file::{RuleFile, RuleFileForm};
use openapi::wire::{HttpRequest, Unverified, entry};
use openapi::{Params, render};

/// A query or form body.
pub(crate) fn form(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let mut params = Params::default();
        let _ = entry::form(text, &mut params);
        read_by_all(&params);
    }
}

/// A JSON body.
pub(crate) fn json_body(bytes: &[u8]) {
    let mut params = Params::default();
    let _ = entry::json_body(bytes, &mut params);
    read_by_all(&params);
}

/// The header of signature V3.
pub(crate) fn authorization(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = entry::Authorization::is_v3(text);
        let _ = entry::Authorization::read(text);
    }
}

/// A file of rules to import. What is accepted is written and read again without a change.
pub(crate) fn rule_file(bytes: &[u8]) {
    let Ok(file) = RuleFile::read(bytes) else {
        return;
    };
    let rows: Vec<_> = file.rows.into_iter().map(|(_, row)| row).collect();
    for form in [RuleFileForm::Json, RuleFileForm::Csv] {
        if rows.is_empty() {
            return;
        }
        let text = RuleFile::write(&rows, form);
        let again = RuleFile::read(text.as_bytes()).expect("what is written is accepted");
        let again: Vec<_> = again.rows.into_iter().map(|(_, row)| row).collect();
        assert_eq!(again, rows, "{text}");
    }
}

/// A request line, headers, an empty line, a body; then everything up to the typed request.
pub(crate) fn whole_request(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    let (method, target) = first.split_once(' ').unwrap_or((first, "/"));
    let headers = lines.filter_map(|line| {
        line.split_once(": ")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    });
    let request = HttpRequest {
        method: method.to_owned(),
        target: target.to_owned(),
        headers: headers.collect(),
        body: body.as_bytes().to_vec(),
    };
    match Unverified::read(&request) {
        Ok(read) => {
            let outcome = read.verify(b"secret", read.timestamp());
            let error = outcome.err().or_else(|| read.operation().err());
            if let Some(error) = error {
                let _ = render::error("request", "host", &error, read.format());
            }
            if let Ok(operation) = read.operation() {
                let _ = (operation.check)(read.params());
            }
        }
        Err(refusal) => {
            let _ = render::error("request", "host", &refusal.error, refusal.format);
        }
    }
}

/// A few operations that together have every kind of parameter.
fn read_by_all(params: &Params) {
    for operation in openapi::operations() {
        let every_kind = [
            "RunInstances",
            "DescribeInstances",
            "AuthorizeSecurityGroup",
            "ListTagResources",
        ];
        if every_kind.contains(&operation.name) {
            let _ = (operation.check)(params);
        }
    }
}
