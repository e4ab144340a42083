//! `DeleteNetworkInterfacePermission` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteNetworkInterfacePermission` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Force`.
    pub force: Option<bool>,
    /// `NetworkInterfacePermissionId`, required.
    pub network_interface_permission_id: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            force: fields.boolean("Force")?,
            network_interface_permission_id: fields.text("NetworkInterfacePermissionId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DeleteNetworkInterfacePermission` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteNetworkInterfacePermission`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DeleteNetworkInterfacePermission",
    status: Status::Done,
    ram_action: "ecs:DeleteNetworkInterfacePermission",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/*"],
    params: PARAMS,
    errors: &[errors::INVALID_NETWORK_INTERFACE_PERMISSION_ID_NOT_FOUND],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("Force"),
    text("NetworkInterfacePermissionId").required(),
    text("RegionId").required(),
];
