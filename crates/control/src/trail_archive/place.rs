use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Where files of the archive are kept.
pub trait ArchivePlace: Send + Sync {
    /// The names of all files, in order; none when nothing was ever kept.
    ///
    /// # Errors
    /// The system's.
    fn names(&self) -> io::Result<Vec<String>>;

    /// What a file holds from an offset on, up to a number of bytes.
    ///
    /// # Errors
    /// The system's; `NotFound` when there is no such file, `UnexpectedEof` when it is shorter than the offset.
    fn read(&self, name: &str, offset: u64, at_most: u64) -> io::Result<Vec<u8>>;

    /// Makes a file hold these bytes from an offset on and nothing behind them, on the disk when this returns. A
    /// file that is not there is made. When it fails, what stood before the offset still does.
    ///
    /// # Errors
    /// The system's; `UnexpectedEof` when the file is shorter than the offset.
    fn write(&self, name: &str, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Removes a file; one that is not there is fine.
    ///
    /// # Errors
    /// The system's.
    fn remove(&self, name: &str) -> io::Result<()>;
}

/// A directory, readable by its owner only, as are its files.
#[derive(Clone, Debug)]
pub struct ArchiveDirectory {
    path: PathBuf,
}

impl ArchiveDirectory {
    /// The directory of a path; it is made when the first file is.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    fn sync(&self) -> io::Result<()> {
        File::open(&self.path)?.sync_all()
    }
}

impl ArchivePlace for ArchiveDirectory {
    fn names(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, name: &str, offset: u64, at_most: u64) -> io::Result<Vec<u8>> {
        let mut file = File::open(self.file(name))?;
        if file.metadata()?.len() < offset {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        file.take(at_most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn write(&self, name: &str, offset: u64, bytes: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.path)?;
        let path = self.file(name);
        let is_new = !Path::exists(&path);
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        if file.metadata()?.len() < offset {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = written {
            // Half a line would be taken for one that somebody cut.
            file.set_len(offset)?;
            return Err(error);
        }
        if is_new {
            self.sync()?;
        }
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.file(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(()) => self.sync(),
        }
    }
}
