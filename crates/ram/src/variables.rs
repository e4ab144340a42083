//! Variables `${acs:…}` in patterns and values of the extended dialect.

/// A piece of a text with variables.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Text that stands for itself, wildcards included.
    Text(&'a str),
    /// The name of a condition key.
    Variable(&'a str),
}

/// The pieces of a text; `None` when a variable is not closed or has no name.
pub(crate) fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        let end = start + rest[start..].find('}')?;
        let name = &rest[start + 2..end];
        if name.is_empty() || name.contains("${") {
            return None;
        }
        pieces.push(Piece::Variable(name));
        rest = &rest[end + 1..];
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Some(pieces)
}

pub(crate) fn are_well_formed(text: &str) -> bool {
    pieces(text).is_some()
}

pub(crate) fn has_any(text: &str) -> bool {
    text.contains("${")
}
