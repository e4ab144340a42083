use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_id::Timestamp;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};

use super::{Expected, KeySet, KeySetError, TokenError, verify};

const NOW: i64 = 1_795_507_200;

fn signer(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("32 bytes")
}

fn key(seed: u8, id: &str) -> Value {
    let x = URL_SAFE_NO_PAD.encode(signer(seed).public_key());
    json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": id, "x": x})
}

fn keys(keys: &[Value]) -> KeySet {
    KeySet::parse(&json!({ "keys": keys }).to_string()).expect("a set")
}

fn part(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn signed(seed: u8, header: &str, claims: &str) -> String {
    let signed = format!("{}.{}", part(header.as_bytes()), part(claims.as_bytes()));
    let signature = signer(seed).sign(signed.as_bytes());
    format!("{signed}.{}", part(signature.as_ref()))
}

fn claims() -> Value {
    json!({
        "iss": "https://issuer.example", "sub": "alice", "aud": "sts.aliyuncs.com",
        "iat": NOW - 60, "exp": NOW + 600,
    })
}

/// The claims with one that is another, or none.
fn with(name: &str, value: Value) -> String {
    let mut claims = claims();
    match value {
        Value::Null => drop(claims.as_object_mut().expect("an object").remove(name)),
        value => claims[name] = value,
    }
    claims.to_string()
}

const HEADER: &str = r#"{"alg":"EdDSA","kid":"one"}"#;

fn outcome(token: &str) -> Result<String, TokenError> {
    let ids = ["sts.aliyuncs.com".to_owned(), "other".to_owned()];
    let expected = Expected {
        issuer: "https://issuer.example",
        client_ids: &ids,
        issuance_limit_hours: 12,
        now: Timestamp::from_unix_secs(NOW),
    };
    let keys = keys(&[key(1, "one"), key(2, "two")]);
    verify(token, &keys, &expected).map(|token| token.subject)
}

/// What an error is, without its words.
fn kind(outcome: Result<String, TokenError>) -> &'static str {
    match outcome {
        Ok(_) => "accepted",
        Err(TokenError::Malformed { .. }) => "malformed",
        Err(TokenError::Algorithm) => "algorithm",
        Err(TokenError::Signature) => "signature",
        Err(TokenError::Issuer) => "issuer",
        Err(TokenError::Audience) => "audience",
        Err(TokenError::Expired) => "expired",
        Err(TokenError::NotYet) => "not yet",
    }
}

#[test]
fn a_token_counts_when_all_it_says_is_as_expected() {
    for (claims, expected) in [
        (claims().to_string(), "accepted"),
        (with("aud", json!(["x", "other"])), "accepted"),
        (with("aud", json!("x")), "audience"),
        (with("aud", json!([])), "audience"),
        (with("aud", json!({"x": 1})), "malformed"),
        (with("aud", Value::Null), "malformed"),
        (with("iss", json!("https://issuer.example/")), "issuer"),
        (with("iss", json!("https://ISSUER.example")), "issuer"),
        (with("iss", json!(["https://issuer.example"])), "malformed"),
        (with("sub", json!("")), "malformed"),
        (with("sub", Value::Null), "malformed"),
        (with("exp", json!(NOW)), "expired"),
        (with("exp", json!(NOW + 1)), "accepted"),
        (with("exp", json!(NOW as f64 + 1.5)), "accepted"),
        (with("exp", Value::Null), "malformed"),
        (with("exp", json!((NOW + 600).to_string())), "malformed"),
        (with("exp", json!(-1)), "malformed"),
        (with("exp", json!(1e300)), "malformed"),
        (with("iat", json!(NOW - 12 * 3_600)), "accepted"),
        (with("iat", json!(NOW - 12 * 3_600 - 1)), "expired"),
        (with("iat", json!(NOW + 60)), "accepted"),
        (with("iat", json!(NOW + 61)), "not yet"),
        (with("iat", Value::Null), "malformed"),
        (with("nbf", json!(NOW + 61)), "not yet"),
        (with("nbf", json!(NOW)), "accepted"),
        (with("nbf", json!("never")), "malformed"),
        ("[]".to_owned(), "malformed"),
        (String::new(), "malformed"),
    ] {
        assert_eq!(
            kind(outcome(&signed(1, HEADER, &claims))),
            expected,
            "{claims}"
        );
    }
}

