use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;
use openapi::sign::Credential;
use openapi::{Operation, Params};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use serde_json::Value;

use crate::failure::Failure;
use crate::state_dir::{AccountKey, StateDir};

/// Calls the API of a running region, signed, like any other client.
#[derive(Clone)]
pub(crate) struct Client {
    /// `127.0.0.1:15500`
    host: String,
    region: String,
    regions: Vec<String>,
    accounts: Vec<AccountKey>,
}

impl Client {
    /// A client for the region of a state directory.
    ///
    /// # Errors
    /// `NotRunning`.
    pub(crate) fn of_region(state_dir: &StateDir) -> Result<Self, Failure> {
        let region = state_dir.running_region()?;
        Ok(Self {
            host: region.host().to_owned(),
            regions: region.all_regions(),
            region: region.region,
            accounts: state_dir.credentials()?.accounts,
        })
    }

    /// The regions that are served, the default one first.
    pub(crate) fn regions(&self) -> &[String] {
        &self.regions
    }

    /// The same client, calling another region where a call names none.
    pub(crate) fn in_region(&self, region: &str) -> Self {
        Self {
            region: region.to_owned(),
            ..self.clone()
        }
    }

    /// The same client, calling the region of the first of these instances that any account known here has; as it
    /// is where there is none.
    ///
    /// # Errors
    /// `Refused`, or the connection's.
    pub(crate) fn where_instance_is(&self, names: &[&str]) -> Result<Self, Failure> {
        let instances = names.iter().filter(|it| it.starts_with("i-"));
        for instance in instances {
            for region in self
                .regions
                .iter()
                .skip(usize::from(self.regions.len() < 2))
            {
                let client = self.in_region(region);
                let seen = client.ask("ListInstancesForExec", &[("InstanceId.1", instance)])?;
                if seen["Instances"]["Instance"].get(0).is_some() {
                    return Ok(client);
                }
            }
        }
        Ok(self.clone())
    }

    /// The region that is called where a call names none.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// The accounts whose keys are known here.
    pub(crate) fn accounts(&self) -> &[AccountKey] {
        &self.accounts
    }

    /// An account by its letter or id; the first one when none is named.
    ///
    /// # Errors
    /// There is no such account.
    pub(crate) fn account(&self, name: Option<&str>) -> Result<&AccountKey, Failure> {
        let Some(name) = name else {
            return self
                .accounts
                .first()
                .ok_or_else(|| Failure::Other("the region has no account".into()));
        };
        let is_it = |it: &&AccountKey| it.name.eq_ignore_ascii_case(name) || it.account_id == name;
        self.accounts.iter().find(is_it).ok_or_else(|| {
            let known: Vec<_> = self.accounts.iter().map(|it| it.name.as_str()).collect();
            Failure::Other(format!(
                "there is no account {name}, only {}; kanmon up --accounts N makes more",
                known.join(", ")
            ))
        })
    }

    /// Calls an action as the first account.
    ///
    /// # Errors
    /// `Refused`, or the connection's.
    pub(crate) fn ask(&self, action: &str, parameters: &[(&str, &str)]) -> Result<Value, Failure> {
        self.call("kanmon", action, parameters, self.account(None)?)
    }

    /// Calls an action of a product.
    ///
    /// # Errors
    /// `Refused`, or the connection's.
    pub(crate) fn call(
        &self,
        product: &str,
        action: &str,
        parameters: &[(&str, &str)],
        account: &AccountKey,
    ) -> Result<Value, Failure> {
        let operation = operation(Some(product), action)?;
        let parameters: Vec<_> = parameters
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.call_operation(operation, parameters, account)
    }

    /// Calls an operation. The region is added where none is given: that of this client where the operation takes
    /// one, and wherever it is not the default one.
    ///
    /// # Errors
    /// `Refused`, or the connection's.
    pub(crate) fn call_operation(
        &self,
        operation: &Operation,
        mut parameters: Vec<(String, String)>,
        account: &AccountKey,
    ) -> Result<Value, Failure> {
        let is_default = self.regions.first() == Some(&self.region);
        if (operation.param("RegionId").is_some() || !is_default)
            && !parameters.iter().any(|(name, _)| name == "RegionId")
        {
            parameters.push(("RegionId".to_owned(), self.region.clone()));
        }
        let request = signed_for(&self.host, operation, &parameters, account)?;
        self.read(self.exchange(&request)?)
    }

    /// What an answer says.
    fn read(&self, (status, body): (u16, Vec<u8>)) -> Result<Value, Failure> {
        let answer: Value = serde_json::from_slice(&body).map_err(|error| {
            Failure::Other(format!("{} did not answer in JSON: {error}", self.host))
        })?;
        if status == 200 {
            return Ok(answer);
        }
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        Err(Failure::Refused {
            code: text("Code"),
            message: text("Message"),
            status,
            request_id: text("RequestId"),
        })
    }

