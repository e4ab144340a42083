//! What an account gets that asks about another account's things.

use crate::not_there::Asks;
use crate::support::Region;

/// holds: K6, K7
#[tokio::test]
async fn every_action_refuses_a_stranger_what_belongs_to_another_account() {
    let stranger = Asks {
        who: "b",
        at: "cn-hangzhou",
        leaves_out: |_| false,
        gets_instead: &[],
    };
    stranger
        .about_what_is_not_there(&Region::start().await)
        .await;
}
