//! Elastic Compute Service, 2014-05-26.

use crate::action::actions;

mod authorize;
mod found;
mod list_words;
mod membership;
mod modify_rule;
mod permission;
mod revoke;
mod rule_change;
mod rule_refusal;
mod subject;
mod tagged;

actions! { ecs:
    create_security_group,
    delete_security_group,
    describe_security_groups,
    describe_security_group_attribute,
    describe_security_group_references,
    modify_security_group_attribute,
    modify_security_group_policy,
    authorize_security_group,
    authorize_security_group_egress,
    revoke_security_group,
    revoke_security_group_egress,
    modify_security_group_rule,
    modify_security_group_egress_rule,
    configure_security_group_permissions,
    join_security_group,
    leave_security_group,
    create_prefix_list,
    delete_prefix_list,
    describe_prefix_lists,
    describe_prefix_list_attributes,
    describe_prefix_list_associations,
    modify_prefix_list,
    create_port_range_list,
    delete_port_range_list,
    describe_port_range_lists,
    describe_port_range_list_entries,
    describe_port_range_list_associations,
    modify_port_range_list,
    tag_resources,
    untag_resources,
    list_tag_resources,
    describe_regions,
}
