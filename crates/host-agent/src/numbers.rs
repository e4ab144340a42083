use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use cloud_id::{EniId, SecurityGroupId};
use dataplane_abi::{DOMAINS, ENI_IFINDEX_FIRST, ENI_SLOTS, MAX_ENI, UPLINK_IFINDEX_FIRST};
use host_api::DomainKey;
use secgroup::Network;
use serde::{Deserialize, Serialize};

use crate::place::Place;

/// Which number stands for what in the kernel: domains, ENIs, identities. Written to a file before a number
/// is used, so that a restarted agent reads the kernel's tables as the one before it wrote them. It lives
/// as long as the maps: in `/run`, gone with a reboot.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Numbers {
    domains: BTreeMap<u32, String>,
    ports: BTreeMap<String, Port>,
    identities: BTreeMap<u32, Identity>,
    last_eni: u32,
    last_identity: u32,
    /// How often each instance was rebooted.
    pub(crate) reboots: BTreeMap<String, u32>,
}

/// The numbers of an ENI that is on this host.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Port {
    /// Gives the index of its device and the element of `eni_lines`.
    pub(crate) slot: u32,
    /// Its number in flows and addresses; not used twice.
    pub(crate) number: u32,
    /// Its domain.
    pub(crate) domain: u32,
    /// What it is attached to.
    pub(crate) instance: String,
    /// What is behind it.
    pub(crate) behind: Behind,
}

/// What is on the far side of the device of an ENI.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Behind {
    /// A device of the instance's namespace: `eth` and this number.
    Guest(u32),
    /// A device of the host's own namespace, by its name there.
    External(String),
}

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
struct Identity {
    domain: u32,
    groups: Vec<String>,
}

