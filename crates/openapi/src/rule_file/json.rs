use serde_json::{Map, Value};

use super::{Column, FIELDS, MOST_RULES, RuleFileError, RuleRow};

/// A list of rules; or an object that has one as `Permissions` or `Permissions.Permission`.
pub(super) fn read(text: &str) -> Result<Vec<RuleRow>, RuleFileError> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| RuleFileError::Json(error.to_string()))?;
    let list = match &value {
        Value::Array(list) => list,
        _ => [&value["Permissions"], &value["Permissions"]["Permission"]]
            .into_iter()
            .find_map(Value::as_array)
            .ok_or(RuleFileError::Shape)?,
    };
    if list.len() > MOST_RULES {
        return Err(RuleFileError::TooManyRules);
    }
    let rules = list.iter().enumerate();
    rules.map(|(index, value)| row(index + 1, value)).collect()
}

fn row(rule: usize, value: &Value) -> Result<RuleRow, RuleFileError> {
    let mut row = RuleRow::default();
    for (name, value) in value.as_object().ok_or(RuleFileError::Shape)? {
        let column = Column::named(name)?;
        match (value, column) {
            (Value::Null, _) | (_, Column::Ignored) => {}
            (Value::String(text), _) => row.take(rule, column, text)?,
            (Value::Number(number), _) => row.take(rule, column, &number.to_string())?,
            (Value::Bool(_) | Value::Array(_) | Value::Object(_), Column::Field(at)) => {
                return Err(RuleFileError::Value {
                    rule,
                    name: FIELDS[at],
                });
            }
        }
    }
    Ok(row)
}

/// Unset fields are left out; a priority is a number.
pub(super) fn write(rows: &[RuleRow]) -> String {
    let object = |row: &RuleRow| {
        let given = FIELDS
            .iter()
            .zip(&row.0)
            .filter(|(_, value)| !value.is_empty());
        let value = |name: &str, text: &String| match (name, text.parse::<u64>()) {
            ("Priority", Ok(number)) => number.into(),
            _ => text.clone().into(),
        };
        let fields: Map<String, Value> = given
            .map(|(name, text)| ((*name).to_owned(), value(name, text)))
            .collect();
        Value::Object(fields)
    };
    let list: Vec<Value> = rows.iter().map(object).collect();
    let mut text = serde_json::to_string_pretty(&list).expect("texts and numbers");
    text.push('\n');
    text
}
