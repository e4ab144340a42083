use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openapi::generated::ims::get_credential_report::{Request, Response};
use openapi::{ApiError, errors};

use crate::planner::Planner;

/// Shows the newest credential report, or a page of it: CSV in Base64. Pages one after the other are the report.
///
/// Source: IMS API, `GetCredentialReport`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let identities = planner.identities();
    let report = identities.credential_report();
    let report = report.ok_or_else(|| errors::ENTITY_NOT_EXIST_CREDENTIAL_REPORT.error())?;
    let most = match request.max_items.as_deref().filter(|it| !it.is_empty()) {
        Some(text) => text.parse().ok(),
        None => Some(MOST),
    };
    let most = most.filter(|it| (1..=MOST).contains(it));
    let most =
        most.ok_or_else(|| errors::INVALID_PARAMETER_MAX_ITEMS.with(format_args!("1 to {MOST}")))?;
    let generated = report.generated.unix_secs;
    // A token is of one report; the line it begins with is one of users.
    let from = match request.next_token.as_deref().filter(|it| !it.is_empty()) {
        None => 1,
        Some(token) => token
            .split_once('-')
            .filter(|(of, _)| *of == generated.to_string())
            .and_then(|(_, from)| from.parse().ok())
            .filter(|from| (2..report.lines.len()).contains(from))
            .ok_or_else(|| errors::INVALID_PARAMETER_NEXT_TOKEN.with("no page gave it"))?,
    };
    let to = report.lines.len().min(from + most);
    // The line that names the columns is of the first page.
    let first = if from == 1 { 0 } else { from };
    let content: String = report.lines[first..to]
        .iter()
        .map(|line| format!("{line}\n"))
        .collect();
    let has_more = to < report.lines.len();
    Ok(Response {
        content: STANDARD.encode(content),
        generated_time: report.generated.to_string(),
        is_truncated: has_more.to_string(),
        next_token: match has_more {
            true => format!("{generated}-{to}"),
            false => String::new(),
        },
    })
}

/// 3,500 users and the account.
const MOST: usize = 3_501;
