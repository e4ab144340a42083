"""``python -m conformance.guide --kanmon target/debug/kanmon [CASES]``: makes every scenario of a file through
the official SDK against a region of its own, sends every probe as real packets, and compares.

Prints a table and ``N of N probes as documented``. Ends with 0 only when every probe is, when every
explanation agrees with its packets and with what the kernel counted, and when everything that was made could be
deleted again.
"""

import argparse
import json
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from alibabacloud_ecs20140526 import models as ecs_models
from alibabacloud_vpc20160428 import models as vpc_models
from alibabacloud_vpc20160428.models import DescribeZonesRequest

from .case import Case
from .kernel import Explained
from .region import Region

DATA = Path(__file__).parents[2] / "crates" / "testkit" / "data" / "guide-scenarios.json"
# Scenarios under way at once, and probes of one scenario at once. Most of the time is waiting for packets
# that do not come.
CASES_AT_ONCE = 6
PROBES_AT_ONCE = 8
EXPECTED_RESULT = {"accept": "accepted", "drop": "dropped"}


@dataclass
class Row:
    """One probe and what became of it."""

    case: str
    probe: str
    expected: str
    found: str
    decided_by: str
    note: str
    ok: bool


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance.guide", description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, default=DATA, help="a file of the same form")
    parser.add_argument("--kanmon", type=Path, required=True, help="the program")
    parser.add_argument("--only", action="append", help="only the scenario of this id; may be repeated")
    parser.add_argument("--keep", action="store_true", help="leave region and scenarios in place")
    options = parser.parse_args()

    scenarios = json.loads(options.cases.read_text())["cases"]
    if options.only:
        scenarios = [it for it in scenarios if it["id"] in options.only]
    if not scenarios:
        print(f"no scenario in {options.cases} is asked for", file=sys.stderr)
        return 2
    began = time.monotonic()
    with Region(options.kanmon.resolve(), keep=options.keep) as region:
        zones = region.accounts["A"].vpc.describe_zones(DescribeZonesRequest(region_id=region.region_id))
        zone = zones.body.zones.zone[0].zone_id
        rows, failures = run(region, zone, scenarios, options.keep)
        if not options.keep:
            failures.extend(left_over(region))
    print_table(rows)
    for failure in failures:
        print(failure, file=sys.stderr)
    total = sum(len(it["probes"]) for it in scenarios)
    good = sum(row.ok for row in rows)
    if not failures and good == total:
        print("\nexplanations, packets and the kernel's counters agree; everything was deleted again")
    print(f"{good} of {total} probes as documented "
          f"({len(scenarios)} scenarios, {time.monotonic() - began:.0f} s)")
    return 0 if good == total and not failures else 1


def run(region: Region, zone: str, scenarios: list[dict], keep: bool) -> tuple[list[Row], list[str]]:
    """All scenarios, several at once; those of the classic network share its addresses and go one by one."""
    progress = Progress(len(scenarios))
    failures: list[str] = []
    one_by_one = threading.Lock()

    def do(words: dict) -> list[Row]:
        case = Case(region, words, zone)
        rows: list[Row] = []
        with one_by_one if case.is_classic else threading.Lock():
            try:
                case.create()
                rows, explained = probe(case)
                instances = {instance for _, instance in case.instances.values()}
                differences = explained.differences(region, instances)
                failures.extend(f"{words['id']}: {it}" for it in differences)
            except Exception as error:  # noqa: BLE001 - one scenario's failure must not hide the others'
                failures.append(f"{words['id']}: {describe(error)}")
            finally:
                if not keep:
                    try:
                        case.delete()
                    except Exception as error:  # noqa: BLE001
                        failures.append(f"{words['id']}, deleting it: {describe(error)}")
        progress.step(words["id"])
        return rows

    with ThreadPoolExecutor(CASES_AT_ONCE) as pool:
        rows = [row for rows in pool.map(do, scenarios) for row in rows]
    return rows, failures


