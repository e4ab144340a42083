//! `RevokeSecurityGroupEgress` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RevokeSecurityGroupEgress` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Description`; deprecated.
    pub description: Option<String>,
    /// `DestCidrIp`; deprecated.
    pub dest_cidr_ip: Option<String>,
    /// `DestGroupId`; deprecated.
    pub dest_group_id: Option<String>,
    /// `DestGroupOwnerAccount`; deprecated.
    pub dest_group_owner_account: Option<String>,
    /// `DestGroupOwnerId`; deprecated.
    pub dest_group_owner_id: Option<i64>,
    /// `DestPrefixListId`; deprecated.
    pub dest_prefix_list_id: Option<String>,
    /// `IpProtocol`; deprecated.
    pub ip_protocol: Option<String>,
    /// `Ipv6DestCidrIp`; deprecated.
    pub ipv6_dest_cidr_ip: Option<String>,
    /// `Ipv6SourceCidrIp`; deprecated.
    pub ipv6_source_cidr_ip: Option<String>,
    /// `NicType`; deprecated.
    pub nic_type: Option<String>,
    /// `Permissions`.
    pub permissions: Vec<RequestPermissions>,
    /// `Policy`; deprecated.
    pub policy: Option<String>,
    /// `PortRange`; deprecated.
    pub port_range: Option<String>,
    /// `Priority`; deprecated.
    pub priority: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Option<String>,
    /// `SecurityGroupRuleId`.
    pub security_group_rule_id: Vec<String>,
    /// `SourceCidrIp`; deprecated.
    pub source_cidr_ip: Option<String>,
    /// `SourcePortRange`; deprecated.
    pub source_port_range: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            client_token: fields.text("ClientToken")?,
            description: fields.text("Description")?,
            dest_cidr_ip: fields.text("DestCidrIp")?,
            dest_group_id: fields.text("DestGroupId")?,
            dest_group_owner_account: fields.text("DestGroupOwnerAccount")?,
            dest_group_owner_id: fields.integer("DestGroupOwnerId")?,
            dest_prefix_list_id: fields.text("DestPrefixListId")?,
            ip_protocol: fields.text("IpProtocol")?,
            ipv6_dest_cidr_ip: fields.text("Ipv6DestCidrIp")?,
            ipv6_source_cidr_ip: fields.text("Ipv6SourceCidrIp")?,
            nic_type: fields.text("NicType")?,
            permissions: fields.list("Permissions", RequestPermissions::read)?,
            policy: fields.text("Policy")?,
            port_range: fields.text("PortRange")?,
            priority: fields.text("Priority")?,
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
            security_group_rule_id: fields.texts("SecurityGroupRuleId")?,
            source_cidr_ip: fields.text("SourceCidrIp")?,
            source_port_range: fields.text("SourcePortRange")?,
        })
    }
}

/// `Permissions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestPermissions {
    /// `Permissions.N.Description`.
    pub description: Option<String>,
    /// `Permissions.N.DestCidrIp`.
    pub dest_cidr_ip: Option<String>,
    /// `Permissions.N.DestGroupId`.
    pub dest_group_id: Option<String>,
    /// `Permissions.N.DestGroupOwnerAccount`.
    pub dest_group_owner_account: Option<String>,
    /// `Permissions.N.DestGroupOwnerId`.
    pub dest_group_owner_id: Option<String>,
    /// `Permissions.N.DestPrefixListId`.
    pub dest_prefix_list_id: Option<String>,
    /// `Permissions.N.IpProtocol`.
    pub ip_protocol: Option<String>,
    /// `Permissions.N.Ipv6DestCidrIp`.
    pub ipv6_dest_cidr_ip: Option<String>,
    /// `Permissions.N.Ipv6SourceCidrIp`.
    pub ipv6_source_cidr_ip: Option<String>,
    /// `Permissions.N.NicType`.
    pub nic_type: Option<String>,
    /// `Permissions.N.Policy`; default accept.
    pub policy: Option<String>,
    /// `Permissions.N.PortRange`.
    pub port_range: Option<String>,
    /// `Permissions.N.PortRangeListId`.
    pub port_range_list_id: Option<String>,
    /// `Permissions.N.Priority`; default 1.
    pub priority: Option<String>,
    /// `Permissions.N.SourceCidrIp`.
    pub source_cidr_ip: Option<String>,
    /// `Permissions.N.SourcePortRange`.
    pub source_port_range: Option<String>,
}

impl RequestPermissions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            description: fields.text("Description")?,
            dest_cidr_ip: fields.text("DestCidrIp")?,
            dest_group_id: fields.text("DestGroupId")?,
            dest_group_owner_account: fields.text("DestGroupOwnerAccount")?,
            dest_group_owner_id: fields.text("DestGroupOwnerId")?,
            dest_prefix_list_id: fields.text("DestPrefixListId")?,
            ip_protocol: fields.text("IpProtocol")?,
            ipv6_dest_cidr_ip: fields.text("Ipv6DestCidrIp")?,
            ipv6_source_cidr_ip: fields.text("Ipv6SourceCidrIp")?,
            nic_type: fields.text("NicType")?,
            policy: fields.text("Policy")?,
            port_range: fields.text("PortRange")?,
            port_range_list_id: fields.text("PortRangeListId")?,
            priority: fields.text("Priority")?,
            source_cidr_ip: fields.text("SourceCidrIp")?,
            source_port_range: fields.text("SourcePortRange")?,
        })
    }
}

