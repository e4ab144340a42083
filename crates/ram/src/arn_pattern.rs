//! Which ARNs a `Resource` pattern is about.
//!
//! Choice: docs/decisions/0022-policy-language.md, resources.

/// What is special about the ARN of a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ArnTraits {
    /// Of RAM itself: letter case does not count, as role names are in lower case there.
    pub(crate) folds_case: bool,
    /// Its region is empty or `*`, as for global services: any region of a pattern fits.
    pub(crate) has_no_region: bool,
}

impl ArnTraits {
    /// Of the ARN of a request; anything else than an ARN has none.
    pub(crate) fn of(arn: &str) -> Self {
        let mut parts = arn.splitn(5, ':');
        let (scheme, service) = (parts.next(), parts.next());
        let (region, account, relative) = (parts.next(), parts.next(), parts.next());
        let is_arn = scheme == Some("acs") && account.is_some() && relative.is_some();
        Self {
            folds_case: is_arn
                && service.is_some_and(|service| service.eq_ignore_ascii_case("ram")),
            has_no_region: is_arn && matches!(region, Some("" | "*")),
        }
    }
}

/// The two readings of a `Resource` pattern.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct ArnPattern {
    /// For ARNs with a region: as written, but an empty region stands for any.
    pub(crate) regional: String,
    /// For ARNs without: any region.
    pub(crate) global: String,
}

impl ArnPattern {
    pub(crate) fn of(pattern: &str) -> Self {
        match region_of(pattern) {
            None => Self {
                regional: pattern.to_owned(),
                global: pattern.to_owned(),
            },
            Some((start, end)) => {
                let global = format!("{}*{}", &pattern[..start], &pattern[end..]);
                let is_empty = start == end;
                Self {
                    regional: if is_empty {
                        global.clone()
                    } else {
                        pattern.to_owned()
                    },
                    global,
                }
            }
        }
    }

    /// The reading for an ARN.
    pub(crate) fn for_arn(&self, traits: ArnTraits) -> &str {
        if traits.has_no_region {
            &self.global
        } else {
            &self.regional
        }
    }
}

/// Where the region of a pattern of five parts stands. Colons in variables do not part.
fn region_of(pattern: &str) -> Option<(usize, usize)> {
    let mut colons = Vec::new();
    let mut is_in_variable = false;
    for (at, byte) in pattern.bytes().enumerate() {
        match byte {
            b'$' if pattern[at..].starts_with("${") => is_in_variable = true,
            b'}' => is_in_variable = false,
            b':' if !is_in_variable => colons.push(at),
            _ => {}
        }
    }
    match colons.as_slice() {
        [_, second, third, _, ..] => Some((second + 1, *third)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_region_stands_for_any_in_patterns_and_in_requests() {
        let traits = |folds_case, has_no_region| ArnTraits {
            folds_case,
            has_no_region,
        };
        for (arn, expected) in [
            ("acs:ram::1:role/x", traits(true, true)),
            ("acs:ram:*:1:role/x", traits(true, true)),
            ("acs:ecs:cn-hangzhou:1:instance/i", traits(false, false)),
            ("acs:oss:*:1:bucket", traits(false, true)),
            ("*", traits(false, false)),
        ] {
            assert_eq!(ArnTraits::of(arn), expected, "{arn}");
        }
        for (pattern, regional, global) in [
            ("*", "*", "*"),
            ("acs:*", "acs:*", "acs:*"),
            (
                "acs:ram::1:role/x",
                "acs:ram:*:1:role/x",
                "acs:ram:*:1:role/x",
            ),
            (
                "acs:ecs:cn-*:1:a:b",
                "acs:ecs:cn-*:1:a:b",
                "acs:ecs:*:1:a:b",
            ),
            (
                "acs:${acs:X:Y}:r:*:${a:b}",
                "acs:${acs:X:Y}:r:*:${a:b}",
                "acs:${acs:X:Y}:*:*:${a:b}",
            ),
        ] {
            let read = ArnPattern::of(pattern);
            assert_eq!(
                (read.regional.as_str(), read.global.as_str()),
                (regional, global)
            );
        }
    }
}
