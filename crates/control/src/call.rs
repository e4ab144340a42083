use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cloud_id::{RequestId, Timestamp};
use openapi::wire::{Anonymous, Format, HttpAnswer, HttpRequest, Received};
use openapi::{ApiError, Operation, Params, errors, render};
use ram::Principal;
use tracing::Instrument;

use crate::audit::{AuditEntry, TrailFull, cut};
use crate::caller::{Caller, Identity};
use crate::commit::{Call, Done, unavailable};
use crate::control_plane::ControlPlane;
use crate::credential::Credential;
use crate::federated::Vouched;
use crate::flood::Told;
use crate::granted::Grants;
use crate::key_network;
use crate::nonces::{self, NonceError};
use crate::observe::Answered;
use crate::region_meant::region_meant;
use crate::view::View;

/// What is known of a call so far: what its audit entry will say, and how to answer.
struct Progress {
    format: Format,
    operation: Option<&'static openapi::Operation>,
    entry: AuditEntry,
    /// Whether the request came over TLS.
    is_secure: bool,
}

impl ControlPlane {
    /// Answers a request. The one way in: whatever is asked is authenticated, permitted and audited here.
    pub async fn call(&self, request: HttpRequest) -> HttpAnswer {
        self.call_from(request, None, false).await
    }

    /// As [`call`](Self::call), for a request that came from a known address, over TLS or not.
    ///
    /// Source: RPC protocol, request structure, signatures, common errors.
    pub async fn call_from(
        &self,
        request: HttpRequest,
        source: Option<IpAddr>,
        is_secure: bool,
    ) -> HttpAnswer {
        let began = Instant::now();
        // A server that listens on both kinds of addresses sees those of one as mapped into the other.
        let source = source.map(|it| it.to_canonical());
        let request_id = self.new_request_id();
        // Whatever is logged on the way says for which request.
        let span = tracing::error_span!("call", request.id = %request_id);
        let answer = self.answer(&request, source, is_secure, request_id);
        let (answer, mut answered) = answer.instrument(span).await;
        answered.took = began.elapsed();
        self.inner.observer.tell(&answered);
        answer
    }

    /// Random, but for how far into the second it is: audit entries lie in the store by second and request id, and
    /// what comes together lies together, not each in a page of its own.
    fn new_request_id(&self) -> RequestId {
        let random = self.inner.random.next();
        RequestId::from_random(match self.inner.clock.fraction() {
            Some(fraction) => u128::from(fraction) << 112 | random >> 16,
            None => random,
        })
    }

    async fn answer(
        &self,
        request: &HttpRequest,
        source: Option<IpAddr>,
        is_secure: bool,
        request_id: RequestId,
    ) -> (HttpAnswer, Answered) {
        let now = self.inner.clock.now();
        let mut progress = Progress::new(request_id, now, source, is_secure);
        progress.entry.user_agent = user_agent_of(request);
        let outcome = self.carry(request, &mut progress).await;

        let Progress {
            format,
            operation,
            mut entry,
            is_secure: _,
        } = progress;
        let id = request_id.to_string();
        let endpoint = &self.inner.config.endpoint;
        let refuse = |error: &ApiError| render::error(&id, endpoint, error, format);
        let answer = match (&outcome, operation) {
            (Ok(done), Some(operation)) => render::success(operation, &id, &*done.answer, format),
            (Ok(_), None) => refuse(&errors::INTERNAL_ERROR.error()),
            (Err(error), _) => refuse(error),
        };
        let mut answered = Answered {
            request_id,
            operation,
            account: entry.account,
            code: Cow::Borrowed("OK"),
            status: answer.status,
            took: Duration::ZERO,
        };
        match outcome {
            Ok(Done {
                is_audited: true, ..
            }) => return (answer, answered),
            Ok(Done {
                resources,
                granted,
                decision,
                ..
            }) => {
                entry.granted = granted;
                entry.resources = resources.into_iter().collect();
                entry.decision = decision;
            }
            Err(error) => {
                answered.code = error.code.clone();
                entry.outcome = error.code.into_owned();
                entry.status = error.status;
                entry.granted.clear();
            }
        }
        match self.note(entry).await {
            Ok(()) => (answer, answered),
            // What cannot be audited is not answered.
            Err(TrailFull) => {
                let error = unavailable();
                let answer = refuse(&error);
                answered.status = answer.status;
                answered.code = error.code;
                (answer, answered)
            }
        }
    }

