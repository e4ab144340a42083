"""``python -m conformance.audit --kanmon target/debug/kanmon``: the cloud's own SDK asks ActionTrail what was called,
in a region of its own without packets. Ends with 0 only when it was told what happened, and nothing else.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from alibabacloud_actiontrail20200706 import models as trail
from alibabacloud_actiontrail20200706.client import Client as Trail
from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428 import models as vpc
from alibabacloud_vpc20160428.client import Client as Vpc


def walk(endpoint: str, region: str, key: dict) -> int:
    config = Config(access_key_id=key["access_key_id"], access_key_secret=key["access_key_secret"],
                    endpoint=endpoint, protocol="http", region_id=region)
    failed = 0

    def expect(what: str, got: object, wanted: object) -> None:
        nonlocal failed
        is_so = got == wanted
        failed += not is_so
        print(f"{'ok  ' if is_so else 'FAIL'} {what}" + ("" if is_so else f": {got!r}, not {wanted!r}"))

    def look_up(**asked: object) -> trail.LookupEventsResponseBody:
        return Trail(config).lookup_events(trail.LookupEventsRequest(**asked)).body

    def by(name: str, value: str) -> list[trail.LookupEventsRequestLookupAttribute]:
        return [trail.LookupEventsRequestLookupAttribute(key=name, value=value)]

    made = [Vpc(config).create_vpc(vpc.CreateVpcRequest(region_id=region, cidr_block=f"10.{at}.0.0/16")).body
            for at in range(3)]
    try:
        Vpc(config).delete_vpc(vpc.DeleteVpcRequest(region_id=region, vpc_id="vpc-none"))
    except Exception as error:  # The SDK has several kinds of them.
        refused = getattr(error, "code", repr(error))
    else:
        refused = "OK"

    one = look_up(lookup_attribute=by("EventId", made[1].request_id))
    expect("a call is found by its request id", [it["eventName"] for it in one.events], ["CreateVpc"])
    event = one.events[0]
    expect("who called", event["userIdentity"]["accessKeyId"], key["access_key_id"])
    expect("from where", event["sourceIpAddress"], "127.0.0.1")
    expect("with which program", "AlibabaCloud" in event["userAgent"], True)
    named = look_up(lookup_attribute=by("ResourceName", made[2].vpc_id))
    expect("a call is found by what it made", [it["requestId"] for it in named.events], [made[2].request_id])

    pages, token = [], None
    while True:
        page = look_up(direction="FORWARD", max_results="2", next_token=token,
                       lookup_attribute=by("EventName", "CreateVpc"))
        pages += [it["requestId"] for it in page.events]
        token = page.next_token
        if not token:
            break
    expect("pages have all in order", sorted(pages), sorted(it.request_id for it in made))

    # A refusal is written beside the answer, not before it.
    for _ in range(50):
        deleted = look_up(lookup_attribute=by("EventName", "DeleteVpc")).events
        if deleted:
            break
    expect("a refusal is told with its code", [it["errorCode"] for it in deleted], [refused])
    text = json.dumps([it for it in look_up(max_results="50").events])
    expect("no secret is told", key["access_key_secret"] in text, False)
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.audit", description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    options = parser.parse_args()
    state_dir = Path(tempfile.mkdtemp(prefix="kanmon-audit-"))

    def kanmon(*words: str) -> dict:
        done = subprocess.run([options.kanmon, *words, "--output", "json", "--state-dir", state_dir],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"kanmon {words[0]} failed: {done.stderr.strip()} {done.stdout.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else {}

    try:
        up = kanmon("up", "--detach", "--listen", "127.0.0.1:0", "--enforce", "none")
        failed = walk(up["endpoint"].removeprefix("http://"), up["region"], up["accounts"][0])
        kanmon("audit-log", "verify")
        return 1 if failed else 0
    finally:
        kanmon("down", "--forget")


if __name__ == "__main__":
    sys.exit(main())
