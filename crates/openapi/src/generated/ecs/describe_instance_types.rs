//! `DescribeInstanceTypes` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceTypes` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AdditionalAttributes`.
    pub additional_attributes: Vec<String>,
    /// `CpuArchitecture`.
    pub cpu_architecture: Option<String>,
    /// `CpuArchitectures`.
    pub cpu_architectures: Vec<String>,
    /// `GPUSpec`.
    pub gpu_spec: Option<String>,
    /// `GpuSpecs`.
    pub gpu_specs: Vec<String>,
    /// `InstanceCategories`.
    pub instance_categories: Vec<String>,
    /// `InstanceCategory`.
    pub instance_category: Option<String>,
    /// `InstanceFamilyLevel`.
    pub instance_family_level: Option<String>,
    /// `InstanceTypeFamilies`.
    pub instance_type_families: Vec<String>,
    /// `InstanceTypeFamily`.
    pub instance_type_family: Option<String>,
    /// `InstanceTypes`.
    pub instance_types: Vec<String>,
    /// `LocalStorageCategories`.
    pub local_storage_categories: Vec<String>,
    /// `LocalStorageCategory`.
    pub local_storage_category: Option<String>,
    /// `MaxResults`; default 1600.
    pub max_results: Option<i64>,
    /// `MaximumCpuCoreCount`.
    pub maximum_cpu_core_count: Option<i64>,
    /// `MaximumCpuSpeedFrequency`.
    pub maximum_cpu_speed_frequency: Option<f64>,
    /// `MaximumCpuTurboFrequency`.
    pub maximum_cpu_turbo_frequency: Option<f64>,
    /// `MaximumGPUAmount`.
    pub maximum_gpu_amount: Option<i64>,
    /// `MaximumMemorySize`.
    pub maximum_memory_size: Option<f64>,
    /// `MinimumBaselineCredit`.
    pub minimum_baseline_credit: Option<i64>,
    /// `MinimumCpuCoreCount`.
    pub minimum_cpu_core_count: Option<i64>,
    /// `MinimumCpuSpeedFrequency`.
    pub minimum_cpu_speed_frequency: Option<f64>,
    /// `MinimumCpuTurboFrequency`.
    pub minimum_cpu_turbo_frequency: Option<f64>,
    /// `MinimumDiskQuantity`.
    pub minimum_disk_quantity: Option<i64>,
    /// `MinimumEniIpv6AddressQuantity`.
    pub minimum_eni_ipv6_address_quantity: Option<i64>,
    /// `MinimumEniPrivateIpAddressQuantity`.
    pub minimum_eni_private_ip_address_quantity: Option<i64>,
    /// `MinimumEniQuantity`.
    pub minimum_eni_quantity: Option<i64>,
    /// `MinimumEriQuantity`.
    pub minimum_eri_quantity: Option<i64>,
    /// `MinimumGPUAmount`.
    pub minimum_gpu_amount: Option<i64>,
    /// `MinimumInitialCredit`.
    pub minimum_initial_credit: Option<i64>,
    /// `MinimumInstanceBandwidthRx`.
    pub minimum_instance_bandwidth_rx: Option<i64>,
    /// `MinimumInstanceBandwidthTx`.
    pub minimum_instance_bandwidth_tx: Option<i64>,
    /// `MinimumInstancePpsRx`.
    pub minimum_instance_pps_rx: Option<i64>,
    /// `MinimumInstancePpsTx`.
    pub minimum_instance_pps_tx: Option<i64>,
    /// `MinimumLocalStorageAmount`.
    pub minimum_local_storage_amount: Option<i64>,
    /// `MinimumLocalStorageCapacity`.
    pub minimum_local_storage_capacity: Option<i64>,
    /// `MinimumMemorySize`.
    pub minimum_memory_size: Option<f64>,
    /// `MinimumPrimaryEniQueueNumber`.
    pub minimum_primary_eni_queue_number: Option<i64>,
    /// `MinimumQueuePairNumber`.
    pub minimum_queue_pair_number: Option<i64>,
    /// `MinimumSecondaryEniQueueNumber`.
    pub minimum_secondary_eni_queue_number: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `NvmeSupport`.
    pub nvme_support: Option<String>,
    /// `PhysicalProcessorModel`.
    pub physical_processor_model: Option<String>,
    /// `PhysicalProcessorModels`.
    pub physical_processor_models: Vec<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            additional_attributes: fields.texts("AdditionalAttributes")?,
            cpu_architecture: fields.text("CpuArchitecture")?,
            cpu_architectures: fields.texts("CpuArchitectures")?,
            gpu_spec: fields.text("GPUSpec")?,
            gpu_specs: fields.texts("GpuSpecs")?,
            instance_categories: fields.texts("InstanceCategories")?,
            instance_category: fields.text("InstanceCategory")?,
            instance_family_level: fields.text("InstanceFamilyLevel")?,
            instance_type_families: fields.texts("InstanceTypeFamilies")?,
            instance_type_family: fields.text("InstanceTypeFamily")?,
            instance_types: fields.texts("InstanceTypes")?,
            local_storage_categories: fields.texts("LocalStorageCategories")?,
            local_storage_category: fields.text("LocalStorageCategory")?,
            max_results: fields.integer("MaxResults")?,
            maximum_cpu_core_count: fields.integer("MaximumCpuCoreCount")?,
            maximum_cpu_speed_frequency: fields.number("MaximumCpuSpeedFrequency")?,
            maximum_cpu_turbo_frequency: fields.number("MaximumCpuTurboFrequency")?,
            maximum_gpu_amount: fields.integer("MaximumGPUAmount")?,
            maximum_memory_size: fields.number("MaximumMemorySize")?,
            minimum_baseline_credit: fields.integer("MinimumBaselineCredit")?,
            minimum_cpu_core_count: fields.integer("MinimumCpuCoreCount")?,
            minimum_cpu_speed_frequency: fields.number("MinimumCpuSpeedFrequency")?,
            minimum_cpu_turbo_frequency: fields.number("MinimumCpuTurboFrequency")?,
            minimum_disk_quantity: fields.integer("MinimumDiskQuantity")?,
            minimum_eni_ipv6_address_quantity: fields.integer("MinimumEniIpv6AddressQuantity")?,
            minimum_eni_private_ip_address_quantity: fields
                .integer("MinimumEniPrivateIpAddressQuantity")?,
            minimum_eni_quantity: fields.integer("MinimumEniQuantity")?,
            minimum_eri_quantity: fields.integer("MinimumEriQuantity")?,
            minimum_gpu_amount: fields.integer("MinimumGPUAmount")?,
            minimum_initial_credit: fields.integer("MinimumInitialCredit")?,
            minimum_instance_bandwidth_rx: fields.integer("MinimumInstanceBandwidthRx")?,
            minimum_instance_bandwidth_tx: fields.integer("MinimumInstanceBandwidthTx")?,
            minimum_instance_pps_rx: fields.integer("MinimumInstancePpsRx")?,
            minimum_instance_pps_tx: fields.integer("MinimumInstancePpsTx")?,
            minimum_local_storage_amount: fields.integer("MinimumLocalStorageAmount")?,
            minimum_local_storage_capacity: fields.integer("MinimumLocalStorageCapacity")?,
            minimum_memory_size: fields.number("MinimumMemorySize")?,
            minimum_primary_eni_queue_number: fields.integer("MinimumPrimaryEniQueueNumber")?,
            minimum_queue_pair_number: fields.integer("MinimumQueuePairNumber")?,
            minimum_secondary_eni_queue_number: fields.integer("MinimumSecondaryEniQueueNumber")?,
            next_token: fields.text("NextToken")?,
            nvme_support: fields.text("NvmeSupport")?,
            physical_processor_model: fields.text("PhysicalProcessorModel")?,
            physical_processor_models: fields.texts("PhysicalProcessorModels")?,
        })
    }
}

