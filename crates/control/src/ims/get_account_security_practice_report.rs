use openapi::ApiError;
use openapi::generated::ims::get_account_security_practice_report::{
    Request, Response, ResponseAccountSecurityPracticeInfo,
    ResponseAccountSecurityPracticeInfoAccountSecurityPracticeUserInfo,
};
use ram::directory::{PasswordPolicy, User};

use crate::planner::Planner;

/// Shows what there is about keys, MFA devices and passwords that could be better, as counts and as one number.
///
/// Source: IMS API, `GetAccountSecurityPracticeReport`.
/// Choice: docs/decisions/0042-identity-management-service.md
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let before = planner.now().unix_secs - 90 * 86_400;
    let is_old = |created: cloud_id::Timestamp| created.unix_secs < before;
    let is_unused = |id: &str, created: cloud_id::Timestamp| {
        let used = planner.last_used(id);
        used.unwrap_or(created).unix_secs < before
    };
    let identities = planner.identities();
    let count = |is_it: &dyn Fn(&User) -> bool| number(identities.users().filter(|it| is_it(it)).count());
    let account = planner.view().accounts.get(planner.account());
    let root_keys = || account.into_iter().flat_map(|it| &it.keys);
    let old_users = count(&|it| it.keys.iter().any(|key| is_old(key.created)));
    let unused_users = count(&|it| it.keys.iter().any(|key| is_unused(&key.id, key.created)));
    let root = Root {
        keys: number(root_keys().count()),
        old: number(root_keys().filter(|key| is_old(key.created)).count()),
        unused: number(root_keys().filter(|key| is_unused(&key.id, key.created)).count()),
    };
    let without_mfa = count(&|it| it.login.is_some() && it.mfa.is_none());
    let level = level(&identities.settings().passwords);
    let score = 100
        - (10 * root.keys).min(20)
        - 20 * i64::from(without_mfa > 0)
        - 20 * i64::from(root.old + old_users > 0)
        - 20 * i64::from(root.unused + unused_users > 0)
        - level.cost();
    let users = ResponseAccountSecurityPracticeInfoAccountSecurityPracticeUserInfo {
        bind_mfa: false,
        old_ak_num: root.old,
        root_with_access_key: root.keys,
        sub_user: number(identities.users().len()),
        sub_user_bind_mfa: count(&|it| it.mfa.is_some()),
        sub_user_pwd_level: level.word().to_owned(),
        sub_user_with_old_access_key: old_users,
        sub_user_with_unused_access_key: unused_users,
        unused_ak_num: root.unused,
    };
    Ok(Response {
        account_security_practice_info: ResponseAccountSecurityPracticeInfo {
            account_security_practice_user_info: users,
            score,
        },
    })
}

/// The keys of the account itself.
struct Root {
    keys: i64,
    old: i64,
    unused: i64,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Level {
    Low,
    Mid,
    High,
}

fn level(policy: &PasswordPolicy) -> Level {
    let asked_for = [
        policy.requires_lowercase,
        policy.requires_uppercase,
        policy.requires_digits,
        policy.requires_symbols,
    ];
    let kinds = asked_for.into_iter().filter(|it| *it).count();
    match (policy.minimum_length >= 10, kinds) {
        (true, 4) => Level::High,
        (true, _) | (false, 2..) => Level::Mid,
        (false, _) => Level::Low,
    }
}

impl Level {
    fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Mid => "mid",
            Self::High => "high",
        }
    }

    fn cost(self) -> i64 {
        match self {
            Self::Low => 20,
            Self::Mid => 10,
            Self::High => 0,
        }
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
