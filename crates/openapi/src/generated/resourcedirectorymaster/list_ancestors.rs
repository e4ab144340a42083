//! `ListAncestors` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListAncestors` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ChildId`, required.
    pub child_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            child_id: fields.text("ChildId")?,
        })
    }
}

/// What `ListAncestors` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Folders`.
    pub folders: Vec<ResponseFolder>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Folders", Some("Folder"), &self.folders);
    }
}

/// `Folders`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseFolder {
    /// `Folders.Folder[].CreateTime`.
    pub create_time: String,
    /// `Folders.Folder[].FolderId`.
    pub folder_id: String,
    /// `Folders.Folder[].FolderName`.
    pub folder_name: String,
}

impl Fields for ResponseFolder {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateTime", &self.create_time);
        out.text("FolderId", &self.folder_id);
        out.text("FolderName", &self.folder_name);
    }
}

/// `ListAncestors`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "ListAncestors",
    status: Status::Done,
    ram_action: "resourcemanager:ListAncestors",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_CHILD,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("ChildId").required()];
