//! Facts and decisions merged: what is generated from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::decisions::{self, ActionDecision, Decisions, ErrorDecisions, ParamDecision};
use super::errors::{self, ErrorKey, Registry};
use super::facts::{
    self, ErrorFacts, Facts, NotOffered, NotOfferedProduct, OperationFacts, ParamFacts,
};
use super::words;

/// Every product and every error.
pub(crate) struct Model {
    pub(crate) products: Vec<Product>,
    /// Products of which nothing is offered.
    pub(crate) not_offered: Vec<NotOfferedProduct>,
    pub(crate) errors: Registry,
}

/// One product.
pub(crate) struct Product {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The name of its module and page.
    pub(crate) module: String,
    /// What Kanmon offers, in the order of the facts.
    pub(crate) done: Vec<Operation>,
    /// What the cloud documents and Kanmon does not offer.
    pub(crate) documented: Vec<Documented>,
}

/// One documented operation that is not offered.
pub(crate) struct Documented {
    pub(crate) name: String,
    /// Why it is not offered, where somebody said so.
    pub(crate) reason: Option<String>,
    pub(crate) is_mutating: bool,
}

/// One offered operation.
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) ram_action: String,
    pub(crate) resources: Vec<String>,
    pub(crate) params: Vec<Param>,
    pub(crate) response: Vec<Field>,
    pub(crate) errors: BTreeSet<ErrorKey>,
    pub(crate) is_mutating: bool,
    pub(crate) is_anonymous: bool,
    pub(crate) deviation: Option<String>,
}

/// One parameter or field of a request.
pub(crate) struct Param {
    pub(crate) name: String,
    /// The name with those of its parents, such as `Tag.N.Key`.
    pub(crate) path: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: ParamKind,
    pub(crate) is_required: bool,
    pub(crate) keeps_empty: bool,
    pub(crate) missing: ErrorKey,
    pub(crate) malformed: ErrorKey,
    pub(crate) length: Option<(u32, u32)>,
    pub(crate) allowed: Vec<String>,
    pub(crate) default: Option<String>,
    pub(crate) is_deprecated: bool,
}

/// What a parameter is.
pub(crate) enum ParamKind {
    Text,
    Integer {
        min: i64,
        max: i64,
    },
    Boolean,
    Number,
    JsonTexts,
    Texts,
    List {
        type_name: String,
        fields: Vec<Param>,
    },
    Object {
        type_name: String,
        fields: Vec<Param>,
    },
}

/// One field of an answer.
pub(crate) struct Field {
    pub(crate) name: String,
    /// The name with those of its parents, such as `Permissions.Permission[].Policy`.
    pub(crate) path: String,
    pub(crate) shape: Shape,
    pub(crate) is_optional: bool,
}

/// What a field of an answer is.
pub(crate) enum Shape {
    Text,
    Integer,
    Boolean,
    Number,
    Texts {
        element: Option<String>,
    },
    List {
        element: Option<String>,
        type_name: String,
        fields: Vec<Field>,
    },
    Object {
        type_name: String,
        fields: Vec<Field>,
    },
}

const PRODUCTS: [&str; 11] = [
    "ecs",
    "vpc",
    "ram",
    "sts",
    "ims",
    "resourcemanager",
    "resourcedirectorymaster",
    "kanmon",
    "resourcesharing",
    "location",
    "actiontrail",
];

