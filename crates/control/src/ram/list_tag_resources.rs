use openapi::generated::ram::list_tag_resources::{Request, Response, ResponseTagResources};
use openapi::{ApiError, errors};

use super::tags::{Found, Tagged};
use crate::planner::Planner;
use crate::words;

/// Lists tags of roles or policies, by name and key.
///
/// Source: RAM API, `ListTagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = Tagged::of(request.resource_type.as_deref())?;
    let names = request.resource_names.as_deref().unwrap_or_default();
    let found: Vec<Found> = match names {
        [] => {
            planner.permit(&format!("{}/*", kind.word()), planner.account())?;
            kind.all(&planner.identities())
        }
        names => kind.named(planner, names)?.into_iter().map(|(one, _)| one).collect(),
    };
    let filters = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let after = request.next_token.as_deref().filter(|it| !it.is_empty());
    let after = after.map(read_token).transpose()?;
    let mut listed: Vec<(String, ResponseTagResources)> = Vec::new();
    for one in found.iter().filter(|it| words::has_tags(it.tags(), filters())) {
        for (key, value) in one.tags().iter() {
            let shown = ResponseTagResources {
                resource_name: one.name(),
                resource_type: kind.word().to_owned(),
                tag_key: key.to_owned(),
                tag_value: value.to_owned(),
            };
            listed.push((format!("{}/{key}", one.folded()), shown));
        }
    }
    listed.sort_by(|(one, _), (other, _)| one.cmp(other));
    listed.retain(|(at, _)| after.as_ref().is_none_or(|after| at > after));
    let most = request.page_size.and_then(|it| usize::try_from(it).ok()).unwrap_or(DEFAULT_SIZE);
    let has_more = listed.len() > most;
    listed.truncate(most);
    let last = listed.last().filter(|_| has_more);
    Ok(Response {
        next_token: last.map(|(at, _)| at.clone()).unwrap_or_default(),
        tag_resources: listed.into_iter().map(|(_, shown)| shown).collect(),
    })
}

/// A token is the name and key that were listed last.
fn read_token(token: &str) -> Result<String, ApiError> {
    match token.contains('/') {
        true => Ok(token.to_owned()),
        false => Err(errors::INVALID_PARAMETER_NEXT_TOKEN.with("no list gave it")),
    }
}

const DEFAULT_SIZE: usize = 100;
