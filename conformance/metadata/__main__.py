"""``python -m conformance.metadata --kanmon target/debug/kanmon --cloud-init DIR --sshd DIR``: instances of a region of its
own, made through the official SDK, and what real programs in them get from 100.100.100.200: curl, openssl, and
Debian's cloud-init (unpacked in DIR, or ``none``); whom OpenSSH's server lets in with the keys it tells of; and what the
official libraries call with the credentials of a role. Prints a line per claim; ends with 0 only when every one holds.
"""

import argparse
import base64
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from alibabacloud_ecs20140526 import models as ecs

from conformance.guide.region import Account, Region
from conformance.metadata import roles, ssh
from conformance.metadata.instance import Claims, Instance, Network

USER_DATA = """#!/bin/sh
echo "ran on $(hostname)" >/var/lib/user-data-ran
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.metadata", description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    parser.add_argument("--cloud-init", required=True, help="Debian's cloud-init, unpacked, or none")
    parser.add_argument("--sshd", required=True, help="Debian's openssh-server, unpacked, or none")
    options = parser.parse_args()
    claims = Claims()
    with Region(options.kanmon.resolve(), options=("--internet-listen", roles.ENDPOINT)) as region, \
            tempfile.TemporaryDirectory() as folder:
        account = region.accounts["A"]
        public_key = make_key(Path(folder))
        network = Network(region, account)
        account.ecs.import_key_pair(ecs.ImportKeyPairRequest(
            region_id=region.region_id, key_pair_name="metadata", public_key_body=public_key))
        instances = network.launch(
            ["web-7", "web-8"], key_pair_name="metadata", http_tokens="optional", http_put_response_hop_limit=1,
            http_endpoint="enabled", user_data=base64.b64encode(USER_DATA.encode()).decode())
        others = network.launch(["keys", "client"])
        more: list[Instance] = []
        account.kanmon("WaitForRevision", TimeoutSecs=60)
        try:
            reads(claims, account, instances)
            identity(claims, region, instances[0], Path(folder))
            if options.cloud_init == "none":
                print("skipped: cloud-init is not here")
            else:
                boots(claims, instances[0], Path(options.cloud_init), Path(folder), public_key)
            modes(claims, account, instances)
            more = launched(claims, account, network)
            if options.sshd == "none":
                print("skipped: OpenSSH's server is not here")
            else:
                ssh.key_pairs(claims, account, others, network.group, Path(options.sshd), Path(folder))
            roles.roles(claims, region, others[1])
        finally:
            clean_up(region.accounts_now()["A"], [*instances, *others, *more])
    print("all claims hold" if not claims.failed else f"{claims.failed} claims do not hold")
    return 1 if claims.failed else 0


def make_key(folder: Path) -> str:
    path = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "rsa", "-N", "", "-C", "metadata", "-f", path], check=True)
    return path.with_suffix(".pub").read_text().strip()


def reads(claims: Claims, account: Account, instances: list[Instance]) -> None:
    for instance in instances:
        found = instance.curl("/latest/meta-data/instance-id")
        claims.holds(f"curl in {instance.id} reads its own id", found, (200, instance.id))
    claims.holds("the account", instances[0].curl("/latest/meta-data/owner-account-id"), (200, account.id))
    claims.holds("user data as it was given", instances[0].curl("/latest/user-data"), (200, USER_DATA))
    claims.holds("with a key pair, vendor data switches passwords off",
                 instances[0].curl("/latest/vendor-data"), (200, "#cloud-config\nssh_pwauth: false\n"))
    status, everything = instances[0].curl("/2016-01-01/meta-data/all")
    claims.holds("everything at once is JSON", (status, json.loads(everything)["hostname"]), (200, "web-7"))


def identity(claims: Claims, region: Region, instance: Instance, folder: Path) -> None:
    (folder / "certificate.pem").write_text(region.run("instance-identity"))
    _, document = instance.curl("/latest/dynamic/instance-identity/document")
    (folder / "document").write_text(document[:-1] + ',"audience":"once"}')
    _, message = instance.curl("/latest/dynamic/instance-identity/pkcs7?audience=once")
    (folder / "pkcs7").write_text(f"-----BEGIN PKCS7-----\n{message}\n-----END PKCS7-----\n")
    verify = ["openssl", "smime", "-verify", "-in", "pkcs7", "-inform", "PEM", "-content", "document",
              "-certfile", "certificate.pem", "-noverify"]
    done = subprocess.run(verify, cwd=folder, capture_output=True)
    claims.holds("openssl verifies the identity with its audience", done.returncode, 0)


def boots(claims: Claims, instance: Instance, package: Path, folder: Path, public_key: str) -> None:
    results = folder / "guest"
    results.mkdir()
    guest = Path(__file__).with_name("guest.sh").resolve()
    done = instance.run("unshare", "--mount", "--uts", "--pid", "--fork", "--kill-child", str(guest),
                        str(package.resolve()), str(results))

    def read(name: str) -> str:
        path = results / name
        return path.read_text() if path.exists() else f"nothing; {done.stderr.strip()}"

    result = read("result.json")
    about = json.loads(result)["v1"] if result.startswith("{") else result
    claims.holds("every stage of cloud-init ends well", done.returncode, 0)
    claims.holds("cloud-init finds its data source, and no error", about,
                 {"datasource": "DataSourceAliYun", "errors": []})
    claims.holds("cloud-init sets the host name", read("hostname").strip(), "web-7")
    claims.holds("cloud-init sets the key", public_key in read("authorized_keys"), True)
    claims.holds("cloud-init runs user data", read("user-data-ran").strip(), "ran on web-7")


def modes(claims: Claims, account: Account, instances: list[Instance]) -> None:
    first, second = instances
    path = "/latest/meta-data/instance-id"
    ttl = ["-X", "PUT", "-H", "X-aliyun-ecs-metadata-token-ttl-seconds: 60"]
    modify(account, first, http_tokens="required")
    claims.holds("required: nothing without a token", first.curl(path)[0], 403)
    status, token = first.curl("/latest/api/token", *ttl)
    claims.holds("a token is given", status, 200)
    header = ["-H", f"X-aliyun-ecs-metadata-token: {token}"]
    claims.holds("it opens what is the instance's", first.curl(path, *header), (200, first.id))
    claims.holds("and nothing of another one", second.curl(path, *header)[0], 401)
    forwarded = [*ttl, "-H", "X-Forwarded-For: 10.0.0.1"]
    claims.holds("no token through a proxy", first.curl("/latest/api/token", *forwarded)[0], 403)
    modify(account, first, http_endpoint="disabled")
    claims.holds("switched off", first.curl(path, *header)[0], 403)
    claims.holds("for this one only", second.curl(path), (200, second.id))


def launched(claims: Claims, account: Account, network: Network) -> list[Instance]:
    """The same options, as a launch gives them."""
    path = "/latest/meta-data/instance-id"
    [off] = network.launch(["off"], http_endpoint="disabled")
    [strict] = network.launch(["strict"], http_endpoint="enabled", http_tokens="required", http_put_response_hop_limit=2)
    account.kanmon("WaitForRevision", TimeoutSecs=60)
    claims.holds("launched with the service switched off", off.curl(path)[0], 403)
    claims.holds("also for a token", off.curl("/latest/api/token", "-X", "PUT", "-H",
                                              "X-aliyun-ecs-metadata-token-ttl-seconds: 60")[0], 403)
    claims.holds("launched with tokens required", strict.curl(path)[0], 403)
    modify(account, off, http_endpoint="enabled")
    claims.holds("switched on", off.curl(path), (200, off.id))
    shown = account.ecs.describe_instances(ecs.DescribeInstancesRequest(
        region_id=account.region_id, instance_ids=json.dumps([strict.id]))).body.instances.instance[0].metadata_options
    claims.holds("and told as launched", (shown.http_endpoint, shown.http_tokens, shown.http_put_response_hop_limit),
                 ("enabled", "required", 2))
    return [off, strict]


def modify(account: Account, instance: Instance, http_endpoint: str = "enabled", **options: str) -> None:
    account.ecs.modify_instance_metadata_options(ecs.ModifyInstanceMetadataOptionsRequest(
        region_id=account.region_id, instance_id=instance.id, http_endpoint=http_endpoint, **options))
    account.kanmon("WaitForRevision", TimeoutSecs=60)


def clean_up(account: Account, instances: list[Instance]) -> None:
    for instance in instances:
        account.ecs.delete_instance(ecs.DeleteInstanceRequest(instance_id=instance.id, force=True))


if __name__ == "__main__":
    sys.exit(main())
