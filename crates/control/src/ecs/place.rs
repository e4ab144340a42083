use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use cloud_id::{Arn, RegionId, ZoneId};
use estate::VSwitch;
use header_space::{AddressRange, Cidr};
use openapi::{ApiError, ErrorRow};
use ram::KnownKey;
use secgroup::Network;

use crate::guard_key::GuardKey;
use crate::permits::Standing;
use crate::planner::Planner;

/// Where an ENI is: a vSwitch, or the classic network of a region.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) region: RegionId,
    pub(super) network: Network,
    pub(super) vswitch: Option<&'a Arc<VSwitch>>,
    pub(super) zone: ZoneId,
    block: Cidr,
}

impl<'a> Place<'a> {
    /// A vSwitch of a VPC that the caller owns or that is shared with it.
    pub(super) fn in_vswitch(
        planner: &Planner<'a>,
        id: &str,
        not_found: &ErrorRow,
    ) -> Result<Self, ApiError> {
        let not_found = || not_found.with(id);
        let id = id.parse().map_err(|_| not_found())?;
        let vswitch = planner.snapshot().vswitch(&id).ok_or_else(not_found)?;
        let vpc = planner.snapshot().vpc(&vswitch.vpc).ok_or_else(not_found)?;
        if vpc.region != *planner.region() || !vpc.is_open_to(planner.account()) {
            return Err(not_found());
        }
        Ok(Self::of_vswitch(planner.region(), vswitch))
    }

    /// Tells policies of the VPC that a vSwitch is in; none that is not there.
    ///
    /// Source: ECS RAM authorization, `CreateNetworkInterface`.
    pub(super) fn tell_vpc(planner: &mut Planner<'_>, vswitch: &str) {
        if let Some(vpc) = vpc_of(planner, vswitch) {
            planner.stands(KnownKey::Vpc, Standing::Text(vpc));
        }
        // There are no default VPCs here.
        planner.stands(KnownKey::IsDefaultVpc, Standing::Flag(false));
        planner.stands(KnownKey::IsDefaultVSwitch, Standing::Flag(false));
    }

    /// That the caller may do the action to the vSwitch too.
    ///
    /// Source: ECS RAM authorization, `CreateNetworkInterface`, `ModifyInstanceVpcAttribute`.
    pub(super) fn permit(&self, planner: &mut Planner<'_>) -> Result<(), ApiError> {
        let Some(vswitch) = self.vswitch else {
            return Ok(());
        };
        planner.permit_also("vpc", &format!("vswitch/{}", vswitch.id), vswitch.owner)
    }

    /// The classic network, if the region has one, in a zone or in the first.
    pub(super) fn classic(
        planner: &Planner<'_>,
        zone: Option<&str>,
        unknown_zone: &ErrorRow,
    ) -> Result<Option<Self>, ApiError> {
        let config = planner.region_config();
        if !config.classic {
            return Ok(None);
        }
        let asked = zone.filter(|text| !text.is_empty());
        let zone = match asked {
            Some(text) => config.zones.iter().find(|zone| zone.as_str() == text),
            None => config.zones.first(),
        };
        let zone = zone
            .ok_or_else(|| unknown_zone.with(asked.unwrap_or_default()))?
            .clone();
        Ok(Some(Self {
            region: planner.region().clone(),
            network: Network::Classic,
            vswitch: None,
            zone,
            block: config.classic_block,
        }))
    }

    /// Where an ENI is that exists.
    pub(super) fn of_eni(planner: &Planner<'a>, eni: &estate::Eni) -> Option<Self> {
        match &eni.vswitch {
            Some(id) => {
                let vswitch = planner.snapshot().vswitch(id)?;
                Some(Self::of_vswitch(&eni.region, vswitch))
            }
            None => Some(Self {
                region: eni.region.clone(),
                network: eni.network.clone(),
                vswitch: None,
                zone: eni.zone.clone(),
                block: planner.region_config().classic_block,
            }),
        }
    }

    fn of_vswitch(region: &RegionId, vswitch: &'a Arc<VSwitch>) -> Self {
        Self {
            region: region.clone(),
            network: Network::Vpc(vswitch.vpc.clone()),
            vswitch: Some(vswitch),
            zone: vswitch.zone.clone(),
            block: vswitch.cidr,
        }
    }

    /// The invariant that no two ENIs here have the same address.
    pub(super) fn guard(&self) -> GuardKey {
        match self.vswitch {
            Some(vswitch) => GuardKey::VSwitchAddresses(vswitch.id.clone()),
            None => GuardKey::ClassicAddresses(self.region.clone()),
        }
    }

    /// First and last IPv4 address that an ENI may have: the first of the block and the last three are the
    /// system's.
    ///
    /// Source: VPC API, `CreateVSwitch`, `CidrBlock`. Choice: docs/decisions/0012-no-catalogue.md, in the classic
    /// network
    pub(super) fn ipv4_bounds(&self) -> Option<(u32, u32)> {
        let AddressRange::V4 { first, last } = self.block.range() else {
            return None;
        };
        let bounds = (
            u32::from(first).checked_add(1)?,
            u32::from(last).checked_sub(3)?,
        );
        (bounds.0 <= bounds.1).then_some(bounds)
    }

    /// Whether an ENI here may have an address.
    pub(super) fn allows(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(address) => self
                .ipv4_bounds()
                .is_some_and(|(first, last)| (first..=last).contains(&u32::from(address))),
            IpAddr::V6(address) => self
                .vswitch
                .is_some_and(|vswitch| vswitch.is_assignable_v6(address)),
        }
    }

    /// An IPv4 address that an ENI may have, the `number`-th modulo their count.
    pub(super) fn nth_ipv4(&self, number: u64) -> Option<Ipv4Addr> {
        let (first, last) = self.ipv4_bounds()?;
        let count = u64::from(last - first) + 1;
        Some(Ipv4Addr::from(first + u32::try_from(number % count).ok()?))
    }

    /// An IPv6 address of the vSwitch's block with these host bits; `None` without IPv6.
    pub(super) fn ipv6_with(&self, host: u64) -> Option<Ipv6Addr> {
        let AddressRange::V6 { first, .. } = self.vswitch?.ipv6_cidr?.range() else {
            return None;
        };
        Some(Ipv6Addr::from(u128::from(first) | u128::from(host)))
    }
}

/// The ARN of the VPC that a vSwitch is in.
pub(super) fn vpc_of(planner: &Planner<'_>, vswitch: &str) -> Option<String> {
    let vswitch = planner.snapshot().vswitch(&vswitch.parse().ok()?)?;
    let vpc = planner.snapshot().vpc(&vswitch.vpc)?;
    let arn = Arn {
        service: "vpc",
        region: Some(vpc.region.clone()),
        account: vpc.owner,
        relative_id: format!("vpc/{}", vpc.id),
    };
    Some(arn.to_string())
}
