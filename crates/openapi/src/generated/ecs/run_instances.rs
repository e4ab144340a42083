//! `RunInstances` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RunInstances` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `CpuOptions`.
    pub cpu_options: Option<RequestCpuOptions>,
    /// `HibernationOptions`.
    pub hibernation_options: Option<RequestHibernationOptions>,
    /// `PrivatePoolOptions`.
    pub private_pool_options: Option<RequestPrivatePoolOptions>,
    /// `SchedulerOptions`.
    pub scheduler_options: Option<RequestSchedulerOptions>,
    /// `SecurityOptions`.
    pub security_options: Option<RequestSecurityOptions>,
    /// `SystemDisk`.
    pub system_disk: Option<RequestSystemDisk>,
    /// `Affinity`.
    pub affinity: Option<String>,
    /// `Amount`; default 1.
    pub amount: Option<i64>,
    /// `Arn`.
    pub arn: Vec<RequestArn>,
    /// `AutoPay`; default true.
    pub auto_pay: Option<bool>,
    /// `AutoReleaseTime`.
    pub auto_release_time: Option<String>,
    /// `AutoRenew`; default false.
    pub auto_renew: Option<bool>,
    /// `AutoRenewPeriod`; default 1.
    pub auto_renew_period: Option<i64>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `ClockOptions`.
    pub clock_options: Option<RequestClockOptions>,
    /// `CreditSpecification`.
    pub credit_specification: Option<String>,
    /// `DataDisk`.
    pub data_disk: Vec<RequestDataDisk>,
    /// `DedicatedHostId`.
    pub dedicated_host_id: Option<String>,
    /// `DeletionProtection`; default false.
    pub deletion_protection: Option<bool>,
    /// `DeploymentSetGroupNo`.
    pub deployment_set_group_no: Option<i64>,
    /// `DeploymentSetId`.
    pub deployment_set_id: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `HostName`.
    pub host_name: Option<String>,
    /// `HostNames`.
    pub host_names: Vec<String>,
    /// `HpcClusterId`.
    pub hpc_cluster_id: Option<String>,
    /// `HttpEndpoint`; default enabled.
    pub http_endpoint: Option<String>,
    /// `HttpPutResponseHopLimit`.
    pub http_put_response_hop_limit: Option<i64>,
    /// `HttpTokens`; default optional.
    pub http_tokens: Option<String>,
    /// `ImageFamily`.
    pub image_family: Option<String>,
    /// `ImageId`.
    pub image_id: Option<String>,
    /// `ImageOptions`.
    pub image_options: Option<RequestImageOptions>,
    /// `InstanceChargeType`; default PostPaid.
    pub instance_charge_type: Option<String>,
    /// `InstanceName`.
    pub instance_name: Option<String>,
    /// `InstanceType`.
    pub instance_type: Option<String>,
    /// `InternetChargeType`; default PayByTraffic.
    pub internet_charge_type: Option<String>,
    /// `InternetMaxBandwidthIn`; default 10.
    pub internet_max_bandwidth_in: Option<i64>,
    /// `InternetMaxBandwidthOut`; default 0.
    pub internet_max_bandwidth_out: Option<i64>,
    /// `IoOptimized`.
    pub io_optimized: Option<String>,
    /// `Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `Ipv6AddressCount`.
    pub ipv6_address_count: Option<i64>,
    /// `Isp`.
    pub isp: Option<String>,
    /// `KeyPairName`.
    pub key_pair_name: Option<String>,
    /// `LaunchTemplateId`.
    pub launch_template_id: Option<String>,
    /// `LaunchTemplateName`.
    pub launch_template_name: Option<String>,
    /// `LaunchTemplateVersion`.
    pub launch_template_version: Option<i64>,
    /// `ManagedHostId`.
    pub managed_host_id: Option<String>,
    /// `MinAmount`.
    pub min_amount: Option<i64>,
    /// `NetworkInterface`.
    pub network_interface: Vec<RequestNetworkInterface>,
    /// `NetworkInterfaceQueueNumber`.
    pub network_interface_queue_number: Option<i64>,
    /// `NetworkOptions`.
    pub network_options: Option<RequestNetworkOptions>,
    /// `Password`.
    pub password: Option<String>,
    /// `PasswordInherit`; default false.
    pub password_inherit: Option<bool>,
    /// `Period`.
    pub period: Option<i64>,
    /// `PeriodUnit`.
    pub period_unit: Option<String>,
    /// `PrivateDnsNameOptions`.
    pub private_dns_name_options: Option<RequestPrivateDnsNameOptions>,
    /// `PrivateIpAddress`.
    pub private_ip_address: Option<String>,
    /// `RamRoleName`.
    pub ram_role_name: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityEnhancementStrategy`.
    pub security_enhancement_strategy: Option<String>,
    /// `SecurityGroupId`.
    pub security_group_id: Option<String>,
    /// `SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `SpotDuration`; default 1.
    pub spot_duration: Option<i64>,
    /// `SpotInterruptionBehavior`; default Terminate.
    pub spot_interruption_behavior: Option<String>,
    /// `SpotPriceLimit`.
    pub spot_price_limit: Option<f64>,
    /// `SpotStrategy`; default NoSpot.
    pub spot_strategy: Option<String>,
    /// `StorageSetId`.
    pub storage_set_id: Option<String>,
    /// `StorageSetPartitionNumber`.
    pub storage_set_partition_number: Option<i64>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `Tenancy`.
    pub tenancy: Option<String>,
    /// `UniqueSuffix`; default false.
    pub unique_suffix: Option<bool>,
    /// `UserData`.
    pub user_data: Option<String>,
    /// `VSwitchId`.
    pub vswitch_id: Option<String>,
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
            cpu_options: fields.object("CpuOptions", RequestCpuOptions::read)?,
            hibernation_options: fields
                .object("HibernationOptions", RequestHibernationOptions::read)?,
            private_pool_options: fields
                .object("PrivatePoolOptions", RequestPrivatePoolOptions::read)?,
            scheduler_options: fields.object("SchedulerOptions", RequestSchedulerOptions::read)?,
            security_options: fields.object("SecurityOptions", RequestSecurityOptions::read)?,
            system_disk: fields.object("SystemDisk", RequestSystemDisk::read)?,
            affinity: fields.text("Affinity")?,
            amount: fields.integer("Amount")?,
            arn: fields.list("Arn", RequestArn::read)?,
            auto_pay: fields.boolean("AutoPay")?,
            auto_release_time: fields.text("AutoReleaseTime")?,
            auto_renew: fields.boolean("AutoRenew")?,
            auto_renew_period: fields.integer("AutoRenewPeriod")?,
            client_token: fields.text("ClientToken")?,
            clock_options: fields.object("ClockOptions", RequestClockOptions::read)?,
            credit_specification: fields.text("CreditSpecification")?,
            data_disk: fields.list("DataDisk", RequestDataDisk::read)?,
            dedicated_host_id: fields.text("DedicatedHostId")?,
            deletion_protection: fields.boolean("DeletionProtection")?,
            deployment_set_group_no: fields.integer("DeploymentSetGroupNo")?,
            deployment_set_id: fields.text("DeploymentSetId")?,
            description: fields.text("Description")?,
            dry_run: fields.boolean("DryRun")?,
            host_name: fields.text("HostName")?,
            host_names: fields.texts("HostNames")?,
            hpc_cluster_id: fields.text("HpcClusterId")?,
            http_endpoint: fields.text("HttpEndpoint")?,
            http_put_response_hop_limit: fields.integer("HttpPutResponseHopLimit")?,
            http_tokens: fields.text("HttpTokens")?,
            image_family: fields.text("ImageFamily")?,
            image_id: fields.text("ImageId")?,
            image_options: fields.object("ImageOptions", RequestImageOptions::read)?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            instance_name: fields.text("InstanceName")?,
            instance_type: fields.text("InstanceType")?,
            internet_charge_type: fields.text("InternetChargeType")?,
            internet_max_bandwidth_in: fields.integer("InternetMaxBandwidthIn")?,
            internet_max_bandwidth_out: fields.integer("InternetMaxBandwidthOut")?,
            io_optimized: fields.text("IoOptimized")?,
            ipv6_address: fields.texts("Ipv6Address")?,
            ipv6_address_count: fields.integer("Ipv6AddressCount")?,
            isp: fields.text("Isp")?,
            key_pair_name: fields.text("KeyPairName")?,
            launch_template_id: fields.text("LaunchTemplateId")?,
            launch_template_name: fields.text("LaunchTemplateName")?,
            launch_template_version: fields.integer("LaunchTemplateVersion")?,
            managed_host_id: fields.text("ManagedHostId")?,
            min_amount: fields.integer("MinAmount")?,
            network_interface: fields.list("NetworkInterface", RequestNetworkInterface::read)?,
            network_interface_queue_number: fields.integer("NetworkInterfaceQueueNumber")?,
            network_options: fields.object("NetworkOptions", RequestNetworkOptions::read)?,
            password: fields.text("Password")?,
            password_inherit: fields.boolean("PasswordInherit")?,
            period: fields.integer("Period")?,
            period_unit: fields.text("PeriodUnit")?,
            private_dns_name_options: fields
                .object("PrivateDnsNameOptions", RequestPrivateDnsNameOptions::read)?,
            private_ip_address: fields.text("PrivateIpAddress")?,
            ram_role_name: fields.text("RamRoleName")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_enhancement_strategy: fields.text("SecurityEnhancementStrategy")?,
            security_group_id: fields.text("SecurityGroupId")?,
            security_group_ids: fields.texts("SecurityGroupIds")?,
            spot_duration: fields.integer("SpotDuration")?,
            spot_interruption_behavior: fields.text("SpotInterruptionBehavior")?,
            spot_price_limit: fields.number("SpotPriceLimit")?,
            spot_strategy: fields.text("SpotStrategy")?,
            storage_set_id: fields.text("StorageSetId")?,
            storage_set_partition_number: fields.integer("StorageSetPartitionNumber")?,
            tag: fields.list("Tag", RequestTag::read)?,
            tenancy: fields.text("Tenancy")?,
            unique_suffix: fields.boolean("UniqueSuffix")?,
            user_data: fields.text("UserData")?,
            vswitch_id: fields.text("VSwitchId")?,
            zone_id: fields.text("ZoneId")?,
        })
    }
}

