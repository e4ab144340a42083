//! `ListDelegatedAdministrators` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListDelegatedAdministrators` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `ServicePrincipal`.
    pub service_principal: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            service_principal: fields.text("ServicePrincipal")?,
        })
    }
}

/// What `ListDelegatedAdministrators` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Accounts`.
    pub accounts: Vec<ResponseAccount>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Accounts", Some("Account"), &self.accounts);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Accounts`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccount {
    /// `Accounts.Account[].AccountId`.
    pub account_id: String,
    /// `Accounts.Account[].DelegationEnabledTime`.
    pub delegation_enabled_time: String,
    /// `Accounts.Account[].DisplayName`.
    pub display_name: String,
    /// `Accounts.Account[].JoinMethod`.
    pub join_method: String,
    /// `Accounts.Account[].ServicePrincipal`.
    pub service_principal: String,
}

impl Fields for ResponseAccount {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("DelegationEnabledTime", &self.delegation_enabled_time);
        out.text("DisplayName", &self.display_name);
        out.text("JoinMethod", &self.join_method);
        out.text("ServicePrincipal", &self.service_principal);
    }
}

/// `ListDelegatedAdministrators`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListDelegatedAdministrators",
    status: Status::Done,
    ram_action: "resourcemanager:ListDelegatedAdministrators",
    resources: &["acs:resourcemanager:*:{Owner}:account/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    long("PageNumber"),
    long("PageSize"),
    text("ServicePrincipal"),
];
