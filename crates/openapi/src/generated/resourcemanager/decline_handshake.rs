//! `DeclineHandshake` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeclineHandshake` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `HandshakeId`, required.
    pub handshake_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            handshake_id: fields.text("HandshakeId")?,
        })
    }
}

/// What `DeclineHandshake` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Handshake`.
    pub handshake: ResponseHandshake,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Handshake", &self.handshake);
    }
}

/// `Handshake`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseHandshake {
    /// `Handshake.CreateTime`.
    pub create_time: String,
    /// `Handshake.ExpireTime`.
    pub expire_time: String,
    /// `Handshake.HandshakeId`.
    pub handshake_id: String,
    /// `Handshake.MasterAccountId`.
    pub master_account_id: String,
    /// `Handshake.MasterAccountName`.
    pub master_account_name: String,
    /// `Handshake.ModifyTime`.
    pub modify_time: String,
    /// `Handshake.Note`.
    pub note: String,
    /// `Handshake.ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `Handshake.Status`.
    pub status: String,
    /// `Handshake.TargetEntity`.
    pub target_entity: String,
    /// `Handshake.TargetType`.
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

/// `DeclineHandshake`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DeclineHandshake",
    status: Status::Done,
    ram_action: "resourcemanager:DeclineHandshake",
    resources: &["acs:resourcemanager:*:{Owner}:handshake/{HandshakeId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_HANDSHAKE_ID,
        errors::MISSING_PARAMETER_HANDSHAKE_ID,
        errors::ENTITY_NOT_EXISTS_HANDSHAKE,
        errors::HANDSHAKE_STATUS_MISMATCH,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("HandshakeId")
    .required()
    .missing(&errors::MISSING_PARAMETER_HANDSHAKE_ID)
    .malformed(&errors::INVALID_PARAMETER_HANDSHAKE_ID)];
