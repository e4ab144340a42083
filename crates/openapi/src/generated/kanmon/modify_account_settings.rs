//! `ModifyAccountSettings` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ModifyAccountSettings` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`, required.
    pub account_id: Option<String>,
    /// `AddressesPerBasicGroup`.
    pub addresses_per_basic_group: Option<i64>,
    /// `CidrInRange`.
    pub cidr_in_range: Option<String>,
    /// `EnisPerAdvancedGroup`.
    pub enis_per_advanced_group: Option<i64>,
    /// `GroupPeerRules`.
    pub group_peer_rules: Option<i64>,
    /// `GroupsPerEni`.
    pub groups_per_eni: Option<i64>,
    /// `GroupsPerRegion`.
    pub groups_per_region: Option<i64>,
    /// `PortRangeListsPerRegion`.
    pub port_range_lists_per_region: Option<i64>,
    /// `PrefixListsPerRegion`.
    pub prefix_lists_per_region: Option<i64>,
    /// `PolicyDialect`.
    pub policy_dialect: Option<String>,
    /// `Profile`.
    pub profile: Option<String>,
    /// `RuleWriterResource`.
    pub rule_writer_resource: Option<String>,
    /// `RulesPerEni`.
    pub rules_per_eni: Option<i64>,
    /// `RulesPerGroup`.
    pub rules_per_group: Option<i64>,
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `SmtpExempt`.
    pub smtp_exempt: Option<bool>,
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
            addresses_per_basic_group: fields.integer("AddressesPerBasicGroup")?,
            cidr_in_range: fields.text("CidrInRange")?,
            enis_per_advanced_group: fields.integer("EnisPerAdvancedGroup")?,
            group_peer_rules: fields.integer("GroupPeerRules")?,
            groups_per_eni: fields.integer("GroupsPerEni")?,
            groups_per_region: fields.integer("GroupsPerRegion")?,
            port_range_lists_per_region: fields.integer("PortRangeListsPerRegion")?,
            prefix_lists_per_region: fields.integer("PrefixListsPerRegion")?,
            policy_dialect: fields.text("PolicyDialect")?,
            profile: fields.text("Profile")?,
            rule_writer_resource: fields.text("RuleWriterResource")?,
            rules_per_eni: fields.integer("RulesPerEni")?,
            rules_per_group: fields.integer("RulesPerGroup")?,
            region_id: fields.text("RegionId")?,
            smtp_exempt: fields.boolean("SmtpExempt")?,
        })
    }
}

/// What `ModifyAccountSettings` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ModifyAccountSettings`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ModifyAccountSettings",
    status: Status::Done,
    ram_action: "kanmon:ModifyAccountSettings",
    resources: &["acs:kanmon:{RegionId}:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[errors::INVALID_ACCOUNT_NOT_FOUND],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AccountId").required(),
    integer("AddressesPerBasicGroup"),
    text("CidrInRange").one_of(&["hybrid", "subset", "cover", "equal"]),
    integer("EnisPerAdvancedGroup"),
    integer("GroupPeerRules"),
    integer("GroupsPerEni"),
    integer("GroupsPerRegion"),
    integer("PortRangeListsPerRegion"),
    integer("PrefixListsPerRegion"),
    text("PolicyDialect").one_of(&["strict", "extended"]),
    text("Profile").one_of(&["guide", "cloud", "2019-5", "2019-10", "2019-16", "region"]),
    text("RuleWriterResource").one_of(&["group", "any"]),
    integer("RulesPerEni"),
    integer("RulesPerGroup"),
    text("RegionId"),
    boolean("SmtpExempt"),
];
