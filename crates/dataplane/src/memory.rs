use std::io;
use std::marker::PhantomData;
use std::num::NonZeroUsize;
use std::os::fd::AsFd;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering, fence};

use nix::sys::mman::{MapFlags, ProtFlags, mmap, munmap};

use crate::link::as_io;

/// Plain data shared with the kernel: no padding, no pointers, every pattern of bits is a value.
///
/// # Safety
///
/// The type is `repr(C)`, has no padding, a size that is a multiple of four, and only integers inside.
pub(crate) unsafe trait Plain: Copy + Default {
    /// The bytes.
    fn bytes(&self) -> &[u8] {
        // SAFETY: the type has no padding, so each of its bytes is initialised.
        unsafe { std::slice::from_raw_parts((&raw const *self).cast(), size_of::<Self>()) }
    }

    /// The value of bytes; missing ones are zero.
    fn of_bytes(bytes: &[u8]) -> Self {
        let mut value = Self::default();
        let size = bytes.len().min(size_of::<Self>());
        // SAFETY: both are valid for `size` bytes, they do not overlap, and any bytes are a value.
        unsafe {
            (&raw mut value)
                .cast::<u8>()
                .copy_from(bytes.as_ptr(), size)
        };
        value
    }

    /// The value in 32-bit words of memory order.
    fn words(&self) -> Vec<u32> {
        let word = |bytes: &[u8]| {
            u32::from_ne_bytes(bytes.try_into().expect("chunks_exact gives four bytes"))
        };
        self.bytes().chunks_exact(4).map(word).collect()
    }
}

macro_rules! plain {
    ($($type:ty),* $(,)?) => {
        $(
            // SAFETY: `repr(C)` with integers only; the layout test of dataplane-abi compares size and
            // offset of every field with the C structure, which the assertion holds free of padding.
            unsafe impl Plain for $type {}
            const _: () = assert!(size_of::<$type>() % 4 == 0);
        )*
    };
}

plain!(
    dataplane_abi::Row,
    dataplane_abi::TableHeader,
    dataplane_abi::IdentityRowKey,
    dataplane_abi::AddressKey,
    dataplane_abi::AddressValue,
    dataplane_abi::EniLine,
    dataplane_abi::Settings,
    dataplane_abi::RawVerdict,
    dataplane_abi::EipKey,
    dataplane_abi::FlowV4Key,
    dataplane_abi::FlowV6Key,
    dataplane_abi::Flow,
    dataplane_abi::FlowRoom,
    dataplane_abi::UplinkLine,
    dataplane_abi::UplinkCounters,
    u32,
    i32,
);

/// The elements of an array map, mapped into this process. The kernel programs read them at the same time, so every
/// access is one of an aligned 32-bit word.
#[derive(Debug)]
pub(crate) struct Mapped<T> {
    start: NonNull<AtomicU32>,
    bytes: NonZeroUsize,
    count: usize,
    element: PhantomData<T>,
    /// How often an element, or a word of one, was written.
    writes: AtomicU64,
}

// SAFETY: all access goes through atomics, and the mapping lives as long as the value.
unsafe impl<T> Send for Mapped<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Mapped<T> {}

impl<T: Plain> Mapped<T> {
    pub(crate) fn new(map: impl AsFd, count: u32) -> io::Result<Self> {
        let count = count as usize;
        let bytes = NonZeroUsize::new(count * size_of::<T>())
            .filter(|_| size_of::<T>().is_multiple_of(8)) // the stride of an array map is a multiple of 8
            .ok_or(io::ErrorKind::InvalidInput)?;
        // SAFETY: a new mapping at an address of the kernel's choice disturbs no other.
        let start = unsafe {
            mmap(
                None,
                bytes,
                ProtFlags::PROT_READ | ProtFlags::PROT_WRITE,
                MapFlags::MAP_SHARED,
                map,
                0,
            )
        }
        .map_err(as_io)?;
        Ok(Self {
            start: start.cast(),
            bytes,
            count,
            element: PhantomData,
            writes: AtomicU64::new(0),
        })
    }

    pub(crate) fn writes(&self) -> u64 {
        self.writes.load(Ordering::Relaxed)
    }

    fn note_write(&self) {
        self.writes.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    fn words(&self, index: usize) -> &[AtomicU32] {
        let length = size_of::<T>() / 4;
        assert!(index < self.count, "the index is inside the map");
        // SAFETY: the mapping holds `count` elements back to back, is aligned to a page, lives as long as
        // `self`, and others access it by atomics (we) or single loads (the programs) only.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr().add(index * length), length) }
    }

    pub(crate) fn read(&self, index: usize) -> T {
        let mut value = T::default();
        for (place, word) in self.words(index).iter().enumerate() {
            let bytes = word.load(Ordering::Acquire).to_ne_bytes();
            // SAFETY: `words` gives as many words as the value has, and any bytes are a value.
            unsafe {
                (&raw mut value)
                    .cast::<u8>()
                    .add(place * 4)
                    .copy_from(bytes.as_ptr(), 4);
            }
        }
        value
    }

    /// Writes a whole element, word by word, in no order that others may rely on.
    pub(crate) fn write(&self, index: usize, value: &T) {
        self.write_except(index, value, &[]);
    }

    /// Writes an element but for some of its words, and makes it visible before what is written next.
    pub(crate) fn write_except(&self, index: usize, value: &T, except: &[usize]) {
        self.note_write();
        for (place, (word, value)) in self.words(index).iter().zip(value.words()).enumerate() {
            if !except.contains(&place) {
                word.store(value, Ordering::Relaxed);
            }
        }
        fence(Ordering::SeqCst);
    }

    /// One word, after everything that was written before it.
    pub(crate) fn write_word(&self, index: usize, place: usize, value: u32) {
        self.note_write();
        self.words(index)[place].store(value, Ordering::SeqCst);
    }

    pub(crate) fn read_word(&self, index: usize, place: usize) -> u32 {
        self.words(index)[place].load(Ordering::SeqCst)
    }

    /// Adds to one word and says what it became.
    pub(crate) fn add_to_word(&self, index: usize, place: usize, value: u32) -> u32 {
        self.note_write();
        self.words(index)[place]
            .fetch_add(value, Ordering::SeqCst)
            .wrapping_add(value)
    }
}

impl<T> Drop for Mapped<T> {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours, of this size, and no reference into it outlives the value.
        let _ = unsafe { munmap(self.start.cast(), self.bytes.get()) };
    }
}
