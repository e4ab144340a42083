//! `ListFoldersForParent` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListFoldersForParent` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `ParentFolderId`.
    pub parent_folder_id: Option<String>,
    /// `QueryKeyword`.
    pub query_keyword: Option<String>,
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
            parent_folder_id: fields.text("ParentFolderId")?,
            query_keyword: fields.text("QueryKeyword")?,
        })
    }
}

/// What `ListFoldersForParent` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Folders`.
    pub folders: Vec<ResponseFolder>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Folders", Some("Folder"), &self.folders);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
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

/// `ListFoldersForParent`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListFoldersForParent",
    status: Status::Done,
    ram_action: "resourcemanager:ListFoldersForParent",
    resources: &["acs:resourcemanager:*:{Owner}:folder/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_FOLDER_ID,
        errors::ENTITY_NOT_EXISTS_FOLDER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("PageNumber"),
    integer("PageSize"),
    text("ParentFolderId"),
    text("QueryKeyword"),
];
