//! `DescribeZones` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeZones` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AcceptLanguage`; default zh-CN.
    pub accept_language: Option<String>,
    /// `InstanceChargeType`; default PostPaid.
    pub instance_charge_type: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `SpotStrategy`; default NoSpot.
    pub spot_strategy: Option<String>,
    /// `Verbose`; default true.
    pub verbose: Option<bool>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            accept_language: fields.text("AcceptLanguage")?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            region_id: fields.text("RegionId")?,
            spot_strategy: fields.text("SpotStrategy")?,
            verbose: fields.boolean("Verbose")?,
        })
    }
}

/// What `DescribeZones` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Zones`.
    pub zones: Vec<ResponseZone>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Zones", Some("Zone"), &self.zones);
    }
}

/// `Zones`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseZone {
    /// `Zones.Zone[].AvailableDedicatedHostTypes`.
    pub available_dedicated_host_types: Vec<String>,
    /// `Zones.Zone[].AvailableDiskCategories`.
    pub available_disk_categories: Vec<String>,
    /// `Zones.Zone[].AvailableInstanceTypes`.
    pub available_instance_types: Vec<String>,
    /// `Zones.Zone[].AvailableResourceCreation`.
    pub available_resource_creation: Vec<String>,
    /// `Zones.Zone[].AvailableResources`.
    pub available_resources: Vec<ResponseZoneResourcesInfo>,
    /// `Zones.Zone[].AvailableVolumeCategories`.
    pub available_volume_categories: Vec<String>,
    /// `Zones.Zone[].DedicatedHostGenerations`.
    pub dedicated_host_generations: Vec<String>,
    /// `Zones.Zone[].LocalName`.
    pub local_name: String,
    /// `Zones.Zone[].ZoneId`.
    pub zone_id: String,
    /// `Zones.Zone[].ZoneType`.
    pub zone_type: String,
}

impl Fields for ResponseZone {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(
            out,
            "AvailableDedicatedHostTypes",
            Some("DedicatedHostType"),
            &self.available_dedicated_host_types,
        );
        write_texts(
            out,
            "AvailableDiskCategories",
            Some("DiskCategories"),
            &self.available_disk_categories,
        );
        write_texts(
            out,
            "AvailableInstanceTypes",
            Some("InstanceTypes"),
            &self.available_instance_types,
        );
        write_texts(
            out,
            "AvailableResourceCreation",
            Some("ResourceTypes"),
            &self.available_resource_creation,
        );
        write_list(
            out,
            "AvailableResources",
            Some("ResourcesInfo"),
            &self.available_resources,
        );
        write_texts(
            out,
            "AvailableVolumeCategories",
            Some("VolumeCategories"),
            &self.available_volume_categories,
        );
        write_texts(
            out,
            "DedicatedHostGenerations",
            Some("DedicatedHostGeneration"),
            &self.dedicated_host_generations,
        );
        out.text("LocalName", &self.local_name);
        out.text("ZoneId", &self.zone_id);
        out.text("ZoneType", &self.zone_type);
    }
}

/// `Zones.Zone[].AvailableResources`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseZoneResourcesInfo {
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].DataDiskCategories`.
    pub data_disk_categories: Vec<String>,
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].InstanceGenerations`.
    pub instance_generations: Vec<String>,
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].InstanceTypeFamilies`.
    pub instance_type_families: Vec<String>,
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].InstanceTypes`.
    pub instance_types: Vec<String>,
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].IoOptimized`.
    pub io_optimized: bool,
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].NetworkTypes`.
    pub network_types: Vec<String>,
    /// `Zones.Zone[].AvailableResources.ResourcesInfo[].SystemDiskCategories`.
    pub system_disk_categories: Vec<String>,
}

impl Fields for ResponseZoneResourcesInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(
            out,
            "DataDiskCategories",
            Some("supportedDataDiskCategory"),
            &self.data_disk_categories,
        );
        write_texts(
            out,
            "InstanceGenerations",
            Some("supportedInstanceGeneration"),
            &self.instance_generations,
        );
        write_texts(
            out,
            "InstanceTypeFamilies",
            Some("supportedInstanceTypeFamily"),
            &self.instance_type_families,
        );
        write_texts(
            out,
            "InstanceTypes",
            Some("supportedInstanceType"),
            &self.instance_types,
        );
        out.boolean("IoOptimized", self.io_optimized);
        write_texts(
            out,
            "NetworkTypes",
            Some("supportedNetworkCategory"),
            &self.network_types,
        );
        write_texts(
            out,
            "SystemDiskCategories",
            Some("supportedSystemDiskCategory"),
            &self.system_disk_categories,
        );
    }
}

/// `DescribeZones`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeZones",
    status: Status::Done,
    ram_action: "ecs:DescribeZones",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_SPOT_STRATEGY,
        errors::INVALID_ACCEPT_LANGUAGE_NOT_FOUND,
        errors::INVALID_INSTANCE_CHARGE_TYPE_NOT_FOUND,
        errors::INVALID_REGION_ID_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AcceptLanguage").one_of(&["zh-CN", "zh-TW", "en-US", "ja", "fr", "de", "ko"]),
    text("InstanceChargeType").one_of(&["PrePaid", "PostPaid"]),
    text("RegionId").required(),
    text("SpotStrategy").one_of(&["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"]),
    boolean("Verbose"),
];