/// Reads and merges everything.
pub(crate) fn read(openapi: &Path) -> Result<Model, String> {
    let error_decisions: ErrorDecisions = decisions::read(&openapi.join("decisions/errors.toml"))?;
    let mut products = Vec::new();
    let mut common: BTreeSet<ErrorKey> = BTreeSet::new();
    let mut all: BTreeSet<ErrorKey> = BTreeSet::new();
    for text in &error_decisions.common {
        common.insert(errors::parse(text)?);
    }
    for product in PRODUCTS {
        let decisions: Decisions =
            decisions::read(&openapi.join("decisions").join(format!("{product}.toml")))?;
        let facts = openapi.join("facts");
        let error_facts: ErrorFacts = match &decisions.product.errors {
            Some(file) => facts::read(&facts.join(file))?,
            None => ErrorFacts::default(),
        };
        common.extend(error_facts.common.iter().cloned());
        let tables = error_facts
            .operations
            .values()
            .flat_map(|table| &table.codes);
        all.extend(tables.cloned());
        let merged = merge_product(product, &facts, &decisions, &error_facts, &common)
            .map_err(|error| format!("decisions/{product}.toml: {error}"))?;
        for operation in &merged.done {
            all.extend(operation.errors.iter().cloned());
        }
        products.push(merged);
    }
    let not_offered: NotOffered = facts::read(&openapi.join("facts/not-offered.json"))?;
    all.extend(common.iter().cloned());
    let errors = Registry::new(&all, common.into_iter().collect(), error_decisions)?;
    Ok(Model {
        products,
        not_offered: not_offered.products,
        errors,
    })
}

fn merge_product(
    module: &str,
    directory: &Path,
    decisions: &Decisions,
    error_facts: &ErrorFacts,
    common: &BTreeSet<ErrorKey>,
) -> Result<Product, String> {
    let facts: Facts = facts::read(&directory.join(&decisions.product.facts))?;
    let mut operations: Vec<OperationFacts> = facts.operations;
    let own: BTreeSet<&String> = decisions
        .action
        .values()
        .filter_map(|action| action.own_facts.as_ref())
        .collect();
    for file in own {
        let more: Facts = facts::read(&directory.join(file))?;
        operations.extend(more.operations);
    }
    let known: BTreeSet<&str> = operations
        .iter()
        .map(|operation| operation.name.as_str())
        .collect();
    if let Some(unknown) = decisions
        .action
        .keys()
        .find(|name| !known.contains(name.as_str()))
    {
        return Err(format!("no facts about {unknown}"));
    }
    for name in decisions.not_offered.keys() {
        if !known.contains(name.as_str()) {
            return Err(format!("no facts about {name}, which is not offered"));
        }
        if decisions.action.contains_key(name) {
            return Err(format!("{name} is offered and not offered"));
        }
    }
    let mut done = Vec::new();
    let mut documented = Vec::new();
    for operation in &operations {
        match decisions.action.get(&operation.name) {
            Some(action) => done.push(
                merge(operation, action, decisions, error_facts, common)
                    .map_err(|error| format!("{}: {error}", operation.name))?,
            ),
            None => documented.push(Documented {
                name: operation.name.clone(),
                reason: decisions.not_offered.get(&operation.name).cloned(),
                is_mutating: changes_something(&operation.name),
            }),
        }
    }
    Ok(Product {
        name: facts.product,
        version: facts.version,
        module: module.to_owned(),
        done,
        documented,
    })
}

