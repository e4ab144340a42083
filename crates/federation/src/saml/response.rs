use cloud_id::Timestamp;
use roxmltree::{Document, Node};

use super::document::{ASSERTION, DocumentError, PROTOCOL, children, is, only, parse, text};
use super::metadata::Metadata;
use super::moment;
use super::signature::{self, SignatureError, decoded};
use crate::CLOCK_SECS;

/// What an assertion says whose signature was found right, and that is for a role here.
///
/// Source: STS API, `AssumeRoleWithSAML`; RAM guide, SAML assertions for role-based SSO.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Assertion {
    /// Its id. Nobody makes two of one id.
    pub id: String,
    /// Who made it.
    pub issuer: String,
    /// About whom it speaks: `NameID`.
    pub subject: String,
    /// What kind of name that is, without what all kinds begin with.
    pub subject_type: String,
    /// Where it was to be sent.
    pub recipient: String,
    /// When it ends: it may not be used from then on.
    pub expires: Timestamp,
    /// Pairs of ARNs: of a role, and of the provider by which it may be assumed.
    pub roles: Vec<(String, String)>,
    /// The name of the session.
    pub session_name: String,
    /// How long a session may be, in seconds, where it says so.
    pub session_secs: Option<i64>,
    /// When a session ends at the latest, where it says so.
    pub session_ends: Option<Timestamp>,
}

/// Why a response proves nothing.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AssertionError {
    /// It is no Base64 of a document that is read.
    #[error("it is not Base64 of UTF-8")]
    Encoding,
    /// It is no such document.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// It is no response with one assertion, or lacks what it must say.
    #[error("it is no SAML response for a role: {why}")]
    Malformed {
        /// What is wrong.
        why: &'static str,
    },
    /// The provider says that nobody logged in.
    #[error("its status is no success")]
    Status,
    /// Nobody is known to have signed it.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// Somebody else made it.
    #[error("its issuer is another one than the metadata document's")]
    Issuer,
    /// The metadata document is over.
    #[error("the provider's metadata document is over")]
    Metadata,
    /// It is over.
    #[error("its time is over")]
    Expired,
    /// It holds from a later moment on.
    #[error("it does not hold yet")]
    NotYet,
    /// It is for somebody else.
    #[error("its audience or its recipient is another one")]
    Audience,
}

/// For whom assertions are made.
///
/// Source: RAM guide, SAML assertions for role-based SSO, `Audience`.
const AUDIENCES: [&str; 2] = [
    "urn:alibaba:cloudcomputing",
    "urn:alibaba:cloudcomputing:international",
];

/// Where they are sent, in any letter case.
///
/// Source: RAM guide, SAML assertions for role-based SSO, `Recipient`.
const RECIPIENTS: [&str; 2] = [
    "https://signin.aliyun.com/saml-role/sso",
    "https://signin.alibabacloud.com/saml-role/sso",
];

/// The names of the attributes that are read.
///
/// Source: RAM guide, SAML assertions for role-based SSO, attributes.
const ROLE: &str = "https://www.aliyun.com/SAML-Role/Attributes/Role";
const SESSION_NAME: &str = "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName";
const SESSION_DURATION: &str = "https://www.aliyun.com/SAML-Role/Attributes/SessionDuration";

const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";
const NAME_FORMAT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

/// How long an encoded response may be.
///
/// Source: STS API, `AssumeRoleWithSAML`, `SAMLAssertion`.
const MOST_BYTES: usize = 100_000;
/// How many roles one may name.
const MOST_ROLES: usize = 200;

/// How old an assertion may be, whatever it says: that it was used is remembered as long as it works.
///
/// Choice: docs/decisions/0037-identity-federation.md
const MOST_AGE_SECS: i64 = 12 * 3_600;

/// Reads a response, encoded in Base64, finds out whether the provider of a metadata document signed the assertion in
/// it, and what that says, if it holds at a moment and is for a role here. Everything is read from the element that the
/// signature covers, and from nothing else.
///
/// Source: SAML 2.0, Core, sections 2.3 to 2.7 and 3.2.2; Profiles, section 4.1.4.3.
/// Choice: docs/decisions/0037-identity-federation.md
///
/// # Errors
/// By variant.
pub fn verify(
    response: &str,
    metadata: &Metadata,
    now: Timestamp,
) -> Result<Assertion, AssertionError> {
    if metadata.valid_until.is_some_and(|it| it <= now) {
        return Err(AssertionError::Metadata);
    }
    if response.len() > MOST_BYTES {
        return Err(AssertionError::Encoding);
    }
    let bytes = decoded(response).ok_or(AssertionError::Encoding)?;
    let response = std::str::from_utf8(&bytes).map_err(|_| AssertionError::Encoding)?;
    let document = parse(response)?;
    let assertion = the_assertion(&document)?;
    let id = assertion.attribute("ID").unwrap_or_default();
    signature::verify(assertion, id, &metadata.keys)?;
    said(assertion, id, metadata, now)
}

