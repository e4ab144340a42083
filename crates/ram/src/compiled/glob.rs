use crate::compiled::short_text::ShortText;
use crate::condition_key::ConditionKey;
use crate::policy_document::Dialect;
use crate::request::Request;
use crate::variables::{self, Piece};

/// A pattern with `*` and `?`, taken apart at its stars.
#[derive(Clone, Debug)]
pub(super) enum Glob {
    /// `*`.
    Anything,
    /// No wildcard.
    Exactly(Box<str>),
    /// One star, at the end.
    Begins(Box<str>),
    /// A few stars and no other wildcard: the usual ARN.
    Stars(Stars),
    /// Anything else without variables.
    Parts(Parts),
    /// With variables, or wildcards that stand for themselves.
    Variables(Parts),
    /// A variable that is not well formed: matches nothing.
    Nothing,
}

/// The texts between up to three stars, in one piece of memory: patterns of a thousand statements are walked
/// faster so.
#[derive(Clone, Debug)]
pub(super) struct Stars {
    text: Box<str>,
    /// Where each text ends; the last ends with the memory.
    ends: [u16; Stars::MAX],
    count: u8,
}

/// The runs between the stars of a pattern. With one run there is no star.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    head: Run,
    middle: Box<[Run]>,
    tail: Option<Run>,
}

/// What stands between two stars.
type Run = Box<[Step]>;

#[derive(Clone, Debug)]
enum Step {
    Text(Box<str>),
    One,
    Variable(ConditionKey),
}

impl Glob {
    /// A pattern of the strict dialect.
    pub(super) fn of(pattern: &str) -> Self {
        Self::read(pattern, Dialect::Strict, true)
    }

    /// A pattern, with variables in the extended dialect.
    pub(super) fn of_dialect(pattern: &str, dialect: Dialect) -> Self {
        Self::read(pattern, dialect, true)
    }

    /// A text whose wildcards stand for themselves, with variables in the extended dialect.
    pub(super) fn literal(text: &str, dialect: Dialect) -> Self {
        Self::read(text, dialect, false)
    }

    fn read(pattern: &str, dialect: Dialect, has_wildcards: bool) -> Self {
        if dialect == Dialect::Extended && variables::has_any(pattern) {
            return match variables::pieces(pattern) {
                Some(pieces) => Self::Variables(Parts::of(&pieces, has_wildcards)),
                None => Self::Nothing,
            };
        }
        if !has_wildcards || !pattern.contains(['*', '?']) {
            return Self::Exactly(pattern.into());
        }
        if pattern == "*" {
            return Self::Anything;
        }
        match pattern.strip_suffix('*') {
            Some(prefix) if !prefix.contains(['*', '?']) => Self::Begins(prefix.into()),
            _ => match Stars::of(pattern) {
                Some(stars) => Self::Stars(stars),
                None => Self::Parts(Parts::of(&[Piece::Text(pattern)], true)),
            },
        }
    }

    /// Whether it stands for a text; case counts. For patterns of the strict dialect.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.matches_with(text, Case::Counts, &Colons::UNKNOWN, None)
    }

    /// Whether it stands for a text in a request.
    pub(super) fn matches_in(&self, text: &str, case: Case, request: &Request<'_>) -> bool {
        self.matches_with(text, case, &Colons::UNKNOWN, Some(request))
    }

    /// Whether it stands for an ARN in a request.
    pub(super) fn matches_arn(
        &self,
        arn: &str,
        case: Case,
        colons: &Colons,
        request: &Request<'_>,
    ) -> bool {
        self.matches_with(arn, case, colons, Some(request))
    }

    fn matches_with(
        &self,
        text: &str,
        case: Case,
        colons: &Colons,
        request: Option<&Request<'_>>,
    ) -> bool {
        match self {
            Self::Anything => true,
            Self::Exactly(wanted) => wanted.len() == text.len() && case.begins(text, wanted),
            Self::Begins(wanted) => case.begins(text, wanted),
            Self::Stars(stars) => stars.match_text(text, case, colons),
            Self::Parts(parts) => parts.match_text(text, case, request),
            Self::Variables(parts) => {
                request.is_some_and(|request| parts.has_its_variables(request))
                    && parts.match_text(text, case, request)
            }
            Self::Nothing => false,
        }
    }

    /// Whether it is the text but for Unicode case; for [`Glob::literal`].
    pub(super) fn equals_ignoring_case(&self, text: &str, request: &Request<'_>) -> bool {
        match self {
            Self::Exactly(wanted) => same_ignoring_case(wanted, text),
            Self::Variables(parts) => {
                parts.has_its_variables(request) && parts.head_equals_ignoring_case(text, request)
            }
            Self::Anything | Self::Begins(_) | Self::Stars(_) | Self::Parts(_) | Self::Nothing => {
                false
            }
        }
    }
}

