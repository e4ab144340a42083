//! `DescribeInstanceAttribute` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeInstanceAttribute` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `InstanceId`, required.
    pub instance_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            instance_id: fields.text("InstanceId")?,
        })
    }
}

/// What `DescribeInstanceAttribute` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `ClusterId`.
    pub cluster_id: String,
    /// `Cpu`.
    pub cpu: i64,
    /// `CreationTime`.
    pub creation_time: String,
    /// `CreditSpecification`.
    pub credit_specification: String,
    /// `DedicatedHostAttribute`.
    pub dedicated_host_attribute: ResponseDedicatedHostAttribute,
    /// `Description`.
    pub description: String,
    /// `EipAddress`.
    pub eip_address: ResponseEipAddress,
    /// `EnableJumboFrame`.
    pub enable_jumbo_frame: bool,
    /// `EnableNetworkEncryption`.
    pub enable_network_encryption: bool,
    /// `ExpiredTime`.
    pub expired_time: String,
    /// `HostName`.
    pub host_name: String,
    /// `ImageId`.
    pub image_id: String,
    /// `InnerIpAddress`.
    pub inner_ip_address: Vec<String>,
    /// `InstanceChargeType`.
    pub instance_charge_type: String,
    /// `InstanceId`.
    pub instance_id: String,
    /// `InstanceName`.
    pub instance_name: String,
    /// `InstanceNetworkType`.
    pub instance_network_type: String,
    /// `InstanceType`.
    pub instance_type: String,
    /// `InternetChargeType`.
    pub internet_charge_type: String,
    /// `InternetMaxBandwidthIn`.
    pub internet_max_bandwidth_in: i64,
    /// `InternetMaxBandwidthOut`.
    pub internet_max_bandwidth_out: i64,
    /// `IoOptimized`.
    pub io_optimized: String,
    /// `Memory`.
    pub memory: i64,
    /// `NetworkOptions`.
    pub network_options: ResponseNetworkOptions,
    /// `OperationLocks`.
    pub operation_locks: Vec<ResponseLockReason>,
    /// `PublicIpAddress`.
    pub public_ip_address: Vec<String>,
    /// `RegionId`.
    pub region_id: String,
    /// `SecurityGroupIds`.
    pub security_group_ids: Vec<String>,
    /// `SecurityOptions`.
    pub security_options: ResponseSecurityOptions,
    /// `SerialNumber`.
    pub serial_number: String,
    /// `Status`.
    pub status: String,
    /// `StoppedMode`.
    pub stopped_mode: String,
    /// `VlanId`.
    pub vlan_id: String,
    /// `VpcAttributes`.
    pub vpc_attributes: ResponseVpcAttributes,
    /// `ZoneId`.
    pub zone_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ClusterId", &self.cluster_id);
        out.integer("Cpu", self.cpu);
        out.text("CreationTime", &self.creation_time);
        out.text("CreditSpecification", &self.credit_specification);
        write_object(
            out,
            "DedicatedHostAttribute",
            &self.dedicated_host_attribute,
        );
        out.text("Description", &self.description);
        write_object(out, "EipAddress", &self.eip_address);
        out.boolean("EnableJumboFrame", self.enable_jumbo_frame);
        out.boolean("EnableNetworkEncryption", self.enable_network_encryption);
        out.text("ExpiredTime", &self.expired_time);
        out.text("HostName", &self.host_name);
        out.text("ImageId", &self.image_id);
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
        out.text("InternetChargeType", &self.internet_charge_type);
        out.integer("InternetMaxBandwidthIn", self.internet_max_bandwidth_in);
        out.integer("InternetMaxBandwidthOut", self.internet_max_bandwidth_out);
        out.text("IoOptimized", &self.io_optimized);
        out.integer("Memory", self.memory);
        write_object(out, "NetworkOptions", &self.network_options);
        write_list(
            out,
            "OperationLocks",
            Some("LockReason"),
            &self.operation_locks,
        );
        write_texts(
            out,
            "PublicIpAddress",
            Some("IpAddress"),
            &self.public_ip_address,
        );
        out.text("RegionId", &self.region_id);
        write_texts(
            out,
            "SecurityGroupIds",
            Some("SecurityGroupId"),
            &self.security_group_ids,
        );
        write_object(out, "SecurityOptions", &self.security_options);
        out.text("SerialNumber", &self.serial_number);
        out.text("Status", &self.status);
        out.text("StoppedMode", &self.stopped_mode);
        out.text("VlanId", &self.vlan_id);
        write_object(out, "VpcAttributes", &self.vpc_attributes);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `DedicatedHostAttribute`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDedicatedHostAttribute {
    /// `DedicatedHostAttribute.DedicatedHostId`.
    pub dedicated_host_id: String,
    /// `DedicatedHostAttribute.DedicatedHostName`.
    pub dedicated_host_name: String,
}

impl Fields for ResponseDedicatedHostAttribute {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DedicatedHostId", &self.dedicated_host_id);
        out.text("DedicatedHostName", &self.dedicated_host_name);
    }
}

/// `EipAddress`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseEipAddress {
    /// `EipAddress.AllocationId`.
    pub allocation_id: String,
    /// `EipAddress.Bandwidth`.
    pub bandwidth: i64,
    /// `EipAddress.InternetChargeType`.
    pub internet_charge_type: String,
    /// `EipAddress.IpAddress`.
    pub ip_address: String,
}

impl Fields for ResponseEipAddress {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AllocationId", &self.allocation_id);
        out.integer("Bandwidth", self.bandwidth);
        out.text("InternetChargeType", &self.internet_charge_type);
        out.text("IpAddress", &self.ip_address);
    }
}

/// `NetworkOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseNetworkOptions {
    /// `NetworkOptions.BandwidthWeighting`.
    pub bandwidth_weighting: String,
    /// `NetworkOptions.EnableJumboFrame`.
    pub enable_jumbo_frame: bool,
    /// `NetworkOptions.EnableNetworkEncryption`.
    pub enable_network_encryption: bool,
}

impl Fields for ResponseNetworkOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("BandwidthWeighting", &self.bandwidth_weighting);
        out.boolean("EnableJumboFrame", self.enable_jumbo_frame);
        out.boolean("EnableNetworkEncryption", self.enable_network_encryption);
    }
}

/// `OperationLocks`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseLockReason {
    /// `OperationLocks.LockReason[].LockReason`.
    pub lock_reason: String,
}

impl Fields for ResponseLockReason {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LockReason", &self.lock_reason);
    }
}

/// `SecurityOptions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityOptions {
    /// `SecurityOptions.EnableSecureBoot`.
    pub enable_secure_boot: bool,
}

impl Fields for ResponseSecurityOptions {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("EnableSecureBoot", self.enable_secure_boot);
    }
}

/// `VpcAttributes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVpcAttributes {
    /// `VpcAttributes.NatIpAddress`.
    pub nat_ip_address: String,
    /// `VpcAttributes.PrivateIpAddress`.
    pub private_ip_address: Vec<String>,
    /// `VpcAttributes.VSwitchId`.
    pub vswitch_id: String,
    /// `VpcAttributes.VpcId`.
    pub vpc_id: String,
}

impl Fields for ResponseVpcAttributes {
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

/// `DescribeInstanceAttribute`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeInstanceAttribute",
    status: Status::Done,
    ram_action: "ecs:DescribeInstanceAttribute",
    resources: &["acs:ecs:{RegionId}:{Owner}:instance/{InstanceId}"],
    params: PARAMS,
    errors: &[errors::INVALID_INSTANCE_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("InstanceId").required()];
