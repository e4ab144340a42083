use std::sync::Arc;

use estate::KeyPair;
use openapi::ApiError;
use openapi::generated::ecs::describe_key_pairs::{
    Request, Response, ResponseKeyPair, ResponseKeyPairTag,
};

use super::filter::{is, is_like};
use super::{key_pair, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The caller's key pairs that pass every filter, newest first. In `KeyPairName`, `*` stands for any text.
///
/// Source: ECS API, `DescribeKeyPairs`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("keypair/*", planner.account())?;
    let passes = |pair: &&Arc<KeyPair>| {
        is_like(&request.key_pair_name, pair.name.as_str())
            && is(&request.key_pair_finger_print, &pair.fingerprint)
            && is(&request.resource_group_id, &pair.resource_group)
            && words::has_tags(
                &pair.tags,
                request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())),
            )
    };
    let found = key_pair::own(planner).filter(passes).collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::clamped(10, 1, 50), |pair| {
        subject::newest_first(pair.created, pair.id.as_str())
    })?;
    let tells_key = request.include_public_key == Some(true);
    Ok(Response {
        key_pairs: page.items.iter().map(|pair| shown(pair, tells_key)).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

fn shown(pair: &KeyPair, tells_key: bool) -> ResponseKeyPair {
    let tag = |(key, value): (&str, &str)| ResponseKeyPairTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    };
    ResponseKeyPair {
        creation_time: pair.created.to_minute_text(),
        key_pair_finger_print: pair.fingerprint.clone(),
        key_pair_name: pair.name.to_string(),
        public_key: if tells_key { pair.public_key.clone() } else { String::new() },
        resource_group_id: pair.resource_group.clone(),
        tags: pair.tags.iter().map(tag).collect(),
    }
}
