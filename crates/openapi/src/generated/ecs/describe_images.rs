//! `DescribeImages` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeImages` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `ActionType`.
    pub action_type: Option<String>,
    /// `Architecture`.
    pub architecture: Option<String>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `Filter`.
    pub filter: Vec<RequestFilter>,
    /// `ImageFamily`.
    pub image_family: Option<String>,
    /// `ImageId`.
    pub image_id: Option<String>,
    /// `ImageName`.
    pub image_name: Option<String>,
    /// `ImageOwnerAlias`.
    pub image_owner_alias: Option<String>,
    /// `ImageOwnerId`.
    pub image_owner_id: Option<i64>,
    /// `InstanceType`.
    pub instance_type: Option<String>,
    /// `IsPublic`; default false.
    pub is_public: Option<bool>,
    /// `IsSupportCloudinit`.
    pub is_support_cloudinit: Option<bool>,
    /// `IsSupportIoOptimized`.
    pub is_support_io_optimized: Option<bool>,
    /// `OSType`.
    pub os_type: Option<String>,
    /// `PageNumber`; default 1.
    pub page_number: Option<i64>,
    /// `PageSize`; default 10.
    pub page_size: Option<i64>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `ShowExpired`.
    pub show_expired: Option<bool>,
    /// `SnapshotId`.
    pub snapshot_id: Option<String>,
    /// `Status`; default Available; deprecated.
    pub status: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
    /// `Usable`.
    pub usable: Option<bool>,
    /// `Usage`.
    pub usage: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            action_type: fields.text("ActionType")?,
            architecture: fields.text("Architecture")?,
            dry_run: fields.boolean("DryRun")?,
            filter: fields.list("Filter", RequestFilter::read)?,
            image_family: fields.text("ImageFamily")?,
            image_id: fields.text("ImageId")?,
            image_name: fields.text("ImageName")?,
            image_owner_alias: fields.text("ImageOwnerAlias")?,
            image_owner_id: fields.integer("ImageOwnerId")?,
            instance_type: fields.text("InstanceType")?,
            is_public: fields.boolean("IsPublic")?,
            is_support_cloudinit: fields.boolean("IsSupportCloudinit")?,
            is_support_io_optimized: fields.boolean("IsSupportIoOptimized")?,
            os_type: fields.text("OSType")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            show_expired: fields.boolean("ShowExpired")?,
            snapshot_id: fields.text("SnapshotId")?,
            status: fields.text("Status")?,
            tag: fields.list("Tag", RequestTag::read)?,
            usable: fields.boolean("Usable")?,
            usage: fields.text("Usage")?,
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

/// What `DescribeImages` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Images`.
    pub images: Vec<ResponseImage>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `RegionId`.
    pub region_id: String,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Images", Some("Image"), &self.images);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.text("RegionId", &self.region_id);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Images`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImage {
    /// `Images.Image[].Architecture`.
    pub architecture: String,
    /// `Images.Image[].BootMode`.
    pub boot_mode: String,
    /// `Images.Image[].CreationTime`.
    pub creation_time: String,
    /// `Images.Image[].Description`.
    pub description: String,
    /// `Images.Image[].DetectionOptions`.
    pub detection_options: ResponseImageDetectionOptions,
    /// `Images.Image[].DiskDeviceMappings`.
    pub disk_device_mappings: Vec<ResponseImageDiskDeviceMapping>,
    /// `Images.Image[].Features`.
    pub features: ResponseImageFeatures,
    /// `Images.Image[].ImageFamily`.
    pub image_family: String,
    /// `Images.Image[].ImageId`.
    pub image_id: String,
    /// `Images.Image[].ImageName`.
    pub image_name: String,
    /// `Images.Image[].ImageOwnerAlias`.
    pub image_owner_alias: String,
    /// `Images.Image[].ImageOwnerId`.
    pub image_owner_id: i64,
    /// `Images.Image[].ImageVersion`.
    pub image_version: String,
    /// `Images.Image[].IsCopied`.
    pub is_copied: bool,
    /// `Images.Image[].IsPublic`.
    pub is_public: bool,
    /// `Images.Image[].IsSelfShared`.
    pub is_self_shared: String,
    /// `Images.Image[].IsSubscribed`.
    pub is_subscribed: bool,
    /// `Images.Image[].IsSupportCloudinit`.
    pub is_support_cloudinit: bool,
    /// `Images.Image[].IsSupportIoOptimized`.
    pub is_support_io_optimized: bool,
    /// `Images.Image[].LicenseType`.
    pub license_type: String,
    /// `Images.Image[].LoginAsNonRootSupported`.
    pub login_as_non_root_supported: bool,
    /// `Images.Image[].OSName`.
    pub os_name: String,
    /// `Images.Image[].OSNameEn`.
    pub os_name_en: String,
    /// `Images.Image[].OSType`.
    pub os_type: String,
    /// `Images.Image[].Platform`.
    pub platform: String,
    /// `Images.Image[].ProductCode`.
    pub product_code: String,
    /// `Images.Image[].Progress`.
    pub progress: String,
    /// `Images.Image[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `Images.Image[].SecureBootOptions`.
    pub secure_boot_options: ResponseImageSecureBootOptions,
    /// `Images.Image[].Size`.
    pub size: i64,
    /// `Images.Image[].Status`.
    pub status: String,
    /// `Images.Image[].SupplierName`.
    pub supplier_name: String,
    /// `Images.Image[].Tags`.
    pub tags: Vec<ResponseImageTag>,
    /// `Images.Image[].Usable`.
    pub usable: bool,
    /// `Images.Image[].Usage`.
    pub usage: String,
}

