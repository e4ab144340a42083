//! A region as its users meet it: how soon it answers, how many calls it takes, how soon a change is enforced.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cloud_id::Timestamp;
use openapi::Params;
use openapi::sign::{self, Credential};
use serde_json::Value;

use crate::report::{Report, Row, Sample};

/// Start-up, and rates of reads and durable changes at 1, 16 and 64 connections. No packets are involved.
pub(crate) fn measure_api(report: &mut Report) -> Result<(), String> {
    let starts =
        (0..5).map(|_| Region::start("none").map(|region| region.started_in.as_secs_f64() * 1e3));
    let starts = Sample::of(starts.collect::<Result<Vec<f64>, String>>()?);
    report.add(row(
        "up",
        "api",
        "kanmon up, empty directory to first answer",
        starts,
        "ms",
    ));

    let region = Region::start("none")?;
    let mut client = region.client()?;
    let vpc = client.text("vpc", "CreateVpc", &[("CidrBlock", "10.0.0.0/16")], "VpcId")?;
    let groups = (0..64)
        .map(|_| {
            client.text(
                "ecs",
                "CreateSecurityGroup",
                &[("VpcId", &vpc)],
                "SecurityGroupId",
            )
        })
        .collect::<Result<Vec<String>, String>>()?;
    for number in 0..60 {
        let port = format!("{0}/{0}", 1_000 + number);
        client.call(
            "ecs",
            "AuthorizeSecurityGroup",
            &authorize(&groups[0], &port),
        )?;
    }
    for connections in [1, 16, 64] {
        let describe = |_: usize, client: &mut Client| {
            client
                .call(
                    "ecs",
                    "DescribeSecurityGroupAttribute",
                    &[("SecurityGroupId", &groups[0])],
                )
                .map(drop)
        };
        let sample = rates(&region, connections, describe)?;
        let what = format!("describe a 60-rule group, {connections} connections");
        report.add(row(
            &format!("describe-{connections}"),
            "api",
            &what,
            sample,
            "1/s",
        ));

        let change = |number: usize, client: &mut Client| {
            let group = &groups[number % groups.len()];
            let rule = authorize(group, "22/22");
            client.call("ecs", "AuthorizeSecurityGroup", &rule)?;
            client.call("ecs", "RevokeSecurityGroup", &rule).map(drop)
        };
        let mut sample = rates(&region, connections, change)?;
        sample.median *= 2.0; // two changes a turn
        let what = format!("durable rule change, {connections} connections");
        report.add(row(
            &format!("change-{connections}"),
            "api",
            &what,
            sample,
            "1/s",
        ));
    }
    Ok(())
}

/// From sending a rule change to its being in the kernel, with one instance.
pub(crate) fn measure_enforcement(report: &mut Report) -> Result<(), String> {
    let region = Region::start("ebpf")?;
    let mut client = region.client()?;
    let vpc = client.text("vpc", "CreateVpc", &[("CidrBlock", "10.0.0.0/16")], "VpcId")?;
    let zone = format!("{}-h", region.region);
    let vswitch = [
        ("VpcId", vpc.as_str()),
        ("ZoneId", &zone),
        ("CidrBlock", "10.0.1.0/24"),
    ];
    let vswitch = client.text("vpc", "CreateVSwitch", &vswitch, "VSwitchId")?;
    let group = client.text(
        "ecs",
        "CreateSecurityGroup",
        &[("VpcId", &vpc)],
        "SecurityGroupId",
    )?;
    let launch = [
        ("ImageId", "debian_12_x64"),
        ("InstanceType", "ecs.g6.large"),
        ("SecurityGroupId", group.as_str()),
        ("VSwitchId", &vswitch),
    ];
    client.call("ecs", "RunInstances", &launch)?;
    client.wait()?;
    let mut committed = Vec::new();
    let mut enforced = Vec::new();
    let rule = authorize(&group, "22/22");
    for action in ["AuthorizeSecurityGroup", "RevokeSecurityGroup"]
        .iter()
        .cycle()
        .take(400)
    {
        let start = Instant::now();
        client.call("ecs", action, &rule)?;
        committed.push(start.elapsed().as_secs_f64() * 1e3);
        client.wait()?;
        enforced
            .push(start.elapsed().as_secs_f64() * 1e3 - committed.last().copied().unwrap_or(0.0));
    }
    for (id, what, times) in [
        (
            "commit",
            "rule change sent to answered (committed)",
            committed,
        ),
        (
            "enforce",
            "rule change answered to enforced in the kernel",
            enforced,
        ),
    ] {
        for (percentile, share) in [("p50", 0.50), ("p99", 0.99)] {
            let mut sample = Sample::of(times.clone());
            sample.median = at(&times, share);
            let what = format!("{what}, {percentile}");
            report.add(row(
                &format!("{id}-{percentile}"),
                "host",
                &what,
                sample,
                "ms",
            ));
        }
    }
    Ok(())
}

