use cloud_id::{SecurityGroupRuleId, Timestamp};

use crate::rule_check::check_limits;
use crate::{
    Rule, RuleDescription, RuleError, RuleHolder, RuleLimit, RuleSpec, SecurityGroup, Surroundings,
};

/// A rule that a request asks for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewRule {
    /// What it says. In a VPC any `nic_type` will do.
    pub spec: RuleSpec,
    /// Free text.
    pub description: RuleDescription,
}

/// Why rules were not added to a security group, or did not replace its rules.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AuthorizeError {
    /// Another product manages the group.
    #[error("the group is managed by another product")]
    Managed,
    /// The group cannot have one of the rules.
    #[error("rule {index} of the request is not possible")]
    Rule {
        /// Which rule of the request, from 0.
        index: usize,
        /// Why.
        #[source]
        error: RuleError,
    },
    /// Two rules of the request say the same.
    #[error("rules {first} and {second} of the request say the same")]
    Duplicate {
        /// One, from 0.
        first: usize,
        /// The other.
        second: usize,
    },
    /// A limit.
    #[error(transparent)]
    Limit(#[from] RuleLimit),
}

impl SecurityGroup {
    /// The group with more rules: all of them or, on an error, none. A rule that the group has already
    /// adds nothing, whatever its description.
    ///
    /// With it come the ids of the rules asked for, old or new, in the order of the request. `ids` is asked
    /// once for every rule that is added.
    ///
    /// # Errors
    /// See [`AuthorizeError`]; checked in the order of its variants, except that a rule is checked before
    /// it is compared with others.
    ///
    /// Source: ECS API, `AuthorizeSecurityGroup`. Choice: docs/decisions/0001-decision-table.md, rows 5 and 6.
    pub fn authorize(
        &self,
        new: &[NewRule],
        ids: impl FnMut() -> SecurityGroupRuleId,
        now: Timestamp,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<(Self, Vec<SecurityGroupRuleId>), AuthorizeError> {
        self.with_rules(new, None, ids, now, surroundings)
    }

    /// As [`SecurityGroup::authorize`], for a service that is named with every rule it adds. A rule that the group
    /// has already stays whose it is.
    ///
    /// # Errors
    /// As for [`SecurityGroup::authorize`].
    ///
    /// Source: guide 001, rules that are added by themselves.
    pub fn authorize_for(
        &self,
        holder: &RuleHolder,
        new: &[NewRule],
        ids: impl FnMut() -> SecurityGroupRuleId,
        now: Timestamp,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<(Self, Vec<SecurityGroupRuleId>), AuthorizeError> {
        self.with_rules(new, Some(holder), ids, now, surroundings)
    }

    fn with_rules(
        &self,
        new: &[NewRule],
        holder: Option<&RuleHolder>,
        mut ids: impl FnMut() -> SecurityGroupRuleId,
        now: Timestamp,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<(Self, Vec<SecurityGroupRuleId>), AuthorizeError> {
        let wanted = self.checked(new, surroundings)?;
        let mut rules = self.rules.clone();
        let mut of_request = Vec::with_capacity(wanted.len());
        for (spec, new) in wanted.into_iter().zip(new) {
            if let Some(existing) = self.rule_that_says(&spec) {
                of_request.push(existing.id.clone());
                continue;
            }
            let id = ids();
            of_request.push(id.clone());
            rules.push(Rule {
                id,
                spec,
                description: new.description.clone(),
                created: now,
                holder: holder.cloned(),
            });
        }
        check_limits(&self.rules, &rules, surroundings)?;
        Ok((
            Self {
                rules,
                ..self.clone()
            },
            of_request,
        ))
    }

    /// The group with exactly these rules, of both directions, in this order. A rule that the group has
    /// already keeps its id and age, and takes the description given here.
    ///
    /// With it come the ids of all rules.
    ///
    /// # Errors
    /// As for [`SecurityGroup::authorize`].
    ///
    /// Choice: docs/decisions/0001-decision-table.md, row 14.
    pub fn configure(
        &self,
        all: &[NewRule],
        mut ids: impl FnMut() -> SecurityGroupRuleId,
        now: Timestamp,
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<(Self, Vec<SecurityGroupRuleId>), AuthorizeError> {
        let wanted = self.checked(all, surroundings)?;
        let rules: Vec<Rule> = wanted
            .into_iter()
            .zip(all)
            .map(|(spec, new)| match self.rule_that_says(&spec) {
                Some(existing) => Rule {
                    description: new.description.clone(),
                    ..existing.clone()
                },
                None => {
                    let description = new.description.clone();
                    Rule {
                        id: ids(),
                        spec,
                        description,
                        created: now,
                        holder: None,
                    }
                }
            })
            .collect();
        check_limits(&self.rules, &rules, surroundings)?;
        let of_request = rules.iter().map(|rule| rule.id.clone()).collect();
        Ok((
            Self {
                rules,
                ..self.clone()
            },
            of_request,
        ))
    }

    /// The rule of this group that says the same, if there is one. In a VPC any `nic_type` will do.
    #[must_use]
    pub fn rule_that_says(&self, spec: &RuleSpec) -> Option<&Rule> {
        let spec = self.as_kept(spec);
        self.rules
            .iter()
            .find(|rule| rule.spec.says_the_same_as(&spec))
    }

    /// A rule by its id.
    #[must_use]
    pub fn rule(&self, id: &SecurityGroupRuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// The rules of a request as the group would keep them.
    fn checked(
        &self,
        new: &[NewRule],
        surroundings: &(impl Surroundings + ?Sized),
    ) -> Result<Vec<RuleSpec>, AuthorizeError> {
        if self.managed_by.is_some() {
            return Err(AuthorizeError::Managed);
        }
        let mut specs: Vec<RuleSpec> = Vec::with_capacity(new.len());
        for (index, new) in new.iter().enumerate() {
            let spec = self.as_kept(&new.spec);
            self.check_rule(&spec, surroundings)
                .map_err(|error| AuthorizeError::Rule { index, error })?;
            if let Some(first) = specs.iter().position(|other| other.says_the_same_as(&spec)) {
                return Err(AuthorizeError::Duplicate {
                    first,
                    second: index,
                });
            }
            specs.push(spec);
        }
        Ok(specs)
    }
}
