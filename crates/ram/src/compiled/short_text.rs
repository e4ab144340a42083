use std::fmt::{self, Write};

use crate::value::Value;

/// A value as text without memory from the heap: the longest typed one is an IPv6 block of 43 characters.
#[derive(Clone, Copy, Debug)]
pub(super) enum ShortText<'a> {
    Held(&'a str),
    Written {
        bytes: [u8; ShortText::ROOM],
        length: usize,
    },
}

impl<'a> ShortText<'a> {
    const ROOM: usize = 64;

    /// The text of a value: the same as [`Value::text`].
    pub(super) fn of(value: &Value<'a>) -> Self {
        let mut text = Self::Written {
            bytes: [0; Self::ROOM],
            length: 0,
        };
        let written = match value {
            Value::Text(text) => return Self::Held(text),
            Value::Flag(flag) => return Self::Held(if *flag { "true" } else { "false" }),
            Value::Address(address) => write!(text, "{address}"),
            Value::Block(block) => write!(text, "{block}"),
            Value::Moment(moment) => write!(text, "{moment}"),
            Value::Number(number) => write!(text, "{number}"),
        };
        debug_assert!(written.is_ok(), "there is room for every typed value");
        text
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Held(text) => text,
            Self::Written { bytes, length } => {
                std::str::from_utf8(&bytes[..*length]).expect("only whole texts are written")
            }
        }
    }
}

impl fmt::Write for ShortText<'_> {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        let Self::Written { bytes, length } = self else {
            return Err(fmt::Error);
        };
        let end = *length + more.len();
        bytes
            .get_mut(*length..end)
            .ok_or(fmt::Error)?
            .copy_from_slice(more.as_bytes());
        *length = end;
        Ok(())
    }
}
