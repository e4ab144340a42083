use openapi::generated::resourcedirectorymaster::accept_handshake::{
    Request, Response, ResponseHandshake,
};
use openapi::{ApiError, errors};
use ram::directory::{HandshakeAnswer, Member, MemberKind, first_control_policies};

use super::handshakes::{self, fields, shown};
use super::refusal;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes the caller's account a member of the resource directory that invited it. Control policies bind it from its
/// next call on.
///
/// Source: ResourceDirectoryMaster API, `AcceptHandshake`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    let id = request.handshake_id.as_deref();
    planner.permit(&format!("handshake/{}", id.unwrap_or_default()), account)?;
    let found = handshakes::got(planner, id)?;
    if !found.handshake.is_open(planner.now()) {
        return Err(errors::HANDSHAKE_STATUS_MISMATCH.error());
    }
    let manages = planner.identities().resource_directory().is_some();
    if manages || planner.directory().membership(account).is_some() {
        return Err(errors::ACCOUNT_IN_ANOTHER_RESOURCE_DIR.error());
    }
    let none = || errors::ENTITY_NOT_EXISTS_HANDSHAKE.error();
    let directory = found.identities.resource_directory().ok_or_else(none)?;
    let display_name = account.to_string();
    found.identities.may_add_member(&display_name).map_err(refusal::refused)?;
    // The folder may be gone by now.
    let folder = found.identities.folder(&found.handshake.folder);
    let member = Member {
        account,
        name_prefix: String::new(),
        display_name,
        folder: folder.map_or_else(|| directory.root.clone(), |it| it.id.clone()),
        kind: MemberKind::CloudAccount,
        control_policies: first_control_policies(
            directory.control_policies_enabled,
            planner.now(),
        ),
        delegations: Vec::new(),
        tags: found.handshake.tags.clone(),
        joined: planner.now(),
        updated: planner.now(),
    };
    let answered = found.answer(planner, HandshakeAnswer::Accepted, Some(member))?;
    // An account is in one directory, its own or another's.
    planner.bump(GuardKey::ResourceDirectory(found.management));
    planner.bump(GuardKey::ResourceDirectory(account));
    Ok(Response {
        handshake: fields!(
            shown(found.management, &found.identities, &answered, planner.now())
                => ResponseHandshake
        ),
    })
}
