//! Documented parameters that no use-case reads, each with the reason.
//!
//! `tests/parameters.rs` holds this list: a declared parameter is read by its use-case or stands here.

use std::collections::HashMap;
use std::sync::LazyLock;

use openapi::{ApiError, Operation, Params, errors};

/// Parameters that nothing here depends on, for one reason.
#[derive(Clone, Copy, Debug)]
pub struct Unread {
    /// Why.
    pub why: &'static str,
    /// Whether a request that gives one is refused: it asks for what is not there, and would get something else.
    pub is_refused: bool,
    /// Lines `Product:Operation`, a colon, and names as the reference has them. `Name=value` says what may be given
    /// nevertheless, being what there is.
    pub parameters: &'static str,
}

/// Refuses a request that asks for what is not there.
///
/// Choice: docs/decisions/0026-parameters-that-are-not-read.md
///
/// # Errors
/// `InvalidParameter`.
pub(crate) fn refuse(operation: &Operation, params: &Params) -> Result<(), ApiError> {
    for refused in REFUSED.get(operation.name).into_iter().flatten() {
        let asked = params.iter().find(|(given, value)| {
            is_named(given, refused.name)
                && !value.is_empty()
                && !refused
                    .fine
                    .is_some_and(|fine| fine.eq_ignore_ascii_case(value))
        });
        if let Some((given, _)) = asked
            && refused.product.eq_ignore_ascii_case(operation.product)
        {
            return Err(errors::INVALID_PARAMETER
                .with(format_args!("{given} is not offered here: {}", refused.why)));
        }
    }
    Ok(())
}

/// A parameter that is refused.
struct Refused {
    product: &'static str,
    name: &'static str,
    /// What may be given nevertheless.
    fine: Option<&'static str>,
    why: &'static str,
}

/// Those of the list, by operation: every call looks for its own.
static REFUSED: LazyLock<HashMap<&'static str, Vec<Refused>>> = LazyLock::new(|| {
    let mut refused: HashMap<_, Vec<Refused>> = HashMap::new();
    for unread in UNREAD.iter().filter(|it| it.is_refused) {
        for ((product, operation), names) in unread.lines() {
            let of_operation = refused.entry(operation).or_default();
            of_operation.extend(names.map(|name| {
                let (name, fine) = match name.split_once('=') {
                    Some((name, fine)) => (name, Some(fine)),
                    None => (name, None),
                };
                Refused {
                    product,
                    name,
                    fine,
                    why: unread.why,
                }
            }));
        }
    }
    refused
});

impl Unread {
    /// Product and operation, and the names.
    fn lines(
        &self,
    ) -> impl Iterator<
        Item = (
            (&'static str, &'static str),
            std::str::SplitWhitespace<'static>,
        ),
    > {
        self.parameters.lines().filter_map(|line| {
            let mut parts = line.trim().splitn(3, ':');
            let operation = (parts.next()?, parts.next()?);
            Some((operation, parts.next()?.split_whitespace()))
        })
    }

    /// Every parameter of the list, as `Product:Operation Name`.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.lines().flat_map(|((product, operation), names)| {
            names.map(move |name| {
                let name = name.split('=').next().unwrap_or(name);
                format!("{product}:{operation} {name}")
            })
        })
    }
}

/// Whether a parameter as it was given is the one of a name, or part of it.
fn is_named(given: &str, name: &str) -> bool {
    let mut given = given.split('.');
    name.split('.').all(|part| {
        given.next().is_some_and(|it| {
            it == part || (part == "N" && it.bytes().all(|byte| byte.is_ascii_digit()))
        })
    })
}

