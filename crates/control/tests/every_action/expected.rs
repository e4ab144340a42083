//! What the audit trail should have.

use openapi::Operation;

use crate::support::{Answer, Region};

/// Answers whose entries the trail should have.
#[derive(Default)]
pub(crate) struct Expected(Vec<(&'static Operation, Answer)>);

impl Expected {
    pub(crate) fn note(&mut self, operation: &'static Operation, answer: &Answer) {
        self.0.push((operation, answer.clone()));
    }

    /// Checks that the trail has exactly one entry of each answer, and that it says what was answered.
    pub(crate) async fn assert_audited(&self, region: &Region) {
        region.control.flush_audit().await;
        let trail = region.control.audit_trail().expect("the store is readable");
        for (operation, answer) in &self.0 {
            let id = answer.text("RequestId");
            let mut entries = trail
                .iter()
                .filter(|entry| entry.request_id.to_string() == id);
            let entry = entries
                .next()
                .unwrap_or_else(|| panic!("{operation}: no entry of {id}"));
            let outcome = if answer.status == 200 {
                "OK"
            } else {
                answer.code()
            };
            assert_eq!(
                (entry.outcome.as_str(), entry.status),
                (outcome, answer.status)
            );
            assert!(
                entry.action.ends_with(operation.name),
                "{operation}: {}",
                entry.action
            );
            assert_eq!(entries.next(), None, "{operation}: two entries of {id}");
        }
    }
}