pub(crate) fn changes_something(name: &str) -> bool {
    !["Describe", "List", "Get", "Query"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

fn merge(
    facts: &OperationFacts,
    action: &ActionDecision,
    decisions: &Decisions,
    error_facts: &ErrorFacts,
    common: &BTreeSet<ErrorKey>,
) -> Result<Operation, String> {
    let mut declared: BTreeSet<ErrorKey> = BTreeSet::new();
    for name in std::iter::once(&facts.name).chain(&action.errors_of) {
        match error_facts.operations.get(name) {
            Some(table) => declared.extend(table.codes.iter().cloned()),
            None if *name == facts.name => {}
            None => return Err(format!("{name} has no table of errors")),
        }
    }
    for text in &action.errors {
        declared.insert(errors::parse(text)?);
    }
    let known: BTreeSet<&str> = facts
        .request
        .iter()
        .map(|param| param.name.as_str())
        .collect();
    if let Some(unknown) = action
        .params
        .keys()
        .find(|path| !facts.request.iter().any(|param| has_path(param, "", path)))
    {
        return Err(format!("no parameter {unknown}"));
    }
    let resources: Vec<String> = action
        .resources
        .iter()
        .map(|resource| resource_template(resource, &decisions.product.arn, &known))
        .collect::<Result<_, _>>()?;
    let chosen = Chosen {
        declared: &declared,
        common,
    };
    let params: Vec<Param> = facts
        .request
        .iter()
        .map(|param| merge_param(param, &action.params, None, &chosen))
        .collect::<Result<_, _>>()?;
    let mut used = BTreeSet::new();
    for param in &params {
        collect_errors(param, &mut used);
    }
    declared.extend(used.into_iter().filter(|key| !common.contains(key)));
    let mut overrides = Overrides {
        decided: &action.response,
        used: BTreeSet::new(),
    };
    let response = match &facts.response {
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .filter(|(name, _)| name.as_str() != "RequestId");
            merge_fields(fields, "", "Response", &mut overrides)?
        }
        _ => return Err("the answer is no object".to_owned()),
    };
    if let Some(unknown) = action
        .response
        .keys()
        .find(|path| !overrides.used.contains(*path))
    {
        return Err(format!("no field {unknown} in the answer"));
    }
    let ram = action.ram.as_ref().unwrap_or(&facts.name);
    Ok(Operation {
        name: facts.name.clone(),
        module: words::snake(&facts.name),
        ram_action: match ram.contains(':') {
            true => ram.clone(),
            false => format!("{}:{ram}", decisions.product.ram),
        },
        resources,
        params,
        response,
        errors: declared,
        is_mutating: action
            .mutating
            .unwrap_or_else(|| changes_something(&facts.name)),
        is_anonymous: facts.anonymous,
        deviation: action.deviation.clone(),
    })
}

/// Holes that the control plane fills itself: the region, and the account that owns the resource.
const GIVEN_HOLES: [&str; 2] = ["RegionId", "Owner"];

fn resource_template(resource: &str, arn: &str, params: &BTreeSet<&str>) -> Result<String, String> {
    let template = if resource == "*" || resource.starts_with("acs:") {
        resource.to_owned()
    } else {
        format!("{arn}{resource}")
    };
    for part in template.split('{').skip(1) {
        let (hole, _) = part
            .split_once('}')
            .ok_or_else(|| format!("{template}: no closing brace"))?;
        if !GIVEN_HOLES.contains(&hole) && !params.contains(hole) {
            return Err(format!("{template}: nothing fills {{{hole}}}"));
        }
    }
    Ok(template)
}

/// Where the error of a parameter is looked for.
struct Chosen<'a> {
    declared: &'a BTreeSet<ErrorKey>,
    common: &'a BTreeSet<ErrorKey>,
}

impl Chosen<'_> {
    /// The first of these codes that the operation declares, or the general one.
    fn first_of(&self, codes: &[String], general: &str) -> ErrorKey {
        for code in codes {
            if let Some(key) = self.declared.iter().find(|(_, declared)| declared == code) {
                return key.clone();
            }
        }
        let key = (400, general.to_owned());
        assert!(self.common.contains(&key), "{general} is common");
        key
    }
}

/// Whether a parameter, or one nested in it, has this path, such as `Tag.N.Key`.
fn has_path(facts: &ParamFacts, parent: &str, path: &str) -> bool {
    let own = format!("{parent}{}", facts.name);
    let inner = match facts.kind.as_str() {
        "list" => format!("{own}.N."),
        _ => format!("{own}."),
    };
    own == path
        || facts
            .fields
            .iter()
            .any(|field| has_path(field, &inner, path))
}

