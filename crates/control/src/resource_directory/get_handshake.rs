use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_handshake::{
    Request, Response, ResponseHandshake,
};

use super::handshakes::{self, fields};
use crate::planner::Planner;

/// Shows an invitation to the account that sent it or got it. Nobody's real name is known here.
///
/// Source: ResourceDirectoryMaster API, `GetHandshake`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.handshake_id.as_deref();
    planner.permit(&format!("handshake/{}", id.unwrap_or_default()), planner.account())?;
    let found = handshakes::known(planner, id)?;
    Ok(Response {
        handshake: fields!(
            found.shown(planner.now()) => ResponseHandshake,
            invited_account_real_name: String::new(),
            master_account_real_name: String::new()
        ),
    })
}
