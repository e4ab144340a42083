use openapi::generated::ecs::describe_security_group_references::{
    Request, Response, ResponseSecurityGroupReference,
    ResponseSecurityGroupReferenceReferencingSecurityGroup,
};
use openapi::{ApiError, errors};

use super::subject;
use crate::planner::Planner;

/// For each group asked about, the groups whose rules name it.
///
/// Source: ECS API, `DescribeSecurityGroupReferences`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let count = request.security_group_id.len();
    if !(1..=10).contains(&count) {
        return Err(errors::INVALID_SECURITY_GROUP_ID_MALFORMED
            .with(format_args!("{count} ids; 1 to 10 can be asked about")));
    }
    let ids: Vec<_> = request
        .security_group_id
        .iter()
        .map(|text| subject::group_id(Some(text)))
        .collect::<Result<_, _>>()?;
    let mut references = Vec::with_capacity(ids.len());
    for id in ids {
        subject::own_group(planner, &id)?;
        let naming = planner.snapshot().groups_naming(&id);
        references.push(ResponseSecurityGroupReference {
            referencing_security_groups: naming
                .map(|group| ResponseSecurityGroupReferenceReferencingSecurityGroup {
                    ali_uid: group.owner.to_string(),
                    security_group_id: group.id.to_string(),
                })
                .collect(),
            security_group_id: id.to_string(),
        });
    }
    Ok(Response { security_group_references: references })
}
