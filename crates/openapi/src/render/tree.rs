use serde_json::{Map, Value};

use crate::response::{Fields, ResponseWriter};

/// An answer that was kept: a repeat of the request with the same `ClientToken` gets it again, in whatever
/// form it asks for. Kept as the text of a JSON object.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tree {
    fields: Map<String, Value>,
}

impl Tree {
    /// The fields of an answer.
    #[must_use]
    pub fn of(fields: &dyn Fields) -> Self {
        let json = super::json(fields);
        let fields = serde_json::from_slice(&json).expect("our own JSON is an object");
        Self { fields }
    }

    /// Reads what [`to_json`](Self::to_json) wrote; nothing when it is no JSON object.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text)
            .ok()
            .map(|fields| Self { fields })
    }

    /// The text to keep.
    #[must_use]
    pub fn to_json(&self) -> String {
        Value::Object(self.fields.clone()).to_string()
    }
}

impl Fields for Tree {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_fields(out, &self.fields);
    }
}

fn write_fields(out: &mut dyn ResponseWriter, fields: &Map<String, Value>) {
    for (name, value) in fields {
        write_field(out, name, value);
    }
}

fn write_field(out: &mut dyn ResponseWriter, name: &str, value: &Value) {
    match value {
        Value::Null => {}
        Value::String(text) => out.text(name, text),
        Value::Bool(so) => out.boolean(name, *so),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => out.integer(name, whole),
            None => out.number(name, number.as_f64().unwrap_or_default()),
        },
        Value::Array(items) => write_items(out, name, None, items),
        Value::Object(fields) => {
            // An object whose only field is a list is the wrapper of that list.
            let mut entries = fields.iter();
            if let (Some((element, Value::Array(items))), None) = (entries.next(), entries.next()) {
                write_items(out, name, Some(element), items);
            } else {
                out.open_object(name);
                write_fields(out, fields);
                out.close_object();
            }
        }
    }
}

fn write_items(out: &mut dyn ResponseWriter, name: &str, element: Option<&str>, items: &[Value]) {
    out.open_list(name, element);
    for item in items {
        match item {
            Value::Object(fields) => {
                out.open_item();
                write_fields(out, fields);
                out.close_item();
            }
            Value::String(text) => out.text_item(text),
            other => out.text_item(&other.to_string()),
        }
    }
    out.close_list();
}
