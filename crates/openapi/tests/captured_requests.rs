//! 50 genuine requests of unmodified clients, and what becomes of them when something is changed.

#[path = "support/captured.rs"]
mod captured;

#[test]
fn recorded_requests_verify_and_their_mutations_do_not() {
    let captured: captured::Captured =
        serde_json::from_str(include_str!("data/captured-requests.json"))
            .expect("the data is of this form");
    assert_eq!(captured.vectors.len(), 50);
    let mut tally = captured::Tally::default();
    let mut nonces = std::collections::BTreeSet::new();
    for vector in &captured.vectors {
        let one = vector
            .check()
            .unwrap_or_else(|error| panic!("{} {}: {error}", vector.id, vector.label));
        tally.refused += one.refused;
        tally.accepted += one.accepted;
        assert!(
            nonces.insert(vector.nonce().expect("it was read before")),
            "{}: nonce",
            vector.id
        );
    }
    // Every vector has at least a value and a secret to change, and a query or header that may change.
    assert!(
        tally.refused > 500,
        "{} changed requests were tried",
        tally.refused
    );
    assert!(
        tally.accepted > 100,
        "{} harmless changes were tried",
        tally.accepted
    );
}
