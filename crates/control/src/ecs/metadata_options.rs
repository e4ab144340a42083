//! How the metadata of an instance may be asked for, as requests and answers say it.

use estate::MetadataOptions;
use openapi::{ApiError, errors};

/// What a request says; what is left out stays.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<'r> {
    pub(super) endpoint: Option<&'r str>,
    pub(super) tokens: Option<&'r str>,
    pub(super) hop_limit: Option<i64>,
    pub(super) tags: Option<&'r str>,
}

/// The options that result.
///
/// Source: ECS API, `ModifyInstanceMetadataOptions`.
pub(super) fn read(before: MetadataOptions, asked: Asked<'_>) -> Result<MetadataOptions, ApiError> {
    let given = |text: Option<&'_ str>| text.unwrap_or_default().to_owned();
    let (endpoint, tokens, tags) = (
        given(asked.endpoint),
        given(asked.tokens),
        given(asked.tags),
    );
    Ok(MetadataOptions {
        is_enabled: match endpoint.as_str() {
            "" => before.is_enabled,
            "enabled" => true,
            "disabled" => false,
            other => return Err(errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED.with(other)),
        },
        needs_token: match tokens.as_str() {
            "" => before.needs_token,
            "required" => true,
            "optional" => false,
            other => return Err(errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED.with(other)),
        },
        hop_limit: match asked.hop_limit {
            None => before.hop_limit,
            Some(limit) => u8::try_from(limit)
                .ok()
                .filter(|limit| (1..=64).contains(limit))
                .ok_or_else(|| {
                    errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED.with(limit)
                })?,
        },
        tells_tags: match tags.as_str() {
            "" => before.tells_tags,
            "enabled" => true,
            "disabled" => false,
            other => return Err(errors::INVALID_INSTANCE_METADATA_TAGS_NOT_SUPPORTED.with(other)),
        },
    })
}

/// `enabled` or `disabled`.
pub(super) fn enabled(is_enabled: bool) -> String {
    if is_enabled { "enabled" } else { "disabled" }.to_owned()
}

/// `required` or `optional`.
pub(super) fn tokens(options: MetadataOptions) -> String {
    if options.needs_token {
        "required"
    } else {
        "optional"
    }
    .to_owned()
}
