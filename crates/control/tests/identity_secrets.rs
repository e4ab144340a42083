//! Passwords, seeds of MFA devices and keys: they do what they are for, and are shown where they must be and nowhere
//! else.

mod support;

use base64::Engine;
use control::Clock;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use support::{Region, refused};

const ALICE: (&str, &str) = ("UserName", "alice");

/// The code of a device, as an application computes it from the seed that it was shown.
fn code(seed: &str, unix_secs: i64) -> String {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String = seed
        .chars()
        .map(|it| format!("{:05b}", DIGITS.find(it).expect("Base32")))
        .collect();
    let key: Vec<u8> = (0..bits.len() / 8)
        .map(|at| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).expect("eight bits"))
        .collect();
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).expect("any length is a key");
    mac.update(&(unix_secs / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let four: [u8; 4] = hash[at..at + 4].try_into().expect("four bytes");
    format!(
        "{:06}",
        (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000
    )
}

#[tokio::test]
async fn a_device_is_bound_by_two_codes_that_follow_each_other_and_none_is_taken_twice() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.user("bob").await;
    let made = region
        .ok(
            "a",
            "Ram:CreateVirtualMFADevice",
            &[("VirtualMFADeviceName", "phone")],
        )
        .await;
    let seed = made.text("VirtualMFADevice.Base32StringSeed");
    let serial = made.text("VirtualMFADevice.SerialNumber");
    let picture = made.text("VirtualMFADevice.QRCodePNG");
    let picture = base64::engine::general_purpose::STANDARD
        .decode(picture)
        .expect("Base64");
    assert_eq!(seed.len(), 32);
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
    let other = region
        .ok(
            "a",
            "Ram:CreateVirtualMFADevice",
            &[("VirtualMFADeviceName", "other")],
        )
        .await;
    assert_ne!(seed, other.text("VirtualMFADevice.Base32StringSeed"));

    let bind = async |user: &str, first: String, second: String| {
        let params = [
            ("UserName", user),
            ("SerialNumber", &*serial),
            ("AuthenticationCode1", &*first),
            ("AuthenticationCode2", &*second),
        ];
        // It is her own device: by default no policy has to allow it.
        region.call_as(&alice, "Ram:BindMFADevice", &params).await
    };
    let now = region.clock.now().unix_secs;
    let (this, next) = (code(&seed, now), code(&seed, now + 30));
    for (first, second) in [(next.clone(), this.clone()), (this.clone(), this.clone())] {
        let answer = bind("alice", first, second).await;
        assert_eq!(
            (answer.status, answer.code()),
            (403, "CheckAuthenticationCodeFail")
        );
    }
    let bound = bind("alice", this.clone(), next.clone()).await;
    assert_eq!(bound.status, 200, "{}", bound.json);
    let shown = region.ok("a", "Ram:GetUserMFAInfo", &[ALICE]).await;
    assert_eq!(shown.text("MFADevice.SerialNumber"), serial);
    let listed = region.ok("a", "Ram:ListVirtualMFADevices", &[]).await;
    assert!(
        listed.json.to_string().contains("\"UserName\":\"alice\""),
        "{}",
        listed.json
    );
    assert!(
        !listed.json.to_string().contains(&*seed),
        "a seed is shown once"
    );

    let again = bind("alice", this.clone(), next.clone()).await;
    assert_eq!(
        (again.status, again.code()),
        (409, "EntityAlreadyExists.User.MFADevice")
    );
    let foreign = bind("bob", this.clone(), next.clone()).await;
    refused(&foreign, 403, "NoPermission", "ram:BindMFADevice");
    let params = [
        ("UserName", "bob"),
        ("SerialNumber", &*serial),
        ("AuthenticationCode1", "000000"),
        ("AuthenticationCode2", "000000"),
    ];
    let taken = region.call("a", "Ram:BindMFADevice", &params).await;
    let expected = (409, "EntityAlreadyExists.VirtualMFADevice.User");
    assert_eq!((taken.status, taken.code()), expected);
    let serials = [("SerialNumber", &*serial)];
    let used = region
        .call("a", "Ram:DeleteVirtualMFADevice", &serials)
        .await;
    assert_eq!(
        (used.status, used.code()),
        (409, "DeleteConflict.VirtualMFADevice.User")
    );
    let gone = region.call("a", "Ram:DeleteUser", &[ALICE]).await;
    assert_eq!(gone.status, 409);

    // The same codes again, and the second of them as the first, though they are still of now.
    let unbound = region
        .call_as(&alice, "Ram:UnbindMFADevice", &[ALICE])
        .await;
    assert_eq!(unbound.text("MFADevice.SerialNumber"), serial);
    let replayed = bind("alice", this, next.clone()).await;
    assert_eq!(replayed.code(), "CheckAuthenticationCodeFail");
    region.clock.advance(60);
    let replayed = bind("alice", next, code(&seed, now + 60)).await;
    assert_eq!(replayed.code(), "CheckAuthenticationCodeFail");
    let bound = bind("alice", code(&seed, now + 60), code(&seed, now + 90)).await;
    assert_eq!(bound.status, 200, "{}", bound.json);
}

#[tokio::test]
async fn a_user_who_knows_the_old_password_changes_it_as_far_as_the_account_lets_users() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let change = async |old: &str, new: &str| {
        let params = [("OldPassword", old), ("NewPassword", new)];
        region.call_as(&alice, "Ram:ChangePassword", &params).await
    };
    let none = change("first-One1", "second-One2").await;
    assert_eq!(
        (none.status, none.code()),
        (404, "EntityNotExist.User.LoginProfile")
    );
    let params = [
        ALICE,
        ("Password", "first-One1"),
        ("PasswordResetRequired", "true"),
    ];
    region.ok("a", "Ram:CreateLoginProfile", &params).await;
    region
        .ok(
            "a",
            "Ram:SetPasswordPolicy",
            &[("PasswordReusePrevention", "3")],
        )
        .await;
    for (old, new, code) in [
        (
            "other-One1",
            "second-One2",
            "InvalidParameter.OldPassword.Incorrect",
        ),
        (
            "first-One1",
            "short",
            "InvalidParameter.NewPassword.TooWeak",
        ),
        (
            "first-One1",
            "first-One1",
            "InvalidParameter.NewPassword.ReusePrevention",
        ),
    ] {
        let answer = change(old, new).await;
        assert_eq!((answer.status, answer.code()), (400, code));
        assert!(!answer.json.to_string().contains("One1"), "{}", answer.json);
    }
    assert_eq!(change("first-One1", "second-One2").await.status, 200);
    let shown = region.ok("a", "Ram:GetLoginProfile", &[ALICE]).await;
    assert!(
        shown
            .json
            .to_string()
            .contains("\"PasswordResetRequired\":false")
    );
    assert_eq!(
        change("first-One1", "third-One3").await.status,
        400,
        "it is the old one"
    );

    let forbid = [("AllowUserToChangePassword", "false")];
    region.ok("a", "Ram:SetSecurityPreference", &forbid).await;
    let answer = change("second-One2", "third-One3").await;
    refused(&answer, 403, "NoPermission", "ram:ChangePassword");
    region
        .grant(
            "alice",
            "changes",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:ChangePassword","Resource":"*"}]}"#,
        )
        .await;
    assert_eq!(change("second-One2", "third-One3").await.status, 200);

    // What a policy denies, no preference allows.
    region.ok("a", "Ram:SetSecurityPreference", &[]).await;
    region
        .grant(
            "alice",
            "changes-not",
            r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ram:ChangePassword","Resource":"*"}]}"#,
        )
        .await;
    let answer = change("third-One3", "fourth-One4").await;
    refused(&answer, 403, "NoPermission", "ram:ChangePassword");
}

