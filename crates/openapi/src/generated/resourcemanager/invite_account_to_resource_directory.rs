//! `InviteAccountToResourceDirectory` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `InviteAccountToResourceDirectory` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Note`.
    pub note: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `TargetEntity`, required.
    pub target_entity: Option<String>,
    /// `TargetType`, required.
    pub target_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            note: fields.text("Note")?,
            tag: fields.list("Tag", RequestTag::read)?,
            target_entity: fields.text("TargetEntity")?,
            target_type: fields.text("TargetType")?,
        })
    }
}

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `InviteAccountToResourceDirectory` answers.
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

/// `InviteAccountToResourceDirectory`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "InviteAccountToResourceDirectory",
    status: Status::Done,
    ram_action: "resourcemanager:InviteAccountToResourceDirectory",
    resources: &["acs:resourcemanager:*:{Owner}:handshake/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NOTE_LENGTH,
        errors::INVALID_PARAMETER_TARGET_ENTITY,
        errors::INVALID_PARAMETER_TARGET_TYPE,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::MISSING_PARAMETER_TARGET_ENTITY,
        errors::MISSING_PARAMETER_TARGET_TYPE,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ENTITY_ALREADY_EXISTS_ACCOUNT,
        errors::ENTITY_ALREADY_EXISTS_HANDSHAKE,
        errors::QUOTA_EXCEEDED_ACCOUNT_COUNT,
        errors::QUOTA_EXCEEDED_HANDSHAKE_COUNT,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Note")
        .sized(0, 1024)
        .malformed(&errors::INVALID_PARAMETER_NOTE_LENGTH),
    list("Tag", TAG),
    text("TargetEntity")
        .required()
        .missing(&errors::MISSING_PARAMETER_TARGET_ENTITY)
        .malformed(&errors::INVALID_PARAMETER_TARGET_ENTITY),
    text("TargetType")
        .required()
        .one_of(&["Account", "Email"])
        .missing(&errors::MISSING_PARAMETER_TARGET_TYPE)
        .malformed(&errors::INVALID_PARAMETER_TARGET_TYPE),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
