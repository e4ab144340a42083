//! `cargo xtask gen`: merges facts with decisions, refuses contradictions, and writes checked-in files:
//! the Rust of `crates/openapi/src/generated` and the pages of `docs/reference`.

mod decisions;
mod errors;
mod facts;
mod model;
mod reference;
mod rust;
mod rust_errors;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const RUST_DIR: &str = "crates/openapi/src/generated";
const PAGES_DIR: &str = "docs/reference";

/// Writes all generated files, and removes those that are generated no more.
pub(crate) fn write() -> Result<String, String> {
    let root = crate::root();
    let files = generate(&root)?;
    let stale = stale(&root, &files)?;
    for path in &stale {
        let target = root.join(path);
        match files.get(path) {
            Some(text) => {
                let parent = target.parent().expect("a generated file is in a directory");
                std::fs::create_dir_all(parent)
                    .and_then(|()| std::fs::write(&target, text))
                    .map_err(|error| format!("{}: {error}", target.display()))?;
            }
            None => std::fs::remove_file(&target)
                .map_err(|error| format!("{}: {error}", target.display()))?,
        }
    }
    Ok(format!(
        "{} generated files, {} changed",
        files.len(),
        stale.len()
    ))
}

/// Says which generated files are not what facts and decisions give.
pub(crate) fn check() -> Result<String, String> {
    let root = crate::root();
    let files = generate(&root)?;
    let stale = stale(&root, &files)?;
    if stale.is_empty() {
        return Ok(format!("{} generated files, all fresh", files.len()));
    }
    let names: Vec<String> = stale
        .iter()
        .map(|path| format!("  {}", path.display()))
        .collect();
    Err(format!(
        "stale, run `cargo xtask gen`:\n{}",
        names.join("\n")
    ))
}

/// All generated files: path from the root, and text.
fn generate(root: &Path) -> Result<BTreeMap<PathBuf, String>, String> {
    let model = model::read(&root.join("crates/openapi"))?;
    let mut rust = rust::files(&model);
    rust.insert("errors.rs".into(), rust_errors::file(&model.errors));
    let mut files: BTreeMap<PathBuf, String> = formatted(root, rust)?
        .into_iter()
        .map(|(path, text)| (Path::new(RUST_DIR).join(path), text))
        .collect();
    for (path, text) in reference::pages(&model) {
        files.insert(Path::new(PAGES_DIR).join(path), text);
    }
    Ok(files)
}

/// The texts as rustfmt leaves them, so that `cargo fmt --check` and `gen --check` agree.
fn formatted(
    root: &Path,
    files: BTreeMap<PathBuf, String>,
) -> Result<BTreeMap<PathBuf, String>, String> {
    let scratch = root.join(format!("target/xtask-gen-{}", std::process::id()));
    let told = |error: std::io::Error| format!("{}: {error}", scratch.display());
    for (path, text) in &files {
        let target = scratch.join(path);
        std::fs::create_dir_all(target.parent().expect("it is in the scratch directory"))
            .and_then(|()| std::fs::write(&target, text))
            .map_err(told)?;
    }
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root.join("rustfmt.toml"))
        .arg(scratch.join("mod.rs"))
        .output()
        .map_err(|error| format!("rustfmt did not start: {error}"))?;
    let read = files
        .into_keys()
        .map(|path| std::fs::read_to_string(scratch.join(&path)).map(|text| (path, text)))
        .collect::<Result<_, _>>()
        .map_err(told);
    std::fs::remove_dir_all(&scratch).map_err(told)?;
    if !output.status.success() {
        return Err(format!(
            "rustfmt: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    read
}

/// The paths whose file is missing, different, or no longer generated.
fn stale(root: &Path, files: &BTreeMap<PathBuf, String>) -> Result<Vec<PathBuf>, String> {
    let mut stale: Vec<PathBuf> = files
        .iter()
        .filter(|(path, text)| std::fs::read_to_string(root.join(path)).ok().as_ref() != Some(text))
        .map(|(path, _)| path.clone())
        .collect();
    for directory in [RUST_DIR, PAGES_DIR] {
        let mut found = Vec::new();
        files_under(&root.join(directory), &mut found)
            .map_err(|error| format!("{directory}: {error}"))?;
        for path in found {
            let path = path
                .strip_prefix(root)
                .expect("it was found under the root")
                .to_owned();
            if !files.contains_key(&path) {
                stale.push(path);
            }
        }
    }
    Ok(stale)
}

fn files_under(directory: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !directory.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            files_under(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
