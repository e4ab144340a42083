//! `GetAccountSecurityPracticeReport` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccountSecurityPracticeReport` asks for.
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

/// What `GetAccountSecurityPracticeReport` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccountSecurityPracticeInfo`.
    pub account_security_practice_info: ResponseAccountSecurityPracticeInfo,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "AccountSecurityPracticeInfo",
            &self.account_security_practice_info,
        );
    }
}

/// `AccountSecurityPracticeInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountSecurityPracticeInfo {
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo`.
    pub account_security_practice_user_info:
        ResponseAccountSecurityPracticeInfoAccountSecurityPracticeUserInfo,
    /// `AccountSecurityPracticeInfo.Score`.
    pub score: i64,
}

impl Fields for ResponseAccountSecurityPracticeInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "AccountSecurityPracticeUserInfo",
            &self.account_security_practice_user_info,
        );
        out.integer("Score", self.score);
    }
}

/// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountSecurityPracticeInfoAccountSecurityPracticeUserInfo {
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.BindMfa`.
    pub bind_mfa: bool,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.OldAkNum`.
    pub old_ak_num: i64,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.RootWithAccessKey`.
    pub root_with_access_key: i64,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.SubUser`.
    pub sub_user: i64,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.SubUserBindMfa`.
    pub sub_user_bind_mfa: i64,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.SubUserPwdLevel`.
    pub sub_user_pwd_level: String,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.SubUserWithOldAccessKey`.
    pub sub_user_with_old_access_key: i64,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.SubUserWithUnusedAccessKey`.
    pub sub_user_with_unused_access_key: i64,
    /// `AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.UnusedAkNum`.
    pub unused_ak_num: i64,
}

impl Fields for ResponseAccountSecurityPracticeInfoAccountSecurityPracticeUserInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("BindMfa", self.bind_mfa);
        out.integer("OldAkNum", self.old_ak_num);
        out.integer("RootWithAccessKey", self.root_with_access_key);
        out.integer("SubUser", self.sub_user);
        out.integer("SubUserBindMfa", self.sub_user_bind_mfa);
        out.text("SubUserPwdLevel", &self.sub_user_pwd_level);
        out.integer("SubUserWithOldAccessKey", self.sub_user_with_old_access_key);
        out.integer(
            "SubUserWithUnusedAccessKey",
            self.sub_user_with_unused_access_key,
        );
        out.integer("UnusedAkNum", self.unused_ak_num);
    }
}

/// `GetAccountSecurityPracticeReport`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetAccountSecurityPracticeReport",
    status: Status::Done,
    ram_action: "ram:GetAccountSecurityPracticeReport",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
