//! The errors of the frame itself: what is refused before, around and after a use-case.
//!
//! Source: RPC protocol, common errors; ECS API, common error codes.

use openapi::ErrorRow;

const fn row(code: &'static str, status: u16, message: &'static str) -> ErrorRow {
    ErrorRow {
        code,
        status,
        message,
    }
}

pub(crate) const UNKNOWN_ACCESS_KEY: ErrorRow = row(
    "InvalidAccessKeyId.NotFound",
    404,
    "Specified access key is not found.",
);
pub(crate) const INACTIVE_ACCESS_KEY: ErrorRow = row(
    "InvalidAccessKeyId.Inactive",
    400,
    "Specified access key is disabled.",
);
pub(crate) const SECURITY_TOKEN_MALFORMED: ErrorRow = row(
    "InvalidSecurityToken.Malformed",
    400,
    "Specified SecurityToken is malformed.",
);
pub(crate) const NONCE_USED: ErrorRow = row(
    "SignatureNonceUsed",
    400,
    "Specified signature nonce was used already.",
);
pub(crate) const TIMESTAMP_EXPIRED: ErrorRow = row(
    "InvalidTimeStamp.Expired",
    400,
    "Specified time stamp or date value is expired.",
);
pub(crate) const THROTTLING: ErrorRow = row(
    "Throttling",
    400,
    "Request was denied due to request throttling.",
);
pub(crate) const REGION_NOT_FOUND: ErrorRow = row(
    "InvalidRegionId.NotFound",
    404,
    "The specified RegionId does not exist.",
);
pub(crate) const FORBIDDEN: ErrorRow = row(
    "Forbidden.RAM",
    403,
    "User not authorized to operate on the specified resource.",
);
pub(crate) const IDEMPOTENT_MISMATCH: ErrorRow = row(
    "IdempotentParameterMismatch",
    400,
    "The request uses the same client token as a previous, but non-identical request.",
);
pub(crate) const CLIENT_TOKEN_MALFORMED: ErrorRow = row(
    "InvalidClientToken.ValueNotSupported",
    400,
    "The ClientToken parameter should be 1 to 64 ASCII characters.",
);
pub(crate) const DRY_RUN: ErrorRow = row(
    "DryRunOperation",
    400,
    "Request validation has been passed with DryRun flag set.",
);
pub(crate) const OPERATION_CONFLICT: ErrorRow = row(
    "OperationConflict",
    409,
    "Request was denied due to conflict with a previous request.",
);
pub(crate) const SERVICE_UNAVAILABLE: ErrorRow = row(
    "ServiceUnavailable",
    503,
    "The request has failed due to a temporary failure of the server.",
);
pub(crate) const INTERNAL_ERROR: ErrorRow = row(
    "InternalError",
    500,
    "The request processing has failed due to some unknown error.",
);
pub(crate) const NEXT_TOKEN: ErrorRow = row(
    "InvalidParameter",
    400,
    "The specified parameter NextToken is not valid.",
);
pub(crate) const PAGE_NUMBER: ErrorRow = row(
    "InvalidParameter",
    400,
    "The specified parameter PageNumber is not valid.",
);
pub(crate) const PAGE_SIZE: ErrorRow = row(
    "InvalidParameter",
    400,
    "The specified parameter PageSize is not valid.",
);
pub(crate) const MAX_RESULTS: ErrorRow = row(
    "InvalidParameter",
    400,
    "The specified parameter MaxResults is not valid.",
);
