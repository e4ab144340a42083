//! `ListTrustedServiceStatus` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListTrustedServiceStatus` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AdminAccountId`.
    pub admin_account_id: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            admin_account_id: fields.text("AdminAccountId")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
        })
    }
}

/// What `ListTrustedServiceStatus` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `EnabledServicePrincipals`.
    pub enabled_service_principals: Vec<ResponseEnabledServicePrincipal>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "EnabledServicePrincipals",
            Some("EnabledServicePrincipal"),
            &self.enabled_service_principals,
        );
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `EnabledServicePrincipals`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEnabledServicePrincipal {
    /// `EnabledServicePrincipals.EnabledServicePrincipal[].EnableTime`.
    pub enable_time: String,
    /// `EnabledServicePrincipals.EnabledServicePrincipal[].ServicePrincipal`.
    pub service_principal: String,
}

impl Fields for ResponseEnabledServicePrincipal {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("EnableTime", &self.enable_time);
        out.text("ServicePrincipal", &self.service_principal);
    }
}

/// `ListTrustedServiceStatus`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "ListTrustedServiceStatus",
    status: Status::Done,
    ram_action: "resourcemanager:ListTrustedServiceStatus",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AdminAccountId"),
    integer("PageNumber"),
    integer("PageSize"),
];
