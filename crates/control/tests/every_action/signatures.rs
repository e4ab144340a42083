//! Who does not sign rightly, and once.

use cloud_id::Timestamp;
use control::Clock;
use openapi::sign::Credential;

use crate::contents::contents;
use crate::done;
use crate::expected::Expected;
use crate::support::Region;

/// holds: K6, K7
#[tokio::test]
async fn every_action_refuses_whoever_does_not_sign_rightly_and_once() {
    let region = Region::start().await;
    let real = region.accounts["a"].clone();
    let credential = |id, secret| Credential {
        access_key_id: id,
        access_key_secret: secret,
        security_token: None,
    };
    let (id, secret) = (real.access_key_id.as_str(), real.access_key_secret.reveal());
    // Only one operation knows the second one; it is not to wait.
    let params = [("RegionId", "cn-hangzhou"), ("TimeoutSecs", "0")];
    let at = Timestamp::from_unix_secs;
    let mut expected = Expected::default();
    let mut count = 0;
    for operation in done() {
        // The trail keeps so many refusals of strangers a second, and counts the others.
        region.clock.advance(1);
        let now = region.clock.now().unix_secs;
        let before = contents(&region);
        let request = |signed, credential: &Credential<'_>| {
            region.request_at(at(signed), credential, operation, &params)
        };
        for (what, request, status, code) in [
            (
                "unknown key",
                request(now, &credential("LTAI5tnobody", secret)),
                404,
                "InvalidAccessKeyId.NotFound",
            ),
            (
                "wrong secret",
                request(now, &credential(id, "guess")),
                400,
                "SignatureDoesNotMatch",
            ),
            (
                "too old",
                request(now - 901, &credential(id, secret)),
                400,
                "InvalidTimeStamp.Expired",
            ),
            (
                "too new",
                request(now + 901, &credential(id, secret)),
                400,
                "InvalidTimeStamp.Expired",
            ),
        ] {
            let answer = region.send(request).await;
            assert_eq!(
                (answer.status, answer.code()),
                (status, code),
                "{operation}: {what}"
            );
            assert!(
                operation.declares(code, status),
                "{operation}: {code} is documented"
            );
            assert_eq!(contents(&region), before, "{operation}: {what}");
            expected.note(operation, &answer);
        }

        let request = request(now, &credential(id, secret));
        let first = region.send(request.clone()).await;
        assert_ne!(first.code(), "SignatureNonceUsed", "{operation}");
        expected.note(operation, &first);
        let before = contents(&region);
        let replayed = region.send(request).await;
        let refused = (replayed.status, replayed.code());
        assert_eq!(
            refused,
            (400, "SignatureNonceUsed"),
            "{operation}: replayed"
        );
        assert_eq!(contents(&region), before, "{operation}: replayed");
        expected.note(operation, &replayed);
        count += 1;
    }
    expected.assert_audited(&region).await;
    assert!(count >= 100, "{count} operations are offered");
}
