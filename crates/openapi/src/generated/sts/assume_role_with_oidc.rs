//! `AssumeRoleWithOIDC` of Sts 2015-04-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AssumeRoleWithOIDC` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DurationSeconds`; default 3600.
    pub duration_seconds: Option<i64>,
    /// `OIDCProviderArn`, required.
    pub oidc_provider_arn: Option<String>,
    /// `OIDCToken`, required.
    pub oidc_token: Option<String>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `RoleArn`, required.
    pub role_arn: Option<String>,
    /// `RoleSessionName`, required.
    pub role_session_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            duration_seconds: fields.integer("DurationSeconds")?,
            oidc_provider_arn: fields.text("OIDCProviderArn")?,
            oidc_token: fields.text("OIDCToken")?,
            policy: fields.text("Policy")?,
            role_arn: fields.text("RoleArn")?,
            role_session_name: fields.text("RoleSessionName")?,
        })
    }
}

/// What `AssumeRoleWithOIDC` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AssumedRoleUser`.
    pub assumed_role_user: ResponseAssumedRoleUser,
    /// `Credentials`.
    pub credentials: ResponseCredentials,
    /// `OIDCTokenInfo`.
    pub oidc_token_info: ResponseOIDCTokenInfo,
    /// `SourceIdentity`.
    pub source_identity: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AssumedRoleUser", &self.assumed_role_user);
        write_object(out, "Credentials", &self.credentials);
        write_object(out, "OIDCTokenInfo", &self.oidc_token_info);
        out.text("SourceIdentity", &self.source_identity);
    }
}

/// `AssumedRoleUser`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAssumedRoleUser {
    /// `AssumedRoleUser.Arn`.
    pub arn: String,
    /// `AssumedRoleUser.AssumedRoleId`.
    pub assumed_role_id: String,
}

impl Fields for ResponseAssumedRoleUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text("AssumedRoleId", &self.assumed_role_id);
    }
}

/// `Credentials`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseCredentials {
    /// `Credentials.AccessKeyId`.
    pub access_key_id: String,
    /// `Credentials.AccessKeySecret`.
    pub access_key_secret: String,
    /// `Credentials.Expiration`.
    pub expiration: String,
    /// `Credentials.SecurityToken`.
    pub security_token: String,
}

impl Fields for ResponseCredentials {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("AccessKeySecret", &self.access_key_secret);
        out.text("Expiration", &self.expiration);
        out.text("SecurityToken", &self.security_token);
    }
}

/// `OIDCTokenInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseOIDCTokenInfo {
    /// `OIDCTokenInfo.ClientIds`.
    pub client_ids: String,
    /// `OIDCTokenInfo.ExpirationTime`.
    pub expiration_time: String,
    /// `OIDCTokenInfo.IssuanceTime`.
    pub issuance_time: String,
    /// `OIDCTokenInfo.Issuer`.
    pub issuer: String,
    /// `OIDCTokenInfo.Subject`.
    pub subject: String,
    /// `OIDCTokenInfo.VerificationInfo`.
    pub verification_info: String,
}

impl Fields for ResponseOIDCTokenInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ClientIds", &self.client_ids);
        out.text("ExpirationTime", &self.expiration_time);
        out.text("IssuanceTime", &self.issuance_time);
        out.text("Issuer", &self.issuer);
        out.text("Subject", &self.subject);
        out.text("VerificationInfo", &self.verification_info);
    }
}

/// `AssumeRoleWithOIDC`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Sts",
    version: "2015-04-01",
    name: "AssumeRoleWithOIDC",
    status: Status::Done,
    ram_action: "sts:AssumeRole",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_DURATION_SECONDS,
        errors::INVALID_PARAMETER_POLICY_GRAMMAR,
        errors::INVALID_PARAMETER_POLICY_SIZE,
        errors::INVALID_PARAMETER_ROLE_ARN,
        errors::INVALID_PARAMETER_ROLE_SESSION_NAME,
        errors::AUTHENTICATION_FAIL_OIDC_TOKEN_AUDIENCE_NOT_MATCH,
        errors::AUTHENTICATION_FAIL_OIDC_TOKEN_EXPIRED,
        errors::AUTHENTICATION_FAIL_OIDC_TOKEN_INVALID,
        errors::AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_CONFIGURATION_BROKEN,
        errors::AUTHENTICATION_FAIL_OIDC_TOKEN_ISSUER_NOT_MATCH,
        errors::AUTHENTICATION_FAIL_NO_PERMISSION,
        errors::ENTITY_NOT_EXIST_ROLE,
    ],
    is_mutating: true,
    is_anonymous: true,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    long("DurationSeconds").malformed(&errors::INVALID_PARAMETER_DURATION_SECONDS),
    text("OIDCProviderArn").required(),
    text("OIDCToken")
        .required()
        .sized(4, 20000)
        .malformed(&errors::AUTHENTICATION_FAIL_OIDC_TOKEN_INVALID),
    text("Policy")
        .sized(1, 2048)
        .malformed(&errors::INVALID_PARAMETER_POLICY_SIZE),
    text("RoleArn")
        .required()
        .malformed(&errors::INVALID_PARAMETER_ROLE_ARN),
    text("RoleSessionName")
        .required()
        .sized(2, 64)
        .malformed(&errors::INVALID_PARAMETER_ROLE_SESSION_NAME),
];
