//! `ModifyInstanceAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyInstanceAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `CpuOptions`.
    pub cpu_options: Option<RequestCpuOptions>,
    /// `CreditSpecification`.
    pub credit_specification: Option<String>,
    /// `DeletionProtection`.
    pub deletion_protection: Option<bool>,
    /// `Description`.
    pub description: Option<String>,
    /// `EnableJumboFrame`.
    pub enable_jumbo_frame: Option<bool>,
    /// `EnableNetworkEncryption`.
    pub enable_network_encryption: Option<bool>,
    /// `HostName`.
    pub host_name: Option<String>,
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
    /// `InstanceName`.
    pub instance_name: Option<String>,
    /// `NetworkInterfaceQueueNumber`.
    pub network_interface_queue_number: Option<i64>,
    /// `Password`.
    pub password: Option<String>,
    /// `PrivateDnsNameOptions`.
    pub private_dns_name_options: Option<RequestPrivateDnsNameOptions>,
    /// `Recyclable`.
    pub recyclable: Option<bool>,
    /// `RemoteConnectionOptions`.
    pub remote_connection_options: Option<RequestRemoteConnectionOptions>,
    /// `SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `UserData`.
    pub user_data: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            cpu_options: fields.object("CpuOptions", RequestCpuOptions::read)?,
            credit_specification: fields.text("CreditSpecification")?,
            deletion_protection: fields.boolean("DeletionProtection")?,
            description: fields.text("Description")?,
            enable_jumbo_frame: fields.boolean("EnableJumboFrame")?,
            enable_network_encryption: fields.boolean("EnableNetworkEncryption")?,
            host_name: fields.text("HostName")?,
            instance_id: fields.text("InstanceId")?,
            instance_name: fields.text("InstanceName")?,
            network_interface_queue_number: fields.integer("NetworkInterfaceQueueNumber")?,
            password: fields.text("Password")?,
            private_dns_name_options: fields
                .object("PrivateDnsNameOptions", RequestPrivateDnsNameOptions::read)?,
            recyclable: fields.boolean("Recyclable")?,
            remote_connection_options: fields.object(
                "RemoteConnectionOptions",
                RequestRemoteConnectionOptions::read,
            )?,
            security_group_ids: fields.texts("SecurityGroupIds")?,
            user_data: fields.text("UserData")?,
        })
    }
}

/// `CpuOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestCpuOptions {
    /// `CpuOptions.Core`.
    pub core: Option<i64>,
    /// `CpuOptions.ThreadsPerCore`.
    pub threads_per_core: Option<i64>,
    /// `CpuOptions.TopologyType`.
    pub topology_type: Option<String>,
    /// `CpuOptions.NestedVirtualization`.
    pub nested_virtualization: Option<String>,
}

impl RequestCpuOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            core: fields.integer("Core")?,
            threads_per_core: fields.integer("ThreadsPerCore")?,
            topology_type: fields.text("TopologyType")?,
            nested_virtualization: fields.text("NestedVirtualization")?,
        })
    }
}

/// `PrivateDnsNameOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestPrivateDnsNameOptions {
    /// `PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord`; default false.
    pub enable_instance_id_dns_aaaa_record: Option<bool>,
    /// `PrivateDnsNameOptions.EnableInstanceIdDnsARecord`; default false.
    pub enable_instance_id_dns_a_record: Option<bool>,
    /// `PrivateDnsNameOptions.EnableIpDnsARecord`; default false.
    pub enable_ip_dns_a_record: Option<bool>,
    /// `PrivateDnsNameOptions.EnableIpDnsPtrRecord`; default false.
    pub enable_ip_dns_ptr_record: Option<bool>,
    /// `PrivateDnsNameOptions.HostnameType`; default Custom.
    pub hostname_type: Option<String>,
}

impl RequestPrivateDnsNameOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            enable_instance_id_dns_aaaa_record: fields.boolean("EnableInstanceIdDnsAAAARecord")?,
            enable_instance_id_dns_a_record: fields.boolean("EnableInstanceIdDnsARecord")?,
            enable_ip_dns_a_record: fields.boolean("EnableIpDnsARecord")?,
            enable_ip_dns_ptr_record: fields.boolean("EnableIpDnsPtrRecord")?,
            hostname_type: fields.text("HostnameType")?,
        })
    }
}

