//! Is there a text that fits some patterns and not others? Exactly, by walking the patterns together.

use std::collections::{BTreeSet, HashSet};

use crate::pattern::Symbol;

/// A pattern of a text.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) symbols: Vec<Symbol>,
    /// Whether letter case does not count.
    pub(super) folds_case: bool,
}

/// Whether one of some patterns must fit, or none may.
#[derive(Clone, Debug)]
pub(super) struct OneOf {
    pub(super) patterns: Vec<Pattern>,
    pub(super) is_wanted: bool,
}

/// The walk takes more steps than it may.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct TooMany;

/// How many sets of places are looked at.
const MAX_STATES: usize = 20_000;

/// A shortest text for which every demand holds; none when there is no such text.
///
/// A state is, for each pattern, the places in it that a text so far can have reached. Texts that reach the same
/// places go on alike, and letters that no pattern has go on alike, so one of them stands for all.
pub(super) fn shortest(demands: &[OneOf]) -> Result<Option<String>, TooMany> {
    let patterns: Vec<&Pattern> = demands.iter().flat_map(|demand| &demand.patterns).collect();
    let letters = letters_of(&patterns);
    let start: State = patterns
        .iter()
        .map(|pattern| pattern.closed(vec![0]))
        .collect();
    let mut seen: HashSet<State> = HashSet::from([start.clone()]);
    let mut queue: Vec<(State, Option<(usize, char)>)> = vec![(start, None)];
    let mut at = 0;
    while at < queue.len() {
        if holds(demands, &queue[at].0) {
            return Ok(Some(text_of(&queue, at)));
        }
        for &letter in &letters {
            let next: State = patterns
                .iter()
                .zip(&queue[at].0)
                .map(|(pattern, places)| pattern.step(places, letter))
                .collect();
            if !is_hopeless(demands, &next) && seen.insert(next.clone()) {
                if seen.len() > MAX_STATES {
                    return Err(TooMany);
                }
                queue.push((next, Some((at, letter))));
            }
        }
        at += 1;
    }
    Ok(None)
}

/// For each pattern the places reached, ascending.
type State = Vec<Vec<usize>>;

fn text_of(queue: &[(State, Option<(usize, char)>)], mut at: usize) -> String {
    let mut letters = Vec::new();
    while let Some((before, letter)) = queue[at].1 {
        letters.push(letter);
        at = before;
    }
    letters.iter().rev().collect()
}

/// One letter that no pattern has, then those of the patterns, then the same in other case.
fn letters_of(patterns: &[&Pattern]) -> Vec<char> {
    let symbols = patterns.iter().flat_map(|pattern| &pattern.symbols);
    let written: BTreeSet<char> = symbols
        .filter_map(|symbol| match symbol {
            Symbol::Char(letter) => Some(*letter),
            Symbol::Any | Symbol::One => None,
        })
        .collect();
    let in_other_case: BTreeSet<char> = written
        .iter()
        .flat_map(|letter| letter.to_lowercase().chain(letter.to_uppercase()))
        .filter(|letter| !written.contains(letter))
        .collect();
    let is_new = |letter: &char| !written.contains(letter) && !in_other_case.contains(letter);
    let plain = ('a'..='z').rev().chain('0'..='9');
    let other = plain.chain('\u{4e00}'..'\u{9fff}').find(is_new);
    other
        .into_iter()
        .chain(written)
        .chain(in_other_case)
        .collect()
}

fn holds(demands: &[OneOf], state: &State) -> bool {
    let mut places = state.iter();
    demands.iter().all(|demand| {
        let mut fits = false;
        for (pattern, places) in demand.patterns.iter().zip(&mut places) {
            fits |= places.last() == Some(&pattern.symbols.len());
        }
        fits == demand.is_wanted
    })
}

/// Whether a wanted demand can no longer hold.
fn is_hopeless(demands: &[OneOf], state: &State) -> bool {
    let mut places = state.iter();
    demands.iter().any(|demand| {
        let mut is_alive = false;
        for (_, places) in demand.patterns.iter().zip(&mut places) {
            is_alive |= !places.is_empty();
        }
        demand.is_wanted && !is_alive
    })
}

impl Pattern {
    /// The places with those reached by letting stars stand for nothing.
    fn closed(&self, mut places: Vec<usize>) -> Vec<usize> {
        let mut index = 0;
        while index < places.len() {
            let place = places[index];
            if self.symbols.get(place) == Some(&Symbol::Any) {
                places.push(place + 1);
            }
            index += 1;
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    fn step(&self, places: &[usize], letter: char) -> Vec<usize> {
        let next = places
            .iter()
            .filter_map(|&place| match self.symbols.get(place)? {
                Symbol::Any => Some(place),
                Symbol::One => Some(place + 1),
                Symbol::Char(wanted) => self.is_same(*wanted, letter).then_some(place + 1),
            });
        self.closed(next.collect())
    }

    fn is_same(&self, wanted: char, letter: char) -> bool {
        wanted == letter || (self.folds_case && same_folded(wanted, letter))
    }
}

fn same_folded(a: char, b: char) -> bool {
    a.to_lowercase().eq(b.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::written;

    fn one_of(patterns: &[&str], is_wanted: bool) -> OneOf {
        let pattern = |text: &&str| Pattern {
            symbols: written(text),
            folds_case: false,
        };
        OneOf {
            patterns: patterns.iter().map(pattern).collect(),
            is_wanted,
        }
    }

    #[test]
    fn a_text_is_found_if_and_only_if_there_is_one() {
        for (wanted, unwanted, found) in [
            (vec!["a*"], vec!["a"], Some("az")),
            (vec!["a*"], vec!["a*"], None),
            (vec!["a*"], vec!["a", "a?*"], None),
            (vec!["?"], vec!["z", "y"], Some("x")),
            (vec!["*a*", "*b*"], vec![], Some("a")),
            (vec!["dev", "d*v"], vec!["dev", "d?v", "dv"], Some("dzzv")),
            (vec!["ecs:*"], vec!["ecs:*s", "ecs:"], Some("ecs:z")),
            (vec![], vec![], Some("")),
            (vec![], vec!["*"], None),
        ] {
            let mut demands = vec![one_of(&unwanted, false)];
            if !wanted.is_empty() {
                demands.push(one_of(&wanted, true));
            }
            assert_eq!(
                shortest(&demands).expect("few states").as_deref(),
                found,
                "{wanted:?} {unwanted:?}"
            );
        }
        let both = [
            one_of(&["*a*"], true),
            one_of(&["*b*"], true),
            one_of(&["ab"], false),
        ];
        assert_eq!(shortest(&both).expect("few states").as_deref(), Some("ba"));
    }
}
