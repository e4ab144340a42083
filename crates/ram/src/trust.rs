use crate::cidr_in_range::CidrInRange;
use crate::decision::{Answer, StatementAt};
use crate::evaluate::check;
use crate::policy_document::PolicyDocument;
use crate::principal::{Principal, PrincipalKind};
use crate::principal_pattern::ram_arn;
use crate::request::{Request, Resource};
use crate::statement::{Effect, PrincipalPattern, Statement};

/// What the policy on a resource answers to a request: for a role, whether its trust policy lets this principal
/// assume it. The answer goes into [`Resource::policy`].
///
/// Conditions may ask for `sts:ExternalId`, `saml:recipient`, `oidc:aud` and any other key of the context.
/// Source: RAM, policy elements, Principal.
#[must_use]
pub fn resource_policy_answer(
    document: &PolicyDocument,
    cidr_in_range: CidrInRange,
    request: &Request<'_>,
    resource: &Resource<'_>,
) -> Answer {
    let first = |effect: Effect| {
        let is_it = |statement: &Statement| {
            statement.effect == effect
                && names_principal(statement, request.principal, resource)
                && check(statement, document, cidr_in_range, request, resource).is_ok()
        };
        let statement = document.statements().iter().position(is_it)?;
        Some(StatementAt {
            policy: 0,
            statement,
        })
    };
    match (first(Effect::Deny), first(Effect::Allow)) {
        (Some(at), _) => Answer::Deny(at),
        (None, Some(at)) => Answer::Allow(at),
        (None, None) => Answer::Silent,
    }
}

/// Whether a document lets a cloud service assume the role it is the trust policy of: what binding a role to an
/// instance asks of it, for `ecs.aliyuncs.com`. Conditions are not looked at, as there is no request yet.
///
/// Source: ECS API, `AttachInstanceRamRole`, `InvalidRamRole.NotEcsRole`.
#[must_use]
pub fn trusts_service(document: &PolicyDocument, service: &str) -> bool {
    let names = |statement: &Statement| {
        statement.principals.iter().any(|principal| {
            matches!(principal, PrincipalPattern::Service(name) if name.eq_ignore_ascii_case(service))
        })
    };
    let of = |effect| {
        let is_it = |statement: &&Statement| statement.effect == effect && names(statement);
        document.statements().iter().filter(is_it).count()
    };
    let is_denied = document.statements().iter().any(|statement| {
        statement.effect == Effect::Deny && names(statement) && statement.conditions.is_empty()
    });
    of(Effect::Allow) > 0 && !is_denied
}

/// Whether a statement is about this principal.
pub(crate) fn names_principal(
    statement: &Statement,
    principal: &Principal,
    resource: &Resource<'_>,
) -> bool {
    statement
        .principals
        .iter()
        .any(|pattern| is_about(pattern, principal, resource))
}

fn is_about(pattern: &PrincipalPattern, principal: &Principal, resource: &Resource<'_>) -> bool {
    let account = principal.account();
    match pattern {
        PrincipalPattern::Ram(arn) => {
            let Some((of, relative)) = ram_arn(arn) else {
                return false;
            };
            of == account.to_string()
                && match principal.kind() {
                    PrincipalKind::Root => relative == "root",
                    PrincipalKind::User { name } => {
                        relative == "root" || is(relative, "user/", name)
                    }
                    PrincipalKind::RoleSession { role, .. } => {
                        relative == "root" || is(relative, "role/", role)
                    }
                    PrincipalKind::Service { .. } | PrincipalKind::Federated { .. } => false,
                }
        }
        PrincipalPattern::Service(wanted) => {
            let PrincipalKind::Service { name } = principal.kind() else {
                return false;
            };
            match wanted.split_once('@') {
                Some((of, wanted)) => {
                    of == account.to_string() && wanted.eq_ignore_ascii_case(name)
                }
                None => {
                    resource.owner.is_none_or(|owner| owner == account)
                        && wanted.eq_ignore_ascii_case(name)
                }
            }
        }
        PrincipalPattern::Federated(arn) => {
            let PrincipalKind::Federated { provider } = principal.kind() else {
                return false;
            };
            ram_arn(arn).is_some_and(|(of, relative)| {
                of == account.to_string() && relative.eq_ignore_ascii_case(provider)
            })
        }
    }
}

fn is(relative: &str, kind: &str, name: &str) -> bool {
    relative
        .strip_prefix(kind)
        .is_some_and(|written| written.eq_ignore_ascii_case(name))
}
