//! `ModifyNetworkInterfaceAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyNetworkInterfaceAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ConnectionTrackingConfiguration`.
    pub connection_tracking_configuration: Option<RequestConnectionTrackingConfiguration>,
    /// `DeleteOnRelease`.
    pub delete_on_release: Option<bool>,
    /// `Description`.
    pub description: Option<String>,
    /// `EnablePrimaryIPv6`.
    pub enable_primary_ipv6: Option<bool>,
    /// `EnhancedNetwork`.
    pub enhanced_network: Option<RequestEnhancedNetwork>,
    /// `NetworkInterfaceId`, required.
    pub network_interface_id: Option<String>,
    /// `NetworkInterfaceName`.
    pub network_interface_name: Option<String>,
    /// `NetworkInterfaceTrafficConfig`.
    pub network_interface_traffic_config: Option<RequestNetworkInterfaceTrafficConfig>,
    /// `QueueNumber`.
    pub queue_number: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `RxQueueSize`.
    pub rx_queue_size: Option<i64>,
    /// `SecurityGroupId`.
    pub security_group_id: Vec<String>,
    /// `SourceDestCheck`; default false.
    pub source_dest_check: Option<bool>,
    /// `TxQueueSize`.
    pub tx_queue_size: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            connection_tracking_configuration: fields.object(
                "ConnectionTrackingConfiguration",
                RequestConnectionTrackingConfiguration::read,
            )?,
            delete_on_release: fields.boolean("DeleteOnRelease")?,
            description: fields.text("Description")?,
            enable_primary_ipv6: fields.boolean("EnablePrimaryIPv6")?,
            enhanced_network: fields.object("EnhancedNetwork", RequestEnhancedNetwork::read)?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            network_interface_name: fields.text("NetworkInterfaceName")?,
            network_interface_traffic_config: fields.object(
                "NetworkInterfaceTrafficConfig",
                RequestNetworkInterfaceTrafficConfig::read,
            )?,
            queue_number: fields.integer("QueueNumber")?,
            region_id: fields.text("RegionId")?,
            rx_queue_size: fields.integer("RxQueueSize")?,
            security_group_id: fields.texts("SecurityGroupId")?,
            source_dest_check: fields.boolean("SourceDestCheck")?,
            tx_queue_size: fields.integer("TxQueueSize")?,
        })
    }
}

/// `ConnectionTrackingConfiguration`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestConnectionTrackingConfiguration {
    /// `ConnectionTrackingConfiguration.TcpClosedAndTimeWaitTimeout`; default 3.
    pub tcp_closed_and_time_wait_timeout: Option<i64>,
    /// `ConnectionTrackingConfiguration.TcpEstablishedTimeout`; default 910.
    pub tcp_established_timeout: Option<i64>,
    /// `ConnectionTrackingConfiguration.UdpTimeout`; default 30.
    pub udp_timeout: Option<i64>,
}

impl RequestConnectionTrackingConfiguration {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            tcp_closed_and_time_wait_timeout: fields.integer("TcpClosedAndTimeWaitTimeout")?,
            tcp_established_timeout: fields.integer("TcpEstablishedTimeout")?,
            udp_timeout: fields.integer("UdpTimeout")?,
        })
    }
}

/// `EnhancedNetwork`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestEnhancedNetwork {
    /// `EnhancedNetwork.EnableExpress`.
    pub enable_express: Option<bool>,
    /// `EnhancedNetwork.EnableRss`.
    pub enable_rss: Option<bool>,
    /// `EnhancedNetwork.EnableSriov`.
    pub enable_sriov: Option<bool>,
    /// `EnhancedNetwork.VirtualFunctionQuantity`.
    pub virtual_function_quantity: Option<i64>,
    /// `EnhancedNetwork.VirtualFunctionTotalQueueNumber`.
    pub virtual_function_total_queue_number: Option<i64>,
}

impl RequestEnhancedNetwork {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            enable_express: fields.boolean("EnableExpress")?,
            enable_rss: fields.boolean("EnableRss")?,
            enable_sriov: fields.boolean("EnableSriov")?,
            virtual_function_quantity: fields.integer("VirtualFunctionQuantity")?,
            virtual_function_total_queue_number: fields
                .integer("VirtualFunctionTotalQueueNumber")?,
        })
    }
}

