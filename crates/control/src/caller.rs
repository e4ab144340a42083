use std::net::IpAddr;

use cloud_id::{AccountId, Arn, RequestId};

/// Who calls: a request whose signature was found right.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// The access key that signed.
    pub access_key_id: String,
    /// The id of this request.
    pub request_id: RequestId,
    /// Where the request came from, if that is known.
    pub source: Option<IpAddr>,
}

/// That a caller may do something to a resource. Whatever changes a resource takes one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Permit {
    resource: Arn,
}

impl Permit {
    pub(crate) fn new(resource: Arn) -> Self {
        Self { resource }
    }

    /// The resource it is for.
    #[must_use]
    pub fn resource(&self) -> &Arn {
        &self.resource
    }

    /// The account whose objects it opens.
    #[must_use]
    pub fn owner(&self) -> AccountId {
        self.resource.account
    }
}
