//! `DeleteFolder` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteFolder` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `FolderId`, required.
    pub folder_id: Option<String>,
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
        })
    }
}

/// What `DeleteFolder` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteFolder`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "DeleteFolder",
    status: Status::Done,
    ram_action: "resourcemanager:DeleteFolder",
    resources: &["acs:resourcemanager:*:{Owner}:folder/{FolderId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_FOLDER_ID,
        errors::ENTITY_NOT_EXISTS_FOLDER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::DELETE_CONFLICT_FOLDER_ACCOUNT,
        errors::DELETE_CONFLICT_FOLDER_SUB_FOLDER,
        errors::NOT_SUPPORT_ROOT_FOLDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("FolderId")
    .required()
    .malformed(&errors::INVALID_PARAMETER_FOLDER_ID)];
