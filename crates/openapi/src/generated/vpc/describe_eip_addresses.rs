//! `DescribeEipAddresses` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeEipAddresses` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Filter`.
    pub filter: Vec<RequestFilter>,
    /// `AllocationId`.
    pub allocation_id: Option<String>,
    /// `AssociatedInstanceId`.
    pub associated_instance_id: Option<String>,
    /// `AssociatedInstanceType`.
    pub associated_instance_type: Option<String>,
    /// `ChargeType`.
    pub charge_type: Option<String>,
    /// `DryRun`.
    pub dry_run: Option<bool>,
    /// `EipAddress`.
    pub eip_address: Option<String>,
    /// `EipName`.
    pub eip_name: Option<String>,
    /// `ISP`.
    pub isp: Option<String>,
    /// `IncludeReservationData`.
    pub include_reservation_data: Option<bool>,
    /// `LockReason`.
    pub lock_reason: Option<String>,
    /// `PageNumber`.
    pub page_number: Option<i64>,
    /// `PageSize`.
    pub page_size: Option<i64>,
    /// `PublicIpAddressPoolId`.
    pub public_ip_address_pool_id: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
    /// `SecurityProtectionEnabled`.
    pub security_protection_enabled: Option<bool>,
    /// `SegmentInstanceId`.
    pub segment_instance_id: Option<String>,
    /// `ServiceManaged`.
    pub service_managed: Option<bool>,
    /// `Status`.
    pub status: Option<String>,
    /// `Tag`.
    pub tag: Vec<RequestTag>,
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
            allocation_id: fields.text("AllocationId")?,
            associated_instance_id: fields.text("AssociatedInstanceId")?,
            associated_instance_type: fields.text("AssociatedInstanceType")?,
            charge_type: fields.text("ChargeType")?,
            dry_run: fields.boolean("DryRun")?,
            eip_address: fields.text("EipAddress")?,
            eip_name: fields.text("EipName")?,
            isp: fields.text("ISP")?,
            include_reservation_data: fields.boolean("IncludeReservationData")?,
            lock_reason: fields.text("LockReason")?,
            page_number: fields.integer("PageNumber")?,
            page_size: fields.integer("PageSize")?,
            public_ip_address_pool_id: fields.text("PublicIpAddressPoolId")?,
            region_id: fields.text("RegionId")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            security_protection_enabled: fields.boolean("SecurityProtectionEnabled")?,
            segment_instance_id: fields.text("SegmentInstanceId")?,
            service_managed: fields.boolean("ServiceManaged")?,
            status: fields.text("Status")?,
            tag: fields.list("Tag", RequestTag::read)?,
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

/// What `DescribeEipAddresses` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `EipAddresses`.
    pub eip_addresses: Vec<ResponseEipAddress>,
    /// `PageNumber`.
    pub page_number: i64,
    /// `PageSize`.
    pub page_size: i64,
    /// `TotalCount`.
    pub total_count: i64,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "EipAddresses", Some("EipAddress"), &self.eip_addresses);
        out.integer("PageNumber", self.page_number);
        out.integer("PageSize", self.page_size);
        out.integer("TotalCount", self.total_count);
    }
}

