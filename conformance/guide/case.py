"""One scenario: how its words become calls of the SDK, and how all of it is deleted again.

A scenario says less than an API wants. What is filled in:

- One VPC per scenario, the /16 around its instances; one vSwitch per /24 in use. Account A owns them. If
  account B has a part, the VPC is shared with B.
- An end of a probe that is no instance but an address of the VPC becomes an instance too, alone in a group
  that accepts everything (a *prober*). Any other address is one of the region's internet.
- An instance that talks to or from the internet over IPv4 needs an EIP; one without gets one (noted).
- The group `sg-default` is not created: `CreateInstance` without a group makes it.
"""

import ipaddress
from dataclasses import dataclass, field

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_resourcesharing20200110 import models as sharing
from alibabacloud_vpc20160428 import models as vpc

from .region import Account, Region

IMAGES = {"linux": "debian_12_x64_20G_alibase_20260101.vhd", "windows": "win2022_x64_dtc_en-us_40G_alibase_20260101.vhd"}
INSTANCE_TYPE = "ecs.g6.large"
DEFAULT_GROUP = "sg-default"


class NotOfThisForm(Exception):
    """The scenario uses something that this runner does not know."""


@dataclass
class Case:
    """A scenario and what exists of it."""

    region: Region
    words: dict
    zone: str
    vpc_id: str | None = None
    switches: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[Account, str]] = field(default_factory=dict)
    instances: dict[str, tuple[Account, str]] = field(default_factory=dict)
    eips: list[tuple[Account, str, str]] = field(default_factory=list)
    # What was filled in, by the end of a probe it is about; "" for the whole scenario.
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def owner(self) -> Account:
        return self.region.accounts["A"]

    @property
    def is_classic(self) -> bool:
        return any(group["network"] == "classic" for group in self.words["groups"])

    # -- making it ---------------------------------------------------------------------------------------

    def create(self) -> None:
        check_form(self.words)
        if not self.is_classic:
            self._create_vpc()
        for group in self.words["groups"]:
            if group["id"] != DEFAULT_GROUP:
                self._create_group(group)
        for group in self.words["groups"]:
            if group["id"] != DEFAULT_GROUP:
                self._authorize(group)
        for instance in self.words["instances"]:
            self._create_instance(instance)
        for address in self._prober_addresses():
            self._create_prober(address)
        for name in self._talk_to_internet_over_ipv4():
            self._give_eip(name)
        for group in self.words["groups"]:
            if group["id"] == DEFAULT_GROUP:
                self._check_default_group(group)

    def _create_vpc(self) -> None:
        addresses = [ipaddress.ip_address(it["private_ip"]) for it in self.words["instances"]]
        block = common_block(addresses)
        ipv6 = [ipaddress.ip_address(it["ipv6"]) for it in self.words["instances"] if "ipv6" in it]
        request = vpc.CreateVpcRequest(
            region_id=self.region.region_id, cidr_block=str(block), vpc_name=self.words["id"]
        )
        if ipv6:
            ipv6_block = ipaddress.ip_network((ipv6[0], 56), strict=False)
            request.enable_ipv_6 = True
            request.ipv_6cidr_block = str(ipv6_block)
        self.vpc_id = self.owner.vpc.create_vpc(request).body.vpc_id
        self.block = block
        for address in [*addresses, *map(ipaddress.ip_address, self._prober_addresses())]:
            subnet = str(ipaddress.ip_network((address, 24), strict=False))
            if subnet in self.switches:
                continue
            request = vpc.CreateVSwitchRequest(
                region_id=self.region.region_id, vpc_id=self.vpc_id, zone_id=self.zone, cidr_block=subnet
            )
            inside = [it for it in self.words["instances"]
                      if "ipv6" in it and ipaddress.ip_address(it["private_ip"]) in ipaddress.ip_network(subnet)]
            if inside:
                # The /64 of a vSwitch is named by its number within the VPC's /56.
                request.ipv_6cidr_block = ipaddress.ip_address(inside[0]["ipv6"]).packed[7]
            self.switches[subnet] = self.owner.vpc.create_vswitch(request).body.v_switch_id
        others = {it["account"] for it in [*self.words["groups"], *self.words["instances"]]} - {"A"}
        if others:
            self.owner.resource_sharing.create_resource_share(sharing.CreateResourceShareRequest(
                resource_share_name=self.words["id"],
                resources=[sharing.CreateResourceShareRequestResources(
                    resource_id=self.vpc_id, resource_type="VPC")],
                targets=[self.region.accounts[name].id for name in sorted(others)],
            ))
            self.notes.append(("", f"VPC shared with {', '.join(sorted(others))}"))

    def _create_group(self, group: dict) -> None:
        account = self.region.accounts[group["account"]]
        answer = account.ecs.create_security_group(ecs.CreateSecurityGroupRequest(
            region_id=self.region.region_id,
            vpc_id=self.vpc_id,
            security_group_name=group["id"],
            security_group_type=group["type"],
        ))
        group_id = answer.body.security_group_id
        self.groups[group["id"]] = (account, group_id)
        if group["type"] == "normal" and group["inner_access_policy"] == "Drop":
            account.ecs.modify_security_group_policy(ecs.ModifySecurityGroupPolicyRequest(
                region_id=self.region.region_id, security_group_id=group_id, inner_access_policy="Drop",
            ))

    def _authorize(self, group: dict) -> None:
        account, group_id = self.groups[group["id"]]
        ingress = [rule for rule in group["rules"] if rule["direction"] == "ingress"]
        egress = [rule for rule in group["rules"] if rule["direction"] == "egress"]
        if ingress:
            account.ecs.authorize_security_group(ecs.AuthorizeSecurityGroupRequest(
                region_id=self.region.region_id,
                security_group_id=group_id,
                permissions=[self._permission(rule) for rule in ingress],
            ))
        if egress:
            account.ecs.authorize_security_group_egress(ecs.AuthorizeSecurityGroupEgressRequest(
                region_id=self.region.region_id,
                security_group_id=group_id,
                permissions=[self._permission_egress(rule) for rule in egress],
            ))

    def _permission(self, rule: dict) -> ecs.AuthorizeSecurityGroupRequestPermissions:
        return ecs.AuthorizeSecurityGroupRequestPermissions(
            source_cidr_ip=rule.get("cidr"),
            ipv_6source_cidr_ip=rule.get("ipv6_cidr"),
            source_group_id=self._group_id(rule),
            source_group_owner_id=self._group_owner(rule),
            **_common(rule),
        )

    def _permission_egress(self, rule: dict) -> ecs.AuthorizeSecurityGroupEgressRequestPermissions:
        return ecs.AuthorizeSecurityGroupEgressRequestPermissions(
            dest_cidr_ip=rule.get("cidr"),
            ipv_6dest_cidr_ip=rule.get("ipv6_cidr"),
            dest_group_id=self._group_id(rule),
            dest_group_owner_id=self._group_owner(rule),
            **_common(rule),
        )

    def _group_id(self, rule: dict) -> str | None:
        return self.groups[rule["group"]][1] if "group" in rule else None

    def _group_owner(self, rule: dict) -> int | None:
        return int(self.region.accounts[rule["group_owner"]].id) if "group_owner" in rule else None

    def _create_instance(self, instance: dict) -> None:
        account = self.region.accounts[instance["account"]]
        common = dict(
            region_id=self.region.region_id,
            instance_type=INSTANCE_TYPE,
            image_id=IMAGES[instance["os"]],
            instance_name=f"{self.words['id']}-{instance['id']}",
        )
        if self.is_classic:
            common["zone_id"] = self.zone
        else:
            common["v_switch_id"] = self._switch_of(instance["private_ip"])
        groups = instance["groups"]
        if groups == [DEFAULT_GROUP] or self.is_classic:
            # CreateInstance makes it stopped; it is the one that makes the default group, and the one that
            # knows the classic network's InnerIpAddress.
            request = ecs.CreateInstanceRequest(**common)
            if groups == [DEFAULT_GROUP]:
                request.private_ip_address = instance["private_ip"]
            else:
                request.inner_ip_address = instance["private_ip"]
                request.security_group_id = self.groups[groups[0]][1]
            instance_id = account.ecs.create_instance(request).body.instance_id
            self.instances[instance["id"]] = (account, instance_id)
            account.ecs.start_instance(ecs.StartInstanceRequest(instance_id=instance_id))
            return
        request = ecs.RunInstancesRequest(**common, amount=1, private_ip_address=instance["private_ip"])
        if len(groups) == 1:
            request.security_group_id = self.groups[groups[0]][1]
        else:
            request.security_group_ids = [self.groups[name][1] for name in groups]
        if "ipv6" in instance:
            request.ipv_6address = [instance["ipv6"]]
        answer = account.ecs.run_instances(request)
        self.instances[instance["id"]] = (account, answer.body.instance_id_sets.instance_id_set[0])

    def _create_prober(self, address: str) -> None:
        name = f"prober-{address}"
        if PROBERS not in self.groups:
            group_id = self.owner.ecs.create_security_group(ecs.CreateSecurityGroupRequest(
                region_id=self.region.region_id, vpc_id=self.vpc_id, security_group_name=PROBERS,
            )).body.security_group_id
            self.groups[PROBERS] = (self.owner, group_id)
            self.owner.ecs.modify_security_group_policy(ecs.ModifySecurityGroupPolicyRequest(
                region_id=self.region.region_id, security_group_id=group_id, inner_access_policy="Drop"))
            everything = dict(direction="ingress", policy="accept", priority=1, ip_protocol="all",
                              port_range="-1/-1", cidr="0.0.0.0/0")
            self.owner.ecs.authorize_security_group(ecs.AuthorizeSecurityGroupRequest(
                region_id=self.region.region_id, security_group_id=group_id,
                permissions=[self._permission(everything)]))
        self._create_instance({
            "id": name, "groups": [PROBERS], "private_ip": address, "account": "A", "os": "linux",
        })
        self.notes.append((address, f"{address} is an instance"))

    def _give_eip(self, name: str) -> None:
        account, instance_id = self.instances[name]
        eip = account.vpc.allocate_eip_address(vpc.AllocateEipAddressRequest(
            region_id=self.region.region_id, bandwidth="5",
        )).body
        self.eips.append((account, eip.allocation_id, instance_id))
        account.vpc.associate_eip_address(vpc.AssociateEipAddressRequest(
            region_id=self.region.region_id, allocation_id=eip.allocation_id, instance_id=instance_id,
            instance_type="EcsInstance",
        ))
        if "public_ip" not in next(it for it in self.words["instances"] if it["id"] == name):
            self.notes.append((name, f"{name} got an EIP"))

    def _check_default_group(self, group: dict) -> None:
        """The group that CreateInstance made must be the one the scenario describes."""
        member = next(it["id"] for it in self.words["instances"] if group["id"] in it["groups"])
        account, instance_id = self.instances[member]
        described = account.ecs.describe_instance_attribute(ecs.DescribeInstanceAttributeRequest(
            instance_id=instance_id)).body
        group_id = described.security_group_ids.security_group_id[0]
        self.groups[group["id"]] = (account, group_id)
        attribute = account.ecs.describe_security_group_attribute(ecs.DescribeSecurityGroupAttributeRequest(
            region_id=self.region.region_id, security_group_id=group_id)).body
        found = {
            (it.direction, it.policy.lower(), int(it.priority), it.ip_protocol.lower(), it.port_range,
             it.source_cidr_ip)
            for it in attribute.permissions.permission
        }
        asked = {
            (it["direction"], it["policy"], it["priority"], it["ip_protocol"], it["port_range"], it["cidr"])
            for it in group["rules"]
        }
        if found != asked:
            raise AssertionError(f"the default group has {sorted(found)}, not {sorted(asked)}")
        self.notes.append(("", "group made by CreateInstance"))

    # -- ends of probes ----------------------------------------------------------------------------------

    def place(self, end: str) -> str:
        """What `kanmon probe` and ExplainPath know an end of a probe by."""
        for name in (end, f"prober-{end}"):
            if name in self.instances:
                return self.instances[name][1]
        return end

    def notes_about(self, *ends: str) -> list[str]:
        """What was filled in and matters to a probe between these ends."""
        return [note for about, note in self.notes if about in ("", *ends)]

    def _ends(self) -> list[str]:
        return [probe[side] for probe in self.words["probes"] for side in ("from", "to")]

    def _is_instance(self, end: str) -> bool:
        return any(it["id"] == end for it in self.words["instances"])

    def _prober_addresses(self) -> list[str]:
        if self.is_classic:
            return []
        block = common_block([ipaddress.ip_address(it["private_ip"]) for it in self.words["instances"]])
        ends = {end for end in self._ends() if not self._is_instance(end)}
        return sorted(end for end in ends if can_be_an_instance(end, block))

    def _talk_to_internet_over_ipv4(self) -> list[str]:
        probers = set(self._prober_addresses())
        names = set()
        for probe in self.words["probes"]:
            for one, other in ((probe["from"], probe["to"]), (probe["to"], probe["from"])):
                outside = not self._is_instance(other) and other not in probers
                if self._is_instance(one) and outside and ipaddress.ip_address(other).version == 4:
                    names.add(one)
        return sorted(names)

    def _switch_of(self, address: str) -> str:
        return self.switches[str(ipaddress.ip_network((address, 24), strict=False))]

    # -- deleting it -------------------------------------------------------------------------------------

    def delete(self) -> None:
        region_id = self.region.region_id
        for account, allocation_id, instance_id in self.eips:
            account.vpc.unassociate_eip_address(vpc.UnassociateEipAddressRequest(
                region_id=region_id, allocation_id=allocation_id, instance_id=instance_id))
            account.vpc.release_eip_address(vpc.ReleaseEipAddressRequest(
                region_id=region_id, allocation_id=allocation_id))
        for account, instance_id in self.instances.values():
            account.ecs.delete_instance(ecs.DeleteInstanceRequest(instance_id=instance_id, force=True))
        # Rules that name a group keep it from being deleted.
        for group in self.words["groups"]:
            if group["id"] in self.groups and any("group" in rule for rule in group["rules"]):
                account, group_id = self.groups[group["id"]]
                self._revoke_all(account, group_id)
        for account, group_id in self.groups.values():
            account.ecs.delete_security_group(ecs.DeleteSecurityGroupRequest(
                region_id=region_id, security_group_id=group_id))
        for switch_id in self.switches.values():
            self.owner.vpc.delete_vswitch(vpc.DeleteVSwitchRequest(region_id=region_id, v_switch_id=switch_id))
        if self.vpc_id:
            self.owner.vpc.delete_vpc(vpc.DeleteVpcRequest(region_id=region_id, vpc_id=self.vpc_id))

    def _revoke_all(self, account: Account, group_id: str) -> None:
        attribute = account.ecs.describe_security_group_attribute(ecs.DescribeSecurityGroupAttributeRequest(
            region_id=self.region.region_id, security_group_id=group_id)).body
        by_direction: dict[str, list[str]] = {"ingress": [], "egress": []}
        for rule in attribute.permissions.permission:
            by_direction[rule.direction].append(rule.security_group_rule_id)
        if by_direction["ingress"]:
            account.ecs.revoke_security_group(ecs.RevokeSecurityGroupRequest(
                region_id=self.region.region_id, security_group_id=group_id,
                security_group_rule_id=by_direction["ingress"]))
        if by_direction["egress"]:
            account.ecs.revoke_security_group_egress(ecs.RevokeSecurityGroupEgressRequest(
                region_id=self.region.region_id, security_group_id=group_id,
                security_group_rule_id=by_direction["egress"]))


