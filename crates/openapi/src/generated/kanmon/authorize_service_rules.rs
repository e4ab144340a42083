//! `AuthorizeServiceRules` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AuthorizeServiceRules` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `Permissions`, required.
    pub permissions: Vec<RequestPermissions>,
    /// `Reason`, required.
    pub reason: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Option<String>,
    /// `Service`, required.
    pub service: Option<String>,
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
            permissions: fields.list("Permissions", RequestPermissions::read)?,
            reason: fields.text("Reason")?,
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
            service: fields.text("Service")?,
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
    pub dest_group_owner_id: Option<i64>,
    /// `Permissions.N.DestPrefixListId`.
    pub dest_prefix_list_id: Option<String>,
    /// `Permissions.N.Direction`, required.
    pub direction: Option<String>,
    /// `Permissions.N.IpProtocol`.
    pub ip_protocol: Option<String>,
    /// `Permissions.N.Ipv6DestCidrIp`.
    pub ipv6_dest_cidr_ip: Option<String>,
    /// `Permissions.N.Ipv6SourceCidrIp`.
    pub ipv6_source_cidr_ip: Option<String>,
    /// `Permissions.N.NicType`; default internet.
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
    /// `Permissions.N.SourceGroupId`.
    pub source_group_id: Option<String>,
    /// `Permissions.N.SourceGroupOwnerAccount`.
    pub source_group_owner_account: Option<String>,
    /// `Permissions.N.SourceGroupOwnerId`.
    pub source_group_owner_id: Option<i64>,
    /// `Permissions.N.SourcePortRange`.
    pub source_port_range: Option<String>,
    /// `Permissions.N.SourcePrefixListId`.
    pub source_prefix_list_id: Option<String>,
}

impl RequestPermissions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            description: fields.text("Description")?,
            dest_cidr_ip: fields.text("DestCidrIp")?,
            dest_group_id: fields.text("DestGroupId")?,
            dest_group_owner_account: fields.text("DestGroupOwnerAccount")?,
            dest_group_owner_id: fields.integer("DestGroupOwnerId")?,
            dest_prefix_list_id: fields.text("DestPrefixListId")?,
            direction: fields.text("Direction")?,
            ip_protocol: fields.text("IpProtocol")?,
            ipv6_dest_cidr_ip: fields.text("Ipv6DestCidrIp")?,
            ipv6_source_cidr_ip: fields.text("Ipv6SourceCidrIp")?,
            nic_type: fields.text("NicType")?,
            policy: fields.text("Policy")?,
            port_range: fields.text("PortRange")?,
            port_range_list_id: fields.text("PortRangeListId")?,
            priority: fields.text("Priority")?,
            source_cidr_ip: fields.text("SourceCidrIp")?,
            source_group_id: fields.text("SourceGroupId")?,
            source_group_owner_account: fields.text("SourceGroupOwnerAccount")?,
            source_group_owner_id: fields.integer("SourceGroupOwnerId")?,
            source_port_range: fields.text("SourcePortRange")?,
            source_prefix_list_id: fields.text("SourcePrefixListId")?,
        })
    }
}

