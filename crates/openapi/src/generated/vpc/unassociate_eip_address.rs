//! `UnassociateEipAddress` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UnassociateEipAddress` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AllocationId`, required.
    pub allocation_id: Option<String>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Force`.
    pub force: Option<bool>,
    /// `InstanceId`.
    pub instance_id: Option<String>,
    /// `InstanceType`.
    pub instance_type: Option<String>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Option<String>,
    /// `RegionId`.
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
            allocation_id: fields.text("AllocationId")?,
            client_token: fields.text("ClientToken")?,
            force: fields.boolean("Force")?,
            instance_id: fields.text("InstanceId")?,
            instance_type: fields.text("InstanceType")?,
            private_ip_address: fields.text("PrivateIpAddress")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `UnassociateEipAddress` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UnassociateEipAddress`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "UnassociateEipAddress",
    status: Status::Done,
    ram_action: "vpc:UnassociateEipAddress",
    resources: &[
        "acs:vpc:{RegionId}:{Owner}:eip/{AllocationId}",
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
    ],
    params: PARAMS,
    errors: &[
        errors::INCORRECT_EIP_STATUS,
        errors::INVALID_ASSOCIATION_NOT_FOUND,
        errors::INVALID_INSTANCE_TYPE_NOT_SUPPORTED,
        errors::INVALID_ALLOCATION_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AllocationId").required(),
    text("ClientToken"),
    boolean("Force"),
    text("InstanceId"),
    text("InstanceType").one_of(&[
        "EcsInstance",
        "SlbInstance",
        "NetworkInterface",
        "Nat",
        "HaVip",
        "IpAddress",
    ]),
    text("PrivateIpAddress"),
    text("RegionId"),
];
