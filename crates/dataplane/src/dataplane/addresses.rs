use std::mem::offset_of;
use std::net::IpAddr;

use dataplane_abi::{AddressKey, AddressValue, Settings, address_bytes};

use super::{Dataplane, DataplaneError, map_error};

const EPOCH_WORD: usize = offset_of!(Settings, membership_epoch) / 4;

impl Dataplane {
    /// Says who has a private address. A new identity needs its rows first; then
    /// [bump the epoch](Dataplane::bump_epoch).
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`]; the map may be full.
    pub fn set_address(
        &self,
        domain: u32,
        address: IpAddr,
        value: AddressValue,
    ) -> Result<(), DataplaneError> {
        self.addresses
            .set(&address_key(domain, address), &value)
            .map_err(map_error("addresses", self.addresses.capacity()))
    }

    /// Says that nobody has it.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn remove_address(&self, domain: u32, address: IpAddr) -> Result<(), DataplaneError> {
        self.addresses
            .remove(&address_key(domain, address))
            .map_err(map_error("addresses", self.addresses.capacity()))?;
        Ok(())
    }

    /// Every address: domain, address, who has it.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn addresses(&self) -> Result<Vec<(u32, IpAddr, AddressValue)>, DataplaneError> {
        let entries = self.addresses.entries();
        let entries = entries.map_err(map_error("addresses", self.addresses.capacity()))?;
        let read = |(key, value): (AddressKey, AddressValue)| {
            let address = std::net::Ipv6Addr::from(key.address);
            let address = address
                .to_ipv4_mapped()
                .map_or(address.into(), IpAddr::from);
            (key.domain, address, value)
        };
        Ok(entries.into_iter().map(read).collect())
    }

    /// Makes flows of ENIs that name groups be judged again, after a change of addresses or identity rows. Says the
    /// new epoch.
    pub fn bump_epoch(&self) -> u32 {
        self.settings.add_to_word(0, EPOCH_WORD, 1)
    }

    /// The membership epoch.
    #[must_use]
    pub fn epoch(&self) -> u32 {
        self.settings.read_word(0, EPOCH_WORD)
    }
}

fn address_key(domain: u32, address: IpAddr) -> AddressKey {
    AddressKey {
        domain,
        address: address_bytes(address),
    }
}
