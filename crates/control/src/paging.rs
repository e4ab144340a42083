use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openapi::{ApiError, errors};

use crate::planner::Planner;

/// Which part of a list is asked for, as the request says it. Both styles are in use.
///
/// Source: ECS API, `DescribeSecurityGroups`, `PageNumber`, `PageSize`, `MaxResults`, `NextToken`.
#[derive(Clone, Copy, Debug, Default)]
pub struct PageRequest<'r> {
    /// `PageNumber`, from 1.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `MaxResults`; given with or without a token, it asks for the token style.
    pub max_results: Option<i64>,
    /// `NextToken`, as a former answer gave it; empty for none.
    pub next_token: Option<&'r str>,
}

/// How many items an operation returns at once.
#[derive(Clone, Copy, Debug)]
pub struct PageBounds {
    /// When nothing is asked for.
    pub default: u32,
    /// At most. A larger `MaxResults` is brought down to it where `clamps` says so, else refused.
    pub max: u32,
    /// At least; a smaller `MaxResults` is brought up to it. Where `clamps` is off only 0 and less are refused.
    pub min: u32,
    /// Whether sizes out of bounds are brought into them.
    pub clamps: bool,
}

/// A part of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// How many items there are in all.
    pub total: i64,
    /// The page number; 1 in the token style.
    pub page_number: i64,
    /// How many items were asked for.
    pub page_size: i64,
    /// Where the next part begins; empty at the end, and in the number style.
    pub next_token: String,
}

impl PageBounds {
    /// A default and a maximum; sizes out of bounds are refused.
    #[must_use]
    pub const fn strict(default: u32, max: u32) -> Self {
        Self {
            default,
            max,
            min: 1,
            clamps: false,
        }
    }

    /// A default and bounds; sizes out of bounds are brought into them.
    #[must_use]
    pub const fn clamped(default: u32, min: u32, max: u32) -> Self {
        Self {
            default,
            max,
            min,
            clamps: true,
        }
    }

    fn size(self, asked: Option<i64>, name: &str) -> Result<usize, ApiError> {
        let Some(asked) = asked else {
            return Ok(self.default as usize);
        };
        let bounded = asked.clamp(self.min.into(), self.max.into());
        let lowest = if self.clamps { i64::from(self.min) } else { 1 };
        let is_within = (lowest..=i64::from(self.max)).contains(&asked);
        if !is_within && !self.clamps {
            return Err(errors::INVALID_PARAMETER.with(format_args!(
                "{name} is {asked}; it may be 1 to {}",
                self.max
            )));
        }
        Ok(usize::try_from(if self.clamps { bounded } else { asked }).expect("a size is positive"))
    }
}

impl Planner<'_> {
    /// The part of a list that is asked for. Items are put into the order of their keys, which differ and do not
    /// change while the caller pages: a token says the key of the last item given, sealed for this caller and
    /// operation, so items made or deleted in between move no other ones.
    ///
    /// # Errors
    /// `InvalidParameter` for a size or page out of bounds, or a token that was not given to this caller by
    /// this operation.
    pub fn page<T>(
        &self,
        mut items: Vec<T>,
        request: PageRequest<'_>,
        bounds: PageBounds,
        key_of: impl Fn(&T) -> String,
    ) -> Result<Page<T>, ApiError> {
        items.sort_by_cached_key(&key_of);
        self.page_of_sorted(items, request, bounds, key_of)
    }

    /// The same for items that are in the order of their keys already, which are then made only where needed.
    ///
    /// # Errors
    /// As [`page`](Self::page).
    pub(crate) fn page_of_sorted<T>(
        &self,
        mut items: Vec<T>,
        request: PageRequest<'_>,
        bounds: PageBounds,
        key_of: impl Fn(&T) -> String,
    ) -> Result<Page<T>, ApiError> {
        let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let token = request.next_token.filter(|token| !token.is_empty());
        if token.is_none() && request.max_results.is_none() {
            return number_page(items, total, request, bounds);
        }

        let size = bounds.size(request.max_results, "MaxResults")?;
        if let Some(token) = token {
            let last = self.open_token(token)?;
            items.retain(|item| key_of(item) > last);
        }
        let has_more = items.len() > size;
        items.truncate(size);
        let next_token = match items.last() {
            Some(last) if has_more => self.seal_token(&key_of(last)),
            _ => String::new(),
        };
        let page_size = i64::try_from(size).unwrap_or(i64::MAX);
        Ok(Page {
            items,
            total,
            page_number: 1,
            page_size,
            next_token,
        })
    }

    pub(crate) fn seal_token(&self, last: &str) -> String {
        let random = self.random();
        let sealed =
            self.surroundings
                .master_key
                .seal(&self.token_purpose(), last.as_bytes(), random);
        URL_SAFE_NO_PAD.encode(sealed)
    }

    pub(crate) fn open_token(&self, token: &str) -> Result<String, ApiError> {
        let sealed = URL_SAFE_NO_PAD.decode(token).map_err(|_| {
            errors::INVALID_PARAMETER.with("NextToken is not one of this operation")
        })?;
        let plain = self
            .surroundings
            .master_key
            .open(&self.token_purpose(), &sealed)
            .map_err(|_| {
                errors::INVALID_PARAMETER.with("NextToken is not one of this operation")
            })?;
        String::from_utf8(plain.to_vec())
            .map_err(|_| errors::INVALID_PARAMETER.with("NextToken is not one of this operation"))
    }

    fn token_purpose(&self) -> String {
        let operation = self.surroundings.operation;
        format!("page/{}/{operation}/{}", self.account(), self.region())
    }
}

fn number_page<T>(
    items: Vec<T>,
    total: i64,
    request: PageRequest<'_>,
    bounds: PageBounds,
) -> Result<Page<T>, ApiError> {
    let size = bounds.size(request.page_size, "PageSize")?;
    let page_number = request.page_number.unwrap_or(1);
    let before = match usize::try_from(page_number - 1) {
        Ok(before) if page_number >= 1 => before.saturating_mul(size),
        _ => {
            return Err(errors::INVALID_PARAMETER
                .with(format_args!("PageNumber is {page_number}; it begins at 1")));
        }
    };
    let items = items.into_iter().skip(before).take(size).collect();
    let page_size = i64::try_from(size).unwrap_or(i64::MAX);
    Ok(Page {
        items,
        total,
        page_number,
        page_size,
        next_token: String::new(),
    })
}

#[cfg(test)]
mod tests;
