use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::*;

/// A folder with a key and a certificate that `openssl` made. It is removed when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("kanmon-identity-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        for words in [
            "req -x509 -newkey rsa:2048 -nodes -subj /CN=Kanmon -days 30 -keyout key.pem -out certificate.pem",
            "x509 -in certificate.pem -outform DER -out certificate.der",
            "pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out key.der",
        ] {
            let done = folder.openssl(words);
            assert!(done.status.success(), "{words}: {done:?}");
        }
        folder
    }

    fn openssl(&self, words: &str) -> Output {
        let words: Vec<&str> = words.split(' ').collect();
        let done = Command::new("openssl")
            .args(words)
            .current_dir(&self.0)
            .output();
        done.expect("openssl is there")
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(Path::new(&self.0).join(name), text).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn openssl_verifies_what_is_signed_and_nothing_else() {
    let folder = Folder::new();
    let key = IdentityKey::new(&folder.read("key.der"), &folder.read("certificate.der")).unwrap();
    let document = r#"{"instance-id":"i-1","audience":"once"}"#;
    let message = key
        .signed_message(document.as_bytes(), &SystemRandom::new())
        .unwrap();
    folder.write(
        "pkcs7",
        &format!("-----BEGIN PKCS7-----\n{message}\n-----END PKCS7-----\n"),
    );
    folder.write("document", document);
    folder.write("changed", &document.replace("i-1", "i-2"));
    let verify = "smime -verify -in pkcs7 -inform PEM";
    for (behaviour, words, is_fine) in [
        (
            "as the cloud's guide verifies it",
            "-content document -certfile certificate.pem -noverify",
            true,
        ),
        (
            "with its own content",
            "-certfile certificate.pem -noverify",
            true,
        ),
        (
            "with the certificate as the only one trusted",
            "-CAfile certificate.pem",
            true,
        ),
        (
            "another document",
            "-content changed -certfile certificate.pem -noverify",
            false,
        ),
        ("a signer that nobody trusts", "-content document", false),
    ] {
        let done = folder.openssl(&format!("{verify} {words}"));
        assert_eq!(done.status.success(), is_fine, "{behaviour}: {done:?}");
        if is_fine {
            assert_eq!(
                String::from_utf8_lossy(&done.stdout),
                document,
                "{behaviour}"
            );
        }
    }
}

#[test]
fn what_is_no_key_or_certificate_is_refused() {
    let error = IdentityKey::new(b"key", b"certificate").unwrap_err();
    assert_eq!(error, IdentityKeyError::Key);
    assert_eq!(Signer::new(b"").map(drop), None);
    for bytes in [
        &[0x30, 0x82][..],
        &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
        &[0x30, 0x03, 0x30, 0x01, 0x02],
    ] {
        assert_eq!(Signer::new(bytes).map(drop), None, "{bytes:?}");
    }
}
