//! `DescribeUserData` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeUserData` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
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
            instance_id: fields.text("InstanceId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeUserData` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceId`.
    pub instance_id: String,
    /// `RegionId`.
    pub region_id: String,
    /// `UserData`.
    pub user_data: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("InstanceId", &self.instance_id);
        out.text("RegionId", &self.region_id);
        out.text("UserData", &self.user_data);
    }
}

/// `DescribeUserData`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeUserData",
    status: Status::Done,
    ram_action: "ecs:DescribeUserData",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[errors::INVALID_INSTANCE_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("InstanceId").required(), text("RegionId").required()];
