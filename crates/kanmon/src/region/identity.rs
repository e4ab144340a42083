use cloud_id::AccountId;
use control::{ControlPlane, Random, SystemRandom};

use crate::cli::Up;
use crate::failure::Failure;
use crate::state_dir::{AccountKey, CredentialsFile, StateDir};

/// Who owns the region's accounts: what the directory knows already, and what was asked for now.
pub(super) struct Identity {
    endpoint: String,
    region: String,
    accounts: Vec<AccountId>,
}

impl Identity {
    /// The accounts that were there, and new ones until there are as many as asked for.
    ///
    /// # Errors
    /// The directory holds another region or account than the one asked for.
    pub(super) fn decide(
        state_dir: &StateDir,
        options: &Up,
        endpoint: &str,
    ) -> Result<Self, Failure> {
        let known: CredentialsFile = state_dir.read("credentials.json").unwrap_or_default();
        if !known.region.is_empty() && known.region != options.region {
            return Err(differs(state_dir, "region", &known.region, &options.region));
        }
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
                    return Err(differs(
                        state_dir,
                        "account",
                        &first.to_string(),
                        &asked.to_string(),
                    ));
                }
            }
        }
        while accounts.len() < usize::from(options.accounts) {
            accounts.push(made_up());
        }
        Ok(Self {
            endpoint: format!("http://{endpoint}"),
            region: options.region.clone(),
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
        for (letter, id) in ('A'..='Z').zip(self.accounts) {
            let key = control
                .ensure_account(id)
                .await
                .map_err(|error| Failure::Other(format!("cannot make account {id}: {error}")))?;
            accounts.push(AccountKey {
                name: letter.to_string(),
                account_id: id.to_string(),
                access_key_id: key.access_key_id,
                access_key_secret: key.access_key_secret.reveal().to_owned(),
            });
        }
        state_dir.write(
            "credentials.json",
            &CredentialsFile {
                endpoint: self.endpoint,
                region: self.region,
                accounts,
            },
        )
    }
}

/// A new account's id: 16 digits, the first not zero.
fn made_up() -> AccountId {
    const SMALLEST: u64 = 1_000_000_000_000_000;
    let random = SystemRandom.next() % u128::from(9 * SMALLEST);
    let number = SMALLEST + u64::try_from(random).expect("below nine times the smallest");
    AccountId::new(number).expect("16 digits")
}

fn differs(state_dir: &StateDir, what: &str, there: &str, asked: &str) -> Failure {
    Failure::Other(format!(
        "{state_dir} holds {what} {there}, not {asked}; choose another --state-dir, or forget it: \
         kanmon down --forget{}",
        state_dir.as_option()
    ))
}