/// `CpuOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestCpuOptions {
    /// `CpuOptions.Core`.
    pub core: Option<i64>,
    /// `CpuOptions.Numa`; deprecated.
    pub numa: Option<String>,
    /// `CpuOptions.ThreadsPerCore`.
    pub threads_per_core: Option<i64>,
    /// `CpuOptions.TopologyType`.
    pub topology_type: Option<String>,
    /// `CpuOptions.NestedVirtualization`.
    pub nested_virtualization: Option<String>,
}

impl RequestCpuOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            core: fields.integer("Core")?,
            numa: fields.text("Numa")?,
            threads_per_core: fields.integer("ThreadsPerCore")?,
            topology_type: fields.text("TopologyType")?,
            nested_virtualization: fields.text("NestedVirtualization")?,
        })
    }
}

/// `HibernationOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestHibernationOptions {
    /// `HibernationOptions.Configured`.
    pub configured: Option<bool>,
}

impl RequestHibernationOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            configured: fields.boolean("Configured")?,
        })
    }
}

/// `PrivatePoolOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestPrivatePoolOptions {
    /// `PrivatePoolOptions.Id`.
    pub id: Option<String>,
    /// `PrivatePoolOptions.MatchCriteria`.
    pub match_criteria: Option<String>,
}

impl RequestPrivatePoolOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            id: fields.text("Id")?,
            match_criteria: fields.text("MatchCriteria")?,
        })
    }
}

