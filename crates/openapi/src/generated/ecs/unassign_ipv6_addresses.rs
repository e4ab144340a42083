//! `UnassignIpv6Addresses` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UnassignIpv6Addresses` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `Ipv6Prefix`.
    pub ipv6_prefix: Vec<String>,
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
            ipv6_address: fields.texts("Ipv6Address")?,
            ipv6_prefix: fields.texts("Ipv6Prefix")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `UnassignIpv6Addresses` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UnassignIpv6Addresses`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "UnassignIpv6Addresses",
    status: Status::Done,
    ram_action: "ecs:UnassignIpv6Addresses",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_ID_MALFORMED_ALT,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_PARAMETER,
        errors::MISSING_PARAMETER,
        errors::UNSUPPORTED_PARAMETER,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::FORBBIDEN_SUB_USER,
        errors::FORBEDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_REGION_ID,
        errors::INVALID_IP_ADDRESS,
        errors::INVALID_IP_IP_REPEATED,
        errors::INVALID_IP_IP_UNASSIGNED,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::MISSING_PARAMETER_403,
        errors::INVALID_ENI_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    texts("Ipv6Address").sized(1, 10),
    texts("Ipv6Prefix").sized(1, 10),
    text("NetworkInterfaceId").required(),
    text("RegionId").required(),
];
