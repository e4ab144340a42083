//! `DescribeInstances` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstances` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Filter`.
    pub filter: Vec<RequestFilter>,
    /// `AdditionalAttributes`.
    pub additional_attributes: Vec<String>,
    /// `DeviceAvailable`.
    pub device_available: Option<bool>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `EipAddresses`.
    pub eip_addresses: Option<Vec<String>>,
    /// `HpcClusterId`.
    pub hpc_cluster_id: Option<String>,
    /// `HttpEndpoint`; default enabled.
    pub http_endpoint: Option<String>,
    /// `HttpPutResponseHopLimit`.
    pub http_put_response_hop_limit: Option<i64>,
    /// `HttpTokens`; default optional.
    pub http_tokens: Option<String>,
    /// `ImageId`.
    pub image_id: Option<String>,
    /// `InnerIpAddresses`.
    pub inner_ip_addresses: Option<Vec<String>>,
    /// `InstanceChargeType`.
    pub instance_charge_type: Option<String>,
    /// `InstanceIds`.
    pub instance_ids: Option<Vec<String>>,
    /// `InstanceName`.
    pub instance_name: Option<String>,
    /// `InstanceNetworkType`.
    pub instance_network_type: Option<String>,
    /// `InstanceType`.
    pub instance_type: Option<String>,
    /// `InstanceTypeFamily`.
    pub instance_type_family: Option<String>,
    /// `InternetChargeType`.
    pub internet_charge_type: Option<String>,
    /// `IoOptimized`.
    pub io_optimized: Option<bool>,
    /// `Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `KeyPairName`.
    pub key_pair_name: Option<String>,
    /// `LockReason`.
    pub lock_reason: Option<String>,
    /// `MaxResults`.
    pub max_results: Option<i64>,
    /// `NeedSaleCycle`.
    pub need_sale_cycle: Option<bool>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `PrivateIpAddresses`.
    pub private_ip_addresses: Option<Vec<String>>,
    /// `PublicIpAddresses`.
    pub public_ip_addresses: Option<Vec<String>>,
    /// `RdmaIpAddresses`.
    pub rdma_ip_addresses: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityGroupId`.
    pub security_group_id: Option<String>,
    /// `Status`.
    pub status: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `VSwitchId`.
    pub vswitch_id: Option<String>,
    /// `VpcId`.
    pub vpc_id: Option<String>,
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
            filter: fields.list("Filter", RequestFilter::read)?,
            additional_attributes: fields.texts("AdditionalAttributes")?,
            device_available: fields.boolean("DeviceAvailable")?,
            dry_run: fields.boolean("DryRun")?,
            eip_addresses: fields.json_texts("EipAddresses")?,
            hpc_cluster_id: fields.text("HpcClusterId")?,
            http_endpoint: fields.text("HttpEndpoint")?,
            http_put_response_hop_limit: fields.integer("HttpPutResponseHopLimit")?,
            http_tokens: fields.text("HttpTokens")?,
            image_id: fields.text("ImageId")?,
            inner_ip_addresses: fields.json_texts("InnerIpAddresses")?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            instance_ids: fields.json_texts("InstanceIds")?,
            instance_name: fields.text("InstanceName")?,
            instance_network_type: fields.text("InstanceNetworkType")?,
            instance_type: fields.text("InstanceType")?,
            instance_type_family: fields.text("InstanceTypeFamily")?,
            internet_charge_type: fields.text("InternetChargeType")?,
            io_optimized: fields.boolean("IoOptimized")?,
            ipv6_address: fields.texts("Ipv6Address")?,
            key_pair_name: fields.text("KeyPairName")?,
            lock_reason: fields.text("LockReason")?,
            max_results: fields.integer("MaxResults")?,
            need_sale_cycle: fields.boolean("NeedSaleCycle")?,
            next_token: fields.text("NextToken")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            private_ip_addresses: fields.json_texts("PrivateIpAddresses")?,
            public_ip_addresses: fields.json_texts("PublicIpAddresses")?,
            rdma_ip_addresses: fields.text("RdmaIpAddresses")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_group_id: fields.text("SecurityGroupId")?,
            status: fields.text("Status")?,
            tag: fields.list("Tag", RequestTag::read)?,
            vswitch_id: fields.text("VSwitchId")?,
            vpc_id: fields.text("VpcId")?,
            zone_id: fields.text("ZoneId")?,
        })
    }
}

/// `Filter`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestFilter {
    /// `Filter.N.Key`.
    pub key: Option<String>,
    /// `Filter.N.Value`.
    pub value: Option<String>,
}

impl RequestFilter {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// `Tag`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTag {
    /// `Tag.N.Key`.
    pub key: Option<String>,
    /// `Tag.N.Value`.
    pub value: Option<String>,
}

impl RequestTag {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            key: fields.text("Key")?,
            value: fields.text("Value")?,
        })
    }
}

/// What `DescribeInstances` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Instances`.
    pub instances: Vec<ResponseInstance>,
    /// `NextToken`.
    pub next_token: String,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Instances", Some("Instance"), &self.instances);
        out.text("NextToken", &self.next_token);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Instances`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstance {
    /// `Instances.Instance[].AdditionalInfo`.
    pub additional_info: ResponseInstanceAdditionalInfo,
    /// `Instances.Instance[].AutoReleaseTime`.
    pub auto_release_time: String,
    /// `Instances.Instance[].ClockOptions`.
    pub clock_options: ResponseInstanceClockOptions,
    /// `Instances.Instance[].ClusterId`.
    pub cluster_id: String,
    /// `Instances.Instance[].Cpu`.
    pub cpu: i64,
    /// `Instances.Instance[].CpuOptions`.
    pub cpu_options: ResponseInstanceCpuOptions,
    /// `Instances.Instance[].CreationTime`.
    pub creation_time: String,
    /// `Instances.Instance[].CreditSpecification`.
    pub credit_specification: String,
    /// `Instances.Instance[].DedicatedHostAttribute`.
    pub dedicated_host_attribute: ResponseInstanceDedicatedHostAttribute,
    /// `Instances.Instance[].DedicatedInstanceAttribute`.
    pub dedicated_instance_attribute: ResponseInstanceDedicatedInstanceAttribute,
    /// `Instances.Instance[].DeletionProtection`.
    pub deletion_protection: bool,
    /// `Instances.Instance[].DeploymentSetGroupNo`.
    pub deployment_set_group_no: i64,
    /// `Instances.Instance[].DeploymentSetId`.
    pub deployment_set_id: String,
    /// `Instances.Instance[].Description`.
    pub description: String,
    /// `Instances.Instance[].DeviceAvailable`.
    pub device_available: bool,
    /// `Instances.Instance[].EcsCapacityReservationAttr`.
    pub ecs_capacity_reservation_attr: ResponseInstanceEcsCapacityReservationAttr,
    /// `Instances.Instance[].EipAddress`.
    pub eip_address: ResponseInstanceEipAddress,
    /// `Instances.Instance[].EnableNVS`.
    pub enable_nvs: bool,
    /// `Instances.Instance[].ExpiredTime`.
    pub expired_time: String,
    /// `Instances.Instance[].GPUAmount`.
    pub gpu_amount: i64,
    /// `Instances.Instance[].GPUSpec`.
    pub gpu_spec: String,
    /// `Instances.Instance[].HibernationOptions`.
    pub hibernation_options: ResponseInstanceHibernationOptions,
    /// `Instances.Instance[].HostName`.
    pub host_name: String,
    /// `Instances.Instance[].HpcClusterId`.
    pub hpc_cluster_id: String,
    /// `Instances.Instance[].ISP`.
    pub isp: String,
    /// `Instances.Instance[].ImageId`.
    pub image_id: String,
    /// `Instances.Instance[].ImageOptions`.
    pub image_options: ResponseInstanceImageOptions,
    /// `Instances.Instance[].InnerIpAddress`.
    pub inner_ip_address: Vec<String>,
    /// `Instances.Instance[].InstanceChargeType`.
    pub instance_charge_type: String,
    /// `Instances.Instance[].InstanceId`.
    pub instance_id: String,
    /// `Instances.Instance[].InstanceName`.
    pub instance_name: String,
    /// `Instances.Instance[].InstanceNetworkType`.
    pub instance_network_type: String,
    /// `Instances.Instance[].InstanceType`.
    pub instance_type: String,
    /// `Instances.Instance[].InstanceTypeFamily`.
    pub instance_type_family: String,
    /// `Instances.Instance[].InternetChargeType`.
    pub internet_charge_type: String,
    /// `Instances.Instance[].InternetMaxBandwidthIn`.
    pub internet_max_bandwidth_in: i64,
    /// `Instances.Instance[].InternetMaxBandwidthOut`.
    pub internet_max_bandwidth_out: i64,
    /// `Instances.Instance[].IoOptimized`.
    pub io_optimized: bool,
    /// `Instances.Instance[].KeyPairName`.
    pub key_pair_name: String,
    /// `Instances.Instance[].LocalStorageAmount`.
    pub local_storage_amount: i64,
    /// `Instances.Instance[].LocalStorageCapacity`.
    pub local_storage_capacity: i64,
    /// `Instances.Instance[].Memory`.
    pub memory: i64,
    /// `Instances.Instance[].MetadataOptions`.
    pub metadata_options: ResponseInstanceMetadataOptions,
    /// `Instances.Instance[].NetworkInterfaces`.
    pub network_interfaces: Vec<ResponseInstanceNetworkInterface>,
    /// `Instances.Instance[].OSName`.
    pub os_name: String,
    /// `Instances.Instance[].OSNameEn`.
    pub os_name_en: String,
    /// `Instances.Instance[].OSType`.
    pub os_type: String,
    /// `Instances.Instance[].OperationLocks`.
    pub operation_locks: Vec<ResponseInstanceLockReason>,
    /// `Instances.Instance[].PrivateDnsNameOptions`.
    pub private_dns_name_options: ResponseInstancePrivateDnsNameOptions,
    /// `Instances.Instance[].PublicIpAddress`.
    pub public_ip_address: Vec<String>,
    /// `Instances.Instance[].RdmaIpAddress`.
    pub rdma_ip_address: Vec<String>,
    /// `Instances.Instance[].Recyclable`.
    pub recyclable: bool,
    /// `Instances.Instance[].RegionId`.
    pub region_id: String,
    /// `Instances.Instance[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `Instances.Instance[].SaleCycle`.
    pub sale_cycle: String,
    /// `Instances.Instance[].SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `Instances.Instance[].SecurityOptions`.
    pub security_options: ResponseInstanceSecurityOptions,
    /// `Instances.Instance[].SerialNumber`.
    pub serial_number: String,
    /// `Instances.Instance[].SpotDuration`.
    pub spot_duration: i64,
    /// `Instances.Instance[].SpotInterruptionBehavior`.
    pub spot_interruption_behavior: String,
    /// `Instances.Instance[].SpotPriceLimit`.
    pub spot_price_limit: f64,
    /// `Instances.Instance[].SpotStrategy`.
    pub spot_strategy: String,
    /// `Instances.Instance[].StartTime`.
    pub start_time: String,
    /// `Instances.Instance[].Status`.
    pub status: String,
    /// `Instances.Instance[].StoppedMode`.
    pub stopped_mode: String,
    /// `Instances.Instance[].Tags`.
    pub tags: Vec<ResponseInstanceTag>,
    /// `Instances.Instance[].VlanId`.
    pub vlan_id: String,
    /// `Instances.Instance[].VpcAttributes`.
    pub vpc_attributes: ResponseInstanceVpcAttributes,
    /// `Instances.Instance[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseInstance {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AdditionalInfo", &self.additional_info);
        out.text("AutoReleaseTime", &self.auto_release_time);
        write_object(out, "ClockOptions", &self.clock_options);
        out.text("ClusterId", &self.cluster_id);
        out.integer("Cpu", self.cpu);
        write_object(out, "CpuOptions", &self.cpu_options);
        out.text("CreationTime", &self.creation_time);
        out.text("CreditSpecification", &self.credit_specification);
        write_object(
            out,
            "DedicatedHostAttribute",
            &self.dedicated_host_attribute,
        );
        write_object(
            out,
            "DedicatedInstanceAttribute",
            &self.dedicated_instance_attribute,
        );
        out.boolean("DeletionProtection", self.deletion_protection);
        out.integer("DeploymentSetGroupNo", self.deployment_set_group_no);
        out.text("DeploymentSetId", &self.deployment_set_id);
        out.text("Description", &self.description);
        out.boolean("DeviceAvailable", self.device_available);
        write_object(
            out,
            "EcsCapacityReservationAttr",
            &self.ecs_capacity_reservation_attr,
        );
        write_object(out, "EipAddress", &self.eip_address);
        out.boolean("EnableNVS", self.enable_nvs);
        out.text("ExpiredTime", &self.expired_time);
        out.integer("GPUAmount", self.gpu_amount);
        out.text("GPUSpec", &self.gpu_spec);
        write_object(out, "HibernationOptions", &self.hibernation_options);
        out.text("HostName", &self.host_name);
        out.text("HpcClusterId", &self.hpc_cluster_id);
        out.text("ISP", &self.isp);
        out.text("ImageId", &self.image_id);
        write_object(out, "ImageOptions", &self.image_options);
        write_texts(
            out,
            "InnerIpAddress",
            Some("IpAddress"),
            &self.inner_ip_address,
        );
        out.text("InstanceChargeType", &self.instance_charge_type);
        out.text("InstanceId", &self.instance_id);
        out.text("InstanceName", &self.instance_name);
        out.text("InstanceNetworkType", &self.instance_network_type);
        out.text("InstanceType", &self.instance_type);
        out.text("InstanceTypeFamily", &self.instance_type_family);
        out.text("InternetChargeType", &self.internet_charge_type);
        out.integer("InternetMaxBandwidthIn", self.internet_max_bandwidth_in);
        out.integer("InternetMaxBandwidthOut", self.internet_max_bandwidth_out);
        out.boolean("IoOptimized", self.io_optimized);
        out.text("KeyPairName", &self.key_pair_name);
        out.integer("LocalStorageAmount", self.local_storage_amount);
        out.integer("LocalStorageCapacity", self.local_storage_capacity);
        out.integer("Memory", self.memory);
        write_object(out, "MetadataOptions", &self.metadata_options);
        write_list(
            out,
            "NetworkInterfaces",
            Some("NetworkInterface"),
            &self.network_interfaces,
        );
        out.text("OSName", &self.os_name);
        out.text("OSNameEn", &self.os_name_en);
        out.text("OSType", &self.os_type);
        write_list(
            out,
            "OperationLocks",
            Some("LockReason"),
            &self.operation_locks,
        );
        write_object(out, "PrivateDnsNameOptions", &self.private_dns_name_options);
        write_texts(
            out,
            "PublicIpAddress",
            Some("IpAddress"),
            &self.public_ip_address,
        );
        write_texts(
            out,
            "RdmaIpAddress",
            Some("IpAddress"),
            &self.rdma_ip_address,
        );
        out.boolean("Recyclable", self.recyclable);
        out.text("RegionId", &self.region_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        out.text("SaleCycle", &self.sale_cycle);
        write_texts(
            out,
            "SecurityGroupIds",
            Some("SecurityGroupId"),
            &self.security_group_ids,
        );
        write_object(out, "SecurityOptions", &self.security_options);
        out.text("SerialNumber", &self.serial_number);
        out.integer("SpotDuration", self.spot_duration);
        out.text("SpotInterruptionBehavior", &self.spot_interruption_behavior);
        out.number("SpotPriceLimit", self.spot_price_limit);
        out.text("SpotStrategy", &self.spot_strategy);
        out.text("StartTime", &self.start_time);
        out.text("Status", &self.status);
        out.text("StoppedMode", &self.stopped_mode);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("VlanId", &self.vlan_id);
        write_object(out, "VpcAttributes", &self.vpc_attributes);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `Instances.Instance[].AdditionalInfo`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceAdditionalInfo {
    /// `Instances.Instance[].AdditionalInfo.EnableHighDensityMode`.
    pub enable_high_density_mode: bool,
    /// `Instances.Instance[].AdditionalInfo.ManagedHostId`.
    pub managed_host_id: String,
    /// `Instances.Instance[].AdditionalInfo.NodeSerialNumber`.
    pub node_serial_number: String,
}

impl Fields for ResponseInstanceAdditionalInfo {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("EnableHighDensityMode", self.enable_high_density_mode);
        out.text("ManagedHostId", &self.managed_host_id);
        out.text("NodeSerialNumber", &self.node_serial_number);
    }
}

/// `Instances.Instance[].ClockOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceClockOptions {
    /// `Instances.Instance[].ClockOptions.PtpStatus`.
    pub ptp_status: String,
}

