//! What a user without a policy gets.

use crate::contents::contents;
use crate::furnish::furnish;
use crate::questions::{OPEN_TO_EVERYBODY, filled, questions};
use crate::support::Region;

/// The requests of strangers by a user of the account whose things they name. It has no policy, so each is refused,
/// whatever else would be wrong with it, and says who was refused what.
///
/// holds: K6, K7
#[tokio::test]
async fn every_action_is_refused_to_a_user_who_may_do_nothing() {
    let region = Region::start().await;
    let ids = furnish(&region).await;
    let nobody = region.user("nobody").await;
    let mut wrong = Vec::new();
    for question in questions() {
        let operation = question.operation;
        if OPEN_TO_EVERYBODY.contains(&question.name) {
            continue;
        }
        let params = question.params.iter();
        let params: Vec<_> = params
            .map(|(name, value)| (*name, filled(value, &ids)))
            .collect();
        let mut params: Vec<(&str, &str)> = params
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        params.push(("RegionId", "cn-hangzhou"));
        let before = contents(&region);
        let answer = region.call_as(&nobody, question.name, &params).await;
        let code = match operation.product {
            "Ram" | "Sts" | "Ims" | "ResourceManager" | "ResourceDirectoryMaster" => "NoPermission",
            _ => "Forbidden.RAM",
        };
        let action = answer.text("AccessDeniedDetail.AuthAction");
        let got = (answer.status, answer.code(), action.as_str());
        if got != (403, code, operation.ram_action) {
            wrong.push(format!("{operation}: {got:?}"));
        }
        assert_eq!(contents(&region), before, "{operation} changed something");
    }
    assert!(
        wrong.is_empty(),
        "{} are not refused:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
