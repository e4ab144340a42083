use cloud_id::AccountId;
use control::{ControlPlane, Random, SystemRandom};

use crate::cli::Up;
use crate::failure::Failure;
use crate::state_dir::{AccountKey, CredentialsFile, StateDir};

use super::served::Served;

/// Who owns the region's accounts: what the directory knows already, and what was asked for now.
pub(super) struct Identity {
    endpoint: String,
    pub(super) served: Served,
    accounts: Vec<AccountId>,
}

impl Identity {
    /// The accounts that were there, and new ones until there are as many as asked for.
    ///
    /// # Errors
    /// The directory holds another account than the one asked for, or a region that is not; what is asked for
    /// of regions is not well formed.
    pub(super) fn decide(
        state_dir: &StateDir,
        options: &Up,
        endpoint: &str,
    ) -> Result<Self, Failure> {
        let known: CredentialsFile = match state_dir.read(NAME) {
            Some(known) => known,
            None if state_dir.file(NAME).exists() => return Err(unreadable(state_dir)),
            None => CredentialsFile::default(),
        };
        let served = Served::decide(options, known.known_regions())?;
        let id = |text: &str| {
            text.parse::<AccountId>()
                .map_err(|error| Failure::Other(format!("account {text}: {error}")))
        };
        let mut accounts = known
            .accounts
            .iter()
            .map(|it| id(&it.account_id))
            .collect::<Result<Vec<_>, _>>()?;
        if let Some(asked) = &options.account {
            let asked = id(asked)?;
            match accounts.first() {
                None => accounts.push(asked),
                Some(first) if *first == asked => {}
                Some(first) => {
                    return Err(differs(state_dir, *first, asked));
                }
            }
        }
        while accounts.len() < usize::from(options.accounts) {
            accounts.push(made_up());
        }
        Ok(Self {
            endpoint: format!("http://{endpoint}"),
            served,
            accounts,
        })
    }

    /// The account that may see the state of all.
    pub(super) fn operator(&self) -> AccountId {
        self.accounts[0]
    }

    /// Makes the accounts that are not there yet and writes `credentials.json`.
    ///
    /// # Errors
    /// The store's, or the file's.
    pub(super) async fn settle(
        self,
        state_dir: &StateDir,
        control: &ControlPlane,
    ) -> Result<(), Failure> {
        let mut accounts = Vec::new();
        for id in &self.accounts {
            control
                .ensure_account(*id)
                .await
                .map_err(|error| Failure::Other(format!("cannot make account {id}: {error}")))?;
        }
        // Accounts that the store knows and the file does not come last, so that no key is lost with the file.
        let mut keys = control.credentials();
        let place = |id| self.accounts.iter().position(|known| *known == id);
        keys.sort_by_key(|key| place(key.account).unwrap_or(usize::MAX));
        keys.dedup_by_key(|key| key.account);
        for (number, key) in keys.into_iter().enumerate() {
            let id = key.account;
            accounts.push(AccountKey {
                name: name(number),
                account_id: id.to_string(),
                access_key_id: key.access_key_id,
                access_key_secret: key.access_key_secret.reveal().to_owned(),
            });
        }
        state_dir.write(
            NAME,
            &CredentialsFile {
                endpoint: self.endpoint,
                region: self.served.ids()[0].clone(),
                regions: self.served.known,
                accounts,
            },
        )
    }
}

/// `A`, `B` and so on; `A1` after `Z`.
pub(super) fn name(number: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(number % 26).expect("less than 26"));
    match number / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

fn unreadable(state_dir: &StateDir) -> Failure {
    Failure::Other(format!(
        "{} cannot be read: restore it from a copy; or remove it, and it is written anew from the store, under a new \
         first account",
        state_dir.file(NAME).display()
    ))
}

const NAME: &str = "credentials.json";

/// A new account's id: 16 digits, the first not zero.
fn made_up() -> AccountId {
    const SMALLEST: u64 = 1_000_000_000_000_000;
    let random = SystemRandom.next() % u128::from(9 * SMALLEST);
    let number = SMALLEST + u64::try_from(random).expect("below nine times the smallest");
    AccountId::new(number).expect("16 digits")
}

fn differs(state_dir: &StateDir, there: AccountId, asked: AccountId) -> Failure {
    Failure::Other(format!(
        "{state_dir} holds account {there}, not {asked}; choose another --state-dir, or forget it: \
         kanmon down --forget{}",
        state_dir.as_option()
    ))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Options {
        #[command(flatten)]
        up: Up,
    }

    #[test]
    fn a_credentials_file_that_cannot_be_read_is_not_written_over() {
        let options = Options::try_parse_from(["up"]).expect("well formed").up;
        let path = std::env::temp_dir().join(format!("kanmon-identity-{}", std::process::id()));
        let state_dir = StateDir::choose(Some(&path));
        state_dir.create().expect("a directory of ours");
        let decide = || Identity::decide(&state_dir, &options, "127.0.0.1:1");
        assert_eq!(decide().expect("a new region").accounts.len(), 1);
        std::fs::write(state_dir.file(NAME), "{").expect("ours");
        let Err(failure) = decide() else {
            panic!("another account would run the region, and the keys would be gone")
        };
        assert!(failure.to_string().contains("restore it"), "{failure}");
        std::fs::remove_dir_all(&path).expect("ours");
    }

    #[test]
    fn every_account_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<String> = (0..100).map(name).collect();
        assert_eq!(names.len(), 100);
        assert_eq!(
            (name(0), name(25), name(26)),
            ("A".into(), "Z".into(), "A1".into())
        );
    }
}
