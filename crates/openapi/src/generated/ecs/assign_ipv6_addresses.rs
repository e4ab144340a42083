//! `AssignIpv6Addresses` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AssignIpv6Addresses` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `Ipv6AddressCount`.
    pub ipv6_address_count: Option<i64>,
    /// `Ipv6Prefix`.
    pub ipv6_prefix: Vec<String>,
    /// `Ipv6PrefixCount`.
    pub ipv6_prefix_count: Option<i64>,
    /// `NetworkInterfaceId`, required.
    pub network_interface_id: Option<String>,
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
            client_token: fields.text("ClientToken")?,
            ipv6_address: fields.texts("Ipv6Address")?,
            ipv6_address_count: fields.integer("Ipv6AddressCount")?,
            ipv6_prefix: fields.texts("Ipv6Prefix")?,
            ipv6_prefix_count: fields.integer("Ipv6PrefixCount")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `AssignIpv6Addresses` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Ipv6PrefixSets`.
    pub ipv6_prefix_sets: Vec<String>,
    /// `Ipv6Sets`.
    pub ipv6_sets: Vec<String>,
    /// `NetworkInterfaceId`.
    pub network_interface_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(
            out,
            "Ipv6PrefixSets",
            Some("Ipv6Prefix"),
            &self.ipv6_prefix_sets,
        );
        write_texts(out, "Ipv6Sets", Some("Ipv6Address"), &self.ipv6_sets);
        out.text("NetworkInterfaceId", &self.network_interface_id);
    }
}

/// `AssignIpv6Addresses`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "AssignIpv6Addresses",
    status: Status::Done,
    ram_action: "ecs:AssignIpv6Addresses",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_ID_MALFORMED_ALT,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMS_ENI_ID,
        errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
        errors::UNSUPPORTED_PARAMETER,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::FORBBIDEN_SUB_USER,
        errors::FORBEDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_REGION_ID,
        errors::INVALID_IP_ADDRESS,
        errors::INVALID_IP_IP_ASSIGNED,
        errors::INVALID_IP_IP_REPEATED,
        errors::INVALID_IP_IP_UNASSIGNED,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_IPV4_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_IPV6_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_IPV6_NOT_SUPPORT,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON,
        errors::INVALID_VSWITCH_ID_IP_INVALID,
        errors::INVALID_VSWITCH_ID_IP_NOT_ENOUGH,
        errors::MAX_ENI_IPV6_IPS_COUNT_EXCEEDED,
        errors::MISSING_PARAMETER_403,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    texts("Ipv6Address").sized(1, 10),
    integer("Ipv6AddressCount"),
    texts("Ipv6Prefix").sized(1, 10),
    integer("Ipv6PrefixCount"),
    text("NetworkInterfaceId").required(),
    text("RegionId").required(),
];
