use openapi::{ApiError, errors};

/// What an instance type offers, as far as the network and what is shown depend on it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct InstanceType {
    pub(super) cpus: u16,
    pub(super) memory_mib: u32,
    /// ENIs, the primary one included.
    pub(super) enis: u8,
    /// Private IPv4 addresses of one ENI, the primary one included.
    pub(super) ipv4_per_eni: u8,
    /// IPv6 addresses of one ENI.
    pub(super) ipv6_per_eni: u8,
}

impl InstanceType {
    /// What a type of this name offers. Any name of the form `ecs.FAMILY.SIZE` is accepted; the numbers follow
    /// from the size, and the memory from the letter of the family.
    ///
    /// Source: ECS guide, instance families. Choice: docs/decisions/0012-no-catalogue.md
    pub(super) fn named(name: &str) -> Result<Self, ApiError> {
        let malformed = || errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED.with(name);
        let parts: Vec<&str> = name.split('.').collect();
        let ["ecs", family, size] = parts[..] else {
            return Err(malformed());
        };
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
        };
        if !is_word(family) || !is_word(size) {
            return Err(malformed());
        }
        let cpus = cpus_of(size).ok_or_else(malformed)?;
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
        Ok(Self {
            cpus,
            memory_mib: u32::from(cpus) * per_cpu,
            enis,
            ipv4_per_eni: per_eni,
            ipv6_per_eni: per_eni,
        })
    }

    /// The family of a name, as `ecs.g7` of `ecs.g7.large`.
    pub(super) fn family(name: &str) -> &str {
        name.rsplit_once('.').map_or(name, |(family, _)| family)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_known_by_its_size_and_family() {
        for (name, cpus, memory_mib, enis) in [
            ("ecs.t6-c1m1.small", 1, 2_048, 2),
            ("ecs.g6.large", 2, 8_192, 3),
            ("ecs.c7.xlarge", 4, 8_192, 4),
            ("ecs.r7.2xlarge", 8, 65_536, 4),
            ("ecs.g8i.16xlarge", 64, 262_144, 15),
        ] {
            let found = InstanceType::named(name).map(|it| (it.cpus, it.memory_mib, it.enis));
            assert_eq!(found, Ok((cpus, memory_mib, enis)), "{name}");
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
            "ecs.g6.0xlarge",
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
}
