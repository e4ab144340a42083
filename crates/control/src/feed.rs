use std::collections::HashMap;
use std::sync::Arc;
use std::task::Poll;

use store::{Batch, Op, ReadError, Revision, Store, Watch};
use tokio::sync::watch;

use crate::key;
use crate::records::{read_account, read_entity, read_object, read_secret};
use crate::seal::MasterKey;
use crate::view::View;

/// The newest view, and whether it still follows the store.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    pub(crate) view: Arc<View>,
    pub(crate) is_live: bool,
}

/// That the view no longer follows the store.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Stalled;

/// Waits until the view has a revision.
pub(crate) async fn wait_for(
    feed: &watch::Sender<Feed>,
    revision: Revision,
) -> Result<Arc<View>, Stalled> {
    {
        let now = feed.borrow();
        if now.view.revision() >= revision {
            return Ok(Arc::clone(&now.view));
        }
    }
    let mut receiver = feed.subscribe();
    let feed = receiver
        .wait_for(|feed| feed.view.revision() >= revision || !feed.is_live)
        .await
        .map_err(|_| Stalled)?;
    if feed.view.revision() >= revision {
        Ok(Arc::clone(&feed.view))
    } else {
        Err(Stalled)
    }
}

/// Reads the whole state, and where to go on from.
pub(crate) async fn load(
    store: &dyn Store,
    master_key: &MasterKey,
) -> Result<(View, Box<dyn Watch>), ReadError> {
    loop {
        match try_load(store, master_key).await {
            // Changes were forgotten while the pages were read: read again.
            Err(ReadError::Compacted { .. }) => {}
            other => return other,
        }
    }
}

/// Pages may be of different moments. The changes since the first page are applied again on top of what was
/// read, up to the moment of the last page; then all of it is of that moment.
async fn try_load(
    store: &dyn Store,
    master_key: &MasterKey,
) -> Result<(View, Box<dyn Watch>), ReadError> {
    let mut view = View::default();
    let mut first = None;
    let mut last = 0;
    for prefix in [
        key::ESTATE,
        key::GUARDS,
        key::ACCOUNTS,
        key::IDENTITIES,
        key::SECRETS,
    ] {
        let mut after: Option<String> = None;
        loop {
            let page = store.page(prefix, after.as_deref(), PAGE)?;
            first.get_or_insert(page.revision);
            last = last.max(page.revision);
            for entry in &page.entries {
                view.put(&entry.key, &entry.value, entry.mod_revision, master_key);
            }
            after = page.entries.last().map(|entry| entry.key.clone());
            if !page.has_more {
                break;
            }
        }
    }
    let first = first.unwrap_or(0);
    view.revision = first;
    // What the last change deleted is not there to tell when; no change is later than this.
    view.snapshot.set_revision(first);
    let mut watch = store.watch(first)?;
    while view.revision() < last {
        let batch = watch.next().await?;
        view.apply(&batch, master_key);
    }
    Ok((view, watch))
}

/// Keeps the newest view up to date, for ever.
pub(crate) async fn follow(
    feed: watch::Sender<Feed>,
    store: Arc<dyn Store>,
    master_key: MasterKey,
    mut watch: Box<dyn Watch>,
) {
    let _stalls_at_the_end = StallsAtTheEnd(feed.clone());
    loop {
        let error = follow_until_error(&feed, &mut watch, &master_key).await;
        if !matches!(error, ReadError::Compacted { .. }) {
            tracing::error!(error = %error, "the view does not follow the store any more");
            feed.send_modify(|feed| feed.is_live = false);
        }
        watch = loop {
            match load(&*store, &master_key).await {
                Ok((view, watch)) => {
                    feed.send_replace(Feed {
                        view: Arc::new(view),
                        is_live: true,
                    });
                    break watch;
                }
                Err(_) => crate::pause().await,
            }
        };
    }
}

/// However following ends, by being dropped or by a panic: nobody waits for ever.
struct StallsAtTheEnd(watch::Sender<Feed>);

impl Drop for StallsAtTheEnd {
    fn drop(&mut self) {
        self.0.send_modify(|feed| feed.is_live = false);
    }
}

async fn follow_until_error(
    feed: &watch::Sender<Feed>,
    watch: &mut Box<dyn Watch>,
    master_key: &MasterKey,
) -> ReadError {
    let mut view = View::clone(&feed.borrow().view);
    let mut batch = match watch.next().await {
        Ok(batch) => batch,
        Err(error) => return error,
    };
    // What is there already goes into one new view; nobody waits for it in between.
    loop {
        view.apply(&batch, master_key);
        let mut next = watch.next();
        let ready = std::future::poll_fn(|context| {
            Poll::Ready(match next.as_mut().poll(context) {
                Poll::Ready(next) => Some(next),
                Poll::Pending => None,
            })
        });
        let next = match ready.await {
            Some(next) => next,
            None => {
                publish(feed, view.clone());
                // The same future is waited for, so that no change is lost with it.
                next.await
            }
        };
        match next {
            Ok(next) => batch = next,
            Err(error) => {
                publish(feed, view);
                return error;
            }
        }
    }
}

