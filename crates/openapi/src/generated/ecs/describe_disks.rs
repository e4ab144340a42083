//! `DescribeDisks` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeDisks` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Filter`.
    pub filter: Vec<RequestFilter>,
    /// `AdditionalAttributes`.
    pub additional_attributes: Vec<String>,
    /// `AutoSnapshotPolicyId`.
    pub auto_snapshot_policy_id: Option<String>,
    /// `Category`; default all.
    pub category: Option<String>,
    /// `DeleteAutoSnapshot`; default false.
    pub delete_auto_snapshot: Option<bool>,
    /// `DeleteWithInstance`; default false.
    pub delete_with_instance: Option<bool>,
    /// `DiskChargeType`.
    pub disk_charge_type: Option<String>,
    /// `DiskIds`.
    pub disk_ids: Option<Vec<String>>,
    /// `DiskName`.
    pub disk_name: Option<String>,
    /// `DiskType`; default all.
    pub disk_type: Option<String>,
    /// `DryRun`; default false.
    pub dry_run: Option<bool>,
    /// `EnableAutoSnapshot`; deprecated.
    pub enable_auto_snapshot: Option<bool>,
    /// `EnableAutomatedSnapshotPolicy`; default false.
    pub enable_automated_snapshot_policy: Option<bool>,
    /// `EnableShared`.
    pub enable_shared: Option<bool>,
    /// `Encrypted`; default false.
    pub encrypted: Option<bool>,
    /// `InstanceId`.
    pub instance_id: Option<String>,
    /// `KMSKeyId`.
    pub kms_key_id: Option<String>,
    /// `LockReason`.
    pub lock_reason: Option<String>,
    /// `MaxResults`.
    pub max_results: Option<i64>,
    /// `MultiAttach`.
    pub multi_attach: Option<String>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `PerformanceLevel`.
    pub performance_level: Option<String>,
    /// `Portable`.
    pub portable: Option<bool>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SnapshotId`.
    pub snapshot_id: Option<String>,
    /// `Status`; default All.
    pub status: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
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
            auto_snapshot_policy_id: fields.text("AutoSnapshotPolicyId")?,
            category: fields.text("Category")?,
            delete_auto_snapshot: fields.boolean("DeleteAutoSnapshot")?,
            delete_with_instance: fields.boolean("DeleteWithInstance")?,
            disk_charge_type: fields.text("DiskChargeType")?,
            disk_ids: fields.json_texts("DiskIds")?,
            disk_name: fields.text("DiskName")?,
            disk_type: fields.text("DiskType")?,
            dry_run: fields.boolean("DryRun")?,
            enable_auto_snapshot: fields.boolean("EnableAutoSnapshot")?,
            enable_automated_snapshot_policy: fields.boolean("EnableAutomatedSnapshotPolicy")?,
            enable_shared: fields.boolean("EnableShared")?,
            encrypted: fields.boolean("Encrypted")?,
            instance_id: fields.text("InstanceId")?,
            kms_key_id: fields.text("KMSKeyId")?,
            lock_reason: fields.text("LockReason")?,
            max_results: fields.integer("MaxResults")?,
            multi_attach: fields.text("MultiAttach")?,
            next_token: fields.text("NextToken")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            performance_level: fields.text("PerformanceLevel")?,
            portable: fields.boolean("Portable")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            snapshot_id: fields.text("SnapshotId")?,
            status: fields.text("Status")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `DescribeDisks` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Disks`.
    pub disks: Vec<ResponseDisk>,
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
        write_list(out, "Disks", Some("Disk"), &self.disks);
        out.text("NextToken", &self.next_token);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `Disks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDisk {
    /// `Disks.Disk[].AttachedTime`.
    pub attached_time: String,
    /// `Disks.Disk[].Attachments`.
    pub attachments: Vec<ResponseDiskAttachment>,
    /// `Disks.Disk[].AutoSnapshotPolicyId`.
    pub auto_snapshot_policy_id: String,
    /// `Disks.Disk[].BdfId`.
    pub bdf_id: String,
    /// `Disks.Disk[].BurstingEnabled`.
    pub bursting_enabled: bool,
    /// `Disks.Disk[].Category`.
    pub category: String,
    /// `Disks.Disk[].CreationTime`.
    pub creation_time: String,
    /// `Disks.Disk[].DataSource`.
    pub data_source: ResponseDiskDataSource,
    /// `Disks.Disk[].DeleteAutoSnapshot`.
    pub delete_auto_snapshot: bool,
    /// `Disks.Disk[].DeleteWithInstance`.
    pub delete_with_instance: bool,
    /// `Disks.Disk[].Description`.
    pub description: String,
    /// `Disks.Disk[].DetachedTime`.
    pub detached_time: String,
    /// `Disks.Disk[].Device`.
    pub device: String,
    /// `Disks.Disk[].DiskChargeType`.
    pub disk_charge_type: String,
    /// `Disks.Disk[].DiskId`.
    pub disk_id: String,
    /// `Disks.Disk[].DiskName`.
    pub disk_name: String,
    /// `Disks.Disk[].EnableAutoSnapshot`.
    pub enable_auto_snapshot: bool,
    /// `Disks.Disk[].EnableAutomatedSnapshotPolicy`.
    pub enable_automated_snapshot_policy: bool,
    /// `Disks.Disk[].Encrypted`.
    pub encrypted: bool,
    /// `Disks.Disk[].ExpiredTime`.
    pub expired_time: String,
    /// `Disks.Disk[].IOPS`.
    pub iops: i64,
    /// `Disks.Disk[].IOPSRead`.
    pub iops_read: i64,
    /// `Disks.Disk[].IOPSWrite`.
    pub iops_write: i64,
    /// `Disks.Disk[].ImageId`.
    pub image_id: String,
    /// `Disks.Disk[].InstanceId`.
    pub instance_id: String,
    /// `Disks.Disk[].KMSKeyId`.
    pub kms_key_id: String,
    /// `Disks.Disk[].MountInstanceNum`.
    pub mount_instance_num: i64,
    /// `Disks.Disk[].MountInstances`.
    pub mount_instances: Vec<ResponseDiskMountInstance>,
    /// `Disks.Disk[].MultiAttach`.
    pub multi_attach: String,
    /// `Disks.Disk[].OperationLocks`.
    pub operation_locks: Vec<ResponseDiskOperationLock>,
    /// `Disks.Disk[].PerformanceLevel`.
    pub performance_level: String,
    /// `Disks.Disk[].Placement`.
    pub placement: ResponseDiskPlacement,
    /// `Disks.Disk[].Portable`.
    pub portable: bool,
    /// `Disks.Disk[].ProductCode`.
    pub product_code: String,
    /// `Disks.Disk[].ProvisionedIops`.
    pub provisioned_iops: i64,
    /// `Disks.Disk[].RegionId`.
    pub region_id: String,
    /// `Disks.Disk[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `Disks.Disk[].SerialNumber`.
    pub serial_number: String,
    /// `Disks.Disk[].Size`.
    pub size: i64,
    /// `Disks.Disk[].SourceDiskId`.
    pub source_disk_id: String,
    /// `Disks.Disk[].SourceSnapshotId`.
    pub source_snapshot_id: String,
    /// `Disks.Disk[].Status`.
    pub status: String,
    /// `Disks.Disk[].StorageClusterId`.
    pub storage_cluster_id: String,
    /// `Disks.Disk[].StorageSetId`.
    pub storage_set_id: String,
    /// `Disks.Disk[].StorageSetPartitionNumber`.
    pub storage_set_partition_number: i64,
    /// `Disks.Disk[].Tags`.
    pub tags: Vec<ResponseDiskTag>,
    /// `Disks.Disk[].Throughput`.
    pub throughput: i64,
    /// `Disks.Disk[].ThroughputRead`.
    pub throughput_read: i64,
    /// `Disks.Disk[].ThroughputWrite`.
    pub throughput_write: i64,
    /// `Disks.Disk[].Type`.
    pub r#type: String,
    /// `Disks.Disk[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseDisk {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachedTime", &self.attached_time);
        write_list(out, "Attachments", Some("Attachment"), &self.attachments);
        out.text("AutoSnapshotPolicyId", &self.auto_snapshot_policy_id);
        out.text("BdfId", &self.bdf_id);
        out.boolean("BurstingEnabled", self.bursting_enabled);
        out.text("Category", &self.category);
        out.text("CreationTime", &self.creation_time);
        write_object(out, "DataSource", &self.data_source);
        out.boolean("DeleteAutoSnapshot", self.delete_auto_snapshot);
        out.boolean("DeleteWithInstance", self.delete_with_instance);
        out.text("Description", &self.description);
        out.text("DetachedTime", &self.detached_time);
        out.text("Device", &self.device);
        out.text("DiskChargeType", &self.disk_charge_type);
        out.text("DiskId", &self.disk_id);
        out.text("DiskName", &self.disk_name);
        out.boolean("EnableAutoSnapshot", self.enable_auto_snapshot);
        out.boolean(
            "EnableAutomatedSnapshotPolicy",
            self.enable_automated_snapshot_policy,
        );
        out.boolean("Encrypted", self.encrypted);
        out.text("ExpiredTime", &self.expired_time);
        out.integer("IOPS", self.iops);
        out.integer("IOPSRead", self.iops_read);
        out.integer("IOPSWrite", self.iops_write);
        out.text("ImageId", &self.image_id);
        out.text("InstanceId", &self.instance_id);
        out.text("KMSKeyId", &self.kms_key_id);
        out.integer("MountInstanceNum", self.mount_instance_num);
        write_list(
            out,
            "MountInstances",
            Some("MountInstance"),
            &self.mount_instances,
        );
        out.text("MultiAttach", &self.multi_attach);
        write_list(
            out,
            "OperationLocks",
            Some("OperationLock"),
            &self.operation_locks,
        );
        out.text("PerformanceLevel", &self.performance_level);
        write_object(out, "Placement", &self.placement);
        out.boolean("Portable", self.portable);
        out.text("ProductCode", &self.product_code);
        out.integer("ProvisionedIops", self.provisioned_iops);
        out.text("RegionId", &self.region_id);
        out.text("ResourceGroupId", &self.resource_group_id);
        out.text("SerialNumber", &self.serial_number);
        out.integer("Size", self.size);
        out.text("SourceDiskId", &self.source_disk_id);
        out.text("SourceSnapshotId", &self.source_snapshot_id);
        out.text("Status", &self.status);
        out.text("StorageClusterId", &self.storage_cluster_id);
        out.text("StorageSetId", &self.storage_set_id);
        out.integer(
            "StorageSetPartitionNumber",
            self.storage_set_partition_number,
        );
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.integer("Throughput", self.throughput);
        out.integer("ThroughputRead", self.throughput_read);
        out.integer("ThroughputWrite", self.throughput_write);
        out.text("Type", &self.r#type);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `Disks.Disk[].Attachments`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDiskAttachment {
    /// `Disks.Disk[].Attachments.Attachment[].AttachedTime`.
    pub attached_time: String,
    /// `Disks.Disk[].Attachments.Attachment[].Device`.
    pub device: String,
    /// `Disks.Disk[].Attachments.Attachment[].InstanceId`.
    pub instance_id: String,
}

impl Fields for ResponseDiskAttachment {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachedTime", &self.attached_time);
        out.text("Device", &self.device);
        out.text("InstanceId", &self.instance_id);
    }
}

