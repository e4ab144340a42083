use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId, ParsingOptions};

/// The namespaces of what is read here.
pub(super) const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
pub(super) const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
pub(super) const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
pub(super) const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Why a text is no document that is read here.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DocumentError {
    /// It is not XML, or has a document type.
    #[error("it is no XML document: {why}")]
    Xml {
        /// What the reader says.
        why: String,
    },
    /// It has something that such documents do without.
    #[error("it has {what}")]
    Has {
        /// What.
        what: &'static str,
    },
}

/// How many nodes, attributes not counted, a document may have.
const MOST_NODES: u32 = 20_000;
/// How deep elements may stand in each other.
const MOST_DEPTH: u32 = 64;
/// How many attributes and how many namespaces of its own an element may have.
const MOST_ATTRIBUTES: usize = 64;

/// Reads a document: without a document type, and so without entities, without processing instructions, of bounded size.
pub(super) fn parse(text: &str) -> Result<Document<'_>, DocumentError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| DocumentError::Xml { why: plain(&error) })?;
    let has = |what| Err(DocumentError::Has { what });
    let mut depths: HashMap<NodeId, u32> = HashMap::new();
    for node in document.descendants() {
        let above = node.parent().and_then(|parent| depths.get(&parent.id()));
        let depth = above.map_or(0, |depth| depth + 1);
        if depth > MOST_DEPTH {
            return has("elements too deep in each other");
        }
        depths.insert(node.id(), depth);
        if node.is_pi() {
            return has("a processing instruction");
        }
        if node.attributes().len() > MOST_ATTRIBUTES || node.namespaces().len() > MOST_ATTRIBUTES {
            return has("too many attributes at an element");
        }
    }
    Ok(document)
}

/// What is wrong with a text, without a word of it: it may hold anything.
fn plain(error: &roxmltree::Error) -> String {
    let at = error.pos();
    let what = match error {
        roxmltree::Error::DtdDetected => "a document type",
        roxmltree::Error::NodesLimitReached => "too many nodes",
        _ => "something that is not well-formed",
    };
    format!("{what} at line {} column {}", at.row, at.col)
}

/// Whether a node is the element of a name.
pub(super) fn is(node: Node<'_, '_>, namespace: &str, name: &str) -> bool {
    node.is_element()
        && node.tag_name().namespace() == Some(namespace)
        && node.tag_name().name() == name
}

/// The children of a name.
pub(super) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |it| is(*it, namespace, name))
}

/// The only child of a name; none where there is none, or more than one.
pub(super) fn only<'a, 'i>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'i>> {
    let mut found = children(node, namespace, name);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The whole text of an element that has no others inside. A comment parts it in the document, and in nothing that
/// a signature covers: the parts are one.
pub(super) fn text(node: Node<'_, '_>) -> Option<String> {
    let mut whole = String::new();
    for child in node.children() {
        if child.is_text() {
            whole.push_str(child.text().unwrap_or_default());
        } else if child.is_element() {
            return None;
        }
    }
    Some(whole.trim().to_owned())
}
