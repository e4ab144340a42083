//! The recycle bin: what `DeleteUser` and `DeleteAccessKey` leave for a while.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

use std::sync::Arc;

use cloud_id::AccountId;
use ram::directory::{
    AccessKey, AccountDirectory, Entity, EntityId, EntityKey, RecycledKey, RecycledUser, User,
};

use crate::caller::Permit;
use crate::planner::Planner;
use crate::secrets::{SecretKey, SecretKind};

/// Puts a user that is deleted into the bin.
pub(crate) fn put_user(planner: &mut Planner<'_>, permit: &Permit, user: &Arc<User>) {
    let now = planner.now();
    for going in planner.identities().users_that_make_room(now) {
        forget_user(planner, permit, &going);
    }
    let recycled = RecycledUser {
        user: Arc::clone(user),
        recycled: now,
    };
    planner.put_identity(permit, Entity::RecycledUser(Arc::new(recycled)));
}

/// Puts a key that is deleted into the bin. Its secret stays.
pub(crate) fn put_key(planner: &mut Planner<'_>, permit: &Permit, user: &User, key: &AccessKey) {
    let now = planner.now();
    for going in planner.identities().keys_that_make_room(user.id, now) {
        forget_key(planner, permit, &going);
    }
    let recycled = RecycledKey {
        key: key.clone(),
        user: user.id,
        user_name: user.name.clone(),
        recycled: now,
    };
    planner.put_identity(permit, Entity::RecycledKey(Arc::new(recycled)));
}

/// Deletes a user for good, with what is left of its keys.
pub(crate) fn forget_user(planner: &mut Planner<'_>, permit: &Permit, recycled: &RecycledUser) {
    let identities = planner.identities();
    let (gone, secrets) = all_of_user(planner.account(), &identities, recycled);
    for key in gone {
        planner.delete_identity(permit, key);
    }
    for key in secrets {
        planner.delete_secret(permit, key);
    }
}

/// Deletes a key for good, with its secret.
pub(crate) fn forget_key(planner: &mut Planner<'_>, permit: &Permit, recycled: &RecycledKey) {
    let (gone, secret) = all_of_key(planner.account(), recycled);
    planner.delete_identity(permit, gone);
    planner.delete_secret(permit, secret);
}

/// What goes with a user: itself, and its keys in the bin with their secrets.
pub(crate) fn all_of_user(
    account: AccountId,
    identities: &AccountDirectory,
    recycled: &RecycledUser,
) -> (Vec<EntityKey>, Vec<SecretKey>) {
    let user = recycled.user.id;
    let of_keys = identities
        .recycled_keys_of(user)
        .map(|it| all_of_key(account, it));
    let (mut gone, secrets): (Vec<_>, Vec<_>) = of_keys.unzip();
    let id = EntityId::RecycledUser(user);
    gone.push(EntityKey { account, id });
    (gone, secrets)
}

/// What goes with a key: itself and its secret.
pub(crate) fn all_of_key(account: AccountId, recycled: &RecycledKey) -> (EntityKey, SecretKey) {
    let id = EntityId::RecycledKey(Arc::clone(&recycled.key.id));
    let secret = SecretKey {
        account,
        kind: SecretKind::AccessKey,
        id: recycled.key.id.to_string(),
    };
    (EntityKey { account, id }, secret)
}
