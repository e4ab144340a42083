use dataplane_abi::{ROW_BYTES, ROW_WORDS, Row};

/// The bit of inner access; rule i has bit i + 1.
pub(crate) const INNER_ACCESS_BIT: usize = 0;

pub(crate) fn rule_bit(index: usize) -> usize {
    index + 1
}

pub(crate) fn set(row: &mut Row, bit: usize) {
    row.words[bit / 64] |= 1 << (bit % 64);
}

pub(crate) fn flip(row: &mut Row, bit: usize) {
    row.words[bit / 64] ^= 1 << (bit % 64);
}

/// What can be packed into rows: the bytes as a row has them in memory.
pub(crate) trait Key: Copy {
    type Bytes: AsRef<[u8]>;
    fn in_row(self) -> Self::Bytes;
}

impl Key for u8 {
    type Bytes = [u8; 1];
    fn in_row(self) -> [u8; 1] {
        [self]
    }
}

impl Key for u16 {
    type Bytes = [u8; 2];
    fn in_row(self) -> [u8; 2] {
        self.to_ne_bytes()
    }
}

impl Key for u32 {
    type Bytes = [u8; 4];
    fn in_row(self) -> [u8; 4] {
        self.to_ne_bytes()
    }
}

/// An IPv6 address: network byte order.
impl Key for u128 {
    type Bytes = [u8; 16];
    fn in_row(self) -> [u8; 16] {
        self.to_be_bytes()
    }
}

/// Rows full of keys, the last one filled up with zeros.
pub(crate) fn pack<K: Key>(keys: &[K]) -> impl Iterator<Item = Row> {
    keys.chunks(ROW_BYTES / size_of::<K>()).map(|chunk| {
        let mut bytes = [0; ROW_BYTES];
        for (place, key) in bytes.chunks_mut(size_of::<K>()).zip(chunk) {
            place.copy_from_slice(key.in_row().as_ref());
        }
        row_of(&bytes)
    })
}

/// The row with these bytes in memory.
pub(crate) fn row_of(bytes: &[u8; ROW_BYTES]) -> Row {
    let mut row = Row::default();
    for (word, bytes) in row.words.iter_mut().zip(bytes.as_chunks::<8>().0) {
        *word = u64::from_ne_bytes(*bytes);
    }
    row
}

pub(crate) fn u8_at(rows: &[Row], first: u32, index: usize) -> u8 {
    let word = rows[first as usize + index / ROW_BYTES].words[index / 8 % ROW_WORDS];
    word.to_ne_bytes()[index % 8]
}

pub(crate) fn u16_at(rows: &[Row], first: u32, index: usize) -> u16 {
    let word = rows[first as usize + index / 64].words[index / 4 % ROW_WORDS];
    (word >> lane(index % 4, 4, 16)) as u16
}

pub(crate) fn u32_at(rows: &[Row], first: u32, index: usize) -> u32 {
    let word = rows[first as usize + index / 32].words[index / 2 % ROW_WORDS];
    (word >> lane(index % 2, 2, 32)) as u32
}

pub(crate) fn u128_at(rows: &[Row], first: u32, index: usize) -> u128 {
    let words = &rows[first as usize + index / 8].words[index % 8 * 2..][..2];
    u128::from(u64::from_be(words[0])) << 64 | u128::from(u64::from_be(words[1]))
}

/// How far the n-th of so many values in a word is from its low end.
fn lane(index: usize, of: usize, width: usize) -> usize {
    if cfg!(target_endian = "little") {
        index * width
    } else {
        (of - 1 - index) * width
    }
}
