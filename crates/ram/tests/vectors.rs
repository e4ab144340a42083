//! The decision vectors, and the requests of the guides against their blocking policies.

#[path = "support/vector_file.rs"]
mod vector_file;

#[test]
fn every_vector_is_decided_as_it_says_by_both_evaluators() {
    match vector_file::run(include_str!("data/ram-vectors.json")) {
        Ok(compared) => assert_eq!(compared, 8 * 50, "vectors × evaluators × readings"),
        Err(wrong) => panic!("{}", wrong.join("\n")),
    }
}

#[test]
fn a_file_that_expects_something_else_fails() {
    let text = include_str!("data/ram-vectors.json");
    let altered = text.replacen("\"expect\": \"ExplicitDeny\"", "\"expect\": \"Allow\"", 1);
    let altered = if altered == text {
        text.replacen("\"expect\":\"ExplicitDeny\"", "\"expect\":\"Allow\"", 1)
    } else {
        altered
    };
    assert_ne!(altered, text);
    let wrong = vector_file::run(&altered).expect_err("one vector is wrong now");
    assert!(
        wrong[0].contains("decides ExplicitDeny, expected Allow"),
        "{wrong:?}"
    );
    assert!(vector_file::run("{\"vectors\": []}").is_err());
}
