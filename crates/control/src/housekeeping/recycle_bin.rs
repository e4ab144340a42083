//! What is over in the recycle bins of all accounts is deleted, with its secrets.

use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};
use ram::directory::{AccountDirectory, EntityKey};
use store::{Guard, Op, ReadError, Store, Transaction};

use crate::key;
use crate::ram::recycle_bin;
use crate::secrets::SecretKey;
use crate::view::View;

/// Deletes what is over. What changed meanwhile is left for the next time.
///
/// Choice: docs/decisions/0042-identity-management-service.md
pub(super) async fn forget(
    store: &dyn Store,
    view: &View,
    now: Timestamp,
) -> Result<(), ReadError> {
    for (account, identities) in view.directory.accounts() {
        for (gone, secrets) in over(account, identities, now) {
            let mut transaction = Transaction::default();
            for key in gone.iter().map(key::of_entity) {
                // Whoever takes it out of the bin deletes this too.
                let page = store.page(&key, None, 1)?;
                let Some(entry) = page.entries.into_iter().find(|it| it.key == key) else {
                    continue;
                };
                transaction.guards.push(Guard::Unchanged {
                    key: key.clone(),
                    mod_revision: entry.mod_revision,
                });
                transaction.ops.push(Op::Delete { key });
            }
            if transaction.ops.len() < gone.len() {
                continue;
            }
            let secrets = secrets.iter().map(key::of_secret);
            transaction
                .ops
                .extend(secrets.map(|key| Op::Delete { key }));
            if let Err(error) = store.transact(transaction).await {
                tracing::warn!(%error, "some of a recycle bin stays for now");
            }
        }
    }
    Ok(())
}

type Going = (Vec<EntityKey>, Vec<SecretKey>);

/// Each user and each key that is over. What goes with a user is not named again.
fn over(account: AccountId, identities: &Arc<AccountDirectory>, now: Timestamp) -> Vec<Going> {
    let users = identities.recycled_users().filter(|it| !it.is_kept(now));
    let mut going: Vec<Going> = users
        .map(|it| recycle_bin::all_of_user(account, identities, it))
        .collect();
    let keys = identities.recycled_keys().filter(|it| !it.is_kept(now));
    for (gone, secret) in keys.map(|it| recycle_bin::all_of_key(account, it)) {
        if !going.iter().any(|(all, _)| all.contains(&gone)) {
            going.push((vec![gone], vec![secret]));
        }
    }
    going
}
