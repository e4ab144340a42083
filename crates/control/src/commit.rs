use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use cloud_id::Timestamp;
use openapi::{ApiError, Params, errors};
use store::{Guard, Op, Revision, TransactError, Transaction};

use crate::account::Account;
use crate::action::{Action, Answer};
use crate::audit::AuditEntry;
use crate::caller::Caller;
use crate::client_token::{ClientToken, Known, NewToken};
use crate::config::RegionConfig;
use crate::control_plane::Inner;
use crate::feed;
use crate::granted::Grants;
use crate::hashing::{Answers, Work};
use crate::key;
use crate::plan::Plan;
use crate::planner::{Planner, Surroundings};
use crate::recorded::Recorded;
use crate::records::{write_account, write_entity, write_object, write_secret};
use crate::unread;
use crate::view::View;

/// A call that was let in: who asks for which operation, and with which parameters.
pub(crate) struct Call<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) action: &'static Action,
    pub(crate) params: &'a Params,
    pub(crate) region: &'a RegionConfig,
    pub(crate) now: Timestamp,
}

/// A call that succeeded.
pub(crate) struct Done {
    pub(crate) answer: Answer,
    /// Relative ids of what it touched.
    pub(crate) resources: BTreeSet<String>,
    /// What policies allowed.
    pub(crate) granted: Grants,
    /// What was decided, and by which policy.
    pub(crate) decision: String,
    /// Whether its audit entry was written with its changes.
    pub(crate) is_audited: bool,
}

/// How often a plan is made again before its caller is asked to come back later.
const MOST_ATTEMPTS: u32 = 32;

/// How often a call may ask for work on passwords: a few times for each view it is planned over.
const MOST_ASKED: usize = 16;

/// What an attempt wrote whose outcome is not known.
struct Sent {
    answer: Answer,
    resources: BTreeSet<String>,
}

impl Inner {
    /// Plans over the newest view and commits, again and again until the plan rests on nothing that changed.
    ///
    /// The answer is given once the view has the change, so that the caller's next call sees it.
    pub(crate) async fn carry_out(
        &self,
        call: &Call<'_>,
        entry: &mut AuditEntry,
    ) -> Result<Done, ApiError> {
        let token = ClientToken::of(
            call.caller,
            &call.region.id,
            call.action.operation,
            call.params,
        )?;
        unread::refuse(call.action.operation, call.params)?;
        let mut view = self.newest_view().await?;
        let mut held = None;
        let mut sent: BTreeMap<u32, Sent> = BTreeMap::new();
        let mut answers = Answers::new();
        let mut attempt = 0;
        while attempt < MOST_ATTEMPTS {
            call.caller.refuse_if_ended(&view)?;
            let new_token = match self.look_up(token.as_ref())? {
                Looked::None => None,
                Looked::New(token) => Some(token),
                Looked::Answered(answer) => return Ok(answer),
            };
            let (answer, plan) = self.plan(call, &view, &mut answers, entry).await?;
            if is_dry_run(call) {
                return Err(errors::DRY_RUN_OPERATION.error());
            }
            let Some(decision) = plan.decision.clone() else {
                tracing::error!(action = %call.action.operation, "an answer was planned and no permission asked for");
                return Err(errors::INTERNAL_ERROR.error());
            };
            if plan.is_unpermitted {
                tracing::error!(action = %call.action.operation, "a change was planned without its permit");
                return Err(errors::INTERNAL_ERROR.error());
            }
            if plan.changes_nothing() && new_token.is_none() {
                return Ok(Done {
                    answer,
                    resources: plan.resources,
                    granted: plan.granted,
                    decision,
                    is_audited: false,
                });
            }

            let keys = plan.contended(&view, token.as_ref());
            if !self
                .locks
                .are_covered(held.as_ref(), keys.iter().map(String::as_str))
            {
                held = Some(self.locks.take(held, keys.iter().map(String::as_str)).await);
                let newest = Arc::clone(&self.feed.borrow().view);
                let is_new = |key: &String| newest.revisions.of(key) != view.revisions.of(key);
                if token.is_some() || keys.iter().any(is_new) {
                    view = newest;
                    continue;
                }
            }

            attempt += 1;
            entry.attempt = attempt;
            entry.resources = plan.resources.iter().cloned().collect();
            entry.granted.clone_from(&plan.granted);
            entry.decision.clone_from(&decision);
            // What is made by nothing else than this transaction is told by it alone.
            let mut told = entry.clone();
            told.resources.extend(plan.made(&view));
            let transaction = self.transaction_of(call, &plan, &view, new_token, &answer, &told);
            match self.store.transact(transaction).await {
                Ok(revision) => {
                    self.wait_for(revision).await?;
                    return Ok(Done {
                        answer,
                        resources: plan.resources,
                        granted: plan.granted,
                        decision,
                        is_audited: true,
                    });
                }
                Err(TransactError::Conflict { key, revision }) => {
                    view = self.wait_for(revision).await?;
                    if key == entry.key() && self.stored(entry)?.is_some() {
                        return self.find_sent(entry, sent).await;
                    }
                }
                Err(TransactError::Unknown) => {
                    sent.insert(
                        attempt,
                        Sent {
                            answer,
                            resources: plan.resources,
                        },
                    );
                    let revision = self.store.barrier().await.map_err(|_| unavailable())?;
                    view = self.wait_for(revision).await?;
                    if self.stored(entry)?.is_some() {
                        return self.find_sent(entry, sent).await;
                    }
                }
                Err(TransactError::TooLarge) => {
                    return Err(errors::INVALID_PARAMETER
                        .with("the request asks for more than one transaction holds"));
                }
                Err(TransactError::DuplicateKey { key }) => {
                    tracing::error!(key, "a plan writes a key twice");
                    return Err(errors::INTERNAL_ERROR.error());
                }
                Err(TransactError::Unavailable { why }) => {
                    tracing::error!(why, "the store takes no writes");
                    return Err(unavailable());
                }
            }
        }
        Err(errors::THROTTLING.with("others change the same all the time"))
    }

