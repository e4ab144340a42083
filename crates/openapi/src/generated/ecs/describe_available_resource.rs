//! `DescribeAvailableResource` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeAvailableResource` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Cores`.
    pub cores: Option<i64>,
    /// `DataDiskCategory`.
    pub data_disk_category: Option<String>,
    /// `DedicatedHostId`.
    pub dedicated_host_id: Option<String>,
    /// `DestinationResource`, required.
    pub destination_resource: Option<String>,
    /// `InstanceChargeType`; default PostPaid.
    pub instance_charge_type: Option<String>,
    /// `InstanceType`.
    pub instance_type: Option<String>,
    /// `IoOptimized`; default optimized.
    pub io_optimized: Option<String>,
    /// `Memory`.
    pub memory: Option<f64>,
    /// `NetworkCategory`; deprecated.
    pub network_category: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceType`.
    pub resource_type: Option<String>,
    /// `Scope`.
    pub scope: Option<String>,
    /// `SpotDuration`; default 1.
    pub spot_duration: Option<i64>,
    /// `SpotStrategy`; default NoSpot.
    pub spot_strategy: Option<String>,
    /// `SystemDiskCategory`.
    pub system_disk_category: Option<String>,
    /// `ZoneId`.
    pub zone_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            cores: fields.integer("Cores")?,
            data_disk_category: fields.text("DataDiskCategory")?,
            dedicated_host_id: fields.text("DedicatedHostId")?,
            destination_resource: fields.text("DestinationResource")?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            instance_type: fields.text("InstanceType")?,
            io_optimized: fields.text("IoOptimized")?,
            memory: fields.number("Memory")?,
            network_category: fields.text("NetworkCategory")?,
            region_id: fields.text("RegionId")?,
            resource_type: fields.text("ResourceType")?,
            scope: fields.text("Scope")?,
            spot_duration: fields.integer("SpotDuration")?,
            spot_strategy: fields.text("SpotStrategy")?,
            system_disk_category: fields.text("SystemDiskCategory")?,
            zone_id: fields.text("ZoneId")?,
        })
    }
}

/// What `DescribeAvailableResource` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AvailableZones`.
    pub available_zones: Vec<ResponseAvailableZone>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "AvailableZones",
            Some("AvailableZone"),
            &self.available_zones,
        );
    }
}

/// `AvailableZones`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAvailableZone {
    /// `AvailableZones.AvailableZone[].AvailableResources`.
    pub available_resources: Vec<ResponseAvailableZoneAvailableResource>,
    /// `AvailableZones.AvailableZone[].RegionId`.
    pub region_id: String,
    /// `AvailableZones.AvailableZone[].Status`.
    pub status: String,
    /// `AvailableZones.AvailableZone[].StatusCategory`.
    pub status_category: String,
    /// `AvailableZones.AvailableZone[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseAvailableZone {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "AvailableResources",
            Some("AvailableResource"),
            &self.available_resources,
        );
        out.text("RegionId", &self.region_id);
        out.text("Status", &self.status);
        out.text("StatusCategory", &self.status_category);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `AvailableZones.AvailableZone[].AvailableResources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAvailableZoneAvailableResource {
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources`.
    pub supported_resources: Vec<ResponseAvailableZoneAvailableResourceSupportedResource>,
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].Type`.
    pub r#type: String,
}

impl Fields for ResponseAvailableZoneAvailableResource {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "SupportedResources",
            Some("SupportedResource"),
            &self.supported_resources,
        );
        out.text("Type", &self.r#type);
    }
}

/// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAvailableZoneAvailableResourceSupportedResource {
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources.SupportedResource[].Max`.
    pub max: i64,
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources.SupportedResource[].Min`.
    pub min: i64,
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources.SupportedResource[].Status`.
    pub status: String,
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources.SupportedResource[].StatusCategory`.
    pub status_category: String,
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources.SupportedResource[].Unit`.
    pub unit: String,
    /// `AvailableZones.AvailableZone[].AvailableResources.AvailableResource[].SupportedResources.SupportedResource[].Value`.
    pub value: String,
}

impl Fields for ResponseAvailableZoneAvailableResourceSupportedResource {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("Max", self.max);
        out.integer("Min", self.min);
        out.text("Status", &self.status);
        out.text("StatusCategory", &self.status_category);
        out.text("Unit", &self.unit);
        out.text("Value", &self.value);
    }
}

/// `DescribeAvailableResource`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeAvailableResource",
    status: Status::Done,
    ram_action: "ecs:DescribeAvailableResource",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_INSTANCE_CHARGE_TYPE,
        errors::INVALID_PARAM,
        errors::INVALID_REGION_ID_MAL_FORMED,
        errors::INVALID_DEDICATED_HOST_ID_NOT_FOUND,
        errors::INVALID_PARAM_CORES,
        errors::INVALID_PARAM_MEMORY,
        errors::INVALID_PARAM_TYPE_AND_CPU_MEM_CONFLICT,
        errors::INVALID_DESTINATION_RESOURCE,
        errors::INVALID_IO_OPTIMIZED,
        errors::INVALID_NETWORK_CATEGORY,
        errors::INVALID_NETWORK_TYPE,
        errors::INVALID_REGION_ID,
        errors::INVALID_RESOURCE_TYPE,
        errors::INVALID_SPOT_STRATEGY_ALT,
        errors::INVALID_RESOURCE_ID_NOT_FOUND,
        errors::INVALID_ZONE_ID_NOT_FOUND,
        errors::UNAVAILABLE_REGIONS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("Cores").malformed(&errors::INVALID_PARAM_CORES),
    text("DataDiskCategory").one_of(&[
        "cloud",
        "cloud_efficiency",
        "cloud_ssd",
        "ephemeral_ssd",
        "cloud_essd",
        "cloud_auto",
        "cloud_essd_entry",
    ]),
    text("DedicatedHostId"),
    text("DestinationResource")
        .required()
        .one_of(&[
            "Zone",
            "IoOptimized",
            "InstanceType",
            "Network",
            "ddh",
            "SystemDisk",
            "DataDisk",
        ])
        .malformed(&errors::INVALID_DESTINATION_RESOURCE),
    text("InstanceChargeType")
        .one_of(&["PrePaid", "PostPaid"])
        .malformed(&errors::INVALID_INSTANCE_CHARGE_TYPE),
    text("InstanceType"),
    text("IoOptimized")
        .one_of(&["none", "optimized"])
        .malformed(&errors::INVALID_IO_OPTIMIZED),
    number("Memory").malformed(&errors::INVALID_PARAM_MEMORY),
    text("NetworkCategory")
        .one_of(&["vpc", "classic"])
        .malformed(&errors::INVALID_NETWORK_CATEGORY),
    text("RegionId").required(),
    text("ResourceType")
        .one_of(&["instance", "disk", "reservedinstance", "ddh"])
        .malformed(&errors::INVALID_RESOURCE_TYPE),
    text("Scope").one_of(&["Region", "Zone"]),
    integer("SpotDuration").one_of(&["1", "0"]),
    text("SpotStrategy")
        .one_of(&["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"])
        .malformed(&errors::INVALID_SPOT_STRATEGY_ALT),
    text("SystemDiskCategory").one_of(&[
        "cloud",
        "cloud_efficiency",
        "cloud_ssd",
        "ephemeral_ssd",
        "cloud_essd",
        "cloud_auto",
        "cloud_essd_entry",
    ]),
    text("ZoneId"),
];
