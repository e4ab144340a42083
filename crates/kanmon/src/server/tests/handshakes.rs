use super::*;

/// A ClientHello as our own client sends it: one record.
fn client_hello() -> Vec<u8> {
    let (_, trust) = tls::tests::pair();
    let name = ServerName::try_from("ecs.cn-hangzhou.aliyuncs.com").expect("a name");
    let mut client = ClientConnection::new(trust, name).expect("a client");
    let mut bytes = Vec::new();
    client.write_tls(&mut bytes).expect("memory");
    bytes
}

/// Sends bytes and that there are no more, and reads to the end, however it ends.
fn send(peer: &Peer, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect_plain(peer);
    // The server may close before it has read all of it.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

fn is_answered(peer: &Peer) {
    let mut stream = connect(peer);
    stream
        .write_all(b"GET /after HTTP/1.1\r\nhost: x\r\n\r\n")
        .expect("written");
    assert_eq!(read_answer(&mut stream).1, "GET /after 0");
}

/// Whether an answer is a TLS alert record, and no handshake went on.
fn is_alert(answer: &[u8]) -> bool {
    answer.first() == Some(&21)
}

#[test]
fn a_handshake_that_does_not_go_on_ends_the_connection() {
    let limits = Limits {
        connections: 1,
        handshake_time: Duration::from_millis(50),
        head_time: Duration::from_secs(3600),
        ..Limits::default()
    };
    let hello = client_hello();
    with_server(limits, |peer| {
        for part in [&hello[..1], &hello[..hello.len() / 2], &hello[..]] {
            let mut stream = connect_plain(peer);
            stream.write_all(part).expect("written");
            let _ = io::copy(&mut stream, &mut io::sink());
        }
        is_answered(peer);
    });
}

#[test]
fn a_handshake_longer_than_any_is_ended_before_it_is_complete() {
    let limits = Limits {
        connections: 1,
        handshake_time: Duration::from_secs(3600),
        handshake_bytes: 16 * 1024,
        ..Limits::default()
    };
    with_server(limits, |peer| {
        // A hello of 60,000 bytes, of which the last one never comes.
        let mut message = vec![1, 0, 0xea, 0x60];
        message.resize(60_003, 0);
        let mut stream = connect_plain(peer);
        for part in message.chunks(16_000) {
            let length = u16::try_from(part.len()).expect("a record").to_be_bytes();
            let record = [&[22, 3, 1], &length[..], part].concat();
            if stream.write_all(&record).is_err() {
                break;
            }
        }
        // Closed or reset, but not waited for.
        assert_eq!(io::copy(&mut stream, &mut io::sink()).unwrap_or(0), 0);
        is_answered(peer);
    });
}

/// What a peer sends right behind its handshake arrives together with the end of it, and does not count as part of it.
#[test]
fn a_long_request_sent_right_behind_the_handshake_is_answered() {
    let body = "a".repeat(200_000);
    let length = body.len();
    let request = format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n{body}");
    with_server(Limits::default(), |peer| {
        for _ in 0..50 {
            let mut stream = connect(peer);
            stream.write_all(request.as_bytes()).expect("written");
            assert_eq!(read_answer(&mut stream).1, format!("POST / {length}"));
        }
    });
}

#[test]
fn hellos_that_are_none_are_refused_and_harm_nobody() {
    let hello = client_hello();
    let with = |at: usize, bytes: &[u8]| {
        let mut changed = hello.clone();
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        changed
    };
    let cases = [
        (
            "a record that is longer than records are",
            with(3, &[0xff, 0xff]),
        ),
        (
            "a message that is longer than its record",
            with(6, &[0xff, 0xff, 0xff]),
        ),
        ("a message of no kind", with(5, &[0xee])),
        ("a session id longer than the hello", with(43, &[0xff])),
        ("an empty record", vec![22, 3, 1, 0, 0]),
        ("many empty records", [22, 3, 1, 0, 0].repeat(2000)),
        (
            "application data after the hello",
            [&hello[..], &[23, 3, 3, 0, 1, 0]].concat(),
        ),
        ("two hellos", hello.repeat(2)),
        (
            "an alert in a handshake's place",
            [&[22, 3, 1, 0, 2][..], &[2, 40]].concat(),
        ),
        ("SSL 2", vec![22, 0x80, 0x2e, 1, 0, 2]),
    ];
    with_server(Limits::default(), |peer| {
        for (what, bytes) in &cases {
            let answer = send(peer, bytes);
            let got_through = answer.windows(5).any(|it| it == b"HTTP/");
            assert!(!got_through, "{what}: {answer:?}");
        }
        let answer = send(peer, &with(43, &[0xff]));
        assert!(is_alert(&answer), "{answer:?}");
        is_answered(peer);
    });
}

/// Every byte of a hello, changed in two ways; and the hello cut at every length.
#[test]
fn no_change_of_a_hello_brings_the_server_down() {
    let hello = client_hello();
    let mut all = Vec::new();
    for at in 1..hello.len() {
        for changed in [hello[at] ^ 1, !hello[at]] {
            let mut bytes = hello.clone();
            bytes[at] = changed;
            all.push(bytes);
        }
        all.push(hello[..at].to_vec());
    }
    with_server(Limits::default(), |peer| {
        if peer.trust.is_none() {
            return;
        }
        for bytes in &all {
            send(peer, bytes);
        }
        is_answered(peer);
    });
}
