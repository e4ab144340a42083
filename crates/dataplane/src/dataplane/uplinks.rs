use std::mem::offset_of;
use std::net::{Ipv4Addr, Ipv6Addr};

use dataplane_abi::{ABI_VERSION, EipKey, UplinkCounters, UplinkLine};
use libbpf_rs::{MapCore, MapFlags};

use super::{Dataplane, DataplaneError, map_error};
use crate::memory::Plain;

const UPLINK_VERSION_WORD: usize = offset_of!(UplinkLine, version) / 4;

impl Dataplane {
    /// Maps an EIP and a private address of a domain to each other. What either was mapped to before must be
    /// removed first.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`]; the map may be full.
    pub fn set_eip(
        &self,
        domain: u32,
        eip: Ipv4Addr,
        private: Ipv4Addr,
    ) -> Result<(), DataplaneError> {
        let failed = |error| map_error("eips", self.eips.capacity())(error);
        let (eip, private) = (network_order(eip), network_order(private));
        self.eips
            .set(&eip_key(domain, eip, true), &private)
            .map_err(failed)?;
        self.eips
            .set(&eip_key(domain, private, false), &eip)
            .map_err(failed)
    }

    /// Removes the mapping of an EIP, both ways.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn remove_eip(&self, domain: u32, eip: Ipv4Addr) -> Result<(), DataplaneError> {
        let failed = |error| map_error("eips", self.eips.capacity())(error);
        let eip = network_order(eip);
        let public = eip_key(domain, eip, true);
        let Some(private) = self.eips.get(&public).map_err(failed)? else {
            return Ok(());
        };
        self.eips.remove(&public).map_err(failed)?;
        let back = eip_key(domain, private, false);
        if self.eips.get(&back).map_err(failed)? == Some(eip) {
            self.eips.remove(&back).map_err(failed)?;
        }
        Ok(())
    }

    /// Every mapping: domain, EIP, private address.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn eips(&self) -> Result<Vec<(u32, Ipv4Addr, Ipv4Addr)>, DataplaneError> {
        let entries = self.eips.entries();
        let entries = entries.map_err(map_error("eips", self.eips.capacity()))?;
        let address = |number: u32| Ipv4Addr::from(number.to_ne_bytes());
        Ok(entries
            .into_iter()
            .filter(|(key, _)| key.is_public == 1)
            .map(|(key, private)| (key.domain, address(key.address), address(private)))
            .collect())
    }

    /// Opens the uplink of a domain; only its IPv6 block may pass there, beside EIPs.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`].
    pub fn set_uplink_line(
        &self,
        domain: u32,
        v6_block: Option<(Ipv6Addr, u8)>,
    ) -> Result<(), DataplaneError> {
        let index = domain as usize;
        if index >= self.uplink_lines.count() {
            return Err(DataplaneError::OutOfRange("the domain"));
        }
        let line = UplinkLine {
            version: 0,
            v6_prefix_bits: v6_block.map_or(0, |(_, bits)| u32::from(bits.min(128))),
            v6_block: v6_block.map_or([0; 16], |(block, _)| block.octets()),
        };
        self.uplink_lines.write_word(index, UPLINK_VERSION_WORD, 0);
        self.uplink_lines.write(index, &line);
        self.uplink_lines
            .write_word(index, UPLINK_VERSION_WORD, ABI_VERSION);
        Ok(())
    }

    /// The IPv6 block that may pass at the uplink of a domain; `None` when the uplink is closed.
    #[must_use]
    pub fn uplink_line(&self, domain: u32) -> Option<Option<(Ipv6Addr, u8)>> {
        let index = domain as usize;
        if index >= self.uplink_lines.count() {
            return None;
        }
        let line = self.uplink_lines.read(index);
        let block = (line.v6_block.into(), line.v6_prefix_bits as u8);
        (line.version == ABI_VERSION).then_some((line.v6_prefix_bits > 0).then_some(block))
    }

    /// Closes the uplink of a domain.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`].
    pub fn clear_uplink_line(&self, domain: u32) -> Result<(), DataplaneError> {
        let index = domain as usize;
        if index >= self.uplink_lines.count() {
            return Err(DataplaneError::OutOfRange("the domain"));
        }
        self.uplink_lines.write_word(index, UPLINK_VERSION_WORD, 0);
        self.uplink_lines.write(index, &UplinkLine::default());
        Ok(())
    }

    /// Packets at the uplink of a domain.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn uplink_counters(&self, domain: u32) -> Result<UplinkCounters, DataplaneError> {
        let failed = map_error("uplink_counters", self.uplink_counters.max_entries());
        let found = self
            .uplink_counters
            .lookup_percpu(&domain.to_ne_bytes(), MapFlags::ANY)
            .map_err(failed)?;
        let mut sum = UplinkCounters::default();
        for bytes in found.unwrap_or_default() {
            let cpu = UplinkCounters::of_bytes(&bytes);
            sum.translated_in += cpu.translated_in;
            sum.translated_out += cpu.translated_out;
            sum.passed += cpu.passed;
            sum.no_eip += cpu.no_eip;
            sum.malformed += cpu.malformed;
            sum.not_bound += cpu.not_bound;
        }
        Ok(sum)
    }
}

fn eip_key(domain: u32, address: u32, is_public: bool) -> EipKey {
    EipKey {
        domain,
        address,
        is_public: u32::from(is_public),
    }
}

fn network_order(address: Ipv4Addr) -> u32 {
    u32::from_ne_bytes(address.octets())
}
