use cloud_id::Tags;

use crate::condition_key::{ConditionKey, KnownKey};
use crate::value::{Value, Values};

/// What a request says about itself beyond action and resource: values by condition key.
///
/// Documented keys have slots, tags are looked up where they are, so filling a context takes no memory from
/// the heap; only keys set by name do. A key that is not set is missing.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    known: [Values<'a>; KnownKey::COUNT],
    resource_tags: Option<&'a Tags>,
    request_tags: Option<&'a Tags>,
    by_name: Vec<(ConditionKey, Values<'a>)>,
}

impl<'a> Context<'a> {
    /// A context in which every key is missing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            known: [Values::Missing; KnownKey::COUNT],
            resource_tags: None,
            request_tags: None,
            by_name: Vec::new(),
        }
    }

    /// Gives a documented key one value.
    pub fn set(&mut self, key: KnownKey, value: impl Into<Value<'a>>) -> &mut Self {
        self.known[key.slot()] = Values::One(value.into());
        self
    }

    /// Gives a documented key these values, or takes them away.
    pub fn set_values(&mut self, key: KnownKey, values: Values<'a>) -> &mut Self {
        self.known[key.slot()] = values;
        self
    }

    /// Gives the tags of the resource: `acs:ResourceTag/KEY`.
    pub fn set_resource_tags(&mut self, tags: &'a Tags) -> &mut Self {
        self.resource_tags = Some(tags);
        self
    }

    /// Gives the tags in the request: `acs:RequestTag/KEY`.
    pub fn set_request_tags(&mut self, tags: &'a Tags) -> &mut Self {
        self.request_tags = Some(tags);
        self
    }

    /// Gives a key values by its name; for simulation and files, not for the path of every call.
    pub fn set_by_name(&mut self, name: &str, values: Values<'a>) -> &mut Self {
        self.set_key(&ConditionKey::of(name), values)
    }

    /// Gives a key values.
    pub fn set_key(&mut self, key: &ConditionKey, values: Values<'a>) -> &mut Self {
        if let ConditionKey::Known(known) = key {
            return self.set_values(*known, values);
        }
        match self.by_name.iter_mut().find(|(held, _)| held == key) {
            Some((_, held)) => *held = values,
            None => self.by_name.push((key.clone(), values)),
        }
        self
    }

    /// The values of a key.
    #[must_use]
    pub fn values(&self, key: &ConditionKey) -> Values<'a> {
        let tags = match key {
            ConditionKey::Known(key) => return self.known[key.slot()],
            ConditionKey::ResourceTag(name) => {
                self.resource_tags.and_then(|tags| tags.value_of(name))
            }
            ConditionKey::RequestTag(name) => {
                self.request_tags.and_then(|tags| tags.value_of(name))
            }
            ConditionKey::Other(_) => None,
        };
        if let Some(value) = tags {
            return Values::One(Value::Text(value));
        }
        let held = self.by_name.iter().find(|(held, _)| held == key);
        held.map_or(Values::Missing, |(_, values)| *values)
    }

    /// Every key that has values, with them: documented keys first.
    pub fn iter(&self) -> impl Iterator<Item = (ConditionKey, Values<'a>)> {
        let known = KnownKey::ALL
            .iter()
            .map(|key| (ConditionKey::Known(*key), self.known[key.slot()]));
        let tag = |make: fn(Box<str>) -> ConditionKey| {
            move |(key, value): (&str, &'a str)| (make(key.into()), Values::One(Value::Text(value)))
        };
        let resource_tags = self.resource_tags.into_iter().flat_map(Tags::iter);
        let request_tags = self.request_tags.into_iter().flat_map(Tags::iter);
        known
            .chain(resource_tags.map(tag(ConditionKey::ResourceTag)))
            .chain(request_tags.map(tag(ConditionKey::RequestTag)))
            .chain(self.by_name.iter().cloned())
            .filter(|(_, values)| !values.as_slice().is_empty())
    }
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self::new()
    }
}