/// `SchedulerOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestSchedulerOptions {
    /// `SchedulerOptions.DedicatedHostClusterId`.
    pub dedicated_host_cluster_id: Option<String>,
}

impl RequestSchedulerOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            dedicated_host_cluster_id: fields.text("DedicatedHostClusterId")?,
        })
    }
}

/// `SecurityOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestSecurityOptions {
    /// `SecurityOptions.ConfidentialComputingMode`.
    pub confidential_computing_mode: Option<String>,
    /// `SecurityOptions.TrustedSystemMode`.
    pub trusted_system_mode: Option<String>,
    /// `SecurityOptions.EnableSecureBoot`.
    pub enable_secure_boot: Option<bool>,
}

impl RequestSecurityOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            confidential_computing_mode: fields.text("ConfidentialComputingMode")?,
            trusted_system_mode: fields.text("TrustedSystemMode")?,
            enable_secure_boot: fields.boolean("EnableSecureBoot")?,
        })
    }
}

/// `SystemDisk`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestSystemDisk {
    /// `SystemDisk.AutoSnapshotPolicyId`.
    pub auto_snapshot_policy_id: Option<String>,
    /// `SystemDisk.Category`.
    pub category: Option<String>,
    /// `SystemDisk.Description`.
    pub description: Option<String>,
    /// `SystemDisk.DiskName`.
    pub disk_name: Option<String>,
    /// `SystemDisk.PerformanceLevel`.
    pub performance_level: Option<String>,
    /// `SystemDisk.Size`; default max.
    pub size: Option<String>,
    /// `SystemDisk.BurstingEnabled`.
    pub bursting_enabled: Option<bool>,
    /// `SystemDisk.EncryptAlgorithm`.
    pub encrypt_algorithm: Option<String>,
    /// `SystemDisk.Encrypted`; default false.
    pub encrypted: Option<String>,
    /// `SystemDisk.KMSKeyId`.
    pub kms_key_id: Option<String>,
    /// `SystemDisk.ProvisionedIops`.
    pub provisioned_iops: Option<i64>,
    /// `SystemDisk.StorageClusterId`.
    pub storage_cluster_id: Option<String>,
}

