//! Numbers, moments and flags as conditions write them.

use std::fmt;
use std::str::FromStr;

use cloud_id::Timestamp;

/// A text is no number, moment or flag of conditions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct NotReadable;

/// A decimal number: up to 20 digits before the point and 15 behind it, exactly.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Decimal(pub(crate) i128);

/// One, in units of the last kept digit.
const ONE: i128 = 1_000_000_000_000_000;

impl Decimal {
    pub(crate) fn of(number: i64) -> Self {
        Self(i128::from(number) * ONE)
    }
}

impl FromStr for Decimal {
    type Err = NotReadable;

    fn from_str(text: &str) -> Result<Self, NotReadable> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        if whole.len() > 20 || fraction.len() > 15 {
            return Err(NotReadable);
        }
        let mut scale = ONE;
        let fraction = number(fraction)? * {
            (0..fraction.len()).for_each(|_| scale /= 10);
            scale
        };
        Ok(Self(sign * (number(whole)? * ONE + fraction)))
    }
}

/// The shortest text that reads back.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (
            self.0.unsigned_abs() / ONE as u128,
            self.0.unsigned_abs() % ONE as u128,
        );
        write!(f, "{sign}{whole}")?;
        if fraction == 0 {
            return Ok(());
        }
        let digits = format!("{fraction:015}");
        write!(f, ".{}", digits.trim_end_matches('0'))
    }
}

fn number(digits: &str) -> Result<i128, NotReadable> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotReadable);
    }
    digits.parse().map_err(|_| NotReadable)
}

/// A moment in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Moment(pub(crate) i64);

impl Moment {
    pub(crate) fn of(moment: Timestamp) -> Self {
        Self(moment.unix_secs * 1_000)
    }
}

/// In UTC, with milliseconds where there are any.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = Timestamp::from_unix_secs(self.0.div_euclid(1_000)).to_string();
        match self.0.rem_euclid(1_000) {
            0 => f.write_str(&whole),
            millis => write!(f, "{}.{millis:03}Z", whole.trim_end_matches('Z')),
        }
    }
}

/// `YYYY-MM-DDThh:mm[:ss[.fff]]` with `Z` or an offset as `+08:00`. Digits behind the third are not looked at.
///
/// Source: RAM, condition operators, date types (ISO 8601).
impl FromStr for Moment {
    type Err = NotReadable;

    fn from_str(text: &str) -> Result<Self, NotReadable> {
        let bytes = text.as_bytes();
        if bytes.len() < 17 || !text.is_ascii() || bytes[10] != b'T' {
            return Err(NotReadable);
        }
        let zone_at = 11 + text[11..].find(['Z', '+', '-']).ok_or(NotReadable)?;
        let offset_secs = offset_secs(&text[zone_at..])?;
        let clock = &text[11..zone_at];
        let (clock, fraction) = match clock.split_once('.') {
            Some((clock, fraction)) => (clock, fraction),
            None => (clock, "0"),
        };
        if clock.len() != 8 && !(clock.len() == 5 && fraction == "0") {
            return Err(NotReadable);
        }
        if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotReadable);
        }
        let millis = fraction
            .bytes()
            .chain(*b"000")
            .take(3)
            .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        let mut whole = *b"YYYY-MM-DDThh:mm:00Z";
        whole[..11].copy_from_slice(&bytes[..11]);
        whole[11..11 + clock.len()].copy_from_slice(clock.as_bytes());
        let whole = std::str::from_utf8(&whole).map_err(|_| NotReadable)?;
        let moment = Timestamp::from_second_text(whole).ok_or(NotReadable)?;
        Ok(Self((moment.unix_secs - offset_secs) * 1_000 + millis))
    }
}

fn offset_secs(zone: &str) -> Result<i64, NotReadable> {
    if zone == "Z" {
        return Ok(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digit = |at: usize| {
        let byte = zone.as_bytes().get(at).filter(|byte| byte.is_ascii_digit());
        byte.map(|byte| i64::from(byte - b'0')).ok_or(NotReadable)
    };
    let is_formed = zone.len() == 6 && zone.as_bytes()[3] == b':';
    let (hours, minutes) = (digit(1)? * 10 + digit(2)?, digit(4)? * 10 + digit(5)?);
    if !is_formed || hours > 23 || minutes > 59 {
        return Err(NotReadable);
    }
    Ok(sign * (hours * 3_600 + minutes * 60))
}

/// `true` or `false`, in any case.
pub(crate) fn read_flag(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_what_they_are() {
        let read = |text: &str| text.parse::<Decimal>();
        assert_eq!(read("40"), read("40.0"));
        assert_eq!(read("-0"), read("0"));
        assert_eq!(read("+7.50"), read("007.5"));
        assert!(read("-2").expect("a number") < read("-1.999999999999999").expect("a number"));
        assert_eq!(read("9"), Ok(Decimal::of(9)));
        for (text, short) in [
            ("-0.50", "-0.5"),
            ("007", "7"),
            ("1.000000000000001", "1.000000000000001"),
        ] {
            assert_eq!(
                read(text).map(|number| number.to_string()),
                Ok(short.to_owned())
            );
        }
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1e3",
            "forty",
            "1 ",
            "0x1",
            "123456789012345678901",
        ] {
            assert_eq!(read(text), Err(NotReadable), "{text}");
        }
    }

    #[test]
    fn moments_are_compared_across_offsets() {
        let read = |text: &str| text.parse::<Moment>();
        assert_eq!(
            read("2019-08-12T17:00:00+08:00"),
            read("2019-08-12T09:00:00Z")
        );
        assert_eq!(read("2019-08-12T09:00Z"), read("2019-08-12T09:00:00.0Z"));
        assert_eq!(read("1970-01-01T00:00:00.2509Z"), Ok(Moment(250)));
        for moment in [Moment(-1), Moment(0), Moment(1_795_478_400_007)] {
            assert_eq!(read(&moment.to_string()), Ok(moment));
        }
        assert!(
            read("2019-08-12T08:59:59.999Z").expect("a moment")
                < read("2019-08-12T09:00:00Z").expect("a moment")
        );
        assert_eq!(
            read("2019-08-12T00:00:00-00:30"),
            read("2019-08-12T00:30:00Z")
        );
        for text in [
            "",
            "2019-08-12",
            "2019-08-12T09:00:00",
            "2019-02-30T09:00:00Z",
            "2019-08-12T09:00:00+8:00",
            "2019-08-12T09:00:00.Z",
            "2019-08-12T09:00:00+24:00",
            "2019-08-12 09:00:00Z",
            "2019-08-12T0é:00:00Z",
        ] {
            assert_eq!(read(text), Err(NotReadable), "{text}");
        }
    }
}
