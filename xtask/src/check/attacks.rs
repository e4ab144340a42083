//! The page of attacks names the test that shows each row, and each name is that of a test.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Complaint, files_below};

const PAGE: &str = "docs/attacks.md";

/// What names on the page can mean.
#[derive(Debug, Default)]
struct Named {
    /// The tests of each source file, by the path from the root.
    tests: BTreeMap<String, BTreeSet<String>>,
    /// Names of reasons, as the rules' crate writes them.
    reasons: BTreeSet<String>,
    /// Folders of `conformance`.
    suites: BTreeSet<String>,
    /// Names of fuzz targets.
    fuzz_targets: BTreeSet<String>,
}

/// Every row of `docs/attacks.md` names a test, or says that there is none; every name there is one.
pub(super) fn check(root: &Path) -> Vec<Complaint> {
    let page = std::fs::read_to_string(root.join(PAGE)).unwrap_or_default();
    complaints_about(&page, &Named::read(root))
}

fn complaints_about(page: &str, named: &Named) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut rows = 0;
    // Whether the row before names a test: `the same` is as good then.
    let mut is_shown_before = false;
    for (at, line) in page.lines().enumerate() {
        let Some(shown_by) = last_cell(line) else {
            continue;
        };
        rows += 1;
        let place = format!("{PAGE}:{}", at + 1);
        let mut is_shown = shown_by.starts_with("the same") && is_shown_before;
        for name in in_backticks(shown_by) {
            match named.what(name) {
                What::Test => is_shown = true,
                What::Detail => {}
                What::Nothing => {
                    complaints.push(format!("{place}: there is no test `{name}`"));
                }
            }
        }
        if !is_shown && !shown_by.contains("no test") {
            complaints.push(format!(
                "{place}: it names no test, and does not say \"no test\""
            ));
        }
        is_shown_before = is_shown;
    }
    if rows == 0 {
        complaints.push(format!("{PAGE} has no row"));
    }
    complaints
}

/// The last cell of a row of a table; nothing of its head.
fn last_cell(line: &str) -> Option<&str> {
    let cells = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let last = cells.rsplit('|').next()?.trim();
    let is_head = last == "shown by" || last.chars().all(|it| it == '-');
    (!is_head).then_some(last)
}

fn in_backticks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

enum What {
    /// A test, or tests.
    Test,
    /// A word about one.
    Detail,
    Nothing,
}

impl Named {
    fn read(root: &Path) -> Self {
        let mut named = Self::default();
        for path in files_below(root, ".rs")
            .into_iter()
            .chain(files_below(root, ".py"))
        {
            let name = path.strip_prefix(root).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            if name.starts_with("crates/secgroup/src/") {
                let words = text.split(|it: char| !it.is_ascii_alphanumeric());
                let words =
                    words.filter(|it| it.starts_with(|first: char| first.is_ascii_uppercase()));
                named.reasons.extend(words.map(str::to_owned));
            }
            if let Some(target) = name.strip_prefix("fuzz/fuzz_targets/") {
                named
                    .fuzz_targets
                    .insert(target.trim_end_matches(".rs").to_owned());
            }
            if let Some((suite, _)) = name
                .strip_prefix("conformance/")
                .and_then(|it| it.split_once('/'))
            {
                named.suites.insert(format!("conformance/{suite}"));
            }
            let tests = tests_of(&text);
            if !tests.is_empty() {
                named.tests.insert(name, tests);
            }
        }
        named
    }

    fn what(&self, name: &str) -> What {
        let is_test = match name.split_once("::") {
            Some((file, test)) => self.of_file(file).any(|tests| tests.contains(test)),
            None if name.ends_with(".rs") => self.of_file(name).next().is_some(),
            None => {
                self.suites.contains(name)
                    || self.fuzz_targets.contains(name)
                    || self.tests.values().any(|tests| tests.contains(name))
            }
        };
        match is_test {
            true => What::Test,
            false if self.reasons.contains(name) => What::Detail,
            false => What::Nothing,
        }
    }

    /// The tests of files whose path ends so, as `control/tests/identity.rs`.
    fn of_file(&self, file: &str) -> impl Iterator<Item = &BTreeSet<String>> {
        let below = format!("/{file}");
        let found = self.tests.iter();
        found
            .filter(move |(path, _)| path.ends_with(&below))
            .map(|(_, tests)| tests)
    }
}

/// The names of functions under an attribute that makes them tests.
fn tests_of(source: &str) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    let mut is_marked = false;
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            is_marked = true;
        }
        let words = line.trim_start_matches("pub ").trim_start_matches("async ");
        if let Some(rest) = words.strip_prefix("fn ") {
            let name = rest
                .split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'))
                .next();
            if is_marked {
                tests.extend(name.map(str::to_owned));
            }
            is_marked = false;
        }
    }
    tests
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named() -> Named {
        let source = "
            #[test]
            fn a_key_opens_one_door() {}

            fn a_helper() {}

            #[tokio::test(flavor = \"multi_thread\")]
            async fn a_door_closes() {}
        ";
        Named {
            tests: [("crates/door/tests/keys.rs".to_owned(), tests_of(source))].into(),
            reasons: ["NoKey".to_owned()].into(),
            suites: ["conformance/doors".to_owned()].into(),
            fuzz_targets: ["key".to_owned()].into(),
        }
    }

    fn complaints(shown_by: &str) -> Vec<Complaint> {
        let page =
            format!("| attack | what stops it | shown by |\n|---|---|---|\n| a | b | {shown_by} |");
        complaints_about(&page, &named())
    }

    #[test]
    fn a_row_names_a_test_that_is_there_or_says_that_there_is_none() {
        for (shown_by, expected) in [
            ("`a_key_opens_one_door`", 0),
            ("`a_door_closes`, `NoKey`", 0),
            ("`door/tests/keys.rs`", 0),
            ("`keys.rs::a_door_closes`", 0),
            ("`conformance/doors`", 0),
            ("fuzz target `key`", 0),
            ("no test", 0),
            ("`a_key_opens_two_doors`", 2),
            ("`a_key_opens_one_door`, `a_key_opens_two_doors`", 1),
            ("`a_helper`", 2),
            ("`keys.rs::a_helper`", 2),
            ("`door/tests/locks.rs`", 2),
            ("`NoKey`", 1),
            ("unit tests", 1),
            ("the same", 1),
        ] {
            assert_eq!(
                complaints(shown_by).len(),
                expected,
                "{shown_by}: {:?}",
                complaints(shown_by)
            );
        }
    }

    #[test]
    fn the_same_is_that_of_the_row_before() {
        let page = "| a | b | `a_door_closes` |\n| c | d | the same, `NoKey` |\n| e | f | by no test |\n| g | h | the same |";
        assert_eq!(
            complaints_about(page, &named()),
            ["docs/attacks.md:4: it names no test, and does not say \"no test\""]
        );
        assert_eq!(
            complaints_about("nothing", &named()),
            ["docs/attacks.md has no row"]
        );
    }
}
