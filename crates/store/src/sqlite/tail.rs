use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// What is found at the end of a write-ahead log, before SQLite reads it.
///
/// SQLite takes the log up to the last whole transaction and leaves out what follows without a word. After a
/// stop in the middle of a write that is right. After damage it would take back what was acknowledged; so we
/// look first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tail {
    /// Every frame belongs to a transaction that was finished.
    Whole,
    /// The last transaction was not finished, so nobody was told of it: so many frames are left out.
    Torn { frames: u64 },
    /// A frame before the last transaction is not what was written: what was acknowledged is damaged.
    Damaged { frame: u64 },
}

/// Reads a write-ahead log to its end. An empty one is whole.
///
/// Source: SQLite file format, The Write-Ahead Log.
pub(super) fn look(path: &Path) -> io::Result<Tail> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    read(BufReader::with_capacity(1 << 20, file), length)
}

fn read(mut file: impl Read, length: u64) -> io::Result<Tail> {
    let mut bytes = [0; HEADER];
    if length < HEADER as u64 {
        return Ok(Tail::Whole);
    }
    file.read_exact(&mut bytes)?;
    let Some(header) = Header::read(&bytes) else {
        // It is written, and made durable, before the first frame.
        return Ok(match length > HEADER as u64 {
            true => Tail::Damaged { frame: 0 },
            false => Tail::Whole,
        });
    };
    let mut frame = vec![0; FRAME_HEADER + header.page_size];
    let mut reading = Reading::default();
    let mut before = header.sum;
    let mut is_after_good = true;
    loop {
        match file.read_exact(&mut frame) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        }
        let sum = header.add(before, &frame[..8]);
        let sum = header.add(sum, &frame[FRAME_HEADER..]);
        let kept = (word(&frame, 16), word(&frame, 20));
        let is_commit = word(&frame, 4) != 0;
        if frame[8..16] != header.salt {
            // The salt is not part of the sum: if that goes on from a frame of this log, this is one too.
            if sum == kept && is_after_good {
                reading.note(Frame::Bad { is_commit });
                before = kept;
            } else {
                // Left from before the log was begun anew.
                reading.note(Frame::Older);
                is_after_good = false;
            }
            continue;
        }
        let begin = HEADER + reading.seen as usize * frame.len();
        reading.note(match sum == kept {
            true => Frame::Good { is_commit },
            // A disk may have kept the rest of the frame and not the sector before, which says what it is: then that is told
            // by what was there before the log was begun anew.
            false if (begin + BEFORE_SALT).is_multiple_of(SECTOR) => {
                Frame::Bad { is_commit: false }
            }
            false => Frame::Bad { is_commit },
        });
        // Later frames are judged by what this one says, so that one that is bad does not spoil all.
        before = kept;
        is_after_good = sum == kept;
    }
    Ok(reading.tail())
}

/// One frame, judged.
enum Frame {
    Good { is_commit: bool },
    Bad { is_commit: bool },
    Older,
}

/// What was seen so far.
#[derive(Default)]
struct Reading {
    seen: u64,
    first_wrong: Option<u64>,
    /// A transaction ended at or after what is wrong. Whatever was begun after it was begun when it was durable.
    has_end_after_wrong: bool,
    is_damaged: bool,
    /// Frames of this log after the last whole transaction.
    unfinished: u64,
}

impl Reading {
    fn note(&mut self, frame: Frame) {
        self.seen += 1;
        match frame {
            Frame::Older => {
                self.first_wrong.get_or_insert(self.seen);
                return;
            }
            // A frame of this log after the end of a transaction: that transaction was durable by then.
            Frame::Good { .. } | Frame::Bad { .. } if self.has_end_after_wrong => {
                self.is_damaged = true;
            }
            Frame::Good { .. } | Frame::Bad { .. } => {}
        }
        self.unfinished += 1;
        match frame {
            Frame::Good { is_commit: true } if self.first_wrong.is_none() => {
                self.unfinished = 0;
            }
            Frame::Good { is_commit: true } => self.has_end_after_wrong = true,
            Frame::Good { is_commit: false } | Frame::Older => {}
            Frame::Bad { is_commit } => {
                self.first_wrong.get_or_insert(self.seen);
                self.has_end_after_wrong |= is_commit;
            }
        }
    }

    fn tail(&self) -> Tail {
        match self.first_wrong {
            Some(frame) if self.is_damaged => Tail::Damaged { frame },
            _ if self.unfinished > 0 => Tail::Torn {
                frames: self.unfinished,
            },
            _ => Tail::Whole,
        }
    }
}

struct Header {
    page_size: usize,
    salt: [u8; 8],
    sum: (u32, u32),
    is_big_endian: bool,
}

impl Header {
    fn read(bytes: &[u8; HEADER]) -> Option<Self> {
        let is_big_endian = match word(bytes, 0) {
            MAGIC => false,
            magic if magic == MAGIC | 1 => true,
            _ => return None,
        };
        let header = Self {
            page_size: usize::try_from(word(bytes, 8)).ok()?,
            salt: bytes[16..24].try_into().expect("eight bytes"),
            sum: (word(bytes, 24), word(bytes, 28)),
            is_big_endian,
        };
        let is_size =
            header.page_size.is_power_of_two() && (512..=65_536).contains(&header.page_size);
        (is_size && header.add((0, 0), &bytes[..24]) == header.sum).then_some(header)
    }

