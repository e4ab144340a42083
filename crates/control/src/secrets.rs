use cloud_id::AccountId;
use estate::Table;

use crate::seal::Secret;

/// Which secret of an identity.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct SecretKey {
    pub(crate) account: AccountId,
    pub(crate) kind: SecretKind,
    /// The id of the access key or user, or the name of the device.
    pub(crate) id: String,
}

/// What a secret is for.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum SecretKind {
    /// The secret of an access key.
    AccessKey,
    /// What is kept of a console password; by user id.
    Password,
    /// The seed of a virtual MFA device.
    MfaSeed,
}

/// The secrets of all identities, opened. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Secrets(Table<SecretKey, Secret>);

impl SecretKind {
    const ALL: [Self; 3] = [Self::AccessKey, Self::Password, Self::MfaSeed];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::AccessKey => "access-key",
            Self::Password => "password",
            Self::MfaSeed => "mfa-seed",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

impl Secrets {
    pub(crate) fn get(&self, key: &SecretKey) -> Option<&Secret> {
        self.0.get(key)
    }

    /// The keys of all secrets of an account.
    pub(crate) fn of(&self, account: AccountId) -> impl Iterator<Item = &SecretKey> {
        let from = self.0.iter_from(move |key| key.account < account);
        from.map(|(key, _)| key)
            .take_while(move |key| key.account == account)
    }

    pub(crate) fn put(&mut self, key: SecretKey, secret: Secret) {
        self.0.insert(key, secret);
    }

    pub(crate) fn remove(&mut self, key: &SecretKey) {
        self.0.remove(key);
    }
}