/// `Disks.Disk[].DataSource`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDiskDataSource {
    /// `Disks.Disk[].DataSource.Id`.
    pub id: String,
    /// `Disks.Disk[].DataSource.Type`.
    pub r#type: String,
}

impl Fields for ResponseDiskDataSource {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Id", &self.id);
        out.text("Type", &self.r#type);
    }
}

/// `Disks.Disk[].MountInstances`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDiskMountInstance {
    /// `Disks.Disk[].MountInstances.MountInstance[].AttachedTime`.
    pub attached_time: String,
    /// `Disks.Disk[].MountInstances.MountInstance[].Device`.
    pub device: String,
    /// `Disks.Disk[].MountInstances.MountInstance[].InstanceId`.
    pub instance_id: String,
}

impl Fields for ResponseDiskMountInstance {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AttachedTime", &self.attached_time);
        out.text("Device", &self.device);
        out.text("InstanceId", &self.instance_id);
    }
}

/// `Disks.Disk[].OperationLocks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDiskOperationLock {
    /// `Disks.Disk[].OperationLocks.OperationLock[].LockReason`.
    pub lock_reason: String,
}

impl Fields for ResponseDiskOperationLock {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LockReason", &self.lock_reason);
    }
}

/// `Disks.Disk[].Placement`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDiskPlacement {
    /// `Disks.Disk[].Placement.ZoneIds`.
    pub zone_ids: String,
}

