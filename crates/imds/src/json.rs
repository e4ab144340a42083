//! JSON text, as far as metadata needs it.

use std::fmt::Write;

/// A JSON string.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                write!(out, "\\u{:04x}", u32::from(control)).expect("a String takes any text");
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// A JSON list of strings.
pub(crate) fn list(items: impl IntoIterator<Item = impl ToString>) -> String {
    let items: Vec<String> = items
        .into_iter()
        .map(|item| string(&item.to_string()))
        .collect();
    format!("[{}]", items.join(","))
}

/// A JSON object; the values are JSON already.
pub(crate) fn object<'a>(members: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let members: Vec<String> = members
        .into_iter()
        .map(|(name, value)| format!("{}:{value}", string(name)))
        .collect();
    format!("{{{}}}", members.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_string_is_escaped() {
        for (text, json) in [
            ("plain", r#""plain""#),
            ("a\"b\\c", r#""a\"b\\c""#),
            ("one\r\ntwo\t\u{1}", r#""one\r\ntwo\t\u0001""#),
            ("関門", "\"関門\""),
        ] {
            assert_eq!(string(text), json);
        }
        assert_eq!(
            object([("a", string("b")), ("c", list(["d"]))]),
            r#"{"a":"b","c":["d"]}"#
        );
    }
}
