use std::collections::BTreeSet;

use cloud_id::{AccountId, RequestId, Timestamp};
use openapi::generated::ecs;
use openapi::{Operation, Params};

use super::*;
use crate::authority::Authority;
use crate::caller::{Caller, Identity};
use crate::config::Config;
use crate::host::HostStatus;
use crate::planner::Surroundings;
use crate::random::SystemRandom;
use crate::samples::{account, of};
use crate::seal::MasterKey;
use crate::view::View;

const BOUNDS: PageBounds = PageBounds::strict(10, 50);

/// Pages a list of texts as a call of an account would.
fn page_as(
    account: AccountId,
    operation: &'static Operation,
    items: &[String],
    request: PageRequest<'_>,
    bounds: PageBounds,
) -> Result<Page<String>, ApiError> {
    let config = Config::single(of("cn-hangzhou"), "127.0.0.1:80");
    let caller = Caller {
        account,
        identity: Identity::Root,
        principal: std::sync::Arc::new(ram::Principal::root(account)),
        is_secure: false,
        access_key_id: "LTAI".to_owned(),
        request_id: RequestId::from_random(1),
        source: None,
    };
    let view = View::default();
    let surroundings = Surroundings {
        config: &config,
        caller: &caller,
        operation,
        action: &ram::ActionName::new(operation.ram_action),
        params: &Params::default(),
        authority: &Authority::default(),
        region: config.default_region(),
        now: Timestamp::from_unix_secs(0),
        random: &SystemRandom,
        master_key: &MasterKey::new([1; 32]),
        report: &host_api::Report::default(),
        host: &HostStatus::default(),
        desired: &host_api::DesiredState::default(),
        store: &store::SimStore::new(1),
        archive: None,
        last_used: &crate::last_used::LastUsed::default(),
        wrong_passwords: &crate::wrong_passwords::WrongPasswords::default(),
        passed: std::time::Duration::ZERO,
        answers: &[],
        may_wait: false,
        waited_for: None,
    };
    Planner::new(&view, surroundings).page(items.to_vec(), request, bounds, Clone::clone)
}

fn page(items: &[String], request: PageRequest<'_>) -> Result<Page<String>, ApiError> {
    page_as(
        account(1),
        &ecs::describe_security_groups::OPERATION,
        items,
        request,
        BOUNDS,
    )
}

fn items(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers
        .into_iter()
        .map(|number| format!("item-{number:03}"))
        .collect()
}

#[test]
fn pages_by_number_begin_at_one_and_hold_what_is_asked_for() {
    let all = items(0..25);
    for (behaviour, number, size, expected) in [
        ("the default size", None, None, 0..10),
        ("the second page", Some(2), Some(10), 10..20),
        ("the last page is what is left", Some(3), Some(10), 20..25),
        ("behind the last page is nothing", Some(4), Some(10), 25..25),
        (
            "a page number too large to multiply",
            Some(i64::MAX),
            Some(50),
            25..25,
        ),
    ] {
        let request = PageRequest {
            page_number: number,
            page_size: size,
            ..PageRequest::default()
        };
        let page = page(&all, request).expect("acceptable");
        assert_eq!(page.items, items(expected), "{behaviour}");
        assert_eq!(
            (page.total, page.next_token.as_str()),
            (25, ""),
            "{behaviour}"
        );
    }
}

#[test]
fn sizes_and_numbers_out_of_bounds_are_refused_or_brought_into_them() {
    let all = items(0..25);
    for (number, size) in [
        (Some(0), None),
        (Some(-1), None),
        (None, Some(0)),
        (None, Some(51)),
    ] {
        let request = PageRequest {
            page_number: number,
            page_size: size,
            ..PageRequest::default()
        };
        let refused = page(&all, request).expect_err("out of bounds");
        assert_eq!(refused.code, "InvalidParameter", "{number:?} {size:?}");
    }
    let operation = &ecs::describe_instances::OPERATION;
    for (asked, got) in [(1, 10), (9, 10), (15, 15), (1_000, 20)] {
        let request = PageRequest {
            max_results: Some(asked),
            ..PageRequest::default()
        };
        let bounds = PageBounds::clamped(10, 10, 20);
        let page = page_as(account(1), operation, &all, request, bounds).expect("clamped");
        assert_eq!(page.items.len(), got, "{asked}");
    }
}

/// Every item that is there all the time comes once, whatever is made and deleted in between.
#[test]
fn paging_by_token_neither_repeats_nor_skips_an_item() {
    let mut there: BTreeSet<u32> = (0..100).filter(|number| number % 2 == 0).collect();
    let steady: BTreeSet<u32> = there
        .iter()
        .copied()
        .filter(|number| number % 4 == 0)
        .collect();
    let mut seen = Vec::new();
    let mut token = String::new();
    for round in 0.. {
        let request = PageRequest {
            max_results: Some(7),
            next_token: Some(&token),
            ..PageRequest::default()
        };
        let page = page(&items(there.iter().copied()), request).expect("a token of its own");
        seen.extend(page.items);
        token = page.next_token;
        if token.is_empty() {
            break;
        }
        // One more before, one more behind, and one that is not steady goes.
        there.extend([round * 2 + 1, 99 - round * 2]);
        there.remove(&(round * 4 + 2));
    }
    let distinct: BTreeSet<&String> = seen.iter().collect();
    assert_eq!(distinct.len(), seen.len(), "an item came twice: {seen:?}");
    for item in items(steady) {
        assert!(seen.contains(&item), "{item} never came");
    }
}

#[test]
fn a_token_is_good_for_its_caller_and_operation_only() {
    let all = items(0..25);
    let first = PageRequest {
        max_results: Some(10),
        ..PageRequest::default()
    };
    let token = page(&all, first).expect("acceptable").next_token;
    assert!(!token.contains("item"), "{token}");
    let request = |token| PageRequest {
        next_token: Some(token),
        ..PageRequest::default()
    };

    assert_eq!(
        page(&all, request(&token)).expect("its own").items,
        items(10..20)
    );
    let own = &ecs::describe_security_groups::OPERATION;
    let other = &ecs::describe_instances::OPERATION;
    let mut touched = token.clone();
    touched.replace_range(20..21, if &token[20..21] == "A" { "B" } else { "A" });
    for (what, account, operation, token) in [
        ("another account", account(2), own, token.as_str()),
        ("another operation", account(1), other, token.as_str()),
        ("a changed token", account(1), own, touched.as_str()),
        ("no token at all", account(1), own, "%%%"),
    ] {
        let refused = page_as(account, operation, &all, request(token), BOUNDS);
        assert_eq!(refused.expect_err(what).code, "InvalidParameter", "{what}");
    }
}