def check_form(words: dict) -> None:
    """Refuses what would otherwise be left out in silence."""
    for group in words["groups"]:
        for rule in group["rules"]:
            unknown = rule.keys() - RULE_KEYS
            if unknown:
                raise NotOfThisForm(f"{words['id']}: a rule says {', '.join(sorted(unknown))}")
            if ("cidr" in rule) + ("ipv6_cidr" in rule) + ("group" in rule) != 1:
                raise NotOfThisForm(f"{words['id']}: a rule has not exactly one peer")


def common_block(addresses: list) -> ipaddress.IPv4Network:
    """The /16 around all addresses, or the smallest larger block."""
    block = ipaddress.ip_network((addresses[0], 16), strict=False)
    while not all(address in block for address in addresses):
        block = block.supernet()
    if block.prefixlen < 8:
        raise NotOfThisForm(f"no VPC holds all of {', '.join(map(str, addresses))}")
    return block


def can_be_an_instance(end: str, block: ipaddress.IPv4Network) -> bool:
    """Whether an address is in the VPC, and none of the system's: the first and last three of a vSwitch."""
    address = ipaddress.ip_address(end)
    return address in block and 1 <= int(address) % 256 <= 252


def _common(rule: dict) -> dict:
    return dict(
        ip_protocol=rule["ip_protocol"],
        port_range=rule["port_range"],
        policy=rule["policy"],
        priority=str(rule["priority"]),
        nic_type=rule.get("nic_type"),
    )


PROBERS = "probers"
RULE_KEYS = {"direction", "policy", "priority", "ip_protocol", "port_range", "cidr", "ipv6_cidr", "group",
             "group_owner", "nic_type"}
