mod addresses;
mod enis;
mod flows;
mod knobs;
mod links;
mod tables;
mod uplinks;
mod writes;

pub use flows::{FlowFamily, Occupancy};
pub use links::Attached;
pub use writes::Writes;

use std::mem::offset_of;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

use dataplane_abi::{
    ABI_VERSION, AddressKey, AddressValue, EipKey, EniLine, Flow, FlowRoom, FlowV4Key, FlowV6Key,
    IdentityRowKey, Row, Settings, UplinkLine,
};
use libbpf_rs::MapHandle;

use crate::hash::HashMap;
use crate::memory::Mapped;
use crate::object::Loaded;
use crate::{OpenError, RowsError, Sizes, is_bpffs};
use tables::Tables;

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
    flow_rooms: Mapped<FlowRoom>,
    flows_v4: HashMap<FlowV4Key, Flow>,
    flows_v6: HashMap<FlowV6Key, Flow>,
    eni_counters: MapHandle,
    uplink_counters: MapHandle,
    pub(crate) last_verdict: MapHandle,
    tables: Mutex<Tables>,
    /// What was written to adopt the maps.
    adopting: Writes,
}

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

const SETTINGS_VERSION_WORD: usize = offset_of!(Settings, version) / 4;

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
        let mut dataplane = Self {
            links,
            settings: loaded.mapped("settings")?,
            eni_lines: loaded.mapped("eni_lines")?,
            uplink_lines: loaded.mapped("uplink_lines")?,
            policy_rows: loaded.mapped("policy_rows")?,
            identity_rows: HashMap::new(loaded.map("identity_rows")?),
            addresses: HashMap::new(loaded.map("addresses")?),
            eips: HashMap::new(loaded.map("eips")?),
            flow_counts: HashMap::new(loaded.map("flow_counts")?),
            flow_rooms: loaded.mapped("flow_rooms")?,
            flows_v4: HashMap::new(loaded.map("flows_v4")?),
            flows_v6: HashMap::new(loaded.map("flows_v6")?),
            eni_counters: loaded.map("eni_counters")?,
            uplink_counters: loaded.map("uplink_counters")?,
            last_verdict: loaded.map("last_verdict")?,
            tables: Mutex::new(Tables::none()),
            adopting: Writes::default(),
            loaded,
        };
        dataplane.adopt_tables()?;
        if dataplane.flow_room(FlowFamily::V4).open == 0 {
            dataplane.share_flows(1);
        }
        dataplane
            .settings
            .write_word(0, SETTINGS_VERSION_WORD, ABI_VERSION);
        dataplane
            .sweep()
            .map_err(|step| OpenError::Sweep { step })?;
        dataplane.adopting = dataplane.all_writes();
        Ok(dataplane)
    }
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