/// `NetworkInterfaceTrafficConfig`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestNetworkInterfaceTrafficConfig {
    /// `NetworkInterfaceTrafficConfig.NetworkInterfaceTrafficMode`.
    pub network_interface_traffic_mode: Option<String>,
    /// `NetworkInterfaceTrafficConfig.QueueNumber`.
    pub queue_number: Option<i64>,
    /// `NetworkInterfaceTrafficConfig.QueuePairNumber`.
    pub queue_pair_number: Option<i64>,
    /// `NetworkInterfaceTrafficConfig.RxQueueSize`.
    pub rx_queue_size: Option<i64>,
    /// `NetworkInterfaceTrafficConfig.TxQueueSize`.
    pub tx_queue_size: Option<i64>,
}

impl RequestNetworkInterfaceTrafficConfig {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            network_interface_traffic_mode: fields.text("NetworkInterfaceTrafficMode")?,
            queue_number: fields.integer("QueueNumber")?,
            queue_pair_number: fields.integer("QueuePairNumber")?,
            rx_queue_size: fields.integer("RxQueueSize")?,
            tx_queue_size: fields.integer("TxQueueSize")?,
        })
    }
}

/// What `ModifyNetworkInterfaceAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyNetworkInterfaceAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "ModifyNetworkInterfaceAttribute",
    status: Status::Done,
    ram_action: "ecs:ModifyNetworkInterfaceAttribute",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}",
        "acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}",
    ],
    params: PARAMS,
    errors: &[
        errors::FORBIDDEN_REGION_ID_400,
        errors::INVALID_CONNECTION_TRACKING_CONFIGURATION_REGION_OR_USER_NOT_SUPPORTED,
        errors::INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_PARAMETER_CONFLICT,
        errors::INVALID_PARAMETER_ENI_CONNECTION_TRACKING_CONFIGURATION,
        errors::INVALID_PARAMETER_ENI_TRAFFIC_MODE,
        errors::INVALID_PARAMS_ENI_ID,
        errors::JOINED_GROUP_LIMIT_EXCEED,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::ACL_LIMIT_EXCEED,
        errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED,
        errors::FORBIDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_SUB_USER,
        errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
        errors::INVALID_OPERATION_ENI_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_MULTI_GROUP_TYPE_403,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_PARAMS_NETWORK_INTERFACE_NAME,
        errors::INVALID_SECURITY_GROUP_ID_NOT_VPC,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::MAX_ENI_COUNT_EXCEEDED,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ECS_ID_NOT_FOUND,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_OPERATION_PRIMARY_ENI_ONLY_SUPPORT_MODIFY_NAME_AND_DESC,
        errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    object(
        "ConnectionTrackingConfiguration",
        CONNECTION_TRACKING_CONFIGURATION,
    ),
    boolean("DeleteOnRelease"),
    text("Description").keeping_empty().sized(2, 255),
    boolean("EnablePrimaryIPv6"),
    object("EnhancedNetwork", ENHANCED_NETWORK),
    text("NetworkInterfaceId").required(),
    text("NetworkInterfaceName")
        .sized(2, 128)
        .malformed(&errors::INVALID_PARAMS_NETWORK_INTERFACE_NAME),
    object(
        "NetworkInterfaceTrafficConfig",
        NETWORK_INTERFACE_TRAFFIC_CONFIG,
    ),
    integer("QueueNumber"),
    text("RegionId").required(),
    integer("RxQueueSize"),
    texts("SecurityGroupId"),
    boolean("SourceDestCheck"),
    integer("TxQueueSize"),
];

static CONNECTION_TRACKING_CONFIGURATION: &[Param] = &[
    long("TcpClosedAndTimeWaitTimeout"),
    long("TcpEstablishedTimeout"),
    long("UdpTimeout"),
];

static ENHANCED_NETWORK: &[Param] = &[
    boolean("EnableExpress"),
    boolean("EnableRss"),
    boolean("EnableSriov"),
    long("VirtualFunctionQuantity"),
    long("VirtualFunctionTotalQueueNumber"),
];

static NETWORK_INTERFACE_TRAFFIC_CONFIG: &[Param] = &[
    text("NetworkInterfaceTrafficMode").one_of(&["Standard", "HighPerformance"]),
    long("QueueNumber"),
    long("QueuePairNumber"),
    long("RxQueueSize"),
    long("TxQueueSize"),
];