/// `EipAddresses`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEipAddress {
    /// `EipAddresses.EipAddress[].AllocationId`.
    pub allocation_id: String,
    /// `EipAddresses.EipAddress[].AllocationTime`.
    pub allocation_time: String,
    /// `EipAddresses.EipAddress[].Bandwidth`.
    pub bandwidth: String,
    /// `EipAddresses.EipAddress[].BandwidthPackageBandwidth`.
    pub bandwidth_package_bandwidth: String,
    /// `EipAddresses.EipAddress[].BandwidthPackageId`.
    pub bandwidth_package_id: String,
    /// `EipAddresses.EipAddress[].BandwidthPackageType`.
    pub bandwidth_package_type: String,
    /// `EipAddresses.EipAddress[].BizType`.
    pub biz_type: String,
    /// `EipAddresses.EipAddress[].BusinessStatus`.
    pub business_status: String,
    /// `EipAddresses.EipAddress[].ChargeType`.
    pub charge_type: String,
    /// `EipAddresses.EipAddress[].DeletionProtection`.
    pub deletion_protection: bool,
    /// `EipAddresses.EipAddress[].Description`.
    pub description: String,
    /// `EipAddresses.EipAddress[].EipBandwidth`.
    pub eip_bandwidth: String,
    /// `EipAddresses.EipAddress[].ExpiredTime`.
    pub expired_time: String,
    /// `EipAddresses.EipAddress[].HDMonitorStatus`.
    pub hd_monitor_status: String,
    /// `EipAddresses.EipAddress[].HasReservationData`.
    pub has_reservation_data: String,
    /// `EipAddresses.EipAddress[].ISP`.
    pub isp: String,
    /// `EipAddresses.EipAddress[].InstanceId`.
    pub instance_id: String,
    /// `EipAddresses.EipAddress[].InstanceRegionId`.
    pub instance_region_id: String,
    /// `EipAddresses.EipAddress[].InstanceType`.
    pub instance_type: String,
    /// `EipAddresses.EipAddress[].InternetChargeType`.
    pub internet_charge_type: String,
    /// `EipAddresses.EipAddress[].IpAddress`.
    pub ip_address: String,
    /// `EipAddresses.EipAddress[].Mode`.
    pub mode: String,
    /// `EipAddresses.EipAddress[].Name`.
    pub name: String,
    /// `EipAddresses.EipAddress[].Netmode`.
    pub netmode: String,
    /// `EipAddresses.EipAddress[].OperationLocks`.
    pub operation_locks: Vec<ResponseEipAddressLockReason>,
    /// `EipAddresses.EipAddress[].PrivateIpAddress`.
    pub private_ip_address: String,
    /// `EipAddresses.EipAddress[].PublicIpAddressPoolId`.
    pub public_ip_address_pool_id: String,
    /// `EipAddresses.EipAddress[].RegionId`.
    pub region_id: String,
    /// `EipAddresses.EipAddress[].ReservationActiveTime`.
    pub reservation_active_time: String,
    /// `EipAddresses.EipAddress[].ReservationBandwidth`.
    pub reservation_bandwidth: String,
    /// `EipAddresses.EipAddress[].ReservationInternetChargeType`.
    pub reservation_internet_charge_type: String,
    /// `EipAddresses.EipAddress[].ReservationOrderType`.
    pub reservation_order_type: String,
    /// `EipAddresses.EipAddress[].ResourceGroupId`.
    pub resource_group_id: String,
    /// `EipAddresses.EipAddress[].SecondLimited`.
    pub second_limited: bool,
    /// `EipAddresses.EipAddress[].SecurityProtectionTypes`.
    pub security_protection_types: Vec<String>,
    /// `EipAddresses.EipAddress[].SegmentInstanceId`.
    pub segment_instance_id: String,
    /// `EipAddresses.EipAddress[].ServiceID`.
    pub service_id: i64,
    /// `EipAddresses.EipAddress[].ServiceManaged`.
    pub service_managed: i64,
    /// `EipAddresses.EipAddress[].Status`.
    pub status: String,
    /// `EipAddresses.EipAddress[].Tags`.
    pub tags: Vec<ResponseEipAddressTag>,
    /// `EipAddresses.EipAddress[].VpcId`.
    pub vpc_id: String,
    /// `EipAddresses.EipAddress[].Zone`.
    pub zone: String,
}

