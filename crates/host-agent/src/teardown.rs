use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use std::{fs, io};

use dataplane::KernelObject;

use crate::Tag;
use crate::haste::Knob;
use crate::host::{Host, TOGETHER};
use crate::namespace::{Namespace, processes_by_namespace};
use crate::netlink::Listed;
use crate::numbers::run_directory;
use crate::origin::Origin;
use crate::place::Place;
use crate::policies::words;
use crate::wanted::LOOPBACK;

/// What a teardown did.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Removed {
    /// What was there and is gone.
    pub removed: Vec<String>,
    /// What is still there, or could not be looked at, with the reason.
    pub left: Vec<String>,
}

/// Removes everything that agents of a tag made on this host: processes in its instances, namespaces with
/// their devices, links, maps and pins. External devices go back to where they came from, the network
/// namespace of the calling thread. Then it looks again.
///
/// No agent of the tag may be running. Nothing happens where nothing is.
#[must_use]
pub fn teardown(tag: &Tag) -> Removed {
    // On a thread of its own: the caller may be inside a runtime.
    std::thread::scope(|scope| {
        let run = || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(async { Teardown::new(tag)?.run().await })
        };
        let result: io::Result<Removed> = scope.spawn(run).join().expect("teardown does not panic");
        result.unwrap_or_else(|error| Removed {
            removed: Vec::new(),
            left: vec![format!("what there is could not be looked at: {error}")],
        })
    })
}

struct Teardown<'a> {
    tag: &'a Tag,
    host: Host,
    done: Removed,
}

impl<'a> Teardown<'a> {
    fn new(tag: &'a Tag) -> io::Result<Self> {
        let (nobody, _) = tokio::sync::mpsc::unbounded_channel();
        Ok(Self {
            tag,
            host: Host::new(tag.clone(), nobody)?,
            done: Removed::default(),
        })
    }

    async fn run(mut self) -> io::Result<Removed> {
        let places = self.host.places()?;
        let knob = Knob::of(&run_directory(self.tag));
        let haste = knob.hasten();
        self.end_processes(&places);
        for place in &places {
            self.remove_devices(place).await;
            self.host.disconnect(place).await;
        }
        self.host.disconnect_all().await;
        for place in &places {
            let namespace = self.host.namespace(place);
            let gone = namespace.unpin();
            self.note(&format!("namespace {}", namespace.name()), gone);
        }
        drop(haste);
        let objects = self.remove_run_directory();
        self.look_again(&objects);
        Ok(self.done)
    }

    fn note<E: std::error::Error>(&mut self, what: &str, result: Result<(), E>) {
        match result {
            Ok(()) => self.done.removed.push(what.to_owned()),
            Err(error) => self.done.left.push(format!("{what}: {}", words(&error))),
        }
    }

    /// Kills what runs in these places, and what comes in meanwhile, until there is nothing.
    fn end_processes(&mut self, places: &BTreeSet<Place>) {
        let end = Instant::now() + PATIENCE;
        let mut killed: BTreeSet<(i32, String)> = BTreeSet::new();
        let mut refused: BTreeSet<String> = BTreeSet::new();
        let mut is_over = false;
        while !is_over {
            is_over = true;
            let all = match processes_by_namespace() {
                Ok(all) => all,
                Err(error) => return self.done.left.push(format!("processes: {error}")),
            };
            let is_late = Instant::now() > end;
            for namespace in places.iter().map(|place| self.host.namespace(place)) {
                let name = namespace.name();
                match namespace.kill_processes_of(&all) {
                    Ok(inside) if inside.is_empty() => {}
                    Ok(inside) if is_late => {
                        let what = format!("processes in {name} do not end: {inside:?}");
                        self.done.left.push(what);
                    }
                    Ok(inside) => {
                        killed.extend(inside.into_iter().map(|pid| (pid, name.to_owned())));
                        is_over = false;
                    }
                    Err(error) => drop(refused.insert(format!("processes in {name}: {error}"))),
                }
            }
            if !is_over {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        self.done.left.extend(refused);
        let ended = killed.into_iter();
        let ended = ended.map(|(pid, name)| format!("process {pid} in {name}"));
        self.done.removed.extend(ended);
    }

    /// Removes devices, external ones by moving them back: those of a namespace that is going away vanish a moment later.
    async fn remove_devices(&mut self, place: &Place) {
        let name = place.name(self.tag);
        let found = match self.host.devices(place).await {
            Ok(found) => found.unwrap_or_default(),
            Err(error) => {
                let what = format!("devices in {name}: {}", words(&error));
                return self.done.left.push(what);
            }
        };
        let (back, gone): (Vec<Listed>, Vec<Listed>) = found
            .into_iter()
            .filter(|device| device.name != LOOPBACK)
            .partition(|device| Origin::of(device).is_some());
        for device in back {
            let result = self.host.remove_device(place, &device.name).await;
            self.note(&format!("device {} in {name}", device.name), result);
        }
        for some in gone.chunks(TOGETHER) {
            let indexes: Vec<u32> = some.iter().map(|device| device.index).collect();
            let together = self.host.remove_together(place, &indexes).await;
            for device in some {
                let result = match together {
                    Ok(()) => Ok(()),
                    // A device of another kind may be among them.
                    Err(_) => self.host.remove_device(place, &device.name).await,
                };
                self.note(&format!("device {} in {name}", device.name), result);
            }
        }
    }

    /// Removes pins and files; gives what was pinned.
    fn remove_run_directory(&mut self) -> BTreeSet<KernelObject> {
        let directory = run_directory(self.tag);
        let bpffs = directory.join("bpf");
        let mut objects = BTreeSet::new();
        if dataplane::is_bpffs(&bpffs) {
            objects = KernelObject::pinned_in(&bpffs);
            let what = format!(
                "{} with {} links, programs and maps",
                bpffs.display(),
                objects.len()
            );
            let gone = dataplane::unmount_bpffs(&bpffs);
            self.note(&what, gone);
        }
        if directory.exists() && !dataplane::is_bpffs(&bpffs) {
            let gone = fs::remove_dir_all(&directory);
            self.note(&directory.display().to_string(), gone);
            let _ = fs::remove_dir(directory.with_file_name("")); // stays while another region is there
        }
        objects
    }

    fn look_again(&mut self, objects: &BTreeSet<KernelObject>) {
        match Namespace::names() {
            Ok(names) => {
                let left = names
                    .iter()
                    .filter(|name| Place::of_name(name, self.tag).is_some());
                self.done
                    .left
                    .extend(left.map(|name| format!("namespace {name}")));
            }
            Err(error) => self.done.left.push(format!("namespaces: {error}")),
        }
        let directory = run_directory(self.tag);
        if directory.exists() {
            self.done.left.push(directory.display().to_string());
        }
        // The kernel frees what nobody holds a little later.
        let end = Instant::now() + PATIENCE;
        loop {
            let all = KernelObject::all();
            let left: Vec<String> = objects
                .intersection(&all)
                .map(ToString::to_string)
                .collect();
            if left.is_empty() {
                return;
            }
            if Instant::now() > end {
                return self.done.left.extend(left);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// How long a killed process may take to end.
const PATIENCE: Duration = Duration::from_secs(5);
