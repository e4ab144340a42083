//! `WaitForRevision` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `WaitForRevision` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `Revision`.
    pub revision: Option<i64>,
    /// `TimeoutSecs`; default 10.
    pub timeout_secs: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            region_id: fields.text("RegionId")?,
            revision: fields.integer("Revision")?,
            timeout_secs: fields.integer("TimeoutSecs")?,
        })
    }
}

/// What `WaitForRevision` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AppliedRevision`.
    pub applied_revision: i64,
    /// `IsApplied`.
    pub is_applied: bool,
    /// `Problems`.
    pub problems: Vec<ResponseProblem>,
    /// `Revision`.
    pub revision: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AppliedRevision", self.applied_revision);
        out.boolean("IsApplied", self.is_applied);
        write_list(out, "Problems", Some("Problem"), &self.problems);
        out.integer("Revision", self.revision);
    }
}

/// `Problems`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseProblem {
    /// `Problems.Problem[].Message`.
    pub message: String,
    /// `Problems.Problem[].Subject`.
    pub subject: String,
}

impl Fields for ResponseProblem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Message", &self.message);
        out.text("Subject", &self.subject);
    }
}

/// `WaitForRevision`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "WaitForRevision",
    status: Status::Done,
    ram_action: "kanmon:WaitForRevision",
    resources: &["acs:kanmon:{RegionId}:{Owner}:region"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_REVISION,
        errors::INVALID_PARAMETER_TIMEOUT_SECS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("RegionId"),
    whole("Revision", 0, 9007199254740991).malformed(&errors::INVALID_PARAMETER_REVISION),
    whole("TimeoutSecs", 0, 60).malformed(&errors::INVALID_PARAMETER_TIMEOUT_SECS),
];
