//! `AssumeRoleWithSAML` of Sts 2015-04-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AssumeRoleWithSAML` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DurationSeconds`; default 3600.
    pub duration_seconds: Option<i64>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `RoleArn`, required.
    pub role_arn: Option<String>,
    /// `SAMLAssertion`, required.
    pub saml_assertion: Option<String>,
    /// `SAMLProviderArn`, required.
    pub saml_provider_arn: Option<String>,
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
            policy: fields.text("Policy")?,
            role_arn: fields.text("RoleArn")?,
            saml_assertion: fields.text("SAMLAssertion")?,
            saml_provider_arn: fields.text("SAMLProviderArn")?,
        })
    }
}

/// What `AssumeRoleWithSAML` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AssumedRoleUser`.
    pub assumed_role_user: ResponseAssumedRoleUser,
    /// `Credentials`.
    pub credentials: ResponseCredentials,
    /// `SAMLAssertionInfo`.
    pub saml_assertion_info: ResponseSAMLAssertionInfo,
    /// `SourceIdentity`.
    pub source_identity: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AssumedRoleUser", &self.assumed_role_user);
        write_object(out, "Credentials", &self.credentials);
        write_object(out, "SAMLAssertionInfo", &self.saml_assertion_info);
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

/// `SAMLAssertionInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSAMLAssertionInfo {
    /// `SAMLAssertionInfo.Issuer`.
    pub issuer: String,
    /// `SAMLAssertionInfo.Recipient`.
    pub recipient: String,
    /// `SAMLAssertionInfo.Subject`.
    pub subject: String,
    /// `SAMLAssertionInfo.SubjectType`.
    pub subject_type: String,
}

impl Fields for ResponseSAMLAssertionInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Issuer", &self.issuer);
        out.text("Recipient", &self.recipient);
        out.text("Subject", &self.subject);
        out.text("SubjectType", &self.subject_type);
    }
}

/// `AssumeRoleWithSAML`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Sts",
    version: "2015-04-01",
    name: "AssumeRoleWithSAML",
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
        errors::MISSING_PARAMETER_ROLE_ARN,
        errors::MISSING_PARAMETER_SAML_ASSERTION,
        errors::MISSING_PARAMETER_SAML_PROVIDER_ARN,
        errors::AUTHENTICATION_FAIL_IDP_METADATA_INVALID,
        errors::AUTHENTICATION_FAIL_SAML_ASSERTION_EXPIRED,
        errors::AUTHENTICATION_FAIL_SAML_ASSERTION_INVALID,
        errors::AUTHENTICATION_FAIL_NO_PERMISSION,
        errors::ENTITY_NOT_EXIST_ROLE_ARN,
        errors::ENTITY_NOT_EXIST_SAML_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: true,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    long("DurationSeconds").malformed(&errors::INVALID_PARAMETER_DURATION_SECONDS),
    text("Policy")
        .sized(1, 2048)
        .malformed(&errors::INVALID_PARAMETER_POLICY_SIZE),
    text("RoleArn")
        .required()
        .missing(&errors::MISSING_PARAMETER_ROLE_ARN)
        .malformed(&errors::INVALID_PARAMETER_ROLE_ARN),
    text("SAMLAssertion")
        .required()
        .sized(4, 100000)
        .missing(&errors::MISSING_PARAMETER_SAML_ASSERTION)
        .malformed(&errors::AUTHENTICATION_FAIL_SAML_ASSERTION_INVALID),
    text("SAMLProviderArn")
        .required()
        .missing(&errors::MISSING_PARAMETER_SAML_PROVIDER_ARN),
];