fn same_ignoring_case(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    let folded = a.chars().flat_map(char::to_lowercase);
    folded.eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether letter case counts, for ASCII letters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Case {
    Counts,
    Folds,
}

impl Case {
    fn begins(self, text: &str, wanted: &str) -> bool {
        let Some(start) = text.as_bytes().get(..wanted.len()) else {
            return false;
        };
        match self {
            Self::Counts => start == wanted.as_bytes(),
            Self::Folds => start.eq_ignore_ascii_case(wanted.as_bytes()),
        }
    }

    fn ends(self, text: &str, wanted: &str) -> bool {
        let Some(start) = text.len().checked_sub(wanted.len()) else {
            return false;
        };
        match self {
            Self::Counts => &text.as_bytes()[start..] == wanted.as_bytes(),
            Self::Folds => text.as_bytes()[start..].eq_ignore_ascii_case(wanted.as_bytes()),
        }
    }

    /// Where a text stands first.
    fn find(self, text: &str, wanted: &str) -> Option<usize> {
        find(
            text.as_bytes(),
            0,
            wanted.as_bytes(),
            self,
            &Colons::UNKNOWN,
        )
    }

    fn is_same(self, a: &[u8], b: &[u8]) -> bool {
        match self {
            Self::Counts => a == b,
            Self::Folds => a.eq_ignore_ascii_case(b),
        }
    }

    fn is_same_byte(self, a: u8, b: u8) -> bool {
        match self {
            Self::Counts => a == b,
            Self::Folds => a.eq_ignore_ascii_case(&b),
        }
    }
}

impl Stars {
    const MAX: usize = 3;

    fn of(pattern: &str) -> Option<Self> {
        let texts: Vec<&str> = pattern.split('*').collect();
        if pattern.contains('?') || texts.len() > Self::MAX + 1 {
            return None;
        }
        let mut ends = [0; Self::MAX];
        let mut end = 0;
        for (at, text) in texts[..texts.len() - 1].iter().enumerate() {
            end += text.len();
            ends[at] = u16::try_from(end).ok()?;
        }
        Some(Self {
            text: texts.concat().into(),
            ends,
            count: u8::try_from(texts.len() - 1).ok()?,
        })
    }

    fn match_text(&self, text: &str, case: Case, colons: &Colons) -> bool {
        let (text, pattern) = (text.as_bytes(), self.text.as_bytes());
        let mut start = usize::from(self.ends[0]);
        if start > text.len() || !case.is_same(&text[..start], &pattern[..start]) {
            return false;
        }
        let mut from = start;
        let last = usize::from(self.count) - 1;
        let tail = &pattern[usize::from(self.ends[last])..];
        let Some(limit) = text.len().checked_sub(tail.len()) else {
            return false;
        };
        if limit < from || !case.is_same(&text[limit..], tail) {
            return false;
        }
        for &end in &self.ends[1..=last] {
            let end = usize::from(end);
            match find(&text[..limit], from, &pattern[start..end], case, colons) {
                Some(at) => from = at + (end - start),
                None => return false,
            }
            start = end;
        }
        true
    }
}

/// Where a text stands first, from a place on. A whole text is only found where characters begin, so bytes will do.
fn find(text: &[u8], from: usize, wanted: &[u8], case: Case, colons: &Colons) -> Option<usize> {
    let Some((first, last)) = wanted.first().zip(wanted.last()) else {
        return Some(from);
    };
    let reach = wanted.len() - 1;
    // The last byte tells most texts apart that begin alike.
    let stands_at = |at: usize| {
        text.get(at + reach)
            .is_some_and(|byte| case.is_same_byte(*byte, *last))
            && case.is_same(&text[at..=at + reach], wanted)
    };
    if *first == b':' && colons.are_all {
        let places = colons.at[..usize::from(colons.count)].iter();
        let mut places = places
            .map(|at| usize::from(*at))
            .skip_while(|at| *at < from);
        return places.find(|at| stands_at(*at));
    }
    let end = text.len().checked_sub(reach)?;
    (from..end).find(|at| stands_at(*at))
}

/// Where the colons of an ARN stand: most texts between stars begin with one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Colons {
    at: [u16; Colons::MAX],
    count: u8,
    are_all: bool,
}

