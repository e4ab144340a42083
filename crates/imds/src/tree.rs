//! What is below `meta-data/`.

use std::collections::{BTreeMap, BTreeSet};

use cloud_id::Timestamp;
use header_space::Cidr;

use crate::instance::{Credentials, Interface};
use crate::{Instance, json};

/// What a path leads to.
pub(crate) enum Found {
    Body(Vec<u8>),
    /// It will be there.
    NotYet,
    /// It costs more than may be asked for now.
    TooMuch,
    Nothing,
}

/// What stands at a path below `meta-data/`: a value, or the names in a folder, a line each; folders end with a slash.
pub(crate) fn find(instance: &Instance, path: &[&str], now: Timestamp) -> Found {
    let path: Vec<&str> = match path {
        // The guide writes it with a capital letter.
        // Source: guide 004, section 4.3.
        [first, rest @ ..] if first.eq_ignore_ascii_case("ram") => {
            std::iter::once("ram").chain(rest.iter().copied()).collect()
        }
        _ => path.to_vec(),
    };
    let items = items(instance);
    let text = |text: &str| Found::Body(text.as_bytes().to_vec());
    match path[..] {
        ["all"] => text(&all(&items)),
        ["public-keys"] => match &instance.key {
            Some(key) => text(&format!("0={}", key.name)),
            None => Found::Nothing,
        },
        // By its name, too.
        ["public-keys", name] if is_key(instance, name) => text("openssh-key"),
        ["public-keys", name, "openssh-key"] if is_key(instance, name) => {
            text(instance.key.as_ref().map_or("", |key| &key.openssh))
        }
        ["ram", "security-credentials", name] => match &instance.role {
            Some(role) if role.name == name => match &role.credentials {
                Some(set) if is_long_enough(set, now) => text(&credentials_text(set)),
                Some(_) | None => Found::NotYet,
            },
            Some(_) | None => Found::Nothing,
        },
        _ => match items.get(&path.join("/")) {
            Some(value) => text(value),
            None => listing(&items, &path),
        },
    }
}

/// A client that gets a set with less than this left throws it away and asks again at once.
///
/// Source: Client rules, credentials providers.
const LEAST_LEFT_SECS: i64 = 15 * 60;

fn is_long_enough(credentials: &Credentials, now: Timestamp) -> bool {
    credentials
        .expiration
        .unix_secs
        .saturating_sub(now.unix_secs)
        >= LEAST_LEFT_SECS
}

/// Source: guide 004, section 4.3.
fn credentials_text(credentials: &Credentials) -> String {
    let members = [
        ("AccessKeyId", credentials.access_key_id.as_str()),
        ("AccessKeySecret", credentials.access_key_secret.reveal()),
        ("Expiration", &credentials.expiration.to_string()),
        ("SecurityToken", credentials.security_token.reveal()),
        ("LastUpdated", &credentials.last_updated.to_string()),
        ("Code", "Success"),
    ];
    let members: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("  {} : {}", json::string(name), json::string(value)))
        .collect();
    format!("{{\n{}\n}}", members.join(",\n"))
}

fn is_key(instance: &Instance, name: &str) -> bool {
    instance
        .key
        .as_ref()
        .is_some_and(|key| key.name == name || name == "0")
}

fn listing(items: &BTreeMap<String, String>, path: &[&str]) -> Found {
    let prefix = match path {
        [] => String::new(),
        path => format!("{}/", path.join("/")),
    };
    let names: BTreeSet<String> = items
        .keys()
        .filter_map(|item| item.strip_prefix(&prefix))
        .map(|below| match below.split_once('/') {
            Some((folder, _)) => format!("{folder}/"),
            None => below.to_owned(),
        })
        .collect();
    if names.is_empty() {
        return Found::Nothing;
    }
    let names: Vec<String> = names.into_iter().collect();
    Found::Body(names.join("\n").into_bytes())
}

/// Everything as one JSON object, folders as objects in it. Credentials are not in it: they are asked for by name.
///
/// Source: Client rules, cloud-init.
fn all(items: &BTreeMap<String, String>) -> String {
    let below = items
        .iter()
        .filter(|(path, _)| !path.starts_with("ram/"))
        .map(|(path, value)| (path.as_str(), value.as_str()));
    folder(&below.collect::<Vec<_>>())
}

fn folder(items: &[(&str, &str)]) -> String {
    let mut members: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut values: BTreeMap<&str, String> = BTreeMap::new();
    for (path, value) in items {
        match path.split_once('/') {
            Some((name, below)) => members.entry(name).or_default().push((below, value)),
            None => drop(values.insert(path, json::string(value))),
        }
    }
    for (name, below) in members {
        values.insert(name, folder(&below));
    }
    json::object(values)
}

