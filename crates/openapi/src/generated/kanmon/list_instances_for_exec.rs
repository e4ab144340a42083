//! `ListInstancesForExec` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListInstancesForExec` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RegionId`.
    pub region_id: Option<String>,
    /// `InstanceId`.
    pub instance_id: Vec<String>,
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
            instance_id: fields.texts("InstanceId")?,
        })
    }
}

/// What `ListInstancesForExec` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Instances`.
    pub instances: Vec<ResponseInstance>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Instances", Some("Instance"), &self.instances);
    }
}

/// `Instances`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstance {
    /// `Instances.Instance[].Addresses`.
    pub addresses: Vec<String>,
    /// `Instances.Instance[].Driver`.
    pub driver: String,
    /// `Instances.Instance[].InstanceId`.
    pub instance_id: String,
    /// `Instances.Instance[].InstanceName`.
    pub instance_name: String,
    /// `Instances.Instance[].NetworkNamespace`.
    pub network_namespace: String,
    /// `Instances.Instance[].Status`.
    pub status: String,
}

impl Fields for ResponseInstance {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(out, "Addresses", Some("Address"), &self.addresses);
        out.text("Driver", &self.driver);
        out.text("InstanceId", &self.instance_id);
        out.text("InstanceName", &self.instance_name);
        out.text("NetworkNamespace", &self.network_namespace);
        out.text("Status", &self.status);
    }
}

/// `ListInstancesForExec`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "ListInstancesForExec",
    status: Status::Done,
    ram_action: "kanmon:ListInstancesForExec",
    resources: &["acs:kanmon:{RegionId}:{Owner}:instance/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("RegionId"), texts("InstanceId")];