fn publish(feed: &watch::Sender<Feed>, view: View) {
    feed.send_modify(|feed| feed.view = Arc::new(view));
}

impl View {
    /// The view after one more transaction.
    fn apply(&mut self, batch: &Batch, master_key: &MasterKey) {
        for op in &batch.ops {
            match op {
                Op::Put { key, value } => self.put(key, value, batch.revision, master_key),
                Op::Delete { key } => self.delete(key, batch.revision),
            }
        }
        let is_news = |op: &Op| {
            let (Op::Put { key, .. } | Op::Delete { key }) = op;
            key.starts_with(key::ESTATE) || key.starts_with(key::ACCOUNTS) || key::is_of_role(key)
        };
        if batch.revision > self.revision {
            self.revision = batch.revision;
            if batch.ops.iter().any(is_news) {
                self.snapshot.set_revision(batch.revision);
            }
        }
    }

    fn put(&mut self, key: &str, value: &[u8], revision: Revision, master_key: &MasterKey) {
        if key.starts_with(key::ESTATE) {
            let read = key::object_of(key)
                .ok_or_else(|| "the key is of no known kind".to_owned())
                .and_then(|object_key| {
                    read_object(&object_key, value).map_err(|error| error.to_string())
                });
            match read {
                Ok(object) => {
                    self.snapshot.put(object);
                    self.release(key);
                }
                Err(why) => self.quarantine(key, why),
            }
        } else if key.starts_with(key::ACCOUNTS) {
            match read_account(value, master_key) {
                Ok(account) => {
                    self.accounts.put(account);
                    self.release(key);
                }
                Err(error) => self.quarantine(key, error.to_string()),
            }
        } else if key.starts_with(key::IDENTITIES) {
            let read = key::entity_of(key)
                .ok_or_else(|| "the key is of no known kind".to_owned())
                .and_then(|entity_key| {
                    let entity = read_entity(&entity_key, value).map_err(|it| it.to_string())?;
                    Ok((entity_key.account, entity))
                });
            match read {
                Ok((account, entity)) => {
                    self.directory.put(account, entity, revision);
                    self.release(key);
                }
                Err(why) => {
                    if let Some(entity_key) = key::entity_of(key) {
                        self.directory.remove(&entity_key, revision);
                    }
                    self.quarantine(key, why);
                }
            }
        } else if key.starts_with(key::SECRETS) {
            let read = key::secret_of(key)
                .ok_or_else(|| "the key is of no known kind".to_owned())
                .and_then(|secret_key| {
                    let secret =
                        read_secret(key, value, master_key).map_err(|it| it.to_string())?;
                    Ok((secret_key, secret))
                });
            match read {
                Ok((secret_key, secret)) => {
                    self.secrets.put(secret_key, secret);
                    self.release(key);
                }
                Err(why) => {
                    if let Some(secret_key) = key::secret_of(key) {
                        self.secrets.remove(&secret_key);
                    }
                    self.quarantine(key, why);
                }
            }
        } else if !key.starts_with(key::GUARDS) {
            return;
        }
        self.revisions.set(key, revision);
    }

    fn delete(&mut self, key: &str, revision: Revision) {
        if let Some(object_key) = key::object_of(key) {
            self.snapshot.remove(&object_key);
        } else if let Some(entity_key) = key::entity_of(key) {
            self.directory.remove(&entity_key, revision);
        } else if let Some(secret_key) = key::secret_of(key) {
            self.secrets.remove(&secret_key);
        } else if let Some(account) = key
            .strip_prefix(key::ACCOUNTS)
            .and_then(|id| id.parse().ok())
        {
            self.accounts.remove(account);
        }
        self.release(key);
        self.revisions.forget(key);
    }

    /// Leaves an unreadable value out and goes on: one bad object does not take the others with it.
    fn quarantine(&mut self, key: &str, why: String) {
        tracing::error!(key, why, "a stored value is not readable and is left out");
        if let Some(object_key) = key::object_of(key) {
            self.snapshot.remove(&object_key);
        }
        let quarantined: &mut HashMap<_, _> = Arc::make_mut(&mut self.quarantined);
        quarantined.insert(key.to_owned(), why);
    }

    fn release(&mut self, key: &str) {
        if self.quarantined.contains_key(key) {
            Arc::make_mut(&mut self.quarantined).remove(key);
        }
    }
}

const PAGE: usize = 1_000;
