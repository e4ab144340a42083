//! `SetPasswordPolicy` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetPasswordPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `HardExpiry`; default false.
    pub hard_expiry: Option<bool>,
    /// `MaxLoginAttemps`.
    pub max_login_attemps: Option<i64>,
    /// `MaxPasswordAge`; default 0.
    pub max_password_age: Option<i64>,
    /// `MinimumPasswordLength`; default 8.
    pub minimum_password_length: Option<i64>,
    /// `PasswordReusePrevention`; default 0.
    pub password_reuse_prevention: Option<i64>,
    /// `RequireLowercaseCharacters`.
    pub require_lowercase_characters: Option<bool>,
    /// `RequireNumbers`.
    pub require_numbers: Option<bool>,
    /// `RequireSymbols`.
    pub require_symbols: Option<bool>,
    /// `RequireUppercaseCharacters`.
    pub require_uppercase_characters: Option<bool>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            hard_expiry: fields.boolean("HardExpiry")?,
            max_login_attemps: fields.integer("MaxLoginAttemps")?,
            max_password_age: fields.integer("MaxPasswordAge")?,
            minimum_password_length: fields.integer("MinimumPasswordLength")?,
            password_reuse_prevention: fields.integer("PasswordReusePrevention")?,
            require_lowercase_characters: fields.boolean("RequireLowercaseCharacters")?,
            require_numbers: fields.boolean("RequireNumbers")?,
            require_symbols: fields.boolean("RequireSymbols")?,
            require_uppercase_characters: fields.boolean("RequireUppercaseCharacters")?,
        })
    }
}

/// What `SetPasswordPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `PasswordPolicy`.
    pub password_policy: ResponsePasswordPolicy,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "PasswordPolicy", &self.password_policy);
    }
}

/// `PasswordPolicy`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePasswordPolicy {
    /// `PasswordPolicy.HardExpiry`.
    pub hard_expiry: bool,
    /// `PasswordPolicy.MaxLoginAttemps`.
    pub max_login_attemps: i64,
    /// `PasswordPolicy.MaxPasswordAge`.
    pub max_password_age: i64,
    /// `PasswordPolicy.MinimumPasswordLength`.
    pub minimum_password_length: i64,
    /// `PasswordPolicy.PasswordReusePrevention`.
    pub password_reuse_prevention: i64,
    /// `PasswordPolicy.RequireLowercaseCharacters`.
    pub require_lowercase_characters: bool,
    /// `PasswordPolicy.RequireNumbers`.
    pub require_numbers: bool,
    /// `PasswordPolicy.RequireSymbols`.
    pub require_symbols: bool,
    /// `PasswordPolicy.RequireUppercaseCharacters`.
    pub require_uppercase_characters: bool,
}

impl Fields for ResponsePasswordPolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("HardExpiry", self.hard_expiry);
        out.integer("MaxLoginAttemps", self.max_login_attemps);
        out.integer("MaxPasswordAge", self.max_password_age);
        out.integer("MinimumPasswordLength", self.minimum_password_length);
        out.integer("PasswordReusePrevention", self.password_reuse_prevention);
        out.boolean(
            "RequireLowercaseCharacters",
            self.require_lowercase_characters,
        );
        out.boolean("RequireNumbers", self.require_numbers);
        out.boolean("RequireSymbols", self.require_symbols);
        out.boolean(
            "RequireUppercaseCharacters",
            self.require_uppercase_characters,
        );
    }
}

/// `SetPasswordPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "SetPasswordPolicy",
    status: Status::Done,
    ram_action: "ram:SetPasswordPolicy",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE,
        errors::INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE,
        errors::INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE,
        errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("HardExpiry"),
    integer("MaxLoginAttemps").malformed(&errors::INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE),
    integer("MaxPasswordAge").malformed(&errors::INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE),
    integer("MinimumPasswordLength")
        .malformed(&errors::INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE),
    integer("PasswordReusePrevention")
        .malformed(&errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE),
    boolean("RequireLowercaseCharacters"),
    boolean("RequireNumbers"),
    boolean("RequireSymbols"),
    boolean("RequireUppercaseCharacters"),
];
