//! `CreateNetworkInterface` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateNetworkInterface` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `BusinessType`; deprecated.
    pub business_type: Option<String>,
    /// `ClientToken`.
    pub client_token: Option<String>,
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
    /// `InstanceType`; default Secondary.
    pub instance_type: Option<String>,
    /// `Ipv4Prefix`.
    pub ipv4_prefix: Vec<String>,
    /// `Ipv4PrefixCount`.
    pub ipv4_prefix_count: Option<i64>,
    /// `Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `Ipv6AddressCount`.
    pub ipv6_address_count: Option<i64>,
    /// `Ipv6Prefix`.
    pub ipv6_prefix: Vec<String>,
    /// `Ipv6PrefixCount`.
    pub ipv6_prefix_count: Option<i64>,
    /// `NetworkInterfaceName`.
    pub network_interface_name: Option<String>,
    /// `NetworkInterfaceTrafficConfig`.
    pub network_interface_traffic_config: Option<RequestNetworkInterfaceTrafficConfig>,
    /// `NetworkInterfaceTrafficMode`; default Standard.
    pub network_interface_traffic_mode: Option<String>,
    /// `PrimaryIpAddress`.
    pub primary_ip_address: Option<String>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Vec<String>,
    /// `QueueNumber`.
    pub queue_number: Option<i64>,
    /// `QueuePairNumber`.
    pub queue_pair_number: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `RxQueueSize`.
    pub rx_queue_size: Option<i64>,
    /// `SecondaryPrivateIpAddressCount`.
    pub secondary_private_ip_address_count: Option<i64>,
    /// `SecurityGroupId`.
    pub security_group_id: Option<String>,
    /// `SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `SourceDestCheck`; default false.
    pub source_dest_check: Option<bool>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `TxQueueSize`.
    pub tx_queue_size: Option<i64>,
    /// `VSwitchId`, required.
    pub vswitch_id: Option<String>,
    /// `Visible`; deprecated.
    pub visible: Option<bool>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            business_type: fields.text("BusinessType")?,
            client_token: fields.text("ClientToken")?,
            connection_tracking_configuration: fields.object(
                "ConnectionTrackingConfiguration",
                RequestConnectionTrackingConfiguration::read,
            )?,
            delete_on_release: fields.boolean("DeleteOnRelease")?,
            description: fields.text("Description")?,
            enable_primary_ipv6: fields.boolean("EnablePrimaryIPv6")?,
            enhanced_network: fields.object("EnhancedNetwork", RequestEnhancedNetwork::read)?,
            instance_type: fields.text("InstanceType")?,
            ipv4_prefix: fields.texts("Ipv4Prefix")?,
            ipv4_prefix_count: fields.integer("Ipv4PrefixCount")?,
            ipv6_address: fields.texts("Ipv6Address")?,
            ipv6_address_count: fields.integer("Ipv6AddressCount")?,
            ipv6_prefix: fields.texts("Ipv6Prefix")?,
            ipv6_prefix_count: fields.integer("Ipv6PrefixCount")?,
            network_interface_name: fields.text("NetworkInterfaceName")?,
            network_interface_traffic_config: fields.object(
                "NetworkInterfaceTrafficConfig",
                RequestNetworkInterfaceTrafficConfig::read,
            )?,
            network_interface_traffic_mode: fields.text("NetworkInterfaceTrafficMode")?,
            primary_ip_address: fields.text("PrimaryIpAddress")?,
            private_ip_address: fields.texts("PrivateIpAddress")?,
            queue_number: fields.integer("QueueNumber")?,
            queue_pair_number: fields.integer("QueuePairNumber")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            rx_queue_size: fields.integer("RxQueueSize")?,
            secondary_private_ip_address_count: fields.integer("SecondaryPrivateIpAddressCount")?,
            security_group_id: fields.text("SecurityGroupId")?,
            security_group_ids: fields.texts("SecurityGroupIds")?,
            source_dest_check: fields.boolean("SourceDestCheck")?,
            tag: fields.list("Tag", RequestTag::read)?,
            tx_queue_size: fields.integer("TxQueueSize")?,
            vswitch_id: fields.text("VSwitchId")?,
            visible: fields.boolean("Visible")?,
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

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `CreateNetworkInterface` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Description`.
    pub description: String,
    /// `Ipv4PrefixSets`.
    pub ipv4_prefix_sets: Vec<ResponseIpv4PrefixSet>,
    /// `Ipv6PrefixSets`.
    pub ipv6_prefix_sets: Vec<ResponseIpv6PrefixSet>,
    /// `Ipv6Sets`.
    pub ipv6_sets: Vec<ResponseIpv6Set>,
    /// `MacAddress`.
    pub mac_address: String,
    /// `NetworkInterfaceId`.
    pub network_interface_id: String,
    /// `NetworkInterfaceName`.
    pub network_interface_name: String,
    /// `OwnerId`.
    pub owner_id: String,
    /// `PrivateIpAddress`.
    pub private_ip_address: String,
    /// `PrivateIpSets`.
    pub private_ip_sets: Vec<ResponsePrivateIpSet>,
    /// `ResourceGroupId`.
    pub resource_group_id: String,
    /// `SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `ServiceID`.
    pub service_id: i64,
    /// `ServiceManaged`.
    pub service_managed: bool,
    /// `SourceDestCheck`.
    pub source_dest_check: bool,
    /// `Status`.
    pub status: String,
    /// `Tags`.
    pub tags: Vec<ResponseTag>,
    /// `Type`.
    pub r#type: String,
    /// `VSwitchId`.
    pub vswitch_id: String,
    /// `VpcId`.
    pub vpc_id: String,
    /// `ZoneId`.
    pub zone_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Description", &self.description);
        write_list(
            out,
            "Ipv4PrefixSets",
            Some("Ipv4PrefixSet"),
            &self.ipv4_prefix_sets,
        );
        write_list(
            out,
            "Ipv6PrefixSets",
            Some("Ipv6PrefixSet"),
            &self.ipv6_prefix_sets,
        );
        write_list(out, "Ipv6Sets", Some("Ipv6Set"), &self.ipv6_sets);
        out.text("MacAddress", &self.mac_address);
        out.text("NetworkInterfaceId", &self.network_interface_id);
        out.text("NetworkInterfaceName", &self.network_interface_name);
        out.text("OwnerId", &self.owner_id);
        out.text("PrivateIpAddress", &self.private_ip_address);
        write_list(
            out,
            "PrivateIpSets",
            Some("PrivateIpSet"),
            &self.private_ip_sets,
        );
        out.text("ResourceGroupId", &self.resource_group_id);
        write_texts(
            out,
            "SecurityGroupIds",
            Some("SecurityGroupId"),
            &self.security_group_ids,
        );
        out.integer("ServiceID", self.service_id);
        out.boolean("ServiceManaged", self.service_managed);
        out.boolean("SourceDestCheck", self.source_dest_check);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("Type", &self.r#type);
        out.text("VSwitchId", &self.vswitch_id);
        out.text("VpcId", &self.vpc_id);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `Ipv4PrefixSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseIpv4PrefixSet {
    /// `Ipv4PrefixSets.Ipv4PrefixSet[].Ipv4Prefix`.
    pub ipv4_prefix: String,
}

impl Fields for ResponseIpv4PrefixSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv4Prefix", &self.ipv4_prefix);
    }
}

/// `Ipv6PrefixSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseIpv6PrefixSet {
    /// `Ipv6PrefixSets.Ipv6PrefixSet[].Ipv6Prefix`.
    pub ipv6_prefix: String,
}

impl Fields for ResponseIpv6PrefixSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6Prefix", &self.ipv6_prefix);
    }
}