impl Fields for ResponseDiskPlacement {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ZoneIds", &self.zone_ids);
    }
}

/// `Disks.Disk[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDiskTag {
    /// `Disks.Disk[].Tags.Tag[].TagKey`.
    pub tag_key: String,
    /// `Disks.Disk[].Tags.Tag[].TagValue`.
    pub tag_value: String,
}

impl Fields for ResponseDiskTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("TagKey", &self.tag_key);
        out.text("TagValue", &self.tag_value);
    }
}

/// `DescribeDisks`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeDisks",
    status: Status::Done,
    ram_action: "ecs:DescribeDisks",
    resources: &["acs:ecs:{RegionId}:{Owner}:disk/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_TAG_MISMATCH,
        errors::INVALID_TAG_COUNT,
        errors::INVALID_ZONE_ID_NOT_FOUND_400,
        errors::INTERNAL_ERROR,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    list("Filter", FILTER),
    texts("AdditionalAttributes"),
    text("AutoSnapshotPolicyId"),
    text("Category").one_of(&[
        "all",
        "cloud",
        "cloud_efficiency",
        "cloud_ssd",
        "cloud_essd",
        "cloud_auto",
        "cloud_regional_disk_auto",
        "cloud_essd_entry",
        "elastic_ephemeral_disk_standard",
        "elastic_ephemeral_disk_premium",
        "local_ssd_pro",
        "local_hdd_pro",
        "ephemeral",
        "ephemeral_ssd",
    ]),
    boolean("DeleteAutoSnapshot"),
    boolean("DeleteWithInstance"),
    text("DiskChargeType").one_of(&["PrePaid", "PostPaid"]),
    json_texts("DiskIds"),
    text("DiskName").sized(2, 128),
    text("DiskType").one_of(&["all", "system", "data"]),
    boolean("DryRun"),
    boolean("EnableAutoSnapshot"),
    boolean("EnableAutomatedSnapshotPolicy"),
    boolean("EnableShared"),
    boolean("Encrypted"),
    text("InstanceId"),
    text("KMSKeyId"),
    text("LockReason").one_of(&["financial", "security"]),
    integer("MaxResults"),
    text("MultiAttach").one_of(&["Disabled", "Enabled", "LegacyShared"]),
    text("NextToken"),
    integer("PageNumber"),
    integer("PageSize"),
    text("PerformanceLevel").one_of(&["PL0", "PL1", "PL2", "PL3"]),
    boolean("Portable"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    text("SnapshotId"),
    text("Status").one_of(&[
        "In_use",
        "Available",
        "Attaching",
        "Detaching",
        "Creating",
        "ReIniting",
        "All",
    ]),
    list("Tag", TAG).malformed(&errors::INVALID_TAG_COUNT),
    text("ZoneId"),
];

static FILTER: &[Param] = &[text("Key"), text("Value")];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
