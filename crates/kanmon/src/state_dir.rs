use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use control::{ArchiveDirectory, ArchivePlace};
use nix::fcntl::{Flock, FlockArg};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::region::instance_identity;
use crate::tls;

/// The directory a region keeps itself in, and the names of what is in it.
#[derive(Clone, Debug)]
pub(crate) struct StateDir {
    path: PathBuf,
}

/// Held by the process of a running region; goes with the process, however it ends.
#[derive(Debug)]
pub(crate) struct RegionLock {
    _file: Flock<File>,
}

/// What the region said when it became ready: `region.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct RegionFile {
    /// `http://127.0.0.1:15500`; the same address speaks HTTPS.
    pub(crate) endpoint: String,
    /// Every address and port it listens on, that of the endpoint first.
    #[serde(default)]
    pub(crate) listening: Vec<String>,
    /// Where it listens on the region's internet, which instances reach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) internet_listening: Vec<String>,
    /// Where Prometheus reads numbers, if anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) metrics: Option<String>,
    /// The default region's id.
    pub(crate) region: String,
    /// The ids of all regions that are served, the default one first.
    #[serde(default)]
    pub(crate) regions: Vec<String>,
    /// Four hexadecimal characters in the names of everything it makes on the host.
    pub(crate) tag: String,
    /// `ebpf` or `none`.
    pub(crate) enforce: String,
    /// Why not `ebpf`, one line per item.
    pub(crate) enforce_reasons: Vec<String>,
    /// The process.
    pub(crate) pid: u32,
    /// The version of the program.
    pub(crate) version: String,
}

/// The accounts of a region and their root keys: `credentials.json`, mode 0600.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct CredentialsFile {
    /// As in [`RegionFile`].
    pub(crate) endpoint: String,
    /// As in [`RegionFile`].
    pub(crate) region: String,
    /// Every region that was served, in the order in which they came; a region's number here is that of its pools.
    #[serde(default)]
    pub(crate) regions: Vec<String>,
    /// The first is the default account.
    pub(crate) accounts: Vec<AccountKey>,
}

/// An account with its root access key.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct AccountKey {
    /// `A`, `B` and so on.
    pub(crate) name: String,
    /// The account's id.
    pub(crate) account_id: String,
    /// The key's id.
    pub(crate) access_key_id: String,
    /// The key's secret.
    pub(crate) access_key_secret: String,
}

impl std::fmt::Debug for AccountKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "AccountKey({}, {}, {}, ***)",
            self.name, self.account_id, self.access_key_id
        )
    }
}

impl CredentialsFile {
    /// Every region that was served; files of older versions name the one they had.
    pub(crate) fn known_regions(&self) -> Vec<String> {
        let one = || Some(self.region.clone()).filter(|it| !it.is_empty());
        match self.regions.is_empty() {
            true => one().into_iter().collect(),
            false => self.regions.clone(),
        }
    }
}

impl RegionFile {
    /// The ids of all regions that are served, the default one first.
    pub(crate) fn all_regions(&self) -> Vec<String> {
        match self.regions.is_empty() {
            true => vec![self.region.clone()],
            false => self.regions.clone(),
        }
    }

    /// `region cn-hangzhou is`, or `regions cn-hangzhou, cn-beijing are`.
    pub(crate) fn named(&self) -> String {
        match self.all_regions().as_slice() {
            [one] => format!("region {one} is"),
            all => format!("regions {} are", all.join(", ")),
        }
    }

    /// Address and port of the endpoint.
    pub(crate) fn host(&self) -> &str {
        self.endpoint
            .split_once("://")
            .map_or(self.endpoint.as_str(), |(_, host)| host)
    }

    /// Refuses what needs packets where there are none.
    ///
    /// # Errors
    /// `Unable`.
    pub(crate) fn must_filter(&self) -> Result<(), Failure> {
        match self.enforce.as_str() {
            "none" => Err(Failure::Unable(
                "the region runs with --enforce none: no instance has a network; kanmon doctor says why".into(),
            )),
            _ => Ok(()),
        }
    }
}

