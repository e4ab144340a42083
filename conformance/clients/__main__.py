"""``python -m conformance.clients --kanmon target/debug/kanmon``: every official client here, unmodified, through
a full life cycle over HTTP and over HTTPS, against a region of its own without packets.

Ends with 0 only when every client got through, and when each was told in the documented way that its secret is
not the right one.
"""

import argparse
import dataclasses
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from functools import partial
from pathlib import Path

from . import footmark_cycle, libcloud_cycle
from .adapters import CLIENTS, Place, PythonV1, Refused
from .life_cycle import LifeCycle


# What cannot be told to speak HTTPS.
HTTP_ONLY = {"Footmark"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.clients", description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    parser.add_argument("--only", action="append", default=[], help="only clients whose name contains this")
    options = parser.parse_args()

    state_dir = Path(tempfile.mkdtemp(prefix="kanmon-clients-"))

    def kanmon(*words: str) -> dict:
        done = subprocess.run([options.kanmon, *words, "--output", "json", "--state-dir", state_dir],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"kanmon {words[0]} failed: {done.stderr.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else {}

    failed = []
    try:
        up = kanmon("up", "--detach", "--listen", "127.0.0.1:0", "--enforce", "none", "--profile", "cloud")
        told = kanmon("endpoints")
        key = up["accounts"][0]
        # The Python SDK V2.0 trusts what OpenSSL does.
        os.environ["SSL_CERT_FILE"] = told["ca_file"]
        runs = {name: partial(run, client) for name, client in CLIENTS.items()}
        runs["Footmark"] = footmark_cycle.run
        runs["Apache Libcloud"] = lambda place: libcloud_cycle.run(place, PythonV1(place))
        for name, run_at in runs.items():
            if options.only and not any(it in name for it in options.only):
                continue
            for scheme in ("http",) if name in HTTP_ONLY else ("http", "https"):
                place = Place(scheme, up["endpoint"].removeprefix("http://"), up["region"],
                              key["access_key_id"], key["access_key_secret"], told["ca_file"])
                began = time.monotonic()
                try:
                    calls = run_at(place)
                    outcome = f"{calls} calls as documented"
                except Exception:
                    outcome = "FAILED"
                    failed.append(f"{name}, {scheme}:\n{traceback.format_exc(limit=-4)}")
                print(f"{name:32} {scheme:6} {outcome:28} {time.monotonic() - began:5.1f} s", flush=True)
    finally:
        subprocess.run([options.kanmon, "down", "--forget", "--state-dir", state_dir], capture_output=True)
        shutil.rmtree(state_dir, ignore_errors=True)
    for failure in failed:
        print(failure, file=sys.stderr)
    return 1 if failed else 0


def run(make_client, place: Place) -> int:
    client = make_client(place)
    try:
        cycle = LifeCycle(client)
        cycle.run()
    finally:
        client.close()

    stranger = make_client(dataclasses.replace(place, access_key_secret="not the secret"))
    try:
        stranger.call("ecs", "DescribeSecurityGroups", {})
        raise AssertionError("a request with a wrong secret was answered")
    except Refused as error:
        # SDK V1.0 compares strings to sign, and says what follows from their being equal.
        assert error.code in ("SignatureDoesNotMatch", "InvalidAccessKeySecret"), error
        assert error.status in (400, None), error
    finally:
        stranger.close()
    return cycle.calls + 1


if __name__ == "__main__":
    sys.exit(main())
