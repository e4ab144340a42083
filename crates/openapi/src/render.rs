//! Answers as bytes: JSON and XML from one visitor, errors in the documented envelope.

mod json;
mod xml;

use crate::error::ApiError;
use crate::errors;
use crate::operation::Operation;
use crate::response::{Fields, ResponseWriter, write_object};
use crate::wire::{Format, HttpAnswer};

use json::JsonWriter;
use xml::XmlWriter;

/// The answer of an operation that succeeded: its request id, then its fields.
///
/// Source: RPC protocol, responses.
#[must_use]
pub fn success(
    operation: &Operation,
    request_id: &str,
    response: &dyn Fields,
    format: Format,
) -> HttpAnswer {
    let root = format!("{}Response", operation.name);
    let body = written(format, &root, &|out| {
        out.text("RequestId", request_id);
        response.write(out);
    });
    answer(200, request_id, format, body)
}

/// The answer to a request that was refused. `host_id` is the endpoint that was called.
///
/// Source: RPC protocol, error responses.
#[must_use]
pub fn error(request_id: &str, host_id: &str, error: &ApiError, format: Format) -> HttpAnswer {
    let body = written(format, "Error", &|out| {
        out.text("RequestId", request_id);
        out.text("HostId", host_id);
        out.text("Code", &error.code);
        out.text("Message", &error.message);
        out.text("Recommend", advice(&error.code));
        if let Some(denied) = &error.denied {
            write_object(out, "AccessDeniedDetail", &**denied);
        }
    });
    answer(error.status, request_id, format, body)
}

/// What to do about an error.
#[must_use]
pub fn advice(code: &str) -> &'static str {
    match errors::ADVICE.binary_search_by(|(known, _)| (*known).cmp(code)) {
        Ok(at) => errors::ADVICE[at].1,
        Err(_) => "See docs/reference/errors.md and the operation's page beside it.",
    }
}

/// Fields as a JSON object.
#[must_use]
pub fn json(fields: &dyn Fields) -> Vec<u8> {
    written(Format::Json, "", &|out| fields.write(out))
}

fn written(format: Format, root: &str, write: &dyn Fn(&mut dyn ResponseWriter)) -> Vec<u8> {
    match format {
        Format::Json => {
            let mut out = JsonWriter::new();
            write(&mut out);
            out.finish()
        }
        Format::Xml => {
            let mut out = XmlWriter::new(root);
            write(&mut out);
            out.finish()
        }
    }
}

fn answer(status: u16, request_id: &str, format: Format, body: Vec<u8>) -> HttpAnswer {
    // New SDKs read an error as XML only under exactly this content type.
    let content_type = match format {
        Format::Json => "application/json;charset=utf-8",
        Format::Xml => "text/xml;charset=utf-8",
    };
    let headers = vec![
        ("Content-Type".to_owned(), content_type.to_owned()),
        ("x-acs-request-id".to_owned(), request_id.to_owned()),
    ];
    HttpAnswer {
        status,
        headers,
        body,
    }
}
