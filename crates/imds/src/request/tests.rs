use super::*;

fn read(text: &str) -> Result<Option<(Request<'_>, usize)>, Unreadable> {
    Request::read(text.as_bytes())
}

#[test]
fn a_request_is_read_to_the_end_of_its_head() {
    let text = "\r\nPUT /latest/api/token?a=b HTTP/1.1\r\nHost: x\r\nX-Any:  one two \r\nContent-Length: 3\r\n\r\nabcGET";
    let (request, length) = read(text).unwrap().unwrap();
    assert_eq!(&text[length..], "abcGET");
    assert_eq!(
        (request.method, request.path, request.query),
        (Method::Put, "/latest/api/token", Some("a=b"))
    );
    assert_eq!(request.header("x-any"), Some(b"one two".as_slice()));
    assert_eq!(request.header("x-other"), None);
    assert_eq!((request.body, request.keeps_alive), (Body::Length(3), true));
    for length in 0..text.len() - 7 {
        let read = Request::read(&text.as_bytes()[..length]);
        assert_eq!(read, Ok(None), "{length} bytes are too few");
    }
}

#[test]
fn whoever_wants_to_go_on_can() {
    for (version, connection, keeps_alive) in [
        ("1.1", "", true),
        ("1.1", "Connection: close\r\n", false),
        ("1.1", "connection: Keep-Alive, TE\r\n", true),
        ("1.0", "", false),
        ("1.0", "Connection: keep-alive\r\n", true),
    ] {
        let text = format!("GET / HTTP/{version}\r\n{connection}\r\n");
        let (request, _) = read(&text).unwrap().unwrap();
        assert_eq!(request.keeps_alive, keeps_alive, "{text}");
    }
}

#[test]
fn what_two_readers_could_read_differently_is_refused() {
    use Unreadable::{Malformed, TooLong, Version};
    let many = "X: y\r\n".repeat(65);
    let long = format!("X: {}\r\n", "y".repeat(MAX_HEAD));
    for (what, head, why) in [
        (
            "a line end alone",
            "GET / HTTP/1.1\r\nA: b\nC: d\r\n",
            Malformed,
        ),
        (
            "a header that goes on",
            "GET / HTTP/1.1\r\nA: b\r\n c\r\n",
            Malformed,
        ),
        (
            "a space behind the name",
            "GET / HTTP/1.1\r\nA : b\r\n",
            Malformed,
        ),
        ("no name", "GET / HTTP/1.1\r\n: b\r\n", Malformed),
        ("no colon", "GET / HTTP/1.1\r\nA\r\n", Malformed),
        (
            "two lengths",
            "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n",
            Malformed,
        ),
        (
            "a signed length",
            "GET / HTTP/1.1\r\nContent-Length: +1\r\n",
            Malformed,
        ),
        (
            "a length beside chunks",
            "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
            Malformed,
        ),
        (
            "chunks in 1.0",
            "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n",
            Malformed,
        ),
        (
            "another coding",
            "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n",
            Malformed,
        ),
        ("two spaces", "GET  / HTTP/1.1\r\n", Malformed),
        ("no path", "GET * HTTP/1.1\r\n", Malformed),
        (
            "a name outside ASCII",
            "GET /\u{e9} HTTP/1.1\r\n",
            Malformed,
        ),
        ("another protocol", "GET / HTTP/2.0\r\n", Version),
        (
            "too many headers",
            &format!("GET / HTTP/1.1\r\n{many}"),
            TooLong,
        ),
        (
            "too long a head",
            &format!("GET / HTTP/1.1\r\n{long}"),
            TooLong,
        ),
    ] {
        assert_eq!(read(&format!("{head}\r\n")), Err(why), "{what}");
    }
    assert_eq!(
        read(&"G".repeat(MAX_HEAD)),
        Err(TooLong),
        "a line that never ends"
    );
}

#[test]
fn a_proxys_form_of_the_address_is_read() {
    let (request, _) = read("GET http://100.100.100.200/latest/ HTTP/1.1\r\n\r\n")
        .unwrap()
        .unwrap();
    assert_eq!(request.path, "/latest/");
}