#[tokio::test]
async fn users_manage_their_own_keys_when_the_account_lets_them_and_nobody_elses() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.user("bob").await;
    let own = region.call_as(&alice, "Ram:ListAccessKeys", &[]).await;
    refused(&own, 403, "NoPermission", "ram:ListAccessKeys");
    let allow = [("AllowUserToManageAccessKeys", "true")];
    region.ok("a", "Ram:SetSecurityPreference", &allow).await;
    let own = region.call_as(&alice, "Ram:ListAccessKeys", &[]).await;
    assert_eq!(own.status, 200, "{}", own.json);
    let key = region.call_as(&alice, "Ram:CreateAccessKey", &[]).await;
    assert_eq!(key.status, 200, "{}", key.json);
    let foreign = [("UserName", "bob")];
    let foreign = region
        .call_as(&alice, "Ram:CreateAccessKey", &foreign)
        .await;
    refused(&foreign, 403, "NoPermission", "ram:CreateAccessKey");
    // A name in other letters is the same user, and still not another one.
    let same = [("UserName", "ALICE")];
    let same = region.call_as(&alice, "Ram:ListAccessKeys", &same).await;
    assert_eq!(same.status, 200, "{}", same.json);
}

#[tokio::test]
async fn the_last_use_of_a_key_is_known_at_once() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let params = [ALICE, ("UserAccessKeyId", &*alice.access_key_id)];
    let unused = region.ok("a", "Ram:GetAccessKeyLastUsed", &params).await;
    assert_eq!(unused.text("AccessKeyLastUsed.LastUsedDate"), "");
    region.clock.advance(60);
    // A call that is refused used the key too.
    let refusal = region.call_as(&alice, "Ram:ListUsers", &[]).await;
    assert_eq!(refusal.status, 403);
    let used = region.ok("a", "Ram:GetAccessKeyLastUsed", &params).await;
    let now = region.clock.now().to_string();
    assert_eq!(used.text("AccessKeyLastUsed.LastUsedDate"), now);
}

