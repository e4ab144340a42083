use std::path::{Path, PathBuf};
use std::{fs, io};

/// Short grace periods in the kernel, for as long as the value lives.
///
/// Each program that is put on a device or taken off, and each device that goes, waits for a grace period under the lock
/// of all network configuration: 16 ms where the kernel's clock ticks 250 times a second, and nearly all the time that
/// an instance takes to come or to go.
///
/// Source: Linux, `/sys/kernel/rcu_expedited`. Choice: docs/decisions/0043-short-grace-periods.md
#[derive(Debug)]
pub(crate) struct Haste<'a> {
    knob: &'a Knob,
}

/// The kernel's setting, and where it is written down that it has to be set back.
#[derive(Debug)]
pub(crate) struct Knob {
    setting: PathBuf,
    mark: PathBuf,
}

impl Knob {
    /// The setting of this host, for a region that keeps its things in a directory. Sets back what a process that was
    /// killed left.
    pub(crate) fn of(directory: &Path) -> Self {
        Self::at(Path::new(SETTING), directory)
    }

    fn at(setting: &Path, directory: &Path) -> Self {
        let knob = Self {
            setting: setting.to_owned(),
            mark: directory.join("rcu_expedited"),
        };
        if knob.mark.exists() {
            knob.set_back();
        }
        knob
    }

    /// `None` when grace periods are short already, or are not to be.
    pub(crate) fn hasten(&self) -> Option<Haste<'_>> {
        let is_off = fs::read_to_string(&self.setting).is_ok_and(|text| text.trim() == "0");
        let haste = || -> io::Result<()> {
            fs::write(&self.mark, "")?;
            fs::write(&self.setting, "1")
        };
        if !is_off {
            return None;
        }
        match haste() {
            Ok(()) => Some(Haste { knob: self }),
            Err(_) => {
                let _ = fs::remove_file(&self.mark); // it may not be there
                None
            }
        }
    }

    fn set_back(&self) {
        match fs::write(&self.setting, "0") {
            Ok(()) => drop(fs::remove_file(&self.mark)),
            Err(error) => tracing::warn!(
                "{} could not be set back to 0: {error}",
                self.setting.display()
            ),
        }
    }
}

impl Drop for Haste<'_> {
    fn drop(&mut self) {
        self.knob.set_back();
    }
}

const SETTING: &str = "/sys/kernel/rcu_expedited";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setting_is_as_it_was_when_the_work_is_done_or_somebody_died_at_it() {
        let directory = std::env::temp_dir().join(format!("kanmon-haste-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        let setting = directory.join("setting");
        let is = |value: &str| assert_eq!(fs::read_to_string(&setting).unwrap().trim(), value);
        fs::write(&setting, "0\n").unwrap();
        let knob = Knob::at(&setting, &directory);
        let haste = knob.hasten().expect("it was off");
        is("1");
        assert!(knob.hasten().is_none(), "it is on already");
        drop(haste);
        is("0");
        // Killed.
        std::mem::forget(knob.hasten());
        is("1");
        let knob = Knob::at(&setting, &directory);
        is("0");
        // Somebody else's.
        fs::write(&setting, "1\n").unwrap();
        assert!(knob.hasten().is_none());
        drop(Knob::at(&setting, &directory));
        is("1");
        fs::remove_file(&setting).unwrap();
        assert!(knob.hasten().is_none(), "a kernel without it");
        let names: Vec<_> = fs::read_dir(&directory).unwrap().collect();
        assert_eq!(names.len(), 0, "nothing is left: {names:?}");
        fs::remove_dir_all(&directory).unwrap();
    }
}
