use crate::response::ResponseWriter;

/// Writes XML: a root, an element per field, a list as its wrapper around repeated elements. A list
/// without an inner name repeats its own name, and is nothing at all when empty.
pub(super) struct XmlWriter {
    out: String,
    root: String,
    /// The elements to close.
    open: Vec<String>,
    /// The name of the elements of each open list, and whether the list has a wrapper.
    lists: Vec<(String, bool)>,
}

impl XmlWriter {
    pub(super) fn new(root: &str) -> Self {
        let out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root}>");
        Self {
            out,
            root: root.to_owned(),
            open: Vec::new(),
            lists: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.end(&self.root.clone());
        self.out.into_bytes()
    }

    fn start(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn element(&mut self, name: &str, text: &str) {
        self.start(name);
        for char in text.chars() {
            match char {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&apos;"),
                '\r' => self.out.push_str("&#13;"),
                '\t' | '\n' => self.out.push(char),
                // No other control character, and not these two, can stand in XML 1.0.
                '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => self.out.push('\u{fffd}'),
                _ => self.out.push(char),
            }
        }
        self.end(name);
    }

    fn open(&mut self, name: &str) {
        self.start(name);
        self.open.push(name.to_owned());
    }

    fn close(&mut self) {
        let name = self.open.pop().expect("what is closed was opened");
        self.end(&name);
    }

    fn element_name(&self) -> String {
        self.lists.last().expect("an item is in a list").0.clone()
    }
}

impl ResponseWriter for XmlWriter {
    fn text(&mut self, name: &str, value: &str) {
        self.element(name, value);
    }

    fn integer(&mut self, name: &str, value: i64) {
        self.element(name, &value.to_string());
    }

    fn number(&mut self, name: &str, value: f64) {
        self.element(name, &value.to_string());
    }

    fn boolean(&mut self, name: &str, value: bool) {
        self.element(name, if value { "true" } else { "false" });
    }

    fn open_object(&mut self, name: &str) {
        self.open(name);
    }

    fn close_object(&mut self) {
        self.close();
    }

    fn open_list(&mut self, name: &str, element: Option<&str>) {
        if let Some(element) = element {
            self.open(name);
            self.lists.push((element.to_owned(), true));
        } else {
            self.lists.push((name.to_owned(), false));
        }
    }

    fn text_item(&mut self, value: &str) {
        self.element(&self.element_name(), value);
    }

    fn open_item(&mut self) {
        self.open(&self.element_name());
    }

    fn close_item(&mut self) {
        self.close();
    }

    fn close_list(&mut self) {
        let (_, has_wrapper) = self.lists.pop().expect("a list that is closed was opened");
        if has_wrapper {
            self.close();
        }
    }
}
