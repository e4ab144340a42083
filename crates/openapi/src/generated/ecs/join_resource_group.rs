//! `JoinResourceGroup` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `JoinResourceGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `ResourceId`.
    pub resource_id: Option<String>,
    /// `ResourceType`.
    pub resource_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            resource_id: fields.text("ResourceId")?,
            resource_type: fields.text("ResourceType")?,
        })
    }
}

/// What `JoinResourceGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `JoinResourceGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "JoinResourceGroup",
    status: Status::Done,
    ram_action: "ecs:JoinResourceGroup",
    resources: &["acs:ecs:{RegionId}:{Owner}:{ResourceType}/{ResourceId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_RESOURCE_GROUP_DUPLICATE,
        errors::MISSING_PARAMETER_403,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("RegionId"),
    text("ResourceGroupId"),
    text("ResourceId"),
    text("ResourceType")
        .one_of(&[
            "instance",
            "disk",
            "snapshot",
            "image",
            "securitygroup",
            "ddh",
            "ddhcluster",
            "eni",
            "keypair",
            "launchtemplate",
            "command",
            "activation",
            "managedinstance",
        ])
        .malformed(&errors::INVALID_RESOURCE_TYPE_NOT_FOUND),
];