impl Fields for ResponseInstanceClockOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("PtpStatus", &self.ptp_status);
    }
}

/// `Instances.Instance[].CpuOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceCpuOptions {
    /// `Instances.Instance[].CpuOptions.CoreCount`.
    pub core_count: i64,
    /// `Instances.Instance[].CpuOptions.EnableVISST`.
    pub enable_visst: bool,
    /// `Instances.Instance[].CpuOptions.EnableVRDT`.
    pub enable_vrdt: bool,
    /// `Instances.Instance[].CpuOptions.NestedVirtualization`.
    pub nested_virtualization: String,
    /// `Instances.Instance[].CpuOptions.Numa`.
    pub numa: String,
    /// `Instances.Instance[].CpuOptions.ThreadsPerCore`.
    pub threads_per_core: i64,
    /// `Instances.Instance[].CpuOptions.TopologyType`.
    pub topology_type: String,
    /// `Instances.Instance[].CpuOptions.TurboMode`.
    pub turbo_mode: String,
}

impl Fields for ResponseInstanceCpuOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer("CoreCount", self.core_count);
        out.boolean("EnableVISST", self.enable_visst);
        out.boolean("EnableVRDT", self.enable_vrdt);
        out.text("NestedVirtualization", &self.nested_virtualization);
        out.text("Numa", &self.numa);
        out.integer("ThreadsPerCore", self.threads_per_core);
        out.text("TopologyType", &self.topology_type);
        out.text("TurboMode", &self.turbo_mode);
    }
}

