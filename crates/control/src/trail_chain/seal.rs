use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Entry, Op, ReadError, Revision, Store};

use super::sum::Sum;
use crate::key;
use crate::random::Random;
use crate::records::{read, write};
use crate::seal::MasterKey;

/// A seal over the audit entries of a range of revisions, or several side by side of whose entries none is left.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct Seal {
    /// Its number, or that of the first of several. The first of all is 1.
    pub(super) first: u64,
    /// Its number, or that of the last of several.
    pub(super) last: u64,
    /// The revision behind which its range begins.
    pub(super) after: Revision,
    /// The last revision of its range.
    pub(super) upto: Revision,
    /// When it was made, in Unix seconds.
    pub(super) time: i64,
    /// What it sealed.
    pub(super) sealed: Sum,
    /// What has not been forgotten of that.
    pub(super) left: Sum,
    /// What of that went into the archive; none where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) archived: Option<Sum>,
    /// The digest of the seal before; empty for the first.
    pub(super) previous: String,
    /// Over all of the above but `left` and `archived`; of several, that of the last.
    pub(super) digest: String,
    /// Over all of the above.
    pub(super) mac: String,
}

/// Where the chain was at last, kept apart from it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct Head {
    pub(super) number: u64,
    pub(super) digest: String,
    pub(super) mac: String,
}

/// The keys of the chain, derived from the master key.
#[derive(Clone)]
pub(crate) struct ChainKey {
    entries: Hmac<Sha256>,
    seals: Hmac<Sha256>,
}

impl ChainKey {
    pub(crate) fn of(master_key: &MasterKey) -> Self {
        let derived = |subject: &[u8]| {
            let stream = master_key.stream("audit-chain", subject);
            let mut key = [0; 32];
            for half in key.chunks_exact_mut(16) {
                half.copy_from_slice(&stream.next().to_le_bytes());
            }
            Hmac::new_from_slice(&key).expect("any length is a key")
        };
        Self {
            entries: derived(b"entries"),
            seals: derived(b"seals"),
        }
    }

    /// What stands for an entry in a sum.
    pub(crate) fn code(&self, key: &str, revision: Revision, value: &[u8]) -> [u8; 32] {
        let mut mac = self.entries.clone();
        mac.update(&(key.len() as u64).to_le_bytes());
        mac.update(key.as_bytes());
        mac.update(&revision.to_le_bytes());
        mac.update(value);
        mac.finalize().into_bytes().into()
    }

    pub(crate) fn mac(&self, purpose: &[u8], bytes: &[u8]) -> String {
        let mut mac = self.seals.clone();
        mac.update(purpose);
        mac.update(bytes);
        hex(&mac.finalize().into_bytes())
    }

    /// The seal behind another one.
    pub(super) fn seal(
        &self,
        before: Option<&Seal>,
        upto: Revision,
        time: i64,
        sealed: Sum,
    ) -> Seal {
        let number = before.map_or(0, |seal| seal.last) + 1;
        let mut seal = Seal {
            first: number,
            last: number,
            after: before.map_or(0, |seal| seal.upto),
            upto,
            time,
            sealed,
            left: sealed,
            archived: None,
            previous: before.map_or_else(String::new, |seal| seal.digest.clone()),
            digest: String::new(),
            mac: String::new(),
        };
        seal.digest = seal.own_digest();
        self.vouch(&mut seal);
        seal
    }

    pub(super) fn vouch(&self, seal: &mut Seal) {
        seal.mac = self.mac(b"seal", &seal.bytes());
    }

    /// Whether a seal was made under this key and is as it was made.
    pub(super) fn made(&self, seal: &Seal) -> bool {
        let is_several = seal.first < seal.last;
        // Nobody learns a MAC from how long this takes: whoever can ask reads the file and its key anyway.
        self.mac(b"seal", &seal.bytes()) == seal.mac
            && (is_several || seal.own_digest() == seal.digest)
    }

    pub(super) fn head(&self, seal: &Seal) -> Head {
        let (number, digest) = (seal.last, seal.digest.clone());
        let mac = self.mac(b"head", format!("{number} {digest}").as_bytes());
        Head {
            number,
            digest,
            mac,
        }
    }

    pub(super) fn made_head(&self, head: &Head) -> bool {
        let text = format!("{} {}", head.number, head.digest);
        self.mac(b"head", text.as_bytes()) == head.mac
    }
}

impl Seal {
    pub(super) fn key(&self) -> String {
        key::of_audit_seal(self.upto)
    }

    pub(super) fn op(&self) -> Op {
        Op::Put {
            key: self.key(),
            value: write(self),
        }
    }

    pub(super) fn read(entry: &Entry) -> Option<Self> {
        read(&entry.value).ok()
    }

    pub(super) fn covers(&self, revision: Revision) -> bool {
        self.after < revision && revision <= self.upto
    }

    fn own_digest(&self) -> String {
        hex(&Sha256::digest(self.sealed_bytes()))
    }

    fn sealed_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in [self.first, self.last, self.after, self.upto] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.time.to_le_bytes());
        bytes.extend(self.sealed.bytes());
        bytes.extend((self.previous.len() as u64).to_le_bytes());
        bytes.extend(self.previous.as_bytes());
        bytes
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.sealed_bytes();
        bytes.extend(self.left.bytes());
        bytes.extend(self.digest.as_bytes());
        bytes.extend(self.archived.iter().flat_map(Sum::bytes));
        bytes
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The newest seal as it is stored. Keys are revisions and pages go in both directions: it is the last one.
pub(super) fn newest(store: &dyn Store) -> Result<Option<Entry>, ReadError> {
    let page = store.page_back(key::AUDIT_SEALS, AFTER_ALL, 1)?;
    Ok(page.entries.into_iter().next())
}

/// Behind every key of a seal.
const AFTER_ALL: &str = "audit-seal/~";

/// The last revision that is under a seal; none when there is no seal.
pub(crate) fn sealed_upto(store: &dyn Store) -> Result<Option<Revision>, ReadError> {
    Ok(newest(store)?.and_then(|entry| Some(Seal::read(&entry)?.upto)))
}

/// Whether entries are gone for good: forgotten and not archived, or with a file of the archive. The oldest go first,
/// so the first seals tell.
pub(crate) fn has_lost(store: &dyn Store) -> Result<bool, ReadError> {
    let gone = store.page(key::AUDIT_ARCHIVE_GONE, None, 1)?;
    let first = store.page(key::AUDIT_SEALS, None, 500)?;
    let has_lost = |seal: Seal| {
        let archived = seal.archived.map_or(0, |it| it.count);
        seal.sealed.count > seal.left.count.saturating_add(archived)
    };
    let lost = first.entries.iter().filter_map(Seal::read).any(has_lost);
    Ok(!gone.entries.is_empty() || lost)
}
