//! What fuzzing calls for requests to the metadata service: any bytes may come from an instance.
//! `cargo test -p imds` runs the same over mangled requests.

use cloud_id::Timestamp;
use imds::{Authority, Credentials, Instance, Options, Request, Role, Secret, Unsigned, answer};

struct Keys;

impl Authority for Keys {
    fn code(&self, text: &[u8]) -> [u8; 32] {
        let mut code = [0; 32];
        for (at, byte) in text.iter().enumerate() {
            code[at % 32] ^= byte;
        }
        code
    }

    fn sign(&self, document: &[u8]) -> Result<String, Unsigned> {
        String::from_utf8(document.to_vec()).map_err(|_| Unsigned::NoKey)
    }
}

/// Bytes of a connection. What is read does not depend on how they are cut, and whatever an instance asks without a
/// token is no secret where tokens are required.
pub(crate) fn metadata(bytes: &[u8]) {
    let Ok(Some((request, length))) = Request::read(bytes) else {
        return;
    };
    assert!(length <= bytes.len());
    assert!(matches!(Request::read(&bytes[..length]), Ok(Some((again, _))) if again == request));
    assert!(!matches!(Request::read(&bytes[..length - 1]), Ok(Some(_))));
    let mut instance = Instance {
        id: "i-1".to_owned(),
        role: Some(Role {
            name: "worker".to_owned(),
            credentials: Some(Credentials {
                access_key_id: "STS.id".to_owned(),
                access_key_secret: Secret::new("a secret".to_owned()),
                security_token: Secret::new("a session".to_owned()),
                expiration: Timestamp::from_unix_secs(20_000),
                last_updated: Timestamp::from_unix_secs(0),
            }),
        }),
        tags: vec![("key".to_owned(), "value".to_owned())],
        user_data: b"data".to_vec(),
        ..Instance::default()
    };
    for needs_token in [false, true] {
        instance.options = Options {
            needs_token,
            tells_tags: true,
            ..Options::default()
        };
        let answer = answer(&instance, &request, Timestamp::from_unix_secs(0), &Keys);
        let statuses = [200, 400, 401, 403, 404, 405];
        assert!(statuses.contains(&answer.status), "{answer:?}");
        let told = String::from_utf8_lossy(&answer.body);
        let has_token = request.header("x-aliyun-ecs-metadata-token").is_some();
        assert!(!needs_token || has_token || !told.contains("a secret"));
    }
}
