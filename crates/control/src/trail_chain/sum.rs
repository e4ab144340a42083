use serde::{Deserialize, Serialize};

/// How many entries, and the sum of their codes modulo 2^256. Entries can be added and taken away in any order.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Sum {
    pub(crate) count: u64,
    /// The lowest first.
    words: [u64; 4],
}

impl Sum {
    pub(crate) fn add(&mut self, code: [u8; 32]) {
        self.count = self.count.wrapping_add(1);
        self.carry(words_of(code));
    }

    /// Takes an entry away. When it never was in, the sum is one that no entries have, and stays so.
    pub(super) fn remove(&mut self, code: [u8; 32]) {
        self.count = self.count.wrapping_sub(1);
        // -x is !x + 1.
        self.carry(words_of(code).map(|word| !word));
        self.carry([1, 0, 0, 0]);
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.count = self.count.wrapping_add(other.count);
        self.carry(other.words);
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn bytes(&self) -> [u8; 40] {
        let mut bytes = [0; 40];
        let all = std::iter::once(self.count).chain(self.words);
        for (to, word) in bytes.chunks_exact_mut(8).zip(all) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }

    fn carry(&mut self, other: [u64; 4]) {
        let mut carries = false;
        for (word, other) in self.words.iter_mut().zip(other) {
            let (once, first) = word.overflowing_add(other);
            let (twice, second) = once.overflowing_add(u64::from(carries));
            *word = twice;
            carries = first || second;
        }
    }
}

fn words_of(code: [u8; 32]) -> [u64; 4] {
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(code.chunks_exact(8)) {
        *word = u64::from_le_bytes(bytes.try_into().expect("8 bytes"));
    }
    words
}
