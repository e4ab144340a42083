//! Golden files: request text → answer text, `tests/golden/<action>/*.txt`.
//!
//! Each file is played in a region of its own. Its steps are
//!
//! ```text
//! # a comment
//! > Vpc:CreateVpc as=b format=XML
//! RegionId=cn-hangzhou
//! CidrBlock=192.168.0.0/16
//! save vpc=VpcId
//! < 200
//! { … the answer without its RequestId … }
//!
//! wait 60
//! ```
//!
//! A file that begins with `# In a region with a classic network.` is played in one.
//!
//! What is refused leaves everything stored as it was, but for the trail of calls: that is looked at after each step.
//!
//! `as` says which account calls, `a` when left out. What was saved is written `${vpc}` in later requests, and
//! shows so in answers. `UPDATE_GOLDEN=1 cargo test -p control --test golden` writes the answers anew; a
//! changed file is reviewed like code. `GOLDEN=part-of-a-path` plays some files only.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Region, field, operation};

/// What a file begins with that is played in a region with a classic network.
const CLASSIC: &str = "# In a region with a classic network.";

/// One step of a file.
#[derive(Debug, Default)]
struct Step {
    /// Comments and empty lines before it.
    before: Vec<String>,
    /// `>` or `wait`, as written.
    head: String,
    /// Parameters and saves, as written.
    lines: Vec<String>,
    /// What stands behind `<`.
    answer: String,
}

#[tokio::test]
async fn answers_are_as_the_golden_files_say() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let only = std::env::var("GOLDEN").unwrap_or_default();
    let mut wrong = Vec::new();
    let (mut played, mut changes) = (0, 0);
    for path in files()
        .into_iter()
        .filter(|path| path.to_string_lossy().contains(&only))
    {
        let text = fs::read_to_string(&path).expect("a golden file is text");
        let (new, kept) = play(&path, &text).await;
        played += 1;
        changes += kept;
        if new == text {
            continue;
        }
        if update {
            fs::write(&path, new).expect("golden files are writable");
        } else {
            wrong.push(format!(
                "{}:\n{}",
                path.display(),
                first_difference(&text, &new)
            ));
        }
    }
    assert!(played > 0, "no golden file is called {only}");
    assert!(
        changes > 0,
        "what is stored was never seen to change, so that nothing is shown of refusals"
    );
    assert!(
        wrong.is_empty(),
        "{} files differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn golden_folders_are_called_after_actions() {
    for path in files() {
        let folder = path
            .parent()
            .and_then(Path::file_name)
            .expect("a file is in a folder");
        let folder = folder.to_string_lossy().into_owned();
        let is_known = openapi::operations()
            .iter()
            .any(|it| snake_of(it.name) == folder);
        assert!(is_known, "{folder} is no action");
    }
}

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).expect("golden files are there");
        entries
            .map(|entry| entry.expect("a folder can be listed").path())
            .collect()
    };
    let folders = entries(&root).into_iter().filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = folders.flat_map(|folder| entries(&folder)).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

/// The file as it would be written now, and how many of its steps changed what is stored.
async fn play(path: &Path, text: &str) -> (String, usize) {
    let region = if text.starts_with(CLASSIC) {
        Region::start_classic().await
    } else {
        Region::start().await
    };
    let mut saved: Vec<(String, String)> = Vec::new();
    let (steps, end) = read(text);
    let mut out = String::new();
    let mut changes = 0;
    for step in steps {
        for line in &step.before {
            out.push_str(line);
            out.push('\n');
        }
        out.push_str(&step.head);
        out.push('\n');
        if let Some(secs) = step.head.strip_prefix("wait ") {
            region
                .clock
                .advance(secs.trim().parse().expect("wait SECONDS"));
            continue;
        }
        for line in &step.lines {
            out.push_str(line);
            out.push('\n');
        }
        let before = stored(&region);
        let answer = answer(path, &region, &step, &mut saved).await;
        region.settle().await;
        let after = stored(&region);
        changes += usize::from(after != before);
        if !answer.starts_with("< 200\n") {
            let place = path.display();
            assert_eq!(
                after, before,
                "{place}: {} was refused and changed this:\n{answer}",
                step.head
            );
        }
        out.push_str(&answer);
    }
    for line in end {
        out.push_str(&line);
        out.push('\n');
    }
    (out, changes)
}

/// Keys and revisions of everything that is stored; not what is written down of each call, refused or not.
fn stored(region: &Region) -> Vec<(String, store::Revision)> {
    let page = region.store.page("", None, 100_000);
    let entries = page.expect("the store is readable").entries;
    assert!(!entries.is_empty(), "accounts are stored");
    let is_of_calls = |key: &str| {
        ["audit", "last-used/", "used-once/"]
            .iter()
            .any(|prefix| key.starts_with(prefix))
    };
    entries
        .into_iter()
        .filter(|entry| !is_of_calls(&entry.key))
        .map(|entry| (entry.key, entry.mod_revision))
        .collect()
}

