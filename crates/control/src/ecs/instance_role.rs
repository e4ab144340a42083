//! Roles that requests give to instances.

use std::sync::Arc;

use cloud_id::Timestamp;
use estate::InstanceRole;
use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{EntityId, EntityKey};
use ram::{DocumentKind, PolicyDocument, trusts_service};

use crate::instance_roles::{SERVICE, trust_of};
use crate::planner::Planner;

/// A role that the caller may give to instances.
#[derive(Clone, Debug)]
pub(super) struct NewRole {
    name: Arc<str>,
    role_id: u64,
    policy: Option<Arc<str>>,
}

impl NewRole {
    /// The role of a name, if the caller may pass it to instances and it trusts them. It must still be so when that
    /// commits.
    ///
    /// Source: ECS API, `AttachInstanceRamRole`; RAM, `ram:PassRole`.
    ///
    /// # Errors
    /// `InvalidUser.PassRoleForbidden`, `InvalidRamRole.NotFound`, and `not_ecs_role`.
    pub(super) fn pass(
        planner: &mut Planner<'_>,
        name: &str,
        not_ecs_role: &ErrorRow,
    ) -> Result<Self, ApiError> {
        let resource = resource_of(name);
        planner
            .permit_dependent("ram:PassRole", &resource, &SERVICE, |context, service| {
                context.fill_passed_role(service);
            })
            .map_err(|refused| ApiError {
                denied: refused.denied,
                ..errors::INVALID_USER_PASS_ROLE_FORBIDDEN.saying(refused.message)
            })?;
        let identities = planner.identities();
        let role = identities.role_named(name);
        let role = role.map_err(|_| errors::INVALID_RAM_ROLE_NOT_FOUND.with(name))?;
        let trusts = trust_of(role).is_some_and(|trust| trusts_service(&trust, SERVICE));
        trusts
            .then_some(())
            .ok_or_else(|| not_ecs_role.with(name))?;
        planner.depends_on_identity(EntityKey {
            account: planner.account(),
            id: EntityId::Role(role.id),
        });
        Ok(Self {
            name: role.name.as_str().into(),
            role_id: role.id.number(),
            policy: None,
        })
    }

    /// The same, with what its sessions may do at most.
    ///
    /// Source: ECS API, `AttachInstanceRamRole`, `Policy`.
    ///
    /// # Errors
    /// `InvalidParameter.PolicySize`, `InvalidParameter.PolicyGrammar`.
    pub(super) fn with_policy(
        self,
        planner: &Planner<'_>,
        text: Option<&str>,
    ) -> Result<Self, ApiError> {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return Ok(self);
        };
        let most = DocumentKind::InstanceSession.max_characters();
        if text.chars().count() > most {
            return Err(errors::INVALID_PARAMETER_POLICY_SIZE
                .with(format_args!("at most {most} characters")));
        }
        let dialect = planner.identities().settings().dialect;
        PolicyDocument::parse(text, DocumentKind::InstanceSession, dialect)
            .map_err(|error| errors::INVALID_PARAMETER_POLICY_GRAMMAR.with(error))?;
        Ok(Self {
            policy: Some(text.into()),
            ..self
        })
    }

    /// Its name, as it is spelled where it was made.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The role attached to an instance now.
    pub(super) fn attached(&self, planner: &Planner<'_>) -> InstanceRole {
        let now: Timestamp = planner.now();
        InstanceRole {
            name: Arc::clone(&self.name),
            role_id: self.role_id,
            policy: self.policy.clone(),
            attached: now,
            attachment: planner.random(),
        }
    }

    /// Whether an instance has this already, session policy and all.
    pub(super) fn is_that_of(&self, has: &InstanceRole) -> bool {
        self.role_id == has.role_id && self.policy == has.policy
    }
}

/// A role as policies name it.
pub(super) fn resource_of(name: &str) -> String {
    format!("role/{}", name.to_ascii_lowercase())
}
