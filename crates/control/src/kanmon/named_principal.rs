use std::sync::Arc;

use cloud_id::Timestamp;
use openapi::{ApiError, errors};
use ram::directory::Role;
use ram::{
    ActionName, AttachedPolicy, CompiledLayer, ConditionKey, Dialect, DocumentKind, KnownKey,
    Layer, PolicyDocument, Principal,
};

use crate::authority::{Authorities, place_in_directory};
use crate::caller::{Caller, Identity, RoleSession};
use crate::planner::Planner;
use crate::ram::own_rights::own_actions;
use crate::ram::refusal;

/// A user, a role or the root of the caller's account, that is asked about.
pub(super) struct NamedPrincipal {
    caller: Caller,
    /// What policies and permits name it by: `root`, `user/NAME` or `role/NAME`.
    pub(super) relative_id: String,
}

impl NamedPrincipal {
    /// The principal that a parameter names, as `user/NAME`, `role/NAME`, `root` or by its ARN; and that the caller
    /// may ask about it.
    pub(super) fn read(planner: &mut Planner<'_>, text: &str) -> Result<Self, ApiError> {
        let relative_id = relative_id(planner, text)?;
        planner.permit(&relative_id, planner.account())?;
        Self::find(planner, relative_id)
    }

    /// Every principal of the caller's account: the root, users, roles.
    pub(super) fn all(planner: &Planner<'_>) -> Vec<Self> {
        let identities = planner.identities();
        let root = Self::of(planner, Identity::Root, root(planner), "root".to_owned());
        let users = identities.users().map(|user| {
            let name = user.name.as_str();
            let principal = Principal::user(planner.account(), name);
            let id = format!("user/{name}");
            Self::of(planner, Identity::User(user.id), principal, id)
        });
        let roles = identities.roles().map(|role| Self::of_role(planner, role));
        std::iter::once(root).chain(users).chain(roles).collect()
    }

    fn find(planner: &Planner<'_>, relative_id: String) -> Result<Self, ApiError> {
        let identities = planner.identities();
        let (identity, principal) = match relative_id.split_once('/') {
            Some(("user", name)) => {
                let user = identities.user_named(name).map_err(refusal::refused)?;
                let principal = Principal::user(planner.account(), user.name.as_str());
                (Identity::User(user.id), principal)
            }
            Some((_, name)) => {
                let role = identities.role_named(name).map_err(refusal::refused)?;
                return Ok(Self::of_role(planner, role));
            }
            None => (Identity::Root, root(planner)),
        };
        Ok(Self::of(planner, identity, principal, relative_id))
    }

    fn of_role(planner: &Planner<'_>, role: &Role) -> Self {
        let account = planner.account();
        let name = role.name.as_str();
        let principal = match role.service {
            Some(_) => Principal::service_linked_session(account, name, SESSION),
            None => Principal::role_session(account, name, SESSION),
        };
        let session = RoleSession {
            role: role.id,
            role_name: name.to_owned(),
            name: SESSION.to_owned(),
            policy: None,
            source_identity: String::new(),
            issued: planner.now(),
            expires: planner.now(),
            attachment: None,
            lineage: String::new(),
        };
        let id = format!("role/{}", role.name.folded());
        Self::of(planner, Identity::Role(Arc::new(session)), principal, id)
    }

    fn of(
        planner: &Planner<'_>,
        identity: Identity,
        principal: Principal,
        relative_id: String,
    ) -> Self {
        Self {
            caller: Caller {
                account: planner.account(),
                identity,
                principal: Arc::new(principal),
                access_key_id: String::new(),
                request_id: planner.caller().request_id,
                source: None,
                is_secure: true,
            },
            relative_id,
        }
    }

    /// Whether it is a role, that is, a session of it.
    pub(super) fn is_role(&self) -> bool {
        matches!(self.caller.identity, Identity::Role(_))
    }

    /// As policies see it.
    pub(super) fn principal(&self) -> &Principal {
        &self.caller.principal
    }

