//! `VerifyType`: which way a user is reached.

use std::sync::Arc;

use openapi::{ApiError, errors};
use ram::directory::{Entity, SecurityContacts, User};

use crate::caller::Permit;
use crate::planner::Planner;

/// Which way a user is reached.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    Phone,
    Email,
}

impl Way {
    /// The way of a `VerifyType`; without one, that of what is given.
    ///
    /// # Errors
    /// `InvalidParameter.VerifyType`.
    pub(super) fn of(
        verify_type: Option<&str>,
        phone: Option<&str>,
        email: Option<&str>,
    ) -> Result<Self, ApiError> {
        match (verify_type.filter(|it| !it.is_empty()), phone, email) {
            (Some("sms"), ..) | (None, Some(_), None) => Ok(Self::Phone),
            (Some("email"), ..) | (None, None, Some(_)) => Ok(Self::Email),
            _ => Err(errors::INVALID_PARAMETER_VERIFY_TYPE.with("it is sms or email")),
        }
    }

    /// What is kept of this way.
    pub(super) fn slot(self, contacts: &mut SecurityContacts) -> &mut Option<String> {
        match self {
            Self::Phone => &mut contacts.phone,
            Self::Email => &mut contacts.email,
        }
    }
}

/// `MobilePhone`: an area code and a number, as `86-13900001234`.
pub(super) fn phone(text: &str) -> Result<String, ApiError> {
    let refused = || errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT.with("it is AREA-NUMBER");
    let (area, number) = text.split_once('-').ok_or_else(refused)?;
    let is_of = |text: &str, most| {
        (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
    };
    match is_of(area, 4) && is_of(number, 20) {
        true => Ok(text.to_owned()),
        false => Err(refused()),
    }
}

/// `Email`: something on both sides of one `@`.
pub(super) fn email(text: &str) -> Result<String, ApiError> {
    let is_legal =
        |part: &str| !part.is_empty() && part.chars().all(|it| it.is_ascii_graphic() && it != '@');
    let parts = text.split_once('@');
    match text.len() <= 128 && parts.is_some_and(|(name, host)| is_legal(name) && is_legal(host)) {
        true => Ok(text.to_owned()),
        false => Err(errors::INVALID_PARAMETER_EMAIL_FORMAT.with("it is NAME@HOST")),
    }
}

/// Writes a user that is reached in another way.
pub(super) fn put(
    planner: &mut Planner<'_>,
    permit: &Permit,
    user: &User,
    contacts: SecurityContacts,
) {
    let user = User {
        contacts,
        ..user.clone()
    };
    planner.put_identity(permit, Entity::User(Arc::new(user)));
}