impl RequestSystemDisk {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            auto_snapshot_policy_id: fields.text("AutoSnapshotPolicyId")?,
            category: fields.text("Category")?,
            description: fields.text("Description")?,
            disk_name: fields.text("DiskName")?,
            performance_level: fields.text("PerformanceLevel")?,
            size: fields.text("Size")?,
            bursting_enabled: fields.boolean("BurstingEnabled")?,
            encrypt_algorithm: fields.text("EncryptAlgorithm")?,
            encrypted: fields.text("Encrypted")?,
            kms_key_id: fields.text("KMSKeyId")?,
            provisioned_iops: fields.integer("ProvisionedIops")?,
            storage_cluster_id: fields.text("StorageClusterId")?,
        })
    }
}

/// `Arn`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestArn {
    /// `Arn.N.AssumeRoleFor`.
    pub assume_role_for: Option<i64>,
    /// `Arn.N.RoleType`.
    pub role_type: Option<String>,
    /// `Arn.N.Rolearn`.
    pub rolearn: Option<String>,
}

impl RequestArn {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            assume_role_for: fields.integer("AssumeRoleFor")?,
            role_type: fields.text("RoleType")?,
            rolearn: fields.text("Rolearn")?,
        })
    }
}

/// `ClockOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestClockOptions {
    /// `ClockOptions.PtpStatus`; default disabled.
    pub ptp_status: Option<String>,
}

impl RequestClockOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            ptp_status: fields.text("PtpStatus")?,
        })
    }
}

/// `DataDisk`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestDataDisk {
    /// `DataDisk.N.AutoSnapshotPolicyId`.
    pub auto_snapshot_policy_id: Option<String>,
    /// `DataDisk.N.BurstingEnabled`.
    pub bursting_enabled: Option<bool>,
    /// `DataDisk.N.Category`.
    pub category: Option<String>,
    /// `DataDisk.N.DeleteWithInstance`; default true.
    pub delete_with_instance: Option<bool>,
    /// `DataDisk.N.Description`.
    pub description: Option<String>,
    /// `DataDisk.N.Device`.
    pub device: Option<String>,
    /// `DataDisk.N.DiskName`.
    pub disk_name: Option<String>,
    /// `DataDisk.N.EncryptAlgorithm`.
    pub encrypt_algorithm: Option<String>,
    /// `DataDisk.N.Encrypted`; default false.
    pub encrypted: Option<String>,
    /// `DataDisk.N.KMSKeyId`.
    pub kms_key_id: Option<String>,
    /// `DataDisk.N.PerformanceLevel`.
    pub performance_level: Option<String>,
    /// `DataDisk.N.ProvisionedIops`.
    pub provisioned_iops: Option<i64>,
    /// `DataDisk.N.Size`.
    pub size: Option<i64>,
    /// `DataDisk.N.SnapshotId`.
    pub snapshot_id: Option<String>,
    /// `DataDisk.N.StorageClusterId`.
    pub storage_cluster_id: Option<String>,
}

impl RequestDataDisk {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            auto_snapshot_policy_id: fields.text("AutoSnapshotPolicyId")?,
            bursting_enabled: fields.boolean("BurstingEnabled")?,
            category: fields.text("Category")?,
            delete_with_instance: fields.boolean("DeleteWithInstance")?,
            description: fields.text("Description")?,
            device: fields.text("Device")?,
            disk_name: fields.text("DiskName")?,
            encrypt_algorithm: fields.text("EncryptAlgorithm")?,
            encrypted: fields.text("Encrypted")?,
            kms_key_id: fields.text("KMSKeyId")?,
            performance_level: fields.text("PerformanceLevel")?,
            provisioned_iops: fields.integer("ProvisionedIops")?,
            size: fields.integer("Size")?,
            snapshot_id: fields.text("SnapshotId")?,
            storage_cluster_id: fields.text("StorageClusterId")?,
        })
    }
}

/// `ImageOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestImageOptions {
    /// `ImageOptions.LoginAsNonRoot`.
    pub login_as_non_root: Option<bool>,
}

impl RequestImageOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            login_as_non_root: fields.boolean("LoginAsNonRoot")?,
        })
    }
}

