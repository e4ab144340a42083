use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::Value;

use super::canonical::canonical;
use super::certificate::PublicKey;
use super::document::{ASSERTION, PROTOCOL, SIGNATURE, is, parse};
use super::{Assertion, AssertionError, Metadata, MetadataError, SignatureError, verify};

const NOW: i64 = 1_795_507_200;

const METADATA: &str = include_str!("../../tests/saml/metadata.xml");
const OF_ANOTHER: &str = include_str!("../../tests/saml/metadata-of-another.xml");
const ECDSA: &str = include_str!("../../tests/saml/metadata-ecdsa.xml");

/// A document of `tests/saml/signed.json`, which `make.py` there made.
fn signed(name: &str) -> String {
    let all: Value =
        serde_json::from_str(include_str!("../../tests/saml/signed.json")).expect("it is JSON");
    let text = all[name].as_str();
    text.unwrap_or_else(|| panic!("there is no document {name:?}"))
        .to_owned()
}

fn read_at(xml: &str, metadata: &str, now: i64) -> Result<Assertion, AssertionError> {
    let metadata = Metadata::parse(metadata).expect("a metadata document");
    verify(
        &STANDARD.encode(xml),
        &metadata,
        Timestamp::from_unix_secs(now),
    )
}

fn read(xml: &str) -> Result<Assertion, AssertionError> {
    read_at(xml, METADATA, NOW)
}

/// What an outcome is, in a word.
fn kind(outcome: &Result<Assertion, AssertionError>) -> &'static str {
    match outcome {
        Ok(_) => "accepted",
        Err(AssertionError::Encoding) => "encoding",
        Err(AssertionError::Document(_)) => "document",
        Err(AssertionError::Malformed { .. }) => "malformed",
        Err(AssertionError::Status) => "status",
        Err(AssertionError::Signature(SignatureError::None)) => "not signed",
        Err(AssertionError::Signature(SignatureError::Form { .. })) => "form",
        Err(AssertionError::Signature(SignatureError::Digest)) => "digest",
        Err(AssertionError::Signature(SignatureError::Key)) => "key",
        Err(AssertionError::Issuer) => "issuer",
        Err(AssertionError::Metadata) => "metadata",
        Err(AssertionError::Expired) => "expired",
        Err(AssertionError::NotYet) => "not yet",
        Err(AssertionError::Audience) => "audience",
    }
}

/// What signxml and xmlsec1 signed.
#[test]
fn an_assertion_counts_when_its_provider_signed_it_for_here_and_now() {
    for (name, expected) in [
        ("signed by signxml", "accepted"),
        ("signed by xmlsec1", "accepted"),
        ("a second one", "accepted"),
        ("for the international site", "accepted"),
        ("with the ends of sessions", "accepted"),
        ("a comment in the name", "accepted"),
        ("the response signed as well", "accepted"),
        ("signed with ECDSA", "key"),
        ("signed by another's key", "key"),
        ("by another issuer", "issuer"),
        ("for another audience", "audience"),
        ("for no audience", "audience"),
        ("for another recipient", "audience"),
        ("a condition nobody knows", "malformed"),
        ("two session names", "malformed"),
        ("two assertions, both signed", "malformed"),
        ("a failure", "status"),
        ("not signed", "not signed"),
        ("the response signed only", "not signed"),
        ("signed with SHA-1", "form"),
        ("in the inclusive form", "form"),
        ("with an XPath", "form"),
    ] {
        let outcome = read(&signed(name));
        assert_eq!(kind(&outcome), expected, "{name}: {outcome:?}");
    }
    let curve = read_at(&signed("signed with ECDSA"), ECDSA, NOW);
    assert_eq!(kind(&curve), "accepted", "{curve:?}");
    let other = read_at(&signed("signed by another's key"), OF_ANOTHER, NOW);
    assert_eq!(kind(&other), "accepted", "{other:?}");
}

#[test]
fn what_an_assertion_says_is_read_whole() {
    let assertion = read(&signed("signed by signxml")).expect("it is right");
    let expires = Timestamp::from_unix_secs(NOW + 300);
    let pair = |role: &str| {
        let account = "acs:ram::1000000000000001";
        (
            format!("{account}:role/{role}"),
            format!("{account}:saml-provider/Corp"),
        )
    };
    let expected = Assertion {
        id: "_a1".to_owned(),
        issuer: "https://idp.corp.example/metadata".to_owned(),
        subject: "alice@corp.example".to_owned(),
        subject_type: "persistent".to_owned(),
        recipient: "https://signin.aliyun.com/saml-role/sso".to_owned(),
        expires,
        roles: vec![pair("Saml")],
        session_name: "alice".to_owned(),
        session_secs: None,
        session_ends: None,
    };
    assert_eq!(assertion, expected);
    let ends = read(&signed("with the ends of sessions")).expect("it is right");
    assert_eq!(ends.session_secs, Some(1_800));
    assert_eq!(
        ends.session_ends,
        Some(Timestamp::from_unix_secs(NOW + 3_000))
    );
    // A name that a comment parts is one name: what the signature covers.
    let commented = read(&signed("a comment in the name")).expect("it is right");
    assert_eq!(commented.subject, "alice@corp.example.evil.example");
}

