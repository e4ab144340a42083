//! `ListResourceGroupCapability` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListResourceGroupCapability` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ResourceType`.
    pub resource_type: Option<String>,
    /// `Service`.
    pub service: Option<String>,
    /// `SupportResourceGroupEvent`.
    pub support_resource_group_event: Option<bool>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            resource_type: fields.text("ResourceType")?,
            service: fields.text("Service")?,
            support_resource_group_event: fields.boolean("SupportResourceGroupEvent")?,
        })
    }
}

/// What `ListResourceGroupCapability` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Capabilities`.
    pub capabilities: Vec<ResponseCapabilities>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Capabilities", None, &self.capabilities);
    }
}

/// `Capabilities`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseCapabilities {
    /// `Capabilities[].ResourceCenterResourceType`.
    pub resource_center_resource_type: String,
    /// `Capabilities[].ResourceType`.
    pub resource_type: String,
    /// `Capabilities[].Service`.
    pub service: String,
    /// `Capabilities[].SupportResourceGroupEvent`.
    pub support_resource_group_event: bool,
}

impl Fields for ResponseCapabilities {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text(
            "ResourceCenterResourceType",
            &self.resource_center_resource_type,
        );
        out.text("ResourceType", &self.resource_type);
        out.text("Service", &self.service);
        out.boolean(
            "SupportResourceGroupEvent",
            self.support_resource_group_event,
        );
    }
}

/// `ListResourceGroupCapability`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListResourceGroupCapability",
    status: Status::Done,
    ram_action: "resourcemanager:ListResourceGroupCapability",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ResourceType"),
    text("Service"),
    boolean("SupportResourceGroupEvent"),
];
