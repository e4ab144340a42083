//! What is deleted stays in the recycle bin for a while, useless, and can be had back or deleted for good.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

mod support;

use std::sync::Arc;

use support::ram::Signer;
use support::{Region, refused};

const DAY: i64 = 86_400;

fn user(name: &str) -> [(&'static str, &str); 1] {
    [("UserName", name)]
}

async fn delete_key(region: &Region, name: &str, key: &str) {
    let params = [("UserName", name), ("UserAccessKeyId", key)];
    region.ok("a", "Ram:DeleteAccessKey", &params).await;
}

/// The keys of a user that are in the bin.
async fn recycled_keys(region: &Region, id: &str) -> Vec<String> {
    let listed = region
        .ok("a", "Ims:ListAccessKeysInRecycleBin", &[("UserId", id)])
        .await;
    let keys = listed.json["AccessKeys"]["AccessKey"].as_array();
    let id = |key: &serde_json::Value| key["AccessKeyId"].as_str().expect("an id").to_owned();
    keys.expect("a list").iter().map(id).collect()
}

/// How many sealed secrets of access keys there are.
fn sealed(region: &Region) -> usize {
    let page = region
        .store
        .page("secret/1000000000000001/access-key/", None, 100);
    page.expect("the store is readable").entries.len()
}

#[tokio::test]
async fn a_deleted_key_is_useless_until_it_is_restored_and_switched_on() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let id = region
        .ok("a", "Ram:GetUser", &user("alice"))
        .await
        .text("User.UserId");
    let key = alice.access_key_id.as_str();
    delete_key(&region, "alice", key).await;
    let call = async |who: &Signer| region.call_as(who, "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(call(&alice).await.code(), "InvalidAccessKeyId.NotFound");
    assert_eq!(recycled_keys(&region, &id).await, [key]);
    let named = [("UserAccessKeyId", key)];
    let shown = region
        .ok("a", "Ims:GetAccessKeyInfoInRecycleBin", &named)
        .await;
    assert_eq!(
        shown.text("AccessKey.UserPrincipalName"),
        "alice@1000000000000001.onaliyun.com"
    );
    assert_eq!(shown.json["AccessKey"]["UserRecycled"], false);
    assert!(!shown.json.to_string().contains(&alice.secret));

    region
        .ok("a", "Ims:RestoreAccessKeyFromRecycleBin", &named)
        .await;
    assert_eq!(recycled_keys(&region, &id).await, [""; 0]);
    assert_eq!(call(&alice).await.code(), "InvalidAccessKeyId.Inactive");
    let on = [("UserName", "alice"), named[0], ("Status", "Active")];
    region.ok("a", "Ram:UpdateAccessKey", &on).await;
    assert_eq!(call(&alice).await.status, 200, "its secret is the same");
}

#[tokio::test]
async fn a_deleted_user_comes_back_with_its_id_and_nothing_attached() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let id = region
        .ok("a", "Ram:GetUser", &user("alice"))
        .await
        .text("User.UserId");
    let attached = region.call("a", "Ram:DeleteUser", &user("alice")).await;
    refused(&attached, 409, "DeleteConflict.User.AccessKey", "");
    delete_key(&region, "alice", &alice.access_key_id).await;
    region.ok("a", "Ram:DeleteUser", &user("alice")).await;
    refused(
        &region.call("a", "Ram:GetUser", &user("alice")).await,
        404,
        "EntityNotExist.User",
        "",
    );
    let named = [("UserId", id.as_str())];
    let shown = region.ok("a", "Ims:GetUserInRecycleBin", &named).await;
    let principal = "alice@1000000000000001.onaliyun.com";
    assert_eq!(shown.text("User.UserPrincipalName"), principal);
    let key = [("UserAccessKeyId", alice.access_key_id.as_str())];
    let by_key = region.ok("a", "Ims:GetUserInRecycleBin", &key).await;
    assert_eq!(by_key.text("User.UserId"), id);
    // A key of a user that is gone stays where it is.
    let restored = region
        .call("a", "Ims:RestoreAccessKeyFromRecycleBin", &key)
        .await;
    refused(&restored, 404, "EntityNotExist.User", "");

    // The name is free at once; while another has it, the old one does not come back.
    region.ok("a", "Ram:CreateUser", &user("Alice")).await;
    let taken = region
        .call("a", "Ims:RestoreUserFromRecycleBin", &named)
        .await;
    refused(&taken, 409, "EntityAlreadyExists.User", "");
    region.ok("a", "Ram:DeleteUser", &user("alice")).await;
    let listed = region
        .ok("a", "Ims:ListUsersInRecycleBin", &[("Filter", "ALI")])
        .await;
    assert_eq!(
        listed.json["Users"]["User"].as_array().map(Vec::len),
        Some(2)
    );

    region
        .ok("a", "Ims:RestoreUserFromRecycleBin", &named)
        .await;
    let back = region.ok("a", "Ram:GetUser", &user("alice")).await;
    assert_eq!(back.text("User.UserId"), id);
    let policies = region
        .ok("a", "Ram:ListPoliciesForUser", &user("alice"))
        .await;
    assert_eq!(policies.json["Policies"]["Policy"], serde_json::json!([]));
    region
        .ok("a", "Ims:RestoreAccessKeyFromRecycleBin", &key)
        .await;
}

