use std::sync::Arc;

use cloud_id::Timestamp;

use super::{AccessKey, AccountDirectory, KeyStatus, Kind, Refusal, User, UserId, UserName};

/// A user in the recycle bin. It was deleted, so it has no key, login, MFA device, group or policy.
///
/// Source: RAM guide, deactivate and delete a RAM user; IMS API, `GetUserInRecycleBin`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecycledUser {
    /// As it was.
    pub user: Arc<User>,
    /// When it was deleted.
    pub recycled: Timestamp,
}

/// An access key in the recycle bin. Nobody calls with it; its secret is kept, sealed, for as long.
///
/// Source: RAM guide, delete an AccessKey pair of a RAM user; IMS API, `GetAccessKeyInfoInRecycleBin`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecycledKey {
    /// As it was.
    pub key: AccessKey,
    /// Whose it was.
    pub user: UserId,
    /// The name of that user when it was deleted.
    pub user_name: UserName,
    /// When it was deleted.
    pub recycled: Timestamp,
}

/// How long what was deleted stays in the recycle bin.
///
/// Source: RAM guide, deactivate and delete a RAM user, recycle bin.
const KEPT_SECS: i64 = 30 * 86_400;

impl RecycledUser {
    /// When it goes for good.
    #[must_use]
    pub fn goes(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.recycled.unix_secs.saturating_add(KEPT_SECS))
    }

    /// Whether it is still there.
    #[must_use]
    pub fn is_kept(&self, now: Timestamp) -> bool {
        now < self.goes()
    }
}

impl RecycledKey {
    /// When it goes for good.
    #[must_use]
    pub fn goes(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.recycled.unix_secs.saturating_add(KEPT_SECS))
    }

    /// Whether it is still there.
    #[must_use]
    pub fn is_kept(&self, now: Timestamp) -> bool {
        now < self.goes()
    }
}

impl User {
    /// Keys of a user that the recycle bin keeps; the oldest goes when there are more.
    ///
    /// Source: RAM guide, delete an AccessKey pair of a RAM user, quotas.
    pub const MOST_RECYCLED_KEYS: usize = 3;

    /// The user with a key that was in the recycle bin. It is switched off.
    ///
    /// # Errors
    /// `Limit` of `UserAccessKey`.
    pub fn with_restored_key(&self, recycled: &RecycledKey) -> Result<Self, Refusal> {
        if self.keys.len() >= Self::MOST_KEYS {
            let (kind, limit) = (Kind::UserAccessKey, Self::MOST_KEYS);
            return Err(Refusal::Limit { kind, limit });
        }
        let mut user = self.clone();
        user.keys.push(AccessKey {
            status: KeyStatus::Inactive,
            ..recycled.key.clone()
        });
        Ok(user)
    }
}

impl AccountDirectory {
    /// Users that the recycle bin keeps; the oldest goes when there are more.
    ///
    /// Source: RAM guide, deactivate and delete a RAM user, limits.
    pub const MOST_RECYCLED_USERS: usize = 1_000;

    /// The keys in the recycle bin that a user had.
    pub fn recycled_keys_of(&self, user: UserId) -> impl Iterator<Item = &Arc<RecycledKey>> {
        self.recycled_keys().filter(move |it| it.user == user)
    }

    /// The users that go for good when one more is deleted: those whose time is over, and the oldest of too many.
    #[must_use]
    pub fn users_that_make_room(&self, now: Timestamp) -> Vec<Arc<RecycledUser>> {
        let of = |it: &Arc<RecycledUser>| (it.recycled, it.is_kept(now));
        make_room(self.recycled_users(), Self::MOST_RECYCLED_USERS, of)
    }

    /// The keys that go for good when a user deletes one more: those whose time is over, and his oldest of too many.
    #[must_use]
    pub fn keys_that_make_room(&self, user: UserId, now: Timestamp) -> Vec<Arc<RecycledKey>> {
        let of = |it: &Arc<RecycledKey>| (it.recycled, it.is_kept(now));
        make_room(self.recycled_keys_of(user), User::MOST_RECYCLED_KEYS, of)
    }
}

fn make_room<'a, T: 'a>(
    all: impl Iterator<Item = &'a Arc<T>>,
    most: usize,
    of: impl Fn(&Arc<T>) -> (Timestamp, bool),
) -> Vec<Arc<T>> {
    let (mut kept, mut going): (Vec<_>, Vec<_>) = all.cloned().partition(|it| of(it).1);
    kept.sort_by_key(|it| of(it).0);
    let room = (kept.len() + 1).saturating_sub(most);
    going.extend(kept.drain(..room));
    going
}