/// What `DescribeInstanceTypes` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceTypes`.
    pub instance_types: Vec<ResponseInstanceType>,
    /// `NextToken`.
    pub next_token: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "InstanceTypes",
            Some("InstanceType"),
            &self.instance_types,
        );
        out.text("NextToken", &self.next_token);
    }
}

/// `InstanceTypes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceType {
    /// `InstanceTypes.InstanceType[].Attributes`.
    pub attributes: Vec<ResponseInstanceTypeAttribute>,
    /// `InstanceTypes.InstanceType[].BaselineCredit`.
    pub baseline_credit: i64,
    /// `InstanceTypes.InstanceType[].Clock`.
    pub clock: ResponseInstanceTypeClock,
    /// `InstanceTypes.InstanceType[].CpuArchitecture`.
    pub cpu_architecture: String,
    /// `InstanceTypes.InstanceType[].CpuCoreCount`.
    pub cpu_core_count: i64,
    /// `InstanceTypes.InstanceType[].CpuOptions`.
    pub cpu_options: ResponseInstanceTypeCpuOptions,
    /// `InstanceTypes.InstanceType[].CpuSpeedFrequency`.
    pub cpu_speed_frequency: f64,
    /// `InstanceTypes.InstanceType[].CpuTurboFrequency`.
    pub cpu_turbo_frequency: f64,
    /// `InstanceTypes.InstanceType[].DiskQuantity`.
    pub disk_quantity: i64,
    /// `InstanceTypes.InstanceType[].EnhancedNetwork`.
    pub enhanced_network: ResponseInstanceTypeEnhancedNetwork,
    /// `InstanceTypes.InstanceType[].EniIpv6AddressQuantity`.
    pub eni_ipv6_address_quantity: i64,
    /// `InstanceTypes.InstanceType[].EniPrivateIpAddressQuantity`.
    pub eni_private_ip_address_quantity: i64,
    /// `InstanceTypes.InstanceType[].EniQuantity`.
    pub eni_quantity: i64,
    /// `InstanceTypes.InstanceType[].EniTotalQuantity`.
    pub eni_total_quantity: i64,
    /// `InstanceTypes.InstanceType[].EniTrunkSupported`.
    pub eni_trunk_supported: bool,
    /// `InstanceTypes.InstanceType[].EriQuantity`.
    pub eri_quantity: i64,
    /// `InstanceTypes.InstanceType[].GPUAmount`.
    pub gpu_amount: i64,
    /// `InstanceTypes.InstanceType[].GPUMemorySize`.
    pub gpu_memory_size: f64,
    /// `InstanceTypes.InstanceType[].GPUSpec`.
    pub gpu_spec: String,
    /// `InstanceTypes.InstanceType[].InitialCredit`.
    pub initial_credit: i64,
    /// `InstanceTypes.InstanceType[].InstanceBandwidthRx`.
    pub instance_bandwidth_rx: i64,
    /// `InstanceTypes.InstanceType[].InstanceBandwidthTx`.
    pub instance_bandwidth_tx: i64,
    /// `InstanceTypes.InstanceType[].InstanceCategory`.
    pub instance_category: String,
    /// `InstanceTypes.InstanceType[].InstanceFamilyLevel`.
    pub instance_family_level: String,
    /// `InstanceTypes.InstanceType[].InstancePpsRx`.
    pub instance_pps_rx: i64,
    /// `InstanceTypes.InstanceType[].InstancePpsTx`.
    pub instance_pps_tx: i64,
    /// `InstanceTypes.InstanceType[].InstanceTypeFamily`.
    pub instance_type_family: String,
    /// `InstanceTypes.InstanceType[].InstanceTypeId`.
    pub instance_type_id: String,
    /// `InstanceTypes.InstanceType[].JumboFrameSupport`.
    pub jumbo_frame_support: bool,
    /// `InstanceTypes.InstanceType[].LocalStorageAmount`.
    pub local_storage_amount: i64,
    /// `InstanceTypes.InstanceType[].LocalStorageCapacity`.
    pub local_storage_capacity: i64,
    /// `InstanceTypes.InstanceType[].LocalStorageCategory`.
    pub local_storage_category: String,
    /// `InstanceTypes.InstanceType[].MaximumQueueNumberPerEni`.
    pub maximum_queue_number_per_eni: i64,
    /// `InstanceTypes.InstanceType[].MemorySize`.
    pub memory_size: f64,
    /// `InstanceTypes.InstanceType[].NetworkCardQuantity`.
    pub network_card_quantity: i64,
    /// `InstanceTypes.InstanceType[].NetworkCards`.
    pub network_cards: Vec<ResponseInstanceTypeNetworkCardInfo>,
    /// `InstanceTypes.InstanceType[].NetworkEncryptionSupport`.
    pub network_encryption_support: bool,
    /// `InstanceTypes.InstanceType[].NetworkInfo`.
    pub network_info: ResponseInstanceTypeNetworkInfo,
    /// `InstanceTypes.InstanceType[].NvmeSupport`.
    pub nvme_support: String,
    /// `InstanceTypes.InstanceType[].PhysicalProcessorModel`.
    pub physical_processor_model: String,
    /// `InstanceTypes.InstanceType[].PrimaryEniQueueNumber`.
    pub primary_eni_queue_number: i64,
    /// `InstanceTypes.InstanceType[].QueuePairNumber`.
    pub queue_pair_number: i64,
    /// `InstanceTypes.InstanceType[].SecondaryEniQueueNumber`.
    pub secondary_eni_queue_number: i64,
    /// `InstanceTypes.InstanceType[].SecurityOptions`.
    pub security_options: ResponseInstanceTypeSecurityOptions,
    /// `InstanceTypes.InstanceType[].SupportedBootModes`.
    pub supported_boot_modes: Vec<String>,
    /// `InstanceTypes.InstanceType[].TotalEniQueueQuantity`.
    pub total_eni_queue_quantity: i64,
}

