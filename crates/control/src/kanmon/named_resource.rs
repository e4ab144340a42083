use openapi::{ApiError, errors};
use ram::{ConditionKey, PolicyDocument, Resource};

use crate::circumstances::{self, About};
use crate::planner::Planner;

/// A resource of the caller's account that is asked about.
pub(super) struct NamedResource<'a> {
    pub(super) arn: String,
    pub(super) about: About<'a>,
    /// The trust policy, of a role that is there.
    pub(super) trust: Option<PolicyDocument>,
}

impl<'a> NamedResource<'a> {
    /// The resource of an ARN, or `*`. What another account owns is not told about.
    pub(super) fn read(planner: &Planner<'a>, arn: &str) -> Result<Self, ApiError> {
        let parts: Vec<&str> = arn.splitn(5, ':').collect();
        let account = planner.account();
        let (service, region, owner, relative) = match parts.as_slice() {
            ["*"] => ("", "", "*", "*"),
            ["acs", service, region, owner, relative] => (*service, *region, *owner, *relative),
            _ => {
                return Err(errors::INVALID_PARAMETER
                    .with("Resource is * or acs:SERVICE:REGION:ACCOUNT:RELATIVE-ID"));
            }
        };
        // Policies of the system are of no account.
        let is_of_system = owner == "system" && service == "ram" && relative.starts_with("policy/");
        let is_of_nobody = matches!(owner, "" | "*") || is_of_system;
        if !is_of_nobody && owner != account.to_string() {
            return Err(errors::INVALID_PARAMETER
                .with("Resource is one of another account, whose policies only it may ask about"));
        }
        let identities = planner.identities();
        let role = relative.strip_prefix("role/").filter(|_| service == "ram");
        let role = role.and_then(|name| identities.role_named(name).ok());
        let region = region.parse().unwrap_or_else(|_| planner.region().clone());
        Ok(Self {
            arn: arn.to_owned(),
            about: circumstances::about(
                planner.snapshot(),
                planner.directory(),
                account,
                &region,
                relative,
            ),
            trust: role.and_then(|it| crate::sts::assume_role::trust(it)),
        })
    }

    /// As the evaluation takes it.
    pub(super) fn resource(&self, planner: &Planner<'_>) -> Resource<'_> {
        Resource {
            group: (!self.about.group.is_empty()).then_some(self.about.group),
            ..Resource::of(planner.account(), &self.arn)
        }
    }

    /// The condition keys whose values follow from the resource alone.
    pub(super) fn known(&self) -> Vec<(ConditionKey, Option<String>)> {
        let tags = self.about.tags.into_iter().flat_map(|it| it.iter());
        tags.map(|(key, value)| {
            let key = ConditionKey::ResourceTag(key.into());
            (key, Some(value.to_owned()))
        })
        .collect()
    }
}