/// No number is free.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("this host has no room for another {0}")]
pub(crate) struct Full(&'static str);

impl Port {
    /// The name of its device in the router's namespace.
    pub(crate) fn device(&self) -> String {
        format!("eni{}", self.slot)
    }

    /// The namespace of its instance and the name of its device there.
    pub(crate) fn guest(&self) -> Option<(Place, String)> {
        let device = self.behind.guest_device()?;
        Some((Place::Instance(self.instance.parse().ok()?), device))
    }

    /// The index of that device.
    pub(crate) fn ifindex(&self) -> u32 {
        ENI_IFINDEX_FIRST + self.slot
    }
}

impl Behind {
    /// The name of the device in the instance.
    pub(crate) fn guest_device(&self) -> Option<String> {
        match self {
            Self::Guest(number) => Some(format!("eth{number}")),
            Self::External(_) => None,
        }
    }
}

/// The index of the uplink device of a domain.
pub(crate) fn uplink_ifindex(domain: u32) -> u32 {
    UPLINK_IFINDEX_FIRST + domain
}

impl Numbers {
    /// The number of a domain, made if need be.
    pub(crate) fn domain(&mut self, key: &DomainKey) -> Result<u32, Full> {
        let text = domain_text(key);
        if let Some(number) = self.known_domain(&text) {
            return Ok(number);
        }
        let is_free = |number: &u32| !self.domains.contains_key(number);
        let number = (1..DOMAINS).find(is_free).ok_or(Full("routing domain"))?;
        self.domains.insert(number, text);
        Ok(number)
    }

    fn known_domain(&self, text: &str) -> Option<u32> {
        self.domains
            .iter()
            .find(|(_, known)| *known == text)
            .map(|(&number, _)| number)
    }

    pub(crate) fn forget_domain(&mut self, number: u32) {
        self.domains.remove(&number);
    }

    /// The domains with a number.
    pub(crate) fn domains(&self) -> impl Iterator<Item = (u32, &str)> {
        self.domains
            .iter()
            .map(|(&number, text)| (number, text.as_str()))
    }

    /// The numbers of an ENI attached to an instance, made if need be. `device` is the device of an external
    /// instance that becomes the ENI.
    pub(crate) fn port(
        &mut self,
        eni: &EniId,
        domain: u32,
        instance: &str,
        device: Option<&str>,
    ) -> Result<&Port, Full> {
        if !self.ports.contains_key(eni.as_str()) {
            let used: BTreeSet<u32> = self.ports.values().map(|port| port.slot).collect();
            let mut free = (0..ENI_SLOTS).filter(|slot| !used.contains(slot));
            let slot = free.next().ok_or(Full("ENI"))?;
            if self.last_eni >= MAX_ENI {
                return Err(Full("ENI number"));
            }
            self.last_eni += 1;
            let behind = match device {
                Some(device) => Behind::External(device.to_owned()),
                None => Behind::Guest(self.free_guest_device(instance)),
            };
            let port = Port {
                slot,
                number: self.last_eni,
                domain,
                instance: instance.to_owned(),
                behind,
            };
            self.ports.insert(eni.to_string(), port);
        }
        Ok(&self.ports[eni.as_str()])
    }

    fn free_guest_device(&self, instance: &str) -> u32 {
        let is_used = |number: u32| {
            let is_it =
                |port: &Port| port.instance == instance && port.behind == Behind::Guest(number);
            self.ports.values().any(is_it)
        };
        (0..)
            .find(|&number| !is_used(number))
            .expect("there are more numbers than ENIs")
    }

    pub(crate) fn forget_port(&mut self, eni: &str) {
        self.ports.remove(eni);
    }

    /// The ENIs with numbers, by id.
    pub(crate) fn ports(&self) -> impl Iterator<Item = (&str, &Port)> {
        self.ports.iter().map(|(eni, port)| (eni.as_str(), port))
    }

    /// The identity that stands for a set of groups (ascending) in a domain, made if need be.
    pub(crate) fn identity(
        &mut self,
        domain: u32,
        groups: &[SecurityGroupId],
    ) -> Result<u32, Full> {
        if let Some(number) = self.known_identity(domain, groups) {
            return Ok(number);
        }
        let groups = groups.iter().map(ToString::to_string).collect();
        let wanted = Identity { domain, groups };
        self.last_identity = self.last_identity.checked_add(1).ok_or(Full("identity"))?;
        self.identities.insert(self.last_identity, wanted);
        Ok(self.last_identity)
    }

    /// The identity that stands for a set of groups (ascending) in a domain; `None` when none does.
    pub(crate) fn known_identity(&self, domain: u32, groups: &[SecurityGroupId]) -> Option<u32> {
        let is_it = |known: &Identity| {
            let groups = groups.iter().map(SecurityGroupId::as_str);
            known.domain == domain && known.groups.iter().map(String::as_str).eq(groups)
        };
        self.identities
            .iter()
            .find(|(_, known)| is_it(known))
            .map(|(&number, _)| number)
    }

    /// The numbers of the identities.
    pub(crate) fn identity_numbers(&self) -> impl Iterator<Item = u32> {
        self.identities.keys().copied()
    }

    /// Makes sure that numbers already in the kernel are not given to something new.
    pub(crate) fn pass_over(&mut self, highest_eni: u32, highest_identity: u32) {
        self.last_eni = self.last_eni.max(highest_eni);
        self.last_identity = self.last_identity.max(highest_identity);
    }

    pub(crate) fn forget_identity(&mut self, number: u32) {
        self.identities.remove(&number);
    }

    /// The identities: number, domain and groups.
    pub(crate) fn identities(&self) -> impl Iterator<Item = (u32, u32, Vec<SecurityGroupId>)> {
        self.identities.iter().map(|(&number, identity)| {
            let groups = identity
                .groups
                .iter()
                .filter_map(|id| id.parse().ok())
                .collect();
            (number, identity.domain, groups)
        })
    }
}

/// A domain in one text.
pub(crate) fn domain_text(key: &DomainKey) -> String {
    match &key.network {
        Network::Vpc(vpc) => format!("{} {vpc}", key.region),
        Network::Classic => format!("{} classic", key.region),
    }
}

/// Where numbers are kept.
pub(crate) struct NumbersFile {
    path: PathBuf,
    written: Option<Numbers>,
}

impl NumbersFile {
    pub(crate) fn at(path: PathBuf) -> Self {
        Self {
            path,
            written: None,
        }
    }

    /// The numbers of the agent before; none when there was none, or when what it left cannot be read.
    pub(crate) fn read(&mut self) -> io::Result<Option<Numbers>> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        self.written = serde_json::from_slice(&text).ok();
        Ok(self.written.clone())
    }

    /// Writes the numbers if they have changed. The file is whole at every moment.
    pub(crate) fn write(&mut self, numbers: &Numbers) -> io::Result<()> {
        if self.written.as_ref() == Some(numbers) {
            return Ok(());
        }
        if let Some(directory) = self.path.parent() {
            fs::create_dir_all(directory)?;
        }
        let text = serde_json::to_vec(numbers)?;
        let aside = self.path.with_extension("new");
        fs::write(&aside, text)?;
        fs::rename(&aside, &self.path)?;
        self.written = Some(numbers.clone());
        Ok(())
    }
}

