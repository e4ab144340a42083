//! What a use-case asks before it reads or changes anything: that its caller may.

use std::sync::Arc;

use cloud_id::{AccountId, Arn};
use openapi::{ApiError, Operation, errors};
use ram::PolicyKind;
use ram::directory::{PolicyRef, RuleWriters};
use ram::{
    ActionName, Answer, CidrInRange, Context, Decision, KnownKey, Level, PolicyDocument, Request,
    Resource, StatementAt, authorize, resource_policy_answer,
};

use crate::authority::place_in_directory;
use crate::caller::Permit;
use crate::circumstances::{self, About};
use crate::denial::Decided;
use crate::planner::{Planner, Surroundings};

/// The value of a condition key that holds for every resource of a request.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    Text(String),
    Flag(bool),
}

impl Planner<'_> {
    /// That the caller may do what it asks to a resource, named as in an ARN (`securitygroup/sg-1`), by the
    /// policies in force at this moment.
    ///
    /// # Errors
    /// `Forbidden.RAM` or `NoPermission`, by product.
    pub fn permit(&mut self, resource: &str, owner: AccountId) -> Result<Permit, ApiError> {
        self.permit_with(resource, owner, &(), |_, ()| ())
    }

    /// As [`permit`](Self::permit), with the condition keys that the action fills: `fill` puts what it finds in the
    /// entry into the context.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub fn permit_with<T>(
        &mut self,
        resource: &str,
        owner: AccountId,
        entry: &T,
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<Permit, ApiError> {
        self.permit_each(resource, owner, std::slice::from_ref(entry), fill)
    }

    /// Says what holds for every permit that is asked for from now on.
    pub(crate) fn stands(&mut self, key: KnownKey, value: Standing) {
        self.standing.push((key, value));
    }

    /// As [`permit`](Self::permit), for a batch: each entry is decided with the condition keys of its own, and
    /// one that is refused refuses all.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 11.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub fn permit_each<T>(
        &mut self,
        resource: &str,
        owner: AccountId,
        entries: &[T],
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<Permit, ApiError> {
        // No policy binds the account itself, so nothing is looked up for one.
        let about = match self.is_root() {
            true => About::default(),
            false => circumstances::about(
                self.snapshot(),
                self.directory(),
                owner,
                self.region(),
                resource,
            )
            .in_group_of(
                resource,
                self.surroundings.operation,
                self.surroundings.params,
            ),
        };
        let surroundings = self.surroundings;
        let service = service_of(surroundings.operation);
        let arn = self.arn(service, resource, owner);
        let action = surroundings.action;
        let silent = |_: &Request<'_>, _: &Resource<'_>| Answer::Silent;
        if self.rules_are_written_anywhere() {
            // Of these, one alone has the tags of the group among its condition keys.
            let anything = About {
                tags: about.tags.filter(|_| action.as_str() == TAGS_ARE_KEYS),
                ..About::default()
            };
            self.decide_named(action, &arn, "*", anything, &silent, entries, fill)?;
        } else {
            self.decide(action, &arn, about, &silent, entries, fill)?;
        }
        self.plan.resources.insert(resource.to_owned());
        Ok(Permit::new(arn))
    }

    /// As [`permit`](Self::permit), of what the caller owns itself and may do by the security preference of the
    /// account though no policy says so. A policy that denies it has the last word.
    ///
    /// Source: RAM API, `SetSecurityPreference`.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub(crate) fn permit_or_own(
        &mut self,
        resource: &str,
        is_preferred: bool,
    ) -> Result<Permit, ApiError> {
        let refusal = match self.permit(resource, self.account()) {
            Ok(permit) => return Ok(permit),
            Err(refusal) => refusal,
        };
        let is_silent = refusal.denied.as_ref().is_some_and(|it| {
            it.no_permission_type == "ImplicitDeny"
                && it.policy_type == "AccountLevelIdentityBasedPolicy"
        });
        if !(is_preferred && is_silent) {
            return Err(refusal);
        }
        self.plan.decision = Some("Allow by the security preference".to_owned());
        self.plan.resources.insert(resource.to_owned());
        let service = service_of(self.surroundings.operation);
        Ok(Permit::new(self.arn(service, resource, self.account())))
    }

    /// The same for a resource of any account, for the account that runs the region.
    ///
    /// # Errors
    /// `Forbidden.RAM` for any other.
    pub fn permit_of_operator(
        &mut self,
        resource: &str,
        owner: AccountId,
    ) -> Result<Permit, ApiError> {
        if !self.is_operator() {
            return Err(errors::FORBIDDEN_RAM.with(resource));
        }
        self.permit(resource, self.account())?;
        Ok(Permit::new(Arn {
            service: service_of(self.surroundings.operation),
            region: Some(self.region().clone()),
            account: owner,
            relative_id: resource.to_owned(),
        }))
    }

    /// That the caller may do another action too, on which this operation depends, such as `ram:PassRole`.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub fn permit_dependent<T>(
        &mut self,
        action: &str,
        resource: &str,
        entry: &T,
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<Permit, ApiError> {
        let service = if action.starts_with("ram:") || resource.starts_with("role/") {
            "ram"
        } else {
            service_of(self.surroundings.operation)
        };
        let arn = self.arn(service, resource, self.account());
        let about = circumstances::about(
            self.snapshot(),
            self.directory(),
            self.account(),
            self.region(),
            resource,
        );
        let action = ActionName::new(action);
        let entries = std::slice::from_ref(entry);
        self.decide(&action, &arn, about, &|_, _| Answer::Silent, entries, fill)?;
        self.plan.resources.insert(resource.to_owned());
        Ok(Permit::new(arn))
    }

    /// That the caller may do the same action to a resource of another service too, such as the vSwitch that an ENI
    /// is made in. What another account shares is open by that.
    ///
    /// Choice: docs/decisions/0036-what-policies-are-told.md
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub(crate) fn permit_also(
        &mut self,
        service: &'static str,
        resource: &str,
        owner: AccountId,
    ) -> Result<(), ApiError> {
        if owner != self.account() {
            return Ok(());
        }
        let arn = self.arn(service, resource, owner);
        let about = circumstances::about(
            self.snapshot(),
            self.directory(),
            owner,
            self.region(),
            resource,
        );
        let silent = |_: &Request<'_>, _: &Resource<'_>| Answer::Silent;
        let action = self.surroundings.action;
        self.decide(action, &arn, about, &silent, &[()], |_, ()| ())?;
        self.plan.resources.insert(resource.to_owned());
        Ok(())
    }

    /// That the caller may do what it asks to a policy of the account, or of the system. That one is of no account:
    /// `acs:ram:*:system:policy/NAME`.
    ///
    /// Source: RAM API, authorization.
    ///
    /// # Errors
    /// As [`permit`](Self::permit).
    pub(crate) fn permit_policy(&mut self, policy: &PolicyRef) -> Result<(), ApiError> {
        let resource = format!("policy/{}", policy.name);
        let arn = self.arn("ram", &resource, self.account());
        let named = match policy.kind {
            PolicyKind::Custom => arn.to_string(),
            PolicyKind::System => format!("acs:ram:*:system:{resource}"),
        };
        let action = self.surroundings.action;
        let silent = |_: &Request<'_>, _: &Resource<'_>| Answer::Silent;
        let about = match policy.kind {
            PolicyKind::Custom => circumstances::about(
                self.snapshot(),
                self.directory(),
                self.account(),
                self.region(),
                &resource,
            ),
            PolicyKind::System => About::default(),
        };
        self.decide_named(action, &arn, &named, about, &silent, &[()], |_, ()| ())?;
        self.plan.resources.insert(resource);
        Ok(())
    }

    /// That the caller may assume a role of any account, whose trust policy has a say too.
    ///
    /// # Errors
    /// `NoPermission`.
    pub(crate) fn permit_to_assume<T>(
        &mut self,
        account: AccountId,
        role_name: &str,
        trust: Option<&PolicyDocument>,
        entry: &T,
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<(), ApiError> {
        let resource = format!("role/{}", role_name.to_ascii_lowercase());
        let arn = self.arn("ram", &resource, account);
        // Of a role that is not there, the caller's own policies decide whether that is told.
        let without = match self.directory().account(account) {
            Some(it) if account == self.account() && it.role_named(role_name).is_err() => {
                Answer::Allow(StatementAt {
                    policy: 0,
                    statement: 0,
                })
            }
            _ => Answer::Silent,
        };
        let cidr_in_range = self
            .directory()
            .account(account)
            .map_or_else(CidrInRange::default, |it| it.settings().cidr_in_range);
        let answer = |request: &Request<'_>, resource: &Resource<'_>| {
            trust.map_or(without, |trust| {
                resource_policy_answer(trust, cidr_in_range, request, resource)
            })
        };
        let entries = std::slice::from_ref(entry);
        let about = About::default();
        self.decide(
            self.surroundings.action,
            &arn,
            about,
            &answer,
            entries,
            fill,
        )?;
        self.plan.resources.insert(resource);
        Ok(())
    }

    /// Says that the operation is open to everybody who proved who they are, and to everybody of the account.
    pub fn needs_no_permission(&mut self) {
        self.plan.decision = Some("Allow to everybody".to_owned());
    }

    /// Whether this is an action that writes rules, of an account whose policies are asked about `*` then.
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 12.
    fn rules_are_written_anywhere(&self) -> bool {
        let account = self.directory().account(self.account());
        account.is_some_and(|it| it.settings().rule_writers == RuleWriters::Any)
            && RULE_WRITERS.contains(&self.surroundings.action.as_str())
    }

    fn arn(&self, service: &'static str, resource: &str, owner: AccountId) -> Arn {
        Arn {
            service,
            region: (!is_global(service)).then(|| self.region().clone()),
            account: owner,
            relative_id: resource.to_owned(),
        }
    }

    fn decide<T>(
        &mut self,
        action: &ActionName,
        arn: &Arn,
        about: About<'_>,
        of_resource: &dyn Fn(&Request<'_>, &Resource<'_>) -> Answer,
        entries: &[T],
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<(), ApiError> {
        self.decide_named(
            action,
            arn,
            &arn.to_string(),
            about,
            of_resource,
            entries,
            fill,
        )
    }

    /// Decides an action on a resource, as policies name it, once for each entry. A root may do everything to what
    /// its account owns, and nobody anything to what another account owns.
    #[expect(clippy::too_many_arguments, reason = "each is one thing that decides")]
    fn decide_named<T>(
        &mut self,
        action: &ActionName,
        arn: &Arn,
        text: &str,
        about: About<'_>,
        of_resource: &dyn Fn(&Request<'_>, &Resource<'_>) -> Answer,
        entries: &[T],
        fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
    ) -> Result<(), ApiError> {
        let Surroundings {
            caller,
            operation,
            params,
            ..
        } = self.surroundings;
        let directory = &self.view.directory;
        let is_own = arn.account == caller.account;
        let authorities = self
            .surroundings
            .authority
            .of(directory, caller, arn.account);
        if authorities.is_none()
            && is_own
            && !action.as_str().eq_ignore_ascii_case("sts:AssumeRole")
        {
            self.plan.decision = Some("Allow to the account itself".to_owned());
            return Ok(());
        }
        let authorities = authorities.unwrap_or_default();
        for keys in authorities.rests_on() {
            let known = &mut self.plan.permitted_by;
            if !known.iter().any(|it| Arc::ptr_eq(it, keys)) {
                known.push(Arc::clone(keys));
            }
        }
        let group = (!about.group.is_empty()).then_some(about.group);
        let resource = Resource {
            group,
            ..Resource::of(arn.account, text)
        };
        let resources = [resource];
        let request_tags = circumstances::request_tags(operation, params);
        let place = place_in_directory(directory, caller.account);
        // Without an entry the action is decided all the same.
        let count = entries.len().max(1);
        for at in 0..count {
            let mut context = circumstances::context(
                caller,
                self.surroundings.now,
                about,
                request_tags.as_ref(),
                place.as_ref(),
            );
            for (key, value) in &self.standing {
                match value {
                    Standing::Text(text) => context.set(*key, text.as_str()),
                    Standing::Flag(flag) => context.set(*key, *flag),
                };
            }
            if let Some(entry) = entries.get(at) {
                fill(&mut context, entry);
            }
            let request = Request {
                principal: &caller.principal,
                action,
                resources: &resources,
                context: &context,
            };
            let with_policy = [Resource {
                policy: of_resource(&request, &resource),
                ..resource
            }];
            let request = Request {
                resources: &with_policy,
                ..request
            };
            let decision: Decision = authorize(&request, &authorities.in_force());
            let decided = Decided {
                caller,
                action: action.as_str(),
                arn: text,
                owner: arn.account,
                group,
                context: &context,
                decision,
            };
            if at + 1 == count || !decision.is_allowed() {
                self.plan.decision = Some(decided.summary(&authorities));
            }
            if !decision.is_allowed() {
                self.plan.resources.insert(arn.relative_id.clone());
                let Surroundings {
                    master_key, random, ..
                } = self.surroundings;
                return Err(decided.refusal(operation, &authorities, master_key, random));
            }
            if !matches!(decision.level, Level::Exempt(_)) {
                let keys = authorities.condition_keys();
                { &mut self.plan.granted }.note(action.as_str(), text, keys, &context);
            }
        }
        Ok(())
    }
}

/// Source: ECS RAM authorization, `ModifySecurityGroupEgressRule`, condition keys.
const TAGS_ARE_KEYS: &str = "ecs:ModifySecurityGroupEgressRule";
/// The actions that write rules.
///
/// Source: ECS RAM authorization, `AuthorizeSecurityGroup`.
const RULE_WRITERS: [&str; 5] = [
    "ecs:AuthorizeSecurityGroup",
    "ecs:AuthorizeSecurityGroupEgress",
    "ecs:ModifySecurityGroupRule",
    "ecs:ModifySecurityGroupEgressRule",
    "ecs:ConfigureSecurityGroupPermissions",
];

/// Whether a service has no regions: its ARNs have a star there.
fn is_global(service: &str) -> bool {
    matches!(
        service,
        "ram" | "sts" | "ims" | "resourcemanager" | "resourcedirectory"
    )
}

/// The service in ARNs: the part of the RAM action before the colon.
fn service_of(operation: &'static Operation) -> &'static str {
    operation.ram_action.split(':').next().unwrap_or_default()
}
