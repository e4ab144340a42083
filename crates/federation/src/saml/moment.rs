use cloud_id::Timestamp;

/// A moment as SAML writes it: `2026-11-24T08:00:00Z`, perhaps with a fraction of a second, which is left out. It is always in
/// UTC.
///
/// Source: SAML 2.0, Core, section 1.3.3.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let plain = match text.split_once('.') {
        None => text.to_owned(),
        Some((whole, fraction)) => {
            let digits = fraction.strip_suffix('Z')?;
            let is_fraction = (1..=12).contains(&digits.len());
            if !is_fraction || !digits.bytes().all(|it| it.is_ascii_digit()) {
                return None;
            }
            format!("{whole}Z")
        }
    };
    (plain.len() == "2026-11-24T08:00:00Z".len()).then_some(())?;
    Timestamp::from_second_text(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_in_utc() {
        let secs = |text: &str| read(text).map(|it| it.unix_secs);
        for text in [
            "2026-11-24T08:00:00Z",
            "2026-11-24T08:00:00.000Z",
            "2026-11-24T08:00:00.999999Z",
        ] {
            assert_eq!(secs(text), Some(1_795_507_200), "{text}");
        }
        for text in [
            "",
            "Z",
            ".Z",
            "2026-11-24T08:00:00",
            "2026-11-24T08:00:00.Z",
            "2026-11-24T08:00:00.1",
            "2026-11-24T08:00:00+00:00",
            "2026-13-24T08:00:00Z",
            "2026-11-24 08:00:00Z",
        ] {
            assert_eq!(secs(text), None, "{text}");
        }
    }
}
