use std::path::Path;

use rusqlite::Connection;

use super::backlog::Backlog;
use super::{OpenError, files, reader, schema, unavailable};
use crate::{Page, ReadError};

/// What a store's file holds at one moment, read beside a process that has it open or when none has.
///
/// The write-ahead log of the file cannot be moved past that moment until this is dropped.
pub struct StoreSnapshot {
    connection: Connection,
    backlog: Backlog,
}

impl StoreSnapshot {
    /// The moment of now. Nothing is written.
    ///
    /// # Errors
    /// `File` when there is no store, `Engine`, `Damaged`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        if let Err(source) = std::fs::metadata(path) {
            return Err(OpenError::of_file(path, source));
        }
        files::look_at_log_of_nobody(path)?;
        let engine = |source| OpenError::of_engine(path, source);
        let connection = schema::connect_reader(path).map_err(engine)?;
        connection.execute_batch("BEGIN").map_err(engine)?;
        let backlog = Backlog::read(&connection).map_err(engine)?;
        let backlog = backlog.map_err(|finding| OpenError::damaged(path, finding))?;
        Ok(Self {
            connection,
            backlog,
        })
    }

    /// As [`Store::page`](crate::Store::page), always of the same moment.
    ///
    /// # Errors
    /// `Unavailable`.
    pub fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        let above = self.backlog.page(prefix, after, limit);
        let page = reader::page_of(&self.connection, above, (prefix, after), limit);
        page.map_err(unavailable)?
            .map_err(|key| reader::not_as_written(&format!("the value of {key}")))
    }
}
