use std::time::Duration;

use openapi::ApiError;
use openapi::generated::kanmon::wait_for_revision::{Request, Response, ResponseProblem};

use crate::planner::Planner;

/// Waits until hosts have made a revision real, the newest when none is given, and says whether they have.
///
/// Source: Kanmon API, `WaitForRevision`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("region", planner.account())?;
    let newest = planner.snapshot().revision();
    let revision = match request.revision {
        Some(revision) => u64::try_from(revision).unwrap_or(0),
        // The revision stays the same when the wait is over, however much came after it.
        None => planner.waited_for().unwrap_or(newest),
    };
    let report = planner.report();
    let is_applied = report.applied_revision >= revision;
    if !is_applied && planner.may_wait() {
        let secs = request.timeout_secs.unwrap_or(DEFAULT_SECS).clamp(0, MAX_SECS);
        let at_most = Duration::from_secs(u64::try_from(secs).unwrap_or(0));
        planner.wait_for_applied(revision, at_most);
    }
    let number = |revision: u64| i64::try_from(revision).unwrap_or(i64::MAX);
    let problems = if planner.is_operator() { report.problems.as_slice() } else { &[] };
    Ok(Response {
        applied_revision: number(report.applied_revision),
        is_applied,
        problems: problems
            .iter()
            .map(|problem| ResponseProblem {
                message: problem.message.clone(),
                subject: problem.subject.clone(),
            })
            .collect(),
        revision: number(revision),
    })
}

const DEFAULT_SECS: i64 = 10;
const MAX_SECS: i64 = 60;