/// What `AuthorizeServiceRules` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AuthorizeServiceRules`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "AuthorizeServiceRules",
    status: Status::Done,
    ram_action: "kanmon:AuthorizeServiceRules",
    resources: &["acs:kanmon:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::AUTHORIZED_GROUP_RULE_LIMIT_EXCEED,
        errors::INVALID_DEST_CIDR_IP_MALFORMED,
        errors::INVALID_DEST_GROUP_NOT_FOUND,
        errors::INVALID_DEST_GROUP_ID_MISMATCH,
        errors::INVALID_GROUP_AUTH_PARAMETER_OPERATION_DENIED,
        errors::INVALID_GROUP_PARAMETER_OPERATION_DENIED,
        errors::INVALID_IP_PROTOCOL_MALFORMED,
        errors::INVALID_IP_PROTOCOL_VALUE_NOT_SUPPORTED,
        errors::INVALID_NIC_TYPE_MISMATCH,
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
        errors::INVALID_PARAM_PREFIX_LIST_ADDRESS_FAMILY_MISMATCH,
        errors::INVALID_PARAM_PROTOCOL_NOT_SUPPORT_PORT_RANGE_LIST,
        errors::INVALID_PARAM_SOURCE_CIDR_IP,
        errors::INVALID_PARAM_SOURCE_IP,
        errors::INVALID_PARAMETER_CONFLICT,
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
        errors::INVALID_SOURCE_CIDR_IP_MALFORMED,
        errors::INVALID_SOURCE_GROUP_NOT_FOUND,
        errors::INVALID_SOURCE_GROUP_ID_MISMATCH,
        errors::INVALID_SOURCE_PORT_RANGE_MALFORMED,
        errors::MISSING_PARAMETER_DEST,
        errors::MISSING_PARAMETER_SOURCE,
        errors::NOT_SUPPORTED_CLASSIC_NETWORK_PREFIX_LIST,
        errors::OPERATION_DENIED,
        errors::INVALID_OPERATION_SECURITY_GROUP_NOT_AUTHORIZED,
        errors::AUTHORIZATION_LIMIT_EXCEED,
        errors::FORBIDDEN_RAM,
        errors::INVALID_DEST_GROUP_ID_MISMATCH_403,
        errors::INVALID_NETWORK_TYPE_CONFLICT,
        errors::INVALID_NETWORK_TYPE_MISMATCH,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_PARAMTER_CONFLICT_403,
        errors::INVALID_SECURITY_GROUP_IS_SAME,
        errors::INVALID_SOURCE_GROUP_ID_MISMATCH_403,
        errors::LIMIT_EXCEED_PREFIX_LIST_ASSOCIATION_RESOURCE,
        errors::MISSING_PARAMETER_403,
        errors::INVALID_DEST_GROUP_ID_NOT_FOUND,
        errors::INVALID_PREFIX_LIST_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_SOURCE_GROUP_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ClientToken").sized(0, 64),
    list("Permissions", PERMISSIONS)
        .required()
        .sized(1, 100)
        .malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("Reason").required().sized(1, 256),
    text("RegionId"),
    text("SecurityGroupId")
        .required()
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
    text("Service").required().sized(1, 64),
];

static PERMISSIONS: &[Param] = &[
    text("Description")
        .sized(1, 512)
        .malformed(&errors::INVALID_SECURITY_GROUP_DISCRIPTION_MALFORMED),
    text("DestCidrIp").malformed(&errors::INVALID_DEST_CIDR_IP_MALFORMED),
    text("DestGroupId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("DestGroupOwnerAccount").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    long("DestGroupOwnerId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("DestPrefixListId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("Direction")
        .required()
        .one_of(&["ingress", "egress"])
        .malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("IpProtocol")
        .one_of(&["TCP", "UDP", "ICMP", "ICMPv6", "GRE", "ALL"])
        .malformed(&errors::INVALID_IP_PROTOCOL_MALFORMED),
    text("Ipv6DestCidrIp").malformed(&errors::INVALID_PARAM_IPV6_DEST_CIDR_IP),
    text("Ipv6SourceCidrIp").malformed(&errors::INVALID_PARAM_IPV6_SOURCE_CIDR_IP),
    text("NicType")
        .one_of(&["internet", "intranet"])
        .malformed(&errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED),
    text("Policy")
        .one_of(&["accept", "drop"])
        .malformed(&errors::INVALID_POLICY_MALFORMED),
    text("PortRange").malformed(&errors::INVALID_PORT_RANGE_MALFORMED),
    text("PortRangeListId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("Priority").malformed(&errors::INVALID_PRIORITY_MALFORMED),
    text("SourceCidrIp").malformed(&errors::INVALID_SOURCE_CIDR_IP_MALFORMED),
    text("SourceGroupId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("SourceGroupOwnerAccount").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    long("SourceGroupOwnerId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
    text("SourcePortRange").malformed(&errors::INVALID_SOURCE_PORT_RANGE_MALFORMED),
    text("SourcePrefixListId").malformed(&errors::INVALID_PARAM_PERMISSIONS),
];
