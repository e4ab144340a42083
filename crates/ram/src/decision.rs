use std::fmt;

/// What was decided about a request, where, and by which statement.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Decision {
    /// What.
    pub outcome: Outcome,
    /// At which step of the procedure.
    pub level: Level,
    /// The deciding statement among the policies of that step; none for a miss and for exemptions.
    pub statement: Option<StatementAt>,
    /// Which of the request's resources decided, from 0.
    pub resource: usize,
    /// Which entry of a batch decided, from 0.
    pub entry: usize,
}

/// Whether a request may go on.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    /// A statement denies it.
    ExplicitDeny,
    /// No statement allows it.
    ImplicitDeny,
    /// It is allowed.
    Allow,
}

/// The step of the procedure at which a decision fell.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Level {
    /// Before any policy was looked at.
    Exempt(Exemption),
    /// The control policies of one step: 0 is the account that owns the resource, then its folders, last the root.
    Control {
        /// Which step.
        step: usize,
    },
    /// The session policy.
    Session,
    /// Identity policies attached for the whole account.
    Account,
    /// Identity policies attached for the resource's group.
    ResourceGroup,
    /// The policy on the resource; for a role, its trust policy.
    ResourcePolicy,
}

/// What is decided without policies.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Exemption {
    /// The root of the account that owns the resource may do everything.
    Root,
    /// `sts:GetCallerIdentity` is never refused.
    CallerIdentity,
    /// A root cannot assume a role.
    RootAssumesNoRole,
    /// The request names no resource.
    NoResource,
}

/// A statement among the policies of one step.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct StatementAt {
    /// Which policy, from 0.
    pub policy: usize,
    /// Which statement of it, from 0.
    pub statement: usize,
}

/// What the policies of one step say about one resource.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Answer {
    /// This statement denies; any deny wins.
    Deny(StatementAt),
    /// This statement allows, and none denies.
    Allow(StatementAt),
    /// No statement is about the request.
    #[default]
    Silent,
}

impl Decision {
    /// Whether the request may go on.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.outcome == Outcome::Allow
    }
}

impl Level {
    /// The documented name of the policies of this step, `PolicyType` of `AccessDeniedDetail`.
    ///
    /// Source: RAM, access denied errors, `PolicyType`.
    #[must_use]
    pub fn policy_type(self, is_role: bool) -> Option<&'static str> {
        match self {
            Self::Exempt(_) => None,
            Self::Control { .. } => Some("ControlPolicy"),
            Self::Session => Some("SessionPolicy"),
            Self::Account => Some("AccountLevelIdentityBasedPolicy"),
            Self::ResourceGroup => Some("ResourceGroupLevelIdentityBasedPolicy"),
            Self::ResourcePolicy if is_role => Some("AssumeRolePolicy"),
            Self::ResourcePolicy => Some("ResourceBasedPolicy"),
        }
    }
}

impl Outcome {
    /// The word of vectors and of `NoPermissionType`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ExplicitDeny => "ExplicitDeny",
            Self::ImplicitDeny => "ImplicitDeny",
            Self::Allow => "Allow",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
