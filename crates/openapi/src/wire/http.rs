use std::fmt;

use crate::error::ApiError;
use crate::params::Params;

use super::form;
use super::limits::MAX_TARGET_BYTES;

/// A request as it came, its headers in the order of the wire.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct HttpRequest {
    /// `GET` or `POST`.
    pub method: String,
    /// The path and the query, still encoded.
    pub target: String,
    /// Names, in any case, and values.
    pub headers: Vec<(String, String)>,
    /// The body, any transfer encoding undone.
    pub body: Vec<u8>,
}

/// An answer as it goes out.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HttpAnswer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values. The length of the body is not among them.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// The form of an answer.
///
/// Source: RPC protocol, `Format`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Format {
    /// JSON, without a root.
    Json,
    /// XML, under a root named after the operation.
    Xml,
}

/// Why a request could not be read, and the form in which to say so.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The documented error.
    pub error: ApiError,
    /// The form of the answer, as far as the request could tell.
    pub format: Format,
}

/// Neither query, headers nor body: they hold secrets.
impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, _) = self.path_and_query();
        write!(
            f,
            "HttpRequest({} {path}, {} headers, {} bytes, ***)",
            self.method,
            self.headers.len(),
            self.body.len()
        )
    }
}

impl HttpRequest {
    /// The values of the headers of that name, which is given in small letters.
    pub(crate) fn headers_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self
            .headers
            .iter()
            .filter(move |(given, _)| given.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.trim())
    }

    /// The value of the header of that name; nothing when there are two that differ.
    pub(crate) fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        let mut values = self.headers_named(name);
        let first = values.next()?;
        values.all(|other| other == first).then_some(first)
    }

    /// The action that a request names, whatever else of it cannot be read: for a trail of what was asked.
    #[must_use]
    pub fn named_action(&self) -> Option<String> {
        if let Some(action) = self.header("x-acs-action") {
            return Some(action.to_owned());
        }
        let (_, query) = self.path_and_query();
        let body = std::str::from_utf8(&self.body).unwrap_or_default();
        [query, body].into_iter().find_map(|text| {
            let mut params = Params::default();
            let bounded = text.get(..MAX_TARGET_BYTES).unwrap_or(text);
            // What stands before the first fault counts.
            let _ = form::read(bounded, &mut params);
            params.get("Action").map(str::to_owned)
        })
    }

    /// The path and the query of the target.
    pub(crate) fn path_and_query(&self) -> (&str, &str) {
        self.target.split_once('?').unwrap_or((&self.target, ""))
    }
}

impl Format {
    /// Reads the parameter, in any case.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("json") {
            Some(Self::Json)
        } else if text.eq_ignore_ascii_case("xml") {
            Some(Self::Xml)
        } else {
            None
        }
    }
}
