use std::sync::Arc;

use openapi::generated::ram::create_access_key::{Request, Response, ResponseAccessKey};
use openapi::ApiError;
use ram::directory::{Entity, KeyStatus};

use super::{refusal, subject};
use crate::planner::Planner;
use crate::seal::Secret;
use crate::secrets::{SecretKey, SecretKind};

/// Makes an access key of a user; without a name, of the user who calls. Its secret is shown this once.
///
/// Source: RAM API, `CreateAccessKey`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user_or_caller(planner, request.user_name.as_deref())?;
    let now = planner.now();
    let id = planner.new_access_key_id();
    let secret = planner.new_access_key_secret();
    let user = user.with_key(&id, now).map_err(refusal::refused)?;
    let key = SecretKey {
        account: planner.account(),
        kind: SecretKind::AccessKey,
        id: id.clone(),
    };
    planner.put_secret(&permit, key, Secret::new(secret.reveal()));
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {
        access_key: ResponseAccessKey {
            access_key_id: id,
            access_key_secret: secret.reveal().to_owned(),
            create_date: now.to_string(),
            status: KeyStatus::Active.word().to_owned(),
        },
    })
}
