use proptest::prelude::*;
use rsa::pkcs1::DecodeRsaPrivateKey;

use super::*;

/// Lines and fingerprints that ssh-keygen of OpenSSH 9 made and told.
const KNOWN: [(&str, &str); 3] = [
    (
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCQm7wgaGECK6o33BukxwaDH0/BL2dbUt7ecw7Hv+fOZWtzL+eWWl6hwggk5nnofNmcoewsvaeM+msTO3AToBkh4RAxpbGIH5ifN7SAAz4oLvUsinRQ4eSNEnDgc1TN0BnuRi03NGR0es2tvCyL6M5AYM+q16JHNym7W3y3yprxwTxcVSGr00+mBnhXcGPYx6U0vtSNEJnjFSM95goNzqTHxWUzgsH94ORnmhFpg8n2p4fL+iOaT3twslWg9lMYgiSWDcFym7eBUjQb9pMQoa8RL8fU9E2ko5HvxIyZMplSJe8VWeVO+0J3qRRRYmOYViAKfHF00+Y8BFbLj5TedMSz me@home",
        "21:4e:cf:52:aa:f7:03:da:ac:e8:64:1d:09:d3:01:14",
    ),
    (
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM184uYmivG7jS3283jN0TvMC0AW92vLX3Qqct/Ox2txAf1LXje30IfZUwfox6R3J3UGaKNiZgbCcRWpO6yZlhY=",
        "78:e9:9e:73:b1:c7:4b:3a:93:c2:45:08:0a:1e:da:6b",
    ),
    (
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6OrggS4NC4xIUtKgweUCYPUvClTr0h8K86TtVFrgwB",
        "ef:0e:de:3a:9f:e5:c9:63:96:4a:a2:31:d9:a9:b9:9c",
    ),
];

#[test]
fn a_fingerprint_is_what_ssh_keygen_tells() {
    for (line, expected) in KNOWN {
        let key = PublicKey::read(line).expect("OpenSSH wrote it");
        assert_eq!(
            (key.line.as_str(), key.fingerprint.as_str()),
            (line, expected)
        );
    }
}

#[test]
fn what_is_no_public_key_of_a_listed_type_is_refused() {
    let (rsa, _) = KNOWN[0];
    let (kind, rest) = rsa.split_once(' ').expect("two words");
    let blob = rest.split(' ').next().expect("a blob");
    for text in [
        "",
        "ssh-rsa",
        "ssh-rsa AAAA",
        "ssh-rsa not-base64!",
        // A byte short.
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAH26OrggS4NC4xIUtKgweUCYPUvClTr0h8K86TtVFrgw=",
        "sk-ssh-ed25519@openssh.com AAAAC3NzaC1lZDI1NTE5AAAAIG6OrggS4NC4xIUtKgweUCYPUvClTr0h8K86TtVFrgwB",
        &format!("ssh-dss {blob}"),
        &format!("{kind} {}", &blob[..blob.len() - 8]),
        &format!("{kind} {blob}\nssh-rsa {blob}"),
        &format!("from=\"10.0.0.1\" {kind} {blob}"),
        "-----BEGIN PUBLIC KEY-----",
    ] {
        assert_eq!(PublicKey::read(text), None, "{text}");
    }
}

