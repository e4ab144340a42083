//! Which member may be deleted, and what stands against it.

use std::collections::BTreeMap;
use std::sync::Arc;

use cloud_id::AccountId;
use openapi::{ApiError, errors};
use ram::directory::{DeletionObstacle, Member, MemberKind};

use super::found::Organization;
use crate::planner::Planner;
use crate::resource_manager::resources;

/// A member that was made in the directory: no other can be deleted.
pub(crate) fn deletable(
    organization: &Organization,
    text: Option<&str>,
) -> Result<Arc<Member>, ApiError> {
    let member = organization.member(text)?;
    match member.kind {
        MemberKind::ResourceAccount => Ok(member),
        MemberKind::CloudAccount => {
            Err(errors::ACCOUNT_TYPE_OR_STATUS_MISMATCH.with(member.kind.word()))
        }
    }
}

/// Deleting members must have been enabled.
pub(crate) fn refuse_unless_enabled(organization: &Organization) -> Result<(), ApiError> {
    match organization.directory.member_deletion_enabled {
        true => Ok(()),
        false => Err(errors::NO_LICENSE_RESOURCE_DIRECTORY.error()),
    }
}

/// What an account still has of each service. Its identities go with it, unless they are more than one transaction takes.
///
/// Source: ResourceManager API, `GetAccountDeletionCheckResult`, `NotAllowReason`.
pub(crate) fn obstacles(planner: &Planner<'_>, account: AccountId) -> Vec<DeletionObstacle> {
    let mut of_services: BTreeMap<&str, (String, usize)> = BTreeMap::new();
    for resource in resources::of(planner.snapshot(), account) {
        let (_, count) = of_services
            .entry(resource.kind.service)
            .or_insert_with(|| (format!("{} {}", resource.kind.name, resource.id), 0));
        *count += 1;
    }
    let obstacle = |(service, (first, count)): (&str, (String, usize))| DeletionObstacle {
        check: format!("NON_SP_{service}"),
        service: service.to_owned(),
        what: match count {
            1 => format!("There is a resource: {first}."),
            _ => format!("There are {count} resources, one of them {first}."),
        },
    };
    let mut all: Vec<_> = of_services.into_iter().map(obstacle).collect();
    let identities = planner.directory().account(account);
    let count = identities.map_or(0, |it| it.ids().count());
    let count = count + planner.view().secrets.of(account).count();
    if count > MOST_AT_ONCE {
        all.push(DeletionObstacle {
            check: "NON_SP_ram".to_owned(),
            service: "ram".to_owned(),
            what: format!(
                "There are {count} identities and keys; {MOST_AT_ONCE} go with an account."
            ),
        });
    }
    all
}

/// Each is a guard and a change of the one transaction, which holds some thousands.
const MOST_AT_ONCE: usize = 1_500;
