use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;

use super::canonical::canonical;
use super::certificate::{Method, PublicKey, digest_of};
use super::document::{SIGNATURE, children, is, only, text};

/// Why a signature proves nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SignatureError {
    /// There is none, or more than one.
    #[error("the assertion itself is not signed, or not once")]
    None,
    /// It has another form than the one that is read.
    #[error("its signature has {what}")]
    Form {
        /// What is wrong with it.
        what: &'static str,
    },
    /// What it covers is not what is there.
    #[error("it was changed after it was signed")]
    Digest,
    /// None of the provider's keys made it.
    #[error("none of the provider's keys signed it")]
    Key,
}

const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// How many prefixes may be named as inclusive.
const MOST_PREFIXES: usize = 32;

/// How many elements and texts there may be in what a signature covers itself; signers write some 20.
const MOST_OF_INFO: usize = 100;

/// Finds out whether one of the keys signed an element, by the signature that stands in it. There is one form: one
/// reference, by id, to the very element, with the enveloped and the exclusive canonical transform in this order.
///
/// Source: XML signatures, XML Signature Syntax and Processing, section 3.2; SAML 2.0, Core, section 5.4.
/// Choice: docs/decisions/0037-identity-federation.md
pub(super) fn verify(
    element: Node<'_, '_>,
    id: &str,
    keys: &[PublicKey],
) -> Result<(), SignatureError> {
    let signature = only(element, SIGNATURE, "Signature").ok_or(SignatureError::None)?;
    let form = |what| SignatureError::Form { what };
    let known = |it: &Node<'_, '_>| {
        ["SignedInfo", "SignatureValue", "KeyInfo"]
            .iter()
            .any(|name| is(*it, SIGNATURE, name))
    };
    if !signature
        .children()
        .filter(Node::is_element)
        .all(|it| known(&it))
    {
        return Err(form("something besides what is signed, how, and by whom"));
    }
    let info = only(signature, SIGNATURE, "SignedInfo").ok_or(form("no SignedInfo"))?;
    // It is made canonical before it is known who wrote it.
    if info.descendants().count() > MOST_OF_INFO {
        return Err(form("more to say than how it signs what"));
    }
    let method = only(info, SIGNATURE, "CanonicalizationMethod");
    let method = method.ok_or(form("no CanonicalizationMethod"))?;
    if method.attribute("Algorithm") != Some(EXCLUSIVE) {
        return Err(form("another canonical form than the exclusive one"));
    }
    let inclusive_of_info = inclusive(method)?;
    let method = only(info, SIGNATURE, "SignatureMethod");
    let method = method.and_then(|it| Method::of(it.attribute("Algorithm")?));
    let method = method.ok_or(form("a method that is not accepted"))?;

    let reference = only(info, SIGNATURE, "Reference").ok_or(form("not one reference"))?;
    if reference
        .attribute("URI")
        .and_then(|it| it.strip_prefix('#'))
        != Some(id)
    {
        return Err(form("a reference to something else"));
    }
    let transforms = only(reference, SIGNATURE, "Transforms").ok_or(form("no transforms"))?;
    let transforms: Vec<_> = transforms.children().filter(Node::is_element).collect();
    let [enveloped, exclusive] = transforms.as_slice() else {
        return Err(form("other transforms than the two"));
    };
    let is_transform = |node: &Node<'_, '_>, uri: &str| {
        is(*node, SIGNATURE, "Transform") && node.attribute("Algorithm") == Some(uri)
    };
    if !is_transform(enveloped, ENVELOPED) || !is_transform(exclusive, EXCLUSIVE) {
        return Err(form("other transforms than the two"));
    }
    let inclusive_of_element = inclusive(*exclusive)?;
    let digest = only(reference, SIGNATURE, "DigestMethod");
    let digest = digest.and_then(|it| digest_of(it.attribute("Algorithm")?));
    let digest = digest.ok_or(form("a digest that is not accepted"))?;
    let value = bytes(only(reference, SIGNATURE, "DigestValue"));
    let value = value.ok_or(form("no DigestValue"))?;

    // The signature first: what it does not cover is not worth a digest.
    let signed = canonical(info, None, &inclusive_of_info);
    let proof = bytes(only(signature, SIGNATURE, "SignatureValue"));
    let proof = proof.ok_or(form("no SignatureValue"))?;
    if !keys
        .iter()
        .any(|key| key.has_signed(method, &signed, &proof))
    {
        return Err(SignatureError::Key);
    }
    let covered = canonical(element, Some(signature.id()), &inclusive_of_element);
    if ring::digest::digest(digest, &covered).as_ref() != value {
        return Err(SignatureError::Digest);
    }
    Ok(())
}

/// The prefixes of `InclusiveNamespaces`, where it is given.
fn inclusive(method: Node<'_, '_>) -> Result<Vec<String>, SignatureError> {
    let form = SignatureError::Form {
        what: "a parameter of its canonical form that is not read",
    };
    let others = method.children().filter(Node::is_element).count();
    let Some(list) = children(method, EXCLUSIVE, "InclusiveNamespaces").next() else {
        return if others == 0 {
            Ok(Vec::new())
        } else {
            Err(form)
        };
    };
    let prefixes: Vec<String> = list
        .attribute("PrefixList")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .map(|prefix| match prefix {
            "#default" => String::new(),
            prefix => prefix.to_owned(),
        })
        .collect();
    if others != 1 || prefixes.len() > MOST_PREFIXES {
        return Err(form);
    }
    Ok(prefixes)
}

fn bytes(node: Option<Node<'_, '_>>) -> Option<Vec<u8>> {
    decoded(&text(node?)?)
}

/// Base64, over as many lines as it likes.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let text: String = text.split_ascii_whitespace().collect();
    STANDARD.decode(text).ok().filter(|it| !it.is_empty())
}
