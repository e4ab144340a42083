//! `DescribeRegionStatus` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeRegionStatus` asks for.
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

/// What `DescribeRegionStatus` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AppliedRevision`.
    pub applied_revision: i64,
    /// `Enforce`.
    pub enforce: String,
    /// `Items`.
    pub items: Vec<ResponseItem>,
    /// `Problems`.
    pub problems: Vec<ResponseProblem>,
    /// `RegionId`.
    pub region_id: String,
    /// `Revision`.
    pub revision: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("AppliedRevision", self.applied_revision);
        out.text("Enforce", &self.enforce);
        write_list(out, "Items", Some("Item"), &self.items);
        write_list(out, "Problems", Some("Problem"), &self.problems);
        out.text("RegionId", &self.region_id);
        out.integer("Revision", self.revision);
    }
}

/// `Items`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseItem {
    /// `Items.Item[].Mend`.
    pub mend: String,
    /// `Items.Item[].Name`.
    pub name: String,
    /// `Items.Item[].State`.
    pub state: String,
    /// `Items.Item[].Text`.
    pub text: String,
}

impl Fields for ResponseItem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Mend", &self.mend);
        out.text("Name", &self.name);
        out.text("State", &self.state);
        out.text("Text", &self.text);
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

/// `DescribeRegionStatus`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "DescribeRegionStatus",
    status: Status::Done,
    ram_action: "kanmon:DescribeRegionStatus",
    resources: &["acs:kanmon:{RegionId}:{Owner}:region"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("RegionId")];
