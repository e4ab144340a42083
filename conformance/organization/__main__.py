"""``python -m conformance.organization --kanmon target/debug/kanmon``: the cloud's own SDKs walk both flows of the
guides that block rules for any source, against a region of its own without packets.

Enterprise: a control policy on a folder, by ResourceManager and by ResourceDirectoryMaster, binds every account
under it until the account is moved out. Non-enterprise: the same document on a user, a group and a role. Then an
account is invited and bound by the policy, another one is deleted, a member administers a service, members and
resource groups are tagged, and a policy is attached in the scope of a group. Ends with 0 only when each call was allowed or refused as it should be.
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
    def __init__(self, endpoint: str, region: str, key: dict, guest: dict):
        self.endpoint, self.region = endpoint, region
        self.root = self.config(key["access_key_id"], key["access_key_secret"])
        self.identities = Ram(self.root)
        self.manager, self.directory = Manager(self.root), Directory(self.root)
        self.guest = self.config(guest["access_key_id"], guest["access_key_secret"])
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
        self.invitation()
        self.deletion()
        self.delegation()
        self.tags()
        self.resource_group()
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

    # How accounts come and go.

    def invitation(self) -> None:
        guest = Sts(self.guest).get_caller_identity().body.account_id
        folder = self.directory.create_folder(rd.CreateFolderRequest(folder_name="guests")).body.folder.folder_id
        policy = self.manager.create_control_policy(rm.CreateControlPolicyRequest(
            policy_name="block-guests", effect_scope="RAM", policy_document=self.block)).body.control_policy.policy_id
        self.manager.attach_control_policy(rm.AttachControlPolicyRequest(policy_id=policy, target_id=folder))
        worker = self.user("worker", "AdministratorAccess", Ram(self.guest))
        group = self.group(worker)
        self.expect("before it is a member, no control policy binds it",
                    self.open(worker, group, "0.0.0.0/0"), ("OK", ""))
        invite = rd.InviteAccountToResourceDirectoryRequest(
            target_entity=guest, target_type="Account", note="welcome", parent_folder_id=folder)
        invitation = self.directory.invite_account_to_resource_directory(invite).body.handshake
        self.expect("an invitation waits", (invitation.status, invitation.target_entity), ("Pending", guest))
        self.expect("it is sent once", refusal_of(
            lambda: self.directory.invite_account_to_resource_directory(invite))[0], "EntityAlreadyExists.Handshake")
        got = Manager(self.guest).list_handshakes_for_account(
            rm.ListHandshakesForAccountRequest()).body.handshakes.handshake
        self.expect("the account sees it", [it.handshake_id for it in got], [invitation.handshake_id])
        accept = rd.AcceptHandshakeRequest(handshake_id=invitation.handshake_id)
        self.expect("the management account does not accept for it", refusal_of(
            lambda: self.directory.accept_handshake(accept))[0], "EntityNotExists.Handshake")
        self.expect("it accepts", Directory(self.guest).accept_handshake(accept).body.handshake.status, "Accepted")
        self.expect("it is told what it is", self.manager.get_account(
            rm.GetAccountRequest(account_id=guest)).body.account.type, "CloudAccount")
        self.expect("the policy of its folder binds it from the next call on",
                    self.open(worker, group, "0.0.0.0/0"), ("Forbidden.RAM", "ControlPolicy"))
        self.expect("and nothing else does", self.open(worker, group, "10.0.0.0/8"), ("OK", ""))
        self.manager.remove_cloud_account(rm.RemoveCloudAccountRequest(account_id=guest))
        self.expect("removed, it is free again", self.open(worker, group, "0.0.0.0/0"), ("OK", ""))

    def deletion(self) -> None:
        admin = self.user("remover", "AdministratorAccess")
        account = self.member("short", self.manager.get_resource_directory().body.resource_directory.root_folder_id)
        inside = self.inside(admin, account)
        delete = rm.DeleteAccountRequest(account_id=account)
        self.expect("deleting is off at first", refusal_of(
            lambda: self.manager.delete_account(delete))[0], "NoLicense.ResourceDirectory")
        self.manager.set_member_deletion_permission(rm.SetMemberDeletionPermissionRequest(status="Enabled"))
        network = Vpc(inside).create_vpc(vpc.CreateVpcRequest(
            region_id=self.region, cidr_block="192.168.0.0/16")).body.vpc_id
        self.directory.check_account_delete(rd.CheckAccountDeleteRequest(account_id=account))
        check = self.directory.get_account_deletion_check_result(
            rd.GetAccountDeletionCheckResultRequest(account_id=account)).body.account_deletion_check_result_info
        self.expect("a VPC stands against it",
                    (check.allow_delete, [it.check_id for it in check.not_allow_reason]), ("false", ["NON_SP_vpc"]))
        Vpc(inside).delete_vpc(vpc.DeleteVpcRequest(region_id=self.region, vpc_id=network))
        self.expect("empty, it is deleted at once",
                    self.manager.delete_account(delete).body.deletion_type, "0")
        status = self.manager.get_account_deletion_status(
            rm.GetAccountDeletionStatusRequest(account_id=account)).body.rd_account_deletion_status.status
        self.expect("and that is told", status, "Success")
        self.expect("its sessions are dead", refusal_of(
            lambda: Sts(inside).get_caller_identity())[0] != "OK", True)
        self.expect("nobody gets into it any more", refusal_of(
            lambda: self.inside(admin, account))[0] != "OK", True)

    def delegation(self) -> None:
        root = self.manager.get_resource_directory().body.resource_directory.root_folder_id
        admin = self.user("delegate", "AdministratorAccess")
        account = self.member("audit", root)
        inside = Directory(self.inside(admin, account))
        seen = lambda: inside.list_accounts(rd.ListAccountsRequest())
        self.expect("a member sees no other", refusal_of(seen)[0], "EntityNotExists.ResourceDirectory")
        named = {"account_id": account, "service_principal": "config.aliyuncs.com"}
        self.directory.register_delegated_administrator(rd.RegisterDelegatedAdministratorRequest(**named))
        self.expect("one that administers a service does",
                    account in [it.account_id for it in seen().body.accounts.account], True)
        enabled = self.manager.list_trusted_service_status(
            rm.ListTrustedServiceStatusRequest()).body.enabled_service_principals.enabled_service_principal
        self.expect("the service is enabled", [it.service_principal for it in enabled], ["config.aliyuncs.com"])
        self.manager.deregister_delegated_administrator(rm.DeregisterDelegatedAdministratorRequest(**named))
        self.expect("and then no more", refusal_of(seen)[0], "EntityNotExists.ResourceDirectory")

    def tags(self) -> None:
        account = self.directory.list_accounts(rd.ListAccountsRequest()).body.accounts.account[0].account_id
        self.directory.tag_resources(rd.TagResourcesRequest(
            resource_type="Account", resource_id=[account],
            tag=[rd.TagResourcesRequestTag(key="stage", value="live")]))
        found = self.directory.list_accounts(rd.ListAccountsRequest(
            tag=[rd.ListAccountsRequestTag(key="stage", value="live")])).body.accounts.account
        self.expect("members are found by their tags", [it.account_id for it in found], [account])
        keys = self.manager.list_tag_keys(rm.ListTagKeysRequest(resource_type="Account")).body.tags
        self.expect("keys are told once", [it.key for it in keys], ["stage"])
        self.directory.untag_resources(rd.UntagResourcesRequest(
            resource_type="Account", resource_id=[account], all=True))
        self.expect("and taken off", self.directory.list_tag_resources(
            rd.ListTagResourcesRequest(resource_type="Account")).body.tag_resources, [])

    def resource_group(self) -> None:
        group = self.manager.create_resource_group(rm.CreateResourceGroupRequest(
            name="team", display_name="Team")).body.resource_group.id
        network = Vpc(self.root).create_vpc(vpc.CreateVpcRequest(
            region_id=self.region, cidr_block="192.168.0.0/16", resource_group_id=group)).body.vpc_id
        listed = self.manager.list_resources(rm.ListResourcesRequest(resource_group_id=group)).body.resources.resource
        self.expect("what is in a group is told", [(it.service, it.resource_id) for it in listed], [("vpc", network)])
        account = Sts(self.root).get_caller_identity().body.account_id
        eve = self.user("eve", None)
        names = lambda: [it.vpc_id for it in Vpc(eve).describe_vpcs(vpc.DescribeVpcsRequest(
            region_id=self.region, resource_group_id=group)).body.vpcs.vpc]
        self.expect("without a policy, nothing", refusal_of(names)[0], "Forbidden.RAM")
        named = {"policy_type": "System", "policy_name": "ReadOnlyAccess", "principal_type": "IMSUser",
                 "principal_name": f"eve@{account}.onaliyun.com", "resource_group_id": group}
        self.manager.attach_policy(rm.AttachPolicyRequest(**named))
        self.expect("with one in the scope of the group, what is in it", names(), [network])
        attached = self.manager.list_policy_attachments(rm.ListPolicyAttachmentsRequest(
            resource_group_id=group)).body.policy_attachments.policy_attachment
        self.expect("which is told", [it.principal_name for it in attached], [named["principal_name"]])
        self.manager.detach_policy(rm.DetachPolicyRequest(**named))
        self.expect("and ends with it", refusal_of(names)[0], "Forbidden.RAM")

    # Both.

    def user(self, name: str, policy: str | None, identities: Ram | None = None) -> Config:
        identities = identities or self.identities
        identities.create_user(ram.CreateUserRequest(user_name=name))
        if policy:
            identities.attach_policy_to_user(ram.AttachPolicyToUserRequest(
                user_name=name, policy_type="System", policy_name=policy))
        key = identities.create_access_key(ram.CreateAccessKeyRequest(user_name=name)).body.access_key
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
        made = kanmon("account", "create")
        guest = {"access_key_id": made["AccessKeyId"], "access_key_secret": made["AccessKeySecret"]}
        walk = Walk(up["endpoint"].removeprefix("http://"), up["region"], up["accounts"][0], guest)
        return 1 if walk.run() else 0
    finally:
        kanmon("down", "--forget")


if __name__ == "__main__":
    sys.exit(main())
