use std::collections::BTreeSet;
use std::mem::offset_of;
use std::net::{IpAddr, Ipv4Addr};
use std::os::fd::BorrowedFd;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, io};

use dataplane_abi::{
    ABI_VERSION, AddressKey, AddressValue, EipKey, EniCounters, EniLine, Flow, FlowV4Key,
    FlowV6Key, IdentityRowKey, MAX_ENI, Row, Settings, TableHeader, UplinkCounters, UplinkLine,
    address_bytes,
};
use libbpf_rs::{MapCore, MapFlags, MapHandle};

use crate::counters;
use crate::hash::HashMap;
use crate::link::{TcxLink, as_io};
use crate::memory::{Mapped, Plain};
use crate::object::Loaded;
use crate::{
    Hook, OpenError, ProgramInfo, RowAllocator, RowsError, Sizes, is_bpffs, netns, test_run,
};

/// The programs, their links and their maps.
///
/// Everything is pinned below one directory of a bpffs. Dropping this value changes no verdict: programs, links
/// and maps live on, and [`Dataplane::open`] adopts them. All methods may be called from any thread.
#[derive(Debug)]
pub struct Dataplane {
    links: PathBuf,
    loaded: Loaded,
    settings: Mapped<Settings>,
    eni_lines: Mapped<EniLine>,
    uplink_lines: Mapped<UplinkLine>,
    policy_rows: Mapped<Row>,
    identity_rows: HashMap<IdentityRowKey, Row>,
    addresses: HashMap<AddressKey, AddressValue>,
    eips: HashMap<EipKey, u32>,
    flow_counts: HashMap<u32, i32>,
    flows_v4: HashMap<FlowV4Key, Flow>,
    flows_v6: HashMap<FlowV6Key, Flow>,
    eni_counters: MapHandle,
    uplink_counters: MapHandle,
    pub(crate) last_verdict: MapHandle,
    tables: Mutex<Tables>,
}

/// Which rows hold tables, and which identities have rows in them.
#[derive(Debug)]
struct Tables {
    rows: RowAllocator,
    identities: BTreeSet<IdentityRowKey2>,
    /// Freed tables whose identity rows go when their readers are gone.
    leaving: Vec<u32>,
    last_released: Instant,
}

/// Ordered by table.
type IdentityRowKey2 = (u32, u32);

/// Why something was not done to the dataplane.
#[derive(Debug, thiserror::Error)]
pub enum DataplaneError {
    /// A program could not be attached to a device, or a link could not be pinned.
    #[error("{hook} of device {ifindex}: {step}")]
    Link {
        /// The device.
        ifindex: u32,
        /// `ingress` or `egress`.
        hook: &'static str,
        /// What was being done.
        step: &'static str,
        /// What the kernel said.
        #[source]
        source: io::Error,
    },
    /// The pins could not be listed.
    #[error("the pinned links could not be listed")]
    Pins(#[source] io::Error),
    /// There is no room for the table; the old ones stay.
    #[error("no room for a policy table")]
    Rows(#[from] RowsError),
    /// The rows are not a table of this layout.
    #[error("the rows do not start with the header of a table of {0} rows")]
    NotATable(usize),
    /// A map could not be written or read.
    #[error("the map {map} of {capacity} elements")]
    Map {
        /// Which.
        map: &'static str,
        /// How many it can hold.
        capacity: u32,
        /// What the kernel said; `E2BIG` when it is full.
        #[source]
        source: libbpf_rs::Error,
    },
    /// There is no such slot or domain, or the number of the ENI is zero or too large.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
}

/// A program that is attached and pinned.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Attached {
    /// The device that the link was made for.
    pub ifindex: u32,
    /// Its side.
    pub hook: Hook,
    /// Whether the device is still there.
    pub is_alive: bool,
}

/// An address family of a flow table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// How full the maps are: elements in use and capacity.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Occupancy {
    /// Rows of policy tables.
    pub policy_rows: (u32, u32),
    /// Identities in tables.
    pub identity_rows: (u32, u32),
    /// Addresses.
    pub addresses: (u32, u32),
    /// Flows of all ENIs, both families; the capacity is that of both tables.
    pub flows: (u32, u32),
}

