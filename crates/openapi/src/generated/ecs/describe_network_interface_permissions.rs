//! `DescribeNetworkInterfacePermissions` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeNetworkInterfacePermissions` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NetworkInterfaceId`.
    pub network_interface_id: Option<String>,
    /// `NetworkInterfacePermissionId`.
    pub network_interface_permission_id: Vec<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
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
            network_interface_id: fields.text("NetworkInterfaceId")?,
            network_interface_permission_id: fields.texts("NetworkInterfacePermissionId")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeNetworkInterfacePermissions` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NetworkInterfacePermissions`.
    pub network_interface_permissions: Vec<ResponseNetworkInterfacePermission>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "NetworkInterfacePermissions",
            Some("NetworkInterfacePermission"),
            &self.network_interface_permissions,
        );
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `NetworkInterfacePermissions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfacePermission {
    /// `NetworkInterfacePermissions.NetworkInterfacePermission[].AccountId`.
    pub account_id: i64,
    /// `NetworkInterfacePermissions.NetworkInterfacePermission[].NetworkInterfaceId`.
    pub network_interface_id: String,
    /// `NetworkInterfacePermissions.NetworkInterfacePermission[].NetworkInterfacePermissionId`.
    pub network_interface_permission_id: String,
    /// `NetworkInterfacePermissions.NetworkInterfacePermission[].Permission`.
    pub permission: String,
    /// `NetworkInterfacePermissions.NetworkInterfacePermission[].PermissionState`.
    pub permission_state: String,
    /// `NetworkInterfacePermissions.NetworkInterfacePermission[].ServiceName`.
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

/// `DescribeNetworkInterfacePermissions`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeNetworkInterfacePermissions",
    status: Status::Done,
    ram_action: "ecs:DescribeNetworkInterfacePermissions",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NetworkInterfaceId"),
    texts("NetworkInterfacePermissionId"),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
];