/// holds: K11
#[tokio::test]
async fn no_secret_stands_in_the_store_the_view_the_audit_trail_or_a_dump() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let device = region
        .ok(
            "a",
            "Ram:CreateVirtualMFADevice",
            &[("VirtualMFADeviceName", "phone")],
        )
        .await;
    let seed = device.text("VirtualMFADevice.Base32StringSeed");
    let (first, second) = ("never-Told1", "never-Told2");
    region
        .ok("a", "Ram:CreateLoginProfile", &[ALICE, ("Password", first)])
        .await;
    region
        .ok(
            "a",
            "Ram:UpdateLoginProfile",
            &[ALICE, ("Password", second)],
        )
        .await;
    let params = [("OldPassword", first), ("NewPassword", first)];
    region.call_as(&alice, "Ram:ChangePassword", &params).await;
    let params = [("OldPassword", second), ("NewPassword", first)];
    region.call_as(&alice, "Ram:ChangePassword", &params).await;
    region.control.flush_audit().await;

    let mut places = vec![
        ("the view", format!("{:?}", region.control.view())),
        (
            "the trail",
            format!(
                "{:?}",
                region.control.audit_trail().expect("it can be read")
            ),
        ),
    ];
    let dump = region
        .ok("a", "Kanmon:DebugDump", &[("RegionId", "cn-hangzhou")])
        .await;
    places.push(("the dump", dump.json.to_string()));
    let mut after = None;
    loop {
        let page = region
            .store
            .page("", after.as_deref(), 100)
            .expect("the store reads");
        for entry in &page.entries {
            let value = String::from_utf8_lossy(&entry.value).into_owned();
            places.push(("the store", format!("{} {value}", entry.key)));
        }
        after = page.entries.last().map(|entry| entry.key.clone());
        if !page.has_more {
            break;
        }
    }
    assert!(places.len() > 10, "{} places", places.len());
    for (what, secret) in [
        ("a key", &*alice.secret),
        ("a seed", &*seed),
        ("a password", first),
        ("a later password", second),
        ("the hash of a password", "$argon2"),
    ] {
        for (place, text) in &places {
            assert!(!text.contains(secret), "{what} stands in {place}: {text}");
        }
    }
}