impl Fields for ResponseEipAddress {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.text("AllocationTime", &self.allocation_time);
        out.text("Bandwidth", &self.bandwidth);
        out.text(
            "BandwidthPackageBandwidth",
            &self.bandwidth_package_bandwidth,
        );
        out.text("BandwidthPackageId", &self.bandwidth_package_id);
        out.text("BandwidthPackageType", &self.bandwidth_package_type);
        out.text("BizType", &self.biz_type);
        out.text("BusinessStatus", &self.business_status);
        out.text("ChargeType", &self.charge_type);
        out.boolean("DeletionProtection", self.deletion_protection);
        out.text("Description", &self.description);
        out.text("EipBandwidth", &self.eip_bandwidth);
        out.text("ExpiredTime", &self.expired_time);
        out.text("HDMonitorStatus", &self.hd_monitor_status);
        out.text("HasReservationData", &self.has_reservation_data);
        out.text("ISP", &self.isp);
        out.text("InstanceId", &self.instance_id);
        out.text("InstanceRegionId", &self.instance_region_id);
        out.text("InstanceType", &self.instance_type);
        out.text("InternetChargeType", &self.internet_charge_type);
        out.text("IpAddress", &self.ip_address);
        out.text("Mode", &self.mode);
        out.text("Name", &self.name);
        out.text("Netmode", &self.netmode);
        write_list(
            out,
            "OperationLocks",
            Some("LockReason"),
            &self.operation_locks,
        );
        out.text("PrivateIpAddress", &self.private_ip_address);
        out.text("PublicIpAddressPoolId", &self.public_ip_address_pool_id);
        out.text("RegionId", &self.region_id);
        out.text("ReservationActiveTime", &self.reservation_active_time);
        out.text("ReservationBandwidth", &self.reservation_bandwidth);
        out.text(
            "ReservationInternetChargeType",
            &self.reservation_internet_charge_type,
        );
        out.text("ReservationOrderType", &self.reservation_order_type);
        out.text("ResourceGroupId", &self.resource_group_id);
        out.boolean("SecondLimited", self.second_limited);
        write_texts(
            out,
            "SecurityProtectionTypes",
            Some("SecurityProtectionType"),
            &self.security_protection_types,
        );
        out.text("SegmentInstanceId", &self.segment_instance_id);
        out.integer("ServiceID", self.service_id);
        out.integer("ServiceManaged", self.service_managed);
        out.text("Status", &self.status);
        write_list(out, "Tags", Some("Tag"), &self.tags);
        out.text("VpcId", &self.vpc_id);
        out.text("Zone", &self.zone);
    }
}

/// `EipAddresses.EipAddress[].OperationLocks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEipAddressLockReason {
    /// `EipAddresses.EipAddress[].OperationLocks.LockReason[].LockReason`.
    pub lock_reason: String,
}

impl Fields for ResponseEipAddressLockReason {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LockReason", &self.lock_reason);
    }
}

/// `EipAddresses.EipAddress[].Tags`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEipAddressTag {
    /// `EipAddresses.EipAddress[].Tags.Tag[].Key`.
    pub key: String,
    /// `EipAddresses.EipAddress[].Tags.Tag[].Value`.
    pub value: String,
}

impl Fields for ResponseEipAddressTag {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Key", &self.key);
        out.text("Value", &self.value);
    }
}

/// `DescribeEipAddresses`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeEipAddresses",
    status: Status::Done,
    ram_action: "vpc:DescribeEipAddresses",
    resources: &["acs:vpc:{RegionId}:{Owner}:eip/*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    list("Filter", FILTER),
    text("AllocationId"),
    text("AssociatedInstanceId"),
    text("AssociatedInstanceType"),
    text("ChargeType"),
    boolean("DryRun"),
    text("EipAddress"),
    text("EipName"),
    text("ISP"),
    boolean("IncludeReservationData"),
    text("LockReason"),
    integer("PageNumber"),
    integer("PageSize"),
    text("PublicIpAddressPoolId"),
    text("RegionId").required(),
    text("ResourceGroupId"),
    boolean("SecurityProtectionEnabled"),
    text("SegmentInstanceId"),
    boolean("ServiceManaged"),
    text("Status"),
    list("Tag", TAG),
];

static FILTER: &[Param] = &[text("Key"), text("Value")];

static TAG: &[Param] = &[text("Key").also(&["key"]), text("Value").also(&["value"])];
