//! `DescribeSecurityGroups` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeSecurityGroups` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `FuzzyQuery`; deprecated.
    pub fuzzy_query: Option<bool>,
    /// `IsQueryEcsCount`; deprecated.
    pub is_query_ecs_count: Option<bool>,
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NetworkType`; deprecated.
    pub network_type: Option<String>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityGroupId`.
    pub security_group_id: Option<String>,
    /// `SecurityGroupIds`.
    pub security_group_ids: Option<Vec<String>>,
    /// `SecurityGroupName`.
    pub security_group_name: Option<String>,
    /// `SecurityGroupType`.
    pub security_group_type: Option<String>,
    /// `ServiceManaged`.
    pub service_managed: Option<bool>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
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
            dry_run: fields.boolean("DryRun")?,
            fuzzy_query: fields.boolean("FuzzyQuery")?,
            is_query_ecs_count: fields.boolean("IsQueryEcsCount")?,
            max_results: fields.integer("MaxResults")?,
            network_type: fields.text("NetworkType")?,
            next_token: fields.text("NextToken")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_group_id: fields.text("SecurityGroupId")?,
            security_group_ids: fields.json_texts("SecurityGroupIds")?,
            security_group_name: fields.text("SecurityGroupName")?,
            security_group_type: fields.text("SecurityGroupType")?,
            service_managed: fields.boolean("ServiceManaged")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `DescribeSecurityGroups` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `RegionId`.
    pub region_id: String,
    /// `SecurityGroups`.
    pub security_groups: Vec<ResponseSecurityGroup>,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.text("RegionId", &self.region_id);
        write_list(
            out,
            "SecurityGroups",
            Some("SecurityGroup"),
            &self.security_groups,
        );
        out.integer("TotalCount", self.total_count);
    }
}

/// `SecurityGroups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityGroup {
    /// `SecurityGroups.SecurityGroup[].AvailableInstanceAmount`.
    pub available_instance_amount: i64,
    /// `SecurityGroups.SecurityGroup[].CreationTime`.
    pub creation_time: String,
    /// `SecurityGroups.SecurityGroup[].Description`.
    pub description: String,
    /// `SecurityGroups.SecurityGroup[].EcsCount`.
    pub ecs_count: i64,
    /// `SecurityGroups.SecurityGroup[].GroupToGroupRuleCount`.
    pub group_to_group_rule_count: i64,
    /// `SecurityGroups.SecurityGroup[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `SecurityGroups.SecurityGroup[].RuleCount`.
    pub rule_count: i64,
    /// `SecurityGroups.SecurityGroup[].SecurityGroupId`.
    pub security_group_id: String,
    /// `SecurityGroups.SecurityGroup[].SecurityGroupName`.
    pub security_group_name: String,
    /// `SecurityGroups.SecurityGroup[].SecurityGroupType`.
    pub security_group_type: String,
    /// `SecurityGroups.SecurityGroup[].ServiceID`.
    pub service_id: i64,
    /// `SecurityGroups.SecurityGroup[].ServiceManaged`.
    pub service_managed: bool,
    /// `SecurityGroups.SecurityGroup[].Tags`.
    pub tags: Vec<ResponseSecurityGroupTag>,
    /// `SecurityGroups.SecurityGroup[].VpcId`.
    pub vpc_id: String,
}

impl Fields for ResponseSecurityGroup {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AvailableInstanceAmount", self.available_instance_amount);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        out.integer("EcsCount", self.ecs_count);
        out.integer("GroupToGroupRuleCount", self.group_to_group_rule_count);
        out.text("ResourceGroupId", &self.resource_group_id);
        out.integer("RuleCount", self.rule_count);
        out.text("SecurityGroupId", &self.security_group_id);
        out.text("SecurityGroupName", &self.security_group_name);
        out.text("SecurityGroupType", &self.security_group_type);
        out.integer("ServiceID", self.service_id);
        out.boolean("ServiceManaged", self.service_managed);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("VpcId", &self.vpc_id);
    }
}

/// `SecurityGroups.SecurityGroup[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityGroupTag {
    /// `SecurityGroups.SecurityGroup[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `SecurityGroups.SecurityGroup[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseSecurityGroupTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribeSecurityGroups`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeSecurityGroups",
    status: Status::Done,
    ram_action: "ecs:DescribeSecurityGroups",
    resources: &["acs:ecs:{RegionId}:{Owner}:securitygroup/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_SECURITY_GROUP_ID_MALFORMED,
        errors::INVALID_VPC_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    boolean("DryRun"),
    boolean("FuzzyQuery"),
    boolean("IsQueryEcsCount"),
    integer("MaxResults"),
    text("NetworkType").one_of(&["vpc", "classic"]),
    text("NextToken"),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SecurityGroupId").malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
    json_texts("SecurityGroupIds").malformed(&errors::INVALID_SECURITY_GROUP_ID_MALFORMED),
    text("SecurityGroupName"),
    text("SecurityGroupType").one_of(&["normal", "enterprise"]),
    boolean("ServiceManaged"),
    list("Tag", TAG),
    text("VpcId"),
];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
