//! Rust of `crates/openapi/src/generated`: one small file per offered operation.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use super::errors::{ErrorKey, Registry};
use super::model::{self, Field, Model, Operation, Param, ParamKind, Product, Shape};
use super::words;

const NOTICE: &str = "// Written by `cargo xtask gen` from facts and decisions: edit those.\n\n";

/// All files, by path from the directory of generated files.
pub(crate) fn files(model: &Model) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    files.insert("mod.rs".into(), front(model));
    files.insert("documented.rs".into(), documented_file(model));
    for product in &model.products {
        let directory = PathBuf::from(&product.module);
        files.insert(directory.join("mod.rs"), product_front(product));
        for operation in &product.done {
            let path = directory.join(format!("{}.rs", operation.module));
            files.insert(path, operation_file(product, operation, &model.errors));
        }
    }
    files
}

fn front(model: &Model) -> String {
    let mut out = NOTICE.replace("// ", "//! ");
    for product in &model.products {
        let _ = writeln!(out, "pub mod {};", product.module);
    }
    out.push_str(
        "pub mod documented;\npub mod errors;\n\nuse crate::error::ErrorRow;\nuse crate::operation::Operation;\n\n",
    );
    let done: Vec<String> = model
        .products
        .iter()
        .flat_map(|product| {
            product.done.iter().map(move |operation| {
                format!("&{}::{}::OPERATION", product.module, operation.module)
            })
        })
        .collect();
    let _ = writeln!(
        out,
        "/// Every operation that is offered, product by product.\n\
         pub static OPERATIONS: &[&Operation] = &[{}];\n",
        done.join(", ")
    );
    let common: Vec<String> = model
        .errors
        .common
        .iter()
        .map(|key| format!("errors::{}", model.errors.constant(key)))
        .collect();
    let _ = writeln!(
        out,
        "/// What every operation may answer.\n\
         pub static COMMON_ERRORS: &[ErrorRow] = &[{}];",
        common.join(", ")
    );
    out
}

fn product_front(product: &Product) -> String {
    let mut out = format!("//! {} {}.\n//!\n", product.name, product.version);
    out.push_str(&NOTICE.replace("// ", "//! "));
    for operation in &product.done {
        let _ = writeln!(out, "pub mod {};", operation.module);
    }
    out
}

/// What is documented and not offered: the names, and whether they change anything.
fn documented_file(model: &Model) -> String {
    let mut out =
        String::from("//! What the cloud documents and this region does not offer.\n//!\n");
    out.push_str(&NOTICE.replace("// ", "//! "));
    out.push_str("use crate::operation::{Operation, Status};\n\n");
    let own = model.products.iter().flat_map(|product| {
        product.documented.iter().map(|operation| {
            (
                &product.name,
                &product.version,
                &operation.name,
                operation.is_mutating,
            )
        })
    });
    let others = model.not_offered.iter().flat_map(|product| {
        product.operations.iter().map(|name| {
            (
                &product.product,
                &product.version,
                name,
                model::changes_something(name),
            )
        })
    });
    let rows: Vec<String> = own
        .chain(others)
        .map(|(product, version, name, is_mutating)| {
            format!("documented({product:?}, {version:?}, {name:?}, {is_mutating})")
        })
        .collect();
    let _ = writeln!(
        out,
        "/// All of them, product by product.\npub static DOCUMENTED: &[Operation] = &[{}];\n",
        rows.join(", ")
    );
    out.push_str(
        "const fn documented(product: &'static str, version: &'static str, name: &'static str, \
         is_mutating: bool) -> Operation {\n\
         Operation { product, version, name, status: Status::Documented, ram_action: \"\", resources: &[], \
         params: &[], errors: &[], is_mutating, is_anonymous: false, check: |_| Ok(()) }\n}\n",
    );
    out
}

fn operation_file(product: &Product, operation: &Operation, errors: &Registry) -> String {
    let mut out = format!(
        "//! `{}` of {} {}.\n//!\n{}",
        operation.name,
        product.name,
        product.version,
        NOTICE.replace("// ", "//! ")
    );
    out.push_str("#[allow(clippy::wildcard_imports)]\nuse crate::declare::*;\n\n");
    request_struct(&mut out, operation);
    response_struct(
        &mut out,
        "Response",
        &format!("What `{}` answers.", operation.name),
        &operation.response,
    );
    descriptor(&mut out, product, operation, errors);
    out
}

fn request_struct(out: &mut String, operation: &Operation) {
    let about = format!("What `{}` asks for.", operation.name);
    param_struct(out, "Request", &about, &operation.params);
    let _ = writeln!(
        out,
        "impl Request {{\n\
         /// Reads and checks the parameters.\n///\n\
         /// # Errors\n/// The documented one of the first parameter that is missing or not acceptable.\n\
         pub fn read(params: &Params) -> Result<Self, ApiError> {{\n\
         {}\n}}\n}}\n",
        struct_reading("params.fields(&OPERATION)", &operation.params)
    );
    nested_structs(out, &operation.params);
}