def left_over(region: Region) -> list[str]:
    """What is still there after every scenario was deleted."""
    found = []
    for name, account in region.accounts.items():
        for what, describe_all in (
            ("instances", account.ecs.describe_instances),
            ("security groups", account.ecs.describe_security_groups),
            ("VPCs", account.vpc.describe_vpcs),
            ("EIPs", account.vpc.describe_eip_addresses),
        ):
            # The request's model has the method's name.
            models = ecs_models if describe_all.__self__ is account.ecs else vpc_models
            model = "".join(word.capitalize() for word in describe_all.__name__.split("_")) + "Request"
            count = describe_all(getattr(models, model)(region_id=region.region_id)).body.total_count
            if count:
                found.append(f"{count} {what} of account {name} are left")
    return found


def probe(case: Case) -> tuple[list[Row], Explained]:
    """Waits until the scenario is in force, then sends its probes."""
    waited = case.owner.kanmon("WaitForRevision", TimeoutSecs=60)
    if not waited["IsApplied"]:
        raise AssertionError(f"revision {waited['Revision']} was not in force after 60 s: {waited}")
    explained = Explained()
    with ThreadPoolExecutor(PROBES_AT_ONCE) as pool:
        rows = list(pool.map(lambda words: probe_one(case, words, explained), case.words["probes"]))
    return rows, explained


def probe_one(case: Case, words: dict, explained: Explained) -> Row:
    source, target = case.place(words["from"]), case.place(words["to"])
    protocol, port = words["protocol"], words["dst_port"]
    sent = case.region.probe(source, target, protocol, port)
    asked = {"From": source, "To": target, "Protocol": protocol}
    if port is not None:
        asked["Port"] = port
    explanation = case.owner.kanmon("ExplainPath", **asked)
    explained.add(source, target, explanation)
    note = "; ".join(case.notes_about(words["from"], words["to"]))
    found = sent["result"]
    explained_result = EXPECTED_RESULT[explanation["Policy"].lower()]
    ok = found == EXPECTED_RESULT[words["expect"]] and explained_result == found
    if explained_result != found:
        note = f"explain says {explained_result}; {note}"
    if found in ("failed", "unreachable"):
        note = f"{sent['why']}; {note}"
    shown_port = f" {port}" if port is not None else ""
    return Row(
        case=case.words["id"],
        probe=f"{words['from']} -> {words['to']} {protocol}{shown_port}",
        expected=words["expect"],
        found={"accepted": "accept", "dropped": "drop"}.get(found, found),
        decided_by=decider(explanation),
        note=note,
        ok=ok,
    )


def decider(explanation: dict) -> str:
    """The deciding step in a few words: the side, and the rule or the stage if it was none."""
    side = explanation["DecidedBy"]
    verdict = explanation[side]
    step = verdict["WinnerRule"] or {"Default": "default", "InnerAccess": "inner access"}.get(
        verdict["Stage"], verdict["Stage"])
    losers = verdict["Losers"]["Loser"]
    beaten = f" (beats {len(losers)})" if losers else ""
    return f"{side.lower()}: {step}{beaten}"


def describe(error: Exception) -> str:
    if isinstance(error, (AssertionError, SystemExit)):
        return str(error)
    last = traceback.extract_tb(error.__traceback__)
    here = [frame for frame in last if "conformance" in frame.filename]
    where = f" (line {here[-1].lineno}, {here[-1].name})" if here else ""
    said = str(error).partition(" request id:")[0]
    return f"{type(error).__name__}: {said}{where}"


def print_table(rows: list[Row]) -> None:
    head = ("scenario", "probe", "expected", "packets", "decided by", "note")
    lines = [(r.case, r.probe, r.expected, r.found, r.decided_by, r.note) for r in rows]
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(len(head))]
    def show(line: tuple) -> str:
        return "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
    print("   " + show(head))
    for row, line in zip(rows, lines, strict=True):
        print(("   " if row.ok else "✗  ") + show(line))


class Progress:
    """One line on a terminal; silent in a pipe."""

    def __init__(self, total: int):
        self._done, self._total, self._lock = 0, total, threading.Lock()

    def step(self, what: str) -> None:
        with self._lock:
            self._done += 1
            if sys.stderr.isatty():
                end = "\n" if self._done == self._total else ""
                print(f"\r\x1b[K{self._done}/{self._total} scenarios, {what}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
