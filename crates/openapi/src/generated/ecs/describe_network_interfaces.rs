//! `DescribeNetworkInterfaces` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeNetworkInterfaces` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`.
    pub instance_id: Option<String>,
    /// `Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `MaxResults`.
    pub max_results: Option<i64>,
    /// `NetworkInterfaceId`.
    pub network_interface_id: Vec<String>,
    /// `NetworkInterfaceName`.
    pub network_interface_name: Option<String>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageNumber`; deprecated.
    pub page_number: Option<i64>,
    /// `PageSize`; deprecated.
    pub page_size: Option<i64>,
    /// `PrimaryIpAddress`.
    pub primary_ip_address: Option<String>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Vec<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityGroupId`.
    pub security_group_id: Option<String>,
    /// `ServiceManaged`.
    pub service_managed: Option<bool>,
    /// `Status`.
    pub status: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `Type`.
    pub r#type: Option<String>,
    /// `VSwitchId`.
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
            ipv6_address: fields.texts("Ipv6Address")?,
            max_results: fields.integer("MaxResults")?,
            network_interface_id: fields.texts("NetworkInterfaceId")?,
            network_interface_name: fields.text("NetworkInterfaceName")?,
            next_token: fields.text("NextToken")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            primary_ip_address: fields.text("PrimaryIpAddress")?,
            private_ip_address: fields.texts("PrivateIpAddress")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_group_id: fields.text("SecurityGroupId")?,
            service_managed: fields.boolean("ServiceManaged")?,
            status: fields.text("Status")?,
            tag: fields.list("Tag", RequestTag::read)?,
            r#type: fields.text("Type")?,
            vswitch_id: fields.text("VSwitchId")?,
            vpc_id: fields.text("VpcId")?,
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

/// What `DescribeNetworkInterfaces` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NetworkInterfaceSets`.
    pub network_interface_sets: Vec<ResponseNetworkInterfaceSet>,
    /// `NextToken`.
    pub next_token: String,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "NetworkInterfaceSets",
            Some("NetworkInterfaceSet"),
            &self.network_interface_sets,
        );
        out.text("NextToken", &self.next_token);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `NetworkInterfaceSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSet {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].AssociatedPublicIp`.
    pub associated_public_ip: ResponseNetworkInterfaceSetAssociatedPublicIp,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Attachment`.
    pub attachment: ResponseNetworkInterfaceSetAttachment,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].CreationTime`.
    pub creation_time: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].DeleteOnRelease`.
    pub delete_on_release: bool,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Description`.
    pub description: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].InstanceId`.
    pub instance_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv4PrefixSets`.
    pub ipv4_prefix_sets: Vec<ResponseNetworkInterfaceSetIpv4PrefixSet>,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6PrefixSets`.
    pub ipv6_prefix_sets: Vec<ResponseNetworkInterfaceSetIpv6PrefixSet>,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6Sets`.
    pub ipv6_sets: Vec<ResponseNetworkInterfaceSetIpv6Set>,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].MacAddress`.
    pub mac_address: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].NetworkInterfaceId`.
    pub network_interface_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].NetworkInterfaceName`.
    pub network_interface_name: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].NetworkInterfaceTrafficMode`.
    pub network_interface_traffic_mode: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].OwnerId`.
    pub owner_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpAddress`.
    pub private_ip_address: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets`.
    pub private_ip_sets: Vec<ResponseNetworkInterfaceSetPrivateIpSet>,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].QueueNumber`.
    pub queue_number: i64,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].QueuePairNumber`.
    pub queue_pair_number: i64,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].ServiceID`.
    pub service_id: i64,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].ServiceManaged`.
    pub service_managed: bool,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].SourceDestCheck`.
    pub source_dest_check: bool,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Status`.
    pub status: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Tags`.
    pub tags: Vec<ResponseNetworkInterfaceSetTag>,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Type`.
    pub r#type: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].VSwitchId`.
    pub vswitch_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].VpcId`.
    pub vpc_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseNetworkInterfaceSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AssociatedPublicIp", &self.associated_public_ip);
        write_object(out, "Attachment", &self.attachment);
        out.text("CreationTime", &self.creation_time);
        out.boolean("DeleteOnRelease", self.delete_on_release);
        out.text("Description", &self.description);
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
        out.boolean("SourceDestCheck", self.source_dest_check);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("Type", &self.r#type);
        out.text("VSwitchId", &self.vswitch_id);
        out.text("VpcId", &self.vpc_id);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].AssociatedPublicIp`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetAssociatedPublicIp {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].AssociatedPublicIp.AllocationId`.
    pub allocation_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].AssociatedPublicIp.PublicIpAddress`.
    pub public_ip_address: String,
}