/// Each is a way to make a verifier believe what the issuer did not say.
#[test]
fn known_attacks_on_tokens_prove_nothing() {
    let claims = claims().to_string();
    let good = signed(1, HEADER, &claims);
    let (head, rest) = good.split_once('.').expect("three parts");
    let (body, tail) = rest.split_once('.').expect("three parts");
    let header = |text: &str| part(text.as_bytes());
    let public = URL_SAFE_NO_PAD.encode(signer(1).public_key());
    let with_key =
        format!(r#"{{"alg":"EdDSA","jwk":{{"kty":"OKP","crv":"Ed25519","x":"{public}"}}}}"#);
    let mallory = URL_SAFE_NO_PAD.encode(signer(9).public_key());
    let with_own_key =
        format!(r#"{{"alg":"EdDSA","jwk":{{"kty":"OKP","crv":"Ed25519","x":"{mallory}"}}}}"#);
    let twice = claims.replacen("{", r#"{"sub":"root","#, 1);
    let hmac = {
        let header = header(r#"{"alg":"HS256","kid":"one"}"#);
        let signed = format!("{header}.{body}");
        let public = signer(1).public_key().as_ref().to_vec();
        let secret = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &public);
        let tag = ring::hmac::sign(&secret, signed.as_bytes());
        format!("{signed}.{}", part(tag.as_ref()))
    };
    for (attack, token, expected) in [
        ("as it is", good.clone(), "accepted"),
        (
            "alg none",
            format!("{}.{body}.", header(r#"{"alg":"none"}"#)),
            "algorithm",
        ),
        (
            "alg None",
            format!("{}.{body}.{tail}", header(r#"{"alg":"None"}"#)),
            "algorithm",
        ),
        (
            "no alg",
            format!("{}.{body}.{tail}", header("{}")),
            "malformed",
        ),
        ("an HMAC with the public key", hmac, "algorithm"),
        (
            "the algorithm of another kind of key",
            format!("{}.{body}.{tail}", header(r#"{"alg":"RS256","kid":"one"}"#)),
            "signature",
        ),
        (
            "another issuer's key",
            signed(9, HEADER, &claims),
            "signature",
        ),
        (
            "the id of another key",
            signed(1, r#"{"alg":"EdDSA","kid":"two"}"#, &claims),
            "signature",
        ),
        (
            "an id that no key has",
            signed(1, r#"{"alg":"EdDSA","kid":"../one"}"#, &claims),
            "signature",
        ),
        (
            "no id",
            signed(2, r#"{"alg":"EdDSA"}"#, &claims),
            "accepted",
        ),
        (
            "a key in the header",
            signed(9, &with_own_key, &claims),
            "signature",
        ),
        (
            "the right key in the header too",
            signed(1, &with_key, &claims),
            "accepted",
        ),
        (
            "keys to be fetched",
            signed(
                9,
                r#"{"alg":"EdDSA","jku":"https://evil.example"}"#,
                &claims,
            ),
            "signature",
        ),
        (
            "something that must be understood",
            signed(1, r#"{"alg":"EdDSA","crit":["b64"],"b64":false}"#, &claims),
            "malformed",
        ),
        (
            "nothing that must be understood",
            signed(1, r#"{"alg":"EdDSA","kid":"one","crit":null}"#, &claims),
            "malformed",
        ),
        (
            "other claims under the signature",
            format!(
                "{head}.{}.{tail}",
                part(with("sub", json!("root")).as_bytes())
            ),
            "signature",
        ),
        ("no signature", format!("{head}.{body}."), "signature"),
        (
            "half a signature",
            format!("{head}.{body}.{}", &tail[..40]),
            "signature",
        ),
        ("two parts", format!("{head}.{body}"), "malformed"),
        ("four parts", format!("{good}.{tail}"), "malformed"),
        (
            "five parts, as if encrypted",
            format!("{head}.{body}.{tail}.{body}.{tail}"),
            "malformed",
        ),
        ("padded", format!("{head}.{body}.{tail}=="), "malformed"),
        ("with a line break", format!("{good}\n"), "malformed"),
        (
            "in the other alphabet",
            good.replace(['-', '_'], "+"),
            "malformed",
        ),
        ("a claim twice", signed(1, HEADER, &twice), "malformed"),
        (
            "alg twice",
            signed(1, r#"{"alg":"none","alg":"EdDSA"}"#, &claims),
            "malformed",
        ),
        ("huge", format!("{good}{}", "A".repeat(20_000)), "malformed"),
        ("empty", String::new(), "malformed"),
        ("dots", "..".to_owned(), "malformed"),
    ] {
        assert_eq!(kind(outcome(&token)), expected, "{attack}");
    }
}

/// RFC 7515, appendices A.2 and A.3, with the keys there.
#[test]
fn the_signatures_of_the_standard_are_found_right() {
    let set = include_str!("tests/rfc7515.json");
    let examples: Value = serde_json::from_str(set).expect("it is JSON");
    for example in examples.as_array().expect("a list") {
        let token = example["token"].as_str().expect("a text");
        let keys = keys(&[example["key"].clone()]);
        let expected = Expected {
            issuer: "joe",
            client_ids: &[],
            issuance_limit_hours: 1,
            now: Timestamp::from_unix_secs(NOW),
        };
        // Its claims lack what is asked for here, which is looked at after the signature.
        let error = verify(token, &keys, &expected).expect_err("it has no sub");
        assert!(matches!(error, TokenError::Malformed { .. }), "{error}");
        let (rest, signature) = token.rsplit_once('.').expect("three parts");
        let other = format!("{rest}.A{}", &signature[1..]);
        let error = verify(&other, &keys, &expected).expect_err("it is another signature");
        assert_eq!(error, TokenError::Signature);
    }
}

#[test]
fn a_key_set_has_public_keys_that_tokens_are_signed_with() {
    let one = key(1, "one");
    let rsa = |length: usize| {
        let modulus = URL_SAFE_NO_PAD.encode(vec![0xff; length]);
        json!({"kty": "RSA", "n": modulus, "e": "AQAB", "kid": "r"})
    };
    let changed = |name: &str, value: Value| {
        let mut key = one.clone();
        key[name] = value;
        key
    };
    let parse = |keys: &[Value]| KeySet::parse(&json!({ "keys": keys }).to_string());
    let count = |keys: &[Value]| parse(keys).map(|set| set.ids().count());
    assert_eq!(count(std::slice::from_ref(&one)), Ok(1));
    assert_eq!(count(&[one.clone(), rsa(256)]), Ok(2));
    let is_left_out = [
        changed("use", json!("enc")),
        changed("alg", json!("RSA-OAEP")),
        changed("crv", json!("X25519")),
        changed("kty", json!("ML-DSA")),
    ];
    for key in is_left_out {
        assert_eq!(
            count(std::slice::from_ref(&key)),
            Err(KeySetError::Empty),
            "{key}"
        );
        assert_eq!(count(&[key, one.clone()]), Ok(1));
    }
    for (what, keys) in [
        ("a private key", vec![changed("d", json!("AAAA"))]),
        ("an HMAC's key", vec![json!({"kty": "oct", "k": "AAAA"})]),
        ("a prime", vec![changed("p", json!("AAAA"))]),
        ("the other prime", vec![changed("q", json!("AAAA"))]),
        ("an exponent", vec![changed("dp", json!("AAAA"))]),
        ("the other exponent", vec![changed("dq", json!("AAAA"))]),
        ("a coefficient", vec![changed("qi", json!("AAAA"))]),
        ("more primes", vec![changed("oth", json!([{"r": "AAAA"}]))]),
        ("a seed", vec![json!({"kty": "AKP", "priv": "AAAA"})]),
        (
            "a secret beside a key for encryption",
            vec![json!({"kty": "RSA", "use": "enc", "p": "AAAA"})],
        ),
    ] {
        assert!(
            matches!(parse(&keys), Err(KeySetError::Secret { at: 1 })),
            "{what}"
        );
    }
    for (what, key) in [
        ("a short RSA key", rsa(128)),
        ("a huge RSA key", rsa(2_048)),
        ("a key that is cut", changed("x", json!("AAAA"))),
        ("no Base64url", changed("x", json!("===="))),
        ("another algorithm's key", changed("alg", json!("RS256"))),
    ] {
        assert!(
            matches!(parse(&[key]), Err(KeySetError::Key { at: 1, .. })),
            "{what}"
        );
    }
    let twice = parse(&[one.clone(), key(2, "one")]);
    assert_eq!(
        twice,
        Err(KeySetError::SameId {
            id: "one".to_owned()
        })
    );
    let many: Vec<Value> = (0..51).map(|at| key(1, &at.to_string())).collect();
    assert_eq!(parse(&many), Err(KeySetError::TooMany));
    assert_eq!(
        KeySet::parse(&" ".repeat(70_000)),
        Err(KeySetError::TooLong)
    );
    for text in [
        "",
        "[]",
        "{}",
        r#"{"keys":{}}"#,
        r#"{"keys":[]}"#,
        r#"{"keys":[1]}"#,
    ] {
        assert!(KeySet::parse(text).is_err(), "{text}");
    }
}
