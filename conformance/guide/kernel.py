"""What the kernel counted, held against what was explained.

A packet that gets no answer could be lost for many reasons. The kernel programs count every verdict by network
interface and reason, so each drop of a probe must be found there, under the reason that `ExplainPath` gave, and no
drop for another reason.
"""

from collections import Counter

from .region import Region

# The name of a reason, by the stage that ExplainPath names.
REASON = {"Rules": "Rule", "Default": "Default", "InnerAccess": "InnerAccess", "Platform": "Smtp"}
# Multicast listener reports, which every Linux sends as soon as an interface is up.
NOISE = {"Multicast"}


class Explained:
    """The verdicts that explanations announce: how many packets at least, by instance, policy and reason."""

    def __init__(self) -> None:
        self._at_least: Counter[tuple[str, str, str]] = Counter()

    def add(self, source: str, target: str, explanation: dict) -> None:
        """The verdicts of one probe, in the order in which it meets them; a drop is the last."""
        for side, place in (("Egress", source), ("Ingress", target)):
            verdict = explanation.get(side) or {}
            if not verdict.get("Policy"):
                continue
            self._at_least[place, verdict["Policy"], REASON[verdict["Stage"]]] += 1
            if verdict["Policy"] == "Drop":
                break

    def differences(self, region: Region, instances: set[str]) -> list[str]:
        """Where the kernel counted otherwise, for these instances."""
        counted = Counter({
            (row["instance"], row["policy"], row["reason"]): row["packets"]
            for row in region.counters() if row["instance"] in instances
        })
        found = []
        for key, least in self._at_least.items():
            if counted[key] < least:
                instance, policy, reason = key
                found.append(f"{least} packets should have met {policy} by {reason} at {instance}, "
                             f"the kernel counted {counted[key]}")
        for (instance, policy, reason), packets in counted.items():
            if policy == "Drop" and reason not in NOISE and (instance, policy, reason) not in self._at_least:
                found.append(f"the kernel dropped {packets} packets at {instance} by {reason}, which nothing explains")
        return found