    /// The view, at least as new as every change that was answered anywhere before.
    pub(crate) async fn newest_view(&self) -> Result<Arc<View>, ApiError> {
        let revision = self.store.barrier().await.map_err(|_| unavailable())?;
        self.wait_for(revision).await
    }

    async fn wait_for(&self, revision: Revision) -> Result<Arc<View>, ApiError> {
        feed::wait_for(&self.feed, revision)
            .await
            .map_err(|_| unavailable())
    }

    fn look_up(&self, token: Option<&ClientToken>) -> Result<Looked, ApiError> {
        let Some(token) = token else {
            return Ok(Looked::None);
        };
        match token
            .look_up(&*self.store, self.even_now())
            .map_err(|_| unavailable())?
        {
            Known::New(token) => Ok(Looked::New(token)),
            Known::Answered(answer) => Ok(Looked::Answered(Done {
                answer: Box::new(answer),
                resources: BTreeSet::new(),
                granted: Grants::default(),
                // It was decided when it was first answered, for the same account.
                decision: "as before, for the same ClientToken".to_owned(),
                is_audited: false,
            })),
            Known::Mismatch => Err(errors::IDEMPOTENT_PARAMETER_MISMATCH
                .with("the ClientToken was used with other parameters")),
        }
    }

    /// Runs the use-case; again when what it asks for is done, and if it asks to wait, when what it waits for is there or
    /// time is up.
    async fn plan(
        &self,
        call: &Call<'_>,
        view: &Arc<View>,
        answers: &mut Answers,
        entry: &mut AuditEntry,
    ) -> Result<(Answer, Plan), ApiError> {
        let (answer, plan) = loop {
            match self.attempt(call, view, None, answers, entry)? {
                Attempt::Planned(answer, plan) => break (answer, *plan),
                Attempt::Asks(_) if answers.len() >= MOST_ASKED => {
                    return Err(errors::THROTTLING.with("others change the same all the time"));
                }
                Attempt::Asks(work) => {
                    let salt = self.random.next();
                    let worked = self
                        .hashing
                        .answer(call.caller.account, &work, salt)
                        .await?;
                    answers.push((work, worked));
                }
            }
        };
        let Some(wait) = plan.wait else {
            return Ok((answer, plan));
        };
        let mut reports = self.report.subscribe();
        let applied = reports.wait_for(|report| report.applied_revision >= wait.revision);
        // Either way the use-case tells how it stands then.
        let _ = tokio::time::timeout(wait.at_most, applied).await;
        let view = Arc::clone(&self.feed.borrow().view);
        call.caller.refuse_if_ended(&view)?;
        match self.attempt(call, &view, Some(wait.revision), answers, entry)? {
            Attempt::Planned(answer, plan) => Ok((answer, *plan)),
            Attempt::Asks(_) => Err(errors::INTERNAL_ERROR.error()),
        }
    }

    fn attempt(
        &self,
        call: &Call<'_>,
        view: &View,
        waited_for: Option<Revision>,
        answers: &Answers,
        entry: &mut AuditEntry,
    ) -> Result<Attempt, ApiError> {
        let report = Arc::clone(&self.report.borrow());
        let desired = Arc::clone(&self.desired.borrow());
        let host = Arc::clone(&self.host.borrow());
        let surroundings = Surroundings {
            config: &self.config,
            caller: call.caller,
            operation: call.action.operation,
            action: self.action_name(call.action),
            params: call.params,
            authority: &self.authority,
            region: call.region,
            now: call.now,
            random: &*self.random,
            master_key: &self.master_key,
            report: &report,
            host: &host,
            desired: &desired,
            store: &*self.store,
            archive: self.archive.get(),
            last_used: &self.last_used,
            wrong_passwords: &self.wrong_passwords,
            passed: self.clock.passed(),
            answers,
            may_wait: waited_for.is_none(),
            waited_for,
        };
        let mut planner = Planner::new(view, surroundings);
        // A defect in one use-case is that request's trouble and nobody else's.
        let run = AssertUnwindSafe(|| (call.action.run)(&mut planner, call.params));
        let answer = catch_unwind(run).unwrap_or_else(|_| {
            tracing::error!(action = %call.action.operation, "a use-case panicked");
            Err(errors::INTERNAL_ERROR.error())
        });
        if let Some(work) = planner.plan.work.take() {
            return Ok(Attempt::Asks(work));
        }
        // A refusal is told in the trail too, and about what, though nothing else of its plan is left.
        entry.decision = planner.plan.decision.clone().unwrap_or_default();
        entry.resources = planner.plan.asked_for();
        Ok(Attempt::Planned(answer?, Box::new(planner.plan)))
    }

