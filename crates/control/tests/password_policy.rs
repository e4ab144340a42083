//! Age and lockout of passwords, where a password is taken: at `ChangePassword`. There is no console to log in to.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

mod support;

use support::ram::Signer;
use support::{Answer, Region};

const DAY: i64 = 86_400;
const INCORRECT: &str = "InvalidParameter.OldPassword.Incorrect";

async fn with_password(region: &Region, name: &str, password: &str, is_initial: &str) -> Signer {
    let signer = region.user(name).await;
    let params = [
        ("UserName", name),
        ("Password", password),
        ("PasswordResetRequired", is_initial),
    ];
    region.ok("a", "Ram:CreateLoginProfile", &params).await;
    signer
}

async fn change(region: &Region, who: &Signer, api: &str, old: &str, new: &str) -> Answer {
    let params = [("OldPassword", old), ("NewPassword", new)];
    let name = format!("{api}:ChangePassword");
    region.call_as(who, &name, &params).await
}

#[tokio::test]
async fn as_many_wrong_passwords_as_there_may_be_lock_for_an_hour_in_both_apis_together() {
    let region = Region::start().await;
    let alice = with_password(&region, "alice", "first-One1", "false").await;
    let bob = with_password(&region, "bob", "first-One1", "false").await;
    let policy = [("MaxLoginAttemps", "3")];
    region.ok("a", "Ram:SetPasswordPolicy", &policy).await;
    for api in ["Ram", "Ims", "Ram"] {
        let answer = change(&region, &alice, api, "guess-One1", "second-One2").await;
        assert_eq!((answer.status, answer.code()), (400, INCORRECT));
        assert!(!answer.text("Message").contains("too many"));
    }
    let before = region
        .store
        .page("secret/", None, 100)
        .expect("it is readable");
    for api in ["Ram", "Ims"] {
        let answer = change(&region, &alice, api, "first-One1", "second-One2").await;
        assert_eq!((answer.status, answer.code()), (400, INCORRECT));
        assert!(
            answer.text("Message").contains("too many"),
            "{}",
            answer.json
        );
    }
    let after = region
        .store
        .page("secret/", None, 100)
        .expect("it is readable");
    assert_eq!(
        before.entries, after.entries,
        "the right one changes nothing now"
    );
    let answer = change(&region, &bob, "Ram", "first-One1", "second-One2").await;
    assert_eq!(
        answer.status, 200,
        "another user is not locked: {}",
        answer.json
    );
    region.clock.advance(3_600);
    let answer = change(&region, &alice, "Ims", "first-One1", "second-One2").await;
    assert_eq!(answer.status, 200, "{}", answer.json);

    // Whoever knows the right one has as many tries again.
    for _ in 0..3 {
        for (old, status) in [("guess-One1", 400), ("guess-One1", 400)] {
            let answer = change(&region, &bob, "Ram", old, "third-One3").await;
            assert_eq!(answer.status, status);
        }
        let answer = change(&region, &bob, "Ram", "second-One2", "second-One2").await;
        assert_eq!(answer.status, 200, "{}", answer.json);
    }
}

#[tokio::test]
async fn a_password_that_is_too_old_is_taken_no_more_where_the_policy_is_hard() {
    let region = Region::start().await;
    let alice = with_password(&region, "alice", "first-One1", "false").await;
    let policy = [("MaxPasswordAge", "30"), ("HardExpiry", "false")];
    region.ok("a", "Ram:SetPasswordPolicy", &policy).await;
    region.clock.advance(31 * DAY);
    let answer = change(&region, &alice, "Ram", "first-One1", "second-One2").await;
    assert_eq!(
        answer.status, 200,
        "a soft one is changed late: {}",
        answer.json
    );
    let policy = [("MaxPasswordAge", "30"), ("HardExpire", "true")];
    region.ok("a", "Ims:SetPasswordPolicy", &policy).await;
    region.clock.advance(30 * DAY - 1);
    let answer = change(&region, &alice, "Ram", "second-One2", "third-One3").await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    region.clock.advance(30 * DAY);
    let answer = change(&region, &alice, "Ram", "third-One3", "fourth-One4").await;
    assert_eq!((answer.status, answer.code()), (400, INCORRECT));
    assert!(
        answer.text("Message").contains("too old"),
        "{}",
        answer.json
    );
    // An administrator sets another one.
    let set = [("UserName", "alice"), ("Password", "fourth-One4")];
    region.ok("a", "Ram:UpdateLoginProfile", &set).await;
    let answer = change(&region, &alice, "Ram", "fourth-One4", "fifth-One5").await;
    assert_eq!(answer.status, 200, "{}", answer.json);
}

#[tokio::test]
async fn a_password_that_an_administrator_set_is_changed_in_time_where_the_policy_is_hard() {
    let region = Region::start().await;
    let policy = [("InitialPasswordAge", "7"), ("HardExpire", "true")];
    region.ok("a", "Ims:SetPasswordPolicy", &policy).await;
    let alice = with_password(&region, "alice", "first-One1", "true").await;
    let bob = with_password(&region, "bob", "first-One1", "true").await;
    region.clock.advance(6 * DAY);
    let answer = change(&region, &alice, "Ims", "first-One1", "second-One2").await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    region.clock.advance(DAY);
    let answer = change(&region, &bob, "Ims", "first-One1", "second-One2").await;
    assert_eq!((answer.status, answer.code()), (400, INCORRECT));
    region.clock.advance(30 * DAY);
    let answer = change(&region, &alice, "Ims", "second-One2", "third-One3").await;
    assert_eq!(
        answer.status, 200,
        "her own is not initial: {}",
        answer.json
    );
}
