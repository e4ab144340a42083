//! `kanmon backup` and `kanmon restore`: what is stored, as one file and back.

use std::path::Path;
use std::process::ExitCode;

use control::MasterKey;
use serde_json::json;
use store::{BackupContents, SqliteStore};

use crate::cli::{Backup, Restore};
use crate::failure::{Failure, chain};
use crate::output::{self, Output, Progress};
use crate::state_dir::{AccountKey, CredentialsFile, StateDir};

/// Takes a backup of the region's store, whether the region runs or not.
///
/// # Errors
/// There is no store, the file is there already, or the disk failed.
pub(crate) fn backup(
    state_dir: &StateDir,
    options: &Backup,
    output: Output,
) -> Result<ExitCode, Failure> {
    let known: CredentialsFile = state_dir.read("credentials.json").unwrap_or_default();
    let accounts: Vec<_> = known.accounts.iter().map(|it| &*it.account_id).collect();
    let notes = [
        (REGION, &*known.region),
        (REGIONS, &*known.known_regions().join(" ")),
        (ACCOUNTS, &*accounts.join(" ")),
    ];
    let progress = Progress::start("copying what is stored");
    let contents = store::backup(state_dir.file("store.db"), &options.file, &notes)
        .map_err(|error| Failure::Other(format!("no backup was taken: {}", chain(&error))))?;
    drop(progress);
    match output {
        Output::Json => print_json(&options.file, &contents),
        Output::Text => output::print(&format!(
            "{} holds everything up to revision {}, and was checked.\nIts secrets are sealed: keep a copy of {} apart from it",
            options.file.display(),
            contents.revision,
            state_dir.file("master.key").display()
        )),
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes the store of a state directory that has none, from a backup. The next `kanmon up` runs it.
///
/// # Errors
/// A region runs there, there is a store already, the backup is none, or the master key is another one.
pub(crate) fn restore(
    state_dir: &StateDir,
    options: &Restore,
    output: Output,
) -> Result<ExitCode, Failure> {
    state_dir.create()?;
    let lock = state_dir.lock()?;
    let path = state_dir.file("store.db");
    // A log that was left behind would be read into whatever is put beside it.
    for name in ["store.db", "store.db-wal", "store.db-journal"] {
        let found = state_dir.file(name);
        let is_there = |it: std::fs::Metadata| name == "store.db" || it.len() > 0;
        if found.metadata().is_ok_and(is_there) {
            return Err(Failure::Other(format!(
                "{state_dir} holds a store already: move {} away, or choose another --state-dir",
                found.display()
            )));
        }
    }
    let (bytes, key) = master_key(state_dir, options.master_key.as_deref())?;
    let progress = Progress::start("checking the backup, and copying it");
    let failed = |what: String| Failure::Other(format!("nothing was restored: {what}"));
    // Beside its place until the master key is known to be the right one.
    let fresh = state_dir.file("store.db.restored");
    let remove = || {
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let _ = std::fs::remove_file(state_dir.file(&format!("store.db.restored{suffix}")));
        }
    };
    remove();
    let restored = store::restore(&options.file, &fresh)
        .map_err(|error| failed(chain(&error)))
        .and_then(|contents| {
            check(&fresh, &key).map_err(failed)?;
            if !state_dir.file(MASTER_KEY).exists() {
                state_dir.keep(MASTER_KEY, &bytes)?;
            }
            settle(state_dir, &contents)?;
            // The id it got when it was opened stays with it.
            std::fs::rename(&fresh, &path)
                .and_then(|()| std::fs::File::open(state_dir.path())?.sync_all())
                .map_err(Failure::doing(format!("cannot make {}", path.display())))?;
            Ok(contents)
        });
    remove();
    let contents = restored?;
    drop(progress);
    drop(lock);
    match output {
        Output::Json => print_json(&options.file, &contents),
        Output::Text => output::print(&format!(
            "{state_dir} holds everything up to revision {} of the backup, under a new store id: hosts compare all of it.\n\
             Start it: kanmon up --detach{}",
            contents.revision,
            state_dir.as_option()
        )),
    }
    Ok(ExitCode::SUCCESS)
}

/// The key of the directory, or the one given.
fn master_key(state_dir: &StateDir, given: Option<&Path>) -> Result<(Vec<u8>, MasterKey), Failure> {
    let path = state_dir.file(MASTER_KEY);
    let own = std::fs::read(&path).ok();
    let given = given.map(|given| {
        std::fs::read(given).map_err(Failure::doing(format!("cannot read {}", given.display())))
    });
    let bytes = match (own, given.transpose()?) {
        (Some(own), Some(given)) if own != given => {
            return Err(Failure::Other(format!(
                "{} is there already and another one: move it away first",
                path.display()
            )));
        }
        (Some(own), _) => own,
        (None, Some(given)) => given,
        (None, None) => {
            return Err(Failure::Other(format!(
                "the secrets in a backup are sealed under the master key of its region: put that to {}, or give --master-key FILE",
                path.display()
            )));
        }
    };
    let key = <[u8; 32]>::try_from(&*bytes)
        .map_err(|_| Failure::Other("the master key is not 32 bytes".into()))?;
    Ok((bytes, MasterKey::new(key)))
}

fn check(store: &Path, master_key: &MasterKey) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| format!("cannot start threads: {error}"))?;
    let store = SqliteStore::open(store).map_err(|error| chain(&error))?;
    let checked = runtime.block_on(control::check_master_key(&store, master_key));
    checked.map_err(|error| chain(&error))
}

/// Says which region and accounts they were, in their order; `kanmon up` adds their keys.
fn settle(state_dir: &StateDir, contents: &BackupContents) -> Result<(), Failure> {
    let ids = note(contents, ACCOUNTS).unwrap_or_default();
    let accounts = ('A'..='Z')
        .zip(ids.split_whitespace())
        .map(|(letter, id)| AccountKey {
            name: letter.to_string(),
            account_id: id.to_owned(),
            access_key_id: String::new(),
            access_key_secret: String::new(),
        });
    let file = CredentialsFile {
        region: note(contents, REGION).unwrap_or_default().to_owned(),
        regions: note(contents, REGIONS)
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        accounts: accounts.collect(),
        ..CredentialsFile::default()
    };
    state_dir.write("credentials.json", &file)
}

fn note<'c>(contents: &'c BackupContents, name: &str) -> Option<&'c str> {
    let mut notes = contents.notes.iter();
    let (_, value) = notes.find(|(known, value)| known == name && !value.is_empty())?;
    Some(value)
}

fn print_json(file: &Path, contents: &BackupContents) {
    output::print_json(&json!({
        "file": file.display().to_string(),
        "store_id": contents.store_id,
        "revision": contents.revision,
        "region": note(contents, REGION),
    }));
}

const REGION: &str = "region";
const REGIONS: &str = "regions";
const ACCOUNTS: &str = "accounts";
const MASTER_KEY: &str = "master.key";