/// `RemoteConnectionOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestRemoteConnectionOptions {
    /// `RemoteConnectionOptions.Password`.
    pub password: Option<String>,
    /// `RemoteConnectionOptions.Type`.
    pub r#type: Option<String>,
}

impl RequestRemoteConnectionOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            password: fields.text("Password")?,
            r#type: fields.text("Type")?,
        })
    }
}

/// What `ModifyInstanceAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyInstanceAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifyInstanceAttribute",
    status: Status::Done,
    ram_action: "ecs:ModifyInstanceAttribute",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}",
        "acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupIds}",
    ],
    params: PARAMS,
    errors: &[
        errors::CHARGE_TYPE_VIOLATION_400,
        errors::IMAGE_NOT_SUPPORT_CLOUD_INIT,
        errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
        errors::INVALID_DESCRIPTION_MALFORMED,
        errors::INVALID_HOST_NAME_MALFORMED,
        errors::INVALID_HOST_PASSWORD_MALFORMED,
        errors::INVALID_INSTANCE_ID_MISMATCH,
        errors::INVALID_INSTANCE_NAME_MALFORMED,
        errors::INVALID_INSTANCE_STATUS_CREDIT_SPEC_RESTRICTED,
        errors::INVALID_INSTANCE_STATUS_NOT_RUNNING,
        errors::INVALID_NETWORK_TYPE_NOT_SUPPORTED,
        errors::INVALID_OPERATION_ENI_COUNT_EXCEEDED_400,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_CREDIT_SPECIFICATION,
        errors::INVALID_PARAMETER_RECYCLE_BIN,
        errors::INVALID_PASSWORD_MALFORMED,
        errors::INVALID_USER_DATA_NOT_SUPPORTED,
        errors::INVALID_USER_DATA_SIZE_EXCEEDED,
        errors::ACL_LIMIT_EXCEED,
        errors::INCORRECT_INSTANCE_STATUS,
        errors::INSTANCE_LOCKED_FOR_SECURITY,
        errors::INSTANCE_NOT_IN_SECURITY_GROUP,
        errors::INVALID_OPERATION_INVALID_REGION,
        errors::INVALID_OPERATION_MULTI_GROUP_TYPE_403,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_USER_UNAUTHORIZED,
        errors::INVALID_USER_DATA_FORBIDDEN,
        errors::OPERATION_DENIED_403,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::CREDIT_NOT_FOUND,
        errors::INVALID_INSTANCE_ID_NOT_FOUND,
        errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    object("CpuOptions", CPU_OPTIONS),
    text("CreditSpecification")
        .one_of(&["Standard", "Unlimited"])
        .malformed(&errors::INVALID_PARAMETER_CREDIT_SPECIFICATION),
    boolean("DeletionProtection"),
    text("Description")
        .keeping_empty()
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    boolean("EnableJumboFrame"),
    boolean("EnableNetworkEncryption"),
    text("HostName").malformed(&errors::INVALID_HOST_NAME_MALFORMED),
    text("InstanceId").required(),
    text("InstanceName")
        .sized(2, 128)
        .malformed(&errors::INVALID_INSTANCE_NAME_MALFORMED),
    integer("NetworkInterfaceQueueNumber"),
    text("Password")
        .sized(8, 30)
        .malformed(&errors::INVALID_PASSWORD_MALFORMED),
    object("PrivateDnsNameOptions", PRIVATE_DNS_NAME_OPTIONS),
    boolean("Recyclable"),
    object("RemoteConnectionOptions", REMOTE_CONNECTION_OPTIONS),
    texts("SecurityGroupIds"),
    text("UserData"),
];

static CPU_OPTIONS: &[Param] = &[
    integer("Core"),
    integer("ThreadsPerCore"),
    text("TopologyType").one_of(&["ContinuousCoreToHTMapping", "DiscreteCoreToHTMapping"]),
    text("NestedVirtualization"),
];

static PRIVATE_DNS_NAME_OPTIONS: &[Param] = &[
    boolean("EnableInstanceIdDnsAAAARecord"),
    boolean("EnableInstanceIdDnsARecord"),
    boolean("EnableIpDnsARecord"),
    boolean("EnableIpDnsPtrRecord"),
    text("HostnameType").one_of(&["Custom", "IpBased", "InstanceIdBased"]),
];

static REMOTE_CONNECTION_OPTIONS: &[Param] = &[
    text("Password").malformed(&errors::INVALID_PASSWORD_MALFORMED),
    text("Type"),
];
