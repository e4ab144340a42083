//! What callers may do though no policy says so: users to themselves by the security preference, everybody what is
//! open to everybody.

use ram::directory::SecurityPreference;

/// What users may do to themselves, as policies call it.
///
/// Source: RAM API, `SetSecurityPreference`.
pub(crate) fn own_actions(preference: &SecurityPreference) -> impl Iterator<Item = &'static str> {
    let groups = [
        (preference.allows_password_change, PASSWORD),
        (preference.allows_mfa, MFA),
        (preference.allows_access_keys, ACCESS_KEYS),
    ];
    let allowed = groups.into_iter().filter(|(is_allowed, _)| *is_allowed);
    allowed.flat_map(|(_, actions)| actions.iter().copied())
}

/// Whether an action is open to everybody who proves who he is, whatever policies say. `sts:GetCallerIdentity` is too,
/// by evaluation itself.
pub(crate) fn is_open(action: &str) -> bool {
    action.eq_ignore_ascii_case("location:DescribeEndpoints")
}

const PASSWORD: &[&str] = &["ram:ChangePassword"];
const MFA: &[&str] = &[
    "ram:BindMFADevice",
    "ram:UnbindMFADevice",
    "ram:GetUserMFAInfo",
];
/// Where a key may be used from is not among them: whoever is bound to a network would lift it.
const ACCESS_KEYS: &[&str] = &[
    "ram:CreateAccessKey",
    "ram:DeleteAccessKey",
    "ram:GetAccessKeyLastUsed",
    "ram:ListAccessKeys",
    "ram:UpdateAccessKey",
];
