//! `CreateInstance` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateInstance` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `HibernationOptions`.
    pub hibernation_options: Option<RequestHibernationOptions>,
    /// `PrivatePoolOptions`.
    pub private_pool_options: Option<RequestPrivatePoolOptions>,
    /// `SystemDisk`.
    pub system_disk: Option<RequestSystemDisk>,
    /// `Affinity`.
    pub affinity: Option<String>,
    /// `Arn`.
    pub arn: Vec<RequestArn>,
    /// `AutoRenew`.
    pub auto_renew: Option<bool>,
    /// `AutoRenewPeriod`.
    pub auto_renew_period: Option<i64>,
    /// `ClientToken`.
    pub client_token: Option<String>,
    /// `ClusterId`.
    pub cluster_id: Option<String>,
    /// `CreditSpecification`.
    pub credit_specification: Option<String>,
    /// `DataDisk`.
    pub data_disk: Vec<RequestDataDisk>,
    /// `DedicatedHostId`.
    pub dedicated_host_id: Option<String>,
    /// `DeletionProtection`.
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
    /// `InnerIpAddress`.
    pub inner_ip_address: Option<String>,
    /// `InstanceChargeType`.
    pub instance_charge_type: Option<String>,
    /// `InstanceName`.
    pub instance_name: Option<String>,
    /// `InstanceType`, required.
    pub instance_type: Option<String>,
    /// `InternetChargeType`.
    pub internet_charge_type: Option<String>,
    /// `InternetMaxBandwidthIn`; default 10.
    pub internet_max_bandwidth_in: Option<i64>,
    /// `InternetMaxBandwidthOut`; default 0.
    pub internet_max_bandwidth_out: Option<i64>,
    /// `IoOptimized`.
    pub io_optimized: Option<String>,
    /// `KeyPairName`.
    pub key_pair_name: Option<String>,
    /// `ManagedHostId`.
    pub managed_host_id: Option<String>,
    /// `NodeControllerId`.
    pub node_controller_id: Option<String>,
    /// `Password`.
    pub password: Option<String>,
    /// `PasswordInherit`.
    pub password_inherit: Option<bool>,
    /// `Period`.
    pub period: Option<i64>,
    /// `PeriodUnit`; default Month.
    pub period_unit: Option<String>,
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
    /// `SpotDuration`; default 1.
    pub spot_duration: Option<i64>,
    /// `SpotInterruptionBehavior`; default Terminate.
    pub spot_interruption_behavior: Option<String>,
    /// `SpotPriceLimit`.
    pub spot_price_limit: Option<f64>,
    /// `SpotStrategy`.
    pub spot_strategy: Option<String>,
    /// `StorageSetId`.
    pub storage_set_id: Option<String>,
    /// `StorageSetPartitionNumber`.
    pub storage_set_partition_number: Option<i64>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `Tenancy`.
    pub tenancy: Option<String>,
    /// `UseAdditionalService`.
    pub use_additional_service: Option<bool>,
    /// `UserData`.
    pub user_data: Option<String>,
    /// `VSwitchId`.
    pub vswitch_id: Option<String>,
    /// `VlanId`.
    pub vlan_id: Option<String>,
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
            hibernation_options: fields
                .object("HibernationOptions", RequestHibernationOptions::read)?,
            private_pool_options: fields
                .object("PrivatePoolOptions", RequestPrivatePoolOptions::read)?,
            system_disk: fields.object("SystemDisk", RequestSystemDisk::read)?,
            affinity: fields.text("Affinity")?,
            arn: fields.list("Arn", RequestArn::read)?,
            auto_renew: fields.boolean("AutoRenew")?,
            auto_renew_period: fields.integer("AutoRenewPeriod")?,
            client_token: fields.text("ClientToken")?,
            cluster_id: fields.text("ClusterId")?,
            credit_specification: fields.text("CreditSpecification")?,
            data_disk: fields.list("DataDisk", RequestDataDisk::read)?,
            dedicated_host_id: fields.text("DedicatedHostId")?,
            deletion_protection: fields.boolean("DeletionProtection")?,
            deployment_set_group_no: fields.integer("DeploymentSetGroupNo")?,
            deployment_set_id: fields.text("DeploymentSetId")?,
            description: fields.text("Description")?,
            dry_run: fields.boolean("DryRun")?,
            host_name: fields.text("HostName")?,
            hpc_cluster_id: fields.text("HpcClusterId")?,
            http_endpoint: fields.text("HttpEndpoint")?,
            http_put_response_hop_limit: fields.integer("HttpPutResponseHopLimit")?,
            http_tokens: fields.text("HttpTokens")?,
            image_family: fields.text("ImageFamily")?,
            image_id: fields.text("ImageId")?,
            inner_ip_address: fields.text("InnerIpAddress")?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            instance_name: fields.text("InstanceName")?,
            instance_type: fields.text("InstanceType")?,
            internet_charge_type: fields.text("InternetChargeType")?,
            internet_max_bandwidth_in: fields.integer("InternetMaxBandwidthIn")?,
            internet_max_bandwidth_out: fields.integer("InternetMaxBandwidthOut")?,
            io_optimized: fields.text("IoOptimized")?,
            key_pair_name: fields.text("KeyPairName")?,
            managed_host_id: fields.text("ManagedHostId")?,
            node_controller_id: fields.text("NodeControllerId")?,
            password: fields.text("Password")?,
            password_inherit: fields.boolean("PasswordInherit")?,
            period: fields.integer("Period")?,
            period_unit: fields.text("PeriodUnit")?,
            private_ip_address: fields.text("PrivateIpAddress")?,
            ram_role_name: fields.text("RamRoleName")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_enhancement_strategy: fields.text("SecurityEnhancementStrategy")?,
            security_group_id: fields.text("SecurityGroupId")?,
            spot_duration: fields.integer("SpotDuration")?,
            spot_interruption_behavior: fields.text("SpotInterruptionBehavior")?,
            spot_price_limit: fields.number("SpotPriceLimit")?,
            spot_strategy: fields.text("SpotStrategy")?,
            storage_set_id: fields.text("StorageSetId")?,
            storage_set_partition_number: fields.integer("StorageSetPartitionNumber")?,
            tag: fields.list("Tag", RequestTag::read)?,
            tenancy: fields.text("Tenancy")?,
            use_additional_service: fields.boolean("UseAdditionalService")?,
            user_data: fields.text("UserData")?,
            vswitch_id: fields.text("VSwitchId")?,
            vlan_id: fields.text("VlanId")?,
            zone_id: fields.text("ZoneId")?,
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

