//! What an account has, over all products and regions.

use cloud_id::{AccountId, Timestamp};
use estate::Snapshot;
use openapi::ApiError;

use super::group;
use crate::planner::Planner;

/// A kind of resource that can be in a resource group.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Kind {
    /// The service, as requests name it.
    pub(crate) service: &'static str,
    /// The type, as requests name it.
    pub(crate) name: &'static str,
    /// The type, as Resource Center names it.
    pub(crate) full_name: &'static str,
}

/// A resource.
#[derive(Clone, Debug)]
pub(crate) struct Resource {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) region: String,
    /// The resource group; empty for the default one.
    pub(crate) group: String,
    pub(crate) created: Timestamp,
}

macro_rules! kinds {
    ($($kind:ident: $service:literal, $name:literal, $full_name:literal;)*) => {
        $(const $kind: Kind = Kind {
            service: $service,
            name: $name,
            full_name: $full_name,
        };)*

        /// All kinds.
        ///
        /// Source: Resource Directory guide, services that work with resource groups.
        pub(crate) const KINDS: &[Kind] = &[$($kind),*];
    };
}

kinds! {
    INSTANCE: "ecs", "instance", "ACS::ECS::Instance";
    SECURITY_GROUP: "ecs", "securitygroup", "ACS::ECS::SecurityGroup";
    ENI: "ecs", "eni", "ACS::ECS::NetworkInterface";
    KEY_PAIR: "ecs", "keypair", "ACS::ECS::KeyPair";
    PREFIX_LIST: "ecs", "prefixlist", "ACS::ECS::PrefixList";
    PORT_RANGE_LIST: "ecs", "portrangelist", "ACS::ECS::PortRangeList";
    VPC: "vpc", "vpc", "ACS::VPC::VPC";
    VSWITCH: "vpc", "vswitch", "ACS::VPC::VSwitch";
    EIP: "vpc", "eip", "ACS::EIP::EipAddress";
}

impl Kind {
    /// Whether it is one of those that a request names by service and type; without both, a name means nothing.
    ///
    /// Source: ResourceManager API, `ListResources`, `ResourceTypes.N`.
    pub(crate) fn is_one_of(self, kinds: &[(Option<&str>, Option<&str>)]) -> bool {
        let mut named = kinds
            .iter()
            .filter_map(|(service, name)| Some((((*service)?), (*name)?)))
            .peekable();
        named.peek().is_none()
            || named.any(|(service, name)| {
                self.service.eq_ignore_ascii_case(service) && self.name.eq_ignore_ascii_case(name)
            })
    }
}

/// What is in a resource group of the caller's account, or in all of them where none is named, that the caller may ask
/// about. What is in no other group is in the default one, which has no id.
///
/// # Errors
/// `EntityNotExists.ResourceGroup`; those of permits.
pub(crate) fn in_group(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<Vec<Resource>, ApiError> {
    let mut all = of(planner.snapshot(), planner.account());
    match text.filter(|it| !it.is_empty()) {
        Some(_) => {
            let (group, _) = group::named(planner, text)?;
            all.retain(|it| it.group == group.id.as_str());
        }
        None => drop(planner.permit("resourcegroup/*", planner.account())?),
    }
    Ok(all)
}

/// Everything that an account has, in any region.
pub(crate) fn of(snapshot: &Snapshot, account: AccountId) -> Vec<Resource> {
    let mut all = Vec::new();
    macro_rules! add {
        ($kind:ident, $table:ident, $id:ident, |$it:ident| $region:expr) => {
            all.extend(
                snapshot
                    .$table()
                    .filter(|it| it.owner == account)
                    .map(|$it| Resource {
                        kind: $kind,
                        id: $it.$id.to_string(),
                        region: $region.to_string(),
                        group: $it.resource_group.clone(),
                        created: $it.created,
                    }),
            );
        };
    }
    add!(INSTANCE, instances, id, |it| it.region);
    add!(SECURITY_GROUP, security_groups, id, |it| it.region);
    add!(ENI, enis, id, |it| it.region);
    add!(KEY_PAIR, key_pairs, name, |it| it.region);
    add!(PREFIX_LIST, prefix_lists, id, |it| it.region);
    add!(PORT_RANGE_LIST, port_range_lists, id, |it| it.region);
    add!(VPC, vpcs, id, |it| it.region);
    add!(VSWITCH, vswitches, id, |it| it.zone.region());
    add!(EIP, eips, id, |it| it.region);
    all
}
