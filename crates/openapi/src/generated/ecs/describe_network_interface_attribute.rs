//! `DescribeNetworkInterfaceAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeNetworkInterfaceAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Attribute`.
    pub attribute: Option<String>,
    /// `NetworkInterfaceId`, required.
    pub network_interface_id: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            attribute: fields.text("Attribute")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            region_id: fields.text("RegionId")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `DescribeNetworkInterfaceAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AssociatedPublicIp`.
    pub associated_public_ip: ResponseAssociatedPublicIp,
    /// `Attachment`.
    pub attachment: ResponseAttachment,
    /// `BondInterfaceSpecification`.
    pub bond_interface_specification: ResponseBondInterfaceSpecification,
    /// `ConnectionTrackingConfiguration`.
    pub connection_tracking_configuration: ResponseConnectionTrackingConfiguration,
    /// `CreationTime`.
    pub creation_time: String,
    /// `DeleteOnRelease`.
    pub delete_on_release: bool,
    /// `Description`.
    pub description: String,
    /// `EnhancedNetwork`.
    pub enhanced_network: ResponseEnhancedNetwork,
    /// `InstanceId`.
    pub instance_id: String,
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
    /// `NetworkInterfaceTrafficConfig`.
    pub network_interface_traffic_config: ResponseNetworkInterfaceTrafficConfig,
    /// `NetworkInterfaceTrafficMode`.
    pub network_interface_traffic_mode: String,
    /// `OwnerId`.
    pub owner_id: String,
    /// `PrivateIpAddress`.
    pub private_ip_address: String,
    /// `PrivateIpSets`.
    pub private_ip_sets: Vec<ResponsePrivateIpSet>,
    /// `QoSConfig`.
    pub qo_s_config: ResponseQoSConfig,
    /// `QueueNumber`.
    pub queue_number: i64,
    /// `QueuePairNumber`.
    pub queue_pair_number: i64,
    /// `ResourceGroupId`.
    pub resource_group_id: String,
    /// `SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `ServiceID`.
    pub service_id: i64,
    /// `ServiceManaged`.
    pub service_managed: bool,
    /// `SlaveInterfaceSpecification`.
    pub slave_interface_specification: ResponseSlaveInterfaceSpecification,
    /// `SourceDestCheck`.
    pub source_dest_check: bool,
    /// `Status`.
    pub status: String,
    /// `Tags`.
    pub tags: Vec<ResponseTag>,
    /// `TcpOptionAddressEnabled`.
    pub tcp_option_address_enabled: String,
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
        write_object(out, "AssociatedPublicIp", &self.associated_public_ip);
        write_object(out, "Attachment", &self.attachment);
        write_object(
            out,
            "BondInterfaceSpecification",
            &self.bond_interface_specification,
        );
        write_object(
            out,
            "ConnectionTrackingConfiguration",
            &self.connection_tracking_configuration,
        );
        out.text("CreationTime", &self.creation_time);
        out.boolean("DeleteOnRelease", self.delete_on_release);
        out.text("Description", &self.description);
        write_object(out, "EnhancedNetwork", &self.enhanced_network);
        out.text("InstanceId", &self.instance_id);
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
        write_object(
            out,
            "NetworkInterfaceTrafficConfig",
            &self.network_interface_traffic_config,
        );
        out.text(
            "NetworkInterfaceTrafficMode",
            &self.network_interface_traffic_mode,
        );
        out.text("OwnerId", &self.owner_id);
        out.text("PrivateIpAddress", &self.private_ip_address);
        write_list(
            out,
            "PrivateIpSets",
            Some("PrivateIpSet"),
            &self.private_ip_sets,
        );
        write_object(out, "QoSConfig", &self.qo_s_config);
        out.integer("QueueNumber", self.queue_number);
        out.integer("QueuePairNumber", self.queue_pair_number);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_texts(
            out,
            "SecurityGroupIds",
            Some("SecurityGroupId"),
            &self.security_group_ids,
        );
        out.integer("ServiceID", self.service_id);
        out.boolean("ServiceManaged", self.service_managed);
        write_object(
            out,
            "SlaveInterfaceSpecification",
            &self.slave_interface_specification,
        );
        out.boolean("SourceDestCheck", self.source_dest_check);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("TcpOptionAddressEnabled", &self.tcp_option_address_enabled);
        out.text("Type", &self.r#type);
        out.text("VSwitchId", &self.vswitch_id);
        out.text("VpcId", &self.vpc_id);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `AssociatedPublicIp`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAssociatedPublicIp {
    /// `AssociatedPublicIp.AllocationId`.
    pub allocation_id: String,
    /// `AssociatedPublicIp.PublicIpAddress`.
    pub public_ip_address: String,
}

impl Fields for ResponseAssociatedPublicIp {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.text("PublicIpAddress", &self.public_ip_address);
    }
}

