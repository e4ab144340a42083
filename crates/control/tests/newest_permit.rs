//! Two processes over one store, one of which has not heard yet what the other has answered.

mod support;

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use openapi::sign::Credential;
use store::{SimStore, Store};
use support::ram::{ALLOW_ALL, Signer};
use support::{Answer, Region, open, operation};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const READ: (&str, &[(&str, &str)]) = ("Vpc:DescribeVpcs", &[REGION]);
const WRITE: (&str, &[(&str, &str)]) =
    ("Vpc:CreateVpc", &[REGION, ("CidrBlock", "192.168.0.0/16")]);

/// A call to a process that has not followed the store since before `change`: it has read the request before it hears
/// of that, and goes on then.
async fn call_behind(
    region: &Region,
    signer: &Signer,
    (name, params): (&str, &[(&str, &str)]),
    change: impl Future<Output = ()>,
) -> Answer {
    let clock = Arc::clone(&region.clock);
    let random = 1_000_000 * (1 + region.control.snapshot().revision());
    let (behind, background) = open(Arc::clone(&region.store), clock, random).await;
    change.await;
    let credential = Credential {
        access_key_id: &signer.access_key_id,
        access_key_secret: &signer.secret,
        security_token: signer.token.as_deref(),
    };
    let request = region.request_with(&credential, operation(name), params);
    let mut call = pin!(behind.call(request));
    let begun = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(begun.is_pending(), "it waits for what was answered before");
    let _running = background.spawn();
    let answer = call.await;
    Answer {
        status: answer.status,
        json: serde_json::from_slice(&answer.body).expect("the answer is JSON"),
    }
}

async fn region() -> Region {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    Region::over(store).await
}

fn root(region: &Region, who: &str) -> Signer {
    let key = &region.accounts[who];
    Signer {
        access_key_id: key.access_key_id.clone(),
        secret: key.access_key_secret.reveal().to_owned(),
        token: None,
    }
}

#[tokio::test]
async fn a_key_that_another_process_disabled_is_refused_by_the_next_call() {
    for call in [READ, WRITE] {
        let region = region().await;
        let key = region.accounts["b"].clone();
        let owner = root(&region, "b");
        let answer = call_behind(&region, &owner, call, async {
            let disabled =
                region
                    .control
                    .set_access_key_active(key.account, &key.access_key_id, false);
            disabled.await.expect("it is there");
        });
        let answer = answer.await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "InvalidAccessKeyId.Inactive")
        );

        let alice = region.user("alice").await;
        region
            .attach("alice", "System", "AdministratorAccess")
            .await;
        let named = [
            ("UserName", "alice"),
            ("UserAccessKeyId", &*alice.access_key_id),
        ];
        let answer = call_behind(&region, &alice, call, async {
            let params = [named[0], named[1], ("Status", "Inactive")];
            region.ok("a", "Ram:UpdateAccessKey", &params).await;
        });
        let answer = answer.await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "InvalidAccessKeyId.Inactive")
        );

        region
            .ok(
                "a",
                "Ram:UpdateAccessKey",
                &[named[0], named[1], ("Status", "Active")],
            )
            .await;
        let answer = call_behind(&region, &alice, call, async {
            region.ok("a", "Ram:DeleteAccessKey", &named).await;
        });
        let answer = answer.await;
        assert_eq!(
            (answer.status, answer.code()),
            (404, "InvalidAccessKeyId.NotFound")
        );
    }
}

#[tokio::test]
async fn a_repeat_with_a_disabled_key_does_not_get_the_answer_again() {
    let region = region().await;
    let alice = region.user("alice").await;
    region
        .attach("alice", "System", "AdministratorAccess")
        .await;
    let params: Vec<_> = WRITE
        .1
        .iter()
        .copied()
        .chain([("ClientToken", "t")])
        .collect();
    let made = region.call_as(&alice, WRITE.0, &params).await;
    assert_eq!(made.status, 200, "{}", made.json);
    let answer = call_behind(&region, &alice, (WRITE.0, &params), async {
        let key = ("UserAccessKeyId", &*alice.access_key_id);
        let params = [("UserName", "alice"), key, ("Status", "Inactive")];
        region.ok("a", "Ram:UpdateAccessKey", &params).await;
    });
    assert_eq!(answer.await.code(), "InvalidAccessKeyId.Inactive");
}

#[tokio::test]
async fn a_policy_that_another_process_detached_permits_nothing_any_more() {
    for call in [READ, WRITE] {
        let region = region().await;
        let alice = region.user("alice").await;
        region.grant("alice", "all", ALLOW_ALL).await;
        let answer = call_behind(&region, &alice, call, async {
            let policy = [
                ("UserName", "alice"),
                ("PolicyType", "Custom"),
                ("PolicyName", "all"),
            ];
            region.ok("a", "Ram:DetachPolicyFromUser", &policy).await;
        });
        let answer = answer.await;
        assert_eq!((answer.status, answer.code()), (403, "Forbidden.RAM"));
    }
}

#[tokio::test]
async fn the_session_of_a_role_that_another_process_deleted_is_over() {
    for call in [READ, WRITE] {
        let region = region().await;
        let alice = region.user("alice").await;
        region.grant("alice", "all", ALLOW_ALL).await;
        let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}"#;
        let role = ("RoleName", "work");
        region
            .ok(
                "a",
                "Ram:CreateRole",
                &[role, ("AssumeRolePolicyDocument", trust)],
            )
            .await;
        let arn = "acs:ram::1000000000000001:role/work";
        let params = [("RoleArn", arn), ("RoleSessionName", "work")];
        let begun = region.call_as(&alice, "Sts:AssumeRole", &params).await;
        let session = Signer {
            access_key_id: begun.text("Credentials.AccessKeyId"),
            secret: begun.text("Credentials.AccessKeySecret"),
            token: Some(begun.text("Credentials.SecurityToken")),
        };
        let answer = call_behind(&region, &session, call, async {
            region.ok("a", "Ram:DeleteRole", &[role]).await;
        });
        let answer = answer.await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "InvalidSecurityToken.Expired")
        );
    }
}

#[tokio::test]
async fn a_key_that_another_process_made_is_known_to_the_next_call() {
    let region = region().await;
    let alice = Signer {
        access_key_id: "LTAI".to_owned(),
        secret: String::new(),
        token: None,
    };
    let mut made = alice.clone();
    let clock = Arc::clone(&region.clock);
    let (behind, background) = open(Arc::clone(&region.store), clock, 1_000_000).await;
    made.clone_from(&region.user("alice").await);
    let credential = Credential {
        access_key_id: &made.access_key_id,
        access_key_secret: &made.secret,
        security_token: None,
    };
    let request = region.request_with(&credential, operation("Sts:GetCallerIdentity"), &[]);
    let mut call = pin!(behind.call(request));
    let begun = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(begun.is_pending(), "it is looked for in a newer view");
    let _running = background.spawn();
    assert_eq!(call.await.status, 200);

    let unknown = region.call_as(&alice, "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(unknown.code(), "InvalidAccessKeyId.NotFound");
}
