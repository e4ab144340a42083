"""``python -m conformance.identity --kanmon target/debug/kanmon``: the cloud's own SDK manages identities and calls
with their keys, against a region of its own without packets.

Both guides' flows are walked: a policy attached to a user, and a role assumed for a while. Ends with 0 only when
each call was allowed or refused as it should be.
"""

import argparse
import base64
import hashlib
import hmac
import json
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_ram20150501 import models as ram
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_sts20150401 import models as sts
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config

from conformance.identity import ims_flow

BLOCK = json.dumps({"Version": "1", "Statement": [{
    "Effect": "Deny",
    "Action": ["ecs:AuthorizeSecurityGroup", "ecs:ModifySecurityGroupRule"],
    "Resource": "*",
    "Condition": {
        "StringLike": {"ecs:SecurityGroupIpProtocols": ["TCP"]},
        "CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": ["0.0.0.0/0"]},
    },
}]})
TRUST = json.dumps({"Version": "1", "Statement": [{
    "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"RAM": ["acs:ram::%s:root"]},
}]})


def code_of(call) -> str:
    """The code of a refusal; ``OK`` for none."""
    try:
        call()
        return "OK"
    except Exception as error:  # The SDK has several kinds of them.
        return getattr(error, "code", None) or repr(error)


def refusal_of(call) -> object:
    """A refusal itself; ``None`` for none."""
    try:
        call()
        return None
    except Exception as error:
        return error


def allow(action: str) -> str:
    return json.dumps({"Version": "1", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]})


def totp(seed: str, at: int) -> str:
    """RFC 6238, as an application on a phone does it."""
    mac = hmac.new(base64.b32decode(seed), struct.pack(">Q", at // 30), hashlib.sha1).digest()
    start = mac[19] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7fffffff) % 1_000_000:06}"


