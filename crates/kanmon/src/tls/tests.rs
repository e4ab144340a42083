use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use cloud_id::Timestamp;
use control::SystemClock;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, ServerConnection};

use super::*;
use crate::state_dir::StateDir;

/// A listener's side and a client that trusts it.
pub(crate) fn pair() -> (Arc<ServerConfig>, Arc<ClientConfig>) {
    let clock = Arc::new(SystemClock);
    let authority = Authority::new(clock.now()).expect("random bytes");
    let client = trusted(&authority);
    let regions = ["cn-hangzhou".to_owned()];
    let server = server_config(authority, &regions, &[], clock).expect("names");
    (server, client)
}

fn trusted(authority: &Authority) -> Arc<ClientConfig> {
    let certificate =
        CertificateDer::from_pem_slice(authority.certificate().as_bytes()).expect("PEM");
    trust::trusting_only(certificate).expect("an authority")
}

/// Shakes hands in memory.
fn handshake(
    server: &Arc<ServerConfig>,
    client: &Arc<ClientConfig>,
    name: &str,
) -> Result<(), rustls::Error> {
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    let mut client = ClientConnection::new(Arc::clone(client), name)?;
    let mut server = ServerConnection::new(Arc::clone(server))?;
    while client.is_handshaking() || server.is_handshaking() {
        let mut bytes = Vec::new();
        while client.wants_write() {
            client.write_tls(&mut bytes).expect("memory");
        }
        let mut bytes = &bytes[..];
        while !bytes.is_empty() {
            server.read_tls(&mut bytes).expect("memory");
            server.process_new_packets()?;
        }
        let mut bytes = Vec::new();
        while server.wants_write() {
            server.write_tls(&mut bytes).expect("memory");
        }
        let mut bytes = &bytes[..];
        while !bytes.is_empty() {
            client.read_tls(&mut bytes).expect("memory");
            client.process_new_packets()?;
        }
    }
    Ok(())
}

struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.0.load(Ordering::SeqCst))
    }
}

fn fresh(name: &str) -> (PathBuf, StateDir) {
    let path = std::env::temp_dir().join(format!("kanmon-tls-{name}-{}", std::process::id()));
    let state_dir = StateDir::choose(Some(&path));
    state_dir.create().expect("a directory of ours");
    (path, state_dir)
}

const NOW: Timestamp = Timestamp {
    unix_secs: 1_795_507_200,
};
const DAY_SECS: i64 = 86_400;

#[test]
fn every_product_that_is_offered_has_names() {
    let names = host_names(&["cn-hangzhou".to_owned()]);
    let offered = openapi::operations()
        .iter()
        .filter(|it| it.status == openapi::Status::Done)
        .map(|it| it.product);
    // Of our own product no client of the cloud looks up a name.
    let unnamed: BTreeSet<&str> = offered
        .filter(|product| *product != "Kanmon")
        .filter(|product| {
            !names
                .iter()
                .any(|it| it.product.eq_ignore_ascii_case(product))
        })
        .collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

/// Source: RPC protocol, endpoints.
#[test]
fn every_product_name_of_every_region_is_covered_and_no_other() {
    let clock = Arc::new(SystemClock);
    let authority = Authority::new(clock.now()).expect("random bytes");
    let client = trusted(&authority);
    let regions = ["cn-hangzhou", "cn-beijing"].map(str::to_owned);
    let listening = ["192.0.2.7:443", "0.0.0.0:80"].map(|it| it.parse().expect("an address"));
    let server = server_config(authority, &regions, &listening, clock).expect("names");
    let names = host_names(&regions);
    let all: BTreeSet<&str> = names.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(all.len(), names.len(), "each once");
    for name in all.into_iter().chain([
        "ecs-cn-hangzhou.aliyuncs.com",
        "ecs-vpc.cn-beijing.aliyuncs.com",
        "vpc.cn-beijing.aliyuncs.com",
        "location-readonly.aliyuncs.com",
        "sts.aliyuncs.com",
        "ram.aliyuncs.com",
        "nis-intl.aliyuncs.com",
        "localhost",
        "127.0.0.1",
        "::1",
        "192.0.2.7",
    ]) {
        assert_eq!(handshake(&server, &client, name), Ok(()), "{name}");
    }
    for name in [
        "ecs.cn-shanghai.aliyuncs.com",
        "aliyuncs.com",
        "0.0.0.0",
        "example.com",
    ] {
        assert!(handshake(&server, &client, name).is_err(), "{name}");
    }
}

#[test]
fn an_authority_is_made_once_and_its_key_is_for_its_owner_only() {
    let (path, state_dir) = fresh("once");
    let first = Authority::of(&state_dir, NOW).expect("a new one");
    for file in FILES {
        let mode = std::fs::metadata(path.join(file)).expect("there").mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let public = std::fs::read_to_string(path.join(CA_FILE)).expect("there");
    assert_eq!(public, first.certificate());
    assert!(!public.contains("PRIVATE"));

    std::fs::remove_file(path.join(CA_FILE)).expect("ours");
    let later = Timestamp::from_unix_secs(NOW.unix_secs + 8 * 365 * DAY_SECS);
    let again = Authority::of(&state_dir, later).expect("the same one");
    assert_eq!(again.certificate(), first.certificate());
    assert!(path.join(CA_FILE).exists(), "written again for clients");

    let ending = Timestamp::from_unix_secs(NOW.unix_secs + 10 * 365 * DAY_SECS - 1);
    let other = Authority::of(&state_dir, ending).expect("a new one");
    assert_ne!(other.certificate(), first.certificate());

    std::fs::write(path.join("ca.json"), "{").expect("ours");
    let Err(failure) = Authority::of(&state_dir, NOW) else {
        panic!("clients would silently no longer trust the region")
    };
    assert!(failure.to_string().contains("is damaged"), "{failure}");
    std::fs::remove_dir_all(&path).expect("ours");
}

#[test]
fn a_certificate_is_renewed_before_it_ends() {
    let clock = Arc::new(TestClock(AtomicI64::new(NOW.unix_secs)));
    let authority = Authority::new(NOW).expect("random bytes");
    let certificate = ServerCertificate::issue(
        authority,
        vec!["localhost".to_owned()],
        Vec::new(),
        Arc::<TestClock>::clone(&clock),
    )
    .expect("names");
    let first = certificate.current();
    let after_days = |days: i64| {
        clock
            .0
            .store(NOW.unix_secs + days * DAY_SECS, Ordering::SeqCst);
        certificate.current()
    };
    assert_eq!(after_days(60).cert, first.cert);
    let second = after_days(61);
    assert_ne!(second.cert, first.cert);
    assert_eq!(after_days(62).cert, second.cert, "and then kept");
    assert_ne!(after_days(61 + 61).cert, second.cert);
}

/// The authority says itself that it vouches for nothing beyond the cloud's names and this machine's.
#[test]
fn a_client_that_trusts_the_authority_does_not_trust_it_for_other_names() {
    let clock = Arc::new(SystemClock);
    let authority = Authority::new(clock.now()).expect("random bytes");
    let client = trusted(&authority);
    let certificate = ServerCertificate::issue(
        authority,
        vec!["bank.example".to_owned()],
        Vec::new(),
        clock,
    )
    .expect("it signs whatever its holder wants");
    let server = ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(certificate));
    assert!(handshake(&Arc::new(server), &client, "bank.example").is_err());
}

#[test]
fn a_stranger_s_certificate_is_not_trusted() {
    let (server, _) = pair();
    let (_, other) = pair();
    assert!(handshake(&server, &other, "localhost").is_err());
}