/// The list.
///
/// Choice: docs/decisions/0026-parameters-that-are-not-read.md
pub const UNREAD: &[Unread] = &[
    Unread {
        why: "users have no public keys here",
        is_refused: true,
        parameters: "
            Ram:SetSecurityPreference: AllowUserToManagePublicKeys=false
        ",
    },
    Unread {
        why: "there is no list of passwords at risk here",
        is_refused: true,
        parameters: "
            Ims:SetPasswordPolicy: InterceptRiskPasswordOnApi=false
        ",
    },
    Unread {
        why: "there is no console here, no passkey and no DingTalk, and no key is switched off for being idle",
        is_refused: true,
        parameters: "
            Ims:SetSecurityPreference: AllowUserToLoginWithPasskey=false AllowUserToManagePersonalDingTalk=false
            Ims:SetSecurityPreference: AllowUserToManageServiceCredentials=false MFAOperationForLogin=independent
            Ims:SetSecurityPreference: MaxIdleDaysForAccessKeys=730 MaxIdleDaysForUsers=730
            Ims:SetSecurityPreference: OperationForRiskLogin=autonomous VerificationTypes
        ",
    },
    Unread {
        why: "nobody pays for an account, and a management account is always the caller's own",
        is_refused: true,
        parameters: "
            ResourceManager:CreateResourceAccount: PayerAccountId ResellAccountType
            ResourceManager:EnableResourceDirectory: MAName MASecureMobilePhone VerificationCode
            ResourceDirectoryMaster:CreateResourceAccount: PayerAccountId ResellAccountType
            ResourceDirectoryMaster:EnableResourceDirectory: MAName MASecureMobilePhone VerificationCode
        ",
    },
    Unread {
        why: "nothing that stands against the deletion of an account can be passed over",
        is_refused: false,
        parameters: "
            ResourceManager:DeleteAccount: AbandonableCheckId
            ResourceDirectoryMaster:DeleteAccount: AbandonableCheckId
        ",
    },
    Unread {
        why: "what is listed is always counted",
        is_refused: false,
        parameters: "
            ResourceManager:ListResources: Count
        ",
    },
    Unread {
        why: "nothing is sold here: there are no charges, terms or auctions",
        is_refused: false,
        parameters: "
            Ecs:CreateInstance: AutoRenew AutoRenewPeriod InstanceChargeType InternetChargeType
            Ecs:CreateInstance: InternetMaxBandwidthIn Period PeriodUnit SpotDuration SpotInterruptionBehavior
            Ecs:CreateInstance: SpotPriceLimit SpotStrategy
            Ecs:RunInstances: AutoPay AutoRenew AutoRenewPeriod InstanceChargeType InternetChargeType
            Ecs:RunInstances: InternetMaxBandwidthIn Isp Period PeriodUnit SpotDuration SpotInterruptionBehavior
            Ecs:RunInstances: SpotPriceLimit SpotStrategy
            Ecs:DeleteInstance: TerminateSubscription
            Ecs:DeleteInstances: TerminateSubscription
            Ecs:DescribeAvailableResource: SpotDuration Scope
            Ecs:DescribeInstances: NeedSaleCycle
            Ecs:DescribeRegions: InstanceChargeType ResourceType
            Ecs:DescribeZones: InstanceChargeType SpotStrategy
            Ecs:StopInstance: StoppedMode
            Ecs:StopInstances: StoppedMode
            Vpc:AllocateEipAddress: ActivityId AutoPay ISP InstanceChargeType InternetChargeType Netmode Period
            Vpc:AllocateEipAddress: PricingCycle
            Vpc:DescribeEipAddresses: IncludeReservationData
        ",
    },
    Unread {
        why: "texts are in one language here",
        is_refused: false,
        parameters: "
            Ecs:DescribeRegions: AcceptLanguage
            Ecs:DescribeZones: AcceptLanguage
            Vpc:DescribeRegions: AcceptLanguage ProductType
            Vpc:DescribeZones: AcceptLanguage ZoneType
            ResourceManager:GetControlPolicy: Language
            ResourceManager:ListControlPolicies: Language
            ResourceManager:ListControlPolicyAttachmentsForTarget: Language
            ResourceManager:GetPolicy: Language
            ResourceManager:GetRole: Language
            ResourceManager:ListPolicies: Language
            ResourceManager:ListPolicyAttachments: Language
            ResourceManager:ListRoles: Language
            ResourceDirectoryMaster:GetControlPolicy: Language
            ResourceDirectoryMaster:ListControlPolicies: Language
            ResourceDirectoryMaster:ListControlPolicyAttachmentsForTarget: Language
        ",
    },
    Unread {
        why: "an instance stops and starts at once, whether forced or not, and keeps no disk that could be lost",
        is_refused: false,
        parameters: "
            Ecs:DeleteInstance: ForceStop
            Ecs:DeleteInstances: ForceStop
            Ecs:RebootInstance: ForceStop
            Ecs:RebootInstances: ForceReboot
            Ecs:StartInstance: InitLocalDisk
            Ecs:StopInstance: ConfirmStop ForceStop
            Ecs:StopInstances: ForceStop
        ",
    },
    Unread {
        why: "nobody logs in by password: an instance is what sits behind its network interface",
        is_refused: false,
        parameters: "
            Ecs:CreateInstance: Password PasswordInherit
            Ecs:RunInstances: ImageOptions Password PasswordInherit
            Ecs:ModifyInstanceAttribute: RemoteConnectionOptions
        ",
    },
    Unread {
        why: "hardware, storage and clock of instances are not imitated: clients set these to what they like, and get it or something as good",
        is_refused: false,
        parameters: "
            Ecs:CreateInstance: CreditSpecification IoOptimized SecurityEnhancementStrategy Tenancy Affinity
            Ecs:CreateInstance: UseAdditionalService DataDisk.N.EncryptAlgorithm DataDisk.N.KMSKeyId
            Ecs:RunInstances: ClockOptions CpuOptions CreditSpecification IoOptimized NetworkOptions
            Ecs:RunInstances: PrivateDnsNameOptions SecurityEnhancementStrategy SecurityOptions Tenancy Affinity
            Ecs:RunInstances: DataDisk.N.AutoSnapshotPolicyId DataDisk.N.BurstingEnabled DataDisk.N.EncryptAlgorithm
            Ecs:RunInstances: DataDisk.N.KMSKeyId DataDisk.N.ProvisionedIops SystemDisk.AutoSnapshotPolicyId
            Ecs:RunInstances: SystemDisk.BurstingEnabled SystemDisk.EncryptAlgorithm SystemDisk.KMSKeyId
            Ecs:RunInstances: SystemDisk.ProvisionedIops
            Ecs:ModifyInstanceAttribute: CpuOptions CreditSpecification EnableJumboFrame EnableNetworkEncryption
            Ecs:ModifyInstanceAttribute: PrivateDnsNameOptions Recyclable
            Ecs:AttachNetworkInterface: WaitForNetworkConfigurationReady
        ",
    },
    Unread {
        why: "more is told of a thing than was asked for, never less",
        is_refused: false,
        parameters: "
            Ecs:DescribeDisks: AdditionalAttributes
            Ecs:DescribeImages: ActionType IsPublic ShowExpired Usable
            Ecs:DescribeInstances: AdditionalAttributes
            Ecs:DescribeInstanceTypes: AdditionalAttributes
            Ecs:DescribeNetworkInterfaceAttribute: Attribute Tag
            Ecs:DescribeSecurityGroups: IsQueryEcsCount
            Ecs:DescribeAccountAttributes: ZoneId
            Ecs:DescribeTags: Category
            Vpc:DescribeVpcAttribute: IsDefault
        ",
    },
    Unread {
        why: "what it would guard against cannot be: the thing goes at once or is refused by name",
        is_refused: false,
        parameters: "
            Ecs:DeleteNetworkInterfacePermission: Force
            Vpc:DeleteVpc: ForceDelete
            Vpc:UnassociateEipAddress: Force InstanceType PrivateIpAddress
            Vpc:AssociateEipAddress: InstanceRegionId VpcId
        ",
    },
    Unread {
        why: "there are no dedicated hosts, clusters, deployment or storage sets, snapshots, launch templates or capacity pools",
        is_refused: true,
        parameters: "
            Ecs:CreateInstance: ClusterId DataDisk.N.SnapshotId DataDisk.N.StorageClusterId DedicatedHostId
            Ecs:CreateInstance: DeploymentSetGroupNo DeploymentSetId HpcClusterId ManagedHostId NodeControllerId
            Ecs:CreateInstance: PrivatePoolOptions.MatchCriteria=None PrivatePoolOptions.Id StorageSetId
            Ecs:CreateInstance: StorageSetPartitionNumber SystemDisk.StorageClusterId VlanId
            Ecs:RunInstances: AutoReleaseTime DataDisk.N.SnapshotId DataDisk.N.StorageClusterId DedicatedHostId
            Ecs:RunInstances: DeploymentSetGroupNo DeploymentSetId HpcClusterId LaunchTemplateVersion ManagedHostId
            Ecs:RunInstances: PrivatePoolOptions.MatchCriteria=None SchedulerOptions StorageSetId
            Ecs:RunInstances: StorageSetPartitionNumber SystemDisk.StorageClusterId
            Ecs:DescribeInstanceStatus: ClusterId
        ",
    },
    Unread {
        why: "an address of the internet is given by AssociateEipAddress, or by RunInstances",
        is_refused: false,
        parameters: "
            Ecs:CreateInstance: InternetMaxBandwidthOut
        ",
    },
    Unread {
        why: "accounts are in no organisation that would keep a share inside",
        is_refused: false,
        parameters: "
            ResourceSharing:CreateResourceShare: AllowExternalTargets
        ",
    },
    Unread {
        why: "an instance does not hibernate",
        is_refused: true,
        parameters: "
            Ecs:CreateInstance: HibernationOptions.Configured=false
            Ecs:RunInstances: HibernationOptions.Configured=false
            Ecs:StopInstance: Hibernate=false
        ",
    },
    Unread {
        why: "roles are assumed by sessions of their own, not with a launch",
        is_refused: true,
        parameters: "
            Ecs:CreateInstance: Arn
            Ecs:RunInstances: Arn
        ",
    },
    Unread {
        why: "a network interface has the queues of its instance type, one traffic mode, and no trunk",
        is_refused: true,
        parameters: "
            Ecs:AttachNetworkInterface: NetworkCardIndex=0 TrunkNetworkInstanceId
            Ecs:DetachNetworkInterface: TrunkNetworkInstanceId
            Ecs:CreateNetworkInterface: BusinessType EnablePrimaryIPv6=false EnhancedNetwork
            Ecs:CreateNetworkInterface: NetworkInterfaceTrafficConfig NetworkInterfaceTrafficMode=Standard
            Ecs:CreateNetworkInterface: QueueNumber QueuePairNumber RxQueueSize TxQueueSize Visible
            Ecs:ModifyNetworkInterfaceAttribute: EnablePrimaryIPv6=false EnhancedNetwork
            Ecs:ModifyNetworkInterfaceAttribute: NetworkInterfaceTrafficConfig QueueNumber RxQueueSize TxQueueSize
            Ecs:ModifyInstanceAttribute: NetworkInterfaceQueueNumber
            Ecs:RunInstances: NetworkInterface.N.NetworkCardIndex=0
            Ecs:RunInstances: NetworkInterface.N.NetworkInterfaceTrafficMode=Standard NetworkInterface.N.QueueNumber
            Ecs:RunInstances: NetworkInterface.N.QueuePairNumber NetworkInterface.N.RxQueueSize
            Ecs:RunInstances: NetworkInterface.N.TxQueueSize NetworkInterfaceQueueNumber
        ",
    },
    Unread {
        why: "the catalogue does not have these numbers, and a filter by them would show what was not asked for",
        is_refused: true,
        parameters: "
            Ecs:DescribeInstanceTypes: MaximumCpuSpeedFrequency MaximumCpuTurboFrequency MaximumGPUAmount
            Ecs:DescribeInstanceTypes: MinimumCpuSpeedFrequency MinimumCpuTurboFrequency MinimumDiskQuantity
            Ecs:DescribeInstanceTypes: MinimumQueuePairNumber
        ",
    },
    Unread {
        why: "there is no automatic snapshot and no shared disk",
        is_refused: true,
        parameters: "
            Ecs:DescribeDisks: DeleteAutoSnapshot=false EnableAutoSnapshot=false EnableAutomatedSnapshotPolicy=false
            Ecs:DescribeDisks: EnableShared=false
        ",
    },
    Unread {
        why: "addresses come out of the region's one pool, as 1:1 mappings without scrubbing",
        is_refused: true,
        parameters: "
            Vpc:AllocateEipAddress: InstanceId PublicIpAddressPoolId SecurityProtectionTypes Zone
            Vpc:AssociateEipAddress: Mode=NAT
            Vpc:DescribeEipAddresses: LockReason PublicIpAddressPoolId SecurityProtectionEnabled=false
            Vpc:DescribeEipAddresses: SegmentInstanceId ServiceManaged=false
        ",
    },
    Unread {
        why: "blocks are given as they are; there are no address planners and no DNS names",
        is_refused: true,
        parameters: "
            Vpc:CreateVpc: EnableDnsHostname=false Ipv4CidrMask Ipv4IpamPoolId Ipv6CidrMask Ipv6IpamPoolId
            Vpc:CreateVpc: Ipv6Isp=BGP UserCidr
            Vpc:CreateVSwitch: CidrMask Ipv6CidrMask VpcIpv6CidrBlock
            Vpc:ModifyVpcAttribute: EnableDnsHostname=false Ipv6Isp=BGP
            Vpc:ModifyVSwitchAttribute: Ipv6CidrMask VpcIpv6CidrBlock
            Vpc:DescribeVpcs: DhcpOptionsSetId
        ",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_what_is_not_there_is_refused_and_what_there_is_may_be_asked_for() {
        let operation = openapi::operations()
            .iter()
            .find(|it| it.product == "Ecs" && it.name == "RunInstances")
            .expect("it is declared");
        for (name, value, is_refused) in [
            ("DedicatedHostId", "dh-1", true),
            ("DedicatedHostId", "", false),
            (
                "NetworkInterface.2.NetworkInterfaceTrafficMode",
                "HighPerformance",
                true,
            ),
            (
                "NetworkInterface.2.NetworkInterfaceTrafficMode",
                "Standard",
                false,
            ),
            ("DataDisk.1.SnapshotId", "s-1", true),
            ("DataDisk.1.Size", "20", false),
            ("SpotStrategy", "NoSpot", false),
        ] {
            let params: Params = [(name, value)].into_iter().collect();
            assert_eq!(
                refuse(operation, &params).is_err(),
                is_refused,
                "{name}={value}"
            );
        }
    }
}
