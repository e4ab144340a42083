/// The names of instances made together: `web-[8,3]` names them `web-008`, `web-009`, …; with a unique suffix
/// `web` names them `web001`, `web002`, …; anything else names all alike.
///
/// Source: ECS API, `RunInstances`, `InstanceName`, `HostName`, `UniqueSuffix`.
pub(super) fn names(pattern: &str, unique_suffix: bool, amount: usize) -> Vec<String> {
    let name = |index: usize| match Sequence::find(pattern) {
        Some(sequence) => sequence.name(index),
        None if unique_suffix && amount > 1 => format!("{pattern}{:03}", index + 1),
        None => pattern.to_owned(),
    };
    (0..amount).map(name).collect()
}

/// A pattern taken apart at `[begin,digits]`.
struct Sequence<'p> {
    before: &'p str,
    begin: usize,
    digits: usize,
    after: &'p str,
}

impl<'p> Sequence<'p> {
    /// The sequence in a pattern: begin 0 to 999999, 1 to 6 digits; left out they are 0 and 6.
    fn find(pattern: &'p str) -> Option<Self> {
        let (before, rest) = pattern.split_once('[')?;
        let (inside, after) = rest.split_once(']')?;
        let (begin, digits) = inside.split_once(',')?;
        let number = |text: &str, default: usize| match text {
            "" => Some(default),
            text if text.bytes().all(|it| it.is_ascii_digit()) => text.parse().ok(),
            _ => None,
        };
        let (begin, digits) = (number(begin, 0)?, number(digits, 6)?);
        let is_legal = begin <= 999_999 && (1..=6).contains(&digits);
        is_legal.then_some(Self {
            before,
            begin,
            digits,
            after,
        })
    }

    fn name(&self, index: usize) -> String {
        let Self {
            before,
            begin,
            digits,
            after,
        } = self;
        format!("{before}{:0digits$}{after}", begin + index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instances_made_together_are_numbered_as_asked() {
        for (pattern, unique_suffix, amount, expected) in [
            ("web", false, 2, ["web", "web"].as_slice()),
            ("web", true, 2, &["web001", "web002"]),
            ("web", true, 1, &["web"]),
            (
                "web-[8,3]-x",
                true,
                3,
                &["web-008-x", "web-009-x", "web-010-x"],
            ),
            ("web[99,2]", false, 2, &["web99", "web100"]),
            ("web[,]", false, 1, &["web000000"]),
            ("web[a,3]", false, 1, &["web[a,3]"]),
        ] {
            assert_eq!(names(pattern, unique_suffix, amount), expected, "{pattern}");
        }
    }
}