/// `Instances.Instance[].DedicatedHostAttribute`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceDedicatedHostAttribute {
    /// `Instances.Instance[].DedicatedHostAttribute.DedicatedHostClusterId`.
    pub dedicated_host_cluster_id: String,
    /// `Instances.Instance[].DedicatedHostAttribute.DedicatedHostId`.
    pub dedicated_host_id: String,
    /// `Instances.Instance[].DedicatedHostAttribute.DedicatedHostName`.
    pub dedicated_host_name: String,
}

impl Fields for ResponseInstanceDedicatedHostAttribute {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DedicatedHostClusterId", &self.dedicated_host_cluster_id);
        out.text("DedicatedHostId", &self.dedicated_host_id);
        out.text("DedicatedHostName", &self.dedicated_host_name);
    }
}

/// `Instances.Instance[].DedicatedInstanceAttribute`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceDedicatedInstanceAttribute {
    /// `Instances.Instance[].DedicatedInstanceAttribute.Affinity`.
    pub affinity: String,
    /// `Instances.Instance[].DedicatedInstanceAttribute.Tenancy`.
    pub tenancy: String,
}

impl Fields for ResponseInstanceDedicatedInstanceAttribute {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Affinity", &self.affinity);
        out.text("Tenancy", &self.tenancy);
    }
}

