//! The `Principal` element of documents that sit on a resource.

use crate::json::Placed;
use crate::malformed::{Malformation, MalformedPolicyDocument};
use crate::reader::{object, strings, unknown_element};
use crate::statement::PrincipalPattern;

/// Reads `{"RAM": […], "Service": […], "Federated": […]}`.
///
/// Source: RAM, policy elements, Principal.
pub(crate) fn read(value: &Placed) -> Result<Vec<PrincipalPattern>, MalformedPolicyDocument> {
    let members = object("Principal", value)?;
    if members.is_empty() {
        let element = "Principal".to_owned();
        return Err(value.at.malformed(Malformation::Empty { element }));
    }
    let mut principals = Vec::new();
    for member in members {
        let (is_right, make): Kind = match member.name.as_str() {
            "RAM" => (is_ram, PrincipalPattern::Ram),
            "Service" => (is_service, PrincipalPattern::Service),
            "Federated" => (is_provider, PrincipalPattern::Federated),
            _ => return Err(unknown_element(member)),
        };
        for (at, text) in strings(&member.name, &member.value)? {
            if !is_right(text) {
                let found = text.to_owned();
                return Err(at.malformed(Malformation::Principal { found }));
            }
            principals.push(make(text.to_owned()));
        }
    }
    Ok(principals)
}

/// What a value of one kind looks like, and what it becomes.
type Kind = (fn(&str) -> bool, fn(String) -> PrincipalPattern);

/// The relative id of an ARN of RAM with a plain account: `acs:ram::UID:…`, also with `*` for the region.
pub(crate) fn ram_arn(text: &str) -> Option<(&str, &str)> {
    let mut parts = text.splitn(5, ':');
    let (scheme, service) = (parts.next()?, parts.next()?);
    let (region, account, relative) = (parts.next()?, parts.next()?, parts.next()?);
    let is_account = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
    let is_arn = scheme.eq_ignore_ascii_case("acs")
        && service.eq_ignore_ascii_case("ram")
        && matches!(region, "" | "*");
    (is_arn && is_account).then_some((account, relative))
}

fn is_ram(text: &str) -> bool {
    let Some((_, relative)) = ram_arn(text) else {
        return false;
    };
    relative == "root"
        || ["user/", "role/"].iter().any(|kind| {
            relative
                .strip_prefix(kind)
                .is_some_and(|name| !name.is_empty())
        })
}

fn is_provider(text: &str) -> bool {
    let kinds = ["saml-provider/", "oidc-provider/"];
    ram_arn(text).is_some_and(|(_, relative)| {
        kinds.iter().any(|kind| {
            relative
                .strip_prefix(kind)
                .is_some_and(|name| !name.is_empty())
        })
    })
}

fn is_service(text: &str) -> bool {
    let (account, service) = text.split_once('@').unwrap_or(("1", text));
    let is_account = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
    is_account && service.contains('.') && service.bytes().all(legal)
}
