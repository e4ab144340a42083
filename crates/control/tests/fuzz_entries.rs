//! Runs what the fuzz targets run for what the store gives back, over what a region stored and damage to it.

mod support;

#[path = "../../../fuzz/stored.rs"]
mod stored;

use support::Region;

/// A small generator of pseudo-random numbers: the same run every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap_or(0)
    }
}

/// Key and value of everything that a region with a little of each kind stores.
async fn values() -> Vec<Vec<u8>> {
    let region = Region::start().await;
    let here = ("RegionId", "cn-hangzhou");
    let vpc = region
        .ok(
            "a",
            "Vpc:CreateVpc",
            &[here, ("CidrBlock", "192.168.0.0/16")],
        )
        .await;
    let vpc = vpc.text("VpcId");
    let params = [
        here,
        ("VpcId", &*vpc),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", "cn-hangzhou-h"),
    ];
    let vswitch = region
        .ok("a", "Vpc:CreateVSwitch", &params)
        .await
        .text("VSwitchId");
    let params = [here, ("VpcId", &*vpc), ("ClientToken", "once")];
    let group = region
        .ok("a", "Ecs:CreateSecurityGroup", &params)
        .await
        .text("SecurityGroupId");
    let params = [
        here,
        ("SecurityGroupId", &*group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", "22/22"),
        ("Permissions.1.SourceCidrIp", "0.0.0.0/0"),
    ];
    region.ok("a", "Ecs:AuthorizeSecurityGroup", &params).await;
    let params = [
        here,
        ("InstanceType", "ecs.g6.large"),
        ("ImageId", "debian_12"),
        ("VSwitchId", &*vswitch),
        ("SecurityGroupId", &*group),
    ];
    region.ok("a", "Ecs:RunInstances", &params).await;
    region.ok("a", "Vpc:AllocateEipAddress", &[here]).await;
    let params = [
        here,
        ("PrefixListName", "prefixes"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "5"),
    ];
    region.ok("a", "Ecs:CreatePrefixList", &params).await;
    let params = [here, ("PortRangeListName", "ports"), ("MaxEntries", "5")];
    region.ok("a", "Ecs:CreatePortRangeList", &params).await;
    region.control.flush_audit().await;
    let page = region.store.page("", None, 100_000).expect("readable");
    let with_key = |entry: store::Entry| [entry.key.as_bytes(), b"\n", &entry.value].concat();
    page.entries.into_iter().map(with_key).collect()
}

#[tokio::test]
async fn no_damage_to_a_stored_value_makes_a_reader_panic() {
    let mut dice = Dice(0x9e37_79b9);
    let values = values().await;
    assert!(values.len() > 15, "only {} values", values.len());
    for value in &values {
        stored::stored_value(value);
        for _ in 0..1_500 {
            let mut damaged = value.clone();
            for _ in 0..=dice.roll(3) {
                let at = dice.roll(damaged.len());
                match dice.roll(4) {
                    0 => damaged.truncate(at.max(1)),
                    1 => damaged.insert(at, b"0129\"{}[]-:,."[dice.roll(13)]),
                    2 => drop(damaged.remove(at)),
                    _ => damaged[at] = u8::try_from(dice.roll(256)).expect("a byte"),
                }
                if damaged.is_empty() {
                    break;
                }
            }
            stored::stored_value(&damaged);
        }
    }
}

#[test]
fn no_bytes_make_the_reader_of_the_log_panic() {
    let mut dice = Dice(0x85eb_ca6b);
    for length in 0..40 {
        for _ in 0..2_000 {
            // Kinds and lengths of a record are small numbers.
            let mut bytes = vec![0; length];
            bytes.fill_with(|| match dice.roll(3) {
                0 => u8::try_from(dice.roll(256)).expect("a byte"),
                1 => 1,
                _ => 0,
            });
            stored::log_record(&bytes);
        }
    }
}