/// `Instances.Instance[].EcsCapacityReservationAttr`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceEcsCapacityReservationAttr {
    /// `Instances.Instance[].EcsCapacityReservationAttr.CapacityReservationId`.
    pub capacity_reservation_id: String,
    /// `Instances.Instance[].EcsCapacityReservationAttr.CapacityReservationPreference`.
    pub capacity_reservation_preference: String,
}

impl Fields for ResponseInstanceEcsCapacityReservationAttr {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CapacityReservationId", &self.capacity_reservation_id);
        out.text(
            "CapacityReservationPreference",
            &self.capacity_reservation_preference,
        );
    }
}

/// `Instances.Instance[].EipAddress`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceEipAddress {
    /// `Instances.Instance[].EipAddress.AllocationId`.
    pub allocation_id: String,
    /// `Instances.Instance[].EipAddress.Bandwidth`.
    pub bandwidth: i64,
    /// `Instances.Instance[].EipAddress.InternetChargeType`.
    pub internet_charge_type: String,
    /// `Instances.Instance[].EipAddress.IpAddress`.
    pub ip_address: String,
    /// `Instances.Instance[].EipAddress.IsSupportUnassociate`.
    pub is_support_unassociate: bool,
}

impl Fields for ResponseInstanceEipAddress {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.integer("Bandwidth", self.bandwidth);
        out.text("InternetChargeType", &self.internet_charge_type);
        out.text("IpAddress", &self.ip_address);
        out.boolean("IsSupportUnassociate", self.is_support_unassociate);
    }
}

