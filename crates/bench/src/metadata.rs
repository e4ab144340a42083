//! Requests to the metadata service while a thousand instances poll it, each over a connection of its own.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use nix::sched::{CloneFlags, setns};

use crate::region::{Region, at, row};
use crate::report::{Report, Sample};

/// Requests a second over all instances, and how long an answer takes. Some clients wait at a time, each for one answer.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    let region = Region::start("ebpf")?;
    let instances = launch(&region)?;
    let mut connections = Vec::new();
    for instance in &instances {
        connections.push(connect(instance)?);
    }
    let share = connections.len().div_ceil(CLIENTS);
    let is_over = AtomicBool::new(false);
    let begin = Instant::now();
    let times: Vec<Result<Vec<f64>, String>> = std::thread::scope(|scope| {
        let clients: Vec<_> = connections
            .chunks_mut(share)
            .map(|share| scope.spawn(|| poll(share, &is_over)))
            .collect();
        std::thread::sleep(MEASURED);
        is_over.store(true, Ordering::Relaxed);
        let ended = clients.into_iter().map(|client| client.join());
        ended
            .map(|times| times.unwrap_or_else(|_| Err("a client panicked".to_owned())))
            .collect()
    });
    let took = begin.elapsed().as_secs_f64();
    let times: Vec<Vec<f64>> = times.into_iter().collect::<Result<_, _>>()?;
    let mut times: Vec<f64> = times.into_iter().flatten().collect();
    times.sort_by(f64::total_cmp);
    let what = format!("metadata answers, {} instances poll", instances.len());
    let rate = Sample::of(vec![times.len() as f64 / took]);
    report.add(row("metadata-rate", "metadata", &what, rate, "1/s"));
    for (name, part) in [("p50", 0.50), ("p99", 0.99)] {
        let mut sample = Sample::of(times.clone());
        sample.median = at(&times, part);
        let what = format!("the same, {CLIENTS} waiting at a time, {name}");
        report.add(row(
            &format!("metadata-{name}"),
            "metadata",
            &what,
            sample,
            "ms",
        ));
    }
    Ok(())
}

/// Milliseconds of each answer, one request after the other over connections in turn.
fn poll(connections: &mut [TcpStream], is_over: &AtomicBool) -> Result<Vec<f64>, String> {
    let mut times = Vec::new();
    while !is_over.load(Ordering::Relaxed) {
        for stream in connections.iter_mut() {
            let begin = Instant::now();
            ask(stream).map_err(|error| format!("no metadata: {error}"))?;
            times.push(begin.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(times)
}

fn ask(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.write_all(
        b"GET /latest/meta-data/instance-id HTTP/1.1\r\nHost: 100.100.100.200\r\n\r\n",
    )?;
    let mut answer = [0; 1_024];
    let mut length = 0;
    loop {
        let count = stream.read(&mut answer[length..])?;
        length += count;
        let text = &answer[..length];
        if !text.starts_with(&b"HTTP/1.1 200 "[..length.min(13)]) || count == 0 {
            return Err(std::io::Error::other(String::from_utf8_lossy(text)));
        }
        // The body is an id, which is short and begins so.
        let end = text.windows(6).position(|six| six == b"\r\n\r\ni-");
        if end.is_some_and(|end| length >= end + 4 + ID_LENGTH) {
            return Ok(());
        }
    }
}

/// A connection from inside an instance.
fn connect(instance: &str) -> Result<TcpStream, String> {
    let failed = |error: std::io::Error| format!("{instance}: {error}");
    let names = std::fs::read_dir("/run/netns").map_err(failed)?;
    let suffix = format!("-{instance}");
    let name = names
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.to_string_lossy().ends_with(&suffix))
        .ok_or_else(|| format!("{instance} has no namespace"))?;
    let namespace = File::open(name).map_err(failed)?;
    std::thread::scope(|scope| {
        let inside = scope.spawn(|| {
            setns(namespace, CloneFlags::CLONE_NEWNET)?;
            let stream = TcpStream::connect_timeout(&SERVICE, PATIENCE)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
            Ok(stream)
        });
        let stream = inside.join();
        stream
            .map_err(|_| "it panicked".to_owned())?
            .map_err(failed)
    })
}

fn launch(region: &Region) -> Result<Vec<String>, String> {
    let mut client = region.client()?;
    let vpc = client.text("vpc", "CreateVpc", &[("CidrBlock", "10.0.0.0/8")], "VpcId")?;
    let zone = format!("{}-h", region.id());
    let vswitch = [
        ("VpcId", vpc.as_str()),
        ("ZoneId", &zone),
        ("CidrBlock", "10.64.0.0/16"),
    ];
    let vswitch = client.text("vpc", "CreateVSwitch", &vswitch, "VSwitchId")?;
    let in_vpc = [("VpcId", vpc.as_str())];
    let group = client.text("ecs", "CreateSecurityGroup", &in_vpc, "SecurityGroupId")?;
    let mut instances = Vec::new();
    while instances.len() < INSTANCES {
        let amount = (INSTANCES - instances.len()).min(100).to_string();
        let launch = [
            ("ImageId", "debian_12_x64"),
            ("InstanceType", "ecs.g6.large"),
            ("SecurityGroupId", group.as_str()),
            ("VSwitchId", &vswitch),
            ("Amount", &amount),
        ];
        let answer = client.call("ecs", "RunInstances", &launch)?;
        let ids = answer["InstanceIdSets"]["InstanceIdSet"]
            .as_array()
            .ok_or("RunInstances answers no instances")?;
        instances.extend(ids.iter().filter_map(|id| id.as_str().map(str::to_owned)));
    }
    client.settle()?;
    Ok(instances)
}

const SERVICE: SocketAddr = SocketAddr::new(
    std::net::IpAddr::V4(std::net::Ipv4Addr::new(100, 100, 100, 200)),
    80,
);
const INSTANCES: usize = 1_000;
const CLIENTS: usize = 8;
const MEASURED: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(5);
/// `i-` and 20 characters.
const ID_LENGTH: usize = 22;
