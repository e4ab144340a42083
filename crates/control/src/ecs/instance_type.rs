use std::collections::BTreeMap;
use std::sync::LazyLock;

use openapi::{ApiError, errors};

/// What an instance type offers, as far as the network and what is shown depend on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct InstanceType {
    pub(super) cpus: u16,
    pub(super) memory_mib: u32,
    /// ENIs, the primary one included.
    pub(super) enis: u8,
    /// Private IPv4 addresses of one ENI, the primary one included.
    pub(super) ipv4_per_eni: u8,
    /// IPv6 addresses of one ENI.
    pub(super) ipv6_per_eni: u8,
    /// Queues of one ENI.
    pub(super) queues: u8,
    /// Mbit/s in each direction.
    pub(super) bandwidth_mbps: u32,
    /// Packets per second in each direction.
    pub(super) pps: u32,
}

impl InstanceType {
    /// What a type of this name offers: what the catalogue says, where it knows the family; else what follows
    /// from the size and the letter of the family, so that families which are newer than the catalogue work.
    ///
    /// Source: ECS guide, instance families. Choice: docs/decisions/0012-no-catalogue.md
    pub(super) fn named(name: &str) -> Result<Self, ApiError> {
        let unknown = || errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED.with(name);
        if let Some(offers) = CATALOGUE.get(name) {
            return Ok(*offers);
        }
        if families().any(|family| family == Self::family(name)) {
            return Err(unknown());
        }
        Self::by_name(name).ok_or_else(unknown)
    }

    /// The family of a name, as `ecs.g7` of `ecs.g7.large`.
    pub(super) fn family(name: &str) -> &str {
        name.rsplit_once('.').map_or(name, |(family, _)| family)
    }

    fn by_name(name: &str) -> Option<Self> {
        let parts: Vec<&str> = name.split('.').collect();
        let ["ecs", family, size] = parts[..] else {
            return None;
        };
        let is_word = |word: &str| {
            let legal = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
            !word.is_empty() && word.bytes().all(legal)
        };
        if !is_word(family) || !is_word(size) {
            return None;
        }
        let cpus = cpus_of(size)?;
        let (enis, per_eni) = match cpus {
            0..=1 => (2, 6),
            2 => (3, 6),
            3..=8 => (4, 15),
            9..=32 => (8, 30),
            33.. => (15, 50),
        };
        let per_cpu = match family.bytes().next() {
            Some(b'c' | b't' | b's') => 2_048,
            Some(b'r') => 8_192,
            Some(_) | None => 4_096,
        };
        Some(Self {
            cpus,
            memory_mib: u32::from(cpus) * per_cpu,
            enis,
            ipv4_per_eni: per_eni,
            ipv6_per_eni: per_eni,
            queues: u8::try_from(cpus.min(32)).unwrap_or(32),
            bandwidth_mbps: 1_000 * u32::from(cpus),
            pps: 300_000 * u32::from(cpus),
        })
    }
}

/// The types of the catalogue, by name.
pub(super) fn catalogue() -> impl Iterator<Item = (&'static str, InstanceType)> {
    CATALOGUE.iter().map(|(name, offers)| (*name, *offers))
}

/// The families of the catalogue, each once.
pub(super) fn families() -> impl Iterator<Item = &'static str> {
    let mut last = "";
    let families = CATALOGUE.keys().map(|name| InstanceType::family(name));
    families.filter(move |family| std::mem::replace(&mut last, family) != *family)
}

/// The generation of a family, as the number in it says.
pub(super) fn generation(family: &str) -> String {
    let letters = family.strip_prefix("ecs.").unwrap_or(family);
    let digits = letters.trim_start_matches(|it: char| it.is_ascii_lowercase());
    let number: u8 = digits
        .chars()
        .next()
        .and_then(|it| it.to_digit(10))
        .map_or(1, |it| it as u8);
    // The early families count by another number: n4 and its like are of generation 2, sn1 to se1ne of 3.
    let number = match letters {
        "n4" | "mn4" | "xn4" | "e4" => 2,
        "sn1" | "sn2" | "sn1ne" | "sn2ne" | "se1ne" => 3,
        _ => number,
    };
    format!("ecs-{number}")
}

