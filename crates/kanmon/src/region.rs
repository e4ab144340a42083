use crate::cli::Up;
use crate::failure::Failure;
use crate::state_dir::StateDir;

/// A running region.
pub(crate) struct Region;

impl Region {
    /// Starts one.
    pub(crate) fn start(_state_dir: &StateDir, _options: &Up) -> Result<Self, Failure> {
        Ok(Self)
    }

    /// Serves until told to stop.
    pub(crate) fn run(self) {}
}