impl Fields for ResponseImage {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Architecture", &self.architecture);
        out.text("BootMode", &self.boot_mode);
        out.text("CreationTime", &self.creation_time);
        out.text("Description", &self.description);
        write_object(out, "DetectionOptions", &self.detection_options);
        write_list(
            out,
            "DiskDeviceMappings",
            Some("DiskDeviceMapping"),
            &self.disk_device_mappings,
        );
        write_object(out, "Features", &self.features);
        out.text("ImageFamily", &self.image_family);
        out.text("ImageId", &self.image_id);
        out.text("ImageName", &self.image_name);
        out.text("ImageOwnerAlias", &self.image_owner_alias);
        out.integer("ImageOwnerId", self.image_owner_id);
        out.text("ImageVersion", &self.image_version);
        out.boolean("IsCopied", self.is_copied);
        out.boolean("IsPublic", self.is_public);
        out.text("IsSelfShared", &self.is_self_shared);
        out.boolean("IsSubscribed", self.is_subscribed);
        out.boolean("IsSupportCloudinit", self.is_support_cloudinit);
        out.boolean("IsSupportIoOptimized", self.is_support_io_optimized);
        out.text("LicenseType", &self.license_type);
        out.boolean("LoginAsNonRootSupported", self.login_as_non_root_supported);
        out.text("OSName", &self.os_name);
        out.text("OSNameEn", &self.os_name_en);
        out.text("OSType", &self.os_type);
        out.text("Platform", &self.platform);
        out.text("ProductCode", &self.product_code);
        out.text("Progress", &self.progress);
        out.text("ResourceGroupId", &self.resource_group_id);
        write_object(out, "SecureBootOptions", &self.secure_boot_options);
        out.integer("Size", self.size);
        out.text("Status", &self.status);
        out.text("SupplierName", &self.supplier_name);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.boolean("Usable", self.usable);
        out.text("Usage", &self.usage);
    }
}

/// `Images.Image[].DetectionOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImageDetectionOptions {
    /// `Images.Image[].DetectionOptions.Items`.
    pub items: Vec<ResponseImageDetectionOptionsItem>,
    /// `Images.Image[].DetectionOptions.Status`.
    pub status: String,
}

impl Fields for ResponseImageDetectionOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Items", Some("Item"), &self.items);
        out.text("Status", &self.status);
    }
}

/// `Images.Image[].DetectionOptions.Items`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImageDetectionOptionsItem {
    /// `Images.Image[].DetectionOptions.Items.Item[].Name`.
    pub name: String,
    /// `Images.Image[].DetectionOptions.Items.Item[].RiskCode`.
    pub risk_code: String,
    /// `Images.Image[].DetectionOptions.Items.Item[].RiskLevel`.
    pub risk_level: String,
    /// `Images.Image[].DetectionOptions.Items.Item[].Value`.
    pub value: String,
}

impl Fields for ResponseImageDetectionOptionsItem {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Name", &self.name);
        out.text("RiskCode", &self.risk_code);
        out.text("RiskLevel", &self.risk_level);
        out.text("Value", &self.value);
    }
}