#[tokio::test]
async fn what_is_over_is_not_shown_does_not_come_back_and_leaves_no_secret() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let bob = region.user("bob").await;
    let id = region
        .ok("a", "Ram:GetUser", &user("alice"))
        .await
        .text("User.UserId");
    delete_key(&region, "alice", &alice.access_key_id).await;
    region.ok("a", "Ram:DeleteUser", &user("alice")).await;
    assert_eq!(sealed(&region), 2, "as long as it may come back");
    region.clock.advance(30 * DAY - 60);
    region
        .ok("a", "Ims:GetUserInRecycleBin", &[("UserId", &id)])
        .await;
    region.clock.advance(60);
    for (name, params) in [
        ("Ims:GetUserInRecycleBin", [("UserId", id.as_str())]),
        ("Ims:RestoreUserFromRecycleBin", [("UserId", id.as_str())]),
        ("Ims:ListAccessKeysInRecycleBin", [("UserId", id.as_str())]),
    ] {
        refused(
            &region.call("a", name, &params).await,
            404,
            "EntityNotExist.User",
            "",
        );
    }
    let listed = region.ok("a", "Ims:ListUsersInRecycleBin", &[]).await;
    assert_eq!(listed.json["Users"]["User"], serde_json::json!([]));
    // The next thing that goes into the bin takes with it what is over.
    delete_key(&region, "bob", &bob.access_key_id).await;
    region.ok("a", "Ram:DeleteUser", &user("bob")).await;
    assert_eq!(sealed(&region), 1, "bob's, whom nobody deleted 30 days ago");
}

#[tokio::test]
async fn what_is_over_goes_by_itself() {
    let mut region = Region::start().await;
    let alice = region.user("alice").await;
    let bob = region.user("bob").await;
    delete_key(&region, "alice", &alice.access_key_id).await;
    region.ok("a", "Ram:DeleteUser", &user("alice")).await;
    region.clock.advance(DAY);
    delete_key(&region, "bob", &bob.access_key_id).await;
    region.stop_background().await;
    region.clock.advance(29 * DAY);
    let (store, clock) = (Arc::clone(&region.store), Arc::clone(&region.clock));
    let (_control, background) = support::open(store, clock, 7_777).await;
    // Its first round of housekeeping is at once.
    let _running = background.spawn();
    for _ in 0..100_000 {
        if sealed(&region) == 1 {
            break;
        }
        tokio::task::yield_now().await;
    }
    let kept = |prefix: &str| {
        let page = region
            .store
            .page(prefix, None, 100)
            .expect("it is readable");
        page.entries.len()
    };
    assert_eq!(sealed(&region), 1, "bob's key has another day");
    assert_eq!(kept("identity/1000000000000001/recycled-key/"), 1);
    assert_eq!(kept("identity/1000000000000001/recycled-user/"), 0);
}

#[tokio::test]
async fn what_is_deleted_for_good_takes_its_secrets_with_it() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let bob = region.user("bob").await;
    let id = region
        .ok("a", "Ram:GetUser", &user("alice"))
        .await
        .text("User.UserId");
    delete_key(&region, "alice", &alice.access_key_id).await;
    delete_key(&region, "bob", &bob.access_key_id).await;
    region.ok("a", "Ram:DeleteUser", &user("alice")).await;
    region
        .ok("a", "Ims:DeleteUserInRecycleBin", &[("UserId", &id)])
        .await;
    let key = [("UserAccessKeyId", alice.access_key_id.as_str())];
    let gone = region
        .call("a", "Ims:GetAccessKeyInfoInRecycleBin", &key)
        .await;
    refused(&gone, 404, "EntityNotExist.User.AccessKey", "");
    assert_eq!(sealed(&region), 1);
    let key = [("UserAccessKeyId", bob.access_key_id.as_str())];
    region
        .ok("a", "Ims:DeleteAccessKeyInRecycleBin", &key)
        .await;
    assert_eq!(sealed(&region), 0);
}

#[tokio::test]
async fn the_bin_keeps_three_keys_of_a_user_and_the_oldest_goes_first() {
    let region = Region::start().await;
    region.ok("a", "Ram:CreateUser", &user("alice")).await;
    let id = region
        .ok("a", "Ram:GetUser", &user("alice"))
        .await
        .text("User.UserId");
    let mut deleted = Vec::new();
    for _ in 0..4 {
        let key = region.ok("a", "Ram:CreateAccessKey", &user("alice")).await;
        let key = key.text("AccessKey.AccessKeyId");
        delete_key(&region, "alice", &key).await;
        region.clock.advance(60);
        deleted.push(key);
    }
    let mut kept = recycled_keys(&region, &id).await;
    kept.sort();
    let mut expected = deleted[1..].to_vec();
    expected.sort();
    assert_eq!(kept, expected);
    assert_eq!(sealed(&region), 3);
    // Two keys are as many as a user may have.
    for key in &deleted[1..3] {
        let params = [("UserAccessKeyId", key.as_str())];
        region
            .ok("a", "Ims:RestoreAccessKeyFromRecycleBin", &params)
            .await;
    }
    let params = [("UserAccessKeyId", deleted[3].as_str())];
    let more = region
        .call("a", "Ims:RestoreAccessKeyFromRecycleBin", &params)
        .await;
    refused(&more, 409, "LimitExceeded.User.AccessKey", "2");
}
