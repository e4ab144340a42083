//! Tags on resources that exist: put, taken off, listed. Products differ in their kinds of resource only.
//!
//! Source: ECS API, `TagResources`; VPC API, `TagResources`.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloud_id::{RegionId, Tag, TagError, Tags};
use estate::{Eip, Eni, Instance, KeyPair, Object, ObjectKey, Snapshot, VSwitch, Vpc};
use openapi::{ApiError, errors};
use secgroup::SecurityGroup;

use crate::owned::Owned;
use crate::paging::{Page, PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// A kind of resource that has tags.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Tagged {
    Instance,
    SecurityGroup,
    Eni,
    Vpc,
    VSwitch,
    Eip,
    /// Named by its name.
    KeyPair,
    /// One that the product documents and that there is none of here.
    Absent,
}

/// A kind and how the product spells it in requests and answers.
pub(crate) type Spelling = (&'static str, Tagged);

/// One tag of one resource.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TagOf {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) value: String,
}

/// What tags are listed by. An empty list of ids is every resource of the kind.
pub(crate) struct TagQuery<'r> {
    pub(crate) ids: &'r [String],
    /// The resource has all of these; without a value, any value.
    pub(crate) tags: Vec<(Option<&'r str>, Option<&'r str>)>,
    /// The resource has all of these keys, each with one of its values; without values, with any.
    pub(crate) filters: Vec<(&'r str, &'r [String])>,
    pub(crate) max_results: Option<i64>,
    pub(crate) next_token: Option<&'r str>,
}

/// The kind that a request names.
pub(crate) fn kind(spellings: &[Spelling], text: Option<&str>) -> Result<Spelling, ApiError> {
    let text = text.unwrap_or_default();
    spellings
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text))
        .copied()
        .ok_or_else(|| errors::INVALID_RESOURCE_TYPE_NOT_FOUND.with(text))
}

/// Puts tags on resources: on all of them or on none. A tag of the same key is replaced.
pub(crate) fn tag(
    planner: &mut Planner<'_>,
    kind: Spelling,
    ids: &[String],
    tags: &[(Option<&str>, Option<&str>)],
) -> Result<(), ApiError> {
    let tags: Vec<Tag> = tags
        .iter()
        .map(|(key, value)| Tag::new(key.unwrap_or_default(), value.unwrap_or_default()))
        .collect::<Result<_, _>>()
        .map_err(words::refused_tag)?;
    Tags::new(tags.clone()).map_err(words::refused_tag)?;
    change(planner, kind, ids, words::refused_tag, |before| {
        tags.iter().cloned().try_fold(before.clone(), Tags::with)
    })
}

/// Takes tags off resources: these keys, or, without keys, all tags when that is asked for.
pub(crate) fn untag(
    planner: &mut Planner<'_>,
    kind: Spelling,
    ids: &[String],
    keys: &[String],
    all: bool,
) -> Result<(), ApiError> {
    if keys.is_empty() && !all {
        return Err(errors::MISSING_PARAMETER_TAGS.with("neither TagKey.N nor All is given"));
    }
    if keys.iter().any(String::is_empty) {
        return Err(errors::INVALID_TAG_KEY_MALFORMED.with("a key is empty"));
    }
    change(planner, kind, ids, words::refused_tag, |before| {
        Ok(match keys {
            [] => Tags::default(),
            keys => keys
                .iter()
                .fold(before.clone(), |tags, key| tags.without(key)),
        })
    })
}

/// The tags of the resources asked for, one by one.
pub(crate) fn list(
    planner: &mut Planner<'_>,
    kind: Spelling,
    query: &TagQuery<'_>,
) -> Result<Page<TagOf>, ApiError> {
    planner.permit(&format!("{}/*", kind.0.to_lowercase()), planner.account())?;
    let wanted: BTreeSet<&str> = query.ids.iter().map(String::as_str).collect();
    let passes = |id: &str, tags: &Tags| {
        let has_one_of = |(key, values): &(&str, &[String])| {
            tags.value_of(key).is_some_and(|value| {
                values.is_empty() || values.iter().any(|wanted| wanted == value)
            })
        };
        (wanted.is_empty() || wanted.contains(id))
            && words::has_tags(tags, query.tags.iter().copied())
            && query.filters.iter().all(has_one_of)
    };
    let mut found = Vec::new();
    for (id, tags) in tags_of_kind(planner, kind.1) {
        if !passes(&id, tags) {
            continue;
        }
        for (key, value) in tags.iter() {
            found.push(TagOf {
                id: id.clone(),
                key: key.into(),
                value: value.into(),
            });
        }
    }
    let pages = PageRequest {
        max_results: Some(query.max_results.unwrap_or(50)),
        next_token: query.next_token,
        ..PageRequest::default()
    };
    planner.page(found, pages, PageBounds::clamped(50, 1, 50), |tag| {
        format!("{} {}", tag.id, tag.key)
    })
}

/// Changes the tags of resources: of all of them or of none.
pub(crate) fn change(
    planner: &mut Planner<'_>,
    kind: Spelling,
    ids: &[String],
    refused: impl Fn(TagError) -> ApiError,
    change: impl Fn(&Tags) -> Result<Tags, TagError>,
) -> Result<(), ApiError> {
    let name = kind.0.to_lowercase();
    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    for id in ids {
        let permit = planner.permit(&format!("{name}/{id}"), planner.account())?;
        let object = own(planner, kind.1, id)
            .ok_or_else(|| errors::INVALID_RESOURCE_ID_NOT_FOUND.with(id))?;
        let before = tags_of(&object);
        let after = change(before).map_err(&refused)?;
        if after != *before {
            planner.put(&permit, with_tags(&object, after));
        }
    }
    Ok(())
}

