use std::sync::Arc;

use cloud_id::AccountId;
use openapi::generated::resourcedirectorymaster::invite_account_to_resource_directory::{
    Request, Response, ResponseHandshake,
};
use openapi::{ApiError, errors};
use ram::directory::{Entity, EntityId, EntityKey, Handshake, HandshakeAnswer, HandshakeId};

use super::handshakes::{TARGET_TYPE, fields, shown};
use super::{found, refusal};
use crate::planner::Planner;
use crate::words;

/// Invites an account of the region into the resource directory. Nothing binds it before it accepts.
///
/// Source: ResourceDirectoryMaster API, `InviteAccountToResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("handshake/*", planner.account())?;
    let organization = found::own(planner)?;
    let target = target(planner, request)?;
    let folder = match request.parent_folder_id.as_deref() {
        Some(text) if !text.is_empty() && text.parse::<ram::directory::FolderId>().is_err() => {
            return Err(errors::INVALID_PARAMETER_PARENT_FOLDER_ID.with(text));
        }
        text => organization.parent(text)?,
    };
    let note = request.note.clone().unwrap_or_default();
    let count = note.chars().count();
    if count > MOST_OF_NOTE {
        return Err(errors::INVALID_PARAMETER_NOTE_LENGTH.with(format_args!("{count} characters")));
    }
    let pairs = request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let tags = words::tags(pairs)?;
    let now = planner.now();
    organization.identities.may_invite(target, now).map_err(refusal::refused)?;
    let handshake = Handshake {
        id: HandshakeId::from_random(planner.random()),
        target,
        folder: folder.id.clone(),
        note,
        tags,
        answer: HandshakeAnswer::Pending,
        created: now,
        updated: now,
    };
    let response = Response {
        handshake: fields!(
            shown(organization.management, &organization.identities, &handshake, now)
                => ResponseHandshake
        ),
    };
    // Those that are told of no more go, a few at a time.
    let past = organization.identities.handshakes().filter(|it| it.is_past(now));
    for it in past.take(MOST_FORGOTTEN) {
        let id = EntityId::Handshake(it.id.clone());
        let account = permit.owner();
        planner.delete_identity(&permit, EntityKey { account, id });
    }
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Handshake(Arc::new(handshake)));
    Ok(response)
}

/// The account that is invited: any other one. Whether there is one of this id is not told; nobody accepts for one that is
/// not.
///
/// Choice: docs/decisions/0031-resource-directory.md
fn target(planner: &Planner<'_>, request: &Request) -> Result<AccountId, ApiError> {
    let kind = request.target_type.as_deref().unwrap_or_default();
    if kind != TARGET_TYPE {
        return Err(errors::INVALID_PARAMETER_TARGET_TYPE
            .with("accounts have no mail addresses here: name the account"));
    }
    let text = request.target_entity.as_deref().unwrap_or_default();
    let target = text.parse().ok().filter(|it| *it != planner.account());
    target.ok_or_else(|| errors::INVALID_PARAMETER_TARGET_ENTITY.with(text))
}

/// Source: ResourceManager API, `InviteAccountToResourceDirectory`, `Note`.
const MOST_OF_NOTE: usize = 1_024;
const MOST_FORGOTTEN: usize = 50;
