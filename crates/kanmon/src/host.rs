use serde::Serialize;

use crate::failure::Failure;

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

impl Item {
    /// What is missing and what to do about it, in one line.
    pub(crate) fn line(&self) -> String {
        format!("{}: {}; {}", self.name, self.text, self.mend)
    }
}

/// Looks at everything that filtering packets asks of this machine.
pub(crate) fn doctor() -> Vec<Item> {
    Vec::new()
}

/// What is missing.
pub(crate) fn missing(items: &[Item]) -> Vec<&Item> {
    items.iter().filter(|item| !item.is_fine).collect()
}

/// Removes everything a region made on this machine, looks again, and gives what was removed and what is left.
pub(crate) fn remove(_tag: &str) -> Result<(Vec<String>, Vec<String>), Failure> {
    Ok((Vec::new(), Vec::new()))
}

/// The part of a region that makes packets real.
pub(crate) enum Host {
    /// Nobody does.
    None,
}

impl Host {
    /// Follows what the control plane wants, if packets are to be filtered.
    pub(crate) async fn start(
        _enforce: bool,
        _state_dir: &crate::state_dir::StateDir,
        _control: &control::ControlPlane,
    ) -> Result<Self, Failure> {
        Ok(Self::None)
    }

    /// `ebpf` or `none`.
    pub(crate) fn enforce(&self) -> &'static str {
        match self {
            Self::None => "none",
        }
    }

    /// Stops following; what is in force stays.
    pub(crate) async fn stop(self) {}
}
