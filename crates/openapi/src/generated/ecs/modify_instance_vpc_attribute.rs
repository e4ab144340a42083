//! `ModifyInstanceVpcAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyInstanceVpcAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Option<String>,
    /// `SecurityGroupId`.
    pub security_group_id: Vec<String>,
    /// `VSwitchId`, required.
    pub vswitch_id: Option<String>,
    /// `VpcId`.
    pub vpc_id: Option<String>,
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
            private_ip_address: fields.text("PrivateIpAddress")?,
            security_group_id: fields.texts("SecurityGroupId")?,
            vswitch_id: fields.text("VSwitchId")?,
            vpc_id: fields.text("VpcId")?,
        })
    }
}

/// What `ModifyInstanceVpcAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyInstanceVpcAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifyInstanceVpcAttribute",
    status: Status::Done,
    ram_action: "ecs:ModifyInstanceVpcAttribute",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
        "acs:vpc:{RegionId}:{Owner}:vswitch/{VSwitchId}",
    ],
    params: PARAMS,
    errors: &[
        errors::INCORRECT_INSTANCE_STATUS_400,
        errors::INCORRECT_VSWITCH_STATUS,
        errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
        errors::INVALID_PRIVATE_IP_CHANGING,
        errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
        errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED,
        errors::INVALID_PRIVATE_IP_ADDRESS_MISMATCH,
        errors::INVALID_VSWITCH_ID_MISMATCH,
        errors::OPERATION_DENIED,
        errors::ACL_LIMIT_EXCEED,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::OPERATION_DENIED_403,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::ENTERPRISE_GROUP_LIMITED_MUTLI_GROUP_TYPE,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_TYPE_NOT_SUPPORT_CLASSIC,
        errors::INVALID_SECURITY_GROUP_VPC_NOT_BELONG_TO_ONE_VPC,
        errors::INVALID_VSWITCH_NOT_BELONG_TO_VPC,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
        errors::NO_SUCH_RESOURCE,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("InstanceId").required(),
    text("PrivateIpAddress").malformed(&errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED),
    texts("SecurityGroupId"),
    text("VSwitchId").required(),
    text("VpcId"),
];