const VERSION_WORD: usize = offset_of!(EniLine, version) / 4;
const GENERATION_WORD: usize = offset_of!(EniLine, generation) / 4;
const UPLINK_VERSION_WORD: usize = offset_of!(UplinkLine, version) / 4;
const SETTINGS_VERSION_WORD: usize = offset_of!(Settings, version) / 4;
const EPOCH_WORD: usize = offset_of!(Settings, membership_epoch) / 4;
const CLOCK_WORD: usize = offset_of!(Settings, clock_offset_secs) / 4;
const STANDS_WORD: usize = offset_of!(Settings, clock_stands) / 4;
const RECORD_WORD: usize = offset_of!(Settings, record_verdicts) / 4;

impl Dataplane {
    /// Loads the programs and makes or adopts the maps pinned below a directory of a bpffs. Nothing that is there
    /// is cleared, and attached programs stay as they are until [`Dataplane::upgrade`]. One process at a time: what no
    /// ENI line names is taken for free.
    ///
    /// # Errors
    ///
    /// [`OpenError`]; another layout is refused.
    pub fn open(directory: &Path, sizes: Sizes) -> Result<Self, OpenError> {
        let parent = directory.ancestors().find(|ancestor| ancestor.exists());
        if !parent.is_some_and(is_bpffs) {
            return Err(OpenError::NoBpffs(directory.to_owned()));
        }
        let (maps, links) = (directory.join("maps"), directory.join("links"));
        for made in [&maps, &links] {
            fs::create_dir_all(made).map_err(|source| OpenError::Directory {
                directory: made.clone(),
                source,
            })?;
        }
        let loaded = Loaded::load(&maps, &sizes)?;
        let dataplane = Self {
            links,
            settings: loaded.mapped("settings")?,
            eni_lines: loaded.mapped("eni_lines")?,
            uplink_lines: loaded.mapped("uplink_lines")?,
            policy_rows: loaded.mapped("policy_rows")?,
            identity_rows: HashMap::new(loaded.map("identity_rows")?),
            addresses: HashMap::new(loaded.map("addresses")?),
            eips: HashMap::new(loaded.map("eips")?),
            flow_counts: HashMap::new(loaded.map("flow_counts")?),
            flows_v4: HashMap::new(loaded.map("flows_v4")?),
            flows_v6: HashMap::new(loaded.map("flows_v6")?),
            eni_counters: loaded.map("eni_counters")?,
            uplink_counters: loaded.map("uplink_counters")?,
            last_verdict: loaded.map("last_verdict")?,
            tables: Mutex::new(Tables {
                rows: RowAllocator::new(0),
                identities: BTreeSet::new(),
                leaving: Vec::new(),
                last_released: Instant::now(),
            }),
            loaded,
        };
        dataplane.adopt_tables()?;
        dataplane
            .settings
            .write_word(0, SETTINGS_VERSION_WORD, ABI_VERSION);
        dataplane
            .sweep()
            .map_err(|step| OpenError::Sweep { step })?;
        Ok(dataplane)
    }

    // ---- programs and links

    /// Attaches both programs to the host's side of an ENI's device, in the network namespace where it is (`None`: that
    /// of the calling thread), and pins the links. Programs that are there already are replaced without a gap.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Link`]; then leave the device down.
    pub fn attach_eni(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
    ) -> Result<(), DataplaneError> {
        self.attach(namespace, ifindex)
    }

    /// Attaches the address translation to the router's side of an uplink.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Link`].
    pub fn attach_uplink(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
    ) -> Result<(), DataplaneError> {
        self.attach(namespace, ifindex)
    }

    fn attach(
        &self,
        namespace: Option<BorrowedFd<'_>>,
        ifindex: u32,
    ) -> Result<(), DataplaneError> {
        for hook in Hook::ALL {
            let failed = |step| link_error(ifindex, hook, step);
            let program = self.loaded.program(program_name(ifindex, hook));
            let path = self.pin_of(ifindex, hook);
            if path.exists() {
                let link = TcxLink::pinned(&path).map_err(failed("opening the pinned link"))?;
                let (device, _) = link
                    .state()
                    .map_err(failed("asking for the link's state"))?;
                if device == ifindex {
                    link.update(program)
                        .map_err(failed("replacing the program"))?;
                    continue;
                }
                fs::remove_file(&path).map_err(|source| {
                    link_io_error(ifindex, hook, "removing a dead link", source)
                })?;
            }
            let link = netns::inside(namespace, || TcxLink::attach(program, ifindex, hook))
                .map_err(failed("attaching the program"))?;
            link.pin(&path).map_err(failed("pinning the link"))?;
        }
        Ok(())
    }

