"""Instances that programs run in, and claims about them."""

import subprocess

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_vpc20160428 import models as vpc

from conformance.guide.region import Account, Region

SERVICE = "http://100.100.100.200"


class Claims:
    """What was found, line by line."""

    def __init__(self) -> None:
        self.failed = 0

    def holds(self, claim: str, found: object, expected: object) -> None:
        if found == expected:
            print(f"ok    {claim}")
        else:
            self.failed += 1
            print(f"FAIL  {claim}: found {found!r}, expected {expected!r}")


class Instance:
    """An instance, and programs run inside it."""

    def __init__(self, region: Region, instance_id: str):
        self.region = region
        self.id = instance_id

    def command(self, *words: str) -> list[object]:
        return [self.region.kanmon, "exec", self.id, "--state-dir", self.region.state_dir, "--", *words]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(*words), capture_output=True, text=True)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Starts a program that goes on."""
        return subprocess.Popen(self.command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def curl(self, path: str, *options: str) -> tuple[int, str]:
        """Status and body of what the service answers."""
        done = self.run("curl", "-s", "-m", "5", "-w", "\n%{http_code}", *options, SERVICE + path)
        body, _, status = done.stdout.rpartition("\n")
        return int(status or 0), body

    def private_address(self, account: Account) -> str:
        answer = account.ecs.describe_instances(ecs.DescribeInstancesRequest(
            region_id=account.region_id, instance_ids=f'["{self.id}"]'))
        return answer.body.instances.instance[0].vpc_attributes.private_ip_address.ip_address[0]


class Network:
    """A VPC with one vSwitch and one group, for instances."""

    def __init__(self, region: Region, account: Account):
        self.region = region
        self.account = account
        zones = account.vpc.describe_zones(vpc.DescribeZonesRequest(region_id=region.region_id))
        zone = zones.body.zones.zone[0].zone_id
        network = account.vpc.create_vpc(
            vpc.CreateVpcRequest(region_id=region.region_id, cidr_block="192.168.0.0/16")).body.vpc_id
        self.switch = account.vpc.create_vswitch(vpc.CreateVSwitchRequest(
            region_id=region.region_id, vpc_id=network, zone_id=zone, cidr_block="192.168.1.0/24")).body.v_switch_id
        self.group = account.ecs.create_security_group(ecs.CreateSecurityGroupRequest(
            region_id=region.region_id, vpc_id=network)).body.security_group_id

    def launch(self, names: list[str], **options: object) -> list[Instance]:
        instances = []
        for name in names:
            answer = self.account.ecs.run_instances(ecs.RunInstancesRequest(
                region_id=self.region.region_id, instance_type="ecs.g6.large", v_switch_id=self.switch,
                security_group_id=self.group, host_name=name, **options))
            ids = answer.body.instance_id_sets.instance_id_set
            instances.extend(Instance(self.region, instance_id) for instance_id in ids)
        return instances