    /// What was answered by the attempt that committed after all.
    async fn find_sent(
        &self,
        entry: &AuditEntry,
        mut sent: BTreeMap<u32, Sent>,
    ) -> Result<Done, ApiError> {
        let (committed, revision) = self.stored(entry)?.ok_or_else(unavailable)?;
        self.wait_for(revision).await?;
        let Sent { answer, resources } = sent
            .remove(&committed.attempt)
            .ok_or_else(|| errors::INTERNAL_ERROR.error())?;
        Ok(Done {
            answer,
            resources,
            granted: committed.granted,
            decision: committed.decision,
            is_audited: true,
        })
    }

    /// The entry of this call, if an attempt of it committed, and when.
    fn stored(&self, entry: &AuditEntry) -> Result<Option<(AuditEntry, Revision)>, ApiError> {
        let key = entry.key();
        let page = self.store.page(&key, None, 1).map_err(|_| unavailable())?;
        let Some(found) = page.entries.into_iter().find(|found| found.key == key) else {
            return Ok(None);
        };
        let read = AuditEntry::read(&key, &found.value).map_err(|_| errors::INTERNAL_ERROR.error());
        read.map(|entry| Some((entry, found.mod_revision)))
    }
}

/// What came of running a use-case once.
enum Attempt {
    Planned(Answer, Box<Plan>),
    /// It asks for this first.
    Asks(Work),
}

enum Looked {
    None,
    New(NewToken),
    Answered(Done),
}

pub(crate) fn unavailable() -> ApiError {
    errors::SERVICE_UNAVAILABLE.with("the store is away")
}

fn is_dry_run(call: &Call<'_>) -> bool {
    call.action.operation.param("DryRun").is_some()
        && call
            .params
            .get("DryRun")
            .is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

impl Inner {
    fn transaction_of(
        &self,
        call: &Call<'_>,
        plan: &Plan,
        view: &View,
        token: Option<NewToken>,
        answer: &Answer,
        entry: &AuditEntry,
    ) -> Transaction {
        let mut keys = plan.keys(view);
        keys.extend(plan.permit_keys(call.caller, view));
        let guards = keys.into_iter().map(|key| {
            let mod_revision = view.revisions.of(&key);
            Guard::Unchanged { key, mod_revision }
        });
        let mut transaction = Transaction {
            guards: guards.collect(),
            ops: Vec::new(),
        };
        for (key, object) in &plan.writes {
            let key = key::of_object(key);
            transaction.ops.push(match object {
                Some(object) => Op::Put {
                    key,
                    value: write_object(object),
                },
                None => Op::Delete { key },
            });
        }
        for (key, entity) in &plan.identities {
            let key = key::of_entity(key);
            transaction.ops.push(match entity {
                Some(entity) => Op::Put {
                    key,
                    value: write_entity(entity),
                },
                None => Op::Delete { key },
            });
        }
        for (key, secret) in &plan.secrets {
            let key = key::of_secret(key);
            transaction.ops.push(match secret {
                Some(secret) => Op::Put {
                    value: write_secret(&key, secret, &self.master_key, &*self.random),
                    key,
                },
                None => Op::Delete { key },
            });
        }
        for (id, settings) in &plan.settings {
            if let Some(account) = view.accounts.get(*id) {
                let account = Account {
                    settings: settings.clone(),
                    ..Account::clone(account)
                };
                let value = write_account(&account, &self.master_key, &*self.random);
                transaction.ops.push(Op::Put {
                    key: key::of_account(*id),
                    value,
                });
            }
        }
        for (id, account) in &plan.accounts {
            transaction.ops.push(Op::Put {
                key: key::of_account(*id),
                value: write_account(account, &self.master_key, &*self.random),
            });
        }
        for guard in plan.bumps.difference(&plan.retired) {
            let value = entry.request_id.to_string().into_bytes();
            transaction.ops.push(Op::Put {
                key: guard.path(),
                value,
            });
        }
        for guard in &plan.retired {
            transaction.ops.push(Op::Delete { key: guard.path() });
        }
        if let Some(token) = token {
            let (guard, op) = token.remember(Recorded::of(&**answer), self.even_now());
            transaction.guards.push(guard);
            transaction.ops.push(op);
        }
        if let Some(used) = &plan.used {
            let (guard, op) = used.remember();
            transaction.guards.push(guard);
            transaction.ops.push(op);
        }
        // The entry's key is this request's own: should a reply be lost, it tells whether the request was done.
        transaction.guards.push(Guard::Absent { key: entry.key() });
        transaction.ops.push(entry.op());
        transaction
    }
}
