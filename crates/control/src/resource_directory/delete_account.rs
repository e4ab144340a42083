use std::sync::Arc;

use cloud_id::AccountId;
use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::delete_account::{Request, Response};
use ram::directory::{AccountDeletion, Entity, EntityId, EntityKey};

use super::{deletion, found};
use crate::account::Account;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a member that was made in the directory, with its identities and the key of its root: no key and no session
/// of it lets anybody in any more, and its id is never given again. Where it has resources it stays, and
/// `GetAccountDeletionStatus` tells why.
///
/// Source: ResourceDirectoryMaster API, `DeleteAccount`. Choice: docs/decisions/0031-resource-directory.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    let resource = format!("account/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let member = deletion::deletable(&organization, id)?;
    deletion::refuse_unless_enabled(&organization)?;
    let obstacles = deletion::obstacles(planner, member.account);
    if obstacles.is_empty() {
        close(planner, member.account);
        let key = EntityKey {
            account: permit.owner(),
            id: EntityId::Member(member.account),
        };
        planner.delete_identity(&permit, key);
    }
    let deletion = AccountDeletion {
        account: member.account,
        began: planner.now(),
        obstacles,
    };
    organization.bump(planner);
    planner.bump(GuardKey::MemberContents(member.account));
    planner.put_identity(&permit, Entity::AccountDeletion(Arc::new(deletion)));
    Ok(Response {
        deletion_type: AT_ONCE.to_owned(),
    })
}

/// Takes everything from an account but its id. The management account was permitted to.
fn close(planner: &mut Planner<'_>, account: AccountId) {
    let identities = planner.directory().account(account).cloned().unwrap_or_default();
    for id in identities.ids() {
        planner.plan.identities.insert(EntityKey { account, id }, None);
    }
    for key in planner.view().secrets.of(account) {
        planner.plan.secrets.insert(key.clone(), None);
    }
    if let Some(known) = planner.view().accounts.get(account) {
        planner.plan.accounts.insert(account, Account::closed(known));
    }
    planner.bump(GuardKey::Directory(account));
}

/// `DeletionType` of an account that goes at once: here nothing is paid for afterwards.
///
/// Source: ResourceDirectoryMaster API, `DeleteAccount`, `DeletionType`.
pub(crate) const AT_ONCE: &str = "0";
