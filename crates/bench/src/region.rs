//! A region as its users meet it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use openapi::Params;
use openapi::sign::{self, Credential};
use serde_json::Value;

use crate::report::{Row, Sample};

/// The time that a share of all times does not exceed.
pub(crate) fn at(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

/// A row with neither peer nor target.
pub(crate) fn row(id: &str, area: &str, what: &str, sample: Sample, unit: &str) -> Row {
    Row {
        id: id.into(),
        area: area.into(),
        what: what.into(),
        value: sample.median,
        unit: unit.into(),
        runs: sample.runs,
        spread: sample.spread,
        ..Row::default()
    }
}

/// One rule for TCP ports from a documentation network.
pub(crate) fn authorize<'a>(group: &'a str, ports: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("SecurityGroupId", group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", ports),
        ("Permissions.1.SourceCidrIp", "203.0.113.0/24"),
    ]
}

/// A region of the bench's own, ended with the value.
pub(crate) struct Region {
    process: Child,
    directory: PathBuf,
    enforce: String,
    host: String,
    region: String,
    account: String,
    key: (String, String),
    started_in: Duration,
}

impl Region {
    /// A new region on an empty directory; `enforce` as on the command line.
    pub(crate) fn start(enforce: &str) -> Result<Self, String> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("kanmon-bench-{}-{number}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        let begin = Instant::now();
        let mut region = Self {
            process: up(&directory, enforce)?,
            directory,
            enforce: enforce.to_owned(),
            host: String::new(),
            region: String::new(),
            account: String::new(),
            key: (String::new(), String::new()),
            started_in: Duration::ZERO,
        };
        region.wait_for_answer(begin)?;
        Ok(region)
    }

