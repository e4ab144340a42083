/// A moment of the store: grows by one with every transaction that was committed. 0 is the empty store.
pub type Revision = u64;

/// What must be so for a transaction to commit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Guard {
    /// The key does not exist.
    Absent {
        /// The key.
        key: String,
    },
    /// The key was last written at this revision, or, for 0, does not exist.
    Unchanged {
        /// The key.
        key: String,
        /// When it was last written.
        mod_revision: Revision,
    },
}

/// What a transaction does.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Op {
    /// Writes a value.
    Put {
        /// The key.
        key: String,
        /// The value.
        value: Vec<u8>,
    },
    /// Deletes a key; nothing happens when it does not exist.
    Delete {
        /// The key.
        key: String,
    },
}

/// Guards and operations that commit together or not at all.
///
/// One without operations only checks its guards: it answers the revision at which they held, and no
/// revision is made.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Transaction {
    /// All must hold.
    pub guards: Vec<Guard>,
    /// All are done, at one revision.
    pub ops: Vec<Op>,
}

/// Why a transaction did not commit, or may not have.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TransactError {
    /// A guard did not hold. Nothing was changed.
    #[error("{key} was changed; the store is at revision {revision}")]
    Conflict {
        /// The key of the first guard that did not hold.
        key: String,
        /// The revision at which it was found so.
        revision: Revision,
    },
    /// Two operations name the same key. Nothing was changed.
    #[error("{key} is written twice in one transaction")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// More operations or bytes than [`Store::limits`](crate::Store::limits) allows. Nothing was changed.
    #[error("the transaction is too large")]
    TooLarge,
    /// The reply was lost: it may have committed or not. The idempotency record inside tells.
    #[error("the outcome is not known")]
    Unknown,
    /// The store takes no writes, as on a full disk. Nothing was changed.
    #[error("the store takes no writes: {why}")]
    Unavailable {
        /// Why.
        why: String,
    },
}

impl Op {
    /// The key it writes or deletes.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Put { key, .. } | Self::Delete { key } => key,
        }
    }
}

impl Guard {
    /// The key it looks at.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Absent { key } | Self::Unchanged { key, .. } => key,
        }
    }

    /// Whether it holds when the key was last written at this revision; `None` is a key that is absent.
    #[must_use]
    pub fn holds(&self, last_written: Option<Revision>) -> bool {
        match self {
            Self::Absent { .. } => last_written.is_none(),
            Self::Unchanged { mod_revision, .. } => last_written.unwrap_or(0) == *mod_revision,
        }
    }
}

impl Transaction {
    /// What is wrong with it before any store is asked.
    ///
    /// # Errors
    /// `DuplicateKey`, `TooLarge`.
    pub(crate) fn check(&self, limits: StoreLimits) -> Result<(), TransactError> {
        let of_op = |op: &Op| match op {
            Op::Put { key, value } => key.len() + value.len(),
            Op::Delete { key } => key.len(),
        };
        let bytes: usize = self.ops.iter().map(of_op).sum::<usize>()
            + self
                .guards
                .iter()
                .map(|guard| guard.key().len())
                .sum::<usize>();
        if self.guards.len() + self.ops.len() > limits.max_ops || bytes > limits.max_bytes {
            return Err(TransactError::TooLarge);
        }
        let mut keys = std::collections::BTreeSet::new();
        match self.ops.iter().find(|op| !keys.insert(op.key())) {
            Some(op) => Err(TransactError::DuplicateKey {
                key: op.key().into(),
            }),
            None => Ok(()),
        }
    }
}

/// How much one transaction may hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StoreLimits {
    /// Guards and operations together.
    pub max_ops: usize,
    /// Bytes of keys and values.
    pub max_bytes: usize,
}
