//! `JoinSecurityGroup` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `JoinSecurityGroup` asks for.
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

/// What `JoinSecurityGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `JoinSecurityGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "JoinSecurityGroup",
    status: Status::Done,
    ram_action: "ecs:JoinSecurityGroup",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}",
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
        "acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}",
    ],
    params: PARAMS,
    errors: &[
        errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
        errors::INVALID_INSTANCE_ID_MALFORMED,
        errors::INVALID_INSTANCE_ID_MISMATCH,
        errors::INVALID_OPERATION_ENI_AND_GROUP_NOT_BELONG_SAME_USER,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_OPERATION_MULTI_GROUP_TYPE,
        errors::INVALID_OPERATION_NOT_SUPPORT_ENTERPRISE_GROUP,
        errors::INVALID_STATUS_ENI_OR_INSTANCE_IS_BEING_CREATED,
        errors::MISSING_PARAMETER_REGION_ID,
        errors::NOT_BELONG_USER,
        errors::ACL_LIMIT_EXCEED,
        errors::FORBIDDEN_INSTANCE_IS_BEING_CREATED,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED_403,
        errors::INVALID_INSTANCE_ID_ALREADY_EXISTS,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_NETWORK_INTERFACE_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_PARAM_ENI_ID_AND_INSTANCE_ID_CONFLICT,
        errors::INVALID_PARAM_MALFORMED,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEEDED,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_OPERATION_CONFLICT,
        errors::INTERNAL_ERROR,
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
