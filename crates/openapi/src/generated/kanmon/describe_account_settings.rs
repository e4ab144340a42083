//! `DescribeAccountSettings` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeAccountSettings` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`.
    pub account_id: Option<String>,
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
            account_id: fields.text("AccountId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeAccountSettings` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccountId`.
    pub account_id: String,
    /// `CidrInRange`.
    pub cidr_in_range: String,
    /// `Limits`.
    pub limits: ResponseLimits,
    /// `PolicyDialect`.
    pub policy_dialect: String,
    /// `Profile`.
    pub profile: String,
    /// `ProfileOf`.
    pub profile_of: String,
    /// `RuleWriterResource`.
    pub rule_writer_resource: String,
    /// `SmtpExempt`.
    pub smtp_exempt: bool,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccountId", &self.account_id);
        out.text("CidrInRange", &self.cidr_in_range);
        write_object(out, "Limits", &self.limits);
        out.text("PolicyDialect", &self.policy_dialect);
        out.text("Profile", &self.profile);
        out.text("ProfileOf", &self.profile_of);
        out.text("RuleWriterResource", &self.rule_writer_resource);
        out.boolean("SmtpExempt", self.smtp_exempt);
    }
}

/// `Limits`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseLimits {
    /// `Limits.AddressesPerBasicGroup`.
    pub addresses_per_basic_group: i64,
    /// `Limits.EnisPerAdvancedGroup`.
    pub enis_per_advanced_group: i64,
    /// `Limits.GroupPeerRules`.
    pub group_peer_rules: i64,
    /// `Limits.GroupsPerEni`.
    pub groups_per_eni: i64,
    /// `Limits.GroupsPerRegion`.
    pub groups_per_region: i64,
    /// `Limits.PortRangeListsPerRegion`.
    pub port_range_lists_per_region: i64,
    /// `Limits.PrefixListsPerRegion`.
    pub prefix_lists_per_region: i64,
    /// `Limits.RulesPerEni`.
    pub rules_per_eni: i64,
    /// `Limits.RulesPerGroup`.
    pub rules_per_group: i64,
}

impl Fields for ResponseLimits {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AddressesPerBasicGroup", self.addresses_per_basic_group);
        out.integer("EnisPerAdvancedGroup", self.enis_per_advanced_group);
        out.integer("GroupPeerRules", self.group_peer_rules);
        out.integer("GroupsPerEni", self.groups_per_eni);
        out.integer("GroupsPerRegion", self.groups_per_region);
        out.integer("PortRangeListsPerRegion", self.port_range_lists_per_region);
        out.integer("PrefixListsPerRegion", self.prefix_lists_per_region);
        out.integer("RulesPerEni", self.rules_per_eni);
        out.integer("RulesPerGroup", self.rules_per_group);
    }
}

/// `DescribeAccountSettings`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "DescribeAccountSettings",
    status: Status::Done,
    ram_action: "kanmon:DescribeAccountSettings",
    resources: &["acs:kanmon:{RegionId}:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[errors::INVALID_ACCOUNT_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AccountId"), text("RegionId")];
