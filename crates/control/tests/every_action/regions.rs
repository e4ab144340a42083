//! What an account gets that asks one region about its things in another.

use std::sync::Arc;

use openapi::Operation;
use store::SimStore;

use crate::not_there::Asks;
use crate::support::{self, Region};

/// The owner of a thing asks another region for it, with the same words as a stranger would, and gets the same.
#[tokio::test]
async fn every_action_finds_nothing_of_another_region() {
    let mut config = support::two_regions();
    // Who runs the region sees the state of all of it.
    config.operator = Some(support::account_id("c"));
    let region = Region::over_with(Arc::new(SimStore::new(1)), config).await;
    let owner = Asks {
        who: "a",
        at: "cn-beijing",
        leaves_out: is_of_all_regions,
        // Settings of accounts are of all regions.
        gets_instead: &[
            ("DescribeAccountSettings", "nothing"),
            ("ModifyAccountSettings", "403 Forbidden.RAM"),
        ],
    };
    owner.about_what_is_not_there(&region).await;
}

/// Identities are, and what they did.
fn is_of_all_regions(operation: &Operation) -> bool {
    let product_is = matches!(
        operation.product,
        "Ram" | "Ims" | "Sts" | "ResourceManager" | "ResourceDirectoryMaster"
    );
    let asks_about_identities = [
        "ListPrincipalsForAction",
        "SimulatePolicy",
        "ProposeLeastPrivilege",
        "LookupEvents",
        "SetOIDCProviderKeys",
    ];
    product_is || asks_about_identities.contains(&operation.name)
}
