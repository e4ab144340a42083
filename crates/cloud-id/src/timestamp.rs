use std::fmt;

/// A moment, in whole seconds since 1970-01-01T00:00:00Z. Always UTC.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub unix_secs: i64,
}

impl Timestamp {
    /// The moment this many seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_unix_secs(unix_secs: i64) -> Self {
        Self { unix_secs }
    }

    /// `YYYY-MM-DDThh:mmZ`, the form of instance times.
    ///
    /// Source: ECS API, `DescribeInstances`, `CreationTime`.
    #[must_use]
    pub fn to_minute_text(self) -> String {
        let (year, month, day) = self.date();
        let (hour, minute, _) = self.time_of_day();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z")
    }

    /// Reads `YYYY-MM-DDThh:mm:ssZ`, strictly.
    #[must_use]
    pub fn from_second_text(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 20 {
            return None;
        }
        for (at, mark) in [
            (4, b'-'),
            (7, b'-'),
            (10, b'T'),
            (13, b':'),
            (16, b':'),
            (19, b'Z'),
        ] {
            if bytes[at] != mark {
                return None;
            }
        }
        let number = |from: usize, to: usize| -> Option<i64> {
            bytes[from..to].iter().try_fold(0_i64, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i64::from(byte - b'0'))
            })
        };
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        if hour > 23 || minute > 59 || second > 59 || !(1..=12).contains(&month) || day < 1 {
            return None;
        }
        let moment = Self {
            unix_secs: days_before(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second,
        };
        (moment.date() == (year, month, day)).then_some(moment)
    }

    fn date(self) -> (i64, i64, i64) {
        // Days are counted from 0000-03-01, so that the leap day ends a year.
        let days = self.unix_secs.div_euclid(86_400) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }

    fn time_of_day(self) -> (i64, i64, i64) {
        let second = self.unix_secs.rem_euclid(86_400);
        (second / 3_600, second / 60 % 60, second % 60)
    }
}

fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// `YYYY-MM-DDThh:mm:ssZ`, the form of most times of the API.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let (hour, minute, second) = self.time_of_day();
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_moment_reads_back_as_the_moment() {
        for (secs, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_456_231_584, "2016-02-23T12:46:24Z"),
            (4_102_444_799, "2099-12-31T23:59:59Z"),
        ] {
            assert_eq!(Timestamp::from_unix_secs(secs).to_string(), text);
            assert_eq!(
                Timestamp::from_second_text(text),
                Some(Timestamp::from_unix_secs(secs))
            );
        }
    }

    #[test]
    fn a_text_that_is_no_moment_is_refused() {
        for text in [
            "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "x",
            "",
        ] {
            assert_eq!(Timestamp::from_second_text(text), None, "{text}");
        }
    }
}
