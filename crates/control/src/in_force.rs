//! Whether who called is still let in when the call is carried out, and what that rests on.
//!
//! A signature is checked once, over the view of that moment. Another process may have disabled the key or deleted the
//! role since, and this one not know it yet: each plan is made for a caller who is let in by the view it is made over,
//! and commits only if nothing of that has changed.
//!
//! Choice: docs/decisions/0038-a-permit-is-as-new-as-its-commit.md

use std::sync::Arc;

use estate::ObjectKey;
use openapi::{ApiError, errors};
use ram::directory::{Entity, EntityId, EntityKey, KeyStatus};

use crate::audit::cut;
use crate::caller::{Caller, Identity, RoleSession};
use crate::key;
use crate::key_network;
use crate::view::View;

impl Caller {
    /// That a view, newer than the one that the signature was checked over, still lets the caller in.
    ///
    /// # Errors
    /// `InvalidAccessKeyId.NotFound`, `InvalidAccessKeyId.Inactive`, `InvalidSecurityToken.Expired`,
    /// `Forbidden.Unauthorized`.
    pub(crate) fn refuse_if_ended(&self, view: &View) -> Result<(), ApiError> {
        let key_id = self.access_key_id.as_str();
        let is_active = match &self.identity {
            Identity::Root => {
                let found = view.accounts.of_key(key_id);
                let found = found.filter(|(account, _)| account.id == self.account);
                found.map(|(_, key)| key.is_active)
            }
            Identity::User(id) => {
                let found = view.directory.user_of_key(key_id);
                let found =
                    found.filter(|(account, user)| (*account, user.id) == (self.account, *id));
                let key = found.and_then(|(_, user)| user.key(key_id));
                key.map(|key| key.status == KeyStatus::Active)
            }
            Identity::Role(session) => {
                let role = view
                    .directory
                    .account(self.account)
                    .and_then(|it| it.role(session.role));
                if role.is_none() {
                    return Err(errors::INVALID_SECURITY_TOKEN_EXPIRED.with("its role is gone"));
                }
                return refuse_ended(view, session);
            }
            Identity::Federated(vouched) => return vouched.refuse_if_changed(view),
        };
        match is_active {
            Some(true) => key_network::refuse_elsewhere(
                view,
                self.account,
                &self.identity,
                key_id,
                self.source,
            ),
            Some(false) => {
                Err(errors::INVALID_ACCESS_KEY_ID_INACTIVE.with("the access key is disabled"))
            }
            None => Err(errors::INVALID_ACCESS_KEY_ID_NOT_FOUND.with(cut(key_id, 64))),
        }
    }

    /// The keys of the store that say who the caller is and that it is let in.
    pub(crate) fn rests_on(&self) -> Vec<String> {
        let entity = |id| {
            key::of_entity(&EntityKey {
                account: self.account,
                id,
            })
        };
        match &self.identity {
            Identity::Root => vec![key::of_account(self.account)],
            Identity::User(id) => vec![entity(EntityId::User(*id))],
            Identity::Role(session) => {
                let instance = session.attachment.and_then(|_| session.name.parse().ok());
                let instance = instance.map(|id| key::of_object(&ObjectKey::Instance(id)));
                std::iter::once(entity(EntityId::Role(session.role)))
                    .chain(instance)
                    .collect()
            }
            Identity::Federated(vouched) => {
                let provider = Entity::Provider(Arc::clone(&vouched.provider));
                vec![entity(provider.id())]
            }
        }
    }
}

/// Refuses the session of an instance that has not this role any more, or not by this attachment.
///
/// Choice: docs/decisions/0029-instance-roles.md
pub(crate) fn refuse_ended(view: &View, session: &RoleSession) -> Result<(), ApiError> {
    let Some(attachment) = session.attachment else {
        return Ok(());
    };
    let instance = (session.name.parse().ok()).and_then(|id| view.snapshot.instance(&id));
    let role = instance.and_then(|it| it.role.as_ref());
    let is_in_force =
        role.is_some_and(|it| it.attachment == attachment && it.role_id == session.role.number());
    if is_in_force {
        return Ok(());
    }
    Err(errors::INVALID_SECURITY_TOKEN_EXPIRED.with("its instance has not this role any more"))
}
