//! `GetPasswordPolicy` of Ram 2015-05-01.
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

/// `GetPasswordPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
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