    /// Replaces the programs in every pinned link by those of this process, without a gap. Says how many.
    ///
    /// # Errors
    ///
    /// [`DataplaneError`]; links before the failing one are replaced.
    pub fn upgrade(&self) -> Result<usize, DataplaneError> {
        let mut replaced = 0;
        for attached in self.attached()? {
            if !attached.is_alive {
                continue;
            }
            let Attached { ifindex, hook, .. } = attached;
            let failed = |step| link_error(ifindex, hook, step);
            let link = TcxLink::pinned(&self.pin_of(ifindex, hook))
                .map_err(failed("opening the pinned link"))?;
            link.update(self.loaded.program(program_name(ifindex, hook)))
                .map_err(failed("replacing the program"))?;
            replaced += 1;
        }
        Ok(replaced)
    }

    /// Takes the programs off a device and removes the pins. Without pins, nothing happens.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Link`].
    pub fn detach(&self, ifindex: u32) -> Result<(), DataplaneError> {
        for hook in Hook::ALL {
            let failed = |step| link_error(ifindex, hook, step);
            let path = self.pin_of(ifindex, hook);
            if !path.exists() {
                continue;
            }
            let link = TcxLink::pinned(&path).map_err(failed("opening the pinned link"))?;
            link.detach().map_err(failed("detaching the program"))?;
            fs::remove_file(&path)
                .map_err(|source| link_io_error(ifindex, hook, "removing the pin", source))?;
        }
        Ok(())
    }

