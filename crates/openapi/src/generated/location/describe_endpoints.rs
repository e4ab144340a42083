//! `DescribeEndpoints` of Location 2015-06-12.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeEndpoints` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Id`, required.
    pub id: Option<String>,
    /// `ServiceCode`, required.
    pub service_code: Option<String>,
    /// `Type`.
    pub r#type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            id: fields.text("Id")?,
            service_code: fields.text("ServiceCode")?,
            r#type: fields.text("Type")?,
        })
    }
}

/// What `DescribeEndpoints` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Endpoints`.
    pub endpoints: Vec<ResponseEndpoint>,
    /// `Success`.
    pub success: bool,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Endpoints", Some("Endpoint"), &self.endpoints);
        out.boolean("Success", self.success);
    }
}

/// `Endpoints`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEndpoint {
    /// `Endpoints.Endpoint[].Endpoint`.
    pub endpoint: String,
    /// `Endpoints.Endpoint[].Id`.
    pub id: String,
    /// `Endpoints.Endpoint[].Namespace`.
    pub namespace: String,
    /// `Endpoints.Endpoint[].Protocols`.
    pub protocols: Vec<String>,
    /// `Endpoints.Endpoint[].SerivceCode`.
    pub serivce_code: String,
    /// `Endpoints.Endpoint[].ServiceCode`.
    pub service_code: String,
    /// `Endpoints.Endpoint[].Type`.
    pub r#type: String,
}

impl Fields for ResponseEndpoint {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Endpoint", &self.endpoint);
        out.text("Id", &self.id);
        out.text("Namespace", &self.namespace);
        write_texts(out, "Protocols", Some("Protocols"), &self.protocols);
        out.text("SerivceCode", &self.serivce_code);
        out.text("ServiceCode", &self.service_code);
        out.text("Type", &self.r#type);
    }
}

/// `DescribeEndpoints`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Location",
    version: "2015-06-12",
    name: "DescribeEndpoints",
    status: Status::Done,
    ram_action: "location:DescribeEndpoints",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_REGION_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Id").required(),
    text("ServiceCode").required(),
    text("Type").one_of(&["openAPI", "innerAPI"]),
];
