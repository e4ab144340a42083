//! `EnableResourceDirectory` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `EnableResourceDirectory` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `EnableMode`, required.
    pub enable_mode: Option<String>,
    /// `MAName`.
    pub ma_name: Option<String>,
    /// `MASecureMobilePhone`.
    pub ma_secure_mobile_phone: Option<String>,
    /// `VerificationCode`.
    pub verification_code: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            enable_mode: fields.text("EnableMode")?,
            ma_name: fields.text("MAName")?,
            ma_secure_mobile_phone: fields.text("MASecureMobilePhone")?,
            verification_code: fields.text("VerificationCode")?,
        })
    }
}

/// What `EnableResourceDirectory` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ResourceDirectory`.
    pub resource_directory: ResponseResourceDirectory,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ResourceDirectory", &self.resource_directory);
    }
}

/// `ResourceDirectory`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceDirectory {
    /// `ResourceDirectory.CreateTime`.
    pub create_time: String,
    /// `ResourceDirectory.MasterAccountId`.
    pub master_account_id: String,
    /// `ResourceDirectory.MasterAccountName`.
    pub master_account_name: String,
    /// `ResourceDirectory.ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `ResourceDirectory.RootFolderId`.
    pub root_folder_id: String,
}

impl Fields for ResponseResourceDirectory {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateTime", &self.create_time);
        out.text("MasterAccountId", &self.master_account_id);
        out.text("MasterAccountName", &self.master_account_name);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
        out.text("RootFolderId", &self.root_folder_id);
    }
}

/// `EnableResourceDirectory`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "EnableResourceDirectory",
    status: Status::Done,
    ram_action: "resourcemanager:EnableResourceDirectory",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ENABLE_MODE,
        errors::ENTITY_ALREADY_EXISTS_RESOURCE_DIRECTORY,
        errors::NOT_SUPPORT_ACCOUNT_IN_ANOTHER_RESOURCE_DIRECTORY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("EnableMode")
        .required()
        .one_of(&["CurrentAccount", "NewManagementAccount"])
        .malformed(&errors::INVALID_PARAMETER_ENABLE_MODE),
    text("MAName").sized(2, 50),
    text("MASecureMobilePhone"),
    text("VerificationCode"),
];