    /// `Root`, `User` or `Role`.
    pub(super) fn kind(&self) -> &'static str {
        match self.caller.identity {
            Identity::Root => "Root",
            Identity::User(_) => "User",
            Identity::Role(_) => "Role",
            Identity::Federated(_) => "Federated",
        }
    }

    /// Everything that has a say about what it does to something of its own account. No session policy: a role is
    /// asked about as a session of it that was begun without one.
    pub(super) fn authorities(&self, planner: &Planner<'_>) -> Authorities {
        let authority = planner.surroundings.authority;
        let found = authority.of(planner.directory(), &self.caller, self.caller.account);
        found.unwrap_or_default()
    }

    /// When it was made; nothing for a root.
    pub(super) fn created(&self, planner: &Planner<'_>) -> Option<Timestamp> {
        let identities = planner.identities();
        match &self.caller.identity {
            Identity::Root | Identity::Federated(_) => None,
            Identity::User(id) => identities.user(*id).map(|it| it.created),
            Identity::Role(session) => identities.role(session.role).map(|it| it.created),
        }
    }

    /// The policies of a user for the whole account, with what the security preference lets the user do to itself
    /// among them; nothing where that is nothing of this action.
    ///
    /// Source: RAM API, `SetSecurityPreference`.
    pub(super) fn with_preference(
        &self,
        planner: &Planner<'_>,
        action: &ActionName,
        policies: &CompiledLayer,
    ) -> Option<CompiledLayer> {
        let user = self.relative_id.strip_prefix("user/")?;
        let identities = planner.identities();
        let action = own_actions(&identities.settings().preference)
            .find(|it| action.as_str().eq_ignore_ascii_case(it))?;
        let account = planner.account();
        let text = format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"acs:ram:*:{account}:user/{user}"}}]}}"#
        );
        let document = PolicyDocument::parse(&text, DocumentKind::Identity, Dialect::Strict)
            .inspect_err(|error| tracing::error!(%error, "what users may do to themselves"))
            .ok()?;
        let mut all = policies.policies().to_vec();
        all.push(AttachedPolicy::itself(PREFERENCE, document));
        Some(CompiledLayer::new(&all, policies.cidr_in_range()))
    }

    /// The condition keys whose values follow from the principal alone.
    pub(super) fn known(&self, planner: &Planner<'_>) -> Vec<(ConditionKey, Option<String>)> {
        let place = place_in_directory(planner.directory(), self.caller.account);
        let (id, path) = place.unzip();
        vec![
            (ConditionKey::Known(KnownKey::PrincipalRdId), id),
            (ConditionKey::Known(KnownKey::PrincipalRdPath), path),
        ]
    }
}

fn root(planner: &Planner<'_>) -> Principal {
    Principal::root(planner.account())
}

fn relative_id(planner: &Planner<'_>, text: &str) -> Result<String, ApiError> {
    let unknown = || errors::INVALID_PARAMETER.with("Principal is user/NAME, role/NAME or root");
    let relative = match text.strip_prefix("acs:ram:") {
        None => text,
        Some(rest) => {
            let mut parts = rest.splitn(3, ':');
            let (region, account) = (parts.next(), parts.next());
            if !matches!(region, Some("" | "*")) || account != Some(&*planner.account().to_string())
            {
                return Err(unknown());
            }
            parts.next().unwrap_or_default()
        }
    };
    match relative.split_once('/') {
        Some(("user", name)) if !name.is_empty() => {
            // As it is written: names of users have no case, these ARNs have.
            let identities = planner.identities();
            let found = identities.user_named(name).ok();
            Ok(format!(
                "user/{}",
                found.map_or(name, |it| it.name.as_str())
            ))
        }
        Some(("role", name)) if !name.is_empty() => {
            Ok(format!("role/{}", name.to_ascii_lowercase()))
        }
        // A session, whatever it is called: policies do not tell those of one role apart.
        Some(("assumed-role", session)) if !session.is_empty() => {
            let name = session.split('/').next().unwrap_or_default();
            Ok(format!("role/{}", name.to_ascii_lowercase()))
        }
        None if relative == "root" => Ok("root".to_owned()),
        _ => Err(unknown()),
    }
}

/// How the rights of the security preference are called where policies are told.
const PREFERENCE: &str = "the security preference";
/// The name of a session that is only asked about.
const SESSION: &str = "asked-about";
