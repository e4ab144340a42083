//! JSON with the place of every value: policy documents are refused by pointing at what is wrong.

use crate::malformed::{Malformation, MalformedPolicyDocument, Position};

/// How deep lists and objects may nest; no document of the language needs more than five.
const MAX_DEPTH: usize = 16;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) at: Position,
    pub(crate) value: Json,
}

/// A JSON value. Numbers are kept as text: the language has none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Placed>),
    Object(Vec<Member>),
}

/// A name of an object with its value. Names of one object are distinct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) at: Position,
    pub(crate) name: String,
    pub(crate) value: Placed,
}

impl Json {
    /// What it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Reads one value and nothing behind it.
///
/// Source: RFC 8259.
pub(crate) fn parse(text: &str) -> Result<Placed, MalformedPolicyDocument> {
    let mut reader = Reader {
        rest: text.chars(),
        at: Position { line: 1, column: 1 },
    };
    let value = reader.value(0)?;
    reader.skip_blanks();
    match reader.peek() {
        None => Ok(value),
        Some(found) => Err(reader.unexpected("the end of the document", found)),
    }
}

struct Reader<'a> {
    rest: std::str::Chars<'a>,
    at: Position,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        if next == '\n' {
            self.at.line += 1;
            self.at.column = 1;
        } else {
            self.at.column += 1;
        }
        Some(next)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.take();
        }
    }

    fn unexpected(&self, wanted: &'static str, found: char) -> MalformedPolicyDocument {
        self.at
            .malformed(Malformation::Unexpected { wanted, found })
    }

    /// The error for what stands here, which is not what was wanted.
    fn wanted(&self, wanted: &'static str) -> MalformedPolicyDocument {
        match self.peek() {
            Some(found) => self.unexpected(wanted, found),
            None => self.at.malformed(Malformation::Ended { wanted }),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Placed, MalformedPolicyDocument> {
        self.skip_blanks();
        let at = self.at;
        if depth > MAX_DEPTH {
            return Err(at.malformed(Malformation::TooDeep));
        }
        let value = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Json::Text(self.text()?),
            Some('-' | '0'..='9') => Json::Number(self.number()?),
            Some('t') => self.word("true", Json::Bool(true))?,
            Some('f') => self.word("false", Json::Bool(false))?,
            Some('n') => self.word("null", Json::Null)?,
            _ => return Err(self.wanted("a value")),
        };
        Ok(Placed { at, value })
    }

    fn object(&mut self, depth: usize) -> Result<Json, MalformedPolicyDocument> {
        self.take();
        let mut members: Vec<Member> = Vec::new();
        self.skip_blanks();
        if self.peek() == Some('}') {
            self.take();
            return Ok(Json::Object(members));
        }
        loop {
            self.skip_blanks();
            let at = self.at;
            if self.peek() != Some('"') {
                return Err(self.wanted("a name in double quotes"));
            }
            let name = self.text()?;
            if members.iter().any(|member| member.name == name) {
                return Err(at.malformed(Malformation::DuplicateName { name }));
            }
            self.skip_blanks();
            if self.peek() != Some(':') {
                return Err(self.wanted("':'"));
            }
            self.take();
            let value = self.value(depth + 1)?;
            members.push(Member { at, name, value });
            self.skip_blanks();
            match self.peek() {
                Some(',') => self.take(),
                Some('}') => {
                    self.take();
                    return Ok(Json::Object(members));
                }
                _ => return Err(self.wanted("',' or '}'")),
            };
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, MalformedPolicyDocument> {
        self.take();
        let mut values = Vec::new();
        self.skip_blanks();
        if self.peek() == Some(']') {
            self.take();
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.skip_blanks();
            match self.peek() {
                Some(',') => self.take(),
                Some(']') => {
                    self.take();
                    return Ok(Json::List(values));
                }
                _ => return Err(self.wanted("',' or ']'")),
            };
        }
    }

    fn text(&mut self) -> Result<String, MalformedPolicyDocument> {
        self.take();
        let mut text = String::new();
        loop {
            match self.peek() {
                Some('"') => {
                    self.take();
                    return Ok(text);
                }
                Some('\\') => text.push(self.escape()?),
                Some(control) if control < ' ' => {
                    return Err(self.unexpected("no control character in a string", control));
                }
                Some(other) => {
                    self.take();
                    text.push(other);
                }
                None => return Err(self.wanted("'\"'")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, MalformedPolicyDocument> {
        let at = self.at;
        self.take();
        let simple = match self.peek() {
            Some(mark @ ('"' | '\\' | '/')) => mark,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                self.take();
                return self.code_point(at);
            }
            _ => return Err(self.wanted("an escape of JSON")),
        };
        self.take();
        Ok(simple)
    }

    fn code_point(&mut self, at: Position) -> Result<char, MalformedPolicyDocument> {
        let high = self.four_digits()?;
        let code = if (0xd800..0xdc00).contains(&high) {
            for mark in ['\\', 'u'] {
                if self.peek() != Some(mark) {
                    return Err(at.malformed(Malformation::LoneSurrogate));
                }
                self.take();
            }
            let low = self.four_digits()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(at.malformed(Malformation::LoneSurrogate));
            }
            0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
        } else {
            high
        };
        char::from_u32(code).ok_or_else(|| at.malformed(Malformation::LoneSurrogate))
    }

    fn four_digits(&mut self) -> Result<u32, MalformedPolicyDocument> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = self.peek().and_then(|digit| digit.to_digit(16)) else {
                return Err(self.wanted("four hexadecimal digits"));
            };
            self.take();
            code = code * 16 + digit;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<String, MalformedPolicyDocument> {
        let mut text = String::new();
        if self.peek() == Some('-') {
            text.extend(self.take());
        }
        if self.peek() == Some('0') {
            text.extend(self.take());
        } else {
            self.digits(&mut text)?;
        }
        if self.peek() == Some('.') {
            text.extend(self.take());
            self.digits(&mut text)?;
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            text.extend(self.take());
            if matches!(self.peek(), Some('+' | '-')) {
                text.extend(self.take());
            }
            self.digits(&mut text)?;
        }
        Ok(text)
    }

    fn digits(&mut self, text: &mut String) -> Result<(), MalformedPolicyDocument> {
        if !matches!(self.peek(), Some('0'..='9')) {
            return Err(self.wanted("a digit"));
        }
        while matches!(self.peek(), Some('0'..='9')) {
            text.extend(self.take());
        }
        Ok(())
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, MalformedPolicyDocument> {
        for letter in word.chars() {
            if self.peek() != Some(letter) {
                return Err(self.wanted("a value"));
            }
            self.take();
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_pointed_at() {
        for (text, line, column) in [
            ("", 1, 1),
            ("{", 1, 2),
            ("{\"a\" 1}", 1, 6),
            ("{\"a\": 1,}", 1, 9),
            ("[1 2]", 1, 4),
            ("[1,\n 01]", 2, 3),
            ("\"a\nb\"", 1, 3),
            ("\"\\x\"", 1, 3),
            ("\"\\u12g4\"", 1, 6),
            ("\"\\ud800\"", 1, 2),
            ("\"\\udc00\"", 1, 2),
            ("{\"a\": 1, \"a\": 2}", 1, 10),
            ("nul", 1, 4),
            ("1 1", 1, 3),
            ("1.", 1, 3),
            ("{} \u{3000}", 1, 4),
            ("{\"字\"、1}", 1, 5),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!(
                (error.line, error.column),
                (line, column),
                "{text}: {error}"
            );
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn a_value_is_what_was_written() {
        let read = parse(" {\"a\\n\\ud83d\\ude00\": [true, null, -1.5e+3, \"\"]} ").expect("JSON");
        let Json::Object(members) = &read.value else {
            panic!("an object");
        };
        assert_eq!(members[0].name, "a\n😀");
        let Json::List(values) = &members[0].value.value else {
            panic!("a list");
        };
        let values: Vec<&Json> = values.iter().map(|value| &value.value).collect();
        assert_eq!(
            values,
            [
                &Json::Bool(true),
                &Json::Null,
                &Json::Number("-1.5e+3".into()),
                &Json::Text(String::new())
            ]
        );
        assert_eq!(read.at, Position { line: 1, column: 2 });
    }
}
