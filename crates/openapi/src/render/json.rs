use std::io::Write;

use crate::response::ResponseWriter;

/// Writes JSON: no root, lists inside their wrapper, no null.
pub(super) struct JsonWriter {
    out: Vec<u8>,
    /// Whether a comma is due before what comes next.
    needs_comma: bool,
    /// Whether each open list has a wrapper to close.
    wrappers: Vec<bool>,
}

impl JsonWriter {
    pub(super) fn new() -> Self {
        Self {
            out: {
                let mut out = Vec::with_capacity(FIRST_BYTES);
                out.push(b'{');
                out
            },
            needs_comma: false,
            wrappers: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.out.push(b'}');
        self.out
    }

    fn comma(&mut self) {
        if self.needs_comma {
            self.out.push(b',');
        }
        self.needs_comma = true;
    }

    /// A name, which is declared: nothing in it needs escaping.
    fn name(&mut self, name: &str) {
        debug_assert!(name.bytes().all(is_plain), "{name}");
        self.comma();
        self.out.reserve(name.len() + 3);
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    fn string(&mut self, text: &str) {
        // Most texts have nothing to escape, and then looking for it is all the work there is.
        if text.bytes().all(is_plain) {
            self.out.reserve(text.len() + 2);
            self.out.push(b'"');
            self.out.extend_from_slice(text.as_bytes());
            self.out.push(b'"');
        } else {
            serde_json::to_writer(&mut self.out, text).expect("a text can be written into memory");
        }
    }

    fn open(&mut self, bracket: u8) {
        self.out.push(bracket);
        self.needs_comma = false;
    }

    fn close(&mut self, bracket: u8) {
        self.out.push(bracket);
        self.needs_comma = true;
    }
}

impl ResponseWriter for JsonWriter {
    fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.string(value);
    }

    fn integer(&mut self, name: &str, value: i64) {
        self.name(name);
        write!(self.out, "{value}").expect("a number can be written into memory");
    }

    fn number(&mut self, name: &str, value: f64) {
        self.name(name);
        let value = if value.is_finite() { value } else { 0.0 };
        // With its point, also where nothing is behind it: a client that reads into a typed field takes `0` for an
        // integer.
        let point = if value.fract() == 0.0 { ".0" } else { "" };
        write!(self.out, "{value}{point}").expect("a number can be written into memory");
    }

    fn boolean(&mut self, name: &str, value: bool) {
        self.name(name);
        self.out
            .extend_from_slice(if value { b"true" } else { b"false" });
    }

    fn open_object(&mut self, name: &str) {
        self.name(name);
        self.open(b'{');
    }

    fn close_object(&mut self) {
        self.close(b'}');
    }

    fn open_list(&mut self, name: &str, element: Option<&str>) {
        self.name(name);
        self.wrappers.push(element.is_some());
        if let Some(element) = element {
            self.open(b'{');
            self.name(element);
        }
        self.open(b'[');
    }

    fn text_item(&mut self, value: &str) {
        self.comma();
        self.string(value);
    }

    fn open_item(&mut self) {
        self.comma();
        self.open(b'{');
    }

    fn close_item(&mut self) {
        self.close(b'}');
    }

    fn close_list(&mut self) {
        self.close(b']');
        if self.wrappers.pop() == Some(true) {
            self.close(b'}');
        }
    }
}

/// Whether a byte stands for itself in a JSON text.
fn is_plain(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

/// Room for most answers.
const FIRST_BYTES: usize = 4 * 1024;
