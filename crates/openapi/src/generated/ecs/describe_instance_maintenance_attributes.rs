//! `DescribeInstanceMaintenanceAttributes` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceMaintenanceAttributes` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`.
    pub instance_id: Vec<String>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
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
            instance_id: fields.texts("InstanceId")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribeInstanceMaintenanceAttributes` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `MaintenanceAttributes`.
    pub maintenance_attributes: Vec<ResponseMaintenanceAttribute>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "MaintenanceAttributes",
            Some("MaintenanceAttribute"),
            &self.maintenance_attributes,
        );
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `MaintenanceAttributes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseMaintenanceAttribute {
    /// `MaintenanceAttributes.MaintenanceAttribute[].ActionOnMaintenance`.
    pub action_on_maintenance: ResponseMaintenanceAttributeActionOnMaintenance,
    /// `MaintenanceAttributes.MaintenanceAttribute[].InstanceId`.
    pub instance_id: String,
    /// `MaintenanceAttributes.MaintenanceAttribute[].MaintenanceWindows`.
    pub maintenance_windows: Vec<ResponseMaintenanceAttributeMaintenanceWindow>,
    /// `MaintenanceAttributes.MaintenanceAttribute[].NotifyOnMaintenance`.
    pub notify_on_maintenance: bool,
}

impl Fields for ResponseMaintenanceAttribute {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "ActionOnMaintenance", &self.action_on_maintenance);
        out.text("InstanceId", &self.instance_id);
        write_list(
            out,
            "MaintenanceWindows",
            Some("MaintenanceWindow"),
            &self.maintenance_windows,
        );
        out.boolean("NotifyOnMaintenance", self.notify_on_maintenance);
    }
}

/// `MaintenanceAttributes.MaintenanceAttribute[].ActionOnMaintenance`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseMaintenanceAttributeActionOnMaintenance {
    /// `MaintenanceAttributes.MaintenanceAttribute[].ActionOnMaintenance.DefaultValue`.
    pub default_value: String,
    /// `MaintenanceAttributes.MaintenanceAttribute[].ActionOnMaintenance.SupportedValues`.
    pub supported_values: Vec<String>,
    /// `MaintenanceAttributes.MaintenanceAttribute[].ActionOnMaintenance.Value`.
    pub value: String,
}

impl Fields for ResponseMaintenanceAttributeActionOnMaintenance {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DefaultValue", &self.default_value);
        write_texts(
            out,
            "SupportedValues",
            Some("SupportedValue"),
            &self.supported_values,
        );
        out.text("Value", &self.value);
    }
}

/// `MaintenanceAttributes.MaintenanceAttribute[].MaintenanceWindows`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseMaintenanceAttributeMaintenanceWindow {
    /// `MaintenanceAttributes.MaintenanceAttribute[].MaintenanceWindows.MaintenanceWindow[].EndTime`.
    pub end_time: String,
    /// `MaintenanceAttributes.MaintenanceAttribute[].MaintenanceWindows.MaintenanceWindow[].StartTime`.
    pub start_time: String,
}

impl Fields for ResponseMaintenanceAttributeMaintenanceWindow {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("EndTime", &self.end_time);
        out.text("StartTime", &self.start_time);
    }
}

/// `DescribeInstanceMaintenanceAttributes`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceMaintenanceAttributes",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceMaintenanceAttributes",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/*"],
    params: PARAMS,
    errors: &[errors::INVALID_INSTANCE_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    texts("InstanceId").sized(0, 100),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
];
