//! `UpdateFolder` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateFolder` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `FolderId`, required.
    pub folder_id: Option<String>,
    /// `NewFolderName`, required.
    pub new_folder_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            folder_id: fields.text("FolderId")?,
            new_folder_name: fields.text("NewFolderName")?,
        })
    }
}

/// What `UpdateFolder` answers.
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

/// `UpdateFolder`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "UpdateFolder",
    status: Status::Done,
    ram_action: "resourcemanager:UpdateFolder",
    resources: &["acs:resourcemanager:*:{Owner}:folder/{FolderId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_FOLDER_NAME,
        errors::INVALID_PARAMETER_FOLDER_NAME_ALREADY_USED,
        errors::INVALID_PARAMETER_FOLDER_NAME_LENGTH,
        errors::INVALID_PARAMETER_FOLDER_ID,
        errors::ENTITY_NOT_EXISTS_FOLDER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::NOT_SUPPORT_ROOT_FOLDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("FolderId")
        .required()
        .malformed(&errors::INVALID_PARAMETER_FOLDER_ID),
    text("NewFolderName")
        .required()
        .sized(1, 24)
        .malformed(&errors::INVALID_PARAMETER_FOLDER_NAME_LENGTH),
];
