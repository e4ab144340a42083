//! `DebugDump` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DebugDump` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`.
    pub region_id: Option<String>,
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
        })
    }
}

/// What `DebugDump` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Applied`.
    pub applied: String,
    /// `AppliedRevision`.
    pub applied_revision: i64,
    /// `Desired`.
    pub desired: String,
    /// `Revision`.
    pub revision: i64,
    /// `Stored`.
    pub stored: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Applied", &self.applied);
        out.integer("AppliedRevision", self.applied_revision);
        out.text("Desired", &self.desired);
        out.integer("Revision", self.revision);
        out.text("Stored", &self.stored);
    }
}

/// `DebugDump`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "DebugDump",
    status: Status::Done,
    ram_action: "kanmon:DebugDump",
    resources: &["acs:kanmon:{RegionId}:{Owner}:region"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("RegionId")];