fn nested_structs(out: &mut String, params: &[Param]) {
    for param in params {
        if let ParamKind::List { type_name, fields } | ParamKind::Object { type_name, fields } =
            &param.kind
        {
            param_struct(out, type_name, &format!("`{}`.", param.path), fields);
            let _ = writeln!(
                out,
                "impl {type_name} {{\nfn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {{\n\
                 {}\n}}\n}}\n",
                struct_reading("", fields)
            );
            nested_structs(out, fields);
        }
    }
}

fn param_struct(out: &mut String, name: &str, about: &str, params: &[Param]) {
    let _ = writeln!(
        out,
        "/// {about}\n#[derive(Clone, Debug, Default, PartialEq)]\npub struct {name} {{"
    );
    for param in params {
        let about = param_about(param);
        let _ = writeln!(
            out,
            "/// {about}\npub {}: {},",
            words::field(&param.name),
            param_type(param)
        );
    }
    out.push_str("}\n\n");
}

fn param_about(param: &Param) -> String {
    let mut about = format!("`{}`", param.path);
    if param.is_required {
        about.push_str(", required");
    }
    if let Some(default) = &param.default {
        let _ = write!(about, "; default {default}");
    }
    if param.is_deprecated {
        about.push_str("; deprecated");
    }
    about.push('.');
    about
}

fn param_type(param: &Param) -> String {
    match &param.kind {
        ParamKind::Text => "Option<String>".to_owned(),
        ParamKind::Integer { .. } => "Option<i64>".to_owned(),
        ParamKind::Boolean => "Option<bool>".to_owned(),
        ParamKind::Number => "Option<f64>".to_owned(),
        ParamKind::JsonTexts => "Option<Vec<String>>".to_owned(),
        ParamKind::Texts => "Vec<String>".to_owned(),
        ParamKind::List { type_name, .. } => format!("Vec<{type_name}>"),
        ParamKind::Object { type_name, .. } => format!("Option<{type_name}>"),
    }
}

fn struct_reading(source: &str, params: &[Param]) -> String {
    if params.is_empty() {
        return "let _ = params;\nOk(Self {})".to_owned();
    }
    let mut out = String::new();
    if !source.is_empty() {
        let _ = writeln!(out, "let fields = {source};");
    }
    out.push_str("Ok(Self {");
    for param in params {
        let name = &param.name;
        let read = match &param.kind {
            ParamKind::Text => format!("fields.text({name:?})?"),
            ParamKind::Integer { .. } => format!("fields.integer({name:?})?"),
            ParamKind::Boolean => format!("fields.boolean({name:?})?"),
            ParamKind::Number => format!("fields.number({name:?})?"),
            ParamKind::JsonTexts => format!("fields.json_texts({name:?})?"),
            ParamKind::Texts => format!("fields.texts({name:?})?"),
            ParamKind::List { type_name, .. } => {
                format!("fields.list({name:?}, {type_name}::read)?")
            }
            ParamKind::Object { type_name, .. } => {
                format!("fields.object({name:?}, {type_name}::read)?")
            }
        };
        let _ = writeln!(out, "{}: {read},", words::field(name));
    }
    out.push_str("})");
    out
}

fn response_struct(out: &mut String, name: &str, about: &str, fields: &[Field]) {
    let _ = writeln!(
        out,
        "/// {about}\n#[derive(Clone, Debug, Default, PartialEq)]\npub struct {name} {{"
    );
    for field in fields {
        let _ = writeln!(
            out,
            "/// `{}`.\npub {}: {},",
            field.path,
            words::field(&field.name),
            field_type(field)
        );
    }
    out.push_str("}\n\n");
    let (out_name, body) = if fields.is_empty() {
        ("_", String::new())
    } else {
        ("out", fields.iter().map(field_writing).collect::<String>())
    };
    let _ = writeln!(
        out,
        "impl Fields for {name} {{\nfn write(&self, {out_name}: &mut dyn ResponseWriter) {{\n{body}}}\n}}\n"
    );
    for field in fields {
        if let Shape::List {
            type_name,
            fields: inner,
            ..
        }
        | Shape::Object {
            type_name,
            fields: inner,
        } = &field.shape
        {
            response_struct(out, type_name, &format!("`{}`.", field.path), inner);
        }
    }
}

fn field_type(field: &Field) -> String {
    let plain = match &field.shape {
        Shape::Text => "String".to_owned(),
        Shape::Integer => "i64".to_owned(),
        Shape::Boolean => "bool".to_owned(),
        Shape::Number => "f64".to_owned(),
        Shape::Texts { .. } => "Vec<String>".to_owned(),
        Shape::List { type_name, .. } => format!("Vec<{type_name}>"),
        Shape::Object { type_name, .. } => type_name.clone(),
    };
    if field.is_optional {
        format!("Option<{plain}>")
    } else {
        plain
    }
}

