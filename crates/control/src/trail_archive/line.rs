use store::{Entry, Revision};

/// The line of an entry: its key, the revision at which it was written, and its value as it was, byte for byte.
pub(super) fn of(entry: &Entry) -> Option<Vec<u8>> {
    let is_one_line = |bytes: &[u8]| !bytes.iter().any(|it| matches!(it, b'\n' | b'"' | b'\\'));
    if !is_one_line(entry.key.as_bytes()) || entry.value.contains(&b'\n') {
        return None;
    }
    let head = format!("{KEY}{}{REVISION}{}{ENTRY}", entry.key, entry.mod_revision);
    Some([head.as_bytes(), &entry.value, END].concat())
}

/// The entry of a line, which ends before its newline.
pub(super) fn read(line: &[u8]) -> Option<Entry> {
    let rest = line.strip_prefix(KEY.as_bytes())?;
    let end = rest.iter().position(|byte| *byte == b'"')?;
    let key = std::str::from_utf8(&rest[..end]).ok()?.to_owned();
    let rest = rest[end..].strip_prefix(REVISION.as_bytes())?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let revision: Revision = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
    if revision.to_string().len() != digits {
        return None;
    }
    let value = rest[digits..].strip_prefix(ENTRY.as_bytes())?;
    let value = value.strip_suffix(&END[..END.len() - 1])?;
    Some(Entry {
        key,
        value: value.to_vec(),
        create_revision: revision,
        mod_revision: revision,
    })
}

/// The first line of a file: its number, and the seal that its first entry was under.
pub(super) fn header(number: u64, seal: u64) -> Vec<u8> {
    format!("{{\"archive\":{number},\"begins_with_seal\":{seal}}}\n").into_bytes()
}

/// The last line of a file that is full: the seal that its last entry was under, and how many entries it has.
pub(super) fn footer(seal: u64, entries: u64) -> Vec<u8> {
    format!("{{\"ends_with_seal\":{seal},\"entries\":{entries}}}\n").into_bytes()
}

const KEY: &str = "{\"key\":\"";
const REVISION: &str = "\",\"revision\":";
const ENTRY: &str = ",\"entry\":";
const END: &[u8] = b"}\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_json_and_gives_back_the_entry_byte_for_byte() {
        let entry = Entry {
            key: "audit/00006b0a1b80/7f-1".to_owned(),
            value: br#"{"a": 1,"b":"}\"x"}"#.to_vec(),
            create_revision: 77,
            mod_revision: 77,
        };
        let line = of(&entry).expect("it has one");
        let json: serde_json::Value = serde_json::from_slice(&line).expect("it is JSON");
        assert_eq!(json["entry"]["b"], "}\"x");
        assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        assert_eq!(read(&line[..line.len() - 1]), Some(entry.clone()));
        for at in 0..line.len() - 2 {
            assert_ne!(read(&line[..at]), Some(entry.clone()), "cut at {at}");
        }
        let zeros = br#"{"key":"audit/0/0","revision":07,"entry":{}}"#;
        assert_eq!(read(zeros), None, "one entry has one line");
        let two_lines = Entry {
            value: b"{\n}".to_vec(),
            ..entry
        };
        assert_eq!(of(&two_lines), None);
    }
}
