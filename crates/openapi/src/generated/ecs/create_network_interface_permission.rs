//! `CreateNetworkInterfacePermission` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateNetworkInterfacePermission` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`, required.
    pub account_id: Option<i64>,
    /// `NetworkInterfaceId`, required.
    pub network_interface_id: Option<String>,
    /// `Permission`, required.
    pub permission: Option<String>,
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
            account_id: fields.integer("AccountId")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            permission: fields.text("Permission")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `CreateNetworkInterfacePermission` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NetworkInterfacePermission`.
    pub network_interface_permission: ResponseNetworkInterfacePermission,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "NetworkInterfacePermission",
            &self.network_interface_permission,
        );
    }
}

/// `NetworkInterfacePermission`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfacePermission {
    /// `NetworkInterfacePermission.AccountId`.
    pub account_id: i64,
    /// `NetworkInterfacePermission.NetworkInterfaceId`.
    pub network_interface_id: String,
    /// `NetworkInterfacePermission.NetworkInterfacePermissionId`.
    pub network_interface_permission_id: String,
    /// `NetworkInterfacePermission.Permission`.
    pub permission: String,
    /// `NetworkInterfacePermission.PermissionState`.
    pub permission_state: String,
    /// `NetworkInterfacePermission.ServiceName`.
    pub service_name: String,
}

impl Fields for ResponseNetworkInterfacePermission {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AccountId", self.account_id);
        out.text("NetworkInterfaceId", &self.network_interface_id);
        out.text(
            "NetworkInterfacePermissionId",
            &self.network_interface_permission_id,
        );
        out.text("Permission", &self.permission);
        out.text("PermissionState", &self.permission_state);
        out.text("ServiceName", &self.service_name);
    }
}

/// `CreateNetworkInterfacePermission`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "CreateNetworkInterfacePermission",
    status: Status::Done,
    ram_action: "ecs:CreateNetworkInterfacePermission",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_CONFLICT,
        errors::INVALID_PARAMETER_PERMISSION,
        errors::INVALID_ACCOUNT_NOT_FOUND,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_ENI_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    long("AccountId").required(),
    text("NetworkInterfaceId").required(),
    text("Permission")
        .required()
        .malformed(&errors::INVALID_PARAMETER_PERMISSION),
    text("RegionId").required(),
];
