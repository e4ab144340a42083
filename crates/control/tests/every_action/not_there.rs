//! Somebody asks about things that are there, but not for him.

use std::collections::BTreeMap;

use openapi::Operation;
use store::Entry;

use crate::contents::contents;
use crate::done;
use crate::expected::Expected;
use crate::furnish::furnish;
use crate::questions::{filled, questions};
use crate::support::Region;

/// An account that asks what strangers ask, and what it gets.
pub(crate) struct Asks {
    pub(crate) who: &'static str,
    /// The region that it asks.
    pub(crate) at: &'static str,
    /// Operations that it does not ask.
    pub(crate) leaves_out: fn(&Operation) -> bool,
    /// Operations of which it gets something else than `strangers.txt` says.
    pub(crate) gets_instead: &'static [(&'static str, &'static str)],
}

impl Asks {
    /// Asks every operation, and checks that it gets what it is said to get, is told of nothing, changes nothing,
    /// and that the trail has it.
    pub(crate) async fn about_what_is_not_there(&self, region: &Region) {
        let ids = furnish(region).await;
        let mut left: Vec<&Operation> = done().collect();
        let mut expected = Expected::default();
        let mut wrong = Vec::new();
        for question in questions() {
            let operation = question.operation;
            left.retain(|other| *other != operation);
            if (self.leaves_out)(operation) {
                continue;
            }
            let mut others = self.gets_instead.iter();
            let other = others.find(|(name, _)| *name == operation.name);
            let gets = other.map_or(question.stranger_gets, |(_, gets)| gets);
            let params = question.params.iter();
            let params: Vec<_> = params
                .map(|(name, value)| (*name, filled(value, &ids)))
                .collect();
            let mut params: Vec<(&str, &str)> = params
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            // It is a common parameter, also of operations that do not list it.
            if operation.param("RegionId").is_some() || self.at != "cn-hangzhou" {
                params.push(("RegionId", self.at));
            }

            let before = contents(region);
            let request = region.request(self.who, operation, &params);
            let answer = region.send(request).await;
            expected.note(operation, &answer);
            let got = match answer.status {
                200 => "nothing".to_owned(),
                status => format!("{status} {}", answer.code()),
            };
            if got != gets {
                wrong.push(format!(
                    "{operation}: {got} instead of {gets}: {}",
                    answer.json
                ));
            }
            if answer.status != 200 {
                let is_documented = operation.declares(answer.code(), answer.status);
                assert!(is_documented, "{operation} does not document {got}");
                assert_eq!(contents(region), before, "{operation} changed something");
                continue;
            }
            self.assert_nothing_of_others_changed(region, operation, &before);
            let mut told = answer.json.to_string();
            if SAYS_AGAIN.contains(&operation.name) {
                // It answers for each id that is asked for, there or not.
                for (_, asked) in &params {
                    told = told.replace(asked.trim_matches(['[', ']', '"']), "");
                }
            }
            for id in ids.values().map(String::as_str).chain(["secret-"]) {
                assert!(!told.contains(id), "{operation} tells {id}: {told}");
            }
        }
        assert!(
            wrong.is_empty(),
            "{} are not as expected:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
        let left: Vec<String> = left.iter().map(ToString::to_string).collect();
        assert!(left.is_empty(), "nobody asked {left:?}");
        expected.assert_audited(region).await;
    }

    /// What it set for itself it may set again.
    fn assert_nothing_of_others_changed(
        &self,
        region: &Region,
        operation: &Operation,
        before: &[Entry],
    ) {
        let own = format!("identity/{}/settings/", region.accounts[self.who].account);
        let after: BTreeMap<String, Entry> = contents(region)
            .into_iter()
            .map(|entry| (entry.key.clone(), entry))
            .collect();
        for entry in before
            .iter()
            .filter(|entry| entry.key.starts_with("estate/") || entry.key.starts_with("identity/"))
            .filter(|entry| !entry.key.starts_with(&own))
        {
            assert_eq!(
                after.get(&entry.key),
                Some(entry),
                "{operation} changed {}",
                entry.key
            );
        }
    }
}

/// What answers 200 with an error for each id that was asked for.
const SAYS_AGAIN: [&str; 2] = ["AttachInstanceRamRole", "DetachInstanceRamRole"];
