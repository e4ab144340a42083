use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::decline_handshake::{
    Request, Response, ResponseHandshake,
};
use ram::directory::HandshakeAnswer;

use super::handshakes::{self, fields, shown};
use crate::planner::Planner;

/// Declines an invitation that the caller's account got.
///
/// Source: ResourceDirectoryMaster API, `DeclineHandshake`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.handshake_id.as_deref();
    planner.permit(&format!("handshake/{}", id.unwrap_or_default()), planner.account())?;
    let found = handshakes::got(planner, id)?;
    let answered = found.answer(planner, HandshakeAnswer::Declined, None)?;
    Ok(Response {
        handshake: fields!(
            shown(found.management, &found.identities, &answered, planner.now())
                => ResponseHandshake
        ),
    })
}