/// `NetworkInterface`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestNetworkInterface {
    /// `NetworkInterface.N.DeleteOnRelease`; default true.
    pub delete_on_release: Option<bool>,
    /// `NetworkInterface.N.Description`.
    pub description: Option<String>,
    /// `NetworkInterface.N.InstanceType`; default Secondary.
    pub instance_type: Option<String>,
    /// `NetworkInterface.N.Ipv6Address`.
    pub ipv6_address: Vec<String>,
    /// `NetworkInterface.N.Ipv6AddressCount`.
    pub ipv6_address_count: Option<i64>,
    /// `NetworkInterface.N.NetworkCardIndex`.
    pub network_card_index: Option<i64>,
    /// `NetworkInterface.N.NetworkInterfaceId`.
    pub network_interface_id: Option<String>,
    /// `NetworkInterface.N.NetworkInterfaceName`.
    pub network_interface_name: Option<String>,
    /// `NetworkInterface.N.NetworkInterfaceTrafficMode`; default Standard.
    pub network_interface_traffic_mode: Option<String>,
    /// `NetworkInterface.N.PrimaryIpAddress`.
    pub primary_ip_address: Option<String>,
    /// `NetworkInterface.N.QueueNumber`.
    pub queue_number: Option<i64>,
    /// `NetworkInterface.N.QueuePairNumber`.
    pub queue_pair_number: Option<i64>,
    /// `NetworkInterface.N.RxQueueSize`.
    pub rx_queue_size: Option<i64>,
    /// `NetworkInterface.N.SecondaryPrivateIpAddressCount`.
    pub secondary_private_ip_address_count: Option<i64>,
    /// `NetworkInterface.N.SecurityGroupId`.
    pub security_group_id: Option<String>,
    /// `NetworkInterface.N.SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `NetworkInterface.N.SourceDestCheck`; default false.
    pub source_dest_check: Option<bool>,
    /// `NetworkInterface.N.TxQueueSize`.
    pub tx_queue_size: Option<i64>,
    /// `NetworkInterface.N.VSwitchId`.
    pub vswitch_id: Option<String>,
}

impl RequestNetworkInterface {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            delete_on_release: fields.boolean("DeleteOnRelease")?,
            description: fields.text("Description")?,
            instance_type: fields.text("InstanceType")?,
            ipv6_address: fields.texts("Ipv6Address")?,
            ipv6_address_count: fields.integer("Ipv6AddressCount")?,
            network_card_index: fields.integer("NetworkCardIndex")?,
            network_interface_id: fields.text("NetworkInterfaceId")?,
            network_interface_name: fields.text("NetworkInterfaceName")?,
            network_interface_traffic_mode: fields.text("NetworkInterfaceTrafficMode")?,
            primary_ip_address: fields.text("PrimaryIpAddress")?,
            queue_number: fields.integer("QueueNumber")?,
            queue_pair_number: fields.integer("QueuePairNumber")?,
            rx_queue_size: fields.integer("RxQueueSize")?,
            secondary_private_ip_address_count: fields.integer("SecondaryPrivateIpAddressCount")?,
            security_group_id: fields.text("SecurityGroupId")?,
            security_group_ids: fields.texts("SecurityGroupIds")?,
            source_dest_check: fields.boolean("SourceDestCheck")?,
            tx_queue_size: fields.integer("TxQueueSize")?,
            vswitch_id: fields.text("VSwitchId")?,
        })
    }
}

/// `NetworkOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestNetworkOptions {
    /// `NetworkOptions.BandwidthWeighting`.
    pub bandwidth_weighting: Option<String>,
    /// `NetworkOptions.EnableJumboFrame`; default true.
    pub enable_jumbo_frame: Option<bool>,
    /// `NetworkOptions.EnableNetworkEncryption`.
    pub enable_network_encryption: Option<bool>,
}

impl RequestNetworkOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            bandwidth_weighting: fields.text("BandwidthWeighting")?,
            enable_jumbo_frame: fields.boolean("EnableJumboFrame")?,
            enable_network_encryption: fields.boolean("EnableNetworkEncryption")?,
        })
    }
}

/// `PrivateDnsNameOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestPrivateDnsNameOptions {
    /// `PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord`; default false.
    pub enable_instance_id_dns_aaaa_record: Option<bool>,
    /// `PrivateDnsNameOptions.EnableInstanceIdDnsARecord`; default false.
    pub enable_instance_id_dns_a_record: Option<bool>,
    /// `PrivateDnsNameOptions.EnableIpDnsARecord`; default false.
    pub enable_ip_dns_a_record: Option<bool>,
    /// `PrivateDnsNameOptions.EnableIpDnsPtrRecord`; default false.
    pub enable_ip_dns_ptr_record: Option<bool>,
    /// `PrivateDnsNameOptions.HostnameType`; default Custom.
    pub hostname_type: Option<String>,
}

impl RequestPrivateDnsNameOptions {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            enable_instance_id_dns_aaaa_record: fields.boolean("EnableInstanceIdDnsAAAARecord")?,
            enable_instance_id_dns_a_record: fields.boolean("EnableInstanceIdDnsARecord")?,
            enable_ip_dns_a_record: fields.boolean("EnableIpDnsARecord")?,
            enable_ip_dns_ptr_record: fields.boolean("EnableIpDnsPtrRecord")?,
            hostname_type: fields.text("HostnameType")?,
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

/// What `RunInstances` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceIdSets`.
    pub instance_id_sets: Vec<String>,
    /// `OrderId`.
    pub order_id: String,
    /// `TradePrice`.
    pub trade_price: f64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(
            out,
            "InstanceIdSets",
            Some("InstanceIdSet"),
            &self.instance_id_sets,
        );
        out.text("OrderId", &self.order_id);
        out.number("TradePrice", self.trade_price);
    }
}

