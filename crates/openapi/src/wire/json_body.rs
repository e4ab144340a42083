use serde_json::Value;

use crate::error::ApiError;
use crate::errors;
use crate::params::Params;

use super::form::{check_name, insert};

/// Reads a JSON object into parameters that may be there already: a structure as `Name.Field`, a list as
/// `Name.N`, a number or boolean as its text; null is not given.
///
/// # Errors
/// `InvalidRequest.Malformed` when the text is no JSON object, and as for a form.
pub fn read(body: &[u8], params: &mut Params) -> Result<(), ApiError> {
    let object = match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(errors::INVALID_REQUEST_MALFORMED.with("the body is no JSON object")),
        Err(error) => {
            return Err(errors::INVALID_REQUEST_MALFORMED.with(format_args!(
                "the body is no JSON, line {} column {}",
                error.line(),
                error.column()
            )));
        }
    };
    object
        .into_iter()
        .try_for_each(|(name, value)| flatten(params, name, value))
}

fn flatten(params: &mut Params, name: String, value: Value) -> Result<(), ApiError> {
    // Before the name is copied for what is inside, of which there may be much.
    check_name(&name)?;
    match value {
        Value::Null => Ok(()),
        Value::Bool(so) => insert(params, name, so.to_string()),
        Value::Number(number) => insert(params, name, number.to_string()),
        Value::String(text) => insert(params, name, text),
        Value::Array(items) => (1..)
            .zip(items)
            .try_for_each(|(n, item): (u32, Value)| flatten(params, format!("{name}.{n}"), item)),
        Value::Object(fields) => fields
            .into_iter()
            .try_for_each(|(field, value)| flatten(params, format!("{name}.{field}"), value)),
    }
}