impl Fields for ResponseInstanceType {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Attributes", Some("Attribute"), &self.attributes);
        out.integer("BaselineCredit", self.baseline_credit);
        write_object(out, "Clock", &self.clock);
        out.text("CpuArchitecture", &self.cpu_architecture);
        out.integer("CpuCoreCount", self.cpu_core_count);
        write_object(out, "CpuOptions", &self.cpu_options);
        out.number("CpuSpeedFrequency", self.cpu_speed_frequency);
        out.number("CpuTurboFrequency", self.cpu_turbo_frequency);
        out.integer("DiskQuantity", self.disk_quantity);
        write_object(out, "EnhancedNetwork", &self.enhanced_network);
        out.integer("EniIpv6AddressQuantity", self.eni_ipv6_address_quantity);
        out.integer(
            "EniPrivateIpAddressQuantity",
            self.eni_private_ip_address_quantity,
        );
        out.integer("EniQuantity", self.eni_quantity);
        out.integer("EniTotalQuantity", self.eni_total_quantity);
        out.boolean("EniTrunkSupported", self.eni_trunk_supported);
        out.integer("EriQuantity", self.eri_quantity);
        out.integer("GPUAmount", self.gpu_amount);
        out.number("GPUMemorySize", self.gpu_memory_size);
        out.text("GPUSpec", &self.gpu_spec);
        out.integer("InitialCredit", self.initial_credit);
        out.integer("InstanceBandwidthRx", self.instance_bandwidth_rx);
        out.integer("InstanceBandwidthTx", self.instance_bandwidth_tx);
        out.text("InstanceCategory", &self.instance_category);
        out.text("InstanceFamilyLevel", &self.instance_family_level);
        out.integer("InstancePpsRx", self.instance_pps_rx);
        out.integer("InstancePpsTx", self.instance_pps_tx);
        out.text("InstanceTypeFamily", &self.instance_type_family);
        out.text("InstanceTypeId", &self.instance_type_id);
        out.boolean("JumboFrameSupport", self.jumbo_frame_support);
        out.integer("LocalStorageAmount", self.local_storage_amount);
        out.integer("LocalStorageCapacity", self.local_storage_capacity);
        out.text("LocalStorageCategory", &self.local_storage_category);
        out.integer(
            "MaximumQueueNumberPerEni",
            self.maximum_queue_number_per_eni,
        );
        out.number("MemorySize", self.memory_size);
        out.integer("NetworkCardQuantity", self.network_card_quantity);
        write_list(
            out,
            "NetworkCards",
            Some("NetworkCardInfo"),
            &self.network_cards,
        );
        out.boolean("NetworkEncryptionSupport", self.network_encryption_support);
        write_object(out, "NetworkInfo", &self.network_info);
        out.text("NvmeSupport", &self.nvme_support);
        out.text("PhysicalProcessorModel", &self.physical_processor_model);
        out.integer("PrimaryEniQueueNumber", self.primary_eni_queue_number);
        out.integer("QueuePairNumber", self.queue_pair_number);
        out.integer("SecondaryEniQueueNumber", self.secondary_eni_queue_number);
        write_object(out, "SecurityOptions", &self.security_options);
        write_texts(
            out,
            "SupportedBootModes",
            Some("SupportedBootMode"),
            &self.supported_boot_modes,
        );
        out.integer("TotalEniQueueQuantity", self.total_eni_queue_quantity);
    }
}

