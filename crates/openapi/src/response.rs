/// Takes the fields of an answer one by one, and writes them in some form.
///
/// Texts, numbers and booleans are typed, so that JSON has them as such. A list has the name of its wrapper
/// and, inside that, the name of its elements; newer operations leave the inner name out.
///
/// Source: RPC protocol, responses.
pub trait ResponseWriter {
    /// A text.
    fn text(&mut self, name: &str, value: &str);
    /// A whole number.
    fn integer(&mut self, name: &str, value: i64);
    /// A decimal number.
    fn number(&mut self, name: &str, value: f64);
    /// A boolean.
    fn boolean(&mut self, name: &str, value: bool);
    /// The fields up to the matching [`close_object`](Self::close_object) belong to a structure.
    fn open_object(&mut self, name: &str);
    /// The structure ends.
    fn close_object(&mut self);
    /// The items up to the matching [`close_list`](Self::close_list) belong to a list.
    fn open_list(&mut self, name: &str, element: Option<&str>);
    /// A text in the list.
    fn text_item(&mut self, value: &str);
    /// The fields up to the matching [`close_item`](Self::close_item) are an element of the list.
    fn open_item(&mut self);
    /// The element ends.
    fn close_item(&mut self);
    /// The list ends.
    fn close_list(&mut self);
}

/// What can be written into an answer: a structure with fields.
pub trait Fields {
    /// Writes all fields.
    fn write(&self, out: &mut dyn ResponseWriter);
}

/// An answer with nothing but its request id.
impl Fields for () {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// Writes a structure.
pub fn write_object(out: &mut dyn ResponseWriter, name: &str, fields: &dyn Fields) {
    out.open_object(name);
    fields.write(out);
    out.close_object();
}

/// Writes a list of structures.
pub fn write_list<T: Fields>(
    out: &mut dyn ResponseWriter,
    name: &str,
    element: Option<&str>,
    items: &[T],
) {
    out.open_list(name, element);
    for item in items {
        out.open_item();
        item.write(out);
        out.close_item();
    }
    out.close_list();
}

/// Writes a list of texts.
pub fn write_texts(
    out: &mut dyn ResponseWriter,
    name: &str,
    element: Option<&str>,
    items: &[String],
) {
    out.open_list(name, element);
    for item in items {
        out.text_item(item);
    }
    out.close_list();
}
