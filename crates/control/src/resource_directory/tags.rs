//! Tags of members and of resource groups: put, taken off, listed.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloud_id::{Tag, TagError, Tags};
use openapi::{ApiError, errors};
use ram::directory::{Entity, Member, ResourceGroup, ResourceGroupId};

use super::found::{self, Organization};
use crate::paging::{Page, PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// A kind of thing that has tags here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// A member of the resource directory.
    Account,
    /// A resource group of the account.
    ResourceGroup,
}

/// The kinds of ResourceDirectoryMaster, and of ResourceManager.
pub(crate) const OF_DIRECTORY: &[Kind] = &[Kind::Account];
pub(crate) const OF_MANAGER: &[Kind] = &[Kind::ResourceGroup, Kind::Account];

/// One tag of one thing.
pub(crate) struct TagOf {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) value: String,
}

/// What is asked for part by part.
#[derive(Clone, Copy)]
pub(crate) struct Part<'r> {
    pub(crate) max_results: Option<i64>,
    pub(crate) next_token: Option<&'r str>,
}

impl Kind {
    /// The documented word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Account => "Account",
            Self::ResourceGroup => "ResourceGroup",
        }
    }

    /// How policies name it.
    fn resource(self, id: &str) -> String {
        match self {
            Self::Account => format!("account/{id}"),
            Self::ResourceGroup => format!("resourcegroup/{id}"),
        }
    }
}

/// The kind that a request names; the first of the product when it names none.
pub(crate) fn kind(kinds: &[Kind], text: Option<&str>) -> Result<Kind, ApiError> {
    let text = text.unwrap_or_default();
    let first = kinds.first().filter(|_| text.is_empty());
    let named = kinds.iter().find(|it| it.word().eq_ignore_ascii_case(text));
    let found = first.or(named).copied();
    found.ok_or_else(|| errors::INVALID_PARAMETER_RESOURCE_TYPE.with(text))
}

/// Puts tags on things: on all of them or on none. A tag of the same key is replaced.
pub(crate) fn tag<'r>(
    planner: &mut Planner<'_>,
    kind: Kind,
    ids: &[String],
    pairs: impl Iterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> Result<(), ApiError> {
    let tags: Vec<Tag> = pairs
        .map(|(key, value)| Tag::new(key.unwrap_or_default(), value.unwrap_or_default()))
        .collect::<Result<_, _>>()
        .map_err(words::refused_tag)?;
    Tags::new(tags.clone()).map_err(words::refused_tag)?;
    change(planner, kind, ids, |before| {
        tags.iter().cloned().try_fold(before.clone(), Tags::with)
    })
}

/// Takes tags off things: these keys, or, without keys, all tags when that is asked for.
pub(crate) fn untag(
    planner: &mut Planner<'_>,
    kind: Kind,
    ids: &[String],
    keys: &[String],
    all: bool,
) -> Result<(), ApiError> {
    if keys.is_empty() && !all {
        return Err(errors::MISSING_PARAMETER_TAGS.with("neither TagKey.N nor All is given"));
    }
    change(planner, kind, ids, |before| {
        Ok(match keys {
            [] => Tags::default(),
            keys => keys
                .iter()
                .fold(before.clone(), |tags, key| tags.without(key)),
        })
    })
}

/// Something with its tags.
enum Thing {
    Account(Arc<Member>),
    ResourceGroup(Arc<ResourceGroup>),
}

fn change(
    planner: &mut Planner<'_>,
    kind: Kind,
    ids: &[String],
    change: impl Fn(&Tags) -> Result<Tags, TagError>,
) -> Result<(), ApiError> {
    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    if !(1..=MOST_IDS).contains(&ids.len()) {
        return Err(errors::NUMBER_EXCEED_RESOURCE_IDS.with(ids.len()));
    }
    for id in ids {
        let permit = planner.permit(&kind.resource(id), planner.account())?;
        let thing = thing(planner, kind, id)?;
        let before = match &thing {
            Thing::Account(it) => &it.tags,
            Thing::ResourceGroup(it) => &it.tags,
        };
        let tags = change(before).map_err(words::refused_tag)?;
        if tags == *before {
            continue;
        }
        let entity = match &thing {
            Thing::Account(it) => Entity::Member(Arc::new(Member {
                tags,
                ..Member::clone(it)
            })),
            Thing::ResourceGroup(it) => Entity::ResourceGroup(Arc::new(ResourceGroup {
                tags,
                ..ResourceGroup::clone(it)
            })),
        };
        planner.put_identity(&permit, entity);
    }
    Ok(())
}