impl StateDir {
    /// The directory asked for, or the default of this user.
    pub(crate) fn choose(asked: Option<&Path>) -> Self {
        let path = match asked {
            Some(path) => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
            None => default_path(),
        };
        Self { path }
    }

    /// Makes it, readable by its owner only.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn create(&self) -> Result<(), Failure> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.path)
            .map_err(Failure::doing(format!(
                "cannot make {}; choose another --state-dir",
                self
            )))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The words behind a command that mean this directory; none for the default one.
    pub(crate) fn as_option(&self) -> String {
        if self.path == default_path() {
            String::new()
        } else {
            format!(" --state-dir {self}")
        }
    }

    /// A file in it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Four hexadecimal characters that differ between directories of one host.
    pub(crate) fn tag(&self) -> String {
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        // FNV-1a: the tag names things, it guards nothing.
        let fold = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        let hash = path
            .as_os_str()
            .as_encoded_bytes()
            .iter()
            .fold(0x811c_9dc5, fold);
        format!("{:04x}", (hash >> 16) ^ (hash & 0xffff))
    }

    /// Takes the directory for this process.
    ///
    /// # Errors
    /// `StateDirInUse`.
    pub(crate) fn lock(&self) -> Result<RegionLock, Failure> {
        let path = self.file("kanmon.pid");
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(Failure::doing(format!("cannot open {}", path.display())))?;
        match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(mut file) => {
                let write = file
                    .set_len(0)
                    .and_then(|()| file.rewind())
                    .and_then(|()| writeln!(file, "{}", std::process::id()));
                write.map_err(Failure::doing(format!("cannot write {}", path.display())))?;
                Ok(RegionLock { _file: file })
            }
            Err((mut file, _)) => {
                let mut pid = String::new();
                let _ = file.read_to_string(&mut pid);
                Err(Failure::StateDirInUse {
                    state_dir: self.to_string(),
                    pid: pid.trim().to_owned(),
                })
            }
        }
    }

    /// The process that holds the directory; `None` when no region runs.
    pub(crate) fn running_pid(&self) -> Option<i32> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(self.file("kanmon.pid"))
            .ok()?;
        let mut pid = String::new();
        file.read_to_string(&mut pid).ok()?;
        match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(_) => None,
            Err(_) => pid.trim().parse().ok(),
        }
    }

    /// What the running region said.
    ///
    /// # Errors
    /// `NotRunning`.
    pub(crate) fn running_region(&self) -> Result<RegionFile, Failure> {
        let not_running = || Failure::NotRunning {
            state_dir: self.to_string(),
        };
        let pid = self.running_pid().ok_or_else(not_running)?;
        let region: RegionFile = self.read("region.json").ok_or_else(not_running)?;
        if u32::try_from(pid) == Ok(region.pid) {
            Ok(region)
        } else {
            Err(not_running())
        }
    }

    /// The accounts and keys of the region.
    ///
    /// # Errors
    /// `NotRunning` when there never was one.
    pub(crate) fn credentials(&self) -> Result<CredentialsFile, Failure> {
        self.read("credentials.json")
            .ok_or_else(|| Failure::NotRunning {
                state_dir: self.to_string(),
            })
    }

    /// Writes a value into a file that only its owner can read, whole or not at all.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn write(&self, name: &str, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).expect("plain data") + "\n";
        self.keep(name, text.as_bytes())
    }

    /// Writes bytes into a file that only its owner can read, whole or not at all, and on the disk.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.file(name);
        let fresh = self.file(&format!("{name}.new"));
        let write = || {
            let _ = fs::remove_file(&fresh);
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&fresh)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&fresh, &path)?;
            File::open(&self.path)?.sync_all()
        };
        write().map_err(Failure::doing(format!("cannot write {}", path.display())))
    }

    /// Removes a file; one that is not there is fine.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn remove(&self, name: &str) -> Result<(), Failure> {
        let path = self.file(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::Other(
                format!("cannot remove {}: {error}", path.display()),
            )),
            _ => Ok(()),
        }
    }

    /// Removes the files of a region, and the directory unless somebody else put something there.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn forget(&self) -> Result<(), Failure> {
        for name in FILES
            .into_iter()
            .chain(tls::FILES)
            .chain([instance_identity::FILE])
        {
            self.remove(name)?;
        }
        let archive = ArchiveDirectory::new(self.file(AUDIT_ARCHIVE));
        let cannot = || Failure::doing(format!("cannot remove the archive of {self}"));
        for name in archive.names().map_err(cannot())? {
            if name.ends_with(".jsonl") {
                archive.remove(&name).map_err(cannot())?;
            }
        }
        let _ = fs::remove_dir(self.file(AUDIT_ARCHIVE));
        let _ = fs::remove_dir(&self.path);
        Ok(())
    }

    /// Reads a file written by [`StateDir::write`]; `None` when there is none that can be read.
    pub(crate) fn read<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_slice(&fs::read(self.file(name)).ok()?).ok()
    }
}

