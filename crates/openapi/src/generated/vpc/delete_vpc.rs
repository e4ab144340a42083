//! `DeleteVpc` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteVpc` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `ForceDelete`.
    pub force_delete: Option<bool>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `VpcId`, required.
    pub vpc_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            client_token: fields.text("ClientToken")?,
            dry_run: fields.boolean("DryRun")?,
            force_delete: fields.boolean("ForceDelete")?,
            region_id: fields.text("RegionId")?,
            vpc_id: fields.text("VpcId")?,
        })
    }
}

/// What `DeleteVpc` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteVpc`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DeleteVpc",
    status: Status::Done,
    ram_action: "vpc:DeleteVpc",
    resources: &["acs:vpc:{RegionId}:{Owner}:vpc/{VpcId}"],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_RESOURCE_SHARE,
        errors::DEPENDENCY_VIOLATION_SECURITY_GROUP,
        errors::DEPENDENCY_VIOLATION_VSWITCH,
        errors::INCORRECT_VPC_STATUS,
        errors::INVALID_VPC_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken"),
    boolean("DryRun"),
    boolean("ForceDelete"),
    text("RegionId"),
    text("VpcId").required(),
];
