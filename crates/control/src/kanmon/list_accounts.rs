use openapi::ApiError;
use openapi::generated::kanmon::list_accounts::{
    Request, Response, ResponseAccount, ResponseAccountAccessKey,
};

use crate::account::{AccessKey, Account};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The accounts, by id, for the account that runs the region; any other sees itself. Secrets are not told.
///
/// Source: Kanmon API, `ListAccounts`. Choice: docs/decisions/0007-own-operations.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("account/*", planner.account())?;
    let is_seen = |account: &Account| planner.is_operator() || account.id == planner.account();
    let is_asked_for = |account: &Account| {
        let id = account.id.to_string();
        request.account_id.is_empty() || request.account_id.contains(&id)
    };
    let all = planner.view().accounts.iter().filter(|it| !it.is_closed() && is_seen(it) && is_asked_for(it));
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(DEFAULT.into())),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let bounds = PageBounds::strict(DEFAULT, DEFAULT);
    let page = planner.page(all.collect(), pages, bounds, |it| it.id.to_string())?;
    Ok(Response {
        accounts: page.items.iter().map(|account| shown(planner, account)).collect(),
        next_token: page.next_token,
    })
}

fn shown(planner: &Planner<'_>, account: &Account) -> ResponseAccount {
    let key = |key: &AccessKey| ResponseAccountAccessKey {
        access_key_id: key.id.clone(),
        creation_time: key.created.to_string(),
        status: if key.is_active { "Active" } else { "Inactive" }.to_owned(),
    };
    ResponseAccount {
        access_keys: account.keys.iter().map(key).collect(),
        account_id: account.id.to_string(),
        creation_time: account.created.to_string(),
        is_operator: planner.config().operator == Some(account.id),
        profile: account.settings.profile_in(planner.region_config()).name().to_owned(),
        smtp_exempt: account.settings.smtp_exempt,
    }
}

const DEFAULT: u32 = 100;
