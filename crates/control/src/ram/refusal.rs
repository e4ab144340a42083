//! What a refusal of the directory is answered with.

use openapi::{ApiError, ErrorRow, errors};
use ram::MalformedPolicyDocument;
use ram::directory::{Kind, NameError, Refusal};

/// The documented error of a refusal.
///
/// Source: RAM API, common errors.
pub(crate) fn refused(refusal: Refusal) -> ApiError {
    match refusal {
        Refusal::Limit { limit, .. } => row(refusal).with(limit),
        _ => row(refusal).error(),
    }
}

fn row(refusal: Refusal) -> &'static ErrorRow {
    match refusal {
        Refusal::NotExist { kind } => match kind {
            Kind::User => &errors::ENTITY_NOT_EXIST_USER,
            Kind::UserAccessKey => &errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY,
            Kind::UserLoginProfile => &errors::ENTITY_NOT_EXIST_USER_LOGIN_PROFILE,
            Kind::UserMfaDevice => &errors::ENTITY_NOT_EXIST_USER_MFA_DEVICE,
            Kind::UserPolicy => &errors::ENTITY_NOT_EXIST_USER_POLICY,
            Kind::UserGroup => &errors::ENTITY_NOT_EXIST_USER_GROUP,
            Kind::Group => &errors::ENTITY_NOT_EXIST_GROUP,
            Kind::Role => &errors::ENTITY_NOT_EXIST_ROLE,
            Kind::GroupPolicy => &errors::ENTITY_NOT_EXIST_GROUP_POLICY,
            Kind::RolePolicy => &errors::ENTITY_NOT_EXIST_ROLE_POLICY,
            Kind::Policy => &errors::ENTITY_NOT_EXIST_POLICY,
            Kind::PolicyVersion => &errors::ENTITY_NOT_EXIST_POLICY_VERSION,
            Kind::VirtualMfaDevice => &errors::ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE,
            Kind::SamlProvider => &errors::ENTITY_NOT_EXIST_SAML_PROVIDER,
            Kind::OidcProvider => &errors::ENTITY_NOT_EXIST_OIDC_PROVIDER,
            other => unspoken(other),
        },
        Refusal::AlreadyExists { kind } => match kind {
            Kind::User => &errors::ENTITY_ALREADY_EXISTS_USER,
            Kind::UserLoginProfile => &errors::ENTITY_ALREADY_EXISTS_USER_LOGIN_PROFILE,
            Kind::UserMfaDevice => &errors::ENTITY_ALREADY_EXISTS_USER_MFA_DEVICE,
            Kind::VirtualMfaDeviceUser => &errors::ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE_USER,
            Kind::UserPolicy => &errors::ENTITY_ALREADY_EXISTS_USER_POLICY,
            Kind::UserGroup => &errors::ENTITY_ALREADY_EXISTS_USER_GROUP,
            Kind::Group => &errors::ENTITY_ALREADY_EXISTS_GROUP,
            Kind::GroupPolicy => &errors::ENTITY_ALREADY_EXISTS_GROUP_POLICY,
            Kind::Role => &errors::ENTITY_ALREADY_EXISTS_ROLE,
            Kind::RolePolicy => &errors::ENTITY_ALREADY_EXISTS_ROLE_POLICY,
            Kind::Policy => &errors::ENTITY_ALREADY_EXISTS_POLICY,
            Kind::VirtualMfaDevice => &errors::ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE,
            Kind::SamlProvider => &errors::ENTITY_ALREADY_EXISTS_SAML_PROVIDER,
            Kind::OidcProvider => &errors::ENTITY_ALREADY_EXISTS_OIDC_PROVIDER,
            Kind::OidcProviderUrl => &errors::ENTITY_ALREADY_EXISTS_OIDC_PROVIDER_URL,
            other => unspoken(other),
        },
        Refusal::DeleteConflict { kind } => match kind {
            Kind::UserGroup => &errors::DELETE_CONFLICT_USER_GROUP,
            Kind::UserAccessKey => &errors::DELETE_CONFLICT_USER_ACCESS_KEY,
            Kind::UserLoginProfile => &errors::DELETE_CONFLICT_USER_LOGIN_PROFILE,
            Kind::UserMfaDevice => &errors::DELETE_CONFLICT_USER_MFA_DEVICE,
            Kind::UserPolicy => &errors::DELETE_CONFLICT_USER_POLICY,
            Kind::GroupUser => &errors::DELETE_CONFLICT_GROUP_USER,
            Kind::GroupPolicy => &errors::DELETE_CONFLICT_GROUP_POLICY,
            Kind::RolePolicy => &errors::DELETE_CONFLICT_ROLE_POLICY,
            Kind::PolicyUser => &errors::DELETE_CONFLICT_POLICY_USER,
            Kind::PolicyGroup => &errors::DELETE_CONFLICT_POLICY_GROUP,
            Kind::PolicyRole => &errors::DELETE_CONFLICT_POLICY_ROLE,
            Kind::PolicyVersion => &errors::DELETE_CONFLICT_POLICY_VERSION,
            Kind::PolicyVersionDefault => &errors::DELETE_CONFLICT_POLICY_VERSION_DEFAULT,
            Kind::VirtualMfaDeviceUser => &errors::DELETE_CONFLICT_VIRTUAL_MFA_DEVICE_USER,
            other => unspoken(other),
        },
        Refusal::Limit { kind, .. } => match kind {
            Kind::User => &errors::LIMIT_EXCEEDED_USER,
            Kind::UserAccessKey => &errors::LIMIT_EXCEEDED_USER_ACCESS_KEY,
            Kind::UserGroup => &errors::LIMIT_EXCEEDED_USER_GROUP,
            Kind::UserPolicy => &errors::LIMIT_EXCEEDED_USER_POLICY,
            Kind::Group => &errors::LIMIT_EXCEEDED_GROUP,
            Kind::GroupPolicy => &errors::LIMIT_EXCEEDED_GROUP_POLICY,
            Kind::PolicyVersion => &errors::LIMIT_EXCEEDED_POLICY_VERSION,
            Kind::Role => &errors::LIMIT_EXCEEDED_ROLE,
            Kind::RolePolicy => &errors::LIMIT_EXCEEDED_ROLE_POLICY,
            Kind::Policy => &errors::LIMIT_EXCEEDED_POLICY,
            Kind::VirtualMfaDevice => &errors::LIMIT_EXCEEDED_VIRTUAL_MFA_DEVICE,
            Kind::SamlProvider => &errors::LIMIT_EXCEEDED_SAML_PROVIDER,
            Kind::OidcProvider => &errors::LIMIT_EXCEEDED_OIDC_PROVIDER,
            Kind::OidcProviderClientId => &errors::LIMIT_EXCEEDED_OIDC_PROVIDER_CLIENT_ID,
            Kind::OidcProviderFingerprint => &errors::LIMIT_EXCEEDED_OIDC_PROVIDER_FINGERPRINT,
            other => unspoken(other),
        },
    }
}

/// A refusal that no operation gives yet.
fn unspoken(kind: Kind) -> &'static ErrorRow {
    tracing::error!(%kind, "a refusal has no documented error");
    &errors::INTERNAL_ERROR
}

/// The documented error of a name that is none, by the rows of its parameter.
pub(crate) fn bad_name(error: NameError, length: &ErrorRow, characters: &ErrorRow) -> ApiError {
    match error {
        NameError::Length { .. } => length.with(error),
        NameError::Characters { .. } => characters.with(error),
    }
}

/// The documented error of a policy document that is none: where, and why.
///
/// Source: RAM API, `CreatePolicy`, `MalformedPolicyDocument`.
pub(crate) fn malformed(error: &MalformedPolicyDocument) -> ApiError {
    errors::MALFORMED_POLICY_DOCUMENT.with(error)
}