impl Colons {
    const MAX: usize = 8;
    /// For texts that are no ARNs.
    pub(super) const UNKNOWN: Self = Self {
        at: [0; Self::MAX],
        count: 0,
        are_all: false,
    };

    pub(super) fn of(arn: &str) -> Self {
        let mut colons = Self::UNKNOWN;
        for (at, _) in arn.match_indices(':') {
            let (Ok(at), Some(place)) = (
                u16::try_from(at),
                colons.at.get_mut(usize::from(colons.count)),
            ) else {
                return Self::UNKNOWN;
            };
            *place = at;
            colons.count += 1;
        }
        Self {
            are_all: true,
            ..colons
        }
    }
}

impl Parts {
    fn of(pieces: &[Piece<'_>], has_wildcards: bool) -> Self {
        let mut runs: Vec<Vec<Step>> = vec![Vec::new()];
        for piece in pieces {
            let run = runs.last_mut().expect("there is always a run");
            match piece {
                Piece::Variable(name) => run.push(Step::Variable(ConditionKey::of(name))),
                Piece::Text(text) if has_wildcards => push_pattern(&mut runs, text),
                Piece::Text(text) => run.push(Step::Text((*text).into())),
            }
        }
        let mut runs = runs.into_iter().map(Run::from);
        let head = runs.next().expect("there is always a run");
        let tail = runs.next_back();
        let middle = runs.filter(|run| !run.is_empty()).collect();
        Self { head, middle, tail }
    }

    fn match_text(&self, text: &str, case: Case, request: Option<&Request<'_>>) -> bool {
        let Some(taken) = match_run(&self.head, text, case, request) else {
            return false;
        };
        let Some(tail) = &self.tail else {
            return taken == text.len();
        };
        let mut rest = &text[taken..];
        // The tail is often what tells patterns apart, so it is looked at early.
        if let [Step::Text(wanted)] = &**tail {
            if !case.ends(rest, wanted) {
                return false;
            }
            rest = &rest[..rest.len() - wanted.len()];
            return self.skip_middle(rest, case, request).is_some();
        }
        let Some(rest) = self.skip_middle(rest, case, request) else {
            return false;
        };
        boundaries(rest)
            .any(|at| match_run(tail, &rest[at..], case, request) == Some(rest.len() - at))
    }

    /// What is left of a text behind the middle runs, each taken where it stands first.
    fn skip_middle<'t>(
        &self,
        mut rest: &'t str,
        case: Case,
        request: Option<&Request<'_>>,
    ) -> Option<&'t str> {
        for run in &self.middle {
            let end = match &**run {
                [Step::Text(wanted)] => case.find(rest, wanted)? + wanted.len(),
                _ => boundaries(rest)
                    .find_map(|at| Some(at + match_run(run, &rest[at..], case, request)?))?,
            };
            rest = &rest[end..];
        }
        Some(rest)
    }

    fn has_its_variables(&self, request: &Request<'_>) -> bool {
        let runs = std::iter::once(&self.head)
            .chain(&self.middle)
            .chain(&self.tail);
        runs.flatten().all(|step| match step {
            Step::Variable(key) => variable(key, Some(request)).is_some(),
            Step::Text(_) | Step::One => true,
        })
    }

    fn head_equals_ignoring_case(&self, text: &str, request: &Request<'_>) -> bool {
        let mut rest = text.chars().flat_map(char::to_lowercase);
        for step in &self.head {
            let written = match step {
                Step::Text(text) => ShortText::Held(text),
                Step::Variable(key) => match variable(key, Some(request)) {
                    Some(text) => text,
                    None => return false,
                },
                Step::One => ShortText::Held("?"),
            };
            for letter in written.as_str().chars().flat_map(char::to_lowercase) {
                if rest.next() != Some(letter) {
                    return false;
                }
            }
        }
        rest.next().is_none()
    }
}

