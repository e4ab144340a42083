//! `SetPasswordPolicy` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetPasswordPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `HardExpire`; default false.
    pub hard_expire: Option<bool>,
    /// `InitialPasswordAge`; default 14.
    pub initial_password_age: Option<i64>,
    /// `InterceptRiskPasswordOnApi`; default false.
    pub intercept_risk_password_on_api: Option<bool>,
    /// `MaxLoginAttemps`; default 0.
    pub max_login_attemps: Option<i64>,
    /// `MaxPasswordAge`; default 0.
    pub max_password_age: Option<i64>,
    /// `MinimumPasswordDifferentCharacter`; default 0.
    pub minimum_password_different_character: Option<i64>,
    /// `MinimumPasswordLength`; default 8.
    pub minimum_password_length: Option<i64>,
    /// `PasswordNotContainUserName`; default false.
    pub password_not_contain_user_name: Option<bool>,
    /// `PasswordReusePrevention`; default 0.
    pub password_reuse_prevention: Option<i64>,
    /// `RequireLowercaseCharacters`; default false.
    pub require_lowercase_characters: Option<bool>,
    /// `RequireNumbers`; default false.
    pub require_numbers: Option<bool>,
    /// `RequireSymbols`; default false.
    pub require_symbols: Option<bool>,
    /// `RequireUppercaseCharacters`; default false.
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
            hard_expire: fields.boolean("HardExpire")?,
            initial_password_age: fields.integer("InitialPasswordAge")?,
            intercept_risk_password_on_api: fields.boolean("InterceptRiskPasswordOnApi")?,
            max_login_attemps: fields.integer("MaxLoginAttemps")?,
            max_password_age: fields.integer("MaxPasswordAge")?,
            minimum_password_different_character: fields
                .integer("MinimumPasswordDifferentCharacter")?,
            minimum_password_length: fields.integer("MinimumPasswordLength")?,
            password_not_contain_user_name: fields.boolean("PasswordNotContainUserName")?,
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
    /// `PasswordPolicy.HardExpire`.
    pub hard_expire: bool,
    /// `PasswordPolicy.InitialPasswordAge`.
    pub initial_password_age: i64,
    /// `PasswordPolicy.InterceptRiskPasswordOnApi`.
    pub intercept_risk_password_on_api: bool,
    /// `PasswordPolicy.MaxLoginAttemps`.
    pub max_login_attemps: i64,
    /// `PasswordPolicy.MaxPasswordAge`.
    pub max_password_age: i64,
    /// `PasswordPolicy.MinimumPasswordDifferentCharacter`.
    pub minimum_password_different_character: i64,
    /// `PasswordPolicy.MinimumPasswordLength`.
    pub minimum_password_length: i64,
    /// `PasswordPolicy.PasswordNotContainUserName`.
    pub password_not_contain_user_name: bool,
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
        out.boolean("HardExpire", self.hard_expire);
        out.integer("InitialPasswordAge", self.initial_password_age);
        out.boolean(
            "InterceptRiskPasswordOnApi",
            self.intercept_risk_password_on_api,
        );
        out.integer("MaxLoginAttemps", self.max_login_attemps);
        out.integer("MaxPasswordAge", self.max_password_age);
        out.integer(
            "MinimumPasswordDifferentCharacter",
            self.minimum_password_different_character,
        );
        out.integer("MinimumPasswordLength", self.minimum_password_length);
        out.boolean(
            "PasswordNotContainUserName",
            self.password_not_contain_user_name,
        );
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
    product: "Ims",
    version: "2019-08-15",
    name: "SetPasswordPolicy",
    status: Status::Done,
    ram_action: "ram:SetPasswordPolicy",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_INITIAL_PASSWORD_AGE_RANGE,
        errors::INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE,
        errors::INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE,
        errors::INVALID_PARAMETER_MINIMUM_PASSWORD_DIFFERENT_CHARACTER_RANGE,
        errors::INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE,
        errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("HardExpire").one_of(&["true", "false"]),
    integer("InitialPasswordAge").malformed(&errors::INVALID_PARAMETER_INITIAL_PASSWORD_AGE_RANGE),
    boolean("InterceptRiskPasswordOnApi").one_of(&["true", "false"]),
    integer("MaxLoginAttemps").malformed(&errors::INVALID_PARAMETER_MAX_LOGIN_ATTEMPS_RANGE),
    integer("MaxPasswordAge").malformed(&errors::INVALID_PARAMETER_MAX_PASSWORD_AGE_RANGE),
    integer("MinimumPasswordDifferentCharacter")
        .malformed(&errors::INVALID_PARAMETER_MINIMUM_PASSWORD_DIFFERENT_CHARACTER_RANGE),
    integer("MinimumPasswordLength")
        .malformed(&errors::INVALID_PARAMETER_MINIMUM_PASSWORD_LENGTH_RANGE),
    boolean("PasswordNotContainUserName").one_of(&["true", "false"]),
    integer("PasswordReusePrevention")
        .malformed(&errors::INVALID_PARAMETER_PASSWORD_REUSE_PREVENTION_RANGE),
    boolean("RequireLowercaseCharacters").one_of(&["true", "false"]),
    boolean("RequireNumbers").one_of(&["true", "false"]),
    boolean("RequireSymbols").one_of(&["true", "false"]),
    boolean("RequireUppercaseCharacters").one_of(&["true", "false"]),
];
