//! `ListAccounts` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListAccounts` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`.
    pub account_id: Vec<String>,
    /// `MaxResults`.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            account_id: fields.texts("AccountId")?,
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `ListAccounts` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Accounts`.
    pub accounts: Vec<ResponseAccount>,
    /// `NextToken`.
    pub next_token: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Accounts", Some("Account"), &self.accounts);
        out.text("NextToken", &self.next_token);
    }
}

/// `Accounts`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccount {
    /// `Accounts.Account[].AccessKeys`.
    pub access_keys: Vec<ResponseAccountAccessKey>,
    /// `Accounts.Account[].AccountId`.
    pub account_id: String,
    /// `Accounts.Account[].CreationTime`.
    pub creation_time: String,
    /// `Accounts.Account[].IsOperator`.
    pub is_operator: bool,
    /// `Accounts.Account[].Profile`.
    pub profile: String,
    /// `Accounts.Account[].SmtpExempt`.
    pub smtp_exempt: bool,
}

impl Fields for ResponseAccount {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "AccessKeys", Some("AccessKey"), &self.access_keys);
        out.text("AccountId", &self.account_id);
        out.text("CreationTime", &self.creation_time);
        out.boolean("IsOperator", self.is_operator);
        out.text("Profile", &self.profile);
        out.boolean("SmtpExempt", self.smtp_exempt);
    }
}

/// `Accounts.Account[].AccessKeys`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccountAccessKey {
    /// `Accounts.Account[].AccessKeys.AccessKey[].AccessKeyId`.
    pub access_key_id: String,
    /// `Accounts.Account[].AccessKeys.AccessKey[].CreationTime`.
    pub creation_time: String,
    /// `Accounts.Account[].AccessKeys.AccessKey[].Status`.
    pub status: String,
}

impl Fields for ResponseAccountAccessKey {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("CreationTime", &self.creation_time);
        out.text("Status", &self.status);
    }
}

/// `ListAccounts`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ListAccounts",
    status: Status::Done,
    ram_action: "kanmon:ListAccounts",
    resources: &["acs:kanmon:{RegionId}:{Owner}:account/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    texts("AccountId"),
    integer("MaxResults"),
    text("NextToken"),
    text("RegionId"),
];