    /// Every pinned link, ascending.
    ///
    /// # Errors
    ///
    /// [`DataplaneError`].
    pub fn attached(&self) -> Result<Vec<Attached>, DataplaneError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.links).map_err(DataplaneError::Pins)? {
            let name = entry.map_err(DataplaneError::Pins)?.file_name();
            let name = name.to_string_lossy();
            let Some((ifindex, hook)) = name.split_once('_') else {
                continue;
            };
            let hook = Hook::ALL.into_iter().find(|known| known.name() == hook);
            let (Ok(ifindex), Some(hook)) = (ifindex.parse(), hook) else {
                continue;
            };
            let state = TcxLink::pinned(&self.pin_of(ifindex, hook)).and_then(|link| link.state());
            found.push(Attached {
                ifindex,
                hook,
                is_alive: state.is_ok_and(|(device, _)| device == ifindex),
            });
        }
        found.sort_unstable();
        Ok(found)
    }

    /// What the kernel says about the loaded programs, by name.
    #[must_use]
    pub fn program_info(&self) -> Vec<ProgramInfo> {
        self.loaded.infos()
    }

    fn pin_of(&self, ifindex: u32, hook: Hook) -> PathBuf {
        self.links.join(format!("{ifindex}_{}", hook.name()))
    }

    pub(crate) fn program_of(&self, ifindex: u32, hook: Hook) -> BorrowedFd<'_> {
        self.loaded.program(program_name(ifindex, hook))
    }

    // ---- policy tables

    /// Writes a table into free rows and says the number of its first row, by which ENI lines name it. Nothing reads it
    /// before that. The rows count from the header, which is the first.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::NotATable`] or [`DataplaneError::Rows`].
    pub fn write_table(&self, rows: &[Row]) -> Result<u32, DataplaneError> {
        let header = rows.first().map(|row| TableHeader::of_bytes(row.bytes()));
        let is_table = header.is_some_and(|header| {
            header.version == ABI_VERSION && header.row_count as usize == rows.len()
        });
        if !is_table {
            return Err(DataplaneError::NotATable(rows.len()));
        }
        let wanted = rows.len() as u32;
        let mut tables = self.tables();
        let first = match tables.rows.take(wanted) {
            Err(RowsError::StillRead) => {
                self.wait_for_readers(&mut tables)?;
                tables.rows.take(wanted)
            }
            other => other,
        }?;
        drop(tables);
        for (place, row) in rows.iter().enumerate() {
            self.policy_rows.write(first as usize + place, row);
        }
        Ok(first)
    }

    /// Gives the rows of a table back, once no ENI line names it. They are used again when no program can be
    /// reading them. The table's identity rows go with it.
    pub fn free_table(&self, first: u32) {
        let mut tables = self.tables();
        if tables.rows.release(first) {
            tables.leaving.push(first);
            tables.last_released = Instant::now();
        }
    }

    /// The tables in the map, by the number of their first row; after [`Dataplane::open`] those that ENI lines name.
    #[must_use]
    pub fn tables_in_use(&self) -> Vec<u32> {
        self.tables()
            .rows
            .tables()
            .map(|(first, _)| first)
            .collect()
    }

    /// The rows of a table; empty when there is none.
    #[must_use]
    pub fn read_table(&self, first: u32) -> Vec<Row> {
        let length = self.tables().rows.length_of(first).unwrap_or(0);
        (first..first + length)
            .map(|row| self.policy_rows.read(row as usize))
            .collect()
    }

    /// The bits that an identity sets in a table. Write them before the first address has the identity, and then
    /// [bump the epoch](Dataplane::bump_epoch).
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`]; the map may be full.
    pub fn set_identity_row(
        &self,
        table: u32,
        identity: u32,
        row: &Row,
    ) -> Result<(), DataplaneError> {
        let key = IdentityRowKey { table, identity };
        let mut tables = self.tables();
        let mut written = self.identity_rows.set(&key, row);
        if written.is_err() && !tables.leaving.is_empty() {
            // Perhaps it is full of rows of freed tables.
            self.wait_for_readers(&mut tables)?;
            written = self.identity_rows.set(&key, row);
        }
        written.map_err(map_error("identity_rows", self.identity_rows.capacity()))?;
        tables.identities.insert((table, identity));
        Ok(())
    }

    /// Removes them.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn remove_identity_row(&self, table: u32, identity: u32) -> Result<(), DataplaneError> {
        let key = IdentityRowKey { table, identity };
        let mut tables = self.tables();
        let removed = self.identity_rows.remove(&key);
        removed.map_err(map_error("identity_rows", self.identity_rows.capacity()))?;
        tables.identities.remove(&(table, identity));
        Ok(())
    }

    /// The bits that an identity sets in a table; `None` when it has no row there.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn identity_row(&self, table: u32, identity: u32) -> Result<Option<Row>, DataplaneError> {
        self.identity_rows
            .get(&IdentityRowKey { table, identity })
            .map_err(map_error("identity_rows", self.identity_rows.capacity()))
    }

    /// Table and identity of every identity row, ascending.
    #[must_use]
    pub fn identity_rows(&self) -> Vec<(u32, u32)> {
        self.tables().identities.iter().copied().collect()
    }

    /// Waits until no program runs that ran before, then takes away what they could have read.
    fn wait_for_readers(&self, tables: &mut Tables) -> Result<(), DataplaneError> {
        if !test_run::wait_for_programs() {
            // No way to ask the kernel: no program runs for as long as this.
            let passed = tables.last_released.elapsed();
            std::thread::sleep(Duration::from_secs(1).saturating_sub(passed));
        }
        for table in std::mem::take(&mut tables.leaving) {
            let identities: Vec<(u32, u32)> = tables
                .identities
                .range((table, 0)..=(table, u32::MAX))
                .copied()
                .collect();
            for (table, identity) in identities {
                let key = IdentityRowKey { table, identity };
                let removed = self.identity_rows.remove(&key);
                removed.map_err(map_error("identity_rows", self.identity_rows.capacity()))?;
                tables.identities.remove(&(table, identity));
            }
        }
        tables.rows.readers_are_gone();
        Ok(())
    }

    /// Rows that ENI lines name are tables; everything else is free. Identity rows of no table are removed, because the
    /// row numbers will be used again.
    fn adopt_tables(&self) -> Result<(), OpenError> {
        let mut tables = self.tables();
        tables.rows = RowAllocator::new(self.policy_rows.count() as u32);
        for slot in 0..self.eni_lines.count() {
            if self.eni_lines.read_word(slot, VERSION_WORD) != ABI_VERSION {
                continue;
            }
            for first in self.eni_lines.read(slot).tables {
                if first == 0 || first as usize >= self.policy_rows.count() {
                    continue;
                }
                let row = self.policy_rows.read(first as usize);
                let header = TableHeader::of_bytes(row.bytes());
                if header.version == ABI_VERSION {
                    // What overlaps another table stays where it is, and free rows are never under it.
                    let _ = tables.rows.adopt(first, header.row_count);
                }
            }
        }
        let used = |source| OpenError::Use {
            name: "identity_rows".to_owned(),
            source,
        };
        for (key, _) in self.identity_rows.entries().map_err(used)? {
            if tables.rows.length_of(key.table).is_some() {
                tables.identities.insert((key.table, key.identity));
            } else {
                self.identity_rows.remove(&key).map_err(used)?;
            }
        }
        Ok(())
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        // Whoever panicked with it left whole values behind.
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // ---- ENIs

    /// What programs know of the ENI in a slot; `None` when none is bound.
    #[must_use]
    pub fn eni_line(&self, slot: u32) -> Option<EniLine> {
        let slot = slot as usize;
        if slot >= self.eni_lines.count() {
            return None;
        }
        let line = self.eni_lines.read(slot);
        (line.version == ABI_VERSION).then_some(line)
    }

    /// Slot and line of every ENI that is bound.
    #[must_use]
    pub fn eni_lines(&self) -> Vec<(u32, EniLine)> {
        (0..self.eni_lines.count() as u32)
            .filter_map(|slot| Some((slot, self.eni_line(slot)?)))
            .collect()
    }

    /// Binds an ENI to a slot, or changes its line. The version in `line` does not matter. The generation is
    /// written after the tables, so that no flow judged by old tables has the new generation; the version comes
    /// last. Change the generation whenever tables or flags change.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`] or [`DataplaneError::Map`].
    pub fn set_eni_line(&self, slot: u32, line: &EniLine) -> Result<(), DataplaneError> {
        let index = slot as usize;
        if index >= self.eni_lines.count() {
            return Err(DataplaneError::OutOfRange("the slot"));
        }
        if line.eni == 0 || line.eni > MAX_ENI {
            return Err(DataplaneError::OutOfRange("the number of the ENI"));
        }
        let before = self.eni_line(slot).map(|line| line.eni);
        if before != Some(line.eni) {
            self.clear_eni_line(slot)?;
            if self.flow_counts.add(&line.eni, &0).is_err() {
                self.forget_unbound_counts()?;
                self.flow_counts
                    .add(&line.eni, &0)
                    .map_err(map_error("flow_counts", self.flow_counts.capacity()))?;
            }
            self.clear_counters(slot)?;
        }
        self.eni_lines
            .write_except(index, line, &[VERSION_WORD, GENERATION_WORD]);
        self.eni_lines
            .write_word(index, GENERATION_WORD, line.generation);
        self.eni_lines.write_word(index, VERSION_WORD, ABI_VERSION);
        Ok(())
    }

    /// Unbinds the ENI of a slot: its device drops everything from now on. Its flows are forgotten as they age.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::OutOfRange`] or [`DataplaneError::Map`].
    pub fn clear_eni_line(&self, slot: u32) -> Result<(), DataplaneError> {
        let index = slot as usize;
        if index >= self.eni_lines.count() {
            return Err(DataplaneError::OutOfRange("the slot"));
        }
        self.eni_lines.write_word(index, VERSION_WORD, 0);
        self.eni_lines.write(index, &EniLine::default());
        Ok(())
    }

    /// The count of an ENI stays while flows of it may live, as they are counted out of it.
    fn forget_unbound_counts(&self) -> Result<(), DataplaneError> {
        let failed = |error| map_error("flow_counts", self.flow_counts.capacity())(error);
        let bound: BTreeSet<u32> = self.eni_lines().iter().map(|(_, line)| line.eni).collect();
        for (eni, flows) in self.flow_counts.entries().map_err(failed)? {
            if flows <= 0 && !bound.contains(&eni) {
                self.flow_counts.remove(&eni).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Packets of the ENI in a slot, by verdict and reason, since it was bound.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn counters(&self, slot: u32) -> Result<EniCounters, DataplaneError> {
        counters::read(&self.eni_counters, slot)
    }

    fn clear_counters(&self, slot: u32) -> Result<(), DataplaneError> {
        let failed = map_error("eni_counters", self.eni_counters.max_entries());
        let cpus = libbpf_rs::num_possible_cpus().unwrap_or(1);
        let zero = vec![vec![0; size_of::<EniCounters>()]; cpus];
        self.eni_counters
            .update_percpu(&slot.to_ne_bytes(), &zero, MapFlags::ANY)
            .map_err(failed)
    }

    // ---- addresses

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

    // ---- uplinks

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
        v6_block: Option<(std::net::Ipv6Addr, u8)>,
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
    pub fn uplink_line(&self, domain: u32) -> Option<Option<(std::net::Ipv6Addr, u8)>> {
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

    // ---- flows

    /// How many flows an ENI has; dead ones count until they are swept.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn flow_count(&self, eni: u32) -> Result<u32, DataplaneError> {
        let count = self.flow_counts.get(&eni);
        let count = count.map_err(map_error("flow_counts", self.flow_counts.capacity()))?;
        Ok(count.unwrap_or(0).max(0).unsigned_abs())
    }

    /// The IPv4 flows.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn flows_v4(&self) -> Result<Vec<(FlowV4Key, Flow)>, DataplaneError> {
        let entries = self.flows_v4.entries();
        entries.map_err(map_error("flows_v4", self.flows_v4.capacity()))
    }

    /// The IPv6 flows.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn flows_v6(&self) -> Result<Vec<(FlowV6Key, Flow)>, DataplaneError> {
        let entries = self.flows_v6.entries();
        entries.map_err(map_error("flows_v6", self.flows_v6.capacity()))
    }

    /// How full the maps are.
    ///
    /// # Errors
    ///
    /// [`DataplaneError::Map`].
    pub fn occupancy(&self) -> Result<Occupancy, DataplaneError> {
        let failed = |map, capacity| map_error(map, capacity);
        let counts = self.flow_counts.entries();
        let counts = counts.map_err(failed("flow_counts", self.flow_counts.capacity()))?;
        let addresses = self.addresses.entries();
        let addresses = addresses.map_err(failed("addresses", self.addresses.capacity()))?;
        let tables = self.tables();
        let rows = self.policy_rows.count() as u32;
        Ok(Occupancy {
            policy_rows: (rows - tables.rows.free_rows(), rows),
            identity_rows: (
                tables.identities.len() as u32,
                self.identity_rows.capacity(),
            ),
            addresses: (addresses.len() as u32, self.addresses.capacity()),
            flows: (
                counts
                    .iter()
                    .map(|(_, count)| (*count).max(0).unsigned_abs())
                    .sum(),
                self.flows_v4.capacity() + self.flows_v6.capacity(),
            ),
        })
    }

    /// Takes dead flows out now, and starts the kernel's own sweep if it is not running.
    ///
    /// # Errors
    ///
    /// The number of the step that failed in the kernel, or its error number, negative.
    pub fn sweep(&self) -> Result<(), i32> {
        test_run::sweep(self.loaded.program("start_sweep"))
    }

    // ---- what only tests and benches use

    /// Lets the programs believe that it is so much later.
    pub fn set_clock_offset(&self, seconds: i32) {
        self.settings.write_word(0, STANDS_WORD, 0);
        self.settings.write_word(0, CLOCK_WORD, seconds as u32);
    }

    /// Stops the programs' clock at a second; [`Dataplane::set_clock_offset`] lets it go on.
    pub fn stop_clock_at(&self, seconds: i32) {
        self.settings.write_word(0, CLOCK_WORD, seconds as u32);
        self.settings.write_word(0, STANDS_WORD, 1);
    }

    /// Lets the programs write the verdict of every packet down, which [`Dataplane::test_run`] reads.
    pub fn record_verdicts(&self, on: bool) {
        self.settings.write_word(0, RECORD_WORD, u32::from(on));
    }
}

