use crate::Op;

/// The operations of one transaction as the log keeps them.
///
/// One after the other: a byte, 0 for delete and 1 for put; the length of the key as four bytes, least
/// significant first; the key; for a put the value in the same way.
pub(crate) fn encode(ops: &[Op]) -> Vec<u8> {
    let length_of = |op: &Op| match op {
        Op::Put { key, value } => 9 + key.len() + value.len(),
        Op::Delete { key } => 5 + key.len(),
    };
    let mut bytes = Vec::with_capacity(ops.iter().map(length_of).sum());
    for op in ops {
        match op {
            Op::Put { key, value } => {
                bytes.push(1);
                push(&mut bytes, key.as_bytes());
                push(&mut bytes, value);
            }
            Op::Delete { key } => {
                bytes.push(0);
                push(&mut bytes, key.as_bytes());
            }
        }
    }
    bytes
}

/// The operations back; `None` when the bytes are not such a record.
pub(crate) fn decode(mut bytes: &[u8]) -> Option<Vec<Op>> {
    let mut ops = Vec::new();
    while let Some((kind, rest)) = bytes.split_first() {
        bytes = rest;
        let key = String::from_utf8(pull(&mut bytes)?.to_vec()).ok()?;
        ops.push(match kind {
            0 => Op::Delete { key },
            1 => Op::Put {
                key,
                value: pull(&mut bytes)?.to_vec(),
            },
            _ => return None,
        });
    }
    Some(ops)
}

fn push(bytes: &mut Vec<u8>, part: &[u8]) {
    let length =
        u32::try_from(part.len()).expect("a transaction is far below 4 GiB: Store::limits");
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(part);
}

fn pull<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (part, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    *bytes = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_read_back_as_they_were_written() {
        let ops = vec![
            Op::Put {
                key: "a/ä".into(),
                value: vec![0, 255, 7],
            },
            Op::Delete { key: "b".into() },
            Op::Put {
                key: String::new(),
                value: Vec::new(),
            },
        ];
        assert_eq!(decode(&encode(&ops)), Some(ops));
    }

    #[test]
    fn a_record_that_is_cut_short_or_unknown_is_refused() {
        let whole = encode(&[Op::Put {
            key: "key".into(),
            value: vec![1; 9],
        }]);
        for end in 1..whole.len() {
            assert_eq!(decode(&whole[..end]), None, "{end} bytes");
        }
        assert_eq!(decode(&[2, 0, 0, 0, 0]), None);
    }
}