/// `Images.Image[].DiskDeviceMappings`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImageDiskDeviceMapping {
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].Device`.
    pub device: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].Encrypted`.
    pub encrypted: bool,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].Format`.
    pub format: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].ImportOSSBucket`.
    pub import_oss_bucket: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].ImportOSSObject`.
    pub import_oss_object: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].Progress`.
    pub progress: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].RemainTime`.
    pub remain_time: i64,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].Size`.
    pub size: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].SnapshotId`.
    pub snapshot_id: String,
    /// `Images.Image[].DiskDeviceMappings.DiskDeviceMapping[].Type`.
    pub r#type: String,
}

impl Fields for ResponseImageDiskDeviceMapping {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Device", &self.device);
        out.boolean("Encrypted", self.encrypted);
        out.text("Format", &self.format);
        out.text("ImportOSSBucket", &self.import_oss_bucket);
        out.text("ImportOSSObject", &self.import_oss_object);
        out.text("Progress", &self.progress);
        out.integer("RemainTime", self.remain_time);
        out.text("Size", &self.size);
        out.text("SnapshotId", &self.snapshot_id);
        out.text("Type", &self.r#type);
    }
}

/// `Images.Image[].Features`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImageFeatures {
    /// `Images.Image[].Features.CpuOnlineDowngrade`.
    pub cpu_online_downgrade: String,
    /// `Images.Image[].Features.CpuOnlineUpgrade`.
    pub cpu_online_upgrade: String,
    /// `Images.Image[].Features.ImdsSupport`.
    pub imds_support: String,
    /// `Images.Image[].Features.MemoryOnlineDowngrade`.
    pub memory_online_downgrade: String,
    /// `Images.Image[].Features.MemoryOnlineUpgrade`.
    pub memory_online_upgrade: String,
    /// `Images.Image[].Features.NvmeSupport`.
    pub nvme_support: String,
}

impl Fields for ResponseImageFeatures {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CpuOnlineDowngrade", &self.cpu_online_downgrade);
        out.text("CpuOnlineUpgrade", &self.cpu_online_upgrade);
        out.text("ImdsSupport", &self.imds_support);
        out.text("MemoryOnlineDowngrade", &self.memory_online_downgrade);
        out.text("MemoryOnlineUpgrade", &self.memory_online_upgrade);
        out.text("NvmeSupport", &self.nvme_support);
    }
}

/// `Images.Image[].SecureBootOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImageSecureBootOptions {
    /// `Images.Image[].SecureBootOptions.SecureBootSupport`.
    pub secure_boot_support: String,
}

impl Fields for ResponseImageSecureBootOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("SecureBootSupport", &self.secure_boot_support);
    }
}

/// `Images.Image[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseImageTag {
    /// `Images.Image[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Images.Image[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseImageTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribeImages`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeImages",
    status: Status::Done,
    ram_action: "ecs:DescribeImages",
    resources: &["acs:ecs:{RegionId}:{Owner}:image/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_IMAGE_OWNER_ALIAS_VALUE_NOT_SUPPORTED,
        errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED,
        errors::INVALID_PARAMTER,
        errors::INVALID_TAG_MISMATCH,
        errors::INVALID_TAG_COUNT,
        errors::INVALID_ARCHITECTURE,
        errors::INVALID_FILTER_KEY_NOT_FOUND,
        errors::INVALID_OS_TYPE,
        errors::INVALID_USAGE,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("ActionType").one_of(&["CreateEcs", "ChangeOS"]),
    text("Architecture")
        .one_of(&["i386", "x86_64", "arm64"])
        .malformed(&errors::INVALID_ARCHITECTURE),
    boolean("DryRun"),
    list("Filter", FILTER),
    text("ImageFamily"),
    text("ImageId"),
    text("ImageName"),
    text("ImageOwnerAlias")
        .one_of(&["system", "self", "others", "marketplace"])
        .malformed(&errors::INVALID_IMAGE_OWNER_ALIAS_VALUE_NOT_SUPPORTED),
    long("ImageOwnerId"),
    text("InstanceType").malformed(&errors::INVALID_INSTANCE_TYPE_VALUE_NOT_SUPPORTED),
    boolean("IsPublic"),
    boolean("IsSupportCloudinit"),
    boolean("IsSupportIoOptimized"),
    text("OSType")
        .one_of(&["windows", "linux"])
        .malformed(&errors::INVALID_OS_TYPE),
    integer("PageNumber"),
    integer("PageSize"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    boolean("ShowExpired"),
    text("SnapshotId"),
    text("Status").one_of(&[
        "Creating",
        "Waiting",
        "Available",
        "UnAvailable",
        "CreateFailed",
        "Deprecated",
        "ALL",
    ]),
    list("Tag", TAG).malformed(&errors::INVALID_TAG_COUNT),
    boolean("Usable"),
    text("Usage")
        .one_of(&["instance", "none"])
        .malformed(&errors::INVALID_USAGE),
];

static FILTER: &[Param] = &[text("Key"), text("Value")];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
