"""Key pairs, as OpenSSH's own tools see them: a real ``sshd`` in one instance, a real ``ssh`` in another."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alibabacloud_ecs20140526 import models as ecs

from conformance.guide.region import Account
from conformance.metadata.instance import Claims, Instance

PASSWORD = "open sesame"


class Client:
    """An instance that logs in to another one, with a folder for keys."""

    def __init__(self, instance: Instance, address: str, folder: Path):
        self.instance = instance
        self.address = address
        self.folder = folder
        askpass = folder / "askpass"
        askpass.write_text(f"#!/bin/sh\necho '{PASSWORD}'\n")
        askpass.chmod(0o700)

    def login(self, *options: str) -> str:
        """What running ``id -un`` there prints, or the last line of what is said instead."""
        done = self.instance.run(
            "env", f"SSH_ASKPASS={self.folder / 'askpass'}", "SSH_ASKPASS_REQUIRE=force",
            "ssh", "-F", "none", "-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}",
            "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=3", "-o", "NumberOfPasswordPrompts=1",
            *options, f"guest@{self.address}", "id -un")
        if done.returncode == 0:
            return done.stdout.strip()
        said = done.stderr.strip().splitlines()
        return said[-1] if said else f"exit {done.returncode}"

    def with_key(self, name: str) -> str:
        return self.login("-o", "PasswordAuthentication=no", "-o", "IdentitiesOnly=yes",
                          "-i", str(self.folder / name))

    def with_password(self) -> str:
        return self.login("-o", "PubkeyAuthentication=no")


@contextmanager
def sshd(instance: Instance, package: Path, folder: Path) -> Iterator[None]:
    """The server, from when it listens until it is told to end, or the instance is rebooted."""
    guest = Path(__file__).with_name("sshd.sh").resolve()
    server = instance.start("unshare", "--mount", "--uts", "--pid", "--fork", "--kill-child", str(guest),
                            str(package.resolve()), str(folder))
    try:
        said = []
        for line in server.stderr:
            said.append(line)
            if "Server listening" in line:
                break
        else:
            raise SystemExit(f"sshd does not listen: {''.join(said)}")
        yield
    finally:
        # Told to end politely, unshare would wait for its child.
        server.kill()
        server.communicate()


def key_pairs(claims: Claims, account: Account, instances: list[Instance], group: str, package: Path,
              folder: Path) -> None:
    server, other = instances
    folder.chmod(0o755)
    keygen("-t", "ed25519", "-f", str(folder / "host_key"))
    keygen("-t", "ed25519", "-f", str(folder / "stranger"))
    keygen("-t", "ed25519", "-f", str(folder / "imported"))
    address = server.private_address(account)
    host_key = (folder / "host_key.pub").read_text()
    (folder / "known_hosts").write_text(f"{address} {host_key}")
    client = Client(other, address, folder)
    region = account.region_id
    made = account.ecs.create_key_pair(ecs.CreateKeyPairRequest(region_id=region, key_pair_name="made")).body
    private = folder / "made"
    private.touch(mode=0o600)
    private.write_text(made.private_key_body)
    shown = subprocess.run(["ssh-keygen", "-l", "-E", "md5", "-f", private], capture_output=True, text=True)
    bits, fingerprint, *_ = shown.stdout.split()
    claims.holds("ssh-keygen reads the private key and tells the fingerprint of the answer",
                 (bits, fingerprint), ("2048", f"MD5:{made.key_pair_finger_print}"))
    account.ecs.import_key_pair(ecs.ImportKeyPairRequest(
        region_id=region, key_pair_name="imported", public_key_body=(folder / "imported.pub").read_text().strip()))

    # Members of a group reach each other unless the group says otherwise.
    account.ecs.modify_security_group_policy(ecs.ModifySecurityGroupPolicyRequest(
        region_id=region, security_group_id=group, inner_access_policy="Drop"))
    replace(account, "AttachKeyPair", "made", server)
    claims.holds("a pair that is attached is not told of before the next start",
                 server.curl("/latest/meta-data/public-keys/0/openssh-key")[0], 404)
    reboot(account, server)
    with sshd(server, package, folder):
        claims.holds("with port 22 closed there is no connection", timed_out(client.with_key("made")), True)
        open_port(account, group)
        claims.holds("the holder of the private key is let in", client.with_key("made"), "guest")
        claims.holds("another key is not", "Permission denied" in client.with_key("stranger"), True)
        claims.holds("a password is not, while a pair is bound",
                     client.with_password(), f"guest@{address}: Permission denied (publickey).")
        replace(account, "AttachKeyPair", "imported", server)
        claims.holds("a pair in its place is not told of yet", client.with_key("made"), "guest")
    reboot(account, server)
    with sshd(server, package, folder):
        claims.holds("after a reboot it is: an imported Ed25519 key", client.with_key("imported"), "guest")
        claims.holds("and the pair before is not", "Permission denied" in client.with_key("made"), True)
        replace(account, "DetachKeyPair", "imported", server)
        claims.holds("a pair that was detached is still told of", client.with_key("imported"), "guest")
    reboot(account, server)
    with sshd(server, package, folder):
        claims.holds("after a reboot it is not", "Permission denied" in client.with_key("imported"), True)
        claims.holds("and the password is back", client.with_password(), "guest")
    left = [path.name for path in Path(account_store(server)).glob("store.db*")
            if b"BEGIN RSA PRIVATE KEY" in path.read_bytes()]
    claims.holds("no private key is in the store", left, [])


def timed_out(said: str) -> bool:
    return "timed out" in said.lower()


def account_store(instance: Instance) -> str:
    return str(instance.region.state_dir)


def keygen(*words: str) -> None:
    subprocess.run(["ssh-keygen", "-q", "-N", "", "-C", "", *words], check=True, env=os.environ)


def replace(account: Account, action: str, pair: str, instance: Instance) -> None:
    request = {"region_id": account.region_id, "key_pair_name": pair, "instance_ids": f'["{instance.id}"]'}
    if action == "AttachKeyPair":
        account.ecs.attach_key_pair(ecs.AttachKeyPairRequest(**request))
    else:
        account.ecs.detach_key_pair(ecs.DetachKeyPairRequest(**request))
    account.kanmon("WaitForRevision", TimeoutSecs=60)


def reboot(account: Account, instance: Instance) -> None:
    account.ecs.reboot_instance(ecs.RebootInstanceRequest(instance_id=instance.id))
    account.kanmon("WaitForRevision", TimeoutSecs=60)


def open_port(account: Account, group: str) -> None:
    account.ecs.authorize_security_group(ecs.AuthorizeSecurityGroupRequest(
        region_id=account.region_id, security_group_id=group, permissions=[
            ecs.AuthorizeSecurityGroupRequestPermissions(
                ip_protocol="TCP", port_range="22/22", source_cidr_ip="192.168.1.0/24", policy="accept")]))
    account.kanmon("WaitForRevision", TimeoutSecs=60)