/// `InstanceTypes.InstanceType[].Attributes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeAttribute {
    /// `InstanceTypes.InstanceType[].Attributes.Attribute[].Name`.
    pub name: String,
    /// `InstanceTypes.InstanceType[].Attributes.Attribute[].Value`.
    pub value: String,
}

impl Fields for ResponseInstanceTypeAttribute {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Name", &self.name);
        out.text("Value", &self.value);
    }
}

/// `InstanceTypes.InstanceType[].Clock`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeClock {
    /// `InstanceTypes.InstanceType[].Clock.PtpSupport`.
    pub ptp_support: String,
}

impl Fields for ResponseInstanceTypeClock {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("PtpSupport", &self.ptp_support);
    }
}

/// `InstanceTypes.InstanceType[].CpuOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeCpuOptions {
    /// `InstanceTypes.InstanceType[].CpuOptions.Core`.
    pub core: i64,
    /// `InstanceTypes.InstanceType[].CpuOptions.CoreFactor`.
    pub core_factor: i64,
    /// `InstanceTypes.InstanceType[].CpuOptions.HyperThreadingAdjustable`.
    pub hyper_threading_adjustable: bool,
    /// `InstanceTypes.InstanceType[].CpuOptions.NestedVirtualizationSupport`.
    pub nested_virtualization_support: String,
    /// `InstanceTypes.InstanceType[].CpuOptions.SupportedTopologyTypes`.
    pub supported_topology_types: Vec<String>,
    /// `InstanceTypes.InstanceType[].CpuOptions.ThreadsPerCore`.
    pub threads_per_core: i64,
}

impl Fields for ResponseInstanceTypeCpuOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("Core", self.core);
        out.integer("CoreFactor", self.core_factor);
        out.boolean("HyperThreadingAdjustable", self.hyper_threading_adjustable);
        out.text(
            "NestedVirtualizationSupport",
            &self.nested_virtualization_support,
        );
        write_texts(
            out,
            "SupportedTopologyTypes",
            Some("SupportedTopologyType"),
            &self.supported_topology_types,
        );
        out.integer("ThreadsPerCore", self.threads_per_core);
    }
}

/// `InstanceTypes.InstanceType[].EnhancedNetwork`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeEnhancedNetwork {
    /// `InstanceTypes.InstanceType[].EnhancedNetwork.ExpressSupport`.
    pub express_support: bool,
    /// `InstanceTypes.InstanceType[].EnhancedNetwork.RssSupport`.
    pub rss_support: bool,
    /// `InstanceTypes.InstanceType[].EnhancedNetwork.SriovSupport`.
    pub sriov_support: bool,
    /// `InstanceTypes.InstanceType[].EnhancedNetwork.VfQueueNumberPerEni`.
    pub vf_queue_number_per_eni: i64,
}

impl Fields for ResponseInstanceTypeEnhancedNetwork {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("ExpressSupport", self.express_support);
        out.boolean("RssSupport", self.rss_support);
        out.boolean("SriovSupport", self.sriov_support);
        out.integer("VfQueueNumberPerEni", self.vf_queue_number_per_eni);
    }
}

/// `InstanceTypes.InstanceType[].NetworkCards`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeNetworkCardInfo {
    /// `InstanceTypes.InstanceType[].NetworkCards.NetworkCardInfo[].NetworkCardIndex`.
    pub network_card_index: i64,
}

impl Fields for ResponseInstanceTypeNetworkCardInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("NetworkCardIndex", self.network_card_index);
    }
}

/// `InstanceTypes.InstanceType[].NetworkInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeNetworkInfo {
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting`.
    pub bandwidth_weighting: ResponseInstanceTypeNetworkInfoBandwidthWeighting,
}

impl Fields for ResponseInstanceTypeNetworkInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "BandwidthWeighting", &self.bandwidth_weighting);
    }
}

/// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeNetworkInfoBandwidthWeighting {
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos`.
    pub weighting_infos: Vec<ResponseInstanceTypeNetworkInfoBandwidthWeightingWeightingInfo>,
}