/// Virtual CPUs of a size: `large` has 2, `xlarge` 4, `Nxlarge` 4 N; smaller ones have 1.
fn cpus_of(size: &str) -> Option<u16> {
    match size {
        "nano" | "micro" | "small" => Some(1),
        "medium" | "large" => Some(2),
        "xlarge" => Some(4),
        size => {
            // Families with unusual ratios write them behind the size, as `c1m2.large` before it.
            let number = size.strip_suffix("xlarge")?.trim_end_matches('-');
            let times: u16 = number.parse().ok()?;
            (1..=256).contains(&times).then_some(times * 4)
        }
    }
}

fn row(line: &'static str) -> Option<(&'static str, InstanceType)> {
    let fields: Vec<&'static str> = line.split(',').collect();
    let [name, cpus, memory, enis, ipv4, ipv6, queues, bandwidth, pps] = fields[..] else {
        return None;
    };
    let gib: f64 = memory.parse().ok()?;
    let offers = InstanceType {
        cpus: cpus.parse().ok()?,
        // Halves of a GiB are the finest that there are, so nothing is lost.
        memory_mib: (gib * 1_024.0) as u32,
        enis: enis.parse().ok()?,
        ipv4_per_eni: ipv4.parse().ok()?,
        ipv6_per_eni: ipv6.parse().ok()?,
        queues: queues.parse().ok()?,
        bandwidth_mbps: bandwidth.parse().ok()?,
        pps: pps.parse().ok()?,
    };
    Some((name, offers))
}

static CATALOGUE: LazyLock<BTreeMap<&'static str, InstanceType>> = LazyLock::new(|| {
    let rows = include_str!("../../data/instance-types.csv").lines();
    rows.filter(|line| !line.starts_with('#'))
        .map(|line| row(line).expect("a test reads every row of the file"))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_catalogue_is_read_and_plausible() {
        let text = include_str!("../../data/instance-types.csv");
        let rows = text.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(catalogue().count(), rows, "no name stands twice");
        assert!(rows >= 150);
        for (name, offers) in catalogue() {
            assert!(name.starts_with("ecs."), "{name}");
            assert!(offers.cpus >= 1 && offers.memory_mib >= 512, "{name}");
            assert!(
                offers.enis >= 1 && offers.ipv4_per_eni >= 2 && offers.queues >= 1,
                "{name}"
            );
            assert!(offers.bandwidth_mbps > 0 && offers.pps > 0, "{name}");
        }
    }

    #[test]
    fn a_type_offers_what_the_catalogue_says_or_what_follows_from_its_name() {
        for (name, cpus, memory_mib, enis, ipv4) in [
            ("ecs.g6.large", 2, 8_192, 2, 6),
            ("ecs.g7.large", 2, 8_192, 3, 6),
            ("ecs.g5.2xlarge", 8, 32_768, 4, 10),
            ("ecs.t5-lc2m1.nano", 1, 512, 1, 2),
            ("ecs.sn1.medium", 2, 4_096, 2, 6),
            // Of families that the catalogue does not know.
            ("ecs.g9i.16xlarge", 64, 262_144, 15, 50),
            ("ecs.c9.xlarge", 4, 8_192, 4, 15),
        ] {
            let found = InstanceType::named(name).expect(name);
            let found = (found.cpus, found.memory_mib, found.enis, found.ipv4_per_eni);
            assert_eq!(found, (cpus, memory_mib, enis, ipv4), "{name}");
        }
    }

    #[test]
    fn what_is_no_type_is_refused() {
        for name in [
            "",
            "ecs",
            "ecs.g6",
            "ecs..large",
            "g6.large",
            "ecs.g6.huge",
            "ecs.g6.5xlarge",
            "ecs.g9.0xlarge",
            "ecs.g6.large.x",
            "ecs.G6.large",
        ] {
            let refused = InstanceType::named(name).expect_err(name);
            assert!(
                refused.is(&errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED),
                "{name}"
            );
        }
    }

    #[test]
    fn a_family_tells_its_generation() {
        for (family, expected) in [
            ("ecs.g6", "ecs-6"),
            ("ecs.hfc5", "ecs-5"),
            ("ecs.t5-lc1m1", "ecs-5"),
            ("ecs.sn2ne", "ecs-3"),
            ("ecs.n4", "ecs-2"),
        ] {
            assert_eq!(generation(family), expected, "{family}");
        }
    }
}
