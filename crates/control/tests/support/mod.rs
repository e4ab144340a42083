//! A region for tests: a store in memory, a clock that stands still, random bits that count, three accounts.
#![allow(dead_code, reason = "each test binary uses its own part of it")]

pub(crate) mod consistency;
pub(crate) mod ram;
pub(crate) mod simulation;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use cloud_id::Timestamp;
use control::{Background, Clock, Config, ControlPlane, Credentials, MasterKey, Random, Running};
use openapi::sign::{self, Credential};
use openapi::wire::HttpRequest;
use openapi::{Operation, Params};
use serde_json::Value;
use store::{Op, SimStore, Store, Transaction};

/// When tests begin: 2026-11-24T08:00:00Z.
pub(crate) const BEGINNING: i64 = 1_795_507_200;

/// The accounts `a`, `b` and `c`; `a` runs the region.
pub(crate) const ACCOUNTS: [(&str, u64); 3] = [
    ("a", 1_000_000_000_000_001),
    ("b", 1_000_000_000_000_002),
    ("c", 1_000_000_000_000_003),
];

/// A clock that moves when told to.
pub(crate) struct TestClock {
    now: AtomicI64,
    passed: AtomicI64,
}

impl TestClock {
    pub(crate) fn new() -> Self {
        Self {
            now: AtomicI64::new(BEGINNING),
            passed: AtomicI64::new(0),
        }
    }

    /// Lets time pass.
    pub(crate) fn advance(&self, secs: i64) {
        self.passed.fetch_add(secs, Ordering::SeqCst);
        self.jump(secs);
    }

    /// Sets the clock; no time passes.
    pub(crate) fn jump(&self, secs: i64) {
        self.now.fetch_add(secs, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.now.load(Ordering::SeqCst))
    }

    fn passed(&self) -> Duration {
        Duration::from_secs(self.passed.load(Ordering::SeqCst).unsigned_abs())
    }
}

/// Random bits that count up, spread so that ids differ in their first characters.
pub(crate) struct TestRandom(AtomicU64);

impl TestRandom {
    pub(crate) fn new(start: u64) -> Self {
        Self(AtomicU64::new(start))
    }

    /// How many were drawn, and where it started.
    pub(crate) fn drawn(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }

    /// What comes next is as if so many had been drawn.
    pub(crate) fn go_on_from(&self, drawn: u64) {
        self.0.store(drawn, Ordering::SeqCst);
    }
}

impl Random for TestRandom {
    fn next(&self) -> u128 {
        let n = u128::from(self.0.fetch_add(1, Ordering::SeqCst) + 1);
        n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
    }
}

/// A region with its accounts.
pub(crate) struct Region {
    pub(crate) control: ControlPlane,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) random: Arc<TestRandom>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) accounts: BTreeMap<&'static str, Credentials>,
    nonce: AtomicU64,
    _running: Option<Running>,
}

/// An answer: its status and its JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) json: Value,
}

impl Answer {
    /// The error code; empty for a success.
    pub(crate) fn code(&self) -> &str {
        self.json["Code"].as_str().unwrap_or_default()
    }

    /// A text field, by its path (`Vpcs.Vpc.0.VpcId`).
    pub(crate) fn text(&self, path: &str) -> String {
        field(&self.json, path)
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// The value under a path.
pub(crate) fn field<'v>(value: &'v Value, path: &str) -> &'v Value {
    path.split('.')
        .fold(value, |value, part| match part.parse::<usize>() {
            Ok(index) => &value[index],
            Err(_) => &value[part],
        })
}

pub(crate) fn config() -> Config {
    let region = "cn-hangzhou".parse().expect("a region id");
    let mut config = Config::single(region, "127.0.0.1:8080");
    config.operator = Some(ACCOUNTS[0].1.try_into_account());
    config
}

/// The same with a classic network.
pub(crate) fn classic_config() -> Config {
    let mut config = config();
    config.regions[0].classic = true;
    config
}

/// Two regions, the second one `cn-beijing`.
pub(crate) fn two_regions() -> Config {
    let mut config = config();
    let id = "cn-beijing".parse().expect("a region id");
    config.regions.push(control::RegionConfig::numbered(id, 1));
    config
}

/// The id of an account of [`ACCOUNTS`].
pub(crate) fn account_id(who: &str) -> cloud_id::AccountId {
    let known = ACCOUNTS.iter().find(|(name, _)| *name == who);
    known.expect("one of the accounts").1.try_into_account()
}

trait TryIntoAccount {
    fn try_into_account(self) -> cloud_id::AccountId;
}

