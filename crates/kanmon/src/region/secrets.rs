use std::io;

use control::MasterKey;

use crate::failure::Failure;
use crate::state_dir::StateDir;

/// The key that seals secrets in the store; made before the store of a directory is, and never again: what is
/// sealed under a key that is lost can be read by no other one.
///
/// # Errors
/// It cannot be read, is not whole, or is missing beside a store.
pub(super) fn master_key(state_dir: &StateDir) -> Result<MasterKey, Failure> {
    let path = state_dir.file(NAME);
    match std::fs::read(&path) {
        Ok(bytes) => {
            let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| {
                Failure::Other(format!(
                    "{} is not 32 bytes: restore it from a copy",
                    path.display()
                ))
            })?;
            Ok(MasterKey::new(bytes))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if state_dir.file("store.db").exists() {
                return Err(Failure::Other(format!(
                    "{} is missing, and the store beside it is sealed under it: restore it from a copy, or forget the \
                     region: kanmon down --forget{}",
                    path.display(),
                    state_dir.as_option()
                )));
            }
            let mut bytes = [0; 32];
            getrandom::fill(&mut bytes)
                .map_err(|error| Failure::Other(format!("no random bytes: {error}")))?;
            state_dir.keep(NAME, &bytes)?;
            Ok(MasterKey::new(bytes))
        }
        Err(error) => Err(Failure::doing(format!("cannot use {}", path.display()))(
            error,
        )),
    }
}

const NAME: &str = "master.key";

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn a_master_key_is_made_once_and_never_beside_a_store_that_has_one() {
        let path = std::env::temp_dir().join(format!("kanmon-master-key-{}", std::process::id()));
        let state_dir = StateDir::choose(Some(&path));
        state_dir.create().expect("a directory of ours");
        let made = master_key(&state_dir).expect("a new one");
        let mode = std::fs::metadata(state_dir.file(NAME)).expect("there");
        assert_eq!(mode.mode() & 0o777, 0o600);
        std::fs::write(state_dir.file("store.db"), "sealed").expect("ours");
        let again = master_key(&state_dir).expect("the same one");
        assert_eq!(again.bytes(), made.bytes());

        std::fs::remove_file(state_dir.file(NAME)).expect("ours");
        let error = master_key(&state_dir).expect_err("the store is lost without it");
        assert!(
            error.to_string().contains("restore it from a copy"),
            "{error}"
        );
        assert!(!state_dir.file(NAME).exists(), "none is put in its place");

        std::fs::write(state_dir.file(NAME), "short").expect("ours");
        assert!(master_key(&state_dir).is_err());
        std::fs::remove_dir_all(&path).expect("ours");
    }
}