/// Every type of the guide's list is read, whichever of its names a program writes, and kept as OpenSSH reads it.
///
/// Source: guide 004, section 2.1.
#[test]
fn every_type_that_the_guide_lists_is_read() {
    let point = |length: usize| [&[4][..], &vec![7; length - 1]].concat();
    let long = vec![0x11; 128];
    let rsa: Vec<&[u8]> = vec![&[1, 0, 1], &long];
    let dsa: Vec<&[u8]> = vec![&long, &long[..20], &long, &long];
    let points = [point(65), point(97), point(133)];
    let ecdsa = |at: usize| -> Vec<&[u8]> {
        let curves: [&[u8]; 3] = [b"nistp256", b"nistp384", b"nistp521"];
        vec![curves[at], &points[at]]
    };
    let certificate: Vec<&[u8]> = vec![b"of whatever it is"];
    let mut read = 0;
    for (named, kind, fields) in [
        ("rsa", "ssh-rsa", rsa.clone()),
        ("dsa", "ssh-dss", dsa.clone()),
        ("ssh-rsa", "ssh-rsa", rsa),
        ("ssh-dss", "ssh-dss", dsa),
        ("ecdsa", "ecdsa-sha2-nistp256", ecdsa(0)),
        ("ecdsa", "ecdsa-sha2-nistp384", ecdsa(1)),
        ("ecdsa", "ecdsa-sha2-nistp521", ecdsa(2)),
        ("ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521", ecdsa(2)),
        ("ssh-rsa-cert-v00@openssh.com", "", certificate.clone()),
        ("ssh-dss-cert-v00@openssh.com", "", certificate.clone()),
        ("ssh-rsa-cert-v01@openssh.com", "", certificate.clone()),
        ("ssh-dss-cert-v01@openssh.com", "", certificate.clone()),
        (
            "ecdsa-sha2-nistp256-cert-v01@openssh.com",
            "",
            certificate.clone(),
        ),
        (
            "ecdsa-sha2-nistp384-cert-v01@openssh.com",
            "",
            certificate.clone(),
        ),
        (
            "ecdsa-sha2-nistp521-cert-v01@openssh.com",
            "",
            certificate.clone(),
        ),
        ("ssh-ed25519", "ssh-ed25519", vec![&long[..32]]),
    ] {
        let kind = if kind.is_empty() { named } else { kind };
        let line = |fields: &[&[u8]]| {
            let mut blob = Vec::new();
            put_field(&mut blob, kind.as_bytes());
            for field in fields {
                put_field(&mut blob, field);
            }
            let blob = STANDARD.encode(blob);
            (
                format!("{named} {blob} of a guide"),
                format!("{kind} {blob} of a guide"),
            )
        };
        let (sent, kept) = line(&fields);
        let key = PublicKey::read(&sent).unwrap_or_else(|| panic!("{named} {kind}"));
        assert_eq!(key.line, kept);
        read += 1;
        if kind.contains("-cert-") {
            continue;
        }
        // A field that is missing, one too many, and one that is too short.
        let before = &fields[..fields.len() - 1];
        let more = [&fields[..], &[&long[..]]].concat();
        let mut short = before.to_vec();
        short.push(&[]);
        for wrong in [before.to_vec(), more, short] {
            assert_eq!(
                PublicKey::read(&line(&wrong).0),
                None,
                "{named} {kind} {wrong:?}"
            );
        }
    }
    assert_eq!(read, 16);
    let (rsa, _) = KNOWN[0];
    for text in [
        rsa.replacen("ssh-rsa", "dsa", 1),
        rsa.replacen("ssh-rsa", "RSA", 1),
        rsa.replacen("ssh-rsa", "ed25519", 1),
        KNOWN[1]
            .0
            .replacen("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", 1),
    ] {
        assert_eq!(PublicKey::read(&text), None, "{text}");
    }
}

#[test]
fn a_new_key_has_2048_bits_and_its_halves_belong_together() {
    let new = new_key([1, 2]);
    let pem = new.private_pem.as_str();
    assert!(
        pem.starts_with("-----BEGIN RSA PRIVATE KEY-----\nMII"),
        "PKCS#1"
    );
    let private = PrivateKey::from_pkcs1_pem(pem).expect("it was just written");
    assert_eq!(private.n_bytes().len(), 256);
    assert_eq!(
        PublicKey::of_rsa(&private.e_bytes(), &private.n_bytes()),
        new.public
    );
    assert_eq!(PublicKey::read(&new.public.line), Some(new.public.clone()));

    assert_eq!(
        new_key([1, 2]).public,
        new.public,
        "the same bits, the same key"
    );
    assert_ne!(new_key([1, 3]).public, new.public);
}

proptest! {
    /// Whatever blob stands behind a type, reading ends without a panic, and what is read tells the line it was.
    #[test]
    fn any_blob_is_read_or_refused(
        kind in prop::sample::select(TYPES),
        tail in prop::collection::vec(any::<u8>(), 0..400),
        is_framed in any::<bool>(),
    ) {
        let mut blob = Vec::new();
        if is_framed {
            put_field(&mut blob, kind.as_bytes());
        }
        blob.extend(tail);
        let line = format!("{kind} {}", STANDARD.encode(&blob));
        if let Some(key) = PublicKey::read(&line) {
            prop_assert!(is_framed);
            prop_assert_eq!(key.line, line);
        }
    }
}
