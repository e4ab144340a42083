//! Whose access key a request is signed with, and the secret that it must be signed with.

use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};
use openapi::wire::Unverified;
use openapi::{ApiError, errors};
use ram::Principal;
use ram::directory::KeyStatus;

use crate::audit::cut;
use crate::authority::Authority;
use crate::caller::Identity;
use crate::in_force::refuse_ended;
use crate::seal::{MasterKey, Secret};
use crate::secrets::{SecretKey, SecretKind};
use crate::session::{self, OpenedSession};
use crate::view::View;

/// A key with its owner. It proves nothing before the signature was checked.
pub(crate) struct Credential {
    pub(crate) account: AccountId,
    pub(crate) identity: Identity,
    pub(crate) principal: Arc<Principal>,
    secret: Secret,
    is_active: bool,
}

impl Credential {
    /// The key that a request names.
    ///
    /// # Errors
    /// `InvalidAccessKeyId.NotFound`, `InvalidSecurityToken.…`.
    pub(crate) fn of(
        view: &View,
        unverified: &Unverified,
        now: Timestamp,
        master_key: &MasterKey,
        authority: &Authority,
    ) -> Result<Self, ApiError> {
        let key_id = unverified.access_key_id();
        if let Some(token) = unverified.security_token() {
            let directory = &view.directory;
            let session_policy = |account, text: &str, kind| {
                let cidr_in_range = directory
                    .account(account)
                    .map_or_else(Default::default, |it| it.settings().cidr_in_range);
                authority.session_policy(text, kind, cidr_in_range)
            };
            let opened = session::open(token, key_id, now, directory, master_key, session_policy)?;
            refuse_ended(view, &opened.session)?;
            return Ok(Self::of_session(opened));
        }
        if key_id.starts_with(session::KEY_PREFIX) {
            return Err(errors::MISSING_SECURITY_TOKEN.error());
        }
        let none = || errors::INVALID_ACCESS_KEY_ID_NOT_FOUND.with(cut(key_id, 64));
        if let Some((account, key)) = view.accounts.of_key(key_id) {
            return Ok(Self {
                account: account.id,
                identity: Identity::Root,
                principal: Arc::new(Principal::root(account.id)),
                secret: key.secret.clone(),
                is_active: key.is_active,
            });
        }
        let (account, user) = view.directory.user_of_key(key_id).ok_or_else(none)?;
        let key = user.key(key_id).ok_or_else(none)?;
        let secret = SecretKey {
            account,
            kind: SecretKind::AccessKey,
            id: key_id.to_owned(),
        };
        Ok(Self {
            account,
            identity: Identity::User(user.id),
            principal: Arc::new(Principal::user(account, user.name.as_str())),
            secret: view.secrets.get(&secret).ok_or_else(none)?.clone(),
            is_active: key.status == KeyStatus::Active,
        })
    }

    fn of_session(opened: OpenedSession) -> Self {
        let OpenedSession {
            account,
            secret,
            session,
            is_service_linked,
        } = opened;
        let principal = if is_service_linked {
            Principal::service_linked_session(account, &session.role_name, &session.name)
        } else {
            Principal::role_session(account, &session.role_name, &session.name)
        };
        Self {
            account,
            identity: Identity::Role(Arc::new(session)),
            principal: Arc::new(principal),
            secret,
            is_active: true,
        }
    }

    /// Checks the signature, and that the key may be used.
    ///
    /// # Errors
    /// `SignatureDoesNotMatch`, `InvalidTimeStamp.Expired`, `InvalidAccessKeyId.Inactive`.
    pub(crate) fn verify(&self, unverified: &Unverified, now: Timestamp) -> Result<(), ApiError> {
        unverified.verify(self.secret.reveal().as_bytes(), now)?;
        if self.is_active {
            Ok(())
        } else {
            Err(errors::INVALID_ACCESS_KEY_ID_INACTIVE.with("the access key is disabled"))
        }
    }
}
