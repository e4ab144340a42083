use std::sync::Arc;

/// The service that added a rule to a group of somebody else, and why: the servers of a data service that must
/// reach the members, for instance.
///
/// Nothing about the rule's meaning: the group's owner may change or revoke it like any other.
/// Source: guide 001, rules that are added by themselves.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RuleHolder {
    service: Arc<str>,
    reason: Arc<str>,
}

/// Why texts name no holder.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RuleHolderError {
    /// No name, or one of more than 64 characters.
    #[error("the name of a service has 1 to 64 characters")]
    Service,
    /// No reason, or one of more than 256 characters.
    #[error("the reason has 1 to 256 characters")]
    Reason,
}

impl RuleHolder {
    /// A service, as `DTS`, and its reason.
    ///
    /// # Errors
    /// A text is empty or too long.
    pub fn new(service: &str, reason: &str) -> Result<Self, RuleHolderError> {
        let holds = |text: &str, most| (1..=most).contains(&text.chars().count());
        if !holds(service, 64) {
            return Err(RuleHolderError::Service);
        }
        if !holds(reason, 256) {
            return Err(RuleHolderError::Reason);
        }
        Ok(Self {
            service: service.into(),
            reason: reason.into(),
        })
    }

    /// The service.
    #[must_use]
    pub fn service(&self) -> &str {
        &self.service
    }

    /// Why it added the rule.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_has_a_name_and_a_reason_of_bounded_length() {
        for (service, reason, expected) in [
            ("DTS", "servers of task 1", Ok(())),
            (&*"团".repeat(64), &*"体".repeat(256), Ok(())),
            ("", "why", Err(RuleHolderError::Service)),
            (&*"x".repeat(65), "why", Err(RuleHolderError::Service)),
            ("DMS", "", Err(RuleHolderError::Reason)),
            ("DMS", &*"x".repeat(257), Err(RuleHolderError::Reason)),
        ] {
            let holder = RuleHolder::new(service, reason);
            assert_eq!(holder.map(drop), expected, "{service} {reason}");
        }
    }
}
