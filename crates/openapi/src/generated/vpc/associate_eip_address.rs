//! `AssociateEipAddress` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AssociateEipAddress` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AllocationId`, required.
    pub allocation_id: Option<String>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `InstanceRegionId`.
    pub instance_region_id: Option<String>,
    /// `InstanceType`.
    pub instance_type: Option<String>,
    /// `Mode`.
    pub mode: Option<String>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
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
            allocation_id: fields.text("AllocationId")?,
            client_token: fields.text("ClientToken")?,
            instance_id: fields.text("InstanceId")?,
            instance_region_id: fields.text("InstanceRegionId")?,
            instance_type: fields.text("InstanceType")?,
            mode: fields.text("Mode")?,
            private_ip_address: fields.text("PrivateIpAddress")?,
            region_id: fields.text("RegionId")?,
            vpc_id: fields.text("VpcId")?,
        })
    }
}

/// What `AssociateEipAddress` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AssociateEipAddress`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "AssociateEipAddress",
    status: Status::Done,
    ram_action: "vpc:AssociateEipAddress",
    resources: &[
        "acs:vpc:{RegionId}:{Owner}:eip/{AllocationId}",
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
    ],
    params: PARAMS,
    errors: &[
        errors::INCORRECT_EIP_STATUS,
        errors::INCORRECT_INSTANCE_STATUS_400,
        errors::INVALID_ASSOCIATION_DUPLICATED,
        errors::INVALID_INSTANCE_TYPE_NOT_SUPPORTED,
        errors::INVALID_PRIVATE_IP_ADDRESS_NOT_FOUND,
        errors::INVALID_REGION_ID_MISMATCH,
        errors::INVALID_ALLOCATION_ID_NOT_FOUND,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AllocationId").required(),
    text("ClientToken"),
    text("InstanceId").required(),
    text("InstanceRegionId"),
    text("InstanceType").one_of(&[
        "Nat",
        "SlbInstance",
        "EcsInstance",
        "NetworkInterface",
        "HaVip",
        "IpAddress",
    ]),
    text("Mode").one_of(&["NAT", "MULTI_BINDED", "BINDED"]),
    text("PrivateIpAddress"),
    text("RegionId"),
    text("VpcId"),
];
