use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;

use serde_json::Value;

use crate::error::ApiError;
use crate::operation::{Kind, Operation, Param};

/// The parameters of a request: names and texts, each name once, wherever it stood.
///
/// Source: RPC protocol, request structure.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Params {
    texts: BTreeMap<String, String>,
}

impl Params {
    /// The text under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// Puts a text under a name and returns the one that was there.
    pub fn insert(&mut self, name: impl Into<String>, text: impl Into<String>) -> Option<String> {
        self.texts.insert(name.into(), text.into())
    }

    /// Takes a parameter out.
    pub fn remove(&mut self, name: &str) -> Option<String> {
        self.texts.remove(name)
    }

    /// All names and texts, sorted by the bytes of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The parameters as the fields of an operation's request.
    #[must_use]
    pub fn fields(&self, operation: &'static Operation) -> RequestFields<'_> {
        RequestFields {
            params: self,
            declared: operation.params,
            prefix: String::new(),
        }
    }

    /// Whether a parameter of this name, or one nested in it, is there.
    fn has_under(&self, name: &str) -> bool {
        if self.texts.contains_key(name) {
            return true;
        }
        let nested = [name, "."].concat();
        let mut from_there = self
            .texts
            .range::<str, _>((Bound::Included(&*nested), Bound::Unbounded));
        from_there
            .next()
            .is_some_and(|(n, _)| n.starts_with(&nested))
    }

    /// The numbers N for which `NAME.N` or `NAME.N.…` is there, sorted.
    fn numbers_under(&self, name: &str) -> Vec<u32> {
        let nested = [name, "."].concat();
        let mut numbers: Vec<u32> = self
            .texts
            .range::<str, _>((Bound::Included(&*nested), Bound::Unbounded))
            .take_while(|(name, _)| name.starts_with(&nested))
            .filter_map(|(name, _)| number_at_start(&name[nested.len()..]))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Params {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(texts: I) -> Self {
        Self {
            texts: texts
                .into_iter()
                .map(|(name, text)| (name.into(), text.into()))
                .collect(),
        }
    }
}

/// The names only: texts may be secrets.
impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.texts.keys()).finish()
    }
}

/// The number in `N` or `N.…`: decimal, without sign or leading zero.
fn number_at_start(rest: &str) -> Option<u32> {
    let digits = rest.split('.').next()?;
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    if is_plain { digits.parse().ok() } else { None }
}

/// The fields of a request, or of one structure nested in it. Each is read by its declared name, checked
/// against its declaration, and refused with its declared error.
#[derive(Debug)]
pub struct RequestFields<'a> {
    params: &'a Params,
    declared: &'static [Param],
    prefix: String,
}

