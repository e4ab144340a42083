//! Reference pages: one per product, and the coverage matrix.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use super::errors::Registry;
use super::model::{Field, Model, Operation, Param, ParamKind, Product, Shape};

const NOTICE: &str = "<!-- Written by `cargo xtask gen` from crates/openapi/facts and decisions: edit those. -->\n\n";

/// All pages, by path from `docs/reference`.
pub(crate) fn pages(model: &Model) -> BTreeMap<PathBuf, String> {
    let mut pages = BTreeMap::new();
    pages.insert("README.md".into(), coverage(model));
    pages.insert("errors.md".into(), errors_page(&model.errors));
    pages.insert("ims-and-ram.md".into(), two_apis(model, "Ims", "Ram"));
    for product in &model.products {
        pages.insert(format!("{}.md", product.module).into(), page(product));
    }
    pages
}

/// What two APIs of the same things have of each other, operation by operation of the first.
fn two_apis(model: &Model, name: &str, other: &str) -> String {
    let find = |name: &str| model.products.iter().find(|it| it.name == name);
    let mut out = format!("{NOTICE}# {name} beside {other}\n\n");
    let (Some(product), Some(other)) = (find(name), find(other)) else {
        return out;
    };
    let done = product.done.iter().map(|it| (it.name.as_str(), None));
    let documented = product.documented.iter();
    let documented = documented.map(|it| (it.name.as_str(), Some(it.reason.as_deref())));
    let mut rows: Vec<_> = done.chain(documented).collect();
    rows.sort_unstable_by_key(|(name, _)| *name);
    let has = |name: &str| {
        let documented = other.documented.iter().any(|it| it.name == name);
        documented || other.done.iter().any(|it| it.name == name)
    };
    let (module, twin) = (&product.module, &other.module);
    let both = rows.iter().filter(|(name, _)| has(name)).count();
    let works = product.done.len();
    let _ = writeln!(
        out,
        "{name} {} has {} operations: {both} have a twin of the same name in {} {}, {} have none. {works} work here. Of \
         the others it stands why they do not; each answers `UnsupportedOperation`.\n",
        product.version,
        rows.len(),
        other.name,
        other.version,
        rows.len() - both,
    );
    let _ = writeln!(
        out,
        "| operation | in {} | here |\n|---|---|---|",
        other.name
    );
    for (name, documented) in rows {
        let anchor = name.to_lowercase();
        let of_other = match has(name) {
            true => format!("[{name}]({twin}.md#{anchor})"),
            false => "–".to_owned(),
        };
        let here = match documented {
            None => format!("[works]({module}.md#{anchor})"),
            Some(Some(reason)) => format!("not offered: {reason}"),
            Some(None) => "not offered yet".to_owned(),
        };
        let _ = writeln!(out, "| {name} | {of_other} | {here} |");
    }
    out
}

fn coverage(model: &Model) -> String {
    let mut out = format!("{NOTICE}# Reference, and coverage of the API\n\n");
    out.push_str(
        "A page per product, [all errors](errors.md), and what [IMS has beside RAM](ims-and-ram.md). How an operation is declared: \
         [decisions](../../crates/openapi/decisions/README.md).\n\n",
    );
    out.push_str("| product | version | documented here | done |\n|---|---|---|---|\n");
    for product in &model.products {
        let done = product.done.len();
        let all = done + product.documented.len();
        let _ = writeln!(
            out,
            "| [{}]({}.md) | {} | {all} | {done} |",
            product.name, product.module, product.version
        );
    }
    for product in &model.not_offered {
        let _ = writeln!(
            out,
            "| {} | {} | {} | 0 |",
            product.product,
            product.version,
            product.operations.len()
        );
    }
    out.push_str(
        "\n*Documented here* counts the operations whose facts are in `crates/openapi/facts`; the cloud has more. \
         An operation that is documented and not done answers `UnsupportedOperation`.\n",
    );
    for product in &model.products {
        let _ = write!(out, "\n## {} {}\n\n", product.name, product.version);
        out.push_str("| operation | done | changes something |\n|---|---|---|\n");
        let yes = |so: bool| if so { "yes" } else { "–" };
        let done = product.done.iter().map(|operation| {
            let name = &operation.name;
            let link = format!("[{name}]({}.md#{})", product.module, name.to_lowercase());
            (name, link, "yes".to_owned(), operation.is_mutating)
        });
        let documented = product.documented.iter().map(|operation| {
            let reason = operation.reason.as_ref().map(|it| format!(": {it}"));
            let done = format!("–{}", reason.unwrap_or_default());
            (
                &operation.name,
                operation.name.clone(),
                done,
                operation.is_mutating,
            )
        });
        let mut rows: Vec<_> = done.chain(documented).collect();
        rows.sort_unstable();
        for (_, name, done, is_mutating) in rows {
            let _ = writeln!(out, "| {name} | {done} | {} |", yes(is_mutating));
        }
    }
    for product in &model.not_offered {
        let _ = write!(
            out,
            "\n## {} {}\n\nNothing of it is offered yet: ",
            product.product, product.version
        );
        let _ = writeln!(out, "{}.", product.operations.join(", "));
    }
    out
}

