//! `DetachNetworkInterface` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DetachNetworkInterface` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `NetworkInterfaceId`, required.
    pub network_interface_id: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `TrunkNetworkInstanceId`.
    pub trunk_network_instance_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            instance_id: fields.text("InstanceId")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            region_id: fields.text("RegionId")?,
            trunk_network_instance_id: fields.text("TrunkNetworkInstanceId")?,
        })
    }
}

/// What `DetachNetworkInterface` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DetachNetworkInterface`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DetachNetworkInterface",
    status: Status::Done,
    ram_action: "ecs:DetachNetworkInterface",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}",
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
    ],
    params: PARAMS,
    errors: &[
        errors::FORBIDDEN_REGION_ID_400,
        errors::INVALID_INSTANCE_ID_MALFORMED_ALT,
        errors::INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_OPERATION_INVALID_REGION_400,
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMS_ENI_ID,
        errors::MISSING_PARAMETER,
        errors::UNSUPPORTED_PARAMETER,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED,
        errors::FORBIDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_SUB_USER,
        errors::INVALID_INSTANCE_ID_NOT_FOUND_403,
        errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
        errors::INVALID_OPERATION_ENI_LINKED,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_SECURITY_GROUP_ID_NOT_VPC,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::MAX_ENI_COUNT_EXCEEDED,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ECS_ID_NOT_FOUND,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("InstanceId").required(),
    text("NetworkInterfaceId").required(),
    text("RegionId").required(),
    text("TrunkNetworkInstanceId"),
];
