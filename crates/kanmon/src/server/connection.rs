use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use cloud_id::RequestId;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONNECTION, CONTENT_LENGTH, HOST, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::Watcher;
use openapi::wire::{Format, HttpAnswer, HttpRequest};
use openapi::{ApiError, ErrorRow};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use super::first_byte::{self, Spoken};
use super::patience::Patience;
use super::{Answer, Limits, Refusals, Refused};

/// Serves one connection to its end: HTTP or HTTPS, keep-alive, and peers that close their sending half early.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    answers: Arc<impl Answer>,
    tls: Option<TlsAcceptor>,
    (limits, refusals): (Limits, Refusals),
    watcher: Watcher,
    mut stopping: watch::Receiver<()>,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY was refused");
    }
    // A peer that has not asked for anything yet loses nothing when the server stops.
    let spoken = tokio::select! {
        spoken = first_byte::listen(stream, tls.as_ref(), &limits) => spoken,
        _ = stopping.changed() => return,
    };
    let ended = match spoken {
        Ok(Spoken::Plain(stream)) => {
            speak_http(stream, (peer, false), answers, (limits, &refusals), watcher).await
        }
        Ok(Spoken::Tls(stream)) => {
            speak_http(stream, (peer, true), answers, (limits, &refusals), watcher).await
        }
        Err((refused, error)) => {
            if let Some(refused) = refused {
                refusals.count(refused);
            }
            tracing::debug!(%peer, %error, "a connection that did not begin");
            return;
        }
    };
    if let Err(error) = ended {
        if let Some(refused) = refused_by_hyper(&error) {
            refusals.count(refused);
        }
        tracing::debug!(%peer, %error, "a connection ended early");
    }
}

/// Why hyper let no request through, if that is why the connection ended.
fn refused_by_hyper(error: &hyper::Error) -> Option<Refused> {
    if error.is_parse_too_large() {
        Some(Refused::Head)
    } else if error.is_parse() {
        Some(Refused::Malformed)
    } else if error.is_timeout() {
        Some(Refused::LateHead)
    } else {
        None
    }
}

async fn speak_http<S>(
    stream: S,
    (peer, is_secure): (SocketAddr, bool),
    answers: Arc<impl Answer>,
    (limits, refusals): (Limits, &Refusals),
    watcher: Watcher,
) -> hyper::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let refusals = refusals.clone();
    let service = service_fn(move |request| {
        let (answers, refusals) = (Arc::clone(&answers), refusals.clone());
        async move {
            let from = (peer.ip(), is_secure);
            Ok::<_, Infallible>(match answer(request, &*answers, from, limits).await {
                Ok(response) => response,
                Err((refused, response)) => {
                    refusals.count(refused);
                    response
                }
            })
        }
    });
    let stream = Patience::new(stream, limits.answer_time);
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_buf_size(limits.head_bytes)
        .max_headers(limits.head_lines)
        .keep_alive(true)
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    watcher.watch(connection).await
}

async fn answer(
    request: Request<Incoming>,
    answers: &impl Answer,
    (peer, is_secure): (IpAddr, bool),
    limits: Limits,
) -> Result<Response<Full<Bytes>>, (Refused, Response<Full<Bytes>>)> {
    let (head, body) = request.into_parts();
    if bytes_of(&head) > limits.head_bytes {
        // Whether hyper says so depends on how much of it arrives at once.
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        return Err((Refused::Head, closing(response)));
    }
    let declared = head
        .headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok());
    if declared
        .and_then(|length| length.parse().ok())
        .is_some_and(|it: usize| it > limits.body_bytes)
    {
        return Err((Refused::Body, too_large(&head, limits)));
    }
    let body = Limited::new(body, limits.body_bytes).collect();
    let body = match tokio::time::timeout(limits.body_time, body).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
            return Err((Refused::Body, too_large(&head, limits)));
        }
        Ok(Err(_)) => {
            let error = openapi::errors::INVALID_REQUEST_MALFORMED.with("its body is cut short");
            return Err((Refused::CutBody, refusal(&head, &error)));
        }
        Err(_) => return Err((Refused::LateBody, refusal(&head, &BODY_LATE.error()))),
    };
    let text = |value: &HeaderValue| match value.to_str() {
        Ok(text) => text.to_owned(),
        Err(_) => String::from_utf8_lossy(value.as_bytes()).into_owned(),
    };
    let request = HttpRequest {
        method: head.method.as_str().to_owned(),
        target: head
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), |target| target.as_str().to_owned()),
        headers: head
            .headers
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body: body.to_vec(),
    };
    Ok(response(answers.answer(request, peer, is_secure).await))
}

fn response(answer: HttpAnswer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &answer.headers {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => drop(response.headers_mut().append(name, value)),
            _ => tracing::error!(name, "an answer has a header that cannot be sent"),
        }
    }
    response
}

fn too_large(head: &Parts, limits: Limits) -> Response<Full<Bytes>> {
    let detail = format!("{} bytes are the limit", limits.body_bytes);
    refusal(
        head,
        &openapi::errors::REQUEST_ENTITY_TOO_LARGE.with(detail),
    )
}

/// The answer to bytes that never became a request. The connection closes: what else is on it is not known.
fn refusal(head: &Parts, error: &ApiError) -> Response<Full<Bytes>> {
    let mut random = [0; 16];
    if getrandom::fill(&mut random).is_err() {
        tracing::warn!("no random bytes for a request id");
    }
    let request_id = RequestId::from_random(u128::from_ne_bytes(random)).to_string();
    let host = head
        .headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    closing(response(openapi::render::error(
        &request_id,
        host,
        error,
        Format::Json,
    )))
}

fn closing(mut response: Response<Full<Bytes>>) -> Response<Full<Bytes>> {
    response
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// The bytes of a request line and its headers, as they are written.
fn bytes_of(head: &Parts) -> usize {
    let target = head.uri.path_and_query().map_or(1, |it| it.as_str().len());
    let line = head.method.as_str().len() + target + " HTTP/1.1\r\n".len() + 1;
    let headers = head.headers.iter();
    let headers = headers.map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
    line + headers.sum::<usize>() + "\r\n".len()
}

/// A body that took longer than the limit.
const BODY_LATE: ErrorRow = ErrorRow {
    code: "RequestTimeout",
    status: 408,
    message: "The request body did not arrive in time.",
};