    /// Puts an entry on its way into the trail, unless a flood of strangers is under way.
    async fn note(&self, mut entry: AuditEntry) -> Result<(), TrailFull> {
        // Without a nonce of its own it is of a stranger, or somebody plays a caller's request again.
        if entry.nonce.is_none() {
            match self.inner.flood.count(entry.time) {
                Told::Counted => return Ok(()),
                Told::Written { left_out_before: 0 } => {}
                Told::Written { left_out_before } => {
                    entry.resources = vec![format!("{left_out_before} refusals before")];
                }
            }
        }
        self.inner.audit.note(entry).await
    }

    /// Every check in order. What comes before the signature tells a stranger nothing but what the
    /// documentation says it does: whether the request has its form and whether the key exists.
    async fn carry(
        &self,
        request: &HttpRequest,
        progress: &mut Progress,
    ) -> Result<Done, ApiError> {
        let now = progress.entry.time;
        let received = Received::read(request).map_err(|refusal| {
            progress.format = refusal.format;
            progress.entry.action = cut(&request.named_action().unwrap_or_default(), 64);
            refusal.error
        })?;
        let unverified = match received {
            Received::Signed(unverified) => unverified,
            Received::Anonymous(anonymous) => return self.carry_word(&anonymous, progress).await,
        };
        progress.format = unverified.format();
        progress.entry.access_key_id = cut(unverified.access_key_id(), 64);
        progress.entry.action = cut(unverified.action(), 64);

        let view = self.view();
        let find = |view: &View| {
            let inner = &self.inner;
            Credential::of(view, &unverified, now, &inner.master_key, &inner.authority)
        };
        let credential = match find(&view) {
            Ok(credential) => credential,
            // Another process may have made it a moment ago.
            Err(refusal) => {
                let newest = self.inner.newest_view().await?;
                match newest.revision() == view.revision() {
                    true => return Err(refusal),
                    false => find(&newest)?,
                }
            }
        };
        credential.verify(&unverified, now)?;
        let account = credential.account;
        let key_id = unverified.access_key_id();
        progress.entry.principal = credential.principal.arn().to_owned();
        progress.entry.account = Some(account);

        let nonce = nonces::hash_of(key_id, unverified.nonce());
        let signed = unverified.timestamp();
        self.inner
            .nonces
            .take(key_id, nonce, signed, now, self.inner.clock.passed())
            .map_err(|error| match error {
                NonceError::Used => errors::SIGNATURE_NONCE_USED.error(),
                NonceError::TooMany => {
                    errors::THROTTLING_USER.with("too many requests in 15 minutes")
                }
            })?;
        progress.entry.nonce = Some((nonce, signed));

        let source = progress.entry.source;
        key_network::refuse_elsewhere(&view, account, &credential.identity, key_id, source)?;
        self.inner.last_used.note(key_id, now);

        let operation = unverified.operation()?;
        progress.entry.action = operation.to_string();
        progress.operation = Some(operation);
        let params = unverified.params();
        let caller = Caller {
            account,
            identity: credential.identity,
            principal: credential.principal,
            access_key_id: key_id.to_owned(),
            request_id: progress.entry.request_id,
            source: progress.entry.source,
            is_secure: progress.is_secure,
        };
        if let Identity::Role(_) = caller.identity {
            // Which session of the role it is, too.
            progress.entry.principal = caller.arn();
        }
        let caller = match operation.is_anonymous {
            // It is signed though it need not be: the provider's word counts, and the trail tells whose it is, and with
            // which key it was signed.
            true => {
                let caller = self.vouched_caller(&view, operation, params, progress)?;
                progress.entry.principal = caller.arn();
                progress.entry.account = Some(caller.account);
                caller
            }
            false => caller,
        };
        self.carry_on(
            &view,
            &caller,
            operation,
            params,
            unverified.region(),
            progress,
        )
        .await
    }

