use cloud_id::SecurityGroupRuleId;

use crate::{RuleSpec, SecurityGroup};

/// Why rules were not taken out of a security group.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RevokeError {
    /// Another product manages the group.
    #[error("the group is managed by another product")]
    Managed,
    /// Two rules of the request say the same.
    #[error("rules {first} and {second} of the request say the same")]
    Duplicate {
        /// One, from 0.
        first: usize,
        /// The other.
        second: usize,
    },
    /// The same id twice.
    #[error("the rule id {id} is given twice")]
    RepeatedId {
        /// The id.
        id: SecurityGroupRuleId,
    },
    /// The group has no rule of this id.
    #[error("the group has no rule {id}")]
    UnknownId {
        /// The id.
        id: SecurityGroupRuleId,
    },
}

impl SecurityGroup {
    /// The group without the rules that say one of these things. What the group does not say is not
    /// missed. With it come the ids of the rules taken out.
    ///
    /// # Errors
    /// `Managed`, `Duplicate`.
    ///
    /// Source: ECS API, `RevokeSecurityGroup`.
    pub fn revoke(
        &self,
        specs: &[RuleSpec],
    ) -> Result<(Self, Vec<SecurityGroupRuleId>), RevokeError> {
        if self.managed_by.is_some() {
            return Err(RevokeError::Managed);
        }
        let kept: Vec<RuleSpec> = specs.iter().map(|spec| self.as_kept(spec)).collect();
        for (second, spec) in kept.iter().enumerate() {
            if let Some(first) = kept[..second]
                .iter()
                .position(|it| it.says_the_same_as(spec))
            {
                return Err(RevokeError::Duplicate { first, second });
            }
        }
        let gone = kept.iter().filter_map(|spec| self.rule_that_says(spec));
        let gone: Vec<SecurityGroupRuleId> = gone.map(|rule| rule.id.clone()).collect();
        Ok((self.without(&gone), gone))
    }

    /// The group without the rules of these ids: all of them or, on an error, none.
    ///
    /// # Errors
    /// `Managed`, `RepeatedId`, `UnknownId`.
    ///
    /// Source: ECS API, `RevokeSecurityGroup`, `SecurityGroupRuleId.N`.
    pub fn revoke_ids(&self, ids: &[SecurityGroupRuleId]) -> Result<Self, RevokeError> {
        if self.managed_by.is_some() {
            return Err(RevokeError::Managed);
        }
        for (at, id) in ids.iter().enumerate() {
            if ids[..at].contains(id) {
                return Err(RevokeError::RepeatedId { id: id.clone() });
            }
            if self.rule(id).is_none() {
                return Err(RevokeError::UnknownId { id: id.clone() });
            }
        }
        Ok(self.without(ids))
    }

    fn without(&self, ids: &[SecurityGroupRuleId]) -> Self {
        let stays = self.rules.iter().filter(|rule| !ids.contains(&rule.id));
        Self {
            rules: stays.cloned().collect(),
            ..self.clone()
        }
    }
}