async fn answer(
    path: &Path,
    region: &Region,
    step: &Step,
    saved: &mut Vec<(String, String)>,
) -> String {
    let mut words = step.head.trim_start_matches('>').split_whitespace();
    let name = words.next().expect("a step names an action");
    let (mut who, mut is_xml) = ("a", false);
    for word in words {
        match word.split_once('=') {
            Some(("as", account)) => who = account,
            Some(("format", format)) => is_xml = format == "XML",
            _ => panic!("{}: {word} is neither as= nor format=", path.display()),
        }
    }
    let mut params = Vec::new();
    let mut saves = Vec::new();
    for line in &step.lines {
        match line.strip_prefix("save ") {
            Some(save) => saves.push(save.split_once('=').expect("save NAME=PATH")),
            None => {
                let (name, text) = line.split_once('=').expect("NAME=TEXT");
                params.push((name.to_owned(), filled(text, saved)));
            }
        }
    }
    let params: Vec<(&str, &str)> = params
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let operation = operation(name);
    let (status, body) = if is_xml {
        let request = support::xml_request(region, who, operation, &params);
        let answer = region.control.call(request).await;
        (
            answer.status,
            without_request_id(&String::from_utf8_lossy(&answer.body)),
        )
    } else {
        let mut answer = region.call(who, name, &params).await;
        let code = answer.code();
        assert!(
            answer.status == 200 || operation.declares(code, answer.status),
            "{}: {operation} does not declare {} {code}",
            path.display(),
            answer.status
        );
        for (name, path) in saves {
            let value = match field(&answer.json, path) {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            saved.push((name.to_owned(), value));
        }
        if let Some(fields) = answer.json.as_object_mut() {
            fields.remove("RequestId");
            fields.remove("HostId");
            fields.remove("Recommend");
        }
        let pretty = serde_json::to_string_pretty(&answer.json).expect("JSON is text");
        (answer.status, pretty)
    };
    let mut body = body;
    for (name, value) in saved.iter().filter(|(_, value)| value.len() > 3) {
        // A text of several lines stands in JSON with its line ends written out.
        let escaped = value.replace('\n', "\\n");
        body = body.replace(escaped.as_str(), &format!("${{{name}}}"));
    }
    format!("< {status}\n{body}\n")
}

fn filled(text: &str, saved: &[(String, String)]) -> String {
    saved
        .iter()
        .rev()
        .fold(text.to_owned(), |text, (name, value)| {
            text.replace(&format!("${{{name}}}"), value)
        })
}

fn without_request_id(xml: &str) -> String {
    match (xml.find("<RequestId>"), xml.find("</RequestId>")) {
        (Some(from), Some(to)) => format!("{}{}", &xml[..from], &xml[to + 12..]),
        _ => xml.to_owned(),
    }
}

/// The steps of a file, and what stands behind the last one.
fn read(text: &str) -> (Vec<Step>, Vec<String>) {
    let mut steps = Vec::new();
    let mut step = Step::default();
    let mut in_answer = false;
    for line in text.lines() {
        if in_answer
            && !line.is_empty()
            && !line.starts_with(['#', '>'])
            && !line.starts_with("wait ")
        {
            step.answer.push_str(line);
            continue;
        }
        if in_answer {
            steps.push(std::mem::take(&mut step));
            in_answer = false;
        }
        if line.starts_with('<') {
            in_answer = true;
        } else if line.starts_with('>') {
            if !step.head.is_empty() {
                steps.push(std::mem::take(&mut step));
            }
            step.head = line.to_owned();
        } else if line.starts_with("wait ") {
            step.head = line.to_owned();
            steps.push(std::mem::take(&mut step));
        } else if step.head.is_empty() {
            step.before.push(line.to_owned());
        } else if line.is_empty() {
            // A step without its answer yet: what follows belongs to the next.
            steps.push(std::mem::take(&mut step));
            step.before.push(String::new());
        } else {
            step.lines.push(line.to_owned());
        }
    }
    if !step.head.is_empty() {
        steps.push(std::mem::take(&mut step));
    }
    (steps, step.before)
}

fn first_difference(old: &str, new: &str) -> String {
    let at = old
        .lines()
        .zip(new.lines())
        .take_while(|(old, new)| old == new)
        .count();
    let show = |text: &str| -> String {
        text.lines()
            .skip(at.saturating_sub(3))
            .take(12)
            .map(|line| format!("    {line}\n"))
            .collect()
    };
    format!(
        "  line {}, expected:\n{}  was:\n{}",
        at + 1,
        show(old),
        show(new)
    )
}

/// `create_vpc` of `CreateVpc`, as the generated modules are called.
fn snake_of(name: &str) -> String {
    let words = [
        ("VSwitch", "Vswitch"),
        ("MFA", "Mfa"),
        ("OIDC", "Oidc"),
        ("SAML", "Saml"),
    ];
    let name = words
        .iter()
        .fold(name.to_owned(), |name, (from, to)| name.replace(from, to));
    let mut snake = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && at > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
