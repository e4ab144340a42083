use std::sync::Arc;

use estate::Vpc;
use openapi::ApiError;
use openapi::generated::vpc::describe_route_table_list::{
    Request, Response, ResponseRouterTableListType,
};

use super::{blocks, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The system route table of each VPC of the caller, and of those shared with it: there are no others here.
///
/// Source: VPC API, `DescribeRouteTableList`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("routetable/*", planner.account())?;
    let found = planner.snapshot().vpcs().filter(|vpc| {
        vpc.region == *planner.region()
            && vpc.is_open_to(planner.account())
            && passes(vpc, request)
    });
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found.collect(), pages, PageBounds::strict(10, 50), |vpc| {
        format!("{:020} {}", i64::MAX - vpc.created.unix_secs, vpc.id)
    })?;
    let shown = |vpc: &&Arc<Vpc>| {
        let vswitches = blocks::vswitches_of(planner.snapshot(), vpc);
        ResponseRouterTableListType {
            associate_type: "VSwitch".into(),
            creation_time: vpc.created.to_string(),
            owner_id: i64::try_from(vpc.owner.number()).unwrap_or_default(),
            resource_group_id: vpc.resource_group.clone(),
            route_table_id: subject::route_table_id(vpc),
            route_table_type: "System".into(),
            router_id: subject::router_id(vpc),
            router_type: "VRouter".into(),
            status: "Available".into(),
            vswitch_ids: vswitches.iter().map(|it| it.id.to_string()).collect(),
            vpc_id: vpc.id.to_string(),
            ..ResponseRouterTableListType::default()
        }
    };
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        router_table_list: page.items.iter().map(shown).collect(),
        success: true,
        total_count: page.total,
    })
}

fn passes(vpc: &Vpc, request: &Request) -> bool {
    let is = |filter: &Option<String>, value: &str| {
        filter.as_deref().is_none_or(|filter| filter.is_empty() || filter == value)
    };
    is(&request.vpc_id, vpc.id.as_str())
        && is(&request.route_table_id, &subject::route_table_id(vpc))
        && is(&request.router_id, &subject::router_id(vpc))
        && is(&request.resource_group_id, &vpc.resource_group)
        && is(&request.route_table_name, "")
        && is(&request.route_table_type, "System")
        && is(&request.router_type, "VRouter")
}
