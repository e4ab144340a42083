"""The same identities by the SDK of the Identity Management Service: a user by its logon name, a key that is used from one
network only, the recycle bin, reports. What one API writes the other reads.
"""

import base64
import csv
import hashlib
import hmac
import io
import json
import struct
import time

from alibabacloud_ims20190815 import models as ims
from alibabacloud_ims20190815.client import Client as Ims
from alibabacloud_ram20150501 import models as ram
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_sts20150401.client import Client as Sts


def only_from(*addresses: str) -> str:
    return json.dumps({"Version": 1, "Status": "Active", "Statements": [
        {"Type": "ClassicWhiteList", "IPList": list(addresses)}]})


OFF = json.dumps({"Version": 1, "Status": "Inactive", "Statements": []})


def code_of(call) -> str:
    try:
        call()
        return "OK"
    except Exception as error:  # The SDK has several kinds of them.
        return getattr(error, "code", None) or repr(error)


def totp(seed: str, at: int) -> str:
    """RFC 6238, as an application on a phone does it."""
    mac = hmac.new(base64.b32decode(seed), struct.pack(">Q", at // 30), hashlib.sha1).digest()
    start = mac[19] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7fffffff) % 1_000_000:06}"


def walk(steps, root, account: str) -> None:
    """``steps`` has ``expect`` and ``config`` of the walk that this is a part of."""
    client, beside = Ims(root), Ram(root)
    client.set_default_domain(ims.SetDefaultDomainRequest(default_domain_name="kanmon.onaliyun.com"))
    steps.expect("the default domain is the alias",
                 beside.get_account_alias().body.account_alias, "kanmon")
    dora = "dora@kanmon.onaliyun.com"
    made = client.create_user(ims.CreateUserRequest(
        user_principal_name=dora, display_name="Dora",
        tag=[ims.CreateUserRequestTag(key="team", value="red")])).body.user
    steps.expect("the other API knows the user", beside.get_user(
        ram.GetUserRequest(user_name="dora")).body.user.user_id, made.user_id)
    infos = client.list_user_basic_infos(ims.ListUserBasicInfosRequest(
        tag=[ims.ListUserBasicInfosRequestTag(key="team", value="red")])).body.user_basic_infos.user_basic_info
    steps.expect("it is found by its tag", [it.user_principal_name for it in infos], [dora])

    key = client.create_access_key(ims.CreateAccessKeyRequest(user_principal_name=dora)).body.access_key
    hers = Sts(steps.config(key.access_key_id, key.access_key_secret))
    named = dict(user_principal_name=dora, user_access_key_id=key.access_key_id)
    client.set_access_key_policy(ims.SetAccessKeyPolicyRequest(
        access_key_policy=only_from("203.0.113.0/24"), **named))
    steps.expect("a key is not used from elsewhere", code_of(hers.get_caller_identity), "Forbidden.Unauthorized")
    client.set_access_key_policy(ims.SetAccessKeyPolicyRequest(
        access_key_policy=only_from("203.0.113.0/24", "127.0.0.0/8"), **named))
    steps.expect("and is from where it may", code_of(hers.get_caller_identity), "OK")
    shown = client.get_access_key_policy(ims.GetAccessKeyPolicyRequest(**named)).body.access_key_policy
    steps.expect("its policy is shown", json.loads(shown), json.loads(only_from("203.0.113.0/24", "127.0.0.0/8")))
    client.set_access_key_policy(ims.SetAccessKeyPolicyRequest(access_key_policy=OFF, **named))
    steps.expect("nobody locks himself out", code_of(lambda: client.set_access_key_policy_for_account(
        ims.SetAccessKeyPolicyForAccountRequest(access_key_policy=only_from("203.0.113.7")))),
        "InvalidParameter.AccessKeyPolicy")

    seed = client.create_virtual_mfadevice(ims.CreateVirtualMFADeviceRequest(
        virtual_mfadevice_name="dora-phone")).body.virtual_mfadevice
    at = int(time.time())
    client.bind_mfadevice(ims.BindMFADeviceRequest(
        user_principal_name=dora, serial_number=seed.serial_number,
        authentication_code_1=totp(seed.base_32string_seed, at),
        authentication_code_2=totp(seed.base_32string_seed, at + 30)))
    client.generate_credential_report()
    report = client.get_credential_report(ims.GetCredentialReportRequest()).body
    rows = list(csv.DictReader(io.StringIO(base64.b64decode(report.content).decode())))
    row = next(it for it in rows if it["user"] == dora)
    steps.expect("the report has the account itself first", rows[0]["user"], "<root>")
    steps.expect("and what there is of a user", (row["mfa_active"], row["access_key_1_active"], row["password_exist"]),
                 ("TRUE", "TRUE", "FALSE"))
    info = client.get_user_mfainfo(ims.GetUserMFAInfoRequest(user_principal_name=dora)).body
    steps.expect("a device is bound", info.is_mfaenable, True)
    client.disable_virtual_mfa(ims.DisableVirtualMFARequest(user_principal_name=dora))
    devices = client.list_virtual_mfadevices(ims.ListVirtualMFADevicesRequest()).body.virtual_mfadevices
    steps.expect("and unbound and deleted at once", devices.virtual_mfadevice, [])
    practice = client.get_account_security_practice_report().body.account_security_practice_info
    steps.expect("the account has a score", 0 <= practice.score <= 100, True)

    client.delete_access_key(ims.DeleteAccessKeyRequest(**named))
    steps.expect("a deleted key is unknown", code_of(hers.get_caller_identity), "InvalidAccessKeyId.NotFound")
    client.delete_user(ims.DeleteUserRequest(user_principal_name=dora))
    listed = client.list_users_in_recycle_bin(ims.ListUsersInRecycleBinRequest(filter="dora")).body.users.user
    steps.expect("a deleted user is in the recycle bin", [it.user_id for it in listed], [made.user_id])
    client.restore_user_from_recycle_bin(ims.RestoreUserFromRecycleBinRequest(user_id=made.user_id))
    client.restore_access_key_from_recycle_bin(ims.RestoreAccessKeyFromRecycleBinRequest(
        user_access_key_id=key.access_key_id, user_id=made.user_id))
    steps.expect("what comes back is switched off", code_of(hers.get_caller_identity), "InvalidAccessKeyId.Inactive")
    client.update_access_key(ims.UpdateAccessKeyRequest(status="Active", **named))
    steps.expect("and on with the secret it had", hers.get_caller_identity().body.arn,
                 f"acs:ram::{account}:user/dora")
    steps.expect("what is not offered says so", code_of(lambda: client.list_passkeys(
        ims.ListPasskeysRequest(user_principal_name=dora))), "UnsupportedOperation")