/// `RunInstances`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "RunInstances",
    status: Status::Done,
    ram_action: "ecs:RunInstances",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INCORRECT_DEFAULT_VPC_STATUS,
        errors::INCORRECT_VSWITCH_STATUS,
        errors::INCORRECT_VPC_STATUS,
        errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
        errors::INVALID_DESCRIPTION_MALFORMED,
        errors::INVALID_HOST_NAME_MALFORMED,
        errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED,
        errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED,
        errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED,
        errors::INVALID_INNER_IP_ADDRESS_MALFORMED,
        errors::INVALID_INNER_IP_ADDRESS_UNUSABLE,
        errors::INVALID_INSTANCE_NAME_MALFORMED,
        errors::INVALID_INSTANCE_TYPE_ELASTIC_NETWORK_INTERFACE_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_TYPE_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_TYPE_VALUE_UNAUTHORIZED,
        errors::INVALID_KEY_PAIR_NAME_NOT_FOUND,
        errors::INVALID_MAX_AMOUNT_MALFORMED,
        errors::INVALID_MIN_AMOUNT_MALFORMED,
        errors::INVALID_NETWORK_TYPE_MISMATCH_400,
        errors::INVALID_NETWORK_TYPE_NOT_SUPPORTED,
        errors::INVALID_OPERATION_MULTI_GROUP_TYPE,
        errors::INVALID_OPERATION_VPC_HAS_ENABLED_ADVANCED_NETWORK_FEATURE,
        errors::INVALID_PARAM_NETWORK_INTERFACE,
        errors::INVALID_PARAMETER_CONFLICT,
        errors::INVALID_PASSWORD_MALFORMED,
        errors::INVALID_PASSWORD_PARAM_MISMATCH,
        errors::INVALID_PRIVATE_IP_ADDRESS,
        errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
        errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED,
        errors::INVALID_SECURITY_GROUP_NOT_IN_DEFAULT_VPC,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND_400,
        errors::INVALID_TAG_MISMATCH,
        errors::INVALID_TAG_COUNT,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::INVALID_USER_DATA_NOT_SUPPORTED,
        errors::INVALID_USER_DATA_SIZE_EXCEEDED,
        errors::INVALID_VSWITCH_ID_NECESSARY,
        errors::INVALID_VPC_ZONE_NOT_SUPPORTED,
        errors::MISSING_PARAMETER,
        errors::MISSING_PARAMETER_PRIVATE_POOL_OPTIONS_ID,
        errors::QUOTA_EXCEEDED_PRIVATE_IP_ADDRESS,
        errors::RESOURCE_NOT_AVAILABLE_EIP,
        errors::VPC_NOT_FOUND,
        errors::INVALID_RAM_ROLE_NOT_ECS_ROLE,
        errors::ACL_LIMIT_EXCEED,
        errors::DEPENDENCY_VIOLATION_WINDOWS_INSTANCE,
        errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED,
        errors::INSTANCE_TYPE_OFFLINE,
        errors::INVALID_INSTANCE_TYPE_NOT_SUPPORTED_403,
        errors::INVALID_INSTANCE_TYPE_ZONE_NOT_SUPPORTED,
        errors::INVALID_IP_ADDRESS,
        errors::INVALID_IP_IP_ASSIGNED,
        errors::INVALID_IP_IP_REPEATED,
        errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE,
        errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH,
        errors::INVALID_OPERATION_ENI_SERVICE_MANAGED,
        errors::INVALID_OPERATION_IPV4_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_IPV6_COUNT_EXCEEDED,
        errors::INVALID_OPERATION_IPV6_NOT_SUPPORT,
        errors::INVALID_OPERATION_MAX_ENI_QUEUE_NUMBER_EXCEEDED,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_OPERATION_VPC_MISMATCH,
        errors::INVALID_PARAM_AMOUNT,
        errors::INVALID_PARAMETER_INVALID_ENI_QUEUE_NUMBER,
        errors::INVALID_USER_PASS_ROLE_FORBIDDEN,
        errors::INVALID_USER_DATA_FORBIDDEN,
        errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON,
        errors::INVALID_VSWITCH_ID_IP_INVALID,
        errors::MAX_ENI_IPV6_IPS_COUNT_EXCEEDED,
        errors::OPERATION_DENIED_INCONSISTENT_NETWORK,
        errors::OPERATION_DENIED_INVALID_NETWORK_TYPE,
        errors::QUOTA_EXCEED_TAGS,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_ENI_ID_NOT_FOUND,
        errors::INVALID_IMAGE_ID_NOT_FOUND,
        errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
        errors::INVALID_RAM_ROLE_NOT_FOUND,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_EXIST,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
        errors::INVALID_ZONE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    object("CpuOptions", CPU_OPTIONS),
    object("HibernationOptions", HIBERNATION_OPTIONS),
    object("PrivatePoolOptions", PRIVATE_POOL_OPTIONS),
    object("SchedulerOptions", SCHEDULER_OPTIONS),
    object("SecurityOptions", SECURITY_OPTIONS),
    object("SystemDisk", SYSTEM_DISK),
    text("Affinity").one_of(&["default", "host"]),
    integer("Amount").malformed(&errors::INVALID_PARAM_AMOUNT),
    list("Arn", ARN),
    boolean("AutoPay"),
    text("AutoReleaseTime"),
    boolean("AutoRenew"),
    integer("AutoRenewPeriod"),
    text("ClientToken").sized(0, 64),
    object("ClockOptions", CLOCK_OPTIONS),
    text("CreditSpecification").one_of(&["Standard", "Unlimited"]),
    list("DataDisk", DATA_DISK),
    text("DedicatedHostId"),
    boolean("DeletionProtection"),
    integer("DeploymentSetGroupNo"),
    text("DeploymentSetId"),
    text("Description")
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    boolean("DryRun"),
    text("HostName").malformed(&errors::INVALID_HOST_NAME_MALFORMED),
    texts("HostNames"),
    text("HpcClusterId"),
    text("HttpEndpoint")
        .one_of(&["enabled", "disabled"])
        .malformed(&errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED),
    integer("HttpPutResponseHopLimit")
        .malformed(&errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED),
    text("HttpTokens")
        .one_of(&["optional", "required"])
        .malformed(&errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED),
    text("ImageFamily").sized(2, 128),
    text("ImageId"),
    object("ImageOptions", IMAGE_OPTIONS),
    text("InstanceChargeType").one_of(&["PrePaid", "PostPaid"]),
    text("InstanceName")
        .sized(2, 128)
        .malformed(&errors::INVALID_INSTANCE_NAME_MALFORMED),
    text("InstanceType").malformed(&errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED),
    text("InternetChargeType").one_of(&["PayByBandwidth", "PayByTraffic"]),
    integer("InternetMaxBandwidthIn"),
    integer("InternetMaxBandwidthOut"),
    text("IoOptimized").one_of(&["none", "optimized"]),
    texts("Ipv6Address").sized(1, 10),
    integer("Ipv6AddressCount"),
    text("Isp"),
    text("KeyPairName"),
    text("LaunchTemplateId"),
    text("LaunchTemplateName"),
    long("LaunchTemplateVersion"),
    text("ManagedHostId"),
    integer("MinAmount").malformed(&errors::INVALID_MIN_AMOUNT_MALFORMED),
    list("NetworkInterface", NETWORK_INTERFACE).malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    integer("NetworkInterfaceQueueNumber"),
    object("NetworkOptions", NETWORK_OPTIONS),
    text("Password")
        .sized(8, 30)
        .malformed(&errors::INVALID_PASSWORD_MALFORMED),
    boolean("PasswordInherit"),
    integer("Period"),
    text("PeriodUnit").one_of(&["Week", "Month"]),
    object("PrivateDnsNameOptions", PRIVATE_DNS_NAME_OPTIONS),
    text("PrivateIpAddress").malformed(&errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED),
    text("RamRoleName"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SecurityEnhancementStrategy").one_of(&["Active", "Deactive"]),
    text("SecurityGroupId"),
    texts("SecurityGroupIds"),
    integer("SpotDuration").one_of(&["1", "0"]),
    text("SpotInterruptionBehavior").one_of(&["Terminate", "Stop"]),
    number("SpotPriceLimit"),
    text("SpotStrategy").one_of(&["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"]),
    text("StorageSetId"),
    integer("StorageSetPartitionNumber"),
    list("Tag", TAG).malformed(&errors::QUOTA_EXCEED_TAGS),
    text("Tenancy").one_of(&["default", "host"]),
    boolean("UniqueSuffix"),
    text("UserData"),
    text("VSwitchId"),
    text("ZoneId"),
];