impl std::fmt::Display for StateDir {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.path.display().fmt(f)
    }
}

/// Where the chain of the audit trail is, apart from the store.
pub(crate) const AUDIT_HEAD: &str = "audit.head";

/// The directory of what the store has no room for of the audit trail.
pub(crate) const AUDIT_ARCHIVE: &str = "audit";

/// Every file of a region, but for those of its authority and of its instances' identity.
const FILES: [&str; 15] = [
    "store.db",
    "store.db-wal",
    "store.db-shm",
    "store.db.lock",
    "store.db.reserve",
    AUDIT_HEAD,
    "audit.head.new",
    "master.key",
    "credentials.json",
    "region.json",
    "kanmon.log",
    "master.key.new",
    "credentials.json.new",
    "region.json.new",
    "kanmon.pid",
];

fn default_path() -> PathBuf {
    if nix::unistd::geteuid().is_root() {
        return PathBuf::from("/var/lib/kanmon");
    }
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state"));
    std::env::var_os("XDG_STATE_HOME")
        .map(PathBuf::from)
        .or_else(home)
        .unwrap_or_else(std::env::temp_dir)
        .join("kanmon")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(name: &str) -> StateDir {
        let path = std::env::temp_dir().join(format!("kanmon-{name}-{}", std::process::id()));
        let state_dir = StateDir { path };
        state_dir
            .create()
            .expect("a directory under the temporary one");
        state_dir
    }

    #[test]
    fn a_second_region_does_not_get_the_directory() {
        let state_dir = fresh("lock");
        let lock = state_dir.lock().expect("free");
        let second = state_dir.lock().expect_err("held");
        let own = std::process::id().to_string();
        assert!(matches!(second, Failure::StateDirInUse { pid, .. } if pid == own));
        assert_eq!(
            state_dir.running_pid().map(|pid| pid.to_string()),
            Some(own)
        );
        drop(lock);
        assert_eq!(state_dir.running_pid(), None);
        fs::remove_dir_all(&state_dir.path).expect("ours");
    }

    #[test]
    fn secrets_are_readable_by_their_owner_only_and_never_printed() {
        use std::os::unix::fs::PermissionsExt;
        let state_dir = fresh("secrets");
        let key = AccountKey {
            name: "A".into(),
            account_id: "1".into(),
            access_key_id: "id".into(),
            access_key_secret: "hidden".into(),
        };
        assert!(!format!("{key:?}").contains("hidden"));
        let file = CredentialsFile {
            accounts: vec![key],
            ..CredentialsFile::default()
        };
        state_dir.write("credentials.json", &file).expect("written");
        let mode = fs::metadata(state_dir.file("credentials.json"))
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(
            state_dir.credentials().expect("there").accounts[0].access_key_secret,
            "hidden"
        );
        fs::remove_dir_all(&state_dir.path).expect("ours");
    }

    #[test]
    fn directories_get_tags_of_their_own() {
        let tags = ["/var/lib/kanmon", "/tmp/a", "/tmp/b"]
            .map(|path| StateDir::choose(Some(Path::new(path))).tag());
        assert!(tags.iter().all(|tag| tag.len() == 4));
        assert!(tags[0] != tags[1] && tags[1] != tags[2]);
    }
}
