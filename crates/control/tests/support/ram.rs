//! Users of account `a`, with keys of their own.

use openapi::sign::Credential;

use super::{Answer, Region, operation};

/// Somebody who signs with a key, and a token if it is a session.
#[derive(Clone, Debug)]
pub(crate) struct Signer {
    pub(crate) access_key_id: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
}

pub(crate) const ALLOW_ALL: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

impl Region {
    /// Calls an operation as somebody.
    pub(crate) async fn call_as(
        &self,
        signer: &Signer,
        name: &str,
        params: &[(&str, &str)],
    ) -> Answer {
        let credential = Credential {
            access_key_id: &signer.access_key_id,
            access_key_secret: &signer.secret,
            security_token: signer.token.as_deref(),
        };
        self.send(self.request_with(&credential, operation(name), params))
            .await
    }

    /// A new user of account `a`, with a key and no policy.
    pub(crate) async fn user(&self, name: &str) -> Signer {
        self.ok("a", "Ram:CreateUser", &[("UserName", name)]).await;
        let key = self
            .ok("a", "Ram:CreateAccessKey", &[("UserName", name)])
            .await;
        Signer {
            access_key_id: key.text("AccessKey.AccessKeyId"),
            secret: key.text("AccessKey.AccessKeySecret"),
            token: None,
        }
    }

    /// Makes a policy of account `a` and attaches it to a user.
    pub(crate) async fn grant(&self, user: &str, policy: &str, document: &str) {
        let named = ("PolicyName", policy);
        self.ok(
            "a",
            "Ram:CreatePolicy",
            &[named, ("PolicyDocument", document)],
        )
        .await;
        self.attach(user, "Custom", policy).await;
    }

    /// Attaches a policy to a user of account `a`.
    pub(crate) async fn attach(&self, user: &str, kind: &str, policy: &str) {
        let params = [
            ("UserName", user),
            ("PolicyType", kind),
            ("PolicyName", policy),
        ];
        self.ok("a", "Ram:AttachPolicyToUser", &params).await;
    }
}