/// Adds a text with wildcards behind what the last run has.
fn push_pattern(runs: &mut Vec<Vec<Step>>, text: &str) {
    let mut plain = String::new();
    for letter in text.chars() {
        let run = runs.last_mut().expect("there is always a run");
        if !matches!(letter, '*' | '?') {
            plain.push(letter);
            continue;
        }
        if !plain.is_empty() {
            run.push(Step::Text(std::mem::take(&mut plain).into()));
        }
        match letter {
            '?' => run.push(Step::One),
            _ => runs.push(Vec::new()),
        }
    }
    if !plain.is_empty() {
        let run = runs.last_mut().expect("there is always a run");
        run.push(Step::Text(plain.into()));
    }
}

/// How many bytes at the start of a text a run takes, if it fits there.
fn match_run(run: &[Step], text: &str, case: Case, request: Option<&Request<'_>>) -> Option<usize> {
    let mut taken = 0;
    for step in run {
        let rest = &text[taken..];
        taken += match step {
            Step::Text(wanted) => case.begins(rest, wanted).then_some(wanted.len())?,
            Step::One => rest.chars().next()?.len_utf8(),
            Step::Variable(key) => {
                let wanted = variable(key, request)?;
                let wanted = wanted.as_str();
                case.begins(rest, wanted).then_some(wanted.len())?
            }
        };
    }
    Some(taken)
}

/// The text of a variable: the one value that the request has.
fn variable<'a>(key: &ConditionKey, request: Option<&Request<'a>>) -> Option<ShortText<'a>> {
    match request?.values(key).as_slice() {
        [value] => Some(ShortText::of(value)),
        _ => None,
    }
}

/// Every place at which a character begins, and the end.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::{glob, written};

    /// Every text over some letters up to a length.
    fn texts_over(letters: &str, length: usize) -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut start = 0;
        for _ in 0..length {
            let end = texts.len();
            for at in start..end {
                let longer = letters
                    .chars()
                    .map(|letter| format!("{}{letter}", texts[at]));
                let longer: Vec<String> = longer.collect();
                texts.extend(longer);
            }
            start = end;
        }
        texts
    }

    #[test]
    fn every_short_pattern_stands_for_the_texts_that_the_plain_reading_says() {
        let texts = texts_over("aé:", 4);
        let mut fitting = 0;
        for pattern in texts_over("aé:*?", 5) {
            let compiled = Glob::of(&pattern);
            let symbols = written(&pattern);
            for text in &texts {
                let plain = glob(&symbols, &text.chars().collect::<Vec<char>>());
                fitting += usize::from(plain);
                assert_eq!(compiled.matches(text), plain, "{pattern} {text}");
                for case in [Case::Counts, Case::Folds] {
                    let colons = Colons::of(text);
                    let found = compiled.matches_with(text, case, &colons, None);
                    assert_eq!(found, plain, "{pattern} {text}, with colons, {case:?}");
                }
            }
        }
        assert!(fitting > 20_000, "{fitting}");
    }
}
