//! Work on passwords, which is dear on purpose: done beside the calls that ask for it, a few at a time.
//!
//! A use-case is a plain function and asks through its planner; where the answer is not there yet, its attempt ends, the
//! work is done, and the use-case runs again with the answer.
//! Choice: docs/decisions/0032-console-passwords.md

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use cloud_id::AccountId;
use openapi::{ApiError, errors};
use tokio::sync::Semaphore;

use crate::passwords::{NotHashed, Passwords};
use crate::planner::Planner;
use crate::seal::Secret;

/// What is asked about a password.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Work {
    /// Whether it is among these.
    IsAmong {
        passwords: Passwords,
        password: Secret,
    },
    /// Its hash, with a salt of its own.
    Hash { password: Secret },
}

/// What came of it.
#[derive(Clone)]
pub(crate) enum Worked {
    IsAmong(bool),
    Hash(String),
}

/// Everything that was asked for a call, with what came of it.
pub(crate) type Answers = Vec<(Work, Worked)>;

/// Where work is done.
pub(crate) struct Hashing {
    at_once: Arc<Semaphore>,
    /// How much of each account is done or waits.
    of_accounts: Mutex<HashMap<AccountId, usize>>,
}

/// How much is done at once: each takes a processor and 19 MiB.
const AT_ONCE: usize = 2;
/// How much of one account may be done or wait.
const MOST_OF_ACCOUNT: usize = 16;
/// How much of all accounts.
const MOST: usize = 128;

impl Default for Hashing {
    fn default() -> Self {
        Self {
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
            of_accounts: Mutex::default(),
        }
    }
}

impl Hashing {
    /// Does what an account asks for, when it is its turn.
    ///
    /// # Errors
    /// `Throttling.User` when the account has enough under way, `Throttling` when all have; `InternalError`.
    pub(crate) async fn answer(
        &self,
        account: AccountId,
        work: &Work,
        salt: u128,
    ) -> Result<Worked, ApiError> {
        let asked = work.clone();
        let done = self.beside(account, move || asked.carry_out(salt)).await?;
        done.map_err(|error| {
            tracing::error!(%error, "a password was not set");
            errors::INTERNAL_ERROR.error()
        })
    }

    async fn beside<T: Send + 'static>(
        &self,
        account: AccountId,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let _place = self.place(account)?;
        // Without a runtime, as in a simulation, there is nothing beside.
        if tokio::runtime::Handle::try_current().is_err() {
            return Ok(work());
        }
        let turn = Arc::clone(&self.at_once).acquire_owned().await;
        let turn = turn.map_err(|_| errors::INTERNAL_ERROR.error())?;
        let done = tokio::task::spawn_blocking(move || {
            // Whoever asked may be gone; its turn lasts until the processor is free again.
            let _turn = turn;
            work()
        });
        done.await.map_err(|error| {
            tracing::error!(%error, "work on a password ended in a panic");
            errors::INTERNAL_ERROR.error()
        })
    }

    fn place(&self, account: AccountId) -> Result<Place<'_>, ApiError> {
        let mut of_accounts = self.of_accounts();
        if of_accounts.values().sum::<usize>() >= MOST {
            return Err(errors::THROTTLING.with("too many passwords at once"));
        }
        let of_account = of_accounts.entry(account).or_default();
        if *of_account >= MOST_OF_ACCOUNT {
            return Err(errors::THROTTLING_USER.with("too many passwords at once"));
        }
        *of_account += 1;
        Ok(Place {
            hashing: self,
            account,
        })
    }

    fn of_accounts(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, usize>> {
        self.of_accounts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// That something of an account is under way.
struct Place<'h> {
    hashing: &'h Hashing,
    account: AccountId,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut of_accounts = self.hashing.of_accounts();
        if let Some(count) = of_accounts.get_mut(&self.account) {
            *count -= 1;
            if *count == 0 {
                of_accounts.remove(&self.account);
            }
        }
    }
}

impl Work {
    fn carry_out(&self, salt: u128) -> Result<Worked, NotHashed> {
        match self {
            Self::IsAmong {
                passwords,
                password,
            } => Ok(Worked::IsAmong(passwords.have(password.reveal()))),
            Self::Hash { password } => Passwords::hash(password.reveal(), salt).map(Worked::Hash),
        }
    }
}

