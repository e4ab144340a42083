use std::collections::BTreeMap;

use roxmltree::{Node, NodeId};

/// The canonical form of an element and what is in it, without comments: the bytes that digests and signatures are over.
///
/// One element inside may be left out, which is how a signature stands in what it covers. `inclusive` has the prefixes whose
/// namespaces count where they are declared and not only where they are used; the empty one is the default namespace.
///
/// Source: XML canonicalization, Exclusive XML Canonicalization 1.0, sections 3 and 4; Canonical XML 1.0, section 2.3.
pub(super) fn canonical(
    element: Node<'_, '_>,
    without: Option<NodeId>,
    inclusive: &[String],
) -> Vec<u8> {
    let writer = Writer { without, inclusive };
    let mut out = String::new();
    writer.element(element, &BTreeMap::new(), &mut out);
    out.into_bytes()
}

struct Writer<'a> {
    without: Option<NodeId>,
    inclusive: &'a [String],
}

/// Namespaces by prefix, as the elements around wrote them; the default one is that of the empty prefix.
type Written<'a> = BTreeMap<&'a str, &'a str>;

impl Writer<'_> {
    /// Documents are read to a bounded depth, and this goes as deep.
    fn element<'a>(&self, node: Node<'a, '_>, around: &Written<'a>, out: &mut String) {
        let name = qualified_name(node);
        let mut written = around.clone();
        let declared = self.namespaces(node, name, &mut written);
        out.push('<');
        out.push_str(name);
        for (prefix, uri) in declared {
            out.push_str(" xmlns");
            if !prefix.is_empty() {
                out.push(':');
                out.push_str(prefix);
            }
            out.push_str("=\"");
            attribute_value(uri, out);
            out.push('"');
        }
        let mut attributes: Vec<_> = node.attributes().collect();
        attributes.sort_by_key(|it| (it.namespace().unwrap_or_default(), it.name()));
        for attribute in attributes {
            out.push(' ');
            out.push_str(source(node, attribute.range_qname()));
            out.push_str("=\"");
            attribute_value(attribute.value(), out);
            out.push('"');
        }
        out.push('>');
        for child in node.children() {
            if Some(child.id()) == self.without {
                continue;
            }
            if child.is_element() {
                self.element(child, &written, out);
            } else if child.is_text() {
                text(child.text().unwrap_or_default(), out);
            }
        }
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }

    /// The namespaces that the element has to declare, by prefix; they are noted as written.
    fn namespaces<'a>(
        &self,
        node: Node<'a, '_>,
        name: &str,
        written: &mut Written<'a>,
    ) -> BTreeMap<&'a str, &'a str> {
        let in_scope: Written<'a> = node
            .namespaces()
            .map(|it| (it.name().unwrap_or_default(), it.uri()))
            .collect();
        let of_attributes = node
            .attributes()
            .filter_map(|it| prefix_of(source(node, it.range_qname())));
        let used = std::iter::once(prefix_of(name).unwrap_or_default()).chain(of_attributes);
        let used = used.chain(self.inclusive.iter().map(String::as_str));
        let mut declared = BTreeMap::new();
        for prefix in used {
            if prefix == "xml" {
                continue;
            }
            // An element without a prefix has no namespace where no default one is in scope.
            let found = in_scope.get_key_value(prefix);
            let (prefix, uri) = match found {
                Some((prefix, uri)) => (*prefix, *uri),
                None if prefix.is_empty() => ("", ""),
                None => continue,
            };
            let before = written.get(prefix).copied();
            if before == Some(uri) || (before.is_none() && prefix.is_empty() && uri.is_empty()) {
                continue;
            }
            written.insert(prefix, uri);
            declared.insert(prefix, uri);
        }
        declared
    }
}

/// The name of an element as it is written, with its prefix.
fn qualified_name<'a>(node: Node<'a, '_>) -> &'a str {
    let text = source(node, node.range());
    let text = text.strip_prefix('<').unwrap_or(text);
    let ends = |it: char| it.is_ascii_whitespace() || matches!(it, '/' | '>');
    text.split(ends).next().unwrap_or_default()
}

fn source<'a>(node: Node<'a, '_>, range: std::ops::Range<usize>) -> &'a str {
    let text: &'a str = node.document().input_text();
    text.get(range).unwrap_or_default()
}

fn prefix_of(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

fn attribute_value(value: &str, out: &mut String) {
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#x9;"),
            '\n' => out.push_str("&#xA;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
}

fn text(value: &str, out: &mut String) {
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
}
