//! `AssumeRole` of Sts 2015-04-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AssumeRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DurationSeconds`; default 3600.
    pub duration_seconds: Option<i64>,
    /// `ExternalId`.
    pub external_id: Option<String>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `RoleArn`, required.
    pub role_arn: Option<String>,
    /// `RoleSessionName`, required.
    pub role_session_name: Option<String>,
    /// `SourceIdentity`.
    pub source_identity: Option<String>,
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
            external_id: fields.text("ExternalId")?,
            policy: fields.text("Policy")?,
            role_arn: fields.text("RoleArn")?,
            role_session_name: fields.text("RoleSessionName")?,
            source_identity: fields.text("SourceIdentity")?,
        })
    }
}

/// What `AssumeRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AssumedRoleUser`.
    pub assumed_role_user: ResponseAssumedRoleUser,
    /// `Credentials`.
    pub credentials: ResponseCredentials,
    /// `SourceIdentity`.
    pub source_identity: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AssumedRoleUser", &self.assumed_role_user);
        write_object(out, "Credentials", &self.credentials);
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

/// `AssumeRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Sts",
    version: "2015-04-01",
    name: "AssumeRole",
    status: Status::Done,
    ram_action: "sts:AssumeRole",
    resources: &["acs:ram:*:{Owner}:role/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_DURATION_SECONDS,
        errors::INVALID_PARAMETER_POLICY_GRAMMAR,
        errors::INVALID_PARAMETER_POLICY_SIZE,
        errors::INVALID_PARAMETER_ROLE_ARN,
        errors::INVALID_PARAMETER_ROLE_SESSION_NAME,
        errors::NO_PERMISSION,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    long("DurationSeconds").malformed(&errors::INVALID_PARAMETER_DURATION_SECONDS),
    text("ExternalId").sized(2, 1224),
    text("Policy").sized(1, 2048),
    text("RoleArn")
        .required()
        .malformed(&errors::INVALID_PARAMETER_ROLE_ARN),
    text("RoleSessionName")
        .required()
        .sized(2, 64)
        .malformed(&errors::INVALID_PARAMETER_ROLE_SESSION_NAME),
    text("SourceIdentity"),
];
