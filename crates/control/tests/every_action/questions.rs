//! What is asked about things of account `a`: the lines of `strangers.txt`.

use std::collections::BTreeMap;

use openapi::Operation;

use crate::support::operation;

const STRANGERS: &str = include_str!("strangers.txt");

/// A line of `strangers.txt`: a request, and what a stranger gets for it.
pub(crate) struct Question {
    /// `OPERATION NAME=VALUE …`, as it stands there.
    pub(crate) request: &'static str,
    /// `PRODUCT:OPERATION`.
    pub(crate) name: &'static str,
    pub(crate) operation: &'static Operation,
    /// Words in braces stand for ids.
    pub(crate) params: Vec<(&'static str, &'static str)>,
    /// A status and a code, or `nothing`.
    pub(crate) stranger_gets: &'static str,
}

/// All questions, in the order of the file.
pub(crate) fn questions() -> impl Iterator<Item = Question> {
    let is_said = |line: &&str| !line.is_empty() && !line.starts_with('#');
    STRANGERS.lines().filter(is_said).map(|line| {
        let (request, stranger_gets) = line.split_once(" -> ").expect("a request and what it gets");
        let mut words = request.split(' ');
        let name = words.next().expect("a request names an operation");
        let params = words.map(|word| word.split_once('=').expect("NAME=VALUE"));
        Question {
            request,
            name,
            operation: operation(name),
            params: params.collect(),
            stranger_gets,
        }
    })
}

/// A value of a request with the ids of things in it.
pub(crate) fn filled(value: &str, ids: &BTreeMap<&'static str, String>) -> String {
    ids.iter().fold(value.to_owned(), |value, (word, id)| {
        value.replace(&format!("{{{word}}}"), id)
    })
}

/// What everybody may do who proves who he is.
pub(crate) const OPEN_TO_EVERYBODY: [&str; 6] = [
    // Who calls is in what they are given: tests/federation.
    "Sts:AssumeRoleWithOIDC",
    "Sts:AssumeRoleWithSAML",
    "Location:DescribeEndpoints",
    "Sts:GetCallerIdentity",
    // By the security preference, which lets users change their own unless it is told otherwise.
    "Ram:ChangePassword",
    "Ims:ChangePassword",
];