fn at(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

fn row(id: &str, area: &str, what: &str, sample: Sample, unit: &str) -> Row {
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

fn authorize<'a>(group: &'a str, ports: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("SecurityGroupId", group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", ports),
        ("Permissions.1.SourceCidrIp", "203.0.113.0/24"),
    ]
}

/// Turns per second over all connections, five times for half a second.
fn rates(
    region: &Region,
    connections: usize,
    turn: impl Fn(usize, &mut Client) -> Result<(), String> + Sync,
) -> Result<Sample, String> {
    let mut clients = (0..connections)
        .map(|_| region.client())
        .collect::<Result<Vec<_>, String>>()?;
    let mut rates = Vec::new();
    for _ in 0..5 {
        let turns = AtomicU64::new(0);
        let start = Instant::now();
        let outcome = std::thread::scope(|scope| {
            let workers: Vec<_> = clients
                .iter_mut()
                .enumerate()
                .map(|(number, client)| {
                    let (turns, turn) = (&turns, &turn);
                    scope.spawn(move || -> Result<(), String> {
                        while start.elapsed() < Duration::from_millis(500) {
                            turn(number, client)?;
                            turns.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(())
                    })
                })
                .collect();
            workers.into_iter().try_for_each(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|_| Err("a connection panicked".into()))
            })
        });
        outcome?;
        rates.push(turns.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64());
    }
    Ok(Sample::of(rates))
}

/// A region of the bench's own, ended with the value.
struct Region {
    process: Child,
    directory: PathBuf,
    host: String,
    region: String,
    key: (String, String),
    started_in: Duration,
}

impl Region {
    fn start(enforce: &str) -> Result<Self, String> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("kanmon-bench-{}-{number}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        let begin = Instant::now();
        let process = Command::new(binary())
            .args([
                "up",
                "--listen",
                "127.0.0.1:0",
                "--enforce",
                enforce,
                "--state-dir",
            ])
            .arg(&directory)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("kanmon does not start: {error}"))?;
        let mut region = Self {
            process,
            directory,
            host: String::new(),
            region: String::new(),
            key: (String::new(), String::new()),
            started_in: Duration::ZERO,
        };
        while begin.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(1));
            if region.read_credentials().is_none() {
                continue;
            }
            let answered = region
                .client()
                .and_then(|mut it| it.call("ecs", "DescribeRegions", &[]));
            if answered.is_ok() {
                region.started_in = begin.elapsed();
                return Ok(region);
            }
        }
        Err("the region did not answer within 30 s".into())
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
        self.key = (text("access_key_id")?, text("access_key_secret")?);
        Some(())
    }

    fn client(&self) -> Result<Client, String> {
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
            number: 0,
            name: next_client(),
        })
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        let state = self.directory.to_string_lossy().into_owned();
        let ended = Command::new(binary())
            .args(["down", "--state-dir", &state])
            .stdout(Stdio::null())
            .status();
        if !ended.is_ok_and(|status| status.success()) {
            eprintln!("the region of {state} did not go down cleanly");
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// One kept-alive connection, signing with V3.
struct Client {
    stream: TcpStream,
    host: String,
    region: String,
    key: (String, String),
    number: u64,
    name: u64,
}

impl Client {
    fn text(
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
    fn wait(&mut self) -> Result<(), String> {
        self.call("kanmon", "WaitForRevision", &[("TimeoutSecs", "10")])
            .map(drop)
    }

    fn call(
        &mut self,
        product: &str,
        action: &str,
        with: &[(&str, &str)],
    ) -> Result<Value, String> {
        let version = match product {
            "vpc" => "2016-04-28",
            "ecs" => "2014-05-26",
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
            security_token: None,
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
        self.stream
            .write_all(head.as_bytes())
            .map_err(|error| error.to_string())?;
        let (status, body) = self.answer()?;
        if status != 200 {
            return Err(format!(
                "{action}: {status} {}",
                String::from_utf8_lossy(&body)
            ));
        }
        serde_json::from_slice(&body).map_err(|error| error.to_string())
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

fn next_client() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// The binary built beside this one.
fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    own.parent().unwrap_or(Path::new(".")).join("kanmon")
}
