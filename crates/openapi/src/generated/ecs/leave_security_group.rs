//! `LeaveSecurityGroup` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `LeaveSecurityGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`.
    pub instance_id: Option<String>,
    /// `NetworkInterfaceId`.
    pub network_interface_id: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Option<String>,
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
            security_group_id: fields.text("SecurityGroupId")?,
        })
    }
}

/// What `LeaveSecurityGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `LeaveSecurityGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "LeaveSecurityGroup",
    status: Status::Done,
    ram_action: "ecs:LeaveSecurityGroup",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}",
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
        "acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_ID_MALFORMED,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_SECURITY_GROUP_ASSOCIATION_NOT_FOUND,
        errors::MISSING_PARAMETER_REGION_ID,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_LAST_SECURITY_GROUP,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INSTANCE_NOT_IN_SECURITY_GROUP,
        errors::INVALID_OPERATION_AT_LEAST_IN_ONE_GROUP,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_PARAM_ENI_ID_AND_INSTANCE_ID_CONFLICT,
        errors::INVALID_PARAM_MALFORMED,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
        errors::INVALID_OPERATION_CONFLICT,
        errors::REQUEST_TIMEOUT,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("InstanceId").malformed(&errors::INVALID_INSTANCE_ID_MALFORMED),
    text("NetworkInterfaceId"),
    text("RegionId").missing(&errors::MISSING_PARAMETER_REGION_ID),
    text("SecurityGroupId").required(),
];
