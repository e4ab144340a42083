//! `GetGroup` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GroupName`.
    pub group_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            group_name: fields.text("GroupName")?,
        })
    }
}

/// What `GetGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Group`.
    pub group: ResponseGroup,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "Group", &self.group);
    }
}

/// `Group`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseGroup {
    /// `Group.Comments`.
    pub comments: String,
    /// `Group.CreateDate`.
    pub create_date: String,
    /// `Group.DisplayName`.
    pub display_name: String,
    /// `Group.GroupId`.
    pub group_id: String,
    /// `Group.GroupName`.
    pub group_name: String,
    /// `Group.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Comments", &self.comments);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("GroupId", &self.group_id);
        out.text("GroupName", &self.group_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `GetGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetGroup",
    status: Status::Done,
    ram_action: "ram:GetGroup",
    resources: &["acs:ram:*:{Owner}:group/{GroupName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_GROUP_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_GROUP,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] =
    &[text("GroupName").malformed(&errors::INVALID_PARAMETER_GROUP_NAME_LENGTH)];