/// `Attachment`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAttachment {
    /// `Attachment.DeviceIndex`.
    pub device_index: i64,
    /// `Attachment.InstanceId`.
    pub instance_id: String,
    /// `Attachment.MemberNetworkInterfaceIds`.
    pub member_network_interface_ids: Vec<String>,
    /// `Attachment.NetworkCardIndex`.
    pub network_card_index: i64,
    /// `Attachment.TrunkNetworkInterfaceId`.
    pub trunk_network_interface_id: String,
}

impl Fields for ResponseAttachment {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("DeviceIndex", self.device_index);
        out.text("InstanceId", &self.instance_id);
        write_texts(
            out,
            "MemberNetworkInterfaceIds",
            Some("MemberNetworkInterfaceId"),
            &self.member_network_interface_ids,
        );
        out.integer("NetworkCardIndex", self.network_card_index);
        out.text("TrunkNetworkInterfaceId", &self.trunk_network_interface_id);
    }
}

/// `BondInterfaceSpecification`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseBondInterfaceSpecification {
    /// `BondInterfaceSpecification.BondMode`.
    pub bond_mode: String,
    /// `BondInterfaceSpecification.SlaveInterfaceSpecification`.
    pub slave_interface_specification:
        Vec<ResponseBondInterfaceSpecificationSlaveInterfaceSpecificationSet>,
}

impl Fields for ResponseBondInterfaceSpecification {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("BondMode", &self.bond_mode);
        write_list(
            out,
            "SlaveInterfaceSpecification",
            Some("SlaveInterfaceSpecificationSet"),
            &self.slave_interface_specification,
        );
    }
}

/// `BondInterfaceSpecification.SlaveInterfaceSpecification`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseBondInterfaceSpecificationSlaveInterfaceSpecificationSet {
    /// `BondInterfaceSpecification.SlaveInterfaceSpecification.SlaveInterfaceSpecificationSet[].BondNetworkInterfaceId`.
    pub bond_network_interface_id: String,
    /// `BondInterfaceSpecification.SlaveInterfaceSpecification.SlaveInterfaceSpecificationSet[].SlaveNetworkInterfaceId`.
    pub slave_network_interface_id: String,
    /// `BondInterfaceSpecification.SlaveInterfaceSpecification.SlaveInterfaceSpecificationSet[].WorkState`.
    pub work_state: String,
}

impl Fields for ResponseBondInterfaceSpecificationSlaveInterfaceSpecificationSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("BondNetworkInterfaceId", &self.bond_network_interface_id);
        out.text("SlaveNetworkInterfaceId", &self.slave_network_interface_id);
        out.text("WorkState", &self.work_state);
    }
}

/// `ConnectionTrackingConfiguration`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseConnectionTrackingConfiguration {
    /// `ConnectionTrackingConfiguration.TcpClosedAndTimeWaitTimeout`.
    pub tcp_closed_and_time_wait_timeout: i64,
    /// `ConnectionTrackingConfiguration.TcpEstablishedTimeout`.
    pub tcp_established_timeout: i64,
    /// `ConnectionTrackingConfiguration.UdpTimeout`.
    pub udp_timeout: i64,
}

impl Fields for ResponseConnectionTrackingConfiguration {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer(
            "TcpClosedAndTimeWaitTimeout",
            self.tcp_closed_and_time_wait_timeout,
        );
        out.integer("TcpEstablishedTimeout", self.tcp_established_timeout);
        out.integer("UdpTimeout", self.udp_timeout);
    }
}

/// `EnhancedNetwork`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEnhancedNetwork {
    /// `EnhancedNetwork.EnableExpress`.
    pub enable_express: bool,
    /// `EnhancedNetwork.EnableRss`.
    pub enable_rss: bool,
    /// `EnhancedNetwork.EnableSriov`.
    pub enable_sriov: bool,
    /// `EnhancedNetwork.VirtualFunctionQuantity`.
    pub virtual_function_quantity: i64,
    /// `EnhancedNetwork.VirtualFunctionTotalQueueNumber`.
    pub virtual_function_total_queue_number: i64,
}

