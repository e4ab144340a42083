use std::sync::Arc;

use openapi::generated::ims::generate_credential_report::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{CredentialReport, Entity, PasswordPolicy, User};

use super::principal_name::Domain;
use crate::planner::Planner;

/// Makes a report of users, passwords, keys and MFA devices, unless there is one that stands still.
///
/// Source: IMS API, `GenerateCredentialReport`; RAM guide, get a credential report.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let now = planner.now();
    let identities = planner.identities();
    let newest = identities.credential_report();
    if newest.is_none_or(|it| !it.stands(now)) {
        if identities.users().len() > MOST_USERS {
            return Err(errors::LIMIT_EXCEEDED_USER.with(MOST_USERS));
        }
        let report = CredentialReport {
            generated: now,
            lines: lines(planner),
        };
        planner.put_identity(&permit, Entity::CredentialReport(Arc::new(report)));
    }
    Ok(Response {
        state: "COMPLETED".to_owned(),
    })
}

fn lines(planner: &Planner<'_>) -> Vec<String> {
    let identities = planner.identities();
    let domain = Domain::of_caller(planner);
    let policy = identities.settings().passwords;
    let mut users: Vec<&Arc<User>> = identities.users().collect();
    users.sort_by_key(|it| it.name.folded());
    let of_users = users.into_iter().map(|user| of_user(planner, user, &domain, &policy));
    [COLUMNS.join(","), of_root(planner)]
        .into_iter()
        .chain(of_users)
        .collect()
}

/// The account itself: it has keys, and neither password nor MFA device here.
fn of_root(planner: &Planner<'_>) -> String {
    let account = planner.view().accounts.get(planner.account());
    let created = account.map(|it| it.created.to_string());
    let keys = account.into_iter().flat_map(|it| &it.keys);
    let keys = keys.map(|key| Key {
        is_active: key.is_active,
        rotated: key.created.to_string(),
        used: used(planner, &key.id),
    });
    let first = ["<root>".to_owned(), created.unwrap_or_else(|| NOT_ANY.to_owned())];
    let none = [NEVER, FALSE, NOT_ANY, NOT_ANY, NOT_ANY, FALSE].map(str::to_owned);
    line(first.into_iter().chain(none), keys)
}

fn of_user(
    planner: &Planner<'_>,
    user: &User,
    domain: &Domain,
    policy: &PasswordPolicy,
) -> String {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NOT_ANY.to_owned());
    let login = user.login.as_ref();
    let active = login.map(|it| word(it.is_active).to_owned());
    let ends = login.and_then(|it| policy.ends(it));
    let last_logon = user.last_login.map_or_else(|| NEVER.to_owned(), |it| it.to_string());
    let fields = [
        domain.principal_name(&user.name),
        user.created.to_string(),
        last_logon,
        word(login.is_some()).to_owned(),
        or_none(active),
        or_none(login.map(|it| it.password_set.to_string())),
        match (login, ends) {
            (Some(_), None) => NEVER.to_owned(),
            (_, ends) => or_none(ends.map(|it| it.to_string())),
        },
        word(user.mfa.is_some()).to_owned(),
    ];
    let keys = user.keys.iter().map(|key| Key {
        is_active: key.status == ram::directory::KeyStatus::Active,
        rotated: key.created.to_string(),
        used: used(planner, &key.id),
    });
    line(fields.into_iter(), keys)
}

struct Key {
    is_active: bool,
    rotated: String,
    used: String,
}

fn used(planner: &Planner<'_>, key_id: &str) -> String {
    let at = planner.last_used(key_id);
    at.map_or_else(|| NEVER.to_owned(), |it| it.to_string())
}

/// A line: what there is of the user, and of its keys. No field has a comma or a quote.
fn line(fields: impl Iterator<Item = String>, keys: impl Iterator<Item = Key>) -> String {
    let mut all: Vec<String> = fields.collect();
    for key in keys.take(KEYS) {
        all.extend([TRUE.to_owned(), word(key.is_active).to_owned(), key.rotated, key.used]);
    }
    while all.len() < COLUMNS.len() {
        all.push(FALSE.to_owned());
        all.extend([NOT_ANY; 3].map(str::to_owned));
    }
    all.join(",")
}

fn word(is_so: bool) -> &'static str {
    if is_so { TRUE } else { FALSE }
}

const COLUMNS: [&str; 16] = [
    "user",
    "user_creation_time",
    "user_last_logon",
    "password_exist",
    "password_active",
    "password_last_changed",
    "password_next_rotation",
    "mfa_active",
    "access_key_1_exist",
    "access_key_1_active",
    "access_key_1_last_rotated",
    "access_key_1_last_used",
    "access_key_2_exist",
    "access_key_2_active",
    "access_key_2_last_rotated",
    "access_key_2_last_used",
];
const KEYS: usize = 2;
const TRUE: &str = "TRUE";
const FALSE: &str = "FALSE";
const NOT_ANY: &str = "N/A";
const NEVER: &str = "-";

/// Of an account with more users there is no report.
///
/// Source: RAM guide, get a credential report, limitations.
const MOST_USERS: usize = 3_500;