/// `Ipv6Sets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseIpv6Set {
    /// `Ipv6Sets.Ipv6Set[].Ipv6Address`.
    pub ipv6_address: String,
    /// `Ipv6Sets.Ipv6Set[].Primary`.
    pub primary: bool,
}

impl Fields for ResponseIpv6Set {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6Address", &self.ipv6_address);
        out.boolean("Primary", self.primary);
    }
}

/// `PrivateIpSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrivateIpSet {
    /// `PrivateIpSets.PrivateIpSet[].Primary`.
    pub primary: bool,
    /// `PrivateIpSets.PrivateIpSet[].PrivateIpAddress`.
    pub private_ip_address: String,
}

impl Fields for ResponsePrivateIpSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("Primary", self.primary);
        out.text("PrivateIpAddress", &self.private_ip_address);
    }
}

/// `Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseTag {
    /// `Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `CreateNetworkInterface`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "CreateNetworkInterface",
    status: Status::Done,
    ram_action: "ecs:CreateNetworkInterface",
    resources: &[
        "acs:ecs:{RegionId}:{Owner}:eni/*",
        "acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}",
        "acs:vpc:{RegionId}:{Owner}:vswitch/{VSwitchId}",
    ],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::FORBIDDEN_REGION_ID_400,
        errors::INVALID_INSTANCE_ID_MALFORMED_ALT,
        errors::INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_CONFLICT,
        errors::INVALID_PARAMETER_ENI_CONNECTION_TRACKING_CONFIGURATION,
        errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::JOINED_GROUP_LIMIT_EXCEED,
        errors::MISSING_PARAMETER,
        errors::UNSUPPORTED_PARAMETER,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::ACL_LIMIT_EXCEED,
        errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED,
        errors::FORBIDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_SUB_USER,
        errors::INVALID_IP_ADDRESS,
        errors::INVALID_IP_IP_REPEATED,
        errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
        errors::INVALID_OPERATION_EXCEED_INSTANCE_TYPE_QUEUE_NUMBER,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_MAX_ENI_QUEUE_NUMBER_EXCEEDED,
        errors::INVALID_OPERATION_MULTI_GROUP_TYPE_403,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_PARAMETER_INVALID_ENI_QUEUE_NUMBER,
        errors::INVALID_SECURITY_GROUP_ID_NOT_VPC,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON,
        errors::INVALID_VSWITCH_ID_IP_INVALID,
        errors::INVALID_VSWITCH_ID_IP_NOT_ENOUGH,
        errors::MAX_ENI_COUNT_EXCEEDED,
        errors::MAX_ENI_IPV6_IPS_COUNT_EXCEEDED,
        errors::MAX_ENI_PRIVATE_IPS_COUNT_EXCEEDED,
        errors::QUOTA_EXCEED_TAGS,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ECS_ID_NOT_FOUND,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("BusinessType"),
    text("ClientToken").sized(0, 64),
    object(
        "ConnectionTrackingConfiguration",
        CONNECTION_TRACKING_CONFIGURATION,
    ),
    boolean("DeleteOnRelease"),
    text("Description").sized(2, 256),
    boolean("EnablePrimaryIPv6"),
    object("EnhancedNetwork", ENHANCED_NETWORK),
    text("InstanceType").one_of(&["Secondary", "Trunk"]),
    texts("Ipv4Prefix").sized(1, 10),
    integer("Ipv4PrefixCount"),
    texts("Ipv6Address").sized(1, 10),
    integer("Ipv6AddressCount"),
    texts("Ipv6Prefix").sized(1, 10),
    integer("Ipv6PrefixCount"),
    text("NetworkInterfaceName").sized(2, 128),
    object(
        "NetworkInterfaceTrafficConfig",
        NETWORK_INTERFACE_TRAFFIC_CONFIG,
    ),
    text("NetworkInterfaceTrafficMode").one_of(&["Standard", "HighPerformance"]),
    text("PrimaryIpAddress"),
    texts("PrivateIpAddress").sized(0, 10),
    integer("QueueNumber"),
    integer("QueuePairNumber"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    integer("RxQueueSize"),
    integer("SecondaryPrivateIpAddressCount"),
    text("SecurityGroupId"),
    texts("SecurityGroupIds"),
    boolean("SourceDestCheck"),
    list("Tag", TAG).malformed(&errors::QUOTA_EXCEED_TAGS),
    integer("TxQueueSize"),
    text("VSwitchId").required(),
    boolean("Visible"),
];

static CONNECTION_TRACKING_CONFIGURATION: &[Param] = &[
    long("TcpClosedAndTimeWaitTimeout"),
    long("TcpEstablishedTimeout")
        .one_of(&["30", "60", "80", "100", "200", "300", "500", "700", "910"]),
    long("UdpTimeout").one_of(&["10", "20", "30", "60", "80", "100"]),
];

static ENHANCED_NETWORK: &[Param] = &[
    boolean("EnableExpress"),
    boolean("EnableRss"),
    boolean("EnableSriov"),
    long("VirtualFunctionQuantity"),
    long("VirtualFunctionTotalQueueNumber"),
];

static NETWORK_INTERFACE_TRAFFIC_CONFIG: &[Param] = &[
    text("NetworkInterfaceTrafficMode"),
    long("QueueNumber"),
    long("QueuePairNumber"),
    long("RxQueueSize"),
    long("TxQueueSize"),
];

static TAG: &[Param] = &[
    text("Key")
        .sized(0, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .sized(0, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