impl TryIntoAccount for u64 {
    fn try_into_account(self) -> cloud_id::AccountId {
        cloud_id::AccountId::new(self).expect("16 digits")
    }
}

/// A control plane over a store, and what must run beside it.
pub(crate) async fn open(
    store: Arc<dyn Store>,
    clock: Arc<TestClock>,
    random: u64,
) -> (ControlPlane, Background) {
    open_with(store, clock, random, config()).await
}

pub(crate) async fn open_with(
    store: Arc<dyn Store>,
    clock: Arc<TestClock>,
    random: u64,
    config: Config,
) -> (ControlPlane, Background) {
    open_drawing(store, clock, Arc::new(TestRandom::new(random)), config).await
}

async fn open_drawing(
    store: Arc<dyn Store>,
    clock: Arc<TestClock>,
    random: Arc<TestRandom>,
    config: Config,
) -> (ControlPlane, Background) {
    ControlPlane::open(config, store, clock, random, MasterKey::new([7; 32]))
        .await
        .expect("the store is readable")
}

impl Region {
    /// Changes a stored object as no operation can.
    pub(crate) async fn rewrite(&self, key: &str, change: impl FnOnce(&mut Value)) {
        let page = self
            .store
            .page(key, None, 1)
            .expect("the store is readable");
        let entry = page.entries.first().expect("the object is stored");
        let mut value: Value = serde_json::from_slice(&entry.value).expect("a record is JSON");
        change(&mut value);
        let value = serde_json::to_vec(&value).expect("JSON is text");
        let ops = vec![Op::Put {
            key: key.to_owned(),
            value,
        }];
        let revision = self
            .store
            .transact(Transaction {
                guards: Vec::new(),
                ops,
            })
            .await;
        let revision = revision.expect("the store takes writes");
        while self.control.snapshot().revision() < revision {
            tokio::task::yield_now().await;
        }
    }

    pub(crate) async fn start() -> Self {
        Self::over(Arc::new(SimStore::new(1))).await
    }

    /// A region with a classic network beside its VPCs.
    pub(crate) async fn start_classic() -> Self {
        Self::over_with(Arc::new(SimStore::new(1)), classic_config()).await
    }

    /// A region over a store; accounts that it has already are kept.
    pub(crate) async fn over(store: Arc<dyn Store>) -> Self {
        Self::over_with(store, config()).await
    }

    pub(crate) async fn over_with(store: Arc<dyn Store>, config: Config) -> Self {
        Self::beside(store, config, |background| background).await
    }

    /// A region whose audit trail is sealed, and archived in a place.
    pub(crate) async fn archived(place: impl control::ArchivePlace + 'static) -> Self {
        let beside = |background: Background| background.sealing(|_| {}).archiving(place, 1 << 30);
        Self::beside(Arc::new(SimStore::new(1)), config(), beside).await
    }

    /// A region with something else beside its calls.
    pub(crate) async fn beside(
        store: Arc<dyn Store>,
        config: Config,
        with: impl FnOnce(Background) -> Background,
    ) -> Self {
        let clock = Arc::new(TestClock::new());
        // A process that begins over what another one left draws other random bits.
        let past = store
            .page("", None, 1)
            .expect("the store is readable")
            .revision;
        let random = Arc::new(TestRandom::new(past * 1_000));
        let (control, background) = open_drawing(
            Arc::clone(&store),
            Arc::clone(&clock),
            Arc::clone(&random),
            config,
        )
        .await;
        let running = with(background).spawn();
        let mut accounts = BTreeMap::new();
        for (name, number) in ACCOUNTS {
            let made = control.ensure_account(number.try_into_account()).await;
            accounts.insert(name, made.expect("the store takes writes"));
        }
        let nonce = AtomicU64::new(past * 1_000);
        Self {
            control,
            clock,
            random,
            store,
            accounts,
            nonce,
            _running: Some(running),
        }
    }

    /// A signed request of an account, not yet sent.
    pub(crate) fn request(
        &self,
        who: &str,
        operation: &Operation,
        params: &[(&str, &str)],
    ) -> HttpRequest {
        let credentials = &self.accounts[who];
        let credential = Credential {
            access_key_id: &credentials.access_key_id,
            access_key_secret: credentials.access_key_secret.reveal(),
            security_token: None,
        };
        self.request_with(&credential, operation, params)
    }

    pub(crate) fn request_with(
        &self,
        credential: &Credential<'_>,
        operation: &Operation,
        params: &[(&str, &str)],
    ) -> HttpRequest {
        self.request_at(self.clock.now(), credential, operation, params)
    }