class Walk:
    def __init__(self, endpoint: str, region: str, key: dict):
        self.endpoint, self.region, self.key = endpoint, region, key
        self.failed = 0

    def config(self, key_id: str, secret: str, token: str | None = None) -> Config:
        return Config(access_key_id=key_id, access_key_secret=secret, security_token=token,
                      endpoint=self.endpoint, protocol="http", region_id=self.region)

    def expect(self, what: str, got: object, wanted: object) -> None:
        is_so = got == wanted
        self.failed += not is_so
        print(f"{'ok  ' if is_so else 'FAIL'} {what}" + ("" if is_so else f": {got!r}, not {wanted!r}"))

    def run(self) -> int:
        root = self.config(self.key["access_key_id"], self.key["access_key_secret"])
        identities, clouds = Ram(root), Ecs(root)
        account = Sts(root).get_caller_identity().body.account_id
        group = clouds.create_security_group(
            ecs.CreateSecurityGroupRequest(region_id=self.region, vpc_id=self.vpc(root))).body.security_group_id

        identities.create_user(ram.CreateUserRequest(user_name="alice"))
        made = identities.create_access_key(ram.CreateAccessKeyRequest(user_name="alice")).body.access_key
        alice = self.config(made.access_key_id, made.access_key_secret)
        groups = ecs.DescribeSecurityGroupsRequest(region_id=self.region)
        self.expect("a user without a policy is refused",
                    code_of(lambda: Ecs(alice).describe_security_groups(groups)), "Forbidden.RAM")
        self.expect("and by RAM in its own words",
                    code_of(lambda: Ram(alice).create_user(ram.CreateUserRequest(user_name="bob"))), "NoPermission")
        self.attach_to_user(identities, "alice", "System", "AliyunECSFullAccess")
        self.expect("an attached system policy allows from the next call on",
                    code_of(lambda: Ecs(alice).describe_security_groups(groups)), "OK")

        def open_port(cidr: str) -> str:
            rule = ecs.AuthorizeSecurityGroupRequestPermissions(
                ip_protocol="TCP", port_range="22/22", source_cidr_ip=cidr)
            request = ecs.AuthorizeSecurityGroupRequest(
                region_id=self.region, security_group_id=group, permissions=[rule])
            return code_of(lambda: Ecs(alice).authorize_security_group(request))

        identities.create_policy(ram.CreatePolicyRequest(policy_name="block-any-source", policy_document=BLOCK))
        self.attach_to_user(identities, "alice", "Custom", "block-any-source")
        self.expect("the guide's policy stops a rule for anybody", open_port("0.0.0.0/0"), "Forbidden.RAM")
        self.expect("and lets one for somebody pass", open_port("203.0.113.7/32"), "OK")

        identities.create_role(ram.CreateRoleRequest(
            role_name="Reader", assume_role_policy_document=TRUST % account))
        identities.attach_policy_to_role(ram.AttachPolicyToRoleRequest(
            role_name="Reader", policy_type="System", policy_name="AliyunECSReadOnlyAccess"))
        assume = sts.AssumeRoleRequest(role_arn=f"acs:ram::{account}:role/reader", role_session_name="walk")
        self.expect("a role is not assumed without sts:AssumeRole",
                    code_of(lambda: Sts(alice).assume_role(assume)), "NoPermission")
        self.attach_to_user(identities, "alice", "System", "AliyunSTSAssumeRoleAccess")
        got = Sts(alice).assume_role(assume).body.credentials
        session = self.config(got.access_key_id, got.access_key_secret, got.security_token)
        self.expect("the session says who it is",
                    Sts(session).get_caller_identity().body.arn, f"acs:ram::{account}:assumed-role/reader/walk")
        self.expect("it may do what its role may",
                    code_of(lambda: Ecs(session).describe_security_groups(groups)), "OK")
        self.expect("and no more", code_of(lambda: Ecs(session).create_security_group(
            ecs.CreateSecurityGroupRequest(region_id=self.region))), "Forbidden.RAM")
        self.life_cycle(identities, root)
        ims_flow.walk(self, root, account)
        return self.failed

    def life_cycle(self, identities: Ram, root: Config) -> None:
        """A user in a group with a policy of two versions: made, used, refused, told why, taken apart in order."""
        identities.create_group(ram.CreateGroupRequest(group_name="readers"))
        identities.create_user(ram.CreateUserRequest(user_name="carol"))
        identities.add_user_to_group(ram.AddUserToGroupRequest(user_name="carol", group_name="readers"))
        first, second = allow("ecs:DescribeRegions"), allow("ecs:Describe*")
        identities.create_policy(ram.CreatePolicyRequest(policy_name="reading", policy_document=first))
        identities.attach_policy_to_group(ram.AttachPolicyToGroupRequest(
            group_name="readers", policy_type="Custom", policy_name="reading"))
        made = identities.create_access_key(ram.CreateAccessKeyRequest(user_name="carol")).body.access_key
        carol = Ecs(self.config(made.access_key_id, made.access_key_secret))
        zones = ecs.DescribeZonesRequest(region_id=self.region)
        refusal = refusal_of(lambda: carol.describe_zones(zones))
        detail = getattr(refusal, "access_denied_detail", None) or getattr(refusal, "data", {}).get("AccessDeniedDetail")
        self.expect("a refusal says which action was refused", (detail or {}).get("AuthAction"), "ecs:DescribeZones")
        if detail:
            decoded = identities.decode_diagnostic_message(ram.DecodeDiagnosticMessageRequest(
                encoded_diagnostic_message=detail["EncodedDiagnosticMessage"])).body.decoded_diagnostic_message
            self.expect("and its message is decoded", decoded.auth_action, "ecs:DescribeZones")

        identities.create_policy_version(ram.CreatePolicyVersionRequest(
            policy_name="reading", policy_document=second, set_as_default=True))
        self.expect("another version holds from the next call on",
                    code_of(lambda: carol.describe_zones(zones)), "OK")
        held = identities.get_policy(ram.GetPolicyRequest(policy_name="reading", policy_type="Custom")).body
        self.expect("its document is what was given", held.default_policy_version.policy_document, second)
        self.expect("it is attached once", held.policy.attachment_count, 1)
        found = identities.list_entities_for_policy(ram.ListEntitiesForPolicyRequest(
            policy_name="reading", policy_type="Custom")).body.groups.group
        self.expect("to the group", [it.group_name for it in found], ["readers"])
        used = identities.get_access_key_last_used(ram.GetAccessKeyLastUsedRequest(
            user_name="carol", user_access_key_id=made.access_key_id)).body.access_key_last_used.last_used_date
        self.expect("the key was used", bool(used), True)

        identities.create_login_profile(ram.CreateLoginProfileRequest(user_name="carol", password="Long-enough-1"))
        device = identities.create_virtual_mfadevice(ram.CreateVirtualMFADeviceRequest(
            virtual_mfadevice_name="phone")).body.virtual_mfadevice
        at = int(time.time())
        identities.bind_mfadevice(ram.BindMFADeviceRequest(
            user_name="carol", serial_number=device.serial_number,
            authentication_code_1=totp(device.base_32string_seed, at),
            authentication_code_2=totp(device.base_32string_seed, at + 30)))
        bound = identities.get_user_mfainfo(ram.GetUserMFAInfoRequest(user_name="carol")).body.mfadevice
        self.expect("a device is bound by its codes", bound.serial_number, device.serial_number)

        steps = [
            ("DeleteConflict.User.AccessKey", lambda: identities.delete_access_key(ram.DeleteAccessKeyRequest(
                user_name="carol", user_access_key_id=made.access_key_id))),
            ("DeleteConflict.User.LoginProfile", lambda: identities.delete_login_profile(
                ram.DeleteLoginProfileRequest(user_name="carol"))),
            ("DeleteConflict.User.MFADevice", lambda: identities.unbind_mfadevice(
                ram.UnbindMFADeviceRequest(user_name="carol"))),
            ("DeleteConflict.User.Group", lambda: identities.remove_user_from_group(
                ram.RemoveUserFromGroupRequest(user_name="carol", group_name="readers"))),
            ("OK", lambda: None),
        ]
        for code, step in steps:
            self.expect(f"deleting the user: {code}", code_of(lambda: identities.delete_user(
                ram.DeleteUserRequest(user_name="carol"))), code)
            step()
        identities.delete_virtual_mfadevice(ram.DeleteVirtualMFADeviceRequest(serial_number=device.serial_number))
        delete = ram.DeletePolicyRequest(policy_name="reading", cascading_delete=True)
        self.expect("an attached policy stays", code_of(lambda: identities.delete_policy(delete)),
                    "DeleteConflict.Policy.Group")
        identities.detach_policy_from_group(ram.DetachPolicyFromGroupRequest(
            group_name="readers", policy_type="Custom", policy_name="reading"))
        self.expect("and then goes with its versions", code_of(lambda: identities.delete_policy(delete)), "OK")
        self.expect("and the group", code_of(lambda: identities.delete_group(
            ram.DeleteGroupRequest(group_name="readers"))), "OK")
        self.expect("a key that is gone is unknown", code_of(lambda: carol.describe_zones(zones)),
                    "InvalidAccessKeyId.NotFound")

    def vpc(self, config: Config) -> str:
        from alibabacloud_vpc20160428 import models as vpc
        from alibabacloud_vpc20160428.client import Client as Vpc
        made = Vpc(config).create_vpc(vpc.CreateVpcRequest(region_id=self.region, cidr_block="192.168.0.0/16"))
        return made.body.vpc_id

    @staticmethod
    def attach_to_user(identities: Ram, user: str, kind: str, policy: str) -> None:
        identities.attach_policy_to_user(ram.AttachPolicyToUserRequest(
            user_name=user, policy_type=kind, policy_name=policy))


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.identity", description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    options = parser.parse_args()
    state_dir = Path(tempfile.mkdtemp(prefix="kanmon-identity-"))

    def kanmon(*words: str) -> dict:
        done = subprocess.run([options.kanmon, *words, "--output", "json", "--state-dir", state_dir],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"kanmon {words[0]} failed: {done.stderr.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else {}

    try:
        up = kanmon("up", "--detach", "--listen", "127.0.0.1:0", "--enforce", "none")
        walk = Walk(up["endpoint"].removeprefix("http://"), up["region"], up["accounts"][0])
        return 1 if walk.run() else 0
    finally:
        kanmon("down", "--forget")


if __name__ == "__main__":
    sys.exit(main())