/// `SystemDisk`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestSystemDisk {
    /// `SystemDisk.Category`.
    pub category: Option<String>,
    /// `SystemDisk.Description`.
    pub description: Option<String>,
    /// `SystemDisk.DiskName`.
    pub disk_name: Option<String>,
    /// `SystemDisk.PerformanceLevel`.
    pub performance_level: Option<String>,
    /// `SystemDisk.Size`; default max.
    pub size: Option<i64>,
    /// `SystemDisk.StorageClusterId`.
    pub storage_cluster_id: Option<String>,
}

impl RequestSystemDisk {
    fn read(fields: &RequestFields<'_>) -> Result<Self, ApiError> {
        Ok(Self {
            category: fields.text("Category")?,
            description: fields.text("Description")?,
            disk_name: fields.text("DiskName")?,
            performance_level: fields.text("PerformanceLevel")?,
            size: fields.integer("Size")?,
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

/// `DataDisk`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestDataDisk {
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
    pub encrypted: Option<bool>,
    /// `DataDisk.N.KMSKeyId`.
    pub kms_key_id: Option<String>,
    /// `DataDisk.N.PerformanceLevel`.
    pub performance_level: Option<String>,
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
            category: fields.text("Category")?,
            delete_with_instance: fields.boolean("DeleteWithInstance")?,
            description: fields.text("Description")?,
            device: fields.text("Device")?,
            disk_name: fields.text("DiskName")?,
            encrypt_algorithm: fields.text("EncryptAlgorithm")?,
            encrypted: fields.boolean("Encrypted")?,
            kms_key_id: fields.text("KMSKeyId")?,
            performance_level: fields.text("PerformanceLevel")?,
            size: fields.integer("Size")?,
            snapshot_id: fields.text("SnapshotId")?,
            storage_cluster_id: fields.text("StorageClusterId")?,
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

/// What `CreateInstance` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `InstanceId`.
    pub instance_id: String,
    /// `OrderId`.
    pub order_id: String,
    /// `TradePrice`.
    pub trade_price: f64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("InstanceId", &self.instance_id);
        out.text("OrderId", &self.order_id);
        out.number("TradePrice", self.trade_price);
    }
}

/// `CreateInstance`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "CreateInstance",
    status: Status::Done,
    ram_action: "ecs:CreateInstance",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::DUPLICATE_TAG_KEY,
        errors::INCORRECT_DEFAULT_VPC_STATUS,
        errors::INCORRECT_VSWITCH_STATUS,
        errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED,
        errors::INVALID_DESCRIPTION_MALFORMED,
        errors::INVALID_HOST_NAME_MALFORMED,
        errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED,
        errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED,
        errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED,
        errors::INVALID_INNER_IP_ADDRESS_MALFORMED,
        errors::INVALID_INNER_IP_ADDRESS_UNUSABLE,
        errors::INVALID_INSTANCE_NAME_MALFORMED,
        errors::INVALID_INSTANCE_TYPE_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_TYPE_VALUE_UNAUTHORIZED,
        errors::INVALID_KEY_PAIR_NAME_NOT_FOUND,
        errors::INVALID_NETWORK_TYPE_MISMATCH_400,
        errors::INVALID_NETWORK_TYPE_NOT_SUPPORTED,
        errors::INVALID_OPERATION_MULTI_GROUP_TYPE,
        errors::INVALID_OPERATION_VPC_HAS_ENABLED_ADVANCED_NETWORK_FEATURE,
        errors::INVALID_PASSWORD_MALFORMED,
        errors::INVALID_PASSWORD_PARAM_MISMATCH,
        errors::INVALID_PRIVATE_IP_ADDRESS,
        errors::INVALID_PRIVATE_IP_ADDRESS_DUPLICATED,
        errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED,
        errors::INVALID_SECURITY_GROUP_NOT_IN_DEFAULT_VPC,
        errors::INVALID_TAG_KEY_MALFORMED,
        errors::INVALID_TAG_VALUE_MALFORMED,
        errors::INVALID_USER_DATA_NOT_SUPPORTED,
        errors::INVALID_USER_DATA_SIZE_EXCEEDED,
        errors::INVALID_VSWITCH_ID_NECESSARY,
        errors::INVALID_VPC_ZONE_NOT_SUPPORTED,
        errors::MISSING_PARAMETER,
        errors::MISSING_PARAMETER_PRIVATE_POOL_OPTIONS_ID,
        errors::QUOTA_EXCEEDED_PRIVATE_IP_ADDRESS,
        errors::VPC_NOT_FOUND,
        errors::INVALID_RAM_ROLE_NOT_ECS_ROLE,
        errors::ACL_LIMIT_EXCEED,
        errors::DEPENDENCY_VIOLATION_WINDOWS_INSTANCE,
        errors::INCORRECT_VPC_STATUS_403,
        errors::INSTANCE_TYPE_OFFLINE,
        errors::INVALID_INSTANCE_TYPE_ZONE_NOT_SUPPORTED,
        errors::INVALID_IP_IP_REPEATED,
        errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE,
        errors::INVALID_OPERATION_RESOURCE_MANAGED_BY_CLOUD_PRODUCT,
        errors::INVALID_USER_PASS_ROLE_FORBIDDEN,
        errors::INVALID_USER_DATA_FORBIDDEN,
        errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON,
        errors::INVALID_VSWITCH_ID_IP_INVALID,
        errors::INVALID_VSWITCH_ID_NOT_FOUND_403,
        errors::OPERATION_DENIED_INCONSISTENT_NETWORK,
        errors::OPERATION_DENIED_INVALID_NETWORK_TYPE,
        errors::QUOTA_EXCEED_SECURITY_GROUP,
        errors::QUOTA_EXCEED_TAGS,
        errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEED,
        errors::INVALID_IMAGE_ID_NOT_FOUND,
        errors::INVALID_PARAMETER_SECURITY_GROUP_ID_REPEATED,
        errors::INVALID_RAM_ROLE_NOT_FOUND,
        errors::INVALID_RESOURCE_GROUP_NOT_FOUND,
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND,
        errors::INVALID_VSWITCH_ID_NOT_FOUND,
        errors::INVALID_ZONE_ID_NOT_FOUND,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    object("HibernationOptions", HIBERNATION_OPTIONS),
    object("PrivatePoolOptions", PRIVATE_POOL_OPTIONS),
    object("SystemDisk", SYSTEM_DISK),
    text("Affinity").one_of(&["default", "host"]),
    list("Arn", ARN),
    boolean("AutoRenew"),
    integer("AutoRenewPeriod"),
    text("ClientToken").sized(0, 64),
    text("ClusterId"),
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
    text("HpcClusterId"),
    text("HttpEndpoint")
        .one_of(&["enabled", "disabled"])
        .malformed(&errors::INVALID_HTTP_ENDPOINT_NOT_SUPPORTED),
    integer("HttpPutResponseHopLimit")
        .malformed(&errors::INVALID_HTTP_PUT_RESPONSE_HOP_LIMIT_NOT_SUPPORTED),
    text("HttpTokens")
        .one_of(&["optional", "required"])
        .malformed(&errors::INVALID_HTTP_TOKENS_NOT_SUPPORTED),
    text("ImageFamily"),
    text("ImageId"),
    text("InnerIpAddress").malformed(&errors::INVALID_INNER_IP_ADDRESS_MALFORMED),
    text("InstanceChargeType").one_of(&["PrePaid", "PostPaid"]),
    text("InstanceName")
        .sized(2, 128)
        .malformed(&errors::INVALID_INSTANCE_NAME_MALFORMED),
    text("InstanceType")
        .required()
        .malformed(&errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED),
    text("InternetChargeType").one_of(&["PayByBandwidth", "PayByTraffic"]),
    integer("InternetMaxBandwidthIn"),
    integer("InternetMaxBandwidthOut"),
    text("IoOptimized").one_of(&["none", "optimized"]),
    text("KeyPairName"),
    text("ManagedHostId"),
    text("NodeControllerId"),
    text("Password")
        .sized(8, 30)
        .malformed(&errors::INVALID_PASSWORD_MALFORMED),
    boolean("PasswordInherit"),
    integer("Period"),
    text("PeriodUnit").one_of(&["Week", "Month"]),
    text("PrivateIpAddress").malformed(&errors::INVALID_PRIVATE_IP_ADDRESS_MALFORMED),
    text("RamRoleName"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SecurityEnhancementStrategy").one_of(&["Active", "Deactive"]),
    text("SecurityGroupId"),
    integer("SpotDuration").one_of(&["1", "0"]),
    text("SpotInterruptionBehavior").one_of(&["Terminate", "Stop"]),
    number("SpotPriceLimit"),
    text("SpotStrategy").one_of(&["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"]),
    text("StorageSetId"),
    integer("StorageSetPartitionNumber"),
    list("Tag", TAG).malformed(&errors::QUOTA_EXCEED_TAGS),
    text("Tenancy").one_of(&["default", "host"]),
    boolean("UseAdditionalService"),
    text("UserData"),
    text("VSwitchId"),
    text("VlanId"),
    text("ZoneId"),
];

static HIBERNATION_OPTIONS: &[Param] = &[boolean("Configured")];

static PRIVATE_POOL_OPTIONS: &[Param] = &[
    text("Id"),
    text("MatchCriteria").one_of(&["Open", "Target", "None"]),
];

static SYSTEM_DISK: &[Param] = &[
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
    integer("Size"),
    text("StorageClusterId"),
];

static ARN: &[Param] = &[long("AssumeRoleFor"), text("RoleType"), text("Rolearn")];

static DATA_DISK: &[Param] = &[
    text("Category").one_of(&[
        "cloud_efficiency",
        "cloud_ssd",
        "cloud_essd",
        "cloud",
        "cloud_auto",
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
    boolean("Encrypted"),
    text("KMSKeyId"),
    text("PerformanceLevel").one_of(&["PL0", "PL1", "PL2", "PL3"]),
    integer("Size"),
    text("SnapshotId"),
    text("StorageClusterId"),
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
