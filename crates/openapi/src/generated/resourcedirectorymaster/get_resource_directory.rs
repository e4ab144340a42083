//! `GetResourceDirectory` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetResourceDirectory` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `GetResourceDirectory` answers.
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
    /// `ResourceDirectory.ControlPolicyStatus`.
    pub control_policy_status: String,
    /// `ResourceDirectory.CreateTime`.
    pub create_time: String,
    /// `ResourceDirectory.IdentityInformation`.
    pub identity_information: String,
    /// `ResourceDirectory.MasterAccountId`.
    pub master_account_id: String,
    /// `ResourceDirectory.MasterAccountName`.
    pub master_account_name: String,
    /// `ResourceDirectory.MemberAccountDisplayNameSyncStatus`.
    pub member_account_display_name_sync_status: String,
    /// `ResourceDirectory.MemberDeletionStatus`.
    pub member_deletion_status: String,
    /// `ResourceDirectory.ResourceDirectoryId`.
    pub resource_directory_id: String,
    /// `ResourceDirectory.RootFolderId`.
    pub root_folder_id: String,
}

impl Fields for ResponseResourceDirectory {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ControlPolicyStatus", &self.control_policy_status);
        out.text("CreateTime", &self.create_time);
        out.text("IdentityInformation", &self.identity_information);
        out.text("MasterAccountId", &self.master_account_id);
        out.text("MasterAccountName", &self.master_account_name);
        out.text(
            "MemberAccountDisplayNameSyncStatus",
            &self.member_account_display_name_sync_status,
        );
        out.text("MemberDeletionStatus", &self.member_deletion_status);
        out.text("ResourceDirectoryId", &self.resource_directory_id);
        out.text("RootFolderId", &self.root_folder_id);
    }
}

/// `GetResourceDirectory`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "GetResourceDirectory",
    status: Status::Done,
    ram_action: "resourcemanager:GetResourceDirectory",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