impl RequestFields<'_> {
    /// A text.
    ///
    /// # Errors
    /// The parameter's own: it is required and absent, or too short or too long.
    pub fn text(&self, name: &str) -> Result<Option<String>, ApiError> {
        let param = self.declared(name);
        let Some((wire, text)) = self.given(param)? else {
            return Ok(None);
        };
        let length = text.chars().count();
        if !text.is_empty() && !is_within(param.length, length) {
            return Err(param.malformed.with(format_args!(
                "{wire} has {length} characters; {}",
                bounds(param.length)
            )));
        }
        Ok(Some(text.to_owned()))
    }

    /// A whole number.
    ///
    /// # Errors
    /// The parameter's own: it is required and absent, no number, or out of its bounds.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, ApiError> {
        let param = self.declared(name);
        let Some((wire, text)) = self.given(param)? else {
            return Ok(None);
        };
        let Ok(value) = text.trim().parse::<i64>() else {
            return Err(param
                .malformed
                .with(format_args!("{wire} is not a whole number")));
        };
        match param.kind {
            Kind::Integer { min, max } if !(min..=max).contains(&value) => Err(param
                .malformed
                .with(format_args!("{wire} is {value}; it may be {min} to {max}"))),
            _ => Ok(Some(value)),
        }
    }

    /// A decimal number.
    ///
    /// # Errors
    /// The parameter's own: it is required and absent, or no finite number.
    pub fn number(&self, name: &str) -> Result<Option<f64>, ApiError> {
        let param = self.declared(name);
        let Some((wire, text)) = self.given(param)? else {
            return Ok(None);
        };
        match text.trim().parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Some(value)),
            _ => Err(param.malformed.with(format_args!("{wire} is not a number"))),
        }
    }

    /// A boolean.
    ///
    /// # Errors
    /// The parameter's own: it is required and absent, or neither `true` nor `false`.
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, ApiError> {
        let param = self.declared(name);
        let Some((wire, text)) = self.given(param)? else {
            return Ok(None);
        };
        if text.eq_ignore_ascii_case("true") {
            Ok(Some(true))
        } else if text.eq_ignore_ascii_case("false") {
            Ok(Some(false))
        } else {
            Err(param
                .malformed
                .with(format_args!("{wire} is neither true nor false")))
        }
    }

    /// A JSON array of texts in one text. Elements sent one by one, as `Name.N`, are accepted too.
    ///
    /// # Errors
    /// The parameter's own: it is required and absent, no JSON array of texts, or of a wrong length.
    pub fn json_texts(&self, name: &str) -> Result<Option<Vec<String>>, ApiError> {
        let param = self.declared(name);
        if let Some((wire, text)) = self.given_text(param) {
            let texts = serde_json::from_str::<Vec<String>>(text).map_err(|_| {
                param
                    .malformed
                    .with(format_args!("{wire} is not a JSON array of texts"))
            })?;
            self.check_count(param, &wire, texts.len())?;
            return Ok(Some(texts));
        }
        let texts = self.texts(name)?;
        Ok(if texts.is_empty() { None } else { Some(texts) })
    }

    /// A list of texts.
    ///
    /// # Errors
    /// The parameter's own: it is required and absent, its numbers have a gap, or there are too many.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, ApiError> {
        let param = self.declared(name);
        let (wire, count) = self.count(param)?;
        Ok((1..=count)
            .map(|n| {
                self.params
                    .get(&format!("{wire}.{n}"))
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect())
    }

    /// A list of structures, each read by `read`. One text that holds a JSON array of them is read too: some
    /// products send lists so.
    ///
    /// # Errors
    /// As [`texts`](Self::texts), and what `read` refuses.
    pub fn list<T>(
        &self,
        name: &str,
        read: impl Fn(&RequestFields<'_>) -> Result<T, ApiError>,
    ) -> Result<Vec<T>, ApiError> {
        let param = self.declared(name);
        let (Kind::List(declared) | Kind::Object(declared)) = param.kind else {
            unreachable!("{name} is declared as a list");
        };
        if let Some((wire, text)) = self.given_text(param) {
            let elements = json_structures(text).ok_or_else(|| {
                param
                    .malformed
                    .with(format_args!("{wire} is not a JSON array of objects"))
            })?;
            self.check_count(param, &wire, elements.len())?;
            let fields = |params| RequestFields {
                params,
                declared,
                prefix: String::new(),
            };
            return elements.iter().map(|it| read(&fields(it))).collect();
        }
        let (wire, count) = self.count(param)?;
        (1..=count)
            .map(|n| {
                let prefix = format!("{wire}.{n}.");
                read(&RequestFields {
                    params: self.params,
                    declared,
                    prefix,
                })
            })
            .collect()
    }

    /// A structure, read by `read`; nothing when none of its fields is given.
    ///
    /// # Errors
    /// The parameter's own when it is required and absent, and what `read` refuses.
    pub fn object<T>(
        &self,
        name: &str,
        read: impl Fn(&RequestFields<'_>) -> Result<T, ApiError>,
    ) -> Result<Option<T>, ApiError> {
        let param = self.declared(name);
        let (Kind::List(declared) | Kind::Object(declared)) = param.kind else {
            unreachable!("{name} is declared as a structure");
        };
        let wire = self.wire_name(param);
        if !self.params.has_under(&wire) {
            return self.absent(param, &wire);
        }
        let prefix = format!("{wire}.");
        read(&RequestFields {
            params: self.params,
            declared,
            prefix,
        })
        .map(Some)
    }

    fn declared(&self, name: &str) -> &'static Param {
        self.declared
            .iter()
            .find(|param| param.name == name)
            .expect("generated code reads what the same table declares")
    }

    /// The spelling under which the parameter was sent, or its first one.
    fn wire_name(&self, param: &'static Param) -> Cow<'static, str> {
        let first = self.spelled(param.name);
        if param.aliases.is_empty() || self.params.has_under(&first) {
            return first;
        }
        param
            .aliases
            .iter()
            .map(|alias| self.spelled(alias))
            .find(|wire| self.params.has_under(wire))
            .unwrap_or(first)
    }

    fn spelled(&self, name: &'static str) -> Cow<'static, str> {
        match self.prefix.as_str() {
            "" => Cow::Borrowed(name),
            prefix => Cow::Owned([prefix, name].concat()),
        }
    }

    fn given_text(&self, param: &'static Param) -> Option<(Cow<'static, str>, &str)> {
        let wire = self.wire_name(param);
        let text = self.params.get(&wire)?;
        if text.is_empty() && !param.keeps_empty {
            None
        } else {
            Some((wire, text))
        }
    }

    fn given(&self, param: &'static Param) -> Result<Option<(Cow<'static, str>, &str)>, ApiError> {
        match self.given_text(param) {
            Some(given) => Ok(Some(given)),
            None if param.is_required => self.absent(param, &self.wire_name(param)),
            None => Ok(None),
        }
    }

    fn absent<T>(&self, param: &Param, wire: &str) -> Result<Option<T>, ApiError> {
        if param.is_required {
            Err(param.missing.with(wire))
        } else {
            Ok(None)
        }
    }

    /// The name of a list and how many elements it has.
    fn count(&self, param: &'static Param) -> Result<(Cow<'static, str>, usize), ApiError> {
        let wire = self.wire_name(param);
        let numbers = self.params.numbers_under(&wire);
        if numbers.is_empty() {
            return self.absent::<()>(param, &wire).map(|_| (wire, 0));
        }
        for (expected, number) in (1..).zip(&numbers) {
            if *number != expected {
                return Err(param.malformed.with(format_args!(
                    "{wire}.{number} is given, but {wire}.{expected} is not"
                )));
            }
        }
        self.check_count(param, &wire, numbers.len())?;
        Ok((wire, numbers.len()))
    }

    fn check_count(&self, param: &Param, wire: &str, count: usize) -> Result<(), ApiError> {
        if is_within(param.length, count) {
            return Ok(());
        }
        Err(param.malformed.with(format_args!(
            "{wire} has {count} elements; {}",
            bounds(param.length)
        )))
    }
}

/// The objects of a JSON array, each with its fields as texts; nothing when it is not such an array.
fn json_structures(text: &str) -> Option<Vec<Params>> {
    let elements: Vec<BTreeMap<String, Value>> = serde_json::from_str(text).ok()?;
    let text_of = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_true) => Some(is_true.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    elements
        .into_iter()
        .map(|fields| {
            let fields = fields
                .into_iter()
                .map(|(name, value)| Some((name, text_of(value)?)));
            fields.collect::<Option<Params>>()
        })
        .collect()
}

fn is_within((min, max): (u32, u32), count: usize) -> bool {
    u32::try_from(count).is_ok_and(|count| (min..=max).contains(&count))
}

fn bounds((min, max): (u32, u32)) -> String {
    match max {
        u32::MAX => format!("it needs {min}"),
        _ => format!("it may have {min} to {max}"),
    }
}