#[test]
fn an_assertion_holds_for_its_time() {
    let good = signed("signed by signxml");
    for (at, expected) in [
        (-151, "not yet"),
        (-150, "not yet"),
        (-120, "accepted"),
        (299, "accepted"),
        (300, "expired"),
        (86_400, "expired"),
    ] {
        assert_eq!(kind(&read_at(&good, METADATA, NOW + at)), expected, "{at}");
    }
    let until = METADATA.replace("entityID", r#"validUntil="2026-11-24T08:00:01Z" entityID"#);
    assert_eq!(kind(&read_at(&good, &until, NOW)), "accepted");
    assert_eq!(kind(&read_at(&good, &until, NOW + 1)), "metadata");
}

/// An element of a document, from its tag on to its end.
fn element<'a>(text: &'a str, name: &str) -> &'a str {
    let from = text.find(&format!("<{name}")).expect("it is there");
    let end = format!("</{name}>");
    let to = text.rfind(&end).expect("it ends") + end.len();
    &text[from..to]
}

/// Each is a way to make a reader believe what the provider did not say. Those with a name are from "On Breaking SAML: Be Whoever
/// You Want to Be".
#[test]
fn known_attacks_on_assertions_prove_nothing() {
    let good = signed("signed by signxml");
    let assertion = element(&good, "saml:Assertion");
    let signature = element(&good, "ds:Signature");
    let bare = assertion.replace(signature, "");
    // What the attacker would have believed.
    let forged = bare
        .replace(r#"ID="_a1""#, r#"ID="_evil""#)
        .replace(">alice<", ">root<");
    let instead = |other: &str| good.replace(assertion, other);
    let object = |inside: &str| {
        signature.replace(
            "</ds:Signature>",
            &format!("<ds:Object>{inside}</ds:Object></ds:Signature>"),
        )
    };
    let in_forged = |signature: &str| {
        forged.replacen("<saml:Subject>", &format!("{signature}<saml:Subject>"), 1)
    };
    let extensions = |inside: &str| format!("<samlp:Extensions>{inside}</samlp:Extensions>");
    let deep = format!("{}{}", "<a>".repeat(200), "</a>".repeat(200));
    for (attack, xml, expected) in [
        ("as it is", good.clone(), "accepted"),
        (
            "another name",
            good.replace("alice@corp", "root@corp"),
            "digest",
        ),
        (
            "another session",
            good.replace(">alice<", ">root<"),
            "digest",
        ),
        (
            "another role",
            good.replace("role/Saml", "role/Admin"),
            "digest",
        ),
        (
            "a longer life",
            good.replace("08:05:00Z", "09:05:00Z"),
            "digest",
        ),
        (
            "another digest",
            good.replace("<ds:DigestValue>", "<ds:DigestValue>AAAA"),
            "key",
        ),
        (
            "another method",
            good.replace("rsa-sha256", "rsa-sha512"),
            "key",
        ),
        (
            "an HMAC with the certificate",
            good.replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"),
            "form",
        ),
        ("no signature", good.replace(signature, ""), "not signed"),
        (
            "an empty signature",
            good.replace(element(&good, "ds:SignatureValue"), "<ds:SignatureValue/>"),
            "form",
        ),
        (
            "the signature twice",
            good.replace(signature, &format!("{signature}{signature}")),
            "not signed",
        ),
        (
            "a reference to all",
            good.replace(r##"URI="#_a1""##, r#"URI="""#),
            "form",
        ),
        (
            "a reference to the response",
            good.replace(r##"URI="#_a1""##, r##"URI="#_r1""##),
            "form",
        ),
        (
            "no reference",
            good.replace(element(&good, "ds:Reference"), ""),
            "form",
        ),
        (
            "two references",
            good.replace(
                element(&good, "ds:Reference"),
                &element(&good, "ds:Reference").repeat(2),
            ),
            "form",
        ),
        (
            "thousands of elements to make canonical before anything is known to be signed",
            good.replace(
                "</ds:SignedInfo>",
                &format!("{}</ds:SignedInfo>", "<a/>".repeat(10_000)),
            ),
            "form",
        ),
        (
            "the same further inside",
            good.replace(
                "</ds:Reference>",
                &format!("{}</ds:Reference>", "<a/>".repeat(10_000)),
            ),
            "form",
        ),
        (
            "no transforms",
            good.replace(element(&good, "ds:Transforms"), ""),
            "form",
        ),
        // Signature wrapping: the signed assertion stands where nobody looks, and a forged one where everybody does.
        ("XSW1", instead(&in_forged(&object(&bare))), "malformed"),
        (
            "XSW2",
            instead(&format!("{forged}{signature}{bare}")),
            "malformed",
        ),
        (
            "XSW3",
            instead(&format!("{forged}{assertion}")),
            "malformed",
        ),
        (
            "XSW4",
            instead(&forged.replace(
                "</saml:Assertion>",
                &format!("{assertion}</saml:Assertion>"),
            )),
            "malformed",
        ),
        (
            "XSW5",
            instead(&format!("{}{bare}", in_forged(signature))),
            "malformed",
        ),
        ("XSW6", instead(&in_forged(&object(assertion))), "malformed"),
        (
            "XSW7",
            instead(&format!("{}{assertion}", extensions(&forged))),
            "malformed",
        ),
        (
            "XSW8",
            instead(&in_forged(&object(&extensions(&bare)))),
            "malformed",
        ),
        (
            "the signature beside the assertion",
            instead(&format!("{signature}{bare}")),
            "not signed",
        ),
        (
            "the signed one in the extensions, alone",
            instead(&extensions(assertion)),
            "malformed",
        ),
        (
            "an assertion of another namespace",
            instead(&format!("{assertion}<Assertion/>")),
            "malformed",
        ),
        (
            "an id twice",
            instead(&format!(r#"{assertion}<x ID="_a1"/>"#)),
            "malformed",
        ),
        (
            "an id twice, in other letters",
            instead(&format!(r#"{assertion}<x Id="_a1"/>"#)),
            "malformed",
        ),
        (
            "an encrypted assertion",
            instead(&format!(
                "{assertion}<saml:EncryptedAssertion xmlns:saml=\"x\"/>"
            )),
            "malformed",
        ),
        ("the assertion alone", assertion.to_owned(), "malformed"),
        ("something else", "<a/>".to_owned(), "malformed"),
        (
            "a comment in the name, put in afterwards",
            good.replace("alice@corp", "alice<!-- x -->@corp"),
            "accepted",
        ),
        (
            "an element in the name",
            good.replace("alice@corp", "alice<b/>@corp"),
            "digest",
        ),
        ("a document type", format!("<!DOCTYPE x>{good}"), "document"),
        (
            "entities",
            format!(
                "<!DOCTYPE x [<!ENTITY e \"root\">]>{}",
                good.replace(">alice<", ">&e;<")
            ),
            "document",
        ),
        (
            "an entity without a type",
            good.replace(">alice<", ">&e;<"),
            "document",
        ),
        (
            "a file",
            format!("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{good}"),
            "document",
        ),
        (
            "a processing instruction",
            good.replace("<saml:Subject>", "<?x y?><saml:Subject>"),
            "document",
        ),
        (
            "a namespace taken over",
            good.replace("<samlp:Response ", "<samlp:Response xmlns:xs=\"urn:evil\" "),
            "accepted",
        ),
        (
            "a namespace taken over inside",
            good.replace("<saml:Subject>", "<saml:Subject xmlns:saml=\"urn:evil\">"),
            "digest",
        ),
        (
            "elements too deep in each other",
            instead(&format!("{assertion}{deep}")),
            "document",
        ),
        (
            "too many elements",
            instead(&format!("{assertion}{}", "<a/>".repeat(20_000))),
            "encoding",
        ),
        (
            "not well-formed",
            good.replace("</samlp:Response>", ""),
            "document",
        ),
        ("two documents", format!("{good}{good}"), "document"),
        ("empty", String::new(), "encoding"),
    ] {
        let outcome = read(&xml);
        assert_eq!(kind(&outcome), expected, "{attack}: {outcome:?}");
        if let Ok(assertion) = outcome {
            assert_eq!(
                (assertion.subject.as_str(), assertion.session_name.as_str()),
                ("alice@corp.example", "alice"),
                "{attack}"
            );
        }
    }
    let metadata = Metadata::parse(METADATA).expect("a metadata document");
    let now = Timestamp::from_unix_secs(NOW);
    for (attack, text) in [
        ("no Base64", "<Response/>".to_owned()),
        ("no UTF-8", STANDARD.encode([0xff, 0xfe, 0x3c, 0x00])),
        ("huge", "A".repeat(100_004)),
    ] {
        let outcome = verify(&text, &metadata, now);
        assert_eq!(kind(&outcome), "encoding", "{attack}");
    }
    // On several lines it is still the same.
    let encoded = STANDARD.encode(&good);
    let lines: Vec<&str> = encoded
        .as_bytes()
        .chunks(76)
        .map(|it| std::str::from_utf8(it).expect("ASCII"))
        .collect();
    assert_eq!(
        kind(&verify(&lines.join("\r\n"), &metadata, now)),
        "accepted"
    );
}

#[test]
fn a_metadata_document_says_who_a_provider_is_and_how_it_signs() {
    let metadata = Metadata::parse(METADATA).expect("a metadata document");
    assert_eq!(metadata.entity_id, "https://idp.corp.example/metadata");
    assert_eq!(metadata.keys.len(), 1);
    assert!(Metadata::parse(&format!("\u{feff}{METADATA}")).is_ok());
    let without = |text: &str| METADATA.replace(text, "");
    for (what, text, expected) in [
        (
            "for encryption only",
            METADATA.replace(r#"use="signing""#, r#"use="encryption""#),
            MetadataError::NoKey,
        ),
        (
            "a certificate that is none",
            METADATA.replace("MII", "AAA"),
            MetadataError::NoKey,
        ),
        (
            "no entity id",
            METADATA.replace("entityID", "other"),
            MetadataError::NoProvider,
        ),
        (
            "of a service",
            METADATA.replace("IDPSSODescriptor", "SPSSODescriptor"),
            MetadataError::NoProvider,
        ),
        (
            "of something else",
            "<a/>".to_owned(),
            MetadataError::NoProvider,
        ),
        (
            "a moment that is none",
            METADATA.replace("entityID", r#"validUntil="soon" entityID"#),
            MetadataError::Moment,
        ),
        ("too long", " ".repeat(200_000), MetadataError::TooLong),
    ] {
        assert_eq!(Metadata::parse(&text).map(drop), Err(expected), "{what}");
    }
    // With or without a use a key is for signing.
    assert!(Metadata::parse(&without(r#" use="signing""#)).is_ok());
    for text in ["", "<", "<!DOCTYPE x><a/>", "<?x?><a/>"] {
        assert!(
            matches!(Metadata::parse(text), Err(MetadataError::Document(_))),
            "{text}"
        );
    }
}

/// Signs the assertion of a response anew, with a key of its own; the signature that it has says how.
fn signed_anew(xml: &str) -> (String, Metadata) {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).expect("a key");
    let with = |xml: &str, name: &str, bytes: &[u8]| {
        let value = format!("<{name}>{}</{name}>", STANDARD.encode(bytes));
        xml.replace(element(xml, name), &value)
    };
    let canonical_of = |xml: &str, namespace: &str, name: &str| {
        let document = parse(xml).expect("a document");
        let find = |namespace: &str, name: &str| {
            let mut all = document.descendants();
            all.find(|it| is(*it, namespace, name))
                .expect("it is there")
        };
        let signature = find(SIGNATURE, "Signature").id();
        canonical(find(namespace, name), Some(signature), &[])
    };
    let xml = xml.replace("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256");
    let covered = canonical_of(&xml, ASSERTION, "Assertion");
    let digest = ring::digest::digest(&ring::digest::SHA256, &covered);
    let xml = with(&xml, "ds:DigestValue", digest.as_ref());
    let info = canonical_of(&xml, SIGNATURE, "SignedInfo");
    let signature = pair.sign(&random, &info).expect("it is signed");
    let xml = with(&xml, "ds:SignatureValue", signature.as_ref());
    let metadata = Metadata {
        keys: vec![PublicKey::P256(pair.public_key().as_ref().to_vec())],
        ..Metadata::parse(METADATA).expect("a metadata document")
    };
    (xml, metadata)
}

/// What was used is remembered as long as it works: a provider that says "for ever" may not fill the store.
#[test]
fn an_assertion_holds_for_half_a_day_whatever_it_says() {
    let good = signed("signed by signxml");
    assert!(good.contains("2026-11-24T07:59:00Z") && good.contains("2026-11-24T08:05:00Z"));
    assert!(is(
        parse(&good).expect("a document").root_element(),
        PROTOCOL,
        "Response"
    ));
    let (xml, metadata) =
        signed_anew(&good.replace("2026-11-24T08:05:00Z", "9999-11-24T08:05:00Z"));
    let at = |now: i64| {
        verify(
            &STANDARD.encode(&xml),
            &metadata,
            Timestamp::from_unix_secs(now),
        )
    };
    let issued = NOW - 60;
    let half_a_day = 12 * 3_600;
    let last = at(issued + half_a_day - 1).expect("it holds for so long");
    assert_eq!(last.expires.unix_secs, issued + half_a_day);
    assert_eq!(kind(&at(issued + half_a_day)), "expired");
}
