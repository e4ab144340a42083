//! `DescribePrefixListAssociations` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribePrefixListAssociations` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
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
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            prefix_list_id: fields.text("PrefixListId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribePrefixListAssociations` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `PrefixListAssociations`.
    pub prefix_list_associations: Vec<ResponsePrefixListAssociation>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(
            out,
            "PrefixListAssociations",
            Some("PrefixListAssociation"),
            &self.prefix_list_associations,
        );
    }
}

/// `PrefixListAssociations`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePrefixListAssociation {
    /// `PrefixListAssociations.PrefixListAssociation[].ResourceId`.
    pub resource_id: String,
    /// `PrefixListAssociations.PrefixListAssociation[].ResourceType`.
    pub resource_type: String,
}

impl Fields for ResponsePrefixListAssociation {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
    }
}

/// `DescribePrefixListAssociations`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribePrefixListAssociations",
    status: Status::Done,
    ram_action: "ecs:DescribePrefixListAssociations",
    resources: &["acs:ecs:{RegionId}:{Owner}:prefixlist/{PrefixListId}"],
    params: PARAMS,
    errors: &[errors::INVALID_PREFIX_LIST_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("MaxResults"),
    text("NextToken"),
    text("PrefixListId").required(),
    text("RegionId").required(),
];