/// Where everything of a region that lives until the next reboot is.
pub(crate) fn run_directory(tag: &crate::Tag) -> PathBuf {
    Path::new("/run/kanmon").join(tag.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eni_keeps_its_numbers_and_its_number_is_not_used_twice() {
        let mut numbers = Numbers::default();
        let (a, b) = ("eni-a".parse().unwrap(), "eni-b".parse().unwrap());
        let first = numbers.port(&a, 1, "i-1", None).unwrap().clone();
        assert_eq!(numbers.port(&a, 1, "i-1", None).unwrap(), &first);
        assert_eq!(first.behind.guest_device().as_deref(), Some("eth0"));
        let second = numbers.port(&b, 1, "i-1", None).unwrap().clone();
        assert_eq!((second.slot, second.behind), (1, Behind::Guest(1)));
        numbers.forget_port("eni-a");
        let again = numbers.port(&a, 1, "i-2", Some("tap0")).unwrap();
        assert_eq!(
            (again.slot, again.number),
            (0, 3),
            "a slot is used again, a number is not"
        );
        assert_eq!(again.behind, Behind::External("tap0".into()));
    }

    #[test]
    fn an_identity_stands_for_a_set_of_groups_in_one_domain() {
        let mut numbers = Numbers::default();
        let groups: Vec<SecurityGroupId> = vec!["sg-1".parse().unwrap(), "sg-2".parse().unwrap()];
        let first = numbers.identity(1, &groups).unwrap();
        assert_eq!(numbers.identity(1, &groups).unwrap(), first);
        assert_ne!(numbers.identity(2, &groups).unwrap(), first);
        assert_ne!(numbers.identity(1, &groups[..1]).unwrap(), first);
        numbers.forget_identity(first);
        assert_eq!(
            numbers.identity(1, &groups).unwrap(),
            4,
            "a number is not used twice"
        );
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let directory = std::env::temp_dir().join(format!("kanmon-numbers-{}", std::process::id()));
        let mut file = NumbersFile::at(directory.join("numbers.json"));
        assert_eq!(file.read().unwrap(), None);
        let mut numbers = Numbers::default();
        numbers
            .port(&"eni-a".parse().unwrap(), 1, "i-1", None)
            .unwrap();
        numbers.identity(1, &["sg-1".parse().unwrap()]).unwrap();
        file.write(&numbers).unwrap();
        assert_eq!(
            NumbersFile::at(directory.join("numbers.json"))
                .read()
                .unwrap(),
            Some(numbers)
        );
        fs::write(directory.join("numbers.json"), "{").unwrap();
        assert_eq!(
            file.read().unwrap(),
            None,
            "what cannot be read is not guessed at"
        );
        fs::remove_dir_all(directory).unwrap();
    }
}
