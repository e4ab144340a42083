use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use libbpf_rs::{MapCore, MapFlags, MapHandle};

use crate::memory::Plain;

/// A hash map whose keys and values are plain structures.
#[derive(Debug)]
pub(crate) struct HashMap<K, V> {
    map: MapHandle,
    types: PhantomData<(K, V)>,
    /// How often it was written, each time by a system call.
    writes: AtomicU64,
}

impl<K: Plain, V: Plain> HashMap<K, V> {
    pub(crate) fn new(map: MapHandle) -> Self {
        Self {
            map,
            types: PhantomData,
            writes: AtomicU64::new(0),
        }
    }

    pub(crate) fn writes(&self) -> u64 {
        self.writes.load(Ordering::Relaxed)
    }

    fn count(&self) {
        self.writes.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn capacity(&self) -> u32 {
        self.map.max_entries()
    }

    pub(crate) fn set(&self, key: &K, value: &V) -> libbpf_rs::Result<()> {
        self.count();
        self.map.update(key.bytes(), value.bytes(), MapFlags::ANY)
    }

    /// Says whether it was not there before.
    pub(crate) fn add(&self, key: &K, value: &V) -> libbpf_rs::Result<bool> {
        self.count();
        match self
            .map
            .update(key.bytes(), value.bytes(), MapFlags::NO_EXIST)
        {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == libbpf_rs::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn get(&self, key: &K) -> libbpf_rs::Result<Option<V>> {
        let value = self.map.lookup(key.bytes(), MapFlags::ANY)?;
        Ok(value.map(|bytes| V::of_bytes(&bytes)))
    }

    /// Says whether it was there.
    pub(crate) fn remove(&self, key: &K) -> libbpf_rs::Result<bool> {
        self.count();
        match self.map.delete(key.bytes()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == libbpf_rs::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Everything in it; what changes meanwhile may be missing or old.
    pub(crate) fn entries(&self) -> libbpf_rs::Result<Vec<(K, V)>> {
        // One batch for all: the iterator takes a batch that is not full for the last one, but the kernel ends a
        // batch early rather than in the middle of a bucket.
        Ok(self
            .map
            .lookup_batch(self.capacity(), MapFlags::ANY, MapFlags::ANY)?
            .map(|(key, value)| (K::of_bytes(&key), V::of_bytes(&value)))
            .collect())
    }
}
