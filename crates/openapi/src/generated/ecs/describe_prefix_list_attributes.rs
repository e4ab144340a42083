//! `DescribePrefixListAttributes` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribePrefixListAttributes` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PrefixListId`, required.
    pub prefix_list_id: Option<String>,
    /// `RegionId`, required.
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
            prefix_list_id: fields.text("PrefixListId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribePrefixListAttributes` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AddressFamily`.
    pub address_family: String,
    /// `CreationTime`.
    pub creation_time: String,
    /// `Description`.
    pub description: String,
    /// `Entries`.
    pub entries: Vec<ResponseEntry>,
    /// `MaxEntries`.
    pub max_entries: i64,
    /// `PrefixListId`.
    pub prefix_list_id: String,
    /// `PrefixListName`.
    pub prefix_list_name: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AddressFamily", &self.address_family);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        write_list(out, "Entries", Some("Entry"), &self.entries);
        out.integer("MaxEntries", self.max_entries);
        out.text("PrefixListId", &self.prefix_list_id);
        out.text("PrefixListName", &self.prefix_list_name);
    }
}

/// `Entries`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEntry {
    /// `Entries.Entry[].Cidr`.
    pub cidr: String,
    /// `Entries.Entry[].Description`.
    pub description: String,
}

impl Fields for ResponseEntry {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Cidr", &self.cidr);
        out.text("Description", &self.description);
    }
}

/// `DescribePrefixListAttributes`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribePrefixListAttributes",
    status: Status::Done,
    ram_action: "ecs:DescribePrefixListAttributes",
    resources: &["acs:ecs:{RegionId}:{Owner}:prefixlist/{PrefixListId}"],
    params: PARAMS,
    errors: &[errors::INVALID_PREFIX_LIST_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("PrefixListId").required(), text("RegionId").required()];
