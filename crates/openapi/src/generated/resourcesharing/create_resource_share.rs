//! `CreateResourceShare` of ResourceSharing 2020-01-10.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateResourceShare` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AllowExternalTargets`.
    pub allow_external_targets: Option<bool>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `ResourceShareName`, required.
    pub resource_share_name: Option<String>,
    /// `Resources`.
    pub resources: Vec<RequestResources>,
    /// `Targets`.
    pub targets: Vec<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            allow_external_targets: fields.boolean("AllowExternalTargets")?,
            region_id: fields.text("RegionId")?,
            resource_share_name: fields.text("ResourceShareName")?,
            resources: fields.list("Resources", RequestResources::read)?,
            targets: fields.texts("Targets")?,
        })
    }
}

/// `Resources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestResources {
    /// `Resources.N.ResourceId`, required.
    pub resource_id: Option<String>,
    /// `Resources.N.ResourceType`, required.
    pub resource_type: Option<String>,
}

impl RequestResources {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            resource_id: fields.text("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
        })
    }
}

/// What `CreateResourceShare` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ResourceShare`.
    pub resource_share: ResponseResourceShare,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ResourceShare", &self.resource_share);
    }
}

/// `ResourceShare`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseResourceShare {
    /// `ResourceShare.AllowExternalTargets`.
    pub allow_external_targets: bool,
    /// `ResourceShare.CreateTime`.
    pub create_time: String,
    /// `ResourceShare.ResourceShareId`.
    pub resource_share_id: String,
    /// `ResourceShare.ResourceShareName`.
    pub resource_share_name: String,
    /// `ResourceShare.ResourceShareOwner`.
    pub resource_share_owner: String,
    /// `ResourceShare.ResourceShareStatus`.
    pub resource_share_status: String,
    /// `ResourceShare.UpdateTime`.
    pub update_time: String,
}

impl Fields for ResponseResourceShare {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("AllowExternalTargets", self.allow_external_targets);
        out.text("CreateTime", &self.create_time);
        out.text("ResourceShareId", &self.resource_share_id);
        out.text("ResourceShareName", &self.resource_share_name);
        out.text("ResourceShareOwner", &self.resource_share_owner);
        out.text("ResourceShareStatus", &self.resource_share_status);
        out.text("UpdateTime", &self.update_time);
    }
}

/// `CreateResourceShare`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceSharing",
    version: "2020-01-10",
    name: "CreateResourceShare",
    status: Status::Done,
    ram_action: "resourcesharing:CreateResourceShare",
    resources: &["acs:resourcesharing:{RegionId}:{Owner}:resourceshare/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_RESOURCE_SHARE_NAME,
        errors::INVALID_PARAMETER_RESOURCE_TYPE,
        errors::INVALID_PARAMETER_TARGETS,
        errors::INVALID_OPERATION_NOT_OWNER,
        errors::INVALID_PARAMETER_RESOURCE_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("AllowExternalTargets"),
    text("RegionId"),
    text("ResourceShareName")
        .required()
        .sized(1, 50)
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_SHARE_NAME),
    list("Resources", RESOURCES).sized(0, 5),
    texts("Targets")
        .sized(0, 5)
        .malformed(&errors::INVALID_PARAMETER_TARGETS),
];

static RESOURCES: &[Param] = &[
    text("ResourceId").required(),
    text("ResourceType")
        .required()
        .one_of(&["VPC", "VSwitch"])
        .malformed(&errors::INVALID_PARAMETER_RESOURCE_TYPE),
];