static CPU_OPTIONS: &[Param] = &[
    integer("Core"),
    text("Numa"),
    integer("ThreadsPerCore"),
    text("TopologyType").one_of(&["ContinuousCoreToHTMapping", "DiscreteCoreToHTMapping"]),
    text("NestedVirtualization"),
];

static HIBERNATION_OPTIONS: &[Param] = &[boolean("Configured")];

static PRIVATE_POOL_OPTIONS: &[Param] = &[
    text("Id"),
    text("MatchCriteria").one_of(&["Open", "Target", "None"]),
];

static SCHEDULER_OPTIONS: &[Param] = &[text("DedicatedHostClusterId")];

static SECURITY_OPTIONS: &[Param] = &[
    text("ConfidentialComputingMode"),
    text("TrustedSystemMode"),
    boolean("EnableSecureBoot"),
];

static SYSTEM_DISK: &[Param] = &[
    text("AutoSnapshotPolicyId"),
    text("Category").one_of(&[
        "cloud_efficiency",
        "cloud_ssd",
        "cloud_essd",
        "cloud",
        "cloud_auto",
        "cloud_essd_entry",
    ]),
    text("Description")
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    text("DiskName").sized(2, 128),
    text("PerformanceLevel").one_of(&["PL0", "PL1", "PL2", "PL3"]),
    text("Size"),
    boolean("BurstingEnabled"),
    text("EncryptAlgorithm"),
    text("Encrypted").one_of(&["true", "false"]),
    text("KMSKeyId"),
    long("ProvisionedIops"),
    text("StorageClusterId"),
];