fn errors_page(errors: &Registry) -> String {
    let mut out = format!("{NOTICE}# Errors\n\n");
    out.push_str(
        "Codes and statuses are the documentation's, spelling slips included; messages are ours. \
         `{}` is where the detail goes.\n\n| code | status | message |\n|---|---|---|\n",
    );
    let mut rows: Vec<_> = errors
        .constants
        .keys()
        .map(|(status, code)| (code, status))
        .collect();
    rows.sort();
    for (code, status) in rows {
        let _ = writeln!(
            out,
            "| `{code}` | {status} | {} |",
            cell(&errors.message(code))
        );
    }
    out.push_str("\n## What to do\n\n");
    for (code, advice) in errors.advice() {
        let _ = writeln!(out, "- `{code}`: {advice}");
    }
    out
}

fn page(product: &Product) -> String {
    let mut out = format!("{NOTICE}# {} {}\n", product.name, product.version);
    for operation in &product.done {
        operation_section(&mut out, operation);
    }
    if !product.documented.is_empty() {
        out.push_str("\n## Documented, not offered\n\n");
        let names: Vec<&str> = product.documented.iter().map(|d| d.name.as_str()).collect();
        let _ = writeln!(out, "{}", names.join(", "));
    }
    out
}

fn operation_section(out: &mut String, operation: &Operation) {
    let _ = write!(out, "\n## {}\n\n", operation.name);
    let kind = if operation.is_mutating {
        "Changes something."
    } else {
        "Reads only."
    };
    let resources: Vec<String> = operation
        .resources
        .iter()
        .map(|resource| format!("`{resource}`"))
        .collect();
    let _ = writeln!(
        out,
        "{kind} Policies name it `{}`, on {}.",
        operation.ram_action,
        resources.join(", ")
    );
    if let Some(deviation) = &operation.deviation {
        let _ = write!(out, "\nOtherwise than documented: {deviation}\n");
    }
    if !operation.params.is_empty() {
        out.push_str("\n| parameter | type | required | |\n|---|---|---|---|\n");
        for param in &operation.params {
            param_rows(out, param);
        }
    }
    if operation.response.is_empty() {
        out.push_str("\nAnswers with `RequestId` only.\n");
    } else {
        out.push_str("\n| answer | type |\n|---|---|\n");
        for field in &operation.response {
            field_rows(out, field);
        }
    }
    let errors: Vec<String> = operation
        .errors
        .iter()
        .map(|(status, code)| format!("`{code}` {status}"))
        .collect();
    let _ = write!(out, "\nErrors: {}.\n", errors.join(", "));
}

fn param_rows(out: &mut String, param: &Param) {
    let (kind, fields): (&str, &[Param]) = match &param.kind {
        ParamKind::Text => ("text", &[]),
        ParamKind::Integer { .. } => ("integer", &[]),
        ParamKind::Boolean => ("boolean", &[]),
        ParamKind::Number => ("number", &[]),
        ParamKind::JsonTexts => ("JSON array of texts", &[]),
        ParamKind::Texts => ("texts, `.N`", &[]),
        ParamKind::List { fields, .. } => ("list, `.N`", fields),
        ParamKind::Object { fields, .. } => ("structure", fields),
    };
    let mut notes = Vec::new();
    if !param.allowed.is_empty() {
        notes.push(param.allowed.join(", "));
    }
    if let Some((min, max)) = param.length {
        let unit = if matches!(param.kind, ParamKind::Text) {
            "characters"
        } else {
            "elements"
        };
        notes.push(format!("{min} to {max} {unit}"));
    }
    if let Some(default) = &param.default {
        notes.push(format!("default {default}"));
    }
    if param.is_deprecated {
        notes.push("deprecated".to_owned());
    }
    if !param.aliases.is_empty() {
        notes.push(format!("also {}", param.aliases.join(", ")));
    }
    let required = if param.is_required { "yes" } else { "" };
    let _ = writeln!(
        out,
        "| `{}` | {kind} | {required} | {} |",
        param.path,
        cell(&notes.join("; "))
    );
    for field in fields {
        param_rows(out, field);
    }
}

fn field_rows(out: &mut String, field: &Field) {
    let (kind, fields): (&str, &[Field]) = match &field.shape {
        Shape::Text => ("text", &[]),
        Shape::Integer => ("integer", &[]),
        Shape::Boolean => ("boolean", &[]),
        Shape::Number => ("number", &[]),
        Shape::Texts { element: Some(_) } => ("wrapped texts", &[]),
        Shape::Texts { element: None } => ("texts", &[]),
        Shape::List {
            element: Some(_),
            fields,
            ..
        } => ("wrapped list", fields),
        Shape::List {
            element: None,
            fields,
            ..
        } => ("list", fields),
        Shape::Object { fields, .. } => ("structure", fields),
    };
    let note = if field.is_optional {
        ", may be absent"
    } else {
        ""
    };
    let _ = writeln!(out, "| `{}` | {kind}{note} |", field.path);
    for field in fields {
        field_rows(out, field);
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
