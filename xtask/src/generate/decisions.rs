//! The decisions: what we make of each operation, read from `crates/openapi/decisions`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// One product's decisions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decisions {
    pub(crate) product: ProductDecision,
    pub(crate) action: BTreeMap<String, ActionDecision>,
    /// Why an operation is not offered, shown in the coverage of the API.
    #[serde(default)]
    pub(crate) not_offered: BTreeMap<String, String>,
}

/// What holds for all operations of a product.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductDecision {
    /// Its file of facts.
    pub(crate) facts: String,
    /// Its file of documented errors.
    pub(crate) errors: Option<String>,
    /// How policies name the product.
    pub(crate) ram: String,
    /// What relative resources start with.
    pub(crate) arn: String,
}

/// One operation that Kanmon offers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionDecision {
    /// Another file of facts, written by hand, that has this operation.
    pub(crate) own_facts: Option<String>,
    /// The action that policies name, when it is not the operation's name; with a colon, one of another service.
    pub(crate) ram: Option<String>,
    /// What it touches: ARNs, or resources relative to the product's ARN, with holes for parameters.
    pub(crate) resources: Vec<String>,
    /// Whether it changes anything, when its name does not say so.
    pub(crate) mutating: Option<bool>,
    /// Errors beyond the documented table: `"404 Code"`.
    #[serde(default)]
    pub(crate) errors: Vec<String>,
    /// Operations whose tables hold for this one too.
    #[serde(default)]
    pub(crate) errors_of: Vec<String>,
    /// What we do with a parameter.
    #[serde(default)]
    pub(crate) params: BTreeMap<String, ParamDecision>,
    /// By path in the answer: another scalar type, or `optional` where the field may be absent.
    #[serde(default)]
    pub(crate) response: BTreeMap<String, String>,
    /// Where we do something else than the documentation, and why.
    pub(crate) deviation: Option<String>,
}

/// What we do with one parameter.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParamDecision {
    /// Whether it must be given, where the facts are wrong.
    pub(crate) required: Option<bool>,
    /// The error when it is absent.
    pub(crate) missing: Option<String>,
    /// The error when it is not acceptable.
    pub(crate) malformed: Option<String>,
    /// `kept`: an empty text counts as given.
    pub(crate) empty: Option<String>,
    /// Bounds that hold, instead of those of the facts.
    pub(crate) len: Option<(u32, u32)>,
    /// The values, instead of those of the facts.
    pub(crate) allowed: Option<Vec<String>>,
    /// How many elements there may be, instead of what the facts say.
    pub(crate) items: Option<(u32, u32)>,
    /// Other spellings.
    #[serde(default)]
    pub(crate) alias: Vec<String>,
}

/// `errors.toml`: the registry's own part.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErrorDecisions {
    /// The status that the plain constant of a code has, where a code has several.
    pub(crate) preferred: BTreeMap<String, u16>,
    /// Errors that every operation may answer, beyond the documented ones: `"400 Code"`.
    pub(crate) common: Vec<String>,
    /// Messages by code; others are built from the words of the code.
    pub(crate) messages: BTreeMap<String, String>,
    /// What to do, by code: the `Recommend` of the answer.
    pub(crate) advice: BTreeMap<String, String>,
}

/// Reads a TOML file of decisions.
pub(crate) fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}