fn merge_param(
    facts: &ParamFacts,
    decisions: &BTreeMap<String, ParamDecision>,
    parent: Option<&str>,
    chosen: &Chosen<'_>,
) -> Result<Param, String> {
    let none = ParamDecision::default();
    let name = &facts.name;
    let path = parent.map_or_else(|| name.clone(), |parent| format!("{parent}.{name}"));
    let decision = decisions.get(&path).unwrap_or(&none);
    let owner = parent.map(|parent| parent.replace(".N", "").replace('.', ""));
    let mut malformed_codes = Vec::new();
    if let Some(owner) = &owner {
        malformed_codes.push(format!("Invalid{owner}{name}.Malformed"));
    }
    malformed_codes.extend([
        format!("Invalid{name}.Malformed"),
        format!("InvalidParam.{name}"),
        format!("InvalidParameter.{name}"),
        format!("InvalidParams.{name}"),
        format!("Invalid{name}.ValueNotSupported"),
        format!("InvalidParameter.{name}.Length"),
        format!("InvalidParameter.{name}.Range"),
        format!("InvalidParameter.{name}.Format"),
        format!("InvalidParameter.{name}.InvalidChars"),
    ]);
    if let Some(owner) = &owner {
        malformed_codes.extend([
            format!("InvalidParam.{owner}"),
            format!("InvalidParameter.{owner}"),
        ]);
    }
    let missing_codes = [
        format!("MissingParameter.{name}"),
        format!("MissingParamter.{name}"),
    ];
    let missing = match &decision.missing {
        Some(text) => errors::parse(text)?,
        None => chosen.first_of(&missing_codes, "MissingParameter"),
    };
    let malformed = match &decision.malformed {
        Some(text) => errors::parse(text)?,
        None => chosen.first_of(&malformed_codes, "InvalidParameter"),
    };
    let keeps_empty = match decision.empty.as_deref() {
        None => false,
        Some("kept") => true,
        Some(other) => return Err(format!("{path}: empty = {other:?} is not known")),
    };
    let nested = |suffix: &str| -> Result<Vec<Param>, String> {
        let parent = format!("{path}{suffix}");
        let fields = facts.fields.iter();
        fields
            .map(|field| merge_param(field, decisions, Some(&parent), chosen))
            .collect()
    };
    let type_name = format!(
        "Request{}",
        words::capitalised(&path.replace(".N", "").replace('.', ""))
    );
    let kind = match facts.kind.as_str() {
        "string" if facts.json.is_some() => ParamKind::JsonTexts,
        "string" => ParamKind::Text,
        "boolean" => ParamKind::Boolean,
        "number" => ParamKind::Number,
        "int32" => integer(facts, i64::from(i32::MIN), i64::from(i32::MAX)),
        "int64" | "integer" => integer(facts, i64::MIN, i64::MAX),
        "list" if facts.fields.is_empty() => ParamKind::Texts,
        "list" => ParamKind::List {
            type_name,
            fields: nested(".N")?,
        },
        "object" => ParamKind::Object {
            type_name,
            fields: nested("")?,
        },
        other => return Err(format!("{path}: the type {other} is not known")),
    };
    let is_list = matches!(
        kind,
        ParamKind::Texts | ParamKind::List { .. } | ParamKind::JsonTexts
    );
    let length = if is_list {
        decision.items.or(facts.items)
    } else if matches!(kind, ParamKind::Text) {
        decision.len.or(facts.len)
    } else {
        None
    };
    let mut aliases = decision.alias.clone();
    aliases.extend(facts.alias_spellings.iter().cloned());
    if path == "Tag.N.Key" || path == "Tag.N.Value" {
        aliases.push(name.to_lowercase());
    }
    Ok(Param {
        name: name.clone(),
        aliases,
        kind,
        is_required: decision.required.unwrap_or(facts.required),
        keeps_empty,
        missing,
        malformed,
        length,
        allowed: decision
            .allowed
            .clone()
            .unwrap_or_else(|| facts.allowed.clone()),
        default: facts.default.clone(),
        is_deprecated: facts.deprecated,
        path,
    })
}