    fn exchange(&self, request: &[u8]) -> Result<(u16, Vec<u8>), Failure> {
        exchange(&self.host, None, request)
    }

    /// Calls `DescribeRegions` at an address, as a client that was given a host name, over TLS where it is given
    /// whom to trust.
    ///
    /// # Errors
    /// What keeps a client from being served there.
    pub(crate) fn try_at(
        &self,
        address: SocketAddr,
        name: &str,
        trust: Option<&Arc<ClientConfig>>,
    ) -> Result<(), Failure> {
        let account = self.account(None)?;
        let operation = operation(Some("ecs"), "DescribeRegions")?;
        let request = signed_for(name, operation, &[], account)?;
        let trust = trust.map(|config| (config, name));
        let answer = exchange(&address.to_string(), trust, &request)?;
        self.read(answer).map(drop)
    }
}

/// Sends a request to an address and reads until it closes.
fn exchange(
    address: &str,
    trust: Option<(&Arc<ClientConfig>, &str)>,
    request: &[u8],
) -> Result<(u16, Vec<u8>), Failure> {
    let cannot = || Failure::doing(format!("cannot reach the region at {address}"));
    let mut stream = TcpStream::connect(address).map_err(cannot())?;
    stream
        .set_read_timeout(Some(ANSWER_TIME))
        .map_err(cannot())?;
    let mut answer = Vec::new();
    match trust {
        None => {
            stream.write_all(request).map_err(cannot())?;
            stream.read_to_end(&mut answer).map_err(cannot())?;
        }
        Some((config, name)) => {
            let distrust = |error: &dyn std::fmt::Display| {
                Failure::Other(format!("no TLS with {name} at {address}: {error}"))
            };
            let host = name.rsplit_once(':').map_or(name, |(host, _)| host);
            let host = host.trim_start_matches('[').trim_end_matches(']');
            let server = ServerName::try_from(host.to_owned()).map_err(|it| distrust(&it))?;
            let connection =
                ClientConnection::new(Arc::clone(config), server).map_err(|it| distrust(&it))?;
            let mut stream = StreamOwned::new(connection, stream);
            stream.write_all(request).map_err(|it| distrust(&it))?;
            stream
                .read_to_end(&mut answer)
                .map_err(|it| distrust(&it))?;
        }
    }
    split_answer(&answer).ok_or_else(|| Failure::Other(format!("{address} did not answer in HTTP")))
}

/// The request as bytes, for a host. The connection is closed behind the answer.
fn signed_for(
    host: &str,
    operation: &Operation,
    parameters: &[(String, String)],
    account: &AccountKey,
) -> Result<Vec<u8>, Failure> {
    let mut params = Params::default();
    for (name, value) in parameters {
        params.insert(name, value);
    }
    let credential = Credential {
        access_key_id: &account.access_key_id,
        access_key_secret: &account.access_key_secret,
        security_token: None,
    };
    let mut nonce = [0; 16];
    getrandom::fill(&mut nonce)
        .map_err(|error| Failure::Other(format!("no random bytes: {error}")))?;
    let nonce = format!("{:032x}", u128::from_ne_bytes(nonce));
    let request = openapi::sign::request(
        &credential,
        host,
        operation.version,
        operation.name,
        &params,
        now(),
        &nonce,
    );
    let mut bytes = format!("{} {} HTTP/1.1\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        bytes.push_str(&format!("{name}: {value}\r\n"));
    }
    bytes.push_str(&format!("user-agent: {USER_AGENT}\r\n"));
    bytes.push_str("content-length: 0\r\nconnection: close\r\n\r\n");
    Ok(bytes.into_bytes())
}

/// The operation of a name; products may share names.
///
/// # Errors
/// None, or more than one when no product is named.
pub(crate) fn operation(
    product: Option<&str>,
    action: &str,
) -> Result<&'static Operation, Failure> {
    let is_it = |it: &&&Operation| {
        it.name == action && product.is_none_or(|product| it.product.eq_ignore_ascii_case(product))
    };
    let mut found: Vec<_> = openapi::operations()
        .iter()
        .filter(is_it)
        .copied()
        .collect();
    // Where several products have the name, the one that works here is meant.
    if found.len() > 1 && product.is_none() {
        found.sort_by_key(|it| {
            (
                it.status != openapi::Status::Done,
                !it.product.eq_ignore_ascii_case("ecs"),
            )
        });
    }
    found.first().copied().ok_or_else(|| {
        Failure::Other(format!(
            "there is no action {action}; kanmon api list shows all"
        ))
    })
}

fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_unix_secs(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// Status and body of an answer whose connection was closed behind it.
fn split_answer(answer: &[u8]) -> Option<(u16, Vec<u8>)> {
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, answer[end + 4..].to_vec()))
}

/// What the audit trail says was calling.
const USER_AGENT: &str = concat!("kanmon/", env!("CARGO_PKG_VERSION"));

/// `WaitForRevision` may take a minute.
const ANSWER_TIME: Duration = Duration::from_secs(90);
