"""What every client does: makes a VPC with all that an instance needs, looks at it page by page, takes it apart
again, and is refused in the documented way. A difference from what the documentation says is an `AssertionError`."""

import uuid
from typing import Any

from .adapters import Client, Refused


class LifeCycle:
    """One run of one client."""

    def __init__(self, client: Client):
        self._client = client
        self.calls = 0

    def ecs(self, action: str, **params: Any) -> dict:
        self.calls += 1
        return self._client.call("ecs", action, params)

    def vpc(self, action: str, **params: Any) -> dict:
        self.calls += 1
        return self._client.call("vpc", action, params)

    def refused(self, code: str, status: int, call: Any, action: str, **params: Any) -> Refused:
        try:
            answer = call(action, **params)
        except Refused as error:
            assert error.code == code, f"{action}: {error} instead of {code}"
            # One client does not tell the status.
            assert error.status in (status, None), f"{action}: {error} instead of {status}"
            return error
        raise AssertionError(f"{action} succeeded: {answer}")

    def run(self) -> None:
        zone = self.vpc("DescribeZones")["Zones"]["Zone"][0]["ZoneId"]
        vpc = self.vpc("CreateVpc", CidrBlock="192.168.0.0/16", VpcName="conformance", Description=TEXT)["VpcId"]
        found = self.vpc("DescribeVpcs", VpcId=vpc)["Vpcs"]["Vpc"]
        assert [(it["Description"], it["Status"]) for it in found] == [(TEXT, "Available")], found
        switch = self.vpc("CreateVSwitch", VpcId=vpc, ZoneId=zone, CidrBlock="192.168.1.0/24")["VSwitchId"]
        group = self.group_with_rules(vpc)
        instances = self.instances(switch, group)
        self.address(instances[0])

        held = self.refused("DependencyViolation", 403, self.ecs, "DeleteSecurityGroup", SecurityGroupId=group)
        assert held.message, held
        for instance in instances:
            self.ecs("DeleteInstance", InstanceId=instance, Force=True)
        left = self.ecs("DescribeInstances", VpcId=vpc)
        assert (left["TotalCount"], left["Instances"]) == (0, {"Instance": []}), left
        self.ecs("DeleteSecurityGroup", SecurityGroupId=group)
        self.vpc("DeleteVSwitch", VSwitchId=switch)
        self.vpc("DeleteVpc", VpcId=vpc)
        assert self.vpc("DescribeVpcs", VpcId=vpc)["Vpcs"] == {"Vpc": []}
        gone = self.refused("InvalidVpcId.NotFound", 404, self.vpc, "DeleteVpc", VpcId=vpc)
        assert gone.message, gone

    def group_with_rules(self, vpc: str) -> str:
        token = str(uuid.uuid4())
        create = {"VpcId": vpc, "SecurityGroupName": "web", "ClientToken": token, "Tag": [{"Key": "团队", "Value": "a b&c=d+e"}]}
        group = self.ecs("CreateSecurityGroup", **create)["SecurityGroupId"]
        assert self.ecs("CreateSecurityGroup", **create)["SecurityGroupId"] == group, "a token makes one group"

        web = {"IpProtocol": "TCP", "PortRange": "80/80", "SourceCidrIp": "0.0.0.0/0", "Description": "everyone + all"}
        ssh = {"IpProtocol": "TCP", "PortRange": "22/22", "SourceCidrIp": "203.0.113.0/24", "Priority": "5"}
        out = {"IpProtocol": "ALL", "PortRange": "-1/-1", "DestCidrIp": "198.51.100.0/24", "Policy": "drop"}
        for _ in range(2):  # What is there already is added no second time.
            self.ecs("AuthorizeSecurityGroup", SecurityGroupId=group, Permissions=[web, ssh])
        self.ecs("AuthorizeSecurityGroupEgress", SecurityGroupId=group, Permissions=[out])

        rules = self.rules(group)
        shown = sorted((it["Direction"], it["PortRange"], it["Policy"], int(it["Priority"])) for it in rules)
        assert shown == [("egress", "-1/-1", "Drop", 1), ("ingress", "22/22", "Accept", 5),
                         ("ingress", "80/80", "Accept", 1)], shown
        everyone = next(it for it in rules if it["PortRange"] == "80/80")
        assert everyone["Description"] == "everyone + all", everyone
        self.ecs("RevokeSecurityGroup", SecurityGroupId=group, SecurityGroupRuleId=[everyone["SecurityGroupRuleId"]])
        assert len(self.rules(group)) == 2

        tagged = self.ecs("DescribeSecurityGroups", VpcId=vpc, Tag=[{"Key": "团队", "Value": "a b&c=d+e"}])
        assert [it["SecurityGroupId"] for it in tagged["SecurityGroups"]["SecurityGroup"]] == [group], tagged
        self.refused("InvalidSecurityGroupId.NotFound", 404, self.ecs, "AuthorizeSecurityGroup",
                     SecurityGroupId="sg-nosuchgroup", Permissions=[web])
        return group

    def rules(self, group: str) -> list[dict]:
        shown = self.ecs("DescribeSecurityGroupAttribute", SecurityGroupId=group, Direction="all")
        return shown["Permissions"]["Permission"]

    def instances(self, switch: str, group: str) -> list[str]:
        made = self.ecs("RunInstances", InstanceType="ecs.g6.large", VSwitchId=switch, SecurityGroupId=group,
                        ImageId=IMAGE, Amount=3, InstanceName="web", ClientToken=str(uuid.uuid4()))
        instances = made["InstanceIdSets"]["InstanceIdSet"]
        assert len(set(instances)) == 3, made

        # Page by page, in both ways.
        numbered = []
        for page in (1, 2, 3):
            answer = self.ecs("DescribeInstances", SecurityGroupId=group, PageNumber=page, PageSize=2)
            assert (answer["TotalCount"], answer["PageNumber"], answer["PageSize"]) == (3, page, 2), answer
            numbered += [it["InstanceId"] for it in answer["Instances"]["Instance"]]
        followed, token = [], None
        for _ in range(4):
            more = {"NextToken": token} if token else {}
            answer = self.ecs("DescribeInstances", SecurityGroupId=group, MaxResults=2, **more)
            followed += [it["InstanceId"] for it in answer["Instances"]["Instance"]]
            token = answer.get("NextToken")
            if not token:
                break
        assert sorted(numbered) == sorted(followed) == sorted(instances), (numbered, followed, instances)
        return instances

    def address(self, instance: str) -> None:
        made = self.vpc("AllocateEipAddress", Bandwidth="5")
        eip = made["AllocationId"]
        self.vpc("AssociateEipAddress", AllocationId=eip, InstanceId=instance, InstanceType="EcsInstance")
        shown = self.vpc("DescribeEipAddresses", AllocationId=eip)["EipAddresses"]["EipAddress"]
        assert [(it["InstanceId"], it["IpAddress"]) for it in shown] == [(instance, made["EipAddress"])], shown
        on = self.ecs("DescribeInstances", InstanceIds=f'["{instance}"]')["Instances"]["Instance"][0]
        assert on["EipAddress"]["IpAddress"] == made["EipAddress"], on
        self.vpc("UnassociateEipAddress", AllocationId=eip, InstanceId=instance, InstanceType="EcsInstance")
        self.vpc("ReleaseEipAddress", AllocationId=eip)
        assert self.vpc("DescribeEipAddresses", AllocationId=eip)["EipAddresses"] == {"EipAddress": []}


# Everything that clients write differently on the wire and in what they sign.
TEXT = "a b+c (1*~!') /?&=%41 団体"
IMAGE = "aliyun_3_x64_20G_alibase_20240528.vhd"