fn thing(planner: &Planner<'_>, kind: Kind, id: &str) -> Result<Thing, ApiError> {
    match kind {
        Kind::Account => found::own(planner)?.member(Some(id)).map(Thing::Account),
        Kind::ResourceGroup => {
            let none = || errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP.error();
            let id: ResourceGroupId = id.parse().map_err(|_| none())?;
            let found = planner.identities().resource_group(&id).cloned();
            found.map(Thing::ResourceGroup).ok_or_else(none)
        }
    }
}

/// Every tag of the things of a kind that the account has.
fn all(planner: &mut Planner<'_>, kind: Kind) -> Result<Vec<(String, Tags)>, ApiError> {
    planner.permit(&kind.resource("*"), planner.account())?;
    Ok(match kind {
        Kind::Account => {
            let Organization { identities, .. } = found::own(planner)?;
            let members = identities.member_accounts();
            members
                .map(|it| (it.account.to_string(), it.tags.clone()))
                .collect()
        }
        Kind::ResourceGroup => {
            let identities = planner.identities();
            let groups = identities.resource_groups();
            groups
                .map(|it| (it.id.to_string(), it.tags.clone()))
                .collect()
        }
    })
}

/// The tags of the things asked for, one by one.
pub(crate) fn list<'r>(
    planner: &mut Planner<'_>,
    kind: Kind,
    ids: &[String],
    filters: impl Iterator<Item = (Option<&'r str>, Option<&'r str>)> + Clone,
    part: Part<'_>,
) -> Result<Page<TagOf>, ApiError> {
    let mut found = Vec::new();
    for (id, tags) in all(planner, kind)? {
        let is_meant = ids.is_empty() || ids.contains(&id);
        if !is_meant || !words::has_tags(&tags, filters.clone()) {
            continue;
        }
        found.extend(tags.iter().map(|(key, value)| TagOf {
            id: id.clone(),
            key: key.to_owned(),
            value: value.to_owned(),
        }));
    }
    page(planner, found, part, |it| format!("{} {}", it.id, it.key))
}

/// The keys of all tags, each once, that have a word in them.
pub(crate) fn keys(
    planner: &mut Planner<'_>,
    kind: Kind,
    word: Option<&str>,
    part: Part<'_>,
) -> Result<Page<String>, ApiError> {
    let word = word.unwrap_or_default();
    let all = all(planner, kind)?;
    let keys = all
        .iter()
        .flat_map(|(_, tags)| tags.iter())
        .map(|(key, _)| key);
    let keys: BTreeSet<&str> = keys.filter(|it| it.contains(word)).collect();
    let keys = keys.into_iter().map(str::to_owned).collect();
    page(planner, keys, part, Clone::clone)
}

/// The values of the tags of a key, each once, that have a word in them.
pub(crate) fn values(
    planner: &mut Planner<'_>,
    kind: Kind,
    key: Option<&str>,
    word: Option<&str>,
    part: Part<'_>,
) -> Result<Page<String>, ApiError> {
    let (key, word) = (key.unwrap_or_default(), word.unwrap_or_default());
    let all = all(planner, kind)?;
    let values = all.iter().filter_map(|(_, tags)| tags.value_of(key));
    let values: BTreeSet<&str> = values.filter(|it| it.contains(word)).collect();
    let values = values.into_iter().map(str::to_owned).collect();
    page(planner, values, part, Clone::clone)
}

fn page<T>(
    planner: &Planner<'_>,
    items: Vec<T>,
    part: Part<'_>,
    key_of: impl Fn(&T) -> String,
) -> Result<Page<T>, ApiError> {
    let pages = PageRequest {
        max_results: Some(part.max_results.unwrap_or(PARTS.default.into())),
        next_token: part.next_token,
        ..PageRequest::default()
    };
    planner.page(items, pages, PARTS, key_of)
}

/// Source: ResourceManager API, `ListTagResources`, `MaxResults`.
const PARTS: PageBounds = PageBounds::strict(10, 100);
/// Source: ResourceManager API, `TagResources`, `ResourceId.N`.
const MOST_IDS: usize = 50;