impl Fields for ResponseEnhancedNetwork {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("EnableExpress", self.enable_express);
        out.boolean("EnableRss", self.enable_rss);
        out.boolean("EnableSriov", self.enable_sriov);
        out.integer("VirtualFunctionQuantity", self.virtual_function_quantity);
        out.integer(
            "VirtualFunctionTotalQueueNumber",
            self.virtual_function_total_queue_number,
        );
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

/// `NetworkInterfaceTrafficConfig`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceTrafficConfig {
    /// `NetworkInterfaceTrafficConfig.NetworkInterfaceTrafficMode`.
    pub network_interface_traffic_mode: String,
    /// `NetworkInterfaceTrafficConfig.QueueNumber`.
    pub queue_number: i64,
    /// `NetworkInterfaceTrafficConfig.QueuePairNumber`.
    pub queue_pair_number: i64,
}

impl Fields for ResponseNetworkInterfaceTrafficConfig {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text(
            "NetworkInterfaceTrafficMode",
            &self.network_interface_traffic_mode,
        );
        out.integer("QueueNumber", self.queue_number);
        out.integer("QueuePairNumber", self.queue_pair_number);
    }
}

/// `PrivateIpSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrivateIpSet {
    /// `PrivateIpSets.PrivateIpSet[].AssociatedPublicIp`.
    pub associated_public_ip: ResponsePrivateIpSetAssociatedPublicIp,
    /// `PrivateIpSets.PrivateIpSet[].Primary`.
    pub primary: bool,
    /// `PrivateIpSets.PrivateIpSet[].PrivateIpAddress`.
    pub private_ip_address: String,
}

impl Fields for ResponsePrivateIpSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AssociatedPublicIp", &self.associated_public_ip);
        out.boolean("Primary", self.primary);
        out.text("PrivateIpAddress", &self.private_ip_address);
    }
}

/// `PrivateIpSets.PrivateIpSet[].AssociatedPublicIp`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrivateIpSetAssociatedPublicIp {
    /// `PrivateIpSets.PrivateIpSet[].AssociatedPublicIp.AllocationId`.
    pub allocation_id: String,
    /// `PrivateIpSets.PrivateIpSet[].AssociatedPublicIp.PublicIpAddress`.
    pub public_ip_address: String,
}

impl Fields for ResponsePrivateIpSetAssociatedPublicIp {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.text("PublicIpAddress", &self.public_ip_address);
    }
}

/// `QoSConfig`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseQoSConfig {
    /// `QoSConfig.EnableQoS`.
    pub enable_qo_s: bool,
    /// `QoSConfig.QoS`.
    pub qo_s: ResponseQoSConfigQoS,
}

impl Fields for ResponseQoSConfig {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("EnableQoS", self.enable_qo_s);
        write_object(out, "QoS", &self.qo_s);
    }
}

/// `QoSConfig.QoS`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseQoSConfigQoS {
    /// `QoSConfig.QoS.BandwidthRx`.
    pub bandwidth_rx: i64,
    /// `QoSConfig.QoS.BandwidthTx`.
    pub bandwidth_tx: i64,
    /// `QoSConfig.QoS.ConcurrentConnections`.
    pub concurrent_connections: i64,
    /// `QoSConfig.QoS.PpsRx`.
    pub pps_rx: i64,
    /// `QoSConfig.QoS.PpsTx`.
    pub pps_tx: i64,
}

impl Fields for ResponseQoSConfigQoS {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("BandwidthRx", self.bandwidth_rx);
        out.integer("BandwidthTx", self.bandwidth_tx);
        out.integer("ConcurrentConnections", self.concurrent_connections);
        out.integer("PpsRx", self.pps_rx);
        out.integer("PpsTx", self.pps_tx);
    }
}

/// `SlaveInterfaceSpecification`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSlaveInterfaceSpecification {
    /// `SlaveInterfaceSpecification.BondNetworkInterfaceId`.
    pub bond_network_interface_id: String,
    /// `SlaveInterfaceSpecification.SlaveNetworkInterfaceId`.
    pub slave_network_interface_id: String,
    /// `SlaveInterfaceSpecification.WorkState`.
    pub work_state: String,
}

impl Fields for ResponseSlaveInterfaceSpecification {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("BondNetworkInterfaceId", &self.bond_network_interface_id);
        out.text("SlaveNetworkInterfaceId", &self.slave_network_interface_id);
        out.text("WorkState", &self.work_state);
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

/// `DescribeNetworkInterfaceAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeNetworkInterfaceAttribute",
    status: Status::Done,
    ram_action: "ecs:DescribeNetworkInterfaceAttribute",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/{NetworkInterfaceId}"],
    params: PARAMS,
    errors: &[errors::INVALID_ENI_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Attribute"),
    text("NetworkInterfaceId").required(),
    text("RegionId").required(),
    list("Tag", TAG),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
