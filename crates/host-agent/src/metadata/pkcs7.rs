//! PKCS#7 signed data, written out.
//!
//! Source: RFC 5652, section 5; RFC 2315.

/// Who signs: the certificate, and how it is named in a signature.
pub(super) struct Signer {
    certificate: Vec<u8>,
    issuer_and_serial: Vec<u8>,
}

impl Signer {
    /// The owner of an X.509 certificate in DER. `None` where it is none.
    pub(super) fn new(certificate: &[u8]) -> Option<Self> {
        let (outer, rest) = read(SEQUENCE, certificate)?;
        if !rest.is_empty() {
            return None;
        }
        let (mut fields, _) = read(SEQUENCE, outer)?;
        if let Some((_, rest)) = read(VERSION, fields) {
            fields = rest;
        }
        let (serial, fields) = read(INTEGER, fields)?;
        let (_, fields) = read(SEQUENCE, fields)?; // the algorithm
        let (issuer, _) = read(SEQUENCE, fields)?;
        let issuer_and_serial = [write(SEQUENCE, &[issuer]), write(INTEGER, &[serial])];
        Some(Self {
            certificate: certificate.to_vec(),
            issuer_and_serial: write(SEQUENCE, &issuer_and_serial),
        })
    }

    /// Signed data with the content in it and without signed attributes: the RSA signature with SHA-256 is one of the
    /// content itself.
    pub(super) fn signed_data(&self, content: &[u8], signature: &[u8]) -> Vec<u8> {
        let version = write(INTEGER, &[[1]]);
        let sha256 = algorithm(SHA256);
        let octets = write(OCTET_STRING, &[content]);
        let inner = write(
            SEQUENCE,
            &[write(OBJECT, &[DATA]), write(EXPLICIT_0, &[octets])],
        );
        let signer = write(
            SEQUENCE,
            &[
                version.clone(),
                self.issuer_and_serial.clone(),
                sha256.clone(),
                algorithm(RSA_ENCRYPTION),
                write(OCTET_STRING, &[signature]),
            ],
        );
        let signed = write(
            SEQUENCE,
            &[
                version,
                write(SET, &[sha256]),
                inner,
                write(EXPLICIT_0, &[&self.certificate]),
                write(SET, &[signer]),
            ],
        );
        write(
            SEQUENCE,
            &[write(OBJECT, &[SIGNED_DATA]), write(EXPLICIT_0, &[signed])],
        )
    }
}

fn algorithm(object: &[u8]) -> Vec<u8> {
    write(SEQUENCE, &[write(OBJECT, &[object]), write(NULL, &[[]; 0])])
}

/// An element with these bytes inside.
fn write<T: AsRef<[u8]>>(tag: u8, parts: &[T]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.as_ref().len()).sum();
    let mut element = vec![tag];
    if length < 0x80 {
        element.push(length as u8);
    } else {
        let bytes = length.to_be_bytes();
        let from = bytes
            .iter()
            .position(|&byte| byte != 0)
            .unwrap_or(bytes.len());
        element.push(0x80 | (bytes.len() - from) as u8);
        element.extend(&bytes[from..]);
    }
    for part in parts {
        element.extend(part.as_ref());
    }
    element
}

/// What is in the element that the bytes begin with, and what follows it; `None` where that is another one.
fn read(tag: u8, bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let number = length
                .iter()
                .fold(0, |sum, &byte| sum << 8 | usize::from(byte));
            (number, rest)
        }
        _ => return None,
    };
    (found == tag).then(|| rest.split_at_checked(length))?
}

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const NULL: u8 = 0x05;
const OBJECT: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const EXPLICIT_0: u8 = 0xa0;
const VERSION: u8 = EXPLICIT_0;
/// 1.2.840.113549.1.7.1
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
/// 1.2.840.113549.1.7.2
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// 2.16.840.1.101.3.4.2.1
const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
/// 1.2.840.113549.1.1.1
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