impl Fields for ResponseNetworkInterfaceSetAssociatedPublicIp {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.text("PublicIpAddress", &self.public_ip_address);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].Attachment`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetAttachment {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Attachment.DeviceIndex`.
    pub device_index: i64,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Attachment.InstanceId`.
    pub instance_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Attachment.NetworkCardIndex`.
    pub network_card_index: i64,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Attachment.TrunkNetworkInterfaceId`.
    pub trunk_network_interface_id: String,
}

impl Fields for ResponseNetworkInterfaceSetAttachment {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("DeviceIndex", self.device_index);
        out.text("InstanceId", &self.instance_id);
        out.integer("NetworkCardIndex", self.network_card_index);
        out.text("TrunkNetworkInterfaceId", &self.trunk_network_interface_id);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv4PrefixSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetIpv4PrefixSet {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv4PrefixSets.Ipv4PrefixSet[].Ipv4Prefix`.
    pub ipv4_prefix: String,
}

impl Fields for ResponseNetworkInterfaceSetIpv4PrefixSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv4Prefix", &self.ipv4_prefix);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6PrefixSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetIpv6PrefixSet {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6PrefixSets.Ipv6PrefixSet[].Ipv6Prefix`.
    pub ipv6_prefix: String,
}

impl Fields for ResponseNetworkInterfaceSetIpv6PrefixSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6Prefix", &self.ipv6_prefix);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6Sets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetIpv6Set {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6Sets.Ipv6Set[].Ipv6Address`.
    pub ipv6_address: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Ipv6Sets.Ipv6Set[].Primary`.
    pub primary: bool,
}

impl Fields for ResponseNetworkInterfaceSetIpv6Set {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6Address", &self.ipv6_address);
        out.boolean("Primary", self.primary);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetPrivateIpSet {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].AssociatedPublicIp`.
    pub associated_public_ip: ResponseNetworkInterfaceSetPrivateIpSetAssociatedPublicIp,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].Primary`.
    pub primary: bool,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].PrivateDnsName`.
    pub private_dns_name: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].PrivateIpAddress`.
    pub private_ip_address: String,
}

impl Fields for ResponseNetworkInterfaceSetPrivateIpSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AssociatedPublicIp", &self.associated_public_ip);
        out.boolean("Primary", self.primary);
        out.text("PrivateDnsName", &self.private_dns_name);
        out.text("PrivateIpAddress", &self.private_ip_address);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].AssociatedPublicIp`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetPrivateIpSetAssociatedPublicIp {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].AssociatedPublicIp.AllocationId`.
    pub allocation_id: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].PrivateIpSets.PrivateIpSet[].AssociatedPublicIp.PublicIpAddress`.
    pub public_ip_address: String,
}

impl Fields for ResponseNetworkInterfaceSetPrivateIpSetAssociatedPublicIp {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.text("PublicIpAddress", &self.public_ip_address);
    }
}

/// `NetworkInterfaceSets.NetworkInterfaceSet[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkInterfaceSetTag {
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `NetworkInterfaceSets.NetworkInterfaceSet[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseNetworkInterfaceSetTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribeNetworkInterfaces`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeNetworkInterfaces",
    status: Status::Done,
    ram_action: "ecs:DescribeNetworkInterfaces",
    resources: &["acs:ecs:{RegionId}:{Owner}:eni/*"],
    params: PARAMS,
    errors: &[
        errors::FORBIDDEN_REGION_ID_400,
        errors::INVALID_INSTANCE_ID_MALFORMED_ALT,
        errors::INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED,
        errors::INVALID_OPERATION_INVALID_ECS_STATE,
        errors::INVALID_OPERATION_INVALID_ENI_STATE,
        errors::INVALID_PARAMETER,
        errors::INVALID_REGION_ID_MAL_FORMED,
        errors::MISSING_PARAMETER,
        errors::UNSUPPORTED_PARAMETER,
        errors::ABS_INVALID_ACCOUNT_NOT_FOUND,
        errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED,
        errors::FORBIDDEN_NOT_SUPPORT_RAM,
        errors::FORBIDDEN_SUB_USER,
        errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
        errors::INVALID_OPERATION_INVALID_ENI_TYPE,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_SECURITY_GROUP_ID_NOT_VPC,
        errors::INVALID_USER_TYPE_NOT_SUPPORTED,
        errors::INVALID_VPC_EMPTY,
        errors::MAX_ENI_COUNT_EXCEEDED,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ECS_ID_NOT_FOUND,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("InstanceId"),
    texts("Ipv6Address").sized(1, 100),
    integer("MaxResults"),
    texts("NetworkInterfaceId").sized(1, 100),
    text("NetworkInterfaceName").sized(2, 128),
    text("NextToken"),
    integer("PageNumber"),
    integer("PageSize"),
    text("PrimaryIpAddress"),
    texts("PrivateIpAddress").sized(1, 100),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SecurityGroupId"),
    boolean("ServiceManaged"),
    text("Status").one_of(&["Available", "Attaching", "InUse", "Detaching", "Deleting"]),
    list("Tag", TAG),
    text("Type").one_of(&["Primary", "Secondary"]),
    text("VSwitchId"),
    text("VpcId"),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
