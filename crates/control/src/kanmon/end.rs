use std::net::IpAddr;
use std::sync::Arc;

use cloud_id::{EniId, InstanceId};
use estate::{Eni, Snapshot};
use openapi::{ApiError, ErrorRow, errors};
use secgroup::Network;

use crate::owned::Owned;
use crate::planner::Planner;

/// One end of a path: an ENI, or an address that is no ENI's.
pub(super) struct End {
    pub(super) eni: Option<Arc<Eni>>,
    /// Its address as it was named; `None` where an ENI or instance was named.
    named: Option<IpAddr>,
}

impl End {
    /// Reads an end: the id of an instance or ENI of the caller, or any address. An address of another account's
    /// ENI is an address like any other.
    ///
    /// A private address is looked for where the caller has ENIs, first in the network of `near`.
    pub(super) fn read(
        planner: &Planner<'_>,
        text: &str,
        near: Option<&Self>,
        malformed: &ErrorRow,
    ) -> Result<Self, ApiError> {
        let snapshot = planner.snapshot();
        let visible = |eni: &&Arc<Eni>| is_visible(planner, eni);
        if let Ok(address) = text.parse::<IpAddr>() {
            return Ok(Self::at(planner, address, near));
        }
        if let Ok(id) = text.parse::<InstanceId>() {
            let instance = snapshot.instance(&id);
            let eni = instance
                .and_then(|it| snapshot.eni(&it.primary_eni))
                .filter(visible);
            let eni = eni.ok_or_else(|| errors::INVALID_INSTANCE_ID_NOT_FOUND.with(text))?;
            return Ok(Self {
                eni: Some(Arc::clone(eni)),
                named: None,
            });
        }
        let Ok(id) = text.parse::<EniId>() else {
            return Err(malformed.with("an instance id, an ENI id or an IP address"));
        };
        let eni = snapshot.eni(&id).filter(visible);
        let eni = eni.ok_or_else(|| errors::INVALID_ENI_ID_NOT_FOUND.with(text))?;
        Ok(Self {
            eni: Some(Arc::clone(eni)),
            named: None,
        })
    }

    fn at(planner: &Planner<'_>, address: IpAddr, near: Option<&Self>) -> Self {
        let snapshot = planner.snapshot();
        let visible = |eni: &&Arc<Eni>| is_visible(planner, eni);
        let has_it = |eni: &&Arc<Eni>| eni.addresses().any(|own| own == address);
        let near = near.and_then(|end| end.eni.as_deref());
        let beside = |eni: &&Arc<Eni>| near.is_some_and(|near| near.network == eni.network);
        let is_own = |eni: &&Arc<Eni>| {
            eni.owner == planner.account() && near.is_none_or(|near| near.network == eni.network)
        };
        let by_eip = || {
            let IpAddr::V4(public) = address else {
                return None;
            };
            let mut eips = snapshot.eips_with_address(public);
            let eip = eips.find(|eip| eip.region == *planner.region())?;
            snapshot.eni(&eip.binding.as_ref()?.eni)
        };
        let candidates = || snapshot.enis().filter(visible).filter(has_it);
        let eni = candidates()
            .find(beside)
            .or_else(|| candidates().find(is_own))
            .or_else(|| by_eip().filter(visible))
            // A global IPv6 address is the same from everywhere.
            .or_else(|| candidates().find(|_| address.is_ipv6()));
        Self {
            eni: eni.cloned(),
            named: Some(address),
        }
    }

    /// Its address as its own ENI has it, of the family of `other` where that leaves a choice.
    pub(super) fn private(&self, snapshot: &Snapshot, wants_v6: bool) -> Option<IpAddr> {
        let Some(eni) = &self.eni else {
            return self.named;
        };
        if let Some(named) = self.named {
            let eip = snapshot.eips().find(|eip| IpAddr::V4(eip.address) == named);
            let behind = eip.and_then(|eip| eip.binding.as_ref());
            return Some(behind.map_or(named, |binding| IpAddr::V4(binding.private_ip)));
        }
        if wants_v6 {
            return eni.ipv6.first().copied().map(IpAddr::V6);
        }
        Some(IpAddr::V4(eni.primary_ip))
    }

    /// Its address as the internet sees it; `None` when it has none there.
    pub(super) fn public(&self, snapshot: &Snapshot, private: IpAddr) -> Option<IpAddr> {
        let Some(eni) = &self.eni else {
            return self.named;
        };
        let IpAddr::V4(private) = private else {
            return Some(private);
        };
        let is_bound = |eip: &&Arc<estate::Eip>| {
            eip.binding
                .as_ref()
                .is_some_and(|it| it.eni == eni.id && it.private_ip == private)
        };
        snapshot
            .eips()
            .find(is_bound)
            .map(|eip| IpAddr::V4(eip.address))
    }

    /// Whether it was named by an IPv6 address.
    pub(super) fn is_v6(&self) -> bool {
        self.named.is_some_and(|address| address.is_ipv6())
    }

    pub(super) fn network(&self) -> Option<&Network> {
        self.eni.as_ref().map(|eni| &eni.network)
    }
}

/// Whether the caller may look into an ENI: it is its own, or the caller runs the region.
fn is_visible(planner: &Planner<'_>, eni: &Eni) -> bool {
    eni.is_in(planner.region()) && (planner.is_operator() || eni.owner == planner.account())
}