    /// Ends the process and starts it again over what is stored; killed, it has no chance to tidy up.
    pub(crate) fn restart(&mut self, is_killed: bool) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("the region does not end: {error}");
        if is_killed {
            self.process.kill().map_err(failed)?;
        } else {
            let pid = Pid::from_raw(self.process.id().cast_signed());
            kill(pid, Signal::SIGTERM).map_err(|error| error.to_string())?;
        }
        self.process.wait().map_err(failed)?;
        let begin = Instant::now();
        self.process = up(&self.directory, &self.enforce)?;
        self.wait_for_answer(begin)
    }

    fn wait_for_answer(&mut self, begin: Instant) -> Result<(), String> {
        while begin.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(1));
            if self.read_credentials().is_none() {
                continue;
            }
            let answered = self
                .client()
                .and_then(|mut it| it.call("ecs", "DescribeRegions", &[]));
            if answered.is_ok() {
                self.started_in = begin.elapsed();
                return Ok(());
            }
        }
        Err("the region did not answer within 30 s".into())
    }

    /// From starting the process to its first answer.
    pub(crate) fn started_in(&self) -> Duration {
        self.started_in
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        &self.host
    }

    /// Its id, as `cn-hangzhou`.
    pub(crate) fn id(&self) -> &str {
        &self.region
    }

    /// Its first account.
    pub(crate) fn account(&self) -> &str {
        &self.account
    }

    /// Memory of the process that is really in use, in MiB.
    pub(crate) fn resident_mib(&self) -> Result<f64, String> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok());
        kib.map(|kib: f64| kib / 1024.0)
            .ok_or_else(|| format!("{path} has no VmRSS"))
    }

    /// Processor time that the process has used so far, its own and the kernel's for it, in microseconds.
    pub(crate) fn used_micros(&self) -> Result<f64, String> {
        let mut used = 0.0;
        let tasks = format!("/proc/{}/task", self.process.id());
        let all = std::fs::read_dir(&tasks).map_err(|error| format!("{tasks}: {error}"))?;
        for task in all.flatten() {
            let text = std::fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
            let nanoseconds = text.split(' ').next().and_then(|text| text.parse().ok());
            used += nanoseconds.unwrap_or(0.0) / 1e3;
        }
        match used > 0.0 {
            true => Ok(used),
            false => Err(format!("{tasks} tells nothing")),
        }
    }

    /// Processor time of the thread that makes changes real on the host, in microseconds.
    pub(crate) fn agent_micros(&self) -> Result<f64, String> {
        let tasks = format!("/proc/{}/task", self.process.id());
        let failed = |error: std::io::Error| format!("{tasks}: {error}");
        for task in std::fs::read_dir(&tasks).map_err(failed)?.flatten() {
            let read = |name: &str| std::fs::read_to_string(task.path().join(name));
            if read("comm").is_ok_and(|name| name.trim() == "kanmon-agent") {
                let text = read("schedstat").map_err(failed)?;
                let nanoseconds = text.split(' ').next().and_then(|text| text.parse().ok());
                return nanoseconds
                    .map(|it: f64| it / 1e3)
                    .ok_or_else(|| format!("{tasks} tells no time"));
            }
        }
        Err(format!("{tasks} has no agent"))
    }

    /// A counter or gauge of the region.
    pub(crate) fn metric(&self, name: &str) -> Result<f64, String> {
        let failed = |error: std::io::Error| format!("metrics: {error}");
        let text = std::fs::read(self.directory.join("region.json")).map_err(failed)?;
        let file: Value = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
        let url = file["metrics"].as_str().unwrap_or_default();
        let address = url.trim_start_matches("http://");
        let address = address.trim_end_matches("/metrics");
        let mut stream = TcpStream::connect(address).map_err(failed)?;
        stream
            .write_all(b"GET /metrics HTTP/1.1\r\nhost: metrics\r\nconnection: close\r\n\r\n")
            .map_err(failed)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(failed)?;
        let line = answer.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|value| value.trim().parse().ok())
            .ok_or_else(|| format!("there is no metric {name}"))
    }

    /// Ends the region: how long `kanmon down` takes.
    pub(crate) fn end(mut self) -> Result<Duration, String> {
        let begin = Instant::now();
        match self.down() {
            true => Ok(begin.elapsed()),
            false => Err("the region did not go down cleanly".into()),
        }
    }

    fn down(&mut self) -> bool {
        let state = self.directory.to_string_lossy().into_owned();
        let ended = Command::new(binary())
            .args(["down", "--state-dir", &state])
            .stdout(Stdio::null())
            .status();
        ended.is_ok_and(|status| status.success())
    }

    /// Bytes of the store's file, in MiB.
    pub(crate) fn stored_mib(&self) -> f64 {
        let file = std::fs::metadata(self.directory.join("store.db"));
        file.map_or(0.0, |file| file.len() as f64 / (1 << 20) as f64)
    }

    /// How long it takes to verify the whole audit trail beside the running region.
    pub(crate) fn verify_trail(&self) -> Result<Duration, String> {
        let begin = Instant::now();
        let verified = Command::new(binary())
            .args(["audit-log", "verify", "--state-dir"])
            .arg(&self.directory)
            .output()
            .map_err(|error| error.to_string())?;
        match verified.status.success() {
            true => Ok(begin.elapsed()),
            false => Err(String::from_utf8_lossy(&verified.stdout).into_owned()),
        }
    }

    fn read_credentials(&mut self) -> Option<()> {
        let text = std::fs::read(self.directory.join("credentials.json")).ok()?;
        let file: Value = serde_json::from_slice(&text).ok()?;
        let account = file["accounts"].get(0)?;
        self.host = file["endpoint"]
            .as_str()?
            .trim_start_matches("http://")
            .to_owned();
        self.region = file["region"].as_str()?.to_owned();
        let text = |name: &str| account[name].as_str().map(str::to_owned);
        self.account = text("account_id")?;
        self.key = (text("access_key_id")?, text("access_key_secret")?);
        Some(())
    }

    /// A new connection.
    pub(crate) fn client(&self) -> Result<Client, String> {
        let stream =
            TcpStream::connect(&self.host).map_err(|error| format!("{}: {error}", self.host))?;
        stream
            .set_nodelay(true)
            .map_err(|error| error.to_string())?;
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .map_err(|error| error.to_string())?;
        Ok(Client {
            stream,
            host: self.host.clone(),
            region: self.region.clone(),
            key: self.key.clone(),
            token: None,
            number: 0,
            name: next_client(),
        })
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        if !self.down() {
            let state = self.directory.display();
            eprintln!("the region of {state} did not go down cleanly");
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// One kept-alive connection, signing with V3.
pub(crate) struct Client {
    stream: TcpStream,
    host: String,
    region: String,
    key: (String, String),
    token: Option<String>,
    number: u64,
    name: u64,
}

impl Client {
    /// The same connection, for whoever has this key; with the token of a session.
    pub(crate) fn by(mut self, key: (String, String), token: Option<String>) -> Self {
        (self.key, self.token) = (key, token);
        self
    }

    /// Calls, and takes one text of the answer.
    pub(crate) fn text(
        &mut self,
        product: &str,
        action: &str,
        with: &[(&str, &str)],
        field: &str,
    ) -> Result<String, String> {
        let answer = self.call(product, action, with)?;
        answer[field]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| format!("{action} answers no {field}"))
    }

    /// Waits until everything that is committed is enforced.
    pub(crate) fn wait(&mut self) -> Result<(), String> {
        let answer = self.call("kanmon", "WaitForRevision", &[("TimeoutSecs", "20")])?;
        match (
            &answer["IsApplied"],
            answer["Problems"]["Problem"].as_array(),
        ) {
            (Value::Bool(true), Some(problems)) if problems.is_empty() => Ok(()),
            _ => Err(format!("not enforced within 20 s: {answer}")),
        }
    }

    /// The same, for what takes long.
    pub(crate) fn settle(&mut self) -> Result<(), String> {
        let mut last = Ok(());
        for _ in 0..PATIENCE {
            last = self.wait();
            if last.is_ok() {
                break;
            }
        }
        last
    }

    pub(crate) fn call(
        &mut self,
        product: &str,
        action: &str,
        with: &[(&str, &str)],
    ) -> Result<Value, String> {
        let request = self.request(product, action, with)?;
        let body = self.exchange(&request)?;
        serde_json::from_slice(&body).map_err(|error| format!("{action}: {error}"))
    }

    /// Sends a request as bytes; the body of its answer.
    pub(crate) fn exchange(&mut self, request: &[u8]) -> Result<Vec<u8>, String> {
        self.stream
            .write_all(request)
            .map_err(|error| error.to_string())?;
        let (status, body) = self.answer()?;
        if status == 200 {
            return Ok(body);
        }
        let line = request.split(|byte| *byte == b'&').next();
        Err(format!(
            "{}: {status} {}",
            String::from_utf8_lossy(line.unwrap_or_default()),
            String::from_utf8_lossy(&body)
        ))
    }

    /// A signed request as bytes, that works once.
    pub(crate) fn request(
        &mut self,
        product: &str,
        action: &str,
        with: &[(&str, &str)],
    ) -> Result<Vec<u8>, String> {
        let version = match product {
            "vpc" => "2016-04-28",
            "ecs" => "2014-05-26",
            "actiontrail" => "2020-07-06",
            "ram" => "2015-05-01",
            "sts" => "2015-04-01",
            _ => "2026-11-01",
        };
        let mut params = Params::default();
        params.insert("RegionId", &self.region);
        for (name, value) in with {
            params.insert(*name, *value);
        }
        self.number += 1;
        let nonce = format!("{}-{}-{}", std::process::id(), self.name, self.number);
        let credential = Credential {
            access_key_id: &self.key.0,
            access_key_secret: &self.key.1,
            security_token: self.token.as_deref(),
        };
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_err(|error| error.to_string())?;
        let now = Timestamp::from_unix_secs(since.as_secs() as i64);
        let request = sign::request(
            &credential,
            &self.host,
            version,
            action,
            &params,
            now,
            &nonce,
        );
        let mut head = format!("{} {} HTTP/1.1\r\n", request.method, request.target);
        for (name, value) in &request.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("content-length: 0\r\n\r\n");
        Ok(head.into_bytes())
    }

    fn answer(&mut self) -> Result<(u16, Vec<u8>), String> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        loop {
            self.read_more(&mut bytes)?;
            let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else {
                continue;
            };
            let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
            let status = head
                .get(9..12)
                .and_then(|text| text.parse().ok())
                .unwrap_or(0);
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"))
                .and_then(|text| text.trim().parse::<usize>().ok())
                .ok_or("an answer without a length")?;
            while bytes.len() < end + 4 + length {
                self.read_more(&mut bytes)?;
            }
            return Ok((status, bytes.split_off(end + 4)));
        }
    }

    fn read_more(&mut self, bytes: &mut Vec<u8>) -> Result<(), String> {
        let mut part = [0_u8; 16 * 1024];
        match self.stream.read(&mut part) {
            Ok(0) => Err("the connection was closed".into()),
            Ok(read) => {
                bytes.extend(&part[..read]);
                Ok(())
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

/// How many times 20 s a region may take to make instances.
const PATIENCE: u32 = 15;

fn next_client() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

fn up(directory: &Path, enforce: &str) -> Result<Child, String> {
    Command::new(binary())
        .args(["up", "--listen", "127.0.0.1:0", "--enforce", enforce])
        .args(["--metrics", "127.0.0.1:0"])
        .arg("--state-dir")
        .arg(directory)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("kanmon does not start: {error}"))
}

/// The binary built beside this one.
fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    own.parent().unwrap_or(Path::new(".")).join("kanmon")
}