fn field_writing(field: &Field) -> String {
    let name = &field.name;
    let member = format!("self.{}", words::field(name));
    let by_reference = |value: &str| {
        if field.is_optional {
            value.to_owned()
        } else {
            format!("&{value}")
        }
    };
    let value = if field.is_optional {
        "value".to_owned()
    } else {
        member.clone()
    };
    let copied = if field.is_optional {
        "*value".to_owned()
    } else {
        member.clone()
    };
    let quoted = |element: &Option<String>| match element {
        Some(element) => format!("Some({element:?})"),
        None => "None".to_owned(),
    };
    let writing = match &field.shape {
        Shape::Text => format!("out.text({name:?}, {});", by_reference(&value)),
        Shape::Integer => format!("out.integer({name:?}, {copied});"),
        Shape::Boolean => format!("out.boolean({name:?}, {copied});"),
        Shape::Number => format!("out.number({name:?}, {copied});"),
        Shape::Texts { element } => {
            format!(
                "write_texts(out, {name:?}, {}, {});",
                quoted(element),
                by_reference(&value)
            )
        }
        Shape::List { element, .. } => {
            format!(
                "write_list(out, {name:?}, {}, {});",
                quoted(element),
                by_reference(&value)
            )
        }
        Shape::Object { .. } => format!("write_object(out, {name:?}, {});", by_reference(&value)),
    };
    if field.is_optional {
        format!("if let Some(value) = &{member} {{\n{writing}\n}}\n")
    } else {
        format!("{writing}\n")
    }
}

fn descriptor(out: &mut String, product: &Product, operation: &Operation, errors: &Registry) {
    let listed: Vec<String> = operation
        .errors
        .iter()
        .map(|key: &ErrorKey| format!("errors::{}", errors.constant(key)))
        .collect();
    let _ = writeln!(
        out,
        "/// `{name}`, as it is declared.\n\
         pub static OPERATION: Operation = Operation {{\n\
         product: {product:?}, version: {version:?}, name: {name:?}, status: Status::Done,\n\
         ram_action: {ram:?}, resources: &{resources:?}, params: PARAMS, errors: &[{listed}],\n\
         is_mutating: {mutating}, is_anonymous: {anonymous}, check: |params| Request::read(params).map(drop) }};\n",
        name = operation.name,
        product = product.name,
        version = product.version,
        ram = operation.ram_action,
        resources = operation.resources,
        listed = listed.join(", "),
        mutating = operation.is_mutating,
        anonymous = operation.is_anonymous,
    );
    param_table(out, "PARAMS", &operation.params, errors);
}

fn param_table(out: &mut String, name: &str, params: &[Param], errors: &Registry) {
    let rows: Vec<String> = params
        .iter()
        .map(|param| param_row(param, errors))
        .collect();
    let _ = writeln!(out, "static {name}: &[Param] = &[{}];\n", rows.join(", "));
    for param in params {
        if let ParamKind::List { fields, .. } | ParamKind::Object { fields, .. } = &param.kind {
            param_table(out, &table_name(param), fields, errors);
        }
    }
}

fn table_name(param: &Param) -> String {
    words::constant(&param.path.replace(".N", ""))
}

/// A parameter as a chain that names only what is not usual.
fn param_row(param: &Param, errors: &Registry) -> String {
    let kind = match &param.kind {
        ParamKind::Text => "text".to_owned(),
        ParamKind::Integer { min, max } if (*min, *max) == (i64::MIN, i64::MAX) => {
            "long".to_owned()
        }
        ParamKind::Integer { min, max }
            if (*min, *max) == (i64::from(i32::MIN), i64::from(i32::MAX)) =>
        {
            "integer".to_owned()
        }
        ParamKind::Integer { min, max } => {
            return finish_row(
                param,
                errors,
                format!("whole({:?}, {min}, {max})", param.name),
            );
        }
        ParamKind::Boolean => "boolean".to_owned(),
        ParamKind::Number => "number".to_owned(),
        ParamKind::JsonTexts => "json_texts".to_owned(),
        ParamKind::Texts => "texts".to_owned(),
        ParamKind::List { .. } => {
            return finish_row(
                param,
                errors,
                format!("list({:?}, {})", param.name, table_name(param)),
            );
        }
        ParamKind::Object { .. } => {
            let start = format!("object({:?}, {})", param.name, table_name(param));
            return finish_row(param, errors, start);
        }
    };
    finish_row(param, errors, format!("{kind}({:?})", param.name))
}

fn finish_row(param: &Param, errors: &Registry, mut row: String) -> String {
    if param.is_required {
        row.push_str(".required()");
    }
    if param.keeps_empty {
        row.push_str(".keeping_empty()");
    }
    if let Some((min, max)) = param.length {
        let _ = write!(row, ".sized({min}, {max})");
    }
    if !param.aliases.is_empty() {
        let _ = write!(row, ".also(&{:?})", param.aliases);
    }
    if !param.allowed.is_empty() {
        let _ = write!(row, ".one_of(&{:?})", param.allowed);
    }
    if param.missing != (400, "MissingParameter".to_owned()) {
        let _ = write!(
            row,
            ".missing(&errors::{})",
            errors.constant(&param.missing)
        );
    }
    if param.malformed != (400, "InvalidParameter".to_owned()) {
        let _ = write!(
            row,
            ".malformed(&errors::{})",
            errors.constant(&param.malformed)
        );
    }
    row
}