/// A resource of a kind by its id, if it is the caller's.
pub(crate) fn own(planner: &Planner<'_>, kind: Tagged, id: &str) -> Option<Object> {
    own_in(planner, kind, id, planner.region())
}

/// A resource of a kind by its id in a region, if it is the caller's.
pub(crate) fn own_in(
    planner: &Planner<'_>,
    kind: Tagged,
    id: &str,
    region: &RegionId,
) -> Option<Object> {
    let is_own = |owned: &dyn Owned| owned.owner() == planner.account() && owned.is_in(region);
    let key = match kind {
        Tagged::Instance => ObjectKey::Instance(id.parse().ok()?),
        Tagged::SecurityGroup => ObjectKey::SecurityGroup(id.parse().ok()?),
        Tagged::Eni => ObjectKey::Eni(id.parse().ok()?),
        Tagged::Vpc => ObjectKey::Vpc(id.parse().ok()?),
        Tagged::VSwitch => ObjectKey::VSwitch(id.parse().ok()?),
        Tagged::Eip => ObjectKey::Eip(id.parse().ok()?),
        Tagged::KeyPair => {
            let pair = (planner.snapshot().key_pairs())
                .find(|it| it.name.as_str() == id && is_own(it.as_ref()))?;
            return Some(Object::KeyPair(Arc::clone(pair)));
        }
        Tagged::Absent => return None,
    };
    let object = planner.snapshot().object(&key)?;
    let is_own = match &object {
        Object::Vpc(it) => is_own(it.as_ref()),
        Object::VSwitch(it) => is_own(it.as_ref()),
        Object::SecurityGroup(it) => is_own(it.as_ref()),
        Object::PrefixList(it) => is_own(it.as_ref()),
        Object::PortRangeList(it) => is_own(it.as_ref()),
        Object::Eni(it) => is_own(it.as_ref()),
        Object::Instance(it) => is_own(it.as_ref()),
        Object::Eip(it) => is_own(it.as_ref()),
        Object::KeyPair(it) => is_own(it.as_ref()),
    };
    is_own.then_some(object)
}

fn tags_of(object: &Object) -> &Tags {
    match object {
        Object::Vpc(it) => &it.tags,
        Object::VSwitch(it) => &it.tags,
        Object::SecurityGroup(it) => &it.tags,
        Object::PrefixList(it) => &it.tags,
        Object::PortRangeList(it) => &it.tags,
        Object::Eni(it) => &it.tags,
        Object::Instance(it) => &it.tags,
        Object::Eip(it) => &it.tags,
        Object::KeyPair(it) => &it.tags,
    }
}

fn with_tags(object: &Object, tags: Tags) -> Object {
    match object {
        Object::Vpc(it) => Object::Vpc(Arc::new(Vpc {
            tags,
            ..Vpc::clone(it)
        })),
        Object::VSwitch(it) => Object::VSwitch(Arc::new(VSwitch {
            tags,
            ..VSwitch::clone(it)
        })),
        Object::SecurityGroup(it) => Object::SecurityGroup(Arc::new(SecurityGroup {
            tags,
            ..SecurityGroup::clone(it)
        })),
        Object::PrefixList(it) => Object::PrefixList(Arc::new(secgroup::PrefixList {
            tags,
            ..secgroup::PrefixList::clone(it)
        })),
        Object::PortRangeList(it) => Object::PortRangeList(Arc::new(secgroup::PortRangeList {
            tags,
            ..secgroup::PortRangeList::clone(it)
        })),
        Object::Eni(it) => Object::Eni(Arc::new(Eni {
            tags,
            ..Eni::clone(it)
        })),
        Object::Instance(it) => Object::Instance(Arc::new(Instance {
            tags,
            ..Instance::clone(it)
        })),
        Object::Eip(it) => Object::Eip(Arc::new(Eip {
            tags,
            ..Eip::clone(it)
        })),
        Object::KeyPair(it) => Object::KeyPair(Arc::new(KeyPair {
            tags,
            ..KeyPair::clone(it)
        })),
    }
}

/// Id and tags of every resource of a kind that the caller owns in the region.
pub(crate) fn tags_of_kind<'a>(planner: &Planner<'a>, kind: Tagged) -> Vec<(String, &'a Tags)> {
    let snapshot: &'a Snapshot = planner.snapshot();
    macro_rules! all {
        ($table:ident) => {
            snapshot
                .$table()
                .filter_map(|it| planner.own(Some(it)))
                .map(|it| (it.id.to_string(), &it.tags))
                .collect()
        };
    }
    match kind {
        Tagged::Instance => all!(instances),
        Tagged::SecurityGroup => all!(security_groups),
        Tagged::Eni => all!(enis),
        Tagged::Vpc => all!(vpcs),
        Tagged::VSwitch => all!(vswitches),
        Tagged::Eip => all!(eips),
        Tagged::KeyPair => (snapshot.key_pairs())
            .filter_map(|it| planner.own(Some(it)))
            .map(|it| (it.name.to_string(), &it.tags))
            .collect(),
        Tagged::Absent => Vec::new(),
    }
}
