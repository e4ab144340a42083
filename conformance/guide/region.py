"""A region of its own, started by ``kanmon up``, and the official SDK's clients for its accounts."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_resourcesharing20200110.client import Client as ResourceSharing
from alibabacloud_tea_openapi.client import Client as OpenApi
from alibabacloud_tea_openapi.models import Config, OpenApiRequest, Params
from alibabacloud_vpc20160428.client import Client as Vpc
from darabonba.runtime import RuntimeOptions


class Account:
    """The SDK's clients with the key of one account."""

    def __init__(self, endpoint: str, region_id: str, key: dict):
        self.id = key["account_id"]
        self.region_id = region_id

        def config() -> Config:
            return Config(
                access_key_id=key["access_key_id"],
                access_key_secret=key["access_key_secret"],
                region_id=region_id,
                endpoint=endpoint,
                protocol="http",
                read_timeout=60_000,
                connect_timeout=10_000,
            )

        self.ecs = Ecs(config())
        self.vpc = Vpc(config())
        self.resource_sharing = ResourceSharing(config())
        self._generic = OpenApi(config())

    def kanmon(self, action: str, **query: str) -> dict:
        """Calls an action of product Kanmon through the SDK's generic entry."""
        params = Params(
            action=action,
            version="2026-11-01",
            protocol="HTTP",
            method="POST",
            auth_type="AK",
            style="RPC",
            pathname="/",
            req_body_type="json",
            body_type="json",
        )
        request = OpenApiRequest(query={name: str(value) for name, value in query.items()})
        return self._generic.call_api(params, request, RuntimeOptions())["body"]


class Region:
    """Started on entering, gone without a trace on leaving."""

    def __init__(self, kanmon: Path, *, keep: bool = False, options: tuple[str, ...] = ()):
        self.kanmon = kanmon
        self.options = options
        self.keep = keep
        self.state_dir = Path(tempfile.mkdtemp(prefix="kanmon-guide-"))

    def __enter__(self) -> "Region":
        self.start()
        try:
            self.accounts = self.accounts_now()
        except BaseException:
            self.run("down", check=False)
            raise
        return self

    def start(self) -> None:
        """Starts the process; what an earlier one left is taken over."""
        self.run("up", "--detach", "--listen", "127.0.0.1:0", "--accounts", "2", "--classic",
                 "--enforce", "ebpf", *self.options)

    def accounts_now(self) -> dict[str, Account]:
        """The accounts at the endpoint of the process that runs now."""
        credentials = json.loads((self.state_dir / "credentials.json").read_text())
        endpoint = credentials["endpoint"].removeprefix("http://")
        self.region_id = credentials["region"]
        return {key["name"]: Account(endpoint, self.region_id, key) for key in credentials["accounts"]}

    def __exit__(self, *_: object) -> None:
        if self.keep:
            print(f"the region stays: kanmon status --state-dir {self.state_dir}")
            return
        self.run("down", "--forget")
        shutil.rmtree(self.state_dir, ignore_errors=True)

    def run(self, *words: str, check: bool = True) -> str:
        """Runs a verb of kanmon on this region and gives what it printed."""
        done = subprocess.run(
            [self.kanmon, *words, "--state-dir", self.state_dir], capture_output=True, text=True
        )
        if check and done.returncode != 0:
            raise SystemExit(f"kanmon {words[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout

    def counters(self) -> list[dict]:
        """What the kernel counted, by interface, verdict and reason."""
        return json.loads(self.run("debug", "counters", "--output", "json"))

    def probe(self, source: str, target: str, protocol: str, port: int | None) -> dict:
        """One real exchange of packets."""
        words = ["probe", source, target, protocol, *([str(port)] if port is not None else [])]
        command = [self.kanmon, *words, "--output", "json", "--wait-ms", str(PROBE_WAIT_MS),
                   "--state-dir", self.state_dir]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode not in PROBE_EXIT_CODES:
            return {"result": "failed", "why": done.stderr.strip()}
        return json.loads(done.stdout)


PROBE_EXIT_CODES = (0, 10, 11)
PROBE_WAIT_MS = 1500
