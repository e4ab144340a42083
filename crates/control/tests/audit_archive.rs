//! The archive of the audit trail: what the store has no room for is told by `LookupEvents` all the same, and no
//! secret gets there.

mod support;

use std::path::PathBuf;

use control::ArchiveDirectory;
use support::{Region, field};

const LOOKUP: &str = "ActionTrail:LookupEvents";
const ALICE: (&str, &str) = ("UserName", "alice");
const SINCE: (&str, &str) = ("StartTime", "2026-11-01T00:00:00Z");
/// Audit entries are in the store for 90 days.
const LATER: i64 = 91 * 86_400;

fn place(name: &str) -> PathBuf {
    let name = format!("kanmon-audit-archive-{name}-{}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let _ = std::fs::remove_dir_all(&path);
    path
}

async fn lookup(region: &Region, who: &str, asked: &[(&str, &str)]) -> Vec<serde_json::Value> {
    let mut all = Vec::new();
    let mut token = String::new();
    loop {
        let mut params = vec![SINCE, ("MaxResults", "3"), ("NextToken", &*token)];
        params.extend(asked);
        let answer = region.ok(who, LOOKUP, &params).await;
        let events = field(&answer.json, "Events").as_array().expect("a list");
        assert!(events.len() <= 3, "{events:?}");
        all.extend(events.iter().cloned());
        match answer.json.get("NextToken") {
            Some(next) => token = next.as_str().expect("a text").to_owned(),
            None => return all,
        }
    }
}

#[tokio::test]
async fn events_are_told_from_the_archive_and_the_store_as_one() {
    let path = place("events");
    let region = Region::archived(ArchiveDirectory::new(&path)).await;
    for (who, round) in [("a", 0), ("b", 0), ("a", 1), ("a", 2), ("b", 3)] {
        for number in 0..4 {
            let name = format!("key-{round}-{number}");
            let key = [("RegionId", "cn-hangzhou"), ("KeyPairName", &*name)];
            region.ok(who, "Ecs:CreateKeyPair", &key).await;
            region.clock.advance(1);
        }
        if (who, round) == ("a", 1) {
            region.control.flush_audit().await;
            region.clock.advance(LATER);
            region.control.forget_what_is_over().await;
        }
    }
    region.control.flush_audit().await;
    let made = ("LookupAttribute.1.Key", "EventName");
    let made = [made, ("LookupAttribute.1.Value", "CreateKeyPair")];
    let in_store = region.control.audit_trail().expect("it can be read");
    let is_made = |it: &&control::AuditEntry| it.action == "Ecs:CreateKeyPair";
    assert_eq!(in_store.iter().filter(is_made).count(), 8, "of 20");
    let forward = [&made[..], &[("Direction", "FORWARD")]].concat();
    for (who, count) in [("a", 12), ("b", 8)] {
        let mut newest_first = lookup(&region, who, &made).await;
        let oldest_first = lookup(&region, who, &forward).await;
        newest_first.reverse();
        assert_eq!(newest_first, oldest_first);
        let times = oldest_first
            .iter()
            .map(|it| field(it, "eventTime").to_string());
        let times: Vec<_> = times.collect();
        assert_eq!(times.len(), count, "{who}");
        assert!(times.is_sorted(), "{times:?}");
        let names: std::collections::BTreeSet<_> = oldest_first
            .iter()
            .map(|it| field(it, "additionalEventData.resourceNames").to_string())
            .collect();
        assert_eq!(names.len(), count, "each once: {names:?}");
    }
    // A span of time that is in the archive only.
    let until = [("EndTime", "2026-11-24T08:00:05Z")];
    let of_b = lookup(&region, "b", &until).await;
    assert!(!of_b.is_empty() && of_b.len() < 8, "{of_b:?}");
    std::fs::remove_dir_all(path).expect("ours");
}

/// holds: K11
#[tokio::test]
async fn no_secret_stands_in_an_archive_file() {
    let path = place("secrets");
    let region = Region::archived(ArchiveDirectory::new(&path)).await;
    let alice = region.user("alice").await;
    let device = [("VirtualMFADeviceName", "phone")];
    let device = region.ok("a", "Ram:CreateVirtualMFADevice", &device).await;
    let seed = device.text("VirtualMFADevice.Base32StringSeed");
    let (first, second) = ("never-Told1", "never-Told2");
    let profile = [ALICE, ("Password", first)];
    region.ok("a", "Ram:CreateLoginProfile", &profile).await;
    let change = [("OldPassword", first), ("NewPassword", second)];
    let changed = region.call_as(&alice, "Ram:ChangePassword", &change).await;
    assert_eq!(changed.status, 200, "{}", changed.json);
    let wrong = [("OldPassword", second), ("NewPassword", first)];
    region.call_as(&alice, "Ram:ChangePassword", &wrong).await;
    region.control.flush_audit().await;
    region.clock.advance(LATER);
    region.control.forget_what_is_over().await;

    let text = std::fs::read_to_string(path.join("00000001.jsonl")).expect("it was archived");
    assert!(text.contains("ChangePassword"), "{text}");
    for (what, secret) in [
        ("a key", &*alice.secret),
        ("a seed", &*seed),
        ("a password", first),
        ("a later password", second),
        ("the hash of a password", "$argon2"),
    ] {
        assert!(
            !text.contains(secret),
            "{what} stands in the archive: {text}"
        );
    }
    std::fs::remove_dir_all(path).expect("ours");
}
