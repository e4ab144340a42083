//! `DeleteVSwitch` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteVSwitch` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `VSwitchId`, required.
    pub vswitch_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            dry_run: fields.boolean("DryRun")?,
            region_id: fields.text("RegionId")?,
            vswitch_id: fields.text("VSwitchId")?,
        })
    }
}

/// What `DeleteVSwitch` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteVSwitch`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DeleteVSwitch",
    status: Status::Done,
    ram_action: "vpc:DeleteVSwitch",
    resources: &["acs:vpc:{RegionId}:{Owner}:vswitch/{VSwitchId}"],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_ECS_INSTANCE,
        errors::DEPENDENCY_VIOLATION_NETWORK_INTERFACE,
        errors::INCORRECT_VSWITCH_STATUS,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    text("RegionId"),
    text("VSwitchId").required(),
];
