//! Every declared parameter of an offered operation is read by its use-case, or stands with its reason in the list
//! of those that are not: a documented parameter that is silently ignored is a defect.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use control::unread::UNREAD;

/// Read on every path: the region before the use-case, the other two around it.
const OF_THE_FRAME: [&str; 3] = ["RegionId", "ClientToken", "DryRun"];

#[test]
fn every_declared_parameter_is_read_or_named_with_a_reason() {
    let named: BTreeSet<String> = UNREAD.iter().flat_map(|it| it.names()).collect();
    let (mut unread, mut operations) = (BTreeSet::new(), 0);
    let macros = macros();
    for operation in control::operations() {
        let (module, words) = module_of(operation.product, operation.name);
        let source = openapi().join(&words);
        let Ok(generated) = fs::read_to_string(&source) else {
            panic!("{operation}: {} is not there", source.display())
        };
        let module = fs::read_to_string(&module)
            .unwrap_or_else(|_| panic!("{operation}: {} is not there", module.display()));
        let mut text = without_tests(&module).to_owned();
        if operation.is_anonymous {
            // What says who calls is read before.
            let frame = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/federated.rs");
            text.push_str(&fs::read_to_string(&frame).expect("it is there"));
        }
        // One macro may stand in another one.
        let mut left: Vec<_> = macros.iter().collect();
        while let Some(at) = left
            .iter()
            .position(|(name, _)| text.contains(&format!("{name}!(")))
        {
            text.push_str(left.swap_remove(at).1);
        }
        let said = format!("{}:{}", operation.product, operation.name);
        let mut is_hidden: Vec<String> = Vec::new();
        for (name, field) in fields(&generated) {
            if OF_THE_FRAME.contains(&name.as_str())
                || is_hidden.iter().any(|parent| name.starts_with(parent))
                || is_read(&text, &field)
            {
                continue;
            }
            // What is inside of one that is not read is not read either.
            is_hidden.push(format!("{name}."));
            unread.insert(format!("{said} {name}"));
        }
        operations += 1;
    }
    assert!(operations > 100, "{operations} operations");
    let inside = |name: &String| named.iter().any(|it| it.starts_with(&format!("{name}.")));
    let silent: Vec<_> = unread
        .iter()
        .filter(|it| !named.contains(*it) && !inside(it))
        .collect();
    assert!(
        silent.is_empty(),
        "no use-case reads these; read them, or name them with a reason in src/unread.rs:\n{}",
        silent
            .iter()
            .map(|it| it.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    );
    let outside = |name: &String| unread.iter().any(|it| name.starts_with(&format!("{it}.")));
    let stale: Vec<_> = named
        .iter()
        .filter(|it| !unread.contains(*it) && !outside(it))
        .collect();
    assert!(
        stale.is_empty(),
        "these are read, or not declared; take them out of src/unread.rs: {stale:?}"
    );
}

/// The check finds what it is there for.
#[test]
fn a_field_that_is_only_mentioned_is_not_read() {
    let text = "let port = request.port; // port_range\nlet Request { vpc_id, .. } = request; let b = it\n    .tag;";
    for (field, expected) in [
        ("port", true),
        ("port_range", false),
        ("vpc_id", true),
        ("tag", true),
        ("vpc", false),
    ] {
        assert_eq!(is_read(text, field), expected, "{field}");
    }
}

/// Whether a field is taken, by a dot or out of the whole.
fn is_read(text: &str, field: &str) -> bool {
    let is_word = |at: usize, length: usize| {
        let part_of_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
        !text[at + length..].starts_with(part_of_word) && !text[..at].ends_with(part_of_word)
    };
    let by_dot = text.match_indices(field).any(|(at, _)| {
        let before = text[..at].trim_end().trim_end_matches("r#");
        is_word_or_raw(text, at, field.len(), &is_word)
            && before.ends_with('.')
            && !before.ends_with("..")
    });
    let whole = text.match_indices("Request {").any(|(at, _)| {
        let rest = &text[at..];
        let end = rest.find('}').unwrap_or(rest.len());
        let mut names = rest[..end].split(|it: char| !it.is_ascii_alphanumeric() && it != '_');
        names.any(|it| it == field)
    });
    by_dot || whole
}

fn is_word_or_raw(
    text: &str,
    at: usize,
    length: usize,
    is_word: &dyn Fn(usize, usize) -> bool,
) -> bool {
    is_word(at, length) || text[..at].ends_with("r#")
}

/// The parameters of a generated file: the name in the reference, and the field.
fn fields(generated: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut name = None;
    for line in generated
        .lines()
        .take_while(|it| !it.starts_with("pub struct Response"))
    {
        let line = line.trim();
        if let Some(doc) = line.strip_prefix("/// `") {
            name = doc.split('`').next().map(str::to_owned);
        } else if let (Some(field), Some(name)) = (line.strip_prefix("pub "), name.take())
            && let Some((field, _)) = field.split_once(':')
        {
            found.push((name, field.trim_start_matches("r#").to_owned()));
        }
    }
    assert!(
        generated.contains("Request"),
        "a generated file has a request"
    );
    // Parents before what is inside of them.
    found.sort_by_key(|(name, _)| name.matches('.').count());
    found
}

/// Macros of the crate by which use-cases read many fields at once.
fn macros() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of ours") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("a source is text");
                for part in text.split("macro_rules! ").skip(1) {
                    let (name, rest) = part.split_once(' ').expect("a macro has a body");
                    let end = rest.find("\n}").unwrap_or(rest.len());
                    found.insert(name.to_owned(), rest[..end].to_owned());
                }
            }
        }
    }
    found
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn openapi() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/src/generated")
}

/// The use-case of an operation, and the path of its generated file.
fn module_of(product: &str, name: &str) -> (PathBuf, String) {
    let generated = product.to_lowercase();
    // Two words here.
    let folder = match product {
        "ActionTrail" => "action_trail",
        "ResourceSharing" => "resource_sharing",
        "ResourceManager" => "resource_manager",
        "ResourceDirectoryMaster" => "resource_directory",
        _ => &generated,
    };
    let mut snake = String::new();
    let letters: Vec<char> = name.replace("VSwitch", "Vswitch").chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let begins_word = letter.is_ascii_uppercase()
            && at > 0
            && (!letters[at - 1].is_ascii_uppercase()
                || letters.get(at + 1).is_some_and(char::is_ascii_lowercase));
        if begins_word {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    (
        src.join(folder).join(format!("{snake}.rs")),
        format!("{generated}/{snake}.rs"),
    )
}
