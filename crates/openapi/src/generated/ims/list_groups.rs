//! `ListGroups` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListGroups` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
        })
    }
}

/// What `ListGroups` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Groups`.
    pub groups: Vec<ResponseGroup>,
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Groups", Some("Group"), &self.groups);
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
    }
}

/// `Groups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseGroup {
    /// `Groups.Group[].Comments`.
    pub comments: String,
    /// `Groups.Group[].CreateDate`.
    pub create_date: String,
    /// `Groups.Group[].DisplayName`.
    pub display_name: String,
    /// `Groups.Group[].GroupId`.
    pub group_id: String,
    /// `Groups.Group[].GroupName`.
    pub group_name: String,
    /// `Groups.Group[].UpdateDate`.
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

/// `ListGroups`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListGroups",
    status: Status::Done,
    ram_action: "ram:ListGroups",
    resources: &["acs:ram:*:{Owner}:group/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MARKER,
        errors::INVALID_PARAMETER_MAX_ITEMS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker").malformed(&errors::INVALID_PARAMETER_MARKER),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
];
