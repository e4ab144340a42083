"""``python -m conformance.organization --kanmon target/debug/kanmon``: the cloud's own SDKs walk both flows of the
guides that block rules for any source, against a region of its own without packets.

Enterprise: a control policy on a folder, by ResourceManager and by ResourceDirectoryMaster, binds every account
under it until the account is moved out. Non-enterprise: the same document on a user, a group and a role. Ends with
0 only when each call was allowed or refused as it should be.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_ram20150501 import models as ram
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_resourcedirectorymaster20220419 import models as rd
from alibabacloud_resourcedirectorymaster20220419.client import Client as Directory
from alibabacloud_resourcemanager20200331 import models as rm
from alibabacloud_resourcemanager20200331.client import Client as Manager
from alibabacloud_sts20150401 import models as sts
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428 import models as vpc
from alibabacloud_vpc20160428.client import Client as Vpc

POLICY = Path(__file__).parents[2] / "crates/ram/tests/data/policies/block-any-source.json"
ROLE = "ResourceDirectoryAccountAccessRole"


def refusal_of(call) -> tuple[str, str]:
    """The code of a refusal and the kind of policy that refused; ``OK`` for none."""
    try:
        call()
        return "OK", ""
    except Exception as error:  # The SDK has several kinds of them.
        detail = getattr(error, "access_denied_detail", None) or {}
        return getattr(error, "code", None) or repr(error), detail.get("PolicyType", "")


class Walk:
    def __init__(self, endpoint: str, region: str, key: dict):
        self.endpoint, self.region = endpoint, region
        self.root = self.config(key["access_key_id"], key["access_key_secret"])
        self.identities = Ram(self.root)
        self.manager, self.directory = Manager(self.root), Directory(self.root)
        self.block = POLICY.read_text()
        self.failed = 0

    def config(self, key_id: str, secret: str, token: str | None = None) -> Config:
        return Config(access_key_id=key_id, access_key_secret=secret, security_token=token,
                      endpoint=self.endpoint, protocol="http", region_id=self.region)

    def expect(self, what: str, got: object, wanted: object) -> None:
        is_so = got == wanted
        self.failed += not is_so
        print(f"{'ok  ' if is_so else 'FAIL'} {what}" + ("" if is_so else f": {got!r}, not {wanted!r}"))

    def run(self) -> int:
        self.enterprise()
        self.one_account()
        return self.failed

    # Enterprise.

    def enterprise(self) -> None:
        made = self.directory.enable_resource_directory(
            rd.EnableResourceDirectoryRequest(enable_mode="CurrentAccount")).body.resource_directory
        root = made.root_folder_id
        self.expect("control policies come into force",
                    self.manager.enable_control_policy().body.enablement_status, "Enabled")
        work = self.manager.create_folder(rm.CreateFolderRequest(
            folder_name="work", parent_folder_id=root)).body.folder.folder_id
        team = self.directory.create_folder(rd.CreateFolderRequest(
            folder_name="team", parent_folder_id=work)).body.folder.folder_id
        above = self.manager.list_ancestors(rm.ListAncestorsRequest(child_id=team)).body.folders.folder
        self.expect("a folder knows what is above it", [it.folder_name for it in above], ["Root", "work"])
        admin = self.user("admin", "AdministratorAccess")
        accounts = {name: self.member(name, folder) for name, folder in (("one", work), ("two", team), ("out", root))}
        inside = {name: self.inside(admin, account) for name, account in accounts.items()}
        groups = {name: self.group(config) for name, config in inside.items()}

        policy = self.manager.create_control_policy(rm.CreateControlPolicyRequest(
            policy_name="block-any-source", effect_scope="RAM",
            policy_document=self.block)).body.control_policy.policy_id
        self.manager.attach_control_policy(rm.AttachControlPolicyRequest(policy_id=policy, target_id=work))
        attached = self.directory.list_control_policy_attachments_for_target(
            rd.ListControlPolicyAttachmentsForTargetRequest(target_id=work)).body.control_policy_attachments
        self.expect("it stands beside FullAliyunAccess",
                    [it.policy_name for it in attached.control_policy_attachment],
                    ["FullAliyunAccess", "block-any-source"])
        targets = self.manager.list_target_attachments_for_control_policy(
            rm.ListTargetAttachmentsForControlPolicyRequest(policy_id=policy)).body.target_attachments
        self.expect("its targets are told",
                    [(it.target_id, it.target_type) for it in targets.target_attachment], [(work, "Folder")])

        blocked = ("Forbidden.RAM", "ControlPolicy")
        for name in ("one", "two"):
            self.expect(f"account {name} is blocked from 0.0.0.0/0",
                        self.open(inside[name], groups[name], "0.0.0.0/0"), blocked)
            self.expect(f"account {name} may open 10.0.0.0/8",
                        self.open(inside[name], groups[name], "10.0.0.0/8"), ("OK", ""))
        self.expect("an account outside of the node is not blocked",
                    self.open(inside["out"], groups["out"], "0.0.0.0/0"), ("OK", ""))
        own = self.group(self.root)
        self.expect("the management account never is", self.open(admin, own, "0.0.0.0/0"), ("OK", ""))

        self.directory.move_account(rd.MoveAccountRequest(
            account_id=accounts["two"], destination_folder_id=root))
        self.expect("moved out of the node, it may again",
                    self.open(inside["two"], groups["two"], "0.0.0.0/0"), ("OK", ""))
        self.expect("who stays is blocked still",
                    self.open(inside["one"], groups["one"], "0.0.0.0/0"), blocked)
        self.expect("a policy in use is not deleted", refusal_of(lambda: self.manager.delete_control_policy(
            rm.DeleteControlPolicyRequest(policy_id=policy)))[0], "DeleteConflict.ControlPolicy.Attachment")
        self.manager.detach_control_policy(rm.DetachControlPolicyRequest(policy_id=policy, target_id=work))
        self.expect("detached, it binds nobody",
                    self.open(inside["one"], groups["one"], "0.0.0.0/0"), ("OK", ""))

    def member(self, name: str, folder: str) -> str:
        return self.manager.create_resource_account(rm.CreateResourceAccountRequest(
            display_name=name, parent_folder_id=folder)).body.account.account_id

    def inside(self, who: Config, account: str) -> Config:
        return self.assumed(who, f"acs:ram::{account}:role/{ROLE}")

    # One account.

    def one_account(self) -> None:
        self.identities.create_policy(ram.CreatePolicyRequest(
            policy_name="block-any-source", policy_document=self.block))
        named = {"policy_type": "Custom", "policy_name": "block-any-source"}
        group = self.group(self.root)
        blocked = ("Forbidden.RAM", "AccountLevelIdentityBasedPolicy")

        alice = self.user("alice", "AdministratorAccess")
        self.identities.attach_policy_to_user(ram.AttachPolicyToUserRequest(user_name="alice", **named))
        self.expect("a user with the policy is blocked", self.open(alice, group, "0.0.0.0/0"), blocked)
        self.expect("and may open 10.0.0.0/8", self.open(alice, group, "10.0.0.0/8"), ("OK", ""))

        bob = self.user("bob", "AdministratorAccess")
        self.identities.create_group(ram.CreateGroupRequest(group_name="team"))
        self.identities.add_user_to_group(ram.AddUserToGroupRequest(user_name="bob", group_name="team"))
        self.identities.attach_policy_to_group(ram.AttachPolicyToGroupRequest(group_name="team", **named))
        self.expect("a user of a group with the policy is blocked", self.open(bob, group, "0.0.0.0/0"), blocked)
        self.expect("and may open 10.1.0.0/16", self.open(bob, group, "10.1.0.0/16"), ("OK", ""))

        carol = self.user("carol", "AdministratorAccess")
        account = Sts(self.root).get_caller_identity().body.account_id
        trust = {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                                                "Principal": {"RAM": [f"acs:ram::{account}:root"]}}]}
        self.identities.create_role(ram.CreateRoleRequest(
            role_name="Operator", assume_role_policy_document=json.dumps(trust)))
        self.identities.attach_policy_to_role(ram.AttachPolicyToRoleRequest(
            role_name="Operator", policy_type="System", policy_name="AdministratorAccess"))
        self.identities.attach_policy_to_role(ram.AttachPolicyToRoleRequest(role_name="Operator", **named))
        session = self.assumed(carol, f"acs:ram::{account}:role/operator")
        self.expect("a session of a role with the policy is blocked",
                    self.open(session, group, "0.0.0.0/0"), blocked)
        self.expect("and may open 10.2.0.0/16", self.open(session, group, "10.2.0.0/16"), ("OK", ""))

    # Both.

    def user(self, name: str, policy: str) -> Config:
        self.identities.create_user(ram.CreateUserRequest(user_name=name))
        self.identities.attach_policy_to_user(ram.AttachPolicyToUserRequest(
            user_name=name, policy_type="System", policy_name=policy))
        key = self.identities.create_access_key(ram.CreateAccessKeyRequest(user_name=name)).body.access_key
        return self.config(key.access_key_id, key.access_key_secret)

    def assumed(self, who: Config, role: str) -> Config:
        got = Sts(who).assume_role(sts.AssumeRoleRequest(role_arn=role, role_session_name="walk")).body.credentials
        return self.config(got.access_key_id, got.access_key_secret, got.security_token)

    def group(self, who: Config) -> str:
        network = Vpc(who).create_vpc(vpc.CreateVpcRequest(region_id=self.region, cidr_block="192.168.0.0/16"))
        return Ecs(who).create_security_group(ecs.CreateSecurityGroupRequest(
            region_id=self.region, vpc_id=network.body.vpc_id)).body.security_group_id

    def open(self, who: Config, group: str, source: str) -> tuple[str, str]:
        rule = ecs.AuthorizeSecurityGroupRequestPermissions(
            ip_protocol="TCP", port_range="22/22", source_cidr_ip=source)
        request = ecs.AuthorizeSecurityGroupRequest(
            region_id=self.region, security_group_id=group, permissions=[rule])
        return refusal_of(lambda: Ecs(who).authorize_security_group(request))


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.organization", description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    options = parser.parse_args()
    state_dir = Path(tempfile.mkdtemp(prefix="kanmon-organization-"))

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