impl Planner<'_> {
    /// Whether a password is among these.
    ///
    /// # Errors
    /// Where it is not known yet: the attempt ends with it, and is made again.
    pub(crate) fn is_among(
        &mut self,
        passwords: Passwords,
        password: &str,
    ) -> Result<bool, ApiError> {
        if passwords.is_empty() {
            return Ok(false);
        }
        let password = Secret::new(password.to_owned());
        match self.answered(Work::IsAmong {
            passwords,
            password,
        })? {
            Worked::IsAmong(it) => Ok(it),
            Worked::Hash(_) => Err(errors::INTERNAL_ERROR.error()),
        }
    }

    /// The hash of a password.
    ///
    /// # Errors
    /// As [`is_among`](Self::is_among).
    pub(crate) fn hash(&mut self, password: &str) -> Result<String, ApiError> {
        let password = Secret::new(password.to_owned());
        match self.answered(Work::Hash { password })? {
            Worked::Hash(hash) => Ok(hash),
            Worked::IsAmong(_) => Err(errors::INTERNAL_ERROR.error()),
        }
    }

    fn answered(&mut self, work: Work) -> Result<Worked, ApiError> {
        let mut answers = self.surroundings.answers.iter();
        if let Some((_, worked)) = answers.find(|(known, _)| *known == work) {
            return Ok(worked.clone());
        }
        self.plan.work = Some(work);
        Err(errors::INTERNAL_ERROR.error())
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::sync::mpsc;
    use std::task::{Context, Waker};

    use super::*;
    use crate::samples::account;

    #[tokio::test]
    async fn passwords_are_hashed_beside_the_calls_and_a_few_at_a_time() {
        let hashing = Hashing::default();
        let here = std::thread::current().id();
        let (begin, begun) = mpsc::channel();
        let mut ends = Vec::new();
        let mut calls = Vec::new();
        for number in 0..MOST_OF_ACCOUNT {
            let (end, ended) = mpsc::channel::<()>();
            let begin = begin.clone();
            ends.push(end);
            let work = move || {
                begin
                    .send((number, std::thread::current().id()))
                    .expect("it is waited for");
                ended.recv().expect("it is ended");
            };
            calls.push(Box::pin(hashing.beside(account(1), work)));
        }
        let mut context = Context::from_waker(Waker::noop());
        for call in &mut calls {
            assert!(call.as_mut().poll(&mut context).is_pending());
        }
        for _ in 0..AT_ONCE {
            let (number, thread) = begun.recv().expect("the first begin");
            assert!(number < AT_ONCE);
            assert_ne!(thread, here, "the thread of calls is free");
        }
        assert!(begun.try_recv().is_err(), "the others wait");

        let refused = hashing
            .beside(account(1), || ())
            .await
            .expect_err("it has enough");
        assert_eq!(refused.code, "Throttling.User");
        let mut other = pin!(hashing.beside(account(2), || ()));
        assert!(
            other.as_mut().poll(&mut context).is_pending(),
            "another account waits its turn"
        );

        for (end, call) in ends.into_iter().zip(calls) {
            end.send(()).expect("it waits for that");
            call.await.expect("it is done");
        }
        other.await.expect("it is done");
        assert!(hashing.of_accounts().is_empty(), "nothing is under way");
    }

    #[tokio::test]
    async fn what_is_asked_is_answered() {
        let hashing = Hashing::default();
        let password = Secret::new("first-One1".to_owned());
        let hash = Work::Hash {
            password: password.clone(),
        };
        let Ok(Worked::Hash(hash)) = hashing.answer(account(1), &hash, 1).await else {
            panic!("it is hashed")
        };
        for (password, expected) in [("first-One1", true), ("other-One1", false)] {
            let work = Work::IsAmong {
                passwords: Passwords::default().with(hash.clone()),
                password: Secret::new(password.to_owned()),
            };
            let answer = hashing.answer(account(1), &work, 2).await;
            assert!(matches!(answer, Ok(Worked::IsAmong(it)) if it == expected));
        }
    }
}
