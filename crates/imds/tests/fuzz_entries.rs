//! The entry of `fuzz/`, run over mangled requests: no bytes may panic.

#[path = "../../../fuzz/metadata.rs"]
mod metadata;

use testkit::Random;

const SEEDS: [&str; 6] = [
    "GET /latest/meta-data/ram/security-credentials/worker HTTP/1.1\r\nHost: 100.100.100.200\r\n\r\n",
    "PUT /latest/api/token HTTP/1.1\r\nX-aliyun-ecs-metadata-token-ttl-seconds: 21600\r\nContent-Length: 0\r\n\r\n",
    "GET /2016-01-01/meta-data/all HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "GET http://100.100.100.200/latest/dynamic/instance-identity/pkcs7?audience=a%20b HTTP/1.1\r\n\r\n",
    "HEAD /latest/user-data HTTP/1.1\r\nX-aliyun-ecs-metadata-token: 00000000000000ff00\r\n\r\n",
    "POST /latest/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
];

const PIECES: [&str; 18] = [
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\r",
    ":",
    " ",
    "/",
    "//",
    "..",
    "%2f",
    "%",
    "%e9",
    "?",
    "\u{e9}",
    "\0",
    "Content-Length: 5\r\n",
    "X-aliyun-ecs-metadata-token:\r\n",
    "HTTP/1.1",
];

#[test]
fn mangled_requests_are_answered_or_refused() {
    let mut random = Random::new(5);
    let mut read = 0;
    for round in 0..100_000 {
        let mut bytes = SEEDS[round % SEEDS.len()].as_bytes().to_vec();
        for _ in 0..random.below(5) {
            let at = random.below(bytes.len() + 1);
            match random.below(4) {
                0 if at < bytes.len() => bytes[at] = random.bits() as u8,
                1 => bytes.truncate(at),
                2 => drop(bytes.drain(at / 2..at)),
                _ => drop(bytes.splice(at..at, random.pick(&PIECES).bytes())),
            }
        }
        metadata::metadata(&bytes);
        read += usize::from(matches!(imds::Request::read(&bytes), Ok(Some(_))));
    }
    assert!(read > 10_000, "{read} of them were requests");
}
