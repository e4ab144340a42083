use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use cloud_id::{MacAddr, Timestamp};
use header_space::Cidr;

/// An instance, as far as its metadata tells of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Instance {
    /// Its id.
    pub id: String,
    /// Its serial number.
    pub serial_number: String,
    /// The host name inside.
    pub host_name: String,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Its zone.
    pub zone: String,
    /// The account it belongs to.
    pub owner: String,
    /// The image it was made from.
    pub image: String,
    /// Its instance type.
    pub instance_type: String,
    /// Kbit/s in each direction, where the type is known.
    pub bandwidth_kbits: Option<u64>,
    /// When it was put on its host last.
    pub landed: Option<Timestamp>,
    /// The public address that came with it.
    pub public_ipv4: Option<Ipv4Addr>,
    /// The elastic address of its primary ENI.
    pub eip: Option<Ipv4Addr>,
    /// Its ENIs, the primary one first.
    pub interfaces: Vec<Interface>,
    /// Its disks.
    pub disks: Vec<Disk>,
    /// The key of its key pair.
    pub key: Option<PublicKey>,
    /// Its role.
    pub role: Option<Role>,
    /// Its tags, told only where the options say so.
    pub tags: Vec<(String, String)>,
    /// Its user data as it was given; empty for none.
    pub user_data: Vec<u8>,
    /// What the one who runs the region adds to user data; empty for none.
    pub vendor_data: Vec<u8>,
    /// How it may be asked.
    pub options: Options,
}

/// How the metadata of an instance may be asked for.
///
/// Source: ECS API, `ModifyInstanceMetadataOptions`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Options {
    /// `HttpEndpoint`: whether it is answered at all.
    pub is_enabled: bool,
    /// `HttpTokens`: whether a token is asked for.
    pub needs_token: bool,
    /// `HttpPutResponseHopLimit`: how many hops the answer with a token may go, from 1.
    pub hop_limit: u8,
    /// `InstanceMetadataTags`: whether it tells the tags of the instance.
    pub tells_tags: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            is_enabled: true,
            needs_token: false,
            hop_limit: 1,
            tells_tags: false,
        }
    }
}

/// An ENI.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Interface {
    /// Its id.
    pub id: String,
    /// Its hardware address.
    pub mac: MacAddr,
    /// Its primary address.
    pub primary_ip: Ipv4Addr,
    /// Its other addresses.
    pub secondary_ips: Vec<Ipv4Addr>,
    /// Its IPv6 addresses.
    pub ipv6: Vec<Ipv6Addr>,
    /// The subnet that it is in, as the guest sees it.
    pub subnet: Cidr,
    /// The gateway of that subnet.
    pub gateway: Ipv4Addr,
    /// Its IPv6 gateway.
    pub ipv6_gateway: Ipv6Addr,
    /// The VPC; `None` in the classic network.
    pub vpc: Option<Vpc>,
    /// The vSwitch; `None` in the classic network.
    pub vswitch: Option<Subnet>,
}

/// A VPC.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Vpc {
    /// Its id.
    pub id: String,
    /// Its IPv4 block.
    pub cidr: Option<Cidr>,
    /// Its IPv6 block.
    pub ipv6_cidr: Option<Cidr>,
}

/// A vSwitch.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Subnet {
    /// Its id.
    pub id: String,
    /// Its IPv6 block.
    pub ipv6_cidr: Option<Cidr>,
}

/// A disk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Disk {
    /// Its id; the serial number is what follows `d-`.
    pub id: String,
    /// Its device in the guest.
    pub device: String,
}

/// A public key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublicKey {
    /// The name of the key pair.
    pub name: String,
    /// The key, as in `authorized_keys`.
    pub openssh: String,
}

/// A role of an instance.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// Its credentials; `None` until the first set is there.
    pub credentials: Option<Credentials>,
}

/// What the programs of an instance call the API with.
///
/// Source: RAM guide, instance roles.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Credentials {
    /// The id of the temporary key, `STS.` and more.
    pub access_key_id: String,
    /// Its secret.
    pub access_key_secret: Secret,
    /// The session.
    pub security_token: Secret,
    /// Until when.
    pub expiration: Timestamp,
    /// Since when.
    pub last_updated: Timestamp,
}

/// A text that prints as `***`.
#[derive(Clone, Eq, PartialEq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text itself, for the one who is to have it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_print_without_their_secrets() {
        let credentials = Credentials {
            access_key_id: "STS.one".to_owned(),
            access_key_secret: Secret::new("alpha".to_owned()),
            security_token: Secret::new("beta".to_owned()),
            expiration: Timestamp::from_unix_secs(0),
            last_updated: Timestamp::from_unix_secs(0),
        };
        let text = format!("{credentials:?} {credentials:#?}");
        assert!(text.contains("STS.one") && text.contains("***"), "{text}");
        assert!(!text.contains("alpha") && !text.contains("beta"), "{text}");
    }
}
