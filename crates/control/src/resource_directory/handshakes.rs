//! Invitations as they are named and shown.

use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};
use openapi::{ApiError, errors};
use ram::directory::{
    AccountDirectory, Entity, EntityKey, Handshake, HandshakeAnswer, HandshakeId, Member,
};

use super::refusal;
use crate::planner::Planner;

/// An invitation with the resource directory it is into.
pub(crate) struct Found {
    pub(crate) management: AccountId,
    pub(crate) identities: Arc<AccountDirectory>,
    pub(crate) handshake: Arc<Handshake>,
}

/// An invitation as it is shown; each answer has these fields.
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) management: String,
    pub(crate) directory: String,
    pub(crate) target: String,
    pub(crate) note: String,
    pub(crate) status: &'static str,
    pub(crate) created: String,
    pub(crate) expires: String,
    pub(crate) updated: String,
}

/// Here accounts have no mail addresses: all invitations name the account.
pub(crate) const TARGET_TYPE: &str = "Account";

/// The id that a request names.
pub(crate) fn id(text: Option<&str>) -> Result<HandshakeId, ApiError> {
    let text = text.unwrap_or_default();
    text.parse()
        .map_err(|_| errors::INVALID_PARAMETER_HANDSHAKE_ID.with(text))
}

/// An invitation that the caller's account got.
pub(crate) fn got(planner: &Planner<'_>, text: Option<&str>) -> Result<Found, ApiError> {
    let id = id(text)?;
    got_by(planner, &id).ok_or_else(|| errors::ENTITY_NOT_EXISTS_HANDSHAKE.error())
}

/// An invitation that the caller's account sent.
pub(crate) fn sent(planner: &Planner<'_>, text: Option<&str>) -> Result<Found, ApiError> {
    let id = id(text)?;
    sent_by(planner, &id).ok_or_else(|| errors::ENTITY_NOT_EXISTS_HANDSHAKE.error())
}

/// An invitation that the caller's account sent or got. Of any other it does not learn.
pub(crate) fn known(planner: &Planner<'_>, text: Option<&str>) -> Result<Found, ApiError> {
    let id = id(text)?;
    let found = sent_by(planner, &id).or_else(|| got_by(planner, &id));
    found.ok_or_else(|| errors::ENTITY_NOT_EXISTS_HANDSHAKE.error())
}

fn got_by(planner: &Planner<'_>, id: &HandshakeId) -> Option<Found> {
    got_all(planner).find(|it| it.handshake.id == *id)
}

fn sent_by(planner: &Planner<'_>, id: &HandshakeId) -> Option<Found> {
    let identities = planner.identities();
    let handshake = identities
        .handshake(id)
        .filter(|it| !it.is_past(planner.now()))
        .cloned()?;
    Some(Found {
        management: planner.account(),
        identities,
        handshake,
    })
}

/// All that the caller's account got, but those that ended long ago.
pub(crate) fn got_all<'a>(planner: &Planner<'a>) -> impl Iterator<Item = Found> + use<'a> {
    let now = planner.now();
    let all = planner.directory().invitations(planner.account());
    let all = all.filter(move |(_, _, handshake)| !handshake.is_past(now));
    all.map(|(management, identities, handshake)| Found {
        management,
        identities: Arc::clone(identities),
        handshake: Arc::clone(handshake),
    })
}

impl Found {
    /// Answers it, and makes the account a member where it accepts.
    pub(crate) fn answer(
        &self,
        planner: &mut Planner<'_>,
        answer: HandshakeAnswer,
        member: Option<Member>,
    ) -> Result<Handshake, ApiError> {
        let answered = self
            .handshake
            .answered(answer, planner.now())
            .map_err(refusal::refused)?;
        // What an invitation asks for was permitted by the management account when it invited, and the account that
        // is invited may do no more than answer.
        let mut put = |entity: Entity| {
            let key = EntityKey {
                account: self.management,
                id: entity.id(),
            };
            planner.plan.identities.insert(key, Some(entity));
        };
        put(Entity::Handshake(Arc::new(answered.clone())));
        if let Some(member) = member {
            put(Entity::Member(Arc::new(member)));
        }
        Ok(answered)
    }

    /// How it is shown.
    pub(crate) fn shown(&self, now: Timestamp) -> Shown {
        shown(self.management, &self.identities, &self.handshake, now)
    }
}

/// How an invitation is shown.
pub(crate) fn shown(
    management: AccountId,
    identities: &AccountDirectory,
    handshake: &Handshake,
    now: Timestamp,
) -> Shown {
    let directory = identities.resource_directory().map(|it| it.id.to_string());
    Shown {
        id: handshake.id.to_string(),
        management: management.to_string(),
        directory: directory.unwrap_or_default(),
        target: handshake.target.to_string(),
        note: handshake.note.clone(),
        status: handshake.status(now).word(),
        created: handshake.created.to_string(),
        expires: handshake.expires().to_string(),
        updated: handshake.updated.to_string(),
    }
}

/// An invitation in the words of an answer.
macro_rules! fields {
    ($shown:expr => $type:ident $(, $more:ident: $value:expr)*) => {{
        let shown: $crate::resource_directory::handshakes::Shown = $shown;
        $type {
            create_time: shown.created,
            expire_time: shown.expires,
            handshake_id: shown.id,
            master_account_id: shown.management.clone(),
            master_account_name: shown.management,
            modify_time: shown.updated,
            note: shown.note,
            resource_directory_id: shown.directory,
            status: shown.status.to_owned(),
            target_entity: shown.target,
            target_type: $crate::resource_directory::handshakes::TARGET_TYPE.to_owned(),
            $($more: $value,)*
        }
    }};
}

pub(crate) use fields;
