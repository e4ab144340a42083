//! What generated files are written with: short words that declare parameters, naming only what is unusual.

pub(crate) use crate::error::ApiError;
pub(crate) use crate::generated::errors;
pub(crate) use crate::operation::{Operation, Param, Status};
pub(crate) use crate::params::{Params, RequestFields};
pub(crate) use crate::response::{Fields, ResponseWriter, write_list, write_object, write_texts};

use crate::error::ErrorRow;
use crate::operation::Kind;

pub(crate) const fn text(name: &'static str) -> Param {
    param(name, Kind::Text)
}

pub(crate) const fn integer(name: &'static str) -> Param {
    whole(name, i32::MIN as i64, i32::MAX as i64)
}

pub(crate) const fn long(name: &'static str) -> Param {
    whole(name, i64::MIN, i64::MAX)
}

pub(crate) const fn whole(name: &'static str, min: i64, max: i64) -> Param {
    param(name, Kind::Integer { min, max })
}

pub(crate) const fn boolean(name: &'static str) -> Param {
    param(name, Kind::Boolean)
}

pub(crate) const fn number(name: &'static str) -> Param {
    param(name, Kind::Number)
}

pub(crate) const fn json_texts(name: &'static str) -> Param {
    param(name, Kind::JsonTexts)
}

pub(crate) const fn texts(name: &'static str) -> Param {
    param(name, Kind::Texts)
}

pub(crate) const fn list(name: &'static str, fields: &'static [Param]) -> Param {
    param(name, Kind::List(fields))
}

pub(crate) const fn object(name: &'static str, fields: &'static [Param]) -> Param {
    param(name, Kind::Object(fields))
}

const fn param(name: &'static str, kind: Kind) -> Param {
    Param {
        name,
        aliases: &[],
        kind,
        is_required: false,
        keeps_empty: false,
        missing: &errors::MISSING_PARAMETER,
        malformed: &errors::INVALID_PARAMETER,
        length: (0, u32::MAX),
        allowed: &[],
    }
}

impl Param {
    pub(crate) const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    pub(crate) const fn keeping_empty(mut self) -> Self {
        self.keeps_empty = true;
        self
    }

    pub(crate) const fn sized(mut self, min: u32, max: u32) -> Self {
        self.length = (min, max);
        self
    }

    pub(crate) const fn also(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    pub(crate) const fn one_of(mut self, allowed: &'static [&'static str]) -> Self {
        self.allowed = allowed;
        self
    }

    pub(crate) const fn missing(mut self, row: &'static ErrorRow) -> Self {
        self.missing = row;
        self
    }

    pub(crate) const fn malformed(mut self, row: &'static ErrorRow) -> Self {
        self.malformed = row;
        self
    }
}
