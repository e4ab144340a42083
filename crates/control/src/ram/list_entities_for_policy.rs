use openapi::ApiError;
use openapi::generated::ram::list_entities_for_policy::{
    Request, Response, ResponseGroup, ResponseRole, ResponseUser,
};
use ram::directory::{Attachments, Grantee, PolicyRef};

use super::{policy, text};
use crate::planner::Planner;

/// Lists the users, groups and roles that a policy is attached to.
///
/// Source: RAM API, `ListEntitiesForPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = policy::shown(planner, kind, name)?.reference;
    let identities = planner.identities();
    let mut response = Response {
        groups: Vec::new(),
        roles: Vec::new(),
        users: Vec::new(),
    };
    for grantee in identities.grantees(&policy) {
        match grantee {
            Grantee::User(id) => {
                let shown = identities.user(id).map(|it| ResponseUser {
                    attach_date: since(&it.policies, &policy),
                    display_name: it.display_name.clone(),
                    user_id: it.id.to_string(),
                    user_name: it.name.to_string(),
                });
                response.users.extend(shown);
            }
            Grantee::Group(id) => {
                let shown = identities.group(id).map(|it| ResponseGroup {
                    attach_date: since(&it.policies, &policy),
                    comments: it.comments.clone(),
                    group_name: it.name.to_string(),
                });
                response.groups.extend(shown);
            }
            Grantee::Role(id) => {
                let shown = identities.role(id).map(|it| ResponseRole {
                    arn: it.arn(planner.account()),
                    attach_date: since(&it.policies, &policy),
                    description: it.description.clone(),
                    role_id: it.id.to_string(),
                    role_name: it.name.to_string(),
                });
                response.roles.extend(shown);
            }
        }
    }
    Ok(response)
}

/// Since when a policy is attached: its first attachment, whatever the scope.
fn since(attachments: &Attachments, policy: &PolicyRef) -> String {
    let first = attachments.iter().find(|it| it.policy.is(policy));
    text::moment(first.map(|it| it.attached))
}