/// The only assertion of a response, in its only place.
fn the_assertion<'a, 'i>(document: &'a Document<'i>) -> Result<Node<'a, 'i>, AssertionError> {
    let malformed = |why| AssertionError::Malformed { why };
    let response = document.root_element();
    if !is(response, PROTOCOL, "Response") {
        return Err(malformed("it is no Response"));
    }
    let mut ids: Vec<&str> = Vec::new();
    let mut assertions = 0;
    for node in document.descendants().filter(Node::is_element) {
        let is_encrypted = node.tag_name().name() == "EncryptedAssertion";
        if is_encrypted {
            return Err(malformed("its assertion is encrypted"));
        }
        if node.tag_name().name() == "Assertion" {
            assertions += 1;
        }
        // Under any spelling: what one reader takes for an id another may not.
        let of_node = node.attributes();
        let of_node = of_node.filter(|it| it.name().eq_ignore_ascii_case("id"));
        ids.extend(of_node.map(|it| it.value()));
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() != count {
        return Err(malformed("an id is there twice"));
    }
    if assertions != 1 {
        return Err(malformed("there is not one assertion"));
    }
    let assertion = only(response, ASSERTION, "Assertion");
    let assertion = assertion.ok_or(malformed("its assertion is in another place"))?;
    if assertion.attribute("ID").is_none_or(str::is_empty) {
        return Err(malformed("its assertion has no ID"));
    }
    let status = only(response, PROTOCOL, "Status");
    let status = status.and_then(|it| only(it, PROTOCOL, "StatusCode"));
    match status.and_then(|it| it.attribute("Value")) {
        Some(SUCCESS) => Ok(assertion),
        _ => Err(AssertionError::Status),
    }
}

/// What a signed assertion says.
fn said(
    assertion: Node<'_, '_>,
    id: &str,
    metadata: &Metadata,
    now: Timestamp,
) -> Result<Assertion, AssertionError> {
    let malformed = |why| AssertionError::Malformed { why };
    if assertion.attribute("Version") != Some("2.0") {
        return Err(malformed("its version is not 2.0"));
    }
    let issuer = only(assertion, ASSERTION, "Issuer").and_then(text);
    let issuer = issuer.ok_or(malformed("it has not one Issuer"))?;
    if issuer != metadata.entity_id {
        return Err(AssertionError::Issuer);
    }
    let issued = assertion.attribute("IssueInstant").and_then(moment::read);
    let issued = issued.ok_or(malformed("its IssueInstant is no moment"))?;
    not_before(issued, now)?;
    let until_by_age = Timestamp::from_unix_secs(issued.unix_secs + MOST_AGE_SECS);
    if until_by_age <= now {
        return Err(AssertionError::Expired);
    }

    let conditions = only(assertion, ASSERTION, "Conditions");
    let conditions = conditions.ok_or(malformed("it has not one Conditions"))?;
    let until_by_conditions = check_conditions(conditions, now)?;
    let subject = only(assertion, ASSERTION, "Subject");
    let subject = subject.ok_or(malformed("it has not one Subject"))?;
    let name = only(subject, ASSERTION, "NameID");
    let name = name.ok_or(malformed("its Subject has not one NameID"))?;
    let format = name.attribute("Format").unwrap_or_default();
    let (recipient, until) = check_confirmation(subject, now)?;
    let until = until.min(until_by_age);

    let statement = only(assertion, ASSERTION, "AttributeStatement");
    let statement = statement.ok_or(malformed("it has not one AttributeStatement"))?;
    let session_name = values(statement, SESSION_NAME)?;
    let [session_name] = session_name.as_slice() else {
        return Err(malformed("it has not one RoleSessionName"));
    };
    let session_secs = match values(statement, SESSION_DURATION)?.as_slice() {
        [] => None,
        [secs] => {
            let secs: Option<u32> = secs.parse().ok().filter(|secs| *secs >= 900);
            Some(
                secs.ok_or(malformed("its SessionDuration is not 900 or more"))?
                    .into(),
            )
        }
        _ => return Err(malformed("it has several SessionDurations")),
    };
    let mut session_ends: Option<Timestamp> = None;
    for statement in children(assertion, ASSERTION, "AuthnStatement") {
        if let Some(text) = statement.attribute("SessionNotOnOrAfter") {
            let ends = moment::read(text);
            let ends = ends.ok_or(malformed("its SessionNotOnOrAfter is no moment"))?;
            session_ends = Some(session_ends.map_or(ends, |it| it.min(ends)));
        }
    }
    if session_ends.is_some_and(|it| it <= now) {
        return Err(AssertionError::Expired);
    }
    let subject = text(name).ok_or(malformed("its NameID is no text"))?;
    Ok(Assertion {
        id: id.to_owned(),
        issuer,
        subject,
        subject_type: format
            .strip_prefix(NAME_FORMAT)
            .unwrap_or(format)
            .to_owned(),
        recipient,
        expires: until_by_conditions.map_or(until, |it| it.min(until)),
        roles: roles(statement)?,
        session_name: session_name.clone(),
        session_secs,
        session_ends,
    })
}

/// That the conditions hold, and until when.
fn check_conditions(
    conditions: Node<'_, '_>,
    now: Timestamp,
) -> Result<Option<Timestamp>, AssertionError> {
    let until = holds(conditions, now)?;
    let mut is_for_somebody = false;
    for condition in conditions.children().filter(Node::is_element) {
        if is(condition, ASSERTION, "AudienceRestriction") {
            let mut audiences = children(condition, ASSERTION, "Audience").filter_map(text);
            if !audiences.any(|it| AUDIENCES.contains(&it.as_str())) {
                return Err(AssertionError::Audience);
            }
            is_for_somebody = true;
        } else if !is(condition, ASSERTION, "OneTimeUse")
            && !is(condition, ASSERTION, "ProxyRestriction")
        {
            let why = "it has a condition that is not understood";
            return Err(AssertionError::Malformed { why });
        }
    }
    match is_for_somebody {
        true => Ok(until),
        false => Err(AssertionError::Audience),
    }
}

/// That it was to be brought here by whoever has it: where it was to be sent, and until when it holds.
fn check_confirmation(
    subject: Node<'_, '_>,
    now: Timestamp,
) -> Result<(String, Timestamp), AssertionError> {
    let malformed = |why| AssertionError::Malformed { why };
    let confirmation = only(subject, ASSERTION, "SubjectConfirmation");
    let confirmation = confirmation.ok_or(malformed("it has not one SubjectConfirmation"))?;
    if confirmation.attribute("Method") != Some(BEARER) {
        return Err(malformed("its confirmation is for somebody with a key"));
    }
    let data = only(confirmation, ASSERTION, "SubjectConfirmationData");
    let data = data.ok_or(malformed("it has not one SubjectConfirmationData"))?;
    let recipient = data.attribute("Recipient").unwrap_or_default();
    if !RECIPIENTS
        .iter()
        .any(|it| it.eq_ignore_ascii_case(recipient))
    {
        return Err(AssertionError::Audience);
    }
    let until = holds(data, now)?;
    let until = until.ok_or(malformed("its confirmation has no NotOnOrAfter"))?;
    Ok((recipient.to_owned(), until))
}

/// That the moment is between `NotBefore` and `NotOnOrAfter`, as far as they are given; until when that is so.
fn holds(node: Node<'_, '_>, now: Timestamp) -> Result<Option<Timestamp>, AssertionError> {
    let moment = |name: &str| match node.attribute(name).map(moment::read) {
        None => Ok(None),
        Some(Some(moment)) => Ok(Some(moment)),
        Some(None) => Err(AssertionError::Malformed {
            why: "a moment in it is none in UTC",
        }),
    };
    if let Some(from) = moment("NotBefore")? {
        not_before(from, now)?;
    }
    let until = moment("NotOnOrAfter")?;
    match until.is_some_and(|it| it <= now) {
        true => Err(AssertionError::Expired),
        false => Ok(until),
    }
}

fn not_before(from: Timestamp, now: Timestamp) -> Result<(), AssertionError> {
    match from.unix_secs > now.unix_secs + CLOCK_SECS {
        true => Err(AssertionError::NotYet),
        false => Ok(()),
    }
}

/// All values of an attribute.
fn values(statement: Node<'_, '_>, name: &str) -> Result<Vec<String>, AssertionError> {
    let of_name = children(statement, ASSERTION, "Attribute");
    let of_name = of_name.filter(|it| it.attribute("Name") == Some(name));
    let values = of_name.flat_map(|it| children(it, ASSERTION, "AttributeValue"));
    let values: Option<Vec<String>> = values.map(text).collect();
    values.ok_or(AssertionError::Malformed {
        why: "a value of an attribute is no text",
    })
}

/// The pairs of roles and providers: `ROLE,PROVIDER`.
fn roles(statement: Node<'_, '_>) -> Result<Vec<(String, String)>, AssertionError> {
    let malformed = |why| AssertionError::Malformed { why };
    let values = values(statement, ROLE)?;
    if values.len() > MOST_ROLES {
        return Err(malformed("it names too many roles"));
    }
    let pair = |value: &String| {
        let (role, provider) = value.split_once(',')?;
        Some((role.trim().to_owned(), provider.trim().to_owned()))
    };
    let pairs: Option<Vec<_>> = values.iter().map(pair).collect();
    pairs.ok_or(malformed("a Role of it is not ROLE,PROVIDER"))
}
