use openapi::ApiError;
use openapi::generated::kanmon::describe_region_status::{
    Request, Response, ResponseItem, ResponseProblem,
};

use crate::planner::Planner;

/// How the region stands: which revision is stored, which one hosts have made real, whether packets are really
/// filtered. Problems and checks of the host are for the account that runs the region.
///
/// Source: Kanmon API, `DescribeRegionStatus`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("region", planner.account())?;
    let (host, report) = (planner.host(), planner.report());
    let number = |revision: u64| i64::try_from(revision).unwrap_or(i64::MAX);
    let mut response = Response {
        applied_revision: number(report.applied_revision),
        enforce: host.enforce.clone(),
        region_id: planner.region().to_string(),
        revision: number(planner.snapshot().revision()),
        ..Response::default()
    };
    if !planner.is_operator() {
        return Ok(response);
    }
    response.items = host
        .items
        .iter()
        .map(|item| ResponseItem {
            mend: item.mend.clone(),
            name: item.name.clone(),
            state: item.state.clone(),
            text: item.text.clone(),
        })
        .collect();
    let of_host = report.problems.iter().map(|problem| ResponseProblem {
        message: problem.message.clone(),
        subject: problem.subject.clone(),
    });
    let of_store = planner.view().quarantined.iter().map(|(key, why)| ResponseProblem {
        message: format!("the stored value is not readable and is left out: {why}"),
        subject: key.clone(),
    });
    response.problems = of_host.chain(of_store).collect();
    Ok(response)
}
