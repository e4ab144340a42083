//! Patterns with `*` and `?`, read plainly.

use crate::condition_key::ConditionKey;
use crate::policy_document::Dialect;
use crate::request::Request;
use crate::variables::{Piece, pieces};

/// One place of a pattern.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Symbol {
    /// `*`: any number of characters.
    Any,
    /// `?`: one character.
    One,
    /// This character.
    Char(char),
}

impl Symbol {
    /// The character as it was written.
    pub(crate) fn plain(&self) -> char {
        match self {
            Self::Any => '*',
            Self::One => '?',
            Self::Char(letter) => *letter,
        }
    }

    pub(crate) fn fold_case(&mut self) {
        if let Self::Char(letter) = self {
            letter.make_ascii_lowercase();
        }
    }
}

/// A pattern with its variables filled in; what a variable holds stands for itself. `None` when the request
/// does not have a variable.
pub(crate) fn symbols(
    pattern: &str,
    dialect: Dialect,
    request: &Request<'_>,
) -> Option<Vec<Symbol>> {
    if dialect == Dialect::Strict {
        return Some(written(pattern));
    }
    let mut symbols = Vec::new();
    for piece in pieces(pattern)? {
        match piece {
            Piece::Text(text) => symbols.extend(written(text)),
            Piece::Variable(name) => match request.values(&ConditionKey::of(name)).as_slice() {
                [value] => symbols.extend(value.text().chars().map(Symbol::Char)),
                _ => return None,
            },
        }
    }
    Some(symbols)
}

/// A pattern without variables.
pub(crate) fn written(pattern: &str) -> Vec<Symbol> {
    let symbol = |letter| match letter {
        '*' => Symbol::Any,
        '?' => Symbol::One,
        other => Symbol::Char(other),
    };
    pattern.chars().map(symbol).collect()
}

/// Whether a pattern stands for a text: which starts of the text the pattern so far can stand for.
pub(crate) fn glob(pattern: &[Symbol], text: &[char]) -> bool {
    let mut stands_for = vec![false; text.len() + 1];
    stands_for[0] = true;
    for symbol in pattern {
        let before = stands_for.clone();
        stands_for[0] = before[0] && *symbol == Symbol::Any;
        for end in 1..=text.len() {
            stands_for[end] = match symbol {
                Symbol::Any => before[end] || stands_for[end - 1],
                Symbol::One => before[end - 1],
                Symbol::Char(letter) => before[end - 1] && *letter == text[end - 1],
            };
        }
    }
    stands_for[text.len()]
}
