//! Every declared action: whoever may not is refused, nothing changes, and it is in the audit trail.

#[path = "../support/mod.rs"]
mod support;

mod callers;
mod contents;
mod expected;
mod furnish;
mod nobody;
mod not_there;
mod questions;
mod refusals;
mod regions;
mod signatures;
mod strangers;

use openapi::{Operation, Status};

use expected::Expected;
use support::Region;

#[test]
fn every_offered_operation_has_a_use_case() {
    let joined = control::operations();
    let missing: Vec<String> = done()
        .filter(|it| !joined.contains(it))
        .map(ToString::to_string)
        .collect();
    assert!(
        missing.is_empty(),
        "declared as done and not joined: {missing:?}"
    );
    let undone: Vec<String> = joined
        .iter()
        .filter(|it| it.status != Status::Done)
        .map(ToString::to_string)
        .collect();
    assert!(
        undone.is_empty(),
        "joined and not declared as done: {undone:?}"
    );
}

#[tokio::test]
async fn what_is_only_documented_is_refused_as_such_to_who_signs_rightly() {
    let region = Region::start().await;
    let is_documented = |it: &&Operation| it.status == Status::Documented;
    let mut expected = Expected::default();
    for operation in openapi::operations().iter().copied().filter(is_documented) {
        let request = region.request("a", operation, &[]);
        let answer = region.send(request).await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "UnsupportedOperation"),
            "{operation}"
        );
        expected.note(operation, &answer);
    }
    expected.assert_audited(&region).await;
}

/// The operations that are offered.
fn done() -> impl Iterator<Item = &'static Operation> {
    openapi::operations()
        .iter()
        .copied()
        .filter(|operation| operation.status == Status::Done)
}
