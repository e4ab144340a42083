//! The facts: what the documentation states, read from `crates/openapi/facts`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// One file of facts.
#[derive(Deserialize)]
pub(crate) struct Facts {
    pub(crate) product: String,
    pub(crate) version: String,
    pub(crate) operations: Vec<OperationFacts>,
}

/// One operation. `response` is the shape of its answer; a list has one element, the shape of its elements.
#[derive(Clone, Deserialize)]
pub(crate) struct OperationFacts {
    pub(crate) name: String,
    pub(crate) request: Vec<ParamFacts>,
    pub(crate) response: Value,
    /// Whether it is called without an access key.
    #[serde(default)]
    pub(crate) anonymous: bool,
}

/// One parameter or field.
#[derive(Clone, Deserialize)]
pub(crate) struct ParamFacts {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) required: bool,
    pub(crate) json: Option<String>,
    pub(crate) items: Option<(u32, u32)>,
    pub(crate) len: Option<(u32, u32)>,
    #[serde(rename = "enum", default)]
    pub(crate) allowed: Vec<String>,
    #[serde(default)]
    pub(crate) range: Vec<Value>,
    pub(crate) default: Option<String>,
    #[serde(default)]
    pub(crate) deprecated: bool,
    #[serde(default)]
    pub(crate) alias_spellings: Vec<String>,
    #[serde(default)]
    pub(crate) fields: Vec<ParamFacts>,
}

/// The documented errors of a product: `[status, code]` pairs.
#[derive(Default, Deserialize)]
pub(crate) struct ErrorFacts {
    pub(crate) common: Vec<(u16, String)>,
    pub(crate) operations: BTreeMap<String, OperationErrors>,
}

/// The errors that one operation's table lists.
#[derive(Deserialize)]
pub(crate) struct OperationErrors {
    pub(crate) codes: Vec<(u16, String)>,
}

/// `not-offered.json`: products of which only the names of operations are known here.
#[derive(Deserialize)]
pub(crate) struct NotOffered {
    pub(crate) products: Vec<NotOfferedProduct>,
}

/// One such product.
#[derive(Deserialize)]
pub(crate) struct NotOfferedProduct {
    pub(crate) product: String,
    pub(crate) version: String,
    pub(crate) operations: Vec<String>,
}

/// Reads a JSON file of facts.
pub(crate) fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}