/// Ranges of the facts are hints (many operations clamp): they hold only for own facts, where they are ours.
fn integer(facts: &ParamFacts, min: i64, max: i64) -> ParamKind {
    let bound = |at: usize| facts.range.get(at).and_then(Value::as_i64);
    let is_ours = facts.range.len() == 2 && OWN_BOUNDS.contains(&facts.name.as_str());
    match (bound(0), bound(1)) {
        (Some(low), Some(high)) if is_ours => ParamKind::Integer {
            min: low,
            max: high,
        },
        _ => ParamKind::Integer { min, max },
    }
}

/// Parameters of product Kanmon, whose bounds hold as they stand.
const OWN_BOUNDS: [&str; 4] = ["Port", "SourcePort", "Revision", "TimeoutSecs"];

fn collect_errors(param: &Param, used: &mut BTreeSet<ErrorKey>) {
    used.insert(param.missing.clone());
    used.insert(param.malformed.clone());
    if let ParamKind::List { fields, .. } | ParamKind::Object { fields, .. } = &param.kind {
        for field in fields {
            collect_errors(field, used);
        }
    }
}

struct Overrides<'a> {
    decided: &'a BTreeMap<String, String>,
    used: BTreeSet<String>,
}

fn merge_fields<'a>(
    fields: impl Iterator<Item = (&'a String, &'a Value)>,
    path: &str,
    type_prefix: &str,
    overrides: &mut Overrides<'_>,
) -> Result<Vec<Field>, String> {
    fields
        .map(|(name, value)| {
            let path = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            merge_field(name, value, path, type_prefix, overrides)
        })
        .collect()
}

fn merge_field(
    name: &str,
    value: &Value,
    path: String,
    type_prefix: &str,
    overrides: &mut Overrides<'_>,
) -> Result<Field, String> {
    let mut kind = value.clone();
    let mut is_optional = false;
    if let Some(decided) = overrides.decided.get(&path) {
        overrides.used.insert(path.clone());
        if decided == "optional" {
            is_optional = true;
        } else {
            kind = Value::String(decided.clone());
        }
    }
    let shape = match &kind {
        Value::String(scalar) => scalar_shape(scalar, &path)?,
        Value::Array(_) => list_shape(name, None, &kind, &path, type_prefix, overrides)?,
        Value::Object(inner) => {
            // An object whose only key is a list is the wrapper of that list.
            let mut entries = inner.iter();
            match (entries.next(), entries.next()) {
                (Some((element, list @ Value::Array(_))), None) => {
                    let path = format!("{path}.{element}");
                    list_shape(element, Some(element), list, &path, type_prefix, overrides)?
                }
                _ => {
                    let type_name = format!("{type_prefix}{}", words::capitalised(name));
                    let fields = merge_fields(inner.iter(), &path, &type_name, overrides)?;
                    Shape::Object { type_name, fields }
                }
            }
        }
        other => return Err(format!("{path}: {other} is no shape")),
    };
    Ok(Field {
        name: name.to_owned(),
        path,
        shape,
        is_optional,
    })
}

fn scalar_shape(scalar: &str, path: &str) -> Result<Shape, String> {
    match scalar {
        "string" => Ok(Shape::Text),
        "integer" => Ok(Shape::Integer),
        "boolean" => Ok(Shape::Boolean),
        "number" => Ok(Shape::Number),
        other => Err(format!("{path}: the type {other} is not known")),
    }
}

fn list_shape(
    name: &str,
    element: Option<&String>,
    list: &Value,
    path: &str,
    type_prefix: &str,
    overrides: &mut Overrides<'_>,
) -> Result<Shape, String> {
    let element = element.cloned();
    match list.as_array().map(Vec::as_slice) {
        Some([Value::String(scalar)]) if scalar == "string" => Ok(Shape::Texts { element }),
        Some([Value::Object(fields)]) => {
            let type_name = format!("{type_prefix}{}", words::capitalised(name));
            let path = format!("{path}[]");
            let fields = merge_fields(fields.iter(), &path, &type_name, overrides)?;
            Ok(Shape::List {
                element,
                type_name,
                fields,
            })
        }
        _ => Err(format!("{path}: a list of something unknown")),
    }
}

#[cfg(test)]
mod tests;