    /// As [`carry`](Self::carry), for a request whose parameters say who calls: a provider's word stands for a signature.
    /// What comes before it is checked tells a stranger whether there is such a provider, as documented.
    async fn carry_word(
        &self,
        request: &Anonymous,
        progress: &mut Progress,
    ) -> Result<Done, ApiError> {
        let operation = request.operation();
        progress.format = request.format();
        progress.entry.action = operation.to_string();
        progress.operation = Some(operation);
        let passed = self.inner.clock.passed();
        let again_in =
            |secs: u64| errors::THROTTLING_USER.with(format_args!("{operation} again in {secs} s"));
        self.inner
            .peers
            .take(progress.entry.source, passed)
            .map_err(again_in)?;
        let params = request.params();
        // Another process may have made the provider, or given it other keys, a moment ago.
        let view = self.inner.newest_view().await?;
        let caller = self.vouched_caller(&view, operation, params, progress)?;
        progress.entry.principal = caller.arn();
        progress.entry.account = Some(caller.account);
        // It is no stranger's any more. The number makes no other request a repetition.
        let random = self.inner.random.next() as u64;
        progress.entry.nonce = Some((random, progress.entry.time));
        self.carry_on(
            &view,
            &caller,
            operation,
            params,
            request.region(),
            progress,
        )
        .await
    }

    /// Somebody whom an identity provider vouches for, in what the operation is given.
    fn vouched_caller(
        &self,
        view: &View,
        operation: &'static Operation,
        params: &Params,
        progress: &Progress,
    ) -> Result<Caller, ApiError> {
        let vouched = Vouched::of(view, operation, params, progress.entry.time)?;
        let account = vouched.account;
        let provider = vouched.provider.relative_id();
        Ok(Caller {
            account,
            principal: Arc::new(Principal::federated(account, &provider)),
            identity: Identity::Federated(Arc::new(vouched)),
            access_key_id: String::new(),
            request_id: progress.entry.request_id,
            source: progress.entry.source,
            is_secure: progress.is_secure,
        })
    }

    /// What comes once it is known who calls.
    async fn carry_on(
        &self,
        view: &View,
        caller: &Caller,
        operation: &'static Operation,
        params: &Params,
        region: Option<&str>,
        progress: &mut Progress,
    ) -> Result<Done, ApiError> {
        let named = (operation.version, operation.name);
        let passed = self.inner.clock.passed();
        self.inner
            .rates
            .take(caller.account, named, passed)
            .map_err(|secs| {
                errors::THROTTLING_USER.with(format_args!("{operation} again in {secs} s"))
            })?;
        let action = self
            .inner
            .actions
            .get(&named)
            .ok_or_else(|| errors::UNSUPPORTED_OPERATION.with(operation.name))?;
        let region = match region {
            Some(name) => self
                .region(name)
                .ok_or_else(|| errors::INVALID_REGION_ID_NOT_FOUND.with(cut(name, 64)))?,
            None => region_meant(&self.inner.config, view, caller.account, params),
        };
        progress.entry.region = Some(region.id.clone());
        let call = Call {
            caller,
            action,
            params,
            region,
            now: progress.entry.time,
        };
        self.inner.carry_out(&call, &mut progress.entry).await
    }
}

fn user_agent_of(request: &HttpRequest) -> String {
    let mut headers = request.headers.iter();
    let found = headers.find(|(name, _)| name.eq_ignore_ascii_case("user-agent"));
    found.map_or_else(String::new, |(_, value)| cut(value, 128))
}

impl Progress {
    fn new(
        request_id: RequestId,
        time: Timestamp,
        source: Option<IpAddr>,
        is_secure: bool,
    ) -> Self {
        Self {
            format: Format::Xml,
            operation: None,
            entry: AuditEntry {
                request_id,
                time,
                account: None,
                principal: String::new(),
                decision: String::new(),
                access_key_id: String::new(),
                action: String::new(),
                region: None,
                source,
                user_agent: String::new(),
                outcome: "OK".to_owned(),
                status: 200,
                resources: Vec::new(),
                granted: Grants::default(),
                nonce: None,
                attempt: 0,
            },
            is_secure,
        }
    }
}
