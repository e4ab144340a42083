"""Roles of instances: programs inside get credentials from the metadata service with the official libraries, and call
the API with them at its address on the region's internet."""

import json
import os
import select
import signal
import sys
from pathlib import Path

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ram20150501 import models as ram
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428 import models as vpc

from conformance.guide.region import Account, Region
from conformance.metadata.instance import Claims, Instance

ENDPOINT = "203.0.113.1:80"
TRUST = {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                                        "Principal": {"Service": ["ecs.aliyuncs.com"]}}]}
HERE = Path(__file__).parent


def roles(claims: Claims, region: Region, instance: Instance) -> None:
    account = region.accounts["A"]
    make_role(region)
    give_address(account, instance)
    path = "/latest/meta-data/ram/security-credentials/"
    claims.holds("without a role there are no credentials", instance.curl(path)[0], 404)
    attach(account, instance)
    claims.holds("an attached role is told of at the next read", instance.curl(path), (200, "Worker"))
    before = json.loads(instance.curl(path + "Worker")[1])
    claims.holds("it is told of under the guide's spelling too",
                 json.loads(instance.curl("/latest/meta-data/Ram/security-credentials/Worker")[1]), before)

    expected = {"arn": f"acs:ram::{account.id}:assumed-role/worker/{instance.id}", "reads": 200, "writes": "Forbidden.RAM"}
    claims.holds("Python: who calls; what the role allows and what it does not", call(instance), expected)
    claims.holds("Node: the same", run(instance, "node", str(HERE / "call.js"), ENDPOINT, region.region_id),
                 {"reads": 200, "writes": "Forbidden.RAM"})

    stop(region)
    region.start()
    account = region.accounts_now()["A"]
    account.kanmon("WaitForRevision", TimeoutSecs=60)
    claims.holds("after a restart the set is the same", json.loads(instance.curl(path + "Worker")[1]), before)
    claims.holds("and one that was got before works on", call(instance, before), expected)

    request = {"region_id": region.region_id, "ram_role_name": "Worker", "instance_ids": f'["{instance.id}"]'}
    account.ecs.detach_instance_ram_role(ecs.DetachInstanceRamRoleRequest(**request))
    account.kanmon("WaitForRevision", TimeoutSecs=60)
    claims.holds("a detached role is not told of", instance.curl(path)[0], 404)
    ended = dict.fromkeys(("arn", "reads", "writes"), "InvalidSecurityToken.Expired")
    claims.holds("and its set does not work any more", call(instance, before), ended)
    log = (region.state_dir / "kanmon.log").read_text()
    claims.holds("no secret is in the log",
                 [name for name in ("AccessKeySecret", "SecurityToken") if before[name] in log], [])


def make_role(region: Region) -> None:
    key = json.loads((region.state_dir / "credentials.json").read_text())
    root = key["accounts"][0]
    identities = Ram(Config(access_key_id=root["access_key_id"], access_key_secret=root["access_key_secret"],
                            endpoint=key["endpoint"].removeprefix("http://"), protocol="http"))
    identities.create_role(ram.CreateRoleRequest(
        role_name="Worker", assume_role_policy_document=json.dumps(TRUST)))
    identities.attach_policy_to_role(ram.AttachPolicyToRoleRequest(
        role_name="Worker", policy_type="System", policy_name="AliyunECSReadOnlyAccess"))


def give_address(account: Account, instance: Instance) -> None:
    """A public address: the endpoint is on the internet."""
    eip = account.vpc.allocate_eip_address(vpc.AllocateEipAddressRequest(region_id=account.region_id)).body
    account.vpc.associate_eip_address(vpc.AssociateEipAddressRequest(
        region_id=account.region_id, allocation_id=eip.allocation_id, instance_id=instance.id))


def attach(account: Account, instance: Instance) -> None:
    answer = account.ecs.attach_instance_ram_role(ecs.AttachInstanceRamRoleRequest(
        region_id=account.region_id, ram_role_name="Worker", instance_ids=f'["{instance.id}"]')).body
    if answer.fail_count != 0:
        raise SystemExit(f"the role was not attached: {answer.to_map()}")
    account.kanmon("WaitForRevision", TimeoutSecs=60)


def call(instance: Instance, given: dict | None = None) -> object:
    words = [sys.executable, str(HERE / "call.py"), ENDPOINT, instance.region.region_id]
    if given is None:
        return run(instance, *words)
    variables = {"ID": given["AccessKeyId"], "SECRET": given["AccessKeySecret"], "TOKEN": given["SecurityToken"]}
    return run(instance, "env", *[f"{name}={value}" for name, value in variables.items()], *words, "given")


def run(instance: Instance, *words: str) -> object:
    done = instance.run(*words)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.strip()


def stop(region: Region) -> None:
    """Ends the process, and nothing of what it made: instances and their filters stay."""
    running = json.loads((region.state_dir / "region.json").read_text())
    process = os.pidfd_open(running["pid"])
    signal.pidfd_send_signal(process, signal.SIGTERM)
    wait_for_end(process)
    os.close(process)


def wait_for_end(process: int) -> None:
    """Waits until a process that is no child has ended."""
    poll = select.poll()
    poll.register(process, select.POLLIN)
    if not poll.poll(30_000):
        raise SystemExit("the region did not end")
