use std::collections::BTreeSet;

use ram::{ConditionKey, Context};

/// What policies allowed a call: an action on a resource, with the values of the condition keys that any policy of
/// the caller asks about.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Granted {
    /// The action, as `ecs:StopInstance`.
    pub action: String,
    /// The ARN of the resource, or `*`, as policies name it.
    pub resource: String,
    /// Each key that had values, with them.
    pub conditions: Vec<(String, Vec<String>)>,
}

/// All that policies allowed one call.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Grants {
    /// Each once.
    pub all: BTreeSet<Granted>,
    /// Whether there were more, or longer ones, than are kept.
    pub is_cut: bool,
}

impl Grants {
    /// Keeps one.
    pub(crate) fn note(
        &mut self,
        action: &str,
        resource: &str,
        keys: &[ConditionKey],
        context: &Context<'_>,
    ) {
        if self.all.len() == MOST {
            self.is_cut = true;
            return;
        }
        self.is_cut |= keys.len() > MOST_KEYS;
        let mut conditions = Vec::new();
        for key in keys.iter().take(MOST_KEYS) {
            let values = context.values(key);
            let values = values.as_slice();
            let texts: Vec<String> = { values.iter().take(MOST_VALUES) }
                .map(|value| value.text().into_owned())
                .collect();
            let is_long = |text: &String| text.len() > LONGEST;
            if values.len() > MOST_VALUES || texts.iter().any(is_long) {
                self.is_cut = true;
            } else if !texts.is_empty() {
                conditions.push((key.to_string(), texts));
            }
        }
        self.all.insert(Granted {
            action: action.to_owned(),
            resource: resource.to_owned(),
            conditions,
        });
    }

    /// Nothing.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// A hundred rules with values of their own, and what else a call may ask for.
const MOST: usize = 256;
const MOST_KEYS: usize = 16;
const MOST_VALUES: usize = 8;
const LONGEST: usize = 512;
