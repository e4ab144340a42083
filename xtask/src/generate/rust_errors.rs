//! Rust of the error registry.

use std::fmt::Write;

use super::errors::Registry;

/// `errors.rs`: a constant per code and status, and the advice.
pub(crate) fn file(errors: &Registry) -> String {
    let mut out = String::from(
        "//! Every error that an operation may answer: a constant per code and status.\n//!\n\
         //! Written by `cargo xtask gen` from facts and decisions: edit those. Where a code has two statuses, \
         the\n//! plain name is the newer one. Spelling slips in codes are the documentation's.\n\n\
         use crate::error::rows;\n\nrows! {\n",
    );
    let mut named: Vec<(&String, u16, &String)> = errors
        .constants
        .iter()
        .map(|((status, code), name)| (name, *status, code))
        .collect();
    named.sort();
    for (name, status, code) in &named {
        let _ = writeln!(
            out,
            "    {name} = {status} {code:?} {:?};",
            errors.message(code)
        );
    }
    out.push_str("}\n\n/// All of them.\npub static ALL: &[crate::error::ErrorRow] = &[\n");
    for (name, _, _) in &named {
        let _ = writeln!(out, "{name},");
    }
    out.push_str("];\n\n/// What to do about a code, sorted by code.\npub static ADVICE: &[(&str, &str)] = &[\n");
    for (code, advice) in errors.advice() {
        let _ = writeln!(out, "    ({code:?}, {advice:?}),");
    }
    out.push_str("];\n");
    out
}
