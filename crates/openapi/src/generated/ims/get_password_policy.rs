//! `GetPasswordPolicy` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetPasswordPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `GetPasswordPolicy` answers.
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

/// `GetPasswordPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetPasswordPolicy",
    status: Status::Done,
    ram_action: "ram:GetPasswordPolicy",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
