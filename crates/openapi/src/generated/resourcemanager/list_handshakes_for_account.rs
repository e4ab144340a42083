//! `ListHandshakesForAccount` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListHandshakesForAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
        })
    }
}

/// What `ListHandshakesForAccount` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Handshakes`.
    pub handshakes: Vec<ResponseHandshake>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Handshakes", Some("Handshake"), &self.handshakes);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Handshakes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseHandshake {
    /// `Handshakes.Handshake[].CreateTime`.
    pub create_time: String,
    /// `Handshakes.Handshake[].ExpireTime`.
    pub expire_time: String,
    /// `Handshakes.Handshake[].HandshakeId`.
    pub handshake_id: String,
    /// `Handshakes.Handshake[].MasterAccountId`.
    pub master_account_id: String,
    /// `Handshakes.Handshake[].MasterAccountName`.
    pub master_account_name: String,
    /// `Handshakes.Handshake[].ModifyTime`.
    pub modify_time: String,
    /// `Handshakes.Handshake[].Note`.
    pub note: String,
    /// `Handshakes.Handshake[].ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `Handshakes.Handshake[].Status`.
    pub status: String,
    /// `Handshakes.Handshake[].TargetEntity`.
    pub target_entity: String,
    /// `Handshakes.Handshake[].TargetType`.
    pub target_type: String,
}

impl Fields for ResponseHandshake {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateTime", &self.create_time);
        out.text("ExpireTime", &self.expire_time);
        out.text("HandshakeId", &self.handshake_id);
        out.text("MasterAccountId", &self.master_account_id);
        out.text("MasterAccountName", &self.master_account_name);
        out.text("ModifyTime", &self.modify_time);
        out.text("Note", &self.note);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
        out.text("Status", &self.status);
        out.text("TargetEntity", &self.target_entity);
        out.text("TargetType", &self.target_type);
    }
}

/// `ListHandshakesForAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListHandshakesForAccount",
    status: Status::Done,
    ram_action: "resourcemanager:ListHandshakesForAccount",
    resources: &["acs:resourcemanager:*:{Owner}:handshake/*"],
    params: PARAMS,
    errors: &[errors::INVALID_PARAMETER],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[integer("PageNumber"), integer("PageSize")];
