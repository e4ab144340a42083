//! `DescribeSecurityGroupAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeSecurityGroupAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Attribute`.
    pub attribute: Option<String>,
    /// `Direction`; default all.
    pub direction: Option<String>,
    /// `MaxResults`; default 500.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `NicType`.
    pub nic_type: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SecurityGroupId`, required.
    pub security_group_id: Option<String>,
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
            direction: fields.text("Direction")?,
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            nic_type: fields.text("NicType")?,
            region_id: fields.text("RegionId")?,
            security_group_id: fields.text("SecurityGroupId")?,
        })
    }
}

/// What `DescribeSecurityGroupAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Description`.
    pub description: String,
    /// `InnerAccessPolicy`.
    pub inner_access_policy: String,
    /// `NextToken`.
    pub next_token: String,
    /// `Permissions`.
    pub permissions: Vec<ResponsePermission>,
    /// `RegionId`.
    pub region_id: String,
    /// `SecurityGroupId`.
    pub security_group_id: String,
    /// `SecurityGroupName`.
    pub security_group_name: String,
    /// `SnapshotPolicyIds`.
    pub snapshot_policy_ids: Vec<String>,
    /// `VpcId`.
    pub vpc_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Description", &self.description);
        out.text("InnerAccessPolicy", &self.inner_access_policy);
        out.text("NextToken", &self.next_token);
        write_list(out, "Permissions", Some("Permission"), &self.permissions);
        out.text("RegionId", &self.region_id);
        out.text("SecurityGroupId", &self.security_group_id);
        out.text("SecurityGroupName", &self.security_group_name);
        write_texts(
            out,
            "SnapshotPolicyIds",
            Some("SnapshotPolicyId"),
            &self.snapshot_policy_ids,
        );
        out.text("VpcId", &self.vpc_id);
    }
}

/// `Permissions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePermission {
    /// `Permissions.Permission[].CreateTime`.
    pub create_time: String,
    /// `Permissions.Permission[].Description`.
    pub description: String,
    /// `Permissions.Permission[].DestCidrIp`.
    pub dest_cidr_ip: String,
    /// `Permissions.Permission[].DestGroupId`.
    pub dest_group_id: String,
    /// `Permissions.Permission[].DestGroupName`.
    pub dest_group_name: String,
    /// `Permissions.Permission[].DestGroupOwnerAccount`.
    pub dest_group_owner_account: String,
    /// `Permissions.Permission[].DestPrefixListId`.
    pub dest_prefix_list_id: String,
    /// `Permissions.Permission[].DestPrefixListName`.
    pub dest_prefix_list_name: String,
    /// `Permissions.Permission[].Direction`.
    pub direction: String,
    /// `Permissions.Permission[].IpProtocol`.
    pub ip_protocol: String,
    /// `Permissions.Permission[].Ipv6DestCidrIp`.
    pub ipv6_dest_cidr_ip: String,
    /// `Permissions.Permission[].Ipv6SourceCidrIp`.
    pub ipv6_source_cidr_ip: String,
    /// `Permissions.Permission[].NicType`.
    pub nic_type: String,
    /// `Permissions.Permission[].Policy`.
    pub policy: String,
    /// `Permissions.Permission[].PortRange`.
    pub port_range: String,
    /// `Permissions.Permission[].PortRangeListId`.
    pub port_range_list_id: String,
    /// `Permissions.Permission[].PortRangeListName`.
    pub port_range_list_name: String,
    /// `Permissions.Permission[].Priority`.
    pub priority: i64,
    /// `Permissions.Permission[].SecurityGroupRuleId`.
    pub security_group_rule_id: String,
    /// `Permissions.Permission[].SourceCidrIp`.
    pub source_cidr_ip: String,
    /// `Permissions.Permission[].SourceGroupId`.
    pub source_group_id: String,
    /// `Permissions.Permission[].SourceGroupName`.
    pub source_group_name: String,
    /// `Permissions.Permission[].SourceGroupOwnerAccount`.
    pub source_group_owner_account: String,
    /// `Permissions.Permission[].SourcePortRange`.
    pub source_port_range: String,
    /// `Permissions.Permission[].SourcePrefixListId`.
    pub source_prefix_list_id: String,
    /// `Permissions.Permission[].SourcePrefixListName`.
    pub source_prefix_list_name: String,
}

impl Fields for ResponsePermission {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateTime", &self.create_time);
        out.text("Description", &self.description);
        out.text("DestCidrIp", &self.dest_cidr_ip);
        out.text("DestGroupId", &self.dest_group_id);
        out.text("DestGroupName", &self.dest_group_name);
        out.text("DestGroupOwnerAccount", &self.dest_group_owner_account);
        out.text("DestPrefixListId", &self.dest_prefix_list_id);
        out.text("DestPrefixListName", &self.dest_prefix_list_name);
        out.text("Direction", &self.direction);
        out.text("IpProtocol", &self.ip_protocol);
        out.text("Ipv6DestCidrIp", &self.ipv6_dest_cidr_ip);
        out.text("Ipv6SourceCidrIp", &self.ipv6_source_cidr_ip);
        out.text("NicType", &self.nic_type);
        out.text("Policy", &self.policy);
        out.text("PortRange", &self.port_range);
        out.text("PortRangeListId", &self.port_range_list_id);
        out.text("PortRangeListName", &self.port_range_list_name);
        out.integer("Priority", self.priority);
        out.text("SecurityGroupRuleId", &self.security_group_rule_id);
        out.text("SourceCidrIp", &self.source_cidr_ip);
        out.text("SourceGroupId", &self.source_group_id);
        out.text("SourceGroupName", &self.source_group_name);
        out.text("SourceGroupOwnerAccount", &self.source_group_owner_account);
        out.text("SourcePortRange", &self.source_port_range);
        out.text("SourcePrefixListId", &self.source_prefix_list_id);
        out.text("SourcePrefixListName", &self.source_prefix_list_name);
    }
}

/// `DescribeSecurityGroupAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeSecurityGroupAttribute",
    status: Status::Done,
    ram_action: "ecs:DescribeSecurityGroupAttribute",
    resources: &["acs:ecs:{RegionId}:{Owner}:securitygroup/{SecurityGroupId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED,
        errors::INVALID_PARAMETER_ATTRIBUTE_NOT_SUPPORTED,
        errors::INVALID_PARAMTER,
        errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
        errors::MISSING_PARAMETER_REGION_ID,
        errors::INVALID_REGION_ID_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
        errors::SERVICE_UNAVAILABLE_500,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Attribute").one_of(&["snapshotPolicyIds"]),
    text("Direction").one_of(&["egress", "ingress", "all"]),
    integer("MaxResults"),
    text("NextToken"),
    text("NicType")
        .one_of(&["internet", "intranet"])
        .malformed(&errors::INVALID_NIC_TYPE_VALUE_NOT_SUPPORTED),
    text("RegionId")
        .required()
        .missing(&errors::MISSING_PARAMETER_REGION_ID),
    text("SecurityGroupId")
        .required()
        .malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
];