/// What `RevokeSecurityGroupEgress` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `RevokeSecurityGroupEgress`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "RevokeSecurityGroupEgress",
    status: Status::Done,
    ram_action: "ecs:RevokeSecurityGroupEgress",
    resources: &["acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_DEST_CIDR_IP_MALFORMED,
        errors::INVALID_DEST_GROUP_ID_MISMATCH,
        errors::INVALID_GROUP_AUTH_PARAMETER_OPERATION_DENIED,
        errors::INVALID_GROUP_PARAMETER_OPERATION_DENIED,
        errors::INVALID_IP_PORT_RANGE_MALFORMED,
        errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED,
        errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED,
        errors::INVALID_PARAM_DEST_CIDR_IP,
        errors::INVALID_PARAM_DEST_IP,
        errors::INVALID_PARAM_DUPLICATE_PERMISSIONS,
        errors::INVALID_PARAM_IPV4_PROTOCOL_CONFLICT_WITH_IPV6_ADDRESS,
        errors::INVALID_PARAM_IPV6_DEST_CIDR_IP,
        errors::INVALID_PARAM_IPV6_PROTOCOL_CONFLICT_WITH_IPV4_ADDRESS,
        errors::INVALID_PARAM_IPV6_SOURCE_CIDR_IP,
        errors::INVALID_PARAM_PERMISSIONS,
        errors::INVALID_PARAM_PORT_RANGE,
        errors::INVALID_PARAM_PROTOCOL_NOT_SUPPORT_PORT_RANGE_LIST,
        errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID,
        errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID_REPEATED,
        errors::INVALID_PARAM_SOURCE_CIDR_IP,
        errors::INVALID_PARAM_SOURCE_IP,
        errors::INVALID_PARAMETER_IPV6_CIDR_IP,
        errors::INVALID_PARAMTER_CONFLICT,
        errors::INVALID_POLICY_MALFORMED,
        errors::INVALID_PORT_RANGE_MALFORMED,
        errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND,
        errors::INVALID_PRIORITY_MALFORMED,
        errors::INVALID_PRIORITY_VALUE_NOT_SUPPORTED,
        errors::INVALID_SECURITY_GROUP_INVALID_NETWORK_TYPE,
        errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED,
        errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND_400,
        errors::INVALID_SECURITY_GROUP_RULE_RULE_NOT_EXIST,
        errors::INVALID_SOURCE_PORT_RANGE_MALFORMED,
        errors::MISSING_PARAMETER,
        errors::MISSING_PARAMETER_DEST,
        errors::NOT_SUPPORTED_CLASSIC_NETWORK_PREFIX_LIST,
        errors::INVALID_OPERATION_SECURITY_GROUP_NOT_AUTHORIZED,
        errors::INVALID_GROUP_AUTH_ITEM_NOT_FOUND,
        errors::INVALID_NIC_TYPE_MISMATCH_403,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_DEST_GROUP_ID_NOT_FOUND,
        errors::INVALID_PREFIX_LIST_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_RULE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    text("Description"),
    text("DestCidrIp").malformed(&errors::INVALID_DEST_CIDR_IP_MALFORMED),
    text("DestGroupId"),
    text("DestGroupOwnerAccount"),
    long("DestGroupOwnerId"),
    text("DestPrefixListId"),
    text("IpProtocol")
        .one_of(&["TCP", "UDP", "ICMP", "ICMPv6", "GRE", "ALL"])
        .malformed(&errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED),
    text("Ipv6DestCidrIp").malformed(&errors::INVALID_PARAM_IPV6_DEST_CIDR_IP),
    text("Ipv6SourceCidrIp").malformed(&errors::INVALID_PARAM_IPV6_SOURCE_CIDR_IP),
    text("NicType").malformed(&errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED),
    list("Permissions", PERMISSIONS)
        .sized(0, 100)
        .malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("Policy").malformed(&errors::INVALID_POLICY_MALFORMED),
    text("PortRange").malformed(&errors::INVALID_PORT_RANGE_MALFORMED),
    text("Priority").malformed(&errors::INVALID_PRIORITY_MALFORMED),
    text("RegionId").required(),
    text("SecurityGroupId")
        .required()
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
    texts("SecurityGroupRuleId")
        .sized(0, 100)
        .malformed(&errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID),
    text("SourceCidrIp").malformed(&errors::INVALID_PARAM_SOURCE_CIDR_IP),
    text("SourcePortRange").malformed(&errors::INVALID_SOURCE_PORT_RANGE_MALFORMED),
];

static PERMISSIONS: &[Param] = &[
    text("Description")
        .sized(1, 512)
        .malformed(&errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED),
    text("DestCidrIp").malformed(&errors::INVALID_DEST_CIDR_IP_MALFORMED),
    text("DestGroupId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("DestGroupOwnerAccount").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("DestGroupOwnerId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("DestPrefixListId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("IpProtocol")
        .one_of(&["TCP", "UDP", "ICMP", "ICMPv6", "GRE", "ALL"])
        .malformed(&errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED),
    text("Ipv6DestCidrIp").malformed(&errors::INVALID_PARAM_IPV6_DEST_CIDR_IP),
    text("Ipv6SourceCidrIp").malformed(&errors::INVALID_PARAM_IPV6_SOURCE_CIDR_IP),
    text("NicType").malformed(&errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED),
    text("Policy")
        .one_of(&["accept", "drop"])
        .malformed(&errors::INVALID_POLICY_MALFORMED),
    text("PortRange").malformed(&errors::INVALID_PORT_RANGE_MALFORMED),
    text("PortRangeListId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("Priority").malformed(&errors::INVALID_PRIORITY_MALFORMED),
    text("SourceCidrIp").malformed(&errors::INVALID_PARAM_SOURCE_CIDR_IP),
    text("SourcePortRange").malformed(&errors::INVALID_SOURCE_PORT_RANGE_MALFORMED),
];
