//! `CreateFolder` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateFolder` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `FolderName`, required.
    pub folder_name: Option<String>,
    /// `ParentFolderId`.
    pub parent_folder_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            folder_name: fields.text("FolderName")?,
            parent_folder_id: fields.text("ParentFolderId")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `CreateFolder` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Folder`.
    pub folder: ResponseFolder,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Folder", &self.folder);
    }
}

/// `Folder`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseFolder {
    /// `Folder.CreateTime`.
    pub create_time: String,
    /// `Folder.FolderId`.
    pub folder_id: String,
    /// `Folder.FolderName`.
    pub folder_name: String,
    /// `Folder.ParentFolderId`.
    pub parent_folder_id: String,
}

impl Fields for ResponseFolder {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateTime", &self.create_time);
        out.text("FolderId", &self.folder_id);
        out.text("FolderName", &self.folder_name);
        out.text("ParentFolderId", &self.parent_folder_id);
    }
}

/// `CreateFolder`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "CreateFolder",
    status: Status::Done,
    ram_action: "resourcemanager:CreateFolder",
    resources: &["acs:resourcemanager:*:{Owner}:folder/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_FOLDER_NAME,
        errors::INVALID_PARAMETER_FOLDER_NAME_ALREADY_USED,
        errors::INVALID_PARAMETER_FOLDER_NAME_LENGTH,
        errors::INVALID_PARAMETER_FOLDER_ID,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::ENTITY_NOT_EXISTS_FOLDER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::LIMIT_EXCEEDED_FOLDER_DEPTH,
        errors::QUOTA_EXCEEDED_FOLDER_COUNT,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("FolderName")
        .required()
        .sized(1, 24)
        .malformed(&errors::INVALID_PARAMETER_FOLDER_NAME_LENGTH),
    text("ParentFolderId"),
    list("Tag", TAG),
];

static TAG: &[Param] = &[
    text("Key")
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