/// Every value, by its path.
///
/// Source: ECS guide, instance metadata.
/// Choice: docs/decisions/0024-metadata-service.md
fn items(instance: &Instance) -> BTreeMap<String, String> {
    let mut items = BTreeMap::new();
    let mut add = |path: &str, value: &str| {
        items.insert(path.to_owned(), value.to_owned());
    };
    add("instance-id", &instance.id);
    add("hostname", &instance.host_name);
    add("serial-number", &instance.serial_number);
    add("region-id", &instance.region);
    add("zone-id", &instance.zone);
    add("owner-account-id", &instance.owner);
    add("image-id", &instance.image);
    add("source-address", "http://mirrors.cloud.aliyuncs.com");
    add("kms-server", "kms.cloud.aliyuncs.com");
    add("wsus-server/wu-server", "http://update.cloud.aliyuncs.com");
    add(
        "wsus-server/wu-status-server",
        "http://update.cloud.aliyuncs.com",
    );
    add("dns-conf/nameservers", "100.100.2.136\r\n100.100.2.138");
    add(
        "ntp-conf/ntp-servers",
        "ntp1.aliyun.com\nntp2.aliyun.com\nntp3.aliyun.com\nntp4.aliyun.com",
    );
    add("instance/instance-name", &instance.name);
    add("instance/instance-type", &instance.instance_type);
    add("instance/virtualization-solution", "ECS Virt");
    add("instance/virtualization-solution-version", "2.0");
    if let Some(kbits) = instance.bandwidth_kbits {
        add("instance/max-netbw-egress", &kbits.to_string());
        add("instance/max-netbw-ingress", &kbits.to_string());
    }
    if let Some(landed) = instance.landed {
        add("instance/last-host-landing-time", &landed.to_string());
    }
    if let Some(address) = instance.public_ipv4 {
        add("public-ipv4", &address.to_string());
    }
    if let Some(address) = instance.eip {
        add("eipv4", &address.to_string());
    }
    if let Some(primary) = instance.interfaces.first() {
        add("mac", &primary.mac.to_string());
        add("private-ipv4", &primary.primary_ip.to_string());
        let network = if primary.vpc.is_some() {
            "vpc"
        } else {
            "classic"
        };
        add("network-type", network);
        if let Some(vpc) = &primary.vpc {
            add("vpc-id", &vpc.id);
            if let Some(block) = vpc.cidr {
                add("vpc-cidr-block", &block.to_string());
            }
        }
        if let Some(vswitch) = &primary.vswitch {
            add("vswitch-id", &vswitch.id);
            add("vswitch-cidr-block", &primary.subnet.to_string());
        }
    }
    for interface in &instance.interfaces {
        for (name, value) in interface_items(interface) {
            add(
                &format!("network/interfaces/macs/{}/{name}", interface.mac),
                &value,
            );
        }
    }
    for disk in &instance.disks {
        let serial = disk.id.strip_prefix("d-").unwrap_or(&disk.id);
        add(&format!("disks/{serial}/id"), &disk.id);
        add(&format!("disks/{serial}/name"), &disk.device);
    }
    if let Some(key) = &instance.key {
        add("public-keys/0/openssh-key", &key.openssh);
    }
    if let Some(role) = &instance.role {
        add(&format!("ram/security-credentials/{}", role.name), "");
    }
    if instance.options.tells_tags {
        for (key, value) in instance.tags.iter().filter(|(key, _)| is_name(key)) {
            add(&format!("tags/instance/{key}"), value);
        }
    }
    items
}

/// Whether a tag's key can stand in a path. Those that cannot are not told.
///
/// Source: ECS guide, instance metadata, tags.
fn is_name(key: &str) -> bool {
    let is_fine = |character: char| character.is_alphanumeric() || "@:_-.=,".contains(character);
    !key.is_empty() && key != "." && key != ".." && key.chars().all(is_fine)
}

fn interface_items(interface: &Interface) -> Vec<(&'static str, String)> {
    let addresses = std::iter::once(&interface.primary_ip).chain(&interface.secondary_ips);
    let mut items = vec![
        ("network-interface-id", interface.id.clone()),
        ("primary-ip-address", interface.primary_ip.to_string()),
        ("private-ipv4s", json::list(addresses)),
        ("netmask", netmask(interface.subnet)),
        ("gateway", interface.gateway.to_string()),
    ];
    if let Some(vpc) = &interface.vpc {
        items.push(("vpc-id", vpc.id.clone()));
        items.extend(vpc.cidr.map(|it| ("vpc-cidr-block", it.to_string())));
        let block = vpc
            .ipv6_cidr
            .map(|it| ("vpc-ipv6-cidr-blocks", bracketed([it])));
        items.extend(block);
    }
    if let Some(vswitch) = &interface.vswitch {
        items.push(("vswitch-id", vswitch.id.clone()));
        items.push(("vswitch-cidr-block", interface.subnet.to_string()));
        let block = vswitch
            .ipv6_cidr
            .map(|it| ("vswitch-ipv6-cidr-block", it.to_string()));
        items.extend(block);
    }
    if !interface.ipv6.is_empty() {
        items.push(("ipv6s", bracketed(&interface.ipv6)));
        items.push(("ipv6-gateway", interface.ipv6_gateway.to_string()));
    }
    items
}

fn bracketed(items: impl IntoIterator<Item = impl ToString>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    format!("[{}]", items.join(","))
}

fn netmask(subnet: Cidr) -> String {
    let bits = u32::from(subnet.length().min(32));
    let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
    std::net::Ipv4Addr::from(mask).to_string()
}