fn program_name(ifindex: u32, hook: Hook) -> &'static str {
    let is_uplink = ifindex >= dataplane_abi::UPLINK_IFINDEX_FIRST;
    match (is_uplink, hook) {
        (false, Hook::Ingress) => "from_eni",
        (false, Hook::Egress) => "to_eni",
        (true, Hook::Ingress) => "uplink_in",
        (true, Hook::Egress) => "uplink_out",
    }
}

fn address_key(domain: u32, address: IpAddr) -> AddressKey {
    AddressKey {
        domain,
        address: address_bytes(address),
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

pub(crate) fn map_error(
    map: &'static str,
    capacity: u32,
) -> impl Fn(libbpf_rs::Error) -> DataplaneError {
    move |source| DataplaneError::Map {
        map,
        capacity,
        source,
    }
}

fn link_error(
    ifindex: u32,
    hook: Hook,
    step: &'static str,
) -> impl Fn(nix::Error) -> DataplaneError {
    move |source| link_io_error(ifindex, hook, step, as_io(source))
}

fn link_io_error(
    ifindex: u32,
    hook: Hook,
    step: &'static str,
    source: io::Error,
) -> DataplaneError {
    DataplaneError::Link {
        ifindex,
        hook: hook.name(),
        step,
        source,
    }
}
