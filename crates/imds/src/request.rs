/// The most bytes that a request line and its headers may have.
pub const MAX_HEAD: usize = 8 * 1_024;
/// The most headers.
const MAX_HEADERS: usize = 64;

/// A request, read from bytes that go on belonging to the caller.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request<'b> {
    /// What is asked for.
    pub method: Method,
    /// The path, as it stands, without the query.
    pub path: &'b str,
    /// What stands behind the question mark.
    pub query: Option<&'b str>,
    headers: Vec<(&'b str, &'b [u8])>,
    /// Whether the client wants to go on with this connection.
    pub keeps_alive: bool,
    /// What follows the head.
    pub body: Body,
}

/// A method that the service knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `HEAD`.
    Head,
    /// `PUT`.
    Put,
    /// Any other.
    Other,
}

/// What follows a head. The service looks at no body.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Body {
    /// So many bytes.
    Length(u64),
    /// Chunks.
    Chunked,
}

/// Why bytes are no request.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unreadable {
    /// A head that does not end within [`MAX_HEAD`] bytes, or has too many headers.
    #[error("the head is too long")]
    TooLong,
    /// Not HTTP/1.0 or HTTP/1.1.
    #[error("this is no HTTP/1.1")]
    Version,
    /// Not as a request is written, or one that two readers could read differently.
    #[error("this is no request")]
    Malformed,
}

impl<'b> Request<'b> {
    /// Reads the head of a request: the request and how many bytes its head has, or `None` when more bytes are needed.
    ///
    /// Lines end with CR LF; a header does not go on in the next line; a length is given once, and not beside chunks.
    /// Source: RFC 9112.
    ///
    /// # Errors
    /// As the variants of [`Unreadable`] say; then the connection cannot go on.
    pub fn read(bytes: &'b [u8]) -> Result<Option<(Self, usize)>, Unreadable> {
        // An empty line in front of a request is passed over, once.
        let skipped = if bytes.starts_with(b"\r\n") { 2 } else { 0 };
        let bytes = &bytes[skipped..];
        let looked_at = &bytes[..bytes.len().min(MAX_HEAD)];
        let Some(end) = looked_at.windows(4).position(|four| four == b"\r\n\r\n") else {
            return if bytes.len() >= MAX_HEAD {
                Err(Unreadable::TooLong)
            } else {
                Ok(None)
            };
        };
        let mut lines = Lines(&bytes[..end + 2]);
        let line = lines.next().ok_or(Unreadable::Malformed)?;
        let (method, target, is_1_1) = request_line(line)?;
        let mut headers = Vec::new();
        for line in lines {
            if headers.len() == MAX_HEADERS {
                return Err(Unreadable::TooLong);
            }
            headers.push(header(line)?);
        }
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (target, None),
        };
        let mut request = Self {
            method,
            path,
            query,
            headers,
            keeps_alive: false,
            body: Body::Length(0),
        };
        request.body = request.find_body(is_1_1)?;
        request.keeps_alive = match request.header("connection") {
            Some(value) if has_word(value, b"close") => false,
            Some(value) if has_word(value, b"keep-alive") => true,
            _ => is_1_1,
        };
        Ok(Some((request, skipped + end + 4)))
    }

    /// The first value of a header, whose name is given in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&'b [u8]> {
        self.all(name).next()
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &'b [u8]> {
        self.headers
            .iter()
            .filter(move |(known, _)| known.eq_ignore_ascii_case(name))
            .map(|&(_, value)| value)
    }

    fn find_body(&self, is_1_1: bool) -> Result<Body, Unreadable> {
        let mut lengths = self.all("content-length");
        let mut codings = self.all("transfer-encoding");
        let (length, coding) = (lengths.next(), codings.next());
        if lengths.next().is_some() || codings.next().is_some() {
            return Err(Unreadable::Malformed);
        }
        match (length, coding) {
            (None, None) => Ok(Body::Length(0)),
            (None, Some(coding)) if is_1_1 && coding.eq_ignore_ascii_case(b"chunked") => {
                Ok(Body::Chunked)
            }
            (Some(length), None) => {
                let is_number = !length.is_empty() && length.iter().all(u8::is_ascii_digit);
                let length = std::str::from_utf8(length)
                    .ok()
                    .filter(|_| is_number)
                    .and_then(|text| text.parse().ok());
                length.map(Body::Length).ok_or(Unreadable::Malformed)
            }
            (None | Some(_), Some(_)) => Err(Unreadable::Malformed),
        }
    }
}

/// Lines that end with CR LF.
struct Lines<'b>(&'b [u8]);

impl<'b> Iterator for Lines<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        let end = self.0.windows(2).position(|two| two == b"\r\n")?;
        let (line, rest) = self.0.split_at(end);
        self.0 = &rest[2..];
        Some(line)
    }
}

fn request_line(line: &[u8]) -> Result<(Method, &str, bool), Unreadable> {
    let line = std::str::from_utf8(line).map_err(|_| Unreadable::Malformed)?;
    let mut words = line.split(' ');
    let (method, target, version) = match (words.next(), words.next(), words.next(), words.next()) {
        (Some(method), Some(target), Some(version), None) => (method, target, version),
        _ => return Err(Unreadable::Malformed),
    };
    if method.is_empty() || !method.bytes().all(is_token) {
        return Err(Unreadable::Malformed);
    }
    let is_1_1 = match version {
        "HTTP/1.1" => true,
        "HTTP/1.0" => false,
        _ => return Err(Unreadable::Version),
    };
    // A proxy is asked with the whole address; whoever is asked so answers, too.
    let target = match target.strip_prefix("http://") {
        Some(rest) => &rest[rest.find('/').ok_or(Unreadable::Malformed)?..],
        None => target,
    };
    if !target.starts_with('/') || !target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Unreadable::Malformed);
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "PUT" => Method::Put,
        _ => Method::Other,
    };
    Ok((method, target, is_1_1))
}

fn header(line: &[u8]) -> Result<(&str, &[u8]), Unreadable> {
    let colon = line
        .iter()
        .position(|&byte| byte == b':')
        .ok_or(Unreadable::Malformed)?;
    let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
    let is_fine = !name.is_empty()
        && name.iter().all(|&byte| is_token(byte))
        && value
            .iter()
            .all(|&byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f));
    if !is_fine {
        return Err(Unreadable::Malformed);
    }
    let name = std::str::from_utf8(name).map_err(|_| Unreadable::Malformed)?;
    Ok((name, value))
}

/// A character of a method or a header's name.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn has_word(value: &[u8], word: &[u8]) -> bool {
    value
        .split(|&byte| byte == b',')
        .any(|part| part.trim_ascii().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests;