impl Fields for ResponseInstanceTypeNetworkInfoBandwidthWeighting {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "WeightingInfos",
            Some("WeightingInfo"),
            &self.weighting_infos,
        );
    }
}

/// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeNetworkInfoBandwidthWeightingWeightingInfo {
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos.WeightingInfo[].EbsBandwidth`.
    pub ebs_bandwidth: i64,
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos.WeightingInfo[].EbsBurstBandwidth`.
    pub ebs_burst_bandwidth: i64,
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos.WeightingInfo[].Name`.
    pub name: String,
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos.WeightingInfo[].VpcBandwidth`.
    pub vpc_bandwidth: i64,
    /// `InstanceTypes.InstanceType[].NetworkInfo.BandwidthWeighting.WeightingInfos.WeightingInfo[].VpcBurstBandwidth`.
    pub vpc_burst_bandwidth: i64,
}

impl Fields for ResponseInstanceTypeNetworkInfoBandwidthWeightingWeightingInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("EbsBandwidth", self.ebs_bandwidth);
        out.integer("EbsBurstBandwidth", self.ebs_burst_bandwidth);
        out.text("Name", &self.name);
        out.integer("VpcBandwidth", self.vpc_bandwidth);
        out.integer("VpcBurstBandwidth", self.vpc_burst_bandwidth);
    }
}

/// `InstanceTypes.InstanceType[].SecurityOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTypeSecurityOptions {
    /// `InstanceTypes.InstanceType[].SecurityOptions.SecureBootSupport`.
    pub secure_boot_support: String,
}

impl Fields for ResponseInstanceTypeSecurityOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("SecureBootSupport", &self.secure_boot_support);
    }
}

/// `DescribeInstanceTypes`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceTypes",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceTypes",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    texts("AdditionalAttributes"),
    text("CpuArchitecture").one_of(&["X86", "ARM"]),
    texts("CpuArchitectures").sized(1, 2),
    text("GPUSpec"),
    texts("GpuSpecs").sized(1, 10),
    texts("InstanceCategories").sized(1, 10),
    text("InstanceCategory").one_of(&[
        "General-purpose",
        "Compute-optimized",
        "Memory-optimized",
        "Enhanced",
        "Shared",
    ]),
    text("InstanceFamilyLevel").one_of(&["EntryLevel", "EnterpriseLevel", "CreditEntryLevel"]),
    texts("InstanceTypeFamilies").sized(1, 10),
    text("InstanceTypeFamily"),
    texts("InstanceTypes").sized(1, 10),
    texts("LocalStorageCategories").sized(1, 2),
    text("LocalStorageCategory").one_of(&["local_hdd_pro", "local_ssd_pro"]),
    long("MaxResults"),
    integer("MaximumCpuCoreCount"),
    number("MaximumCpuSpeedFrequency"),
    number("MaximumCpuTurboFrequency"),
    integer("MaximumGPUAmount"),
    number("MaximumMemorySize"),
    integer("MinimumBaselineCredit"),
    integer("MinimumCpuCoreCount"),
    number("MinimumCpuSpeedFrequency"),
    number("MinimumCpuTurboFrequency"),
    integer("MinimumDiskQuantity"),
    integer("MinimumEniIpv6AddressQuantity"),
    integer("MinimumEniPrivateIpAddressQuantity"),
    integer("MinimumEniQuantity"),
    integer("MinimumEriQuantity"),
    integer("MinimumGPUAmount"),
    integer("MinimumInitialCredit"),
    integer("MinimumInstanceBandwidthRx"),
    integer("MinimumInstanceBandwidthTx"),
    long("MinimumInstancePpsRx"),
    long("MinimumInstancePpsTx"),
    integer("MinimumLocalStorageAmount"),
    long("MinimumLocalStorageCapacity"),
    number("MinimumMemorySize"),
    integer("MinimumPrimaryEniQueueNumber"),
    integer("MinimumQueuePairNumber"),
    integer("MinimumSecondaryEniQueueNumber"),
    text("NextToken"),
    text("NvmeSupport").one_of(&["required", "unsupported"]),
    text("PhysicalProcessorModel"),
    texts("PhysicalProcessorModels").sized(1, 10),
];
