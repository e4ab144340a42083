//! `AssignPrivateIpAddresses` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AssignPrivateIpAddresses` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Ipv4Prefix`.
    pub ipv4_prefix: Vec<String>,
    /// `Ipv4PrefixCount`.
    pub ipv4_prefix_count: Option<i64>,
    /// `NetworkInterfaceId`, required.
    pub network_interface_id: Option<String>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Vec<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SecondaryPrivateIpAddressCount`.
    pub secondary_private_ip_address_count: Option<i64>,
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
            ipv4_prefix: fields.texts("Ipv4Prefix")?,
            ipv4_prefix_count: fields.integer("Ipv4PrefixCount")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            private_ip_address: fields.texts("PrivateIpAddress")?,
            region_id: fields.text("RegionId")?,
            secondary_private_ip_address_count: fields.integer("SecondaryPrivateIpAddressCount")?,
        })
    }
}

/// What `AssignPrivateIpAddresses` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AssignedPrivateIpAddressesSet`.
    pub assigned_private_ip_addresses_set: ResponseAssignedPrivateIpAddressesSet,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(
            out,
            "AssignedPrivateIpAddressesSet",
            &self.assigned_private_ip_addresses_set,
        );
    }
}

/// `AssignedPrivateIpAddressesSet`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAssignedPrivateIpAddressesSet {
    /// `AssignedPrivateIpAddressesSet.Ipv4PrefixSet`.
    pub ipv4_prefix_set: Vec<String>,
    /// `AssignedPrivateIpAddressesSet.NetworkInterfaceId`.
    pub network_interface_id: String,
    /// `AssignedPrivateIpAddressesSet.PrivateIpSet`.
    pub private_ip_set: Vec<String>,
}

impl Fields for ResponseAssignedPrivateIpAddressesSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(
            out,
            "Ipv4PrefixSet",
            Some("Ipv4Prefixes"),
            &self.ipv4_prefix_set,
        );
        out.text("NetworkInterfaceId", &self.network_interface_id);
        write_texts(
            out,
            "PrivateIpSet",
            Some("PrivateIpAddress"),
            &self.private_ip_set,
        );
    }
}

/// `AssignPrivateIpAddresses`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "AssignPrivateIpAddresses",
    status: Status::Done,
    ram_action: "ecs:AssignPrivateIpAddresses",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}"],
    params: PARAMS,
    errors: &[
        errors::FORBIDDEN_REGION_ID_400,
        errors::INVALID_ACTION_400,
        errors::INVALID_INSTANCE_ID_MALFORMED_ALT,
        errors::INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_PARAMETER,
        errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
        errors::MISSING_PARAMETER,
        errors::THROTTLING,
        errors::UNSUPPORTED_PARAMETER,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED,
        errors::FORBIDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_SUB_USER,
        errors::INVALID_IP_ADDRESS,
        errors::INVALID_IP_IP_ASSIGNED,
        errors::INVALID_IP_IP_REPEATED,
        errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_IPV4_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_SECURITY_GROUP_ID_NOT_VPC,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::INVALID_VSWITCH_ID_IP_INVALID,
        errors::INVALID_VSWITCH_ID_IP_NOT_ENOUGH,
        errors::MAX_ENI_COUNT_EXCEEDED,
        errors::MAX_ENI_PRIVATE_IPS_COUNT_EXCEEDED,
        errors::MISSING_PARAMETER_403,
        errors::OPERATION_CONFLICT_ALT,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ECS_ID_NOT_FOUND,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    texts("Ipv4Prefix").sized(1, 10),
    integer("Ipv4PrefixCount"),
    text("NetworkInterfaceId").required(),
    texts("PrivateIpAddress"),
    text("RegionId").required(),
    integer("SecondaryPrivateIpAddressCount"),
];