static ARN: &[Param] = &[long("AssumeRoleFor"), text("RoleType"), text("Rolearn")];

static CLOCK_OPTIONS: &[Param] = &[text("PtpStatus").one_of(&["enabled", "disabled"])];

static DATA_DISK: &[Param] = &[
    text("AutoSnapshotPolicyId"),
    boolean("BurstingEnabled"),
    text("Category").one_of(&[
        "cloud_efficiency",
        "cloud_ssd",
        "cloud_essd",
        "cloud",
        "cloud_auto",
        "cloud_regional_disk_auto",
        "cloud_essd_entry",
        "elastic_ephemeral_disk_standard",
        "elastic_ephemeral_disk_premium",
    ]),
    boolean("DeleteWithInstance"),
    text("Description")
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    text("Device"),
    text("DiskName").sized(2, 128),
    text("EncryptAlgorithm"),
    text("Encrypted").one_of(&["true", "false"]),
    text("KMSKeyId"),
    text("PerformanceLevel").one_of(&["PL0", "PL1", "PL2", "PL3"]),
    long("ProvisionedIops"),
    integer("Size"),
    text("SnapshotId"),
    text("StorageClusterId"),
];

static IMAGE_OPTIONS: &[Param] = &[boolean("LoginAsNonRoot")];

static NETWORK_INTERFACE: &[Param] = &[
    boolean("DeleteOnRelease").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("Description")
        .sized(2, 256)
        .malformed(&errors::INVALID_DESCRIPTION_MALFORMED),
    text("InstanceType")
        .one_of(&["Primary", "Secondary"])
        .malformed(&errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED),
    texts("Ipv6Address")
        .sized(0, 10)
        .malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    long("Ipv6AddressCount").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    integer("NetworkCardIndex").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("NetworkInterfaceId").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("NetworkInterfaceName")
        .sized(2, 128)
        .malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("NetworkInterfaceTrafficMode")
        .one_of(&["Standard", "HighPerformance"])
        .malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("PrimaryIpAddress").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    integer("QueueNumber").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    long("QueuePairNumber").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    integer("RxQueueSize").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    integer("SecondaryPrivateIpAddressCount").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("SecurityGroupId").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    texts("SecurityGroupIds").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    boolean("SourceDestCheck").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    integer("TxQueueSize").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
    text("VSwitchId").malformed(&errors::INVALID_PARAM_NETWORK_INTERFACE),
];

static NETWORK_OPTIONS: &[Param] = &[
    text("BandwidthWeighting"),
    boolean("EnableJumboFrame"),
    boolean("EnableNetworkEncryption"),
];

static PRIVATE_DNS_NAME_OPTIONS: &[Param] = &[
    boolean("EnableInstanceIdDnsAAAARecord"),
    boolean("EnableInstanceIdDnsARecord"),
    boolean("EnableIpDnsARecord"),
    boolean("EnableIpDnsPtrRecord"),
    text("HostnameType").one_of(&["Custom", "IpBased", "InstanceIdBased"]),
];

static TAG: &[Param] = &[
    text("Key")
        .sized(0, 128)
        .also(&["key"])
        .malformed(&errors::INVALID_TAG_KEY_MALFORMED),
    text("Value")
        .sized(0, 128)
        .also(&["value"])
        .malformed(&errors::INVALID_TAG_VALUE_MALFORMED),
];
