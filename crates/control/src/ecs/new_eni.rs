use std::sync::Arc;

use cloud_id::{Description, EniId, ResourceName, SecurityGroupId, Tags};
use estate::{Attachment, ConnectionTracking, Eni, EniKind, EniStatus, Object, ObjectKey};
use openapi::ApiError;
use secgroup::{SecurityGroup, check_membership};

use super::draft::{Draft, Wanted};
use super::eni_refusal::EniErrors;
use super::place::Place;
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// What an ENI is already, where it is there.
#[derive(Clone, Copy, Default)]
pub(super) struct Before<'b> {
    pub(super) eni: Option<&'b EniId>,
    /// They need no new room.
    pub(super) groups: &'b [Arc<SecurityGroup>],
}

/// An ENI that is to be made.
pub(super) struct NewEni<'p, 'a> {
    pub(super) place: &'p Place<'a>,
    pub(super) kind: EniKind,
    pub(super) groups: &'p [Arc<SecurityGroup>],
    /// One address, or any.
    pub(super) primary: Wanted,
    pub(super) secondary: Wanted,
    pub(super) ipv6: Wanted,
    pub(super) name: Option<ResourceName>,
    pub(super) description: Description,
    pub(super) attachment: Option<Attachment>,
    /// Choice: docs/decisions/0009-source-check.md
    pub(super) source_dest_check: Option<bool>,
    pub(super) connection_tracking: ConnectionTracking,
    pub(super) delete_on_release: bool,
    pub(super) tags: Tags,
    pub(super) resource_group: String,
}

impl<'p, 'a> NewEni<'p, 'a> {
    /// One with nothing asked for but where and in which groups.
    pub(super) fn at(
        place: &'p Place<'a>,
        kind: EniKind,
        groups: &'p [Arc<SecurityGroup>],
    ) -> Self {
        Self {
            place,
            kind,
            groups,
            primary: Wanted::Count(1),
            secondary: Wanted::none(),
            ipv6: Wanted::none(),
            name: None,
            description: Description::default(),
            attachment: None,
            source_dest_check: None,
            connection_tracking: ConnectionTracking::default(),
            delete_on_release: true,
            tags: Tags::default(),
            resource_group: String::new(),
        }
    }

    /// Takes addresses, joins the groups, and puts the ENI.
    pub(super) fn make(
        self,
        planner: &mut Planner<'_>,
        permit: &Permit,
        draft: &mut Draft,
        errors: &EniErrors,
    ) -> Result<Arc<Eni>, ApiError> {
        let refused = |refusal| errors.address(refusal);
        let primary = draft
            .take_ipv4(planner, self.place, &self.primary)
            .map_err(refused)?;
        let secondary_ips = draft
            .take_ipv4(planner, self.place, &self.secondary)
            .map_err(refused)?;
        let ipv6 = draft
            .take_ipv6(planner, self.place, &self.ipv6)
            .map_err(refused)?;
        let addresses = u32::try_from(1 + secondary_ips.len() + ipv6.len()).unwrap_or(u32::MAX);
        check_groups(
            planner,
            draft,
            self.place,
            self.groups,
            Before::default(),
            addresses,
            errors,
        )?;

        let status = match &self.attachment {
            Some(_) => EniStatus::InUse,
            None => EniStatus::Available,
        };
        let mac = draft.take_mac(planner);
        let eni = Arc::new(Eni {
            id: EniId::from_random(planner.region(), planner.random()),
            owner: planner.account(),
            region: planner.region().clone(),
            zone: self.place.zone.clone(),
            network: self.place.network.clone(),
            vswitch: self.place.vswitch.map(|vswitch| vswitch.id.clone()),
            kind: self.kind,
            status,
            mac,
            name: self.name,
            description: self.description,
            primary_ip: *primary
                .first()
                .expect("one primary address is always asked for"),
            secondary_ips,
            ipv6,
            groups: self.groups.iter().map(|group| group.id.clone()).collect(),
            attachment: self.attachment,
            source_dest_check: self.source_dest_check.unwrap_or(true),
            connection_tracking: self.connection_tracking,
            grandfathers_flows: false,
            delete_on_release: self.delete_on_release,
            service_managed: false,
            permissions: Vec::new(),
            tags: self.tags,
            resource_group: self.resource_group,
            created: planner.now(),
        });
        join(planner, draft, &eni.groups, addresses);
        planner.bump(self.place.guard());
        planner.put(permit, Object::Eni(Arc::clone(&eni)));
        Ok(eni)
    }
}

/// Whether an ENI may be in exactly these groups.
pub(super) fn check_groups(
    planner: &Planner<'_>,
    draft: &Draft,
    place: &Place<'_>,
    wanted: &[Arc<SecurityGroup>],
    before: Before<'_>,
    addresses: u32,
    errors: &EniErrors,
) -> Result<(), ApiError> {
    let snapshot = planner.snapshot();
    check_membership(
        &place.network,
        wanted,
        before.groups,
        addresses,
        &planner.limits(),
        snapshot,
        |group| draft.occupancy(planner, group),
    )
    .map(drop)
    .map_err(|error| errors.groups(snapshot, before.eni, &error))
}

/// Says that an ENI with so many addresses is now in these groups; their rules and kind must not change
/// meanwhile.
pub(super) fn join(
    planner: &mut Planner<'_>,
    draft: &mut Draft,
    groups: &[SecurityGroupId],
    addresses: u32,
) {
    for group in groups {
        draft.join(group, addresses);
        planner.bump(GuardKey::Membership(group.clone()));
        planner.depends_on(ObjectKey::SecurityGroup(group.clone()));
    }
}

/// The groups of these ids, each the caller's own and in the region, with a permit for each.
pub(super) fn named_groups<'i>(
    planner: &mut Planner<'_>,
    ids: impl Iterator<Item = &'i str>,
    errors: &EniErrors,
) -> Result<Vec<Arc<SecurityGroup>>, ApiError> {
    ids.map(|text| {
        let not_found = || errors.group_not_found.with(text);
        let id = text.parse().map_err(|_| not_found())?;
        let group = planner
            .own(planner.snapshot().security_group(&id))
            .ok_or_else(not_found)?;
        planner.permit(&format!("securitygroup/{id}"), group.owner)?;
        Ok(Arc::clone(group))
    })
    .collect()
}

/// `SecurityGroupId` and `SecurityGroupIds.N`, of which a request gives one.
pub(super) fn group_ids<'r>(
    one: Option<&'r str>,
    many: &'r [String],
) -> Result<Vec<&'r str>, ApiError> {
    let one = one.filter(|text| !text.is_empty());
    if one.is_some() && !many.is_empty() {
        return Err(openapi::errors::INVALID_PARAMETER_CONFLICT
            .with("SecurityGroupId and SecurityGroupIds"));
    }
    Ok(one
        .into_iter()
        .chain(many.iter().map(String::as_str))
        .collect())
}
