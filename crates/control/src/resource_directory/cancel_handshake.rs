use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::cancel_handshake::{
    Request, Response, ResponseHandshake,
};
use ram::directory::HandshakeAnswer;

use super::handshakes::{self, fields, shown};
use super::found;
use crate::planner::Planner;

/// Takes an invitation back that waits for its answer.
///
/// Source: ResourceDirectoryMaster API, `CancelHandshake`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.handshake_id.as_deref();
    planner.permit(&format!("handshake/{}", id.unwrap_or_default()), planner.account())?;
    found::own(planner)?;
    let found = handshakes::sent(planner, id)?;
    let answered = found.answer(planner, HandshakeAnswer::Cancelled, None)?;
    Ok(Response {
        handshake: fields!(
            shown(found.management, &found.identities, &answered, planner.now())
                => ResponseHandshake
        ),
    })
}
