//! `ListUserBasicInfos` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListUserBasicInfos` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
    /// `Status`.
    pub status: Option<String>,
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
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
            status: fields.text("Status")?,
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

/// What `ListUserBasicInfos` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `UserBasicInfos`.
    pub user_basic_infos: Vec<ResponseUserBasicInfo>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
        write_list(
            out,
            "UserBasicInfos",
            Some("UserBasicInfo"),
            &self.user_basic_infos,
        );
    }
}

/// `UserBasicInfos`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUserBasicInfo {
    /// `UserBasicInfos.UserBasicInfo[].DisplayName`.
    pub display_name: String,
    /// `UserBasicInfos.UserBasicInfo[].Status`.
    pub status: String,
    /// `UserBasicInfos.UserBasicInfo[].UserId`.
    pub user_id: String,
    /// `UserBasicInfos.UserBasicInfo[].UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseUserBasicInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DisplayName", &self.display_name);
        out.text("Status", &self.status);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `ListUserBasicInfos`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListUserBasicInfos",
    status: Status::Done,
    ram_action: "ram:ListUserBasicInfos",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MAX_ITEMS,
        errors::INVALID_PARAMETER_STATUS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker"),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
    text("Status").malformed(&errors::INVALID_PARAMETER_STATUS),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
