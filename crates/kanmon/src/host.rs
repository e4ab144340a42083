use std::path::PathBuf;

use control::ControlPlane;
use host_agent::{Config, Enforce, HostAgent, IdentityKey, Sizes, Tag, VerdictCount};
use serde::Serialize;

use crate::failure::Failure;
use crate::state_dir::StateDir;

/// The part of a region that makes packets real. What it made stays when it stops.
pub(crate) struct Host {
    agent: HostAgent,
    enforce: Enforce,
}

/// One thing that filtering packets asks of this machine.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Item {
    pub(crate) name: String,
    pub(crate) is_fine: bool,
    /// What was found.
    pub(crate) text: String,
    /// What to do; empty when it is fine.
    pub(crate) mend: String,
}

impl Host {
    /// Follows what the control plane wants, and reports to it. Packets are filtered where there is a key for the
    /// identity of instances.
    ///
    /// # Errors
    /// `Unable` when the kernel refuses, although `doctor` found nothing missing.
    pub(crate) fn start(
        identity: Option<IdentityKey>,
        state_dir: &StateDir,
        control: &ControlPlane,
    ) -> Result<Self, Failure> {
        let enforce = if identity.is_some() {
            Enforce::Packets
        } else {
            Enforce::Nothing
        };
        if enforce == Enforce::Packets {
            claim_tag(state_dir)?;
        }
        let reports = control.clone();
        let config = Config {
            tag: tag_of(state_dir),
            enforce,
            sizes: Sizes::default(),
            look_again: host_agent::LOOK_AGAIN,
            identity,
        };
        let agent = HostAgent::start(config, control.desired(), move |report| {
            reports.report(report)
        })
        .map_err(|error| Failure::Unable(crate::failure::chain(&error)))?;
        Ok(Self { agent, enforce })
    }

    /// `ebpf` or `none`.
    pub(crate) fn enforce(&self) -> &'static str {
        match self.enforce {
            Enforce::Packets => "ebpf",
            Enforce::Nothing => "none",
        }
    }

    /// Stops following. No verdict changes.
    pub(crate) fn stop(self) {
        self.agent.stop();
    }
}

impl Item {
    /// What is missing and what to do about it, in one line.
    pub(crate) fn line(&self) -> String {
        format!("{}: {}; {}", self.name, self.text, self.mend)
    }
}

/// Looks at everything that filtering packets asks of this machine, and tries it.
pub(crate) fn doctor() -> Vec<Item> {
    let items = host_agent::doctor().into_iter();
    items
        .map(|it| Item {
            name: it.name,
            is_fine: it.is_fine,
            text: it.text,
            mend: it.mend,
        })
        .collect()
}

/// What is missing.
pub(crate) fn missing(items: &[Item]) -> Vec<&Item> {
    items.iter().filter(|item| !item.is_fine).collect()
}

/// Removes everything a region made on this machine, looks again, and gives what was removed and what is left.
pub(crate) fn remove(state_dir: &StateDir) -> (Vec<String>, Vec<String>) {
    let removed = host_agent::teardown(&tag_of(state_dir));
    (removed.removed, removed.left)
}

/// What the kernel counted, by ENI, verdict and reason.
///
/// # Errors
/// No region filters packets here, or this user may not look.
pub(crate) fn counters(state_dir: &StateDir) -> Result<Vec<VerdictCount>, Failure> {
    host_agent::counters(&tag_of(state_dir)).map_err(|error| {
        Failure::Other(format!(
            "no counters can be read ({error}); does a region filter here, and are you root?"
        ))
    })
}

/// How many flows the kernel follows, and how many there is room for.
///
/// # Errors
/// As of [`counters`].
pub(crate) fn flows(state_dir: &StateDir) -> Result<(u64, u64), Failure> {
    host_agent::flows(&tag_of(state_dir))
        .map_err(|error| Failure::Other(format!("no flows can be counted: {error}")))
}

fn tag_of(state_dir: &StateDir) -> Tag {
    state_dir.tag().parse().expect("four hexadecimal digits")
}

/// Writes down whose tag it is. Two directories of one tag would take each other's namespaces for their own;
/// that happens once in 65,536.
fn claim_tag(state_dir: &StateDir) -> Result<(), Failure> {
    let folder = PathBuf::from("/run/kanmon").join(state_dir.tag());
    let path = folder.join("state-directory");
    let own = state_dir.to_string();
    match std::fs::read_to_string(&path) {
        Ok(other) if other != own => Err(Failure::Other(format!(
            "{own} would share names with the region of {other}; choose another --state-dir"
        ))),
        Ok(_) => Ok(()),
        Err(_) => std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&path, own))
            .map_err(Failure::doing(format!("cannot write {}", path.display()))),
    }
}