    /// A request that says it was signed at a moment.
    pub(crate) fn request_at(
        &self,
        signed: Timestamp,
        credential: &Credential<'_>,
        operation: &Operation,
        params: &[(&str, &str)],
    ) -> HttpRequest {
        let nonce = format!("nonce-{}", self.nonce.fetch_add(1, Ordering::SeqCst));
        let params: Params = params.iter().copied().collect();
        let (version, name) = (operation.version, operation.name);
        sign::request(
            credential,
            "127.0.0.1:8080",
            version,
            name,
            &params,
            signed,
            &nonce,
        )
    }

    /// Sends a request and reads its answer.
    pub(crate) async fn send(&self, request: HttpRequest) -> Answer {
        let answer = self.control.call(request).await;
        let json = serde_json::from_slice(&answer.body).expect("the answer is JSON");
        Answer {
            status: answer.status,
            json,
        }
    }

    /// Calls an operation (`Vpc:CreateVpc`, or a name alone where ECS is meant first) for an account.
    pub(crate) async fn call(&self, who: &str, name: &str, params: &[(&str, &str)]) -> Answer {
        self.send(self.request(who, operation(name), params)).await
    }

    /// Ends what runs beside calls.
    pub(crate) async fn stop_background(&mut self) {
        self._running = None;
        // The tasks are told to end; they do so when they are next looked at.
        tokio::task::yield_now().await;
    }

    /// Waits until what goes on beside calls is done: revisions then follow from the calls alone.
    pub(crate) async fn settle(&self) {
        self.control.flush_audit().await;
        let revision = self.control.snapshot().revision();
        let mut desired = self.control.desired();
        let newest = desired
            .wait_for(|desired| desired.revision >= revision)
            .await;
        newest.expect("the control plane lives");
    }

    /// Calls and expects success.
    pub(crate) async fn ok(&self, who: &str, name: &str, params: &[(&str, &str)]) -> Answer {
        let answer = self.call(who, name, params).await;
        assert_eq!(answer.status, 200, "{name} {params:?}: {}", answer.json);
        answer
    }
}

/// The declared operation of a name: `Product:Name`, or a name that is looked for in ECS first.
pub(crate) fn operation(name: &str) -> &'static Operation {
    let all = || openapi::operations().iter().copied();
    let found = match name.split_once(':') {
        Some((product, name)) => {
            all().find(|it| it.product.eq_ignore_ascii_case(product) && it.name == name)
        }
        None => all()
            .find(|it| it.product == "Ecs" && it.name == name)
            .or_else(|| all().find(|it| it.name == name)),
    };
    found.unwrap_or_else(|| panic!("{name} is declared"))
}

/// A request signed with V1, which is answered as XML.
pub(crate) fn xml_request(
    region: &Region,
    who: &str,
    operation: &Operation,
    params: &[(&str, &str)],
) -> HttpRequest {
    let credentials = &region.accounts[who];
    let mut all: BTreeMap<String, String> = params
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let nonce = format!("nonce-{}", region.nonce.fetch_add(1, Ordering::SeqCst));
    for (name, text) in [
        ("AccessKeyId", credentials.access_key_id.as_str()),
        ("Action", operation.name),
        ("Version", operation.version),
        ("Format", "XML"),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureNonce", &nonce),
        ("Timestamp", &region.clock.now().to_string()),
    ] {
        all.insert(name.to_owned(), text.to_owned());
    }
    let encode = openapi::wire::percent_encoded;
    let query = |all: &BTreeMap<String, String>| -> String {
        let pairs: Vec<String> = all
            .iter()
            .map(|(name, text)| format!("{}={}", encode(name), encode(text)))
            .collect();
        pairs.join("&")
    };
    let string_to_sign = format!("GET&%2F&{}", encode(&query(&all)));
    let signature = v1_signature(credentials.access_key_secret.reveal(), &string_to_sign);
    all.insert("Signature".to_owned(), signature);
    HttpRequest {
        method: "GET".to_owned(),
        target: format!("/?{}", query(&all)),
        headers: vec![("host".to_owned(), "127.0.0.1:8080".to_owned())],
        body: Vec::new(),
    }
}

fn v1_signature(secret: &str, string_to_sign: &str) -> String {
    use base64::Engine;
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(format!("{secret}&").as_bytes())
        .expect("HMAC takes keys of any length");
    mac.update(string_to_sign.as_bytes());
    base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes())
}

/// That an answer refuses with this code and says this.
#[track_caller]
pub(crate) fn refused(answer: &Answer, status: u16, code: &str, says: &str) {
    assert_eq!(
        (answer.status, answer.code()),
        (status, code),
        "{}",
        answer.json
    );
    let message = answer.text("Message");
    assert!(message.contains(says), "{message:?} does not say {says:?}");
}
