use cloud_id::AccountId;

use crate::condition_key::{ConditionKey, KnownKey};
use crate::context::Context;
use crate::decision::Answer;
use crate::principal::Principal;
use crate::value::{Value, Values};

/// What is to be decided: may this principal do this to each of these resources?
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Who.
    pub principal: &'a Principal,
    /// What.
    pub action: &'a ActionName,
    /// To what: every mandatory resource of the action. Nothing at all is refused.
    pub resources: &'a [Resource<'a>],
    /// Under which circumstances.
    pub context: &'a Context<'a>,
}

/// The name of an action as policies write it: `ecs:StopInstance`. Letter case does not count.
#[derive(Clone, Debug)]
pub struct ActionName {
    text: Box<str>,
    folded: Box<str>,
    hash: u64,
}

/// A resource of a request.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'a> {
    /// Its ARN, or `*` when the action is not authorised by resource.
    pub arn: &'a str,
    /// The account that owns it; none for the pseudo-account `system`, and where there is no resource.
    pub owner: Option<AccountId>,
    /// The resource group it is in.
    pub group: Option<&'a str>,
    /// What a policy on the resource itself answers: for a role, its trust policy.
    pub policy: Answer,
}

impl<'a> Request<'a> {
    /// The values of a condition key. The caller's ARN is always there.
    #[must_use]
    pub fn values(&self, key: &ConditionKey) -> Values<'a> {
        let values = self.context.values(key);
        let is_principal = *key == ConditionKey::Known(KnownKey::PrincipalArn);
        if is_principal && values == Values::Missing {
            return Values::One(Value::Text(self.principal.arn()));
        }
        values
    }
}

impl ActionName {
    /// The action of this name.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = text.to_ascii_lowercase();
        Self {
            text: text.into(),
            hash: hash_of(folded.as_bytes()),
            folded: folded.into(),
        }
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// In lower case.
    #[must_use]
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// A hash of the lower-case name, by which statements are found.
    pub(crate) fn hash(&self) -> u64 {
        self.hash
    }

    /// Whether it is the action of this lower-case name.
    pub(crate) fn is(&self, folded: &str) -> bool {
        &*self.folded == folded
    }
}

/// FNV-1a of lower-case bytes.
pub(crate) fn hash_of(folded: &[u8]) -> u64 {
    folded.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

impl<'a> Resource<'a> {
    /// A resource of an account that has no policy of its own.
    #[must_use]
    pub fn of(owner: AccountId, arn: &'a str) -> Self {
        Self {
            arn,
            owner: Some(owner),
            group: None,
            policy: Answer::Silent,
        }
    }
}