/// `Instances.Instance[].HibernationOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceHibernationOptions {
    /// `Instances.Instance[].HibernationOptions.Configured`.
    pub configured: bool,
}

impl Fields for ResponseInstanceHibernationOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("Configured", self.configured);
    }
}

/// `Instances.Instance[].ImageOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceImageOptions {
    /// `Instances.Instance[].ImageOptions.CurrentOSNVMeSupported`.
    pub current_osnv_me_supported: bool,
    /// `Instances.Instance[].ImageOptions.LoginAsNonRoot`.
    pub login_as_non_root: bool,
}

impl Fields for ResponseInstanceImageOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("CurrentOSNVMeSupported", self.current_osnv_me_supported);
        out.boolean("LoginAsNonRoot", self.login_as_non_root);
    }
}

/// `Instances.Instance[].MetadataOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceMetadataOptions {
    /// `Instances.Instance[].MetadataOptions.HttpEndpoint`.
    pub http_endpoint: String,
    /// `Instances.Instance[].MetadataOptions.HttpPutResponseHopLimit`.
    pub http_put_response_hop_limit: i64,
    /// `Instances.Instance[].MetadataOptions.HttpTokens`.
    pub http_tokens: String,
    /// `Instances.Instance[].MetadataOptions.InstanceMetadataTags`.
    pub instance_metadata_tags: String,
}

impl Fields for ResponseInstanceMetadataOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("HttpEndpoint", &self.http_endpoint);
        out.integer("HttpPutResponseHopLimit", self.http_put_response_hop_limit);
        out.text("HttpTokens", &self.http_tokens);
        out.text("InstanceMetadataTags", &self.instance_metadata_tags);
    }
}

/// `Instances.Instance[].NetworkInterfaces`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceNetworkInterface {
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv4PrefixSets`.
    pub ipv4_prefix_sets: Vec<ResponseInstanceNetworkInterfaceIpv4PrefixSet>,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6PrefixSets`.
    pub ipv6_prefix_sets: Vec<ResponseInstanceNetworkInterfaceIpv6PrefixSet>,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6Sets`.
    pub ipv6_sets: Vec<ResponseInstanceNetworkInterfaceIpv6Set>,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].MacAddress`.
    pub mac_address: String,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].NetworkInterfaceId`.
    pub network_interface_id: String,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].PrimaryIpAddress`.
    pub primary_ip_address: String,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].PrivateIpSets`.
    pub private_ip_sets: Vec<ResponseInstanceNetworkInterfacePrivateIpSet>,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Type`.
    pub r#type: String,
}

impl Fields for ResponseInstanceNetworkInterface {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "Ipv4PrefixSets",
            Some("Ipv4PrefixSet"),
            &self.ipv4_prefix_sets,
        );
        write_list(
            out,
            "Ipv6PrefixSets",
            Some("Ipv6PrefixSet"),
            &self.ipv6_prefix_sets,
        );
        write_list(out, "Ipv6Sets", Some("Ipv6Set"), &self.ipv6_sets);
        out.text("MacAddress", &self.mac_address);
        out.text("NetworkInterfaceId", &self.network_interface_id);
        out.text("PrimaryIpAddress", &self.primary_ip_address);
        write_list(
            out,
            "PrivateIpSets",
            Some("PrivateIpSet"),
            &self.private_ip_sets,
        );
        out.text("Type", &self.r#type);
    }
}

/// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv4PrefixSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceNetworkInterfaceIpv4PrefixSet {
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv4PrefixSets.Ipv4PrefixSet[].Ipv4Prefix`.
    pub ipv4_prefix: String,
}

impl Fields for ResponseInstanceNetworkInterfaceIpv4PrefixSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv4Prefix", &self.ipv4_prefix);
    }
}

/// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6PrefixSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceNetworkInterfaceIpv6PrefixSet {
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6PrefixSets.Ipv6PrefixSet[].Ipv6Prefix`.
    pub ipv6_prefix: String,
}

impl Fields for ResponseInstanceNetworkInterfaceIpv6PrefixSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6Prefix", &self.ipv6_prefix);
    }
}

/// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6Sets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceNetworkInterfaceIpv6Set {
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6Sets.Ipv6Set[].Ipv6Address`.
    pub ipv6_address: String,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].Ipv6Sets.Ipv6Set[].Primary`.
    pub primary: bool,
}

impl Fields for ResponseInstanceNetworkInterfaceIpv6Set {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Ipv6Address", &self.ipv6_address);
        out.boolean("Primary", self.primary);
    }
}

/// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].PrivateIpSets`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceNetworkInterfacePrivateIpSet {
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].PrivateIpSets.PrivateIpSet[].Primary`.
    pub primary: bool,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].PrivateIpSets.PrivateIpSet[].PrivateDnsName`.
    pub private_dns_name: String,
    /// `Instances.Instance[].NetworkInterfaces.NetworkInterface[].PrivateIpSets.PrivateIpSet[].PrivateIpAddress`.
    pub private_ip_address: String,
}

impl Fields for ResponseInstanceNetworkInterfacePrivateIpSet {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("Primary", self.primary);
        out.text("PrivateDnsName", &self.private_dns_name);
        out.text("PrivateIpAddress", &self.private_ip_address);
    }
}

/// `Instances.Instance[].OperationLocks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceLockReason {
    /// `Instances.Instance[].OperationLocks.LockReason[].LockMsg`.
    pub lock_msg: String,
    /// `Instances.Instance[].OperationLocks.LockReason[].LockReason`.
    pub lock_reason: String,
}

impl Fields for ResponseInstanceLockReason {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LockMsg", &self.lock_msg);
        out.text("LockReason", &self.lock_reason);
    }
}

/// `Instances.Instance[].PrivateDnsNameOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstancePrivateDnsNameOptions {
    /// `Instances.Instance[].PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord`.
    pub enable_instance_id_dns_aaaa_record: bool,
    /// `Instances.Instance[].PrivateDnsNameOptions.EnableInstanceIdDnsARecord`.
    pub enable_instance_id_dns_a_record: bool,
    /// `Instances.Instance[].PrivateDnsNameOptions.EnableIpDnsARecord`.
    pub enable_ip_dns_a_record: bool,
    /// `Instances.Instance[].PrivateDnsNameOptions.EnableIpDnsPtrRecord`.
    pub enable_ip_dns_ptr_record: bool,
    /// `Instances.Instance[].PrivateDnsNameOptions.HostnameType`.
    pub hostname_type: String,
}

impl Fields for ResponseInstancePrivateDnsNameOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "EnableInstanceIdDnsAAAARecord",
            self.enable_instance_id_dns_aaaa_record,
        );
        out.boolean(
            "EnableInstanceIdDnsARecord",
            self.enable_instance_id_dns_a_record,
        );
        out.boolean("EnableIpDnsARecord", self.enable_ip_dns_a_record);
        out.boolean("EnableIpDnsPtrRecord", self.enable_ip_dns_ptr_record);
        out.text("HostnameType", &self.hostname_type);
    }
}