    /// The sum of what came before and some more bytes.
    fn add(&self, (mut one, mut two): (u32, u32), bytes: &[u8]) -> (u32, u32) {
        let word = |bytes: &[u8]| {
            let bytes = bytes.try_into().expect("chunks of four");
            match self.is_big_endian {
                true => u32::from_be_bytes(bytes),
                false => u32::from_le_bytes(bytes),
            }
        };
        for pair in bytes.chunks_exact(8) {
            one = one.wrapping_add(word(&pair[..4])).wrapping_add(two);
            two = two.wrapping_add(word(&pair[4..])).wrapping_add(one);
        }
        (one, two)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// What of a frame's header comes before the salt: the page, and whether a transaction ends.
const BEFORE_SALT: usize = 8;
/// What a disk keeps whole or not at all.
const SECTOR: usize = 512;
const MAGIC: u32 = 0x377f_0682;

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;

    /// A log that was begun anew over one in which each frame ended a transaction, and of which the last transaction is being
    /// written: where that begins, and what lies there before and after.
    fn being_written() -> (usize, Vec<u8>, Vec<u8>) {
        let older = log(1, &[1; 100]);
        let (done, last) = (log(2, &[10]), log(2, &[10, 60]));
        let begins = done.len();
        let over = |log: Vec<u8>| [&log, &older[log.len()..]].concat();
        (begins, over(done), over(last))
    }

    /// A log of transactions of so many frames.
    fn log(salt: u8, transactions: &[u32]) -> Vec<u8> {
        let mut bytes = vec![0; HEADER];
        bytes[..4].copy_from_slice(&MAGIC.to_be_bytes());
        bytes[8..12].copy_from_slice(&PAGE.to_be_bytes());
        bytes[16..24].fill(salt);
        let header = Header {
            page_size: PAGE as usize,
            salt: [salt; 8],
            sum: (0, 0),
            is_big_endian: false,
        };
        let mut sum = header.add((0, 0), &bytes[..24]);
        let write = |bytes: &mut [u8], (one, two): (u32, u32)| {
            bytes[..4].copy_from_slice(&one.to_be_bytes());
            bytes[4..8].copy_from_slice(&two.to_be_bytes());
        };
        write(&mut bytes[24..], sum);
        for (number, frames) in (1..).zip(transactions) {
            for page in 1..=*frames {
                let mut frame = vec![salt ^ number; FRAME_HEADER + PAGE as usize];
                let commit = if page == *frames { 90 } else { 0 };
                write(&mut frame, (page, commit));
                frame[8..16].fill(salt);
                sum = header.add(sum, &frame[..8]);
                sum = header.add(sum, &frame[FRAME_HEADER..]);
                write(&mut frame[16..], sum);
                bytes.extend(frame);
            }
        }
        bytes
    }

    fn look_at(bytes: &[u8]) -> Tail {
        read(bytes, bytes.len() as u64).expect("memory")
    }

    #[test]
    fn whatever_the_disk_kept_of_the_last_transaction_it_is_torn_and_not_damage() {
        let (begins, before, after) = being_written();
        assert_eq!(
            (look_at(&before), look_at(&after)),
            (Tail::Whole, Tail::Whole)
        );
        let sectors = before.len().div_ceil(SECTOR);
        let mixed = |is_kept: &mut dyn FnMut(usize) -> bool| {
            let mut mixed = before.clone();
            for sector in begins / SECTOR..sectors {
                let from = usize::max(sector * SECTOR, begins);
                let to = usize::min((sector + 1) * SECTOR, mixed.len());
                if is_kept(sector) {
                    mixed[from..to].copy_from_slice(&after[from..to]);
                }
            }
            mixed
        };
        let mut lost = 0;
        for missing in begins / SECTOR..sectors {
            for kept in [Ordering::Less, Ordering::Greater] {
                let only = mixed(&mut |sector| sector.cmp(&missing) == kept);
                let all_but_one = mixed(&mut |sector| sector != missing);
                for log in [only, all_but_one] {
                    let tail = look_at(&log);
                    assert!(!matches!(tail, Tail::Damaged { .. }), "{missing}: {tail:?}");
                    lost += usize::from(log != after);
                }
            }
        }
        assert!(lost > 40, "{lost}");
        let mut random = 1_u64;
        for round in 0..2_000 {
            let log = mixed(&mut |_| {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (random >> 33) % 4 > round % 4
            });
            let tail = look_at(&log);
            assert!(!matches!(tail, Tail::Damaged { .. }), "{round}: {tail:?}");
        }
    }

    #[test]
    fn a_frame_that_changed_before_the_last_transaction_is_damage() {
        let (begins, _, after) = being_written();
        let whole = log(2, &[3, 4, 5]);
        let frame = FRAME_HEADER + PAGE as usize;
        for (log, begins) in [(after, begins), (whole, HEADER + 7 * frame)] {
            for at in (HEADER..begins).step_by(7) {
                let mut log = log.clone();
                log[at] ^= 1;
                let tail = look_at(&log);
                assert!(matches!(tail, Tail::Damaged { .. }), "{at}: {tail:?}");
            }
        }
    }

    const PAGE: u32 = 512;
}
