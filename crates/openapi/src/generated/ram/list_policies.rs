//! `ListPolicies` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListPolicies` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
    /// `PolicyType`.
    pub policy_type: Option<String>,
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
            policy_type: fields.text("PolicyType")?,
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

/// What `ListPolicies` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `Policies`.
    pub policies: Vec<ResponsePolicy>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
        write_list(out, "Policies", Some("Policy"), &self.policies);
    }
}

/// `Policies`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicy {
    /// `Policies.Policy[].AttachmentCount`.
    pub attachment_count: i64,
    /// `Policies.Policy[].CreateDate`.
    pub create_date: String,
    /// `Policies.Policy[].DefaultVersion`.
    pub default_version: String,
    /// `Policies.Policy[].Description`.
    pub description: String,
    /// `Policies.Policy[].PolicyName`.
    pub policy_name: String,
    /// `Policies.Policy[].PolicyType`.
    pub policy_type: String,
    /// `Policies.Policy[].Tags`.
    pub tags: Vec<ResponsePolicyTag>,
    /// `Policies.Policy[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponsePolicy {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AttachmentCount", self.attachment_count);
        out.text("CreateDate", &self.create_date);
        out.text("DefaultVersion", &self.default_version);
        out.text("Description", &self.description);
        out.text("PolicyName", &self.policy_name);
        out.text("PolicyType", &self.policy_type);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `Policies.Policy[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePolicyTag {
    /// `Policies.Policy[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Policies.Policy[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponsePolicyTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `ListPolicies`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "ListPolicies",
    status: Status::Done,
    ram_action: "ram:ListPolicies",
    resources: &["acs:ram:*:{Owner}:policy/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MARKER,
        errors::INVALID_PARAMETER_MAX_ITEMS,
        errors::INVALID_PARAMETER_POLICY_TYPE,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker").malformed(&errors::INVALID_PARAMETER_MARKER),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
    text("PolicyType")
        .one_of(&["System", "Custom"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