/// `Instances.Instance[].SecurityOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceSecurityOptions {
    /// `Instances.Instance[].SecurityOptions.EnableSecureBoot`.
    pub enable_secure_boot: bool,
}

impl Fields for ResponseInstanceSecurityOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("EnableSecureBoot", self.enable_secure_boot);
    }
}

/// `Instances.Instance[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceTag {
    /// `Instances.Instance[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Instances.Instance[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseInstanceTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `Instances.Instance[].VpcAttributes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseInstanceVpcAttributes {
    /// `Instances.Instance[].VpcAttributes.NatIpAddress`.
    pub nat_ip_address: String,
    /// `Instances.Instance[].VpcAttributes.PrivateIpAddress`.
    pub private_ip_address: Vec<String>,
    /// `Instances.Instance[].VpcAttributes.VSwitchId`.
    pub vswitch_id: String,
    /// `Instances.Instance[].VpcAttributes.VpcId`.
    pub vpc_id: String,
}

impl Fields for ResponseInstanceVpcAttributes {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NatIpAddress", &self.nat_ip_address);
        write_texts(
            out,
            "PrivateIpAddress",
            Some("IpAddress"),
            &self.private_ip_address,
        );
        out.text("VSwitchId", &self.vswitch_id);
        out.text("VpcId", &self.vpc_id);
    }
}

/// `DescribeInstances`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstances",
    status: Status::Done,
    ram_action: "ecs:DescribeInstances",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_HPC_CLUSTER_ID_CREATING,
        errors::INVALID_HPC_CLUSTER_ID_NOT_FOUND,
        errors::INVALID_INSTANCE_IDS_MALFORMED,
        errors::INVALID_TAG_MISMATCH,
        errors::INVALID_TAG_COUNT,
        errors::INVALID_FILTER_KEY_NOT_FOUND,
        errors::INVALID_INSTANCE_CHARGE_TYPE_NOT_FOUND,
        errors::INVALID_INTERNET_CHARGE_TYPE_VALUE_NOT_SUPPORTED,
        errors::INVALID_LOCK_REASON_NOT_FOUND,
        errors::INVALID_NETWORK_TYPE_NOT_FOUND,
        errors::INVALID_STATUS_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    list("Filter", FILTER),
    texts("AdditionalAttributes"),
    boolean("DeviceAvailable"),
    boolean("DryRun"),
    json_texts("EipAddresses"),
    text("HpcClusterId"),
    text("HttpEndpoint").one_of(&["enabled", "disabled"]),
    integer("HttpPutResponseHopLimit"),
    text("HttpTokens").one_of(&["optional", "required"]),
    text("ImageId"),
    json_texts("InnerIpAddresses"),
    text("InstanceChargeType").one_of(&["PostPaid", "PrePaid"]),
    json_texts("InstanceIds").malformed(&errors::INVALID_INSTANCE_IDS_MALFORMED),
    text("InstanceName"),
    text("InstanceNetworkType").one_of(&["vpc", "classic"]),
    text("InstanceType"),
    text("InstanceTypeFamily"),
    text("InternetChargeType")
        .one_of(&["PayByBandwidth", "PayByTraffic"])
        .malformed(&errors::INVALID_INTERNET_CHARGE_TYPE_VALUE_NOT_SUPPORTED),
    boolean("IoOptimized"),
    texts("Ipv6Address"),
    text("KeyPairName"),
    text("LockReason").one_of(&[
        "financial",
        "security",
        "Recycling",
        "dedicatedhostfinancial",
        "refunded",
    ]),
    integer("MaxResults"),
    boolean("NeedSaleCycle"),
    text("NextToken"),
    integer("PageNumber"),
    integer("PageSize"),
    json_texts("PrivateIpAddresses"),
    json_texts("PublicIpAddresses"),
    text("RdmaIpAddresses"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SecurityGroupId"),
    text("Status").one_of(&["Pending", "Running", "Starting", "Stopping", "Stopped"]),
    list("Tag", TAG),
    text("VSwitchId"),
    text("VpcId"),
    text("ZoneId"),
];

static FILTER: &[Param] = &[text("Key"), text("Value")];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
