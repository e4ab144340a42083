//! What a refusal of a resource directory is answered with.

use openapi::{ApiError, errors};
use ram::directory::OrganizationRefusal;

/// The documented error of a refusal.
///
/// Source: ResourceManager API, error codes.
pub(crate) fn refused(refusal: OrganizationRefusal) -> ApiError {
    use OrganizationRefusal as Of;
    match refusal {
        Of::FolderNameUsed => errors::INVALID_PARAMETER_FOLDER_NAME_ALREADY_USED.error(),
        Of::TooDeep { .. } => errors::LIMIT_EXCEEDED_FOLDER_DEPTH.with(refusal),
        Of::TooManyFolders { .. } => errors::QUOTA_EXCEEDED_FOLDER_COUNT.with(refusal),
        Of::HasFolders => errors::DELETE_CONFLICT_FOLDER_SUB_FOLDER.error(),
        Of::HasAccounts => errors::DELETE_CONFLICT_FOLDER_ACCOUNT.error(),
        Of::IsRoot => errors::NOT_SUPPORT_ROOT_FOLDER.error(),
        Of::TooManyMembers { .. } => errors::QUOTA_EXCEEDED_ACCOUNT_COUNT.with(refusal),
        Of::DisplayNameUsed => errors::INVALID_PARAMETER_DISPLAY_NAME_ALREADY_USED.error(),
        Of::PolicyNameUsed => errors::ENTITY_ALREADY_EXISTS_CONTROL_POLICY.error(),
        Of::TooManyPolicies { .. } => errors::LIMIT_EXCEEDED_CONTROL_POLICY.with(refusal),
        Of::PolicyInUse => errors::DELETE_CONFLICT_CONTROL_POLICY_ATTACHMENT.error(),
        Of::AttachedAlready => errors::ENTITY_ALREADY_EXISTS_CONTROL_POLICY_ATTACHMENT.error(),
        Of::NotAttached => errors::ENTITY_NOT_EXISTS_CONTROL_POLICY_ATTACHMENT.error(),
        Of::TooManyAttached { .. } => {
            errors::LIMIT_EXCEEDED_CONTROL_POLICY_ATTACHMENT.with(refusal)
        }
        Of::LastAttached => errors::NOT_SUPPORT_DETACH_LAST_CONTROL_POLICY.error(),
        Of::HandshakeEnded => errors::HANDSHAKE_STATUS_MISMATCH.error(),
        Of::InvitedAlready => errors::ENTITY_ALREADY_EXISTS_HANDSHAKE.error(),
        Of::MemberAlready => errors::ENTITY_ALREADY_EXISTS_ACCOUNT.error(),
        Of::TooManyInvitations { .. } => errors::QUOTA_EXCEEDED_HANDSHAKE_COUNT.with(refusal),
        Of::NoTrustedService => errors::INVALID_PARAMETER_SERVICE_PRINCIPAL.error(),
        Of::DelegatedAlready => errors::ACCOUNT_ALREADY_REGISTERED.error(),
        Of::NotDelegated => errors::ACCOUNT_NOT_REGISTERED.error(),
        Of::TooManyDelegated { .. } => errors::DELEGATED_ACCOUNT_NUMBER_EXCEEDED.with(refusal),
    }
}

/// The same for a resource directory that is to go.
pub(crate) fn not_destroyed(refusal: OrganizationRefusal) -> ApiError {
    match refusal {
        OrganizationRefusal::HasAccounts => {
            errors::DELETE_CONFLICT_RESOURCE_DIRECTORY_ACCOUNT.error()
        }
        OrganizationRefusal::HasFolders => {
            errors::DELETE_CONFLICT_RESOURCE_DIRECTORY_FOLDER.error()
        }
        other => refused(other),
    }
}
