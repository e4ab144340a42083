"""Types the walk of README into a shell, line by line, and compares what comes out with what README prints.

Ids differ from region to region, so both sides are compared with every id replaced by its kind, and runs of
blanks by one, since ids are as wide as they are. Everything else must be the same.
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ID = re.compile(r"\b(vpc|vsw|sgr|sg|eni|eip|i)-[a-z0-9]{10,}\b")
REQUEST_ID = re.compile(r"\b[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\b")
REVISION = re.compile(r"\(revision \d+\)")
END = "--- end of the answer to one line"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kanmon", type=Path, required=True)
    parser.add_argument("--print", action="store_true", help="print the walk as it went, for README")
    options = parser.parse_args()
    steps = walk_of((ROOT / "README.md").read_text())
    if len(steps) < 5:
        print("README has no walk: a block of ```console with lines that begin with $", file=sys.stderr)
        return 2

    printed = (ROOT / "crates/kanmon/src/up/walk.sh").read_text().splitlines()
    if [command for command, _ in steps] != printed:
        print("README's walk is not the one that kanmon up prints (crates/kanmon/src/up/walk.sh)", file=sys.stderr)
        return 1

    state_dir = Path(tempfile.mkdtemp(prefix="kanmon-walk-"))
    folder = options.kanmon.resolve().parent
    environment = os.environ | {"KANMON_STATE_DIR": str(state_dir), "PATH": f"{folder}:{os.environ['PATH']}"}
    try:
        subprocess.run([options.kanmon, "up", "--detach", "--listen", "127.0.0.1:0"], env=environment,
                       check=True, stdout=subprocess.DEVNULL)
        answers = type_in([command for command, _ in steps], environment)
    finally:
        subprocess.run([options.kanmon, "down", "--forget"], env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        shutil.rmtree(state_dir, ignore_errors=True)

    if options.print:
        for (command, _), answer in zip(steps, answers, strict=True):
            print(f"$ {command}")
            print(answer, end="")
        return 0
    good = True
    for (command, expected), answer in zip(steps, answers, strict=True):
        if masked(expected) != masked(answer):
            good = False
            print(f"$ {command}")
            sys.stdout.writelines(difflib.unified_diff(
                masked(expected), masked(answer), "README", "what came out", n=10, lineterm="\n"))
    print(f"{len(steps)} lines of README's walk {'came out as printed' if good else 'were typed; see above'}")
    return 0 if good else 1


def walk_of(readme: str) -> list[tuple[str, str]]:
    """Commands and their printed answers, from every ```console block; `\\` at an end continues a command."""
    steps: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL):
        continues = False
        for line in block.splitlines():
            if continues:
                command, answer = steps[-1]
                steps[-1] = (f"{command}\n{line}", answer)
            elif line.startswith("$ "):
                steps.append((line[2:], ""))
            else:
                command, answer = steps[-1]
                steps[-1] = (command, f"{answer}{line}\n")
                continue
            continues = line.endswith("\\")
    return [step for step in steps if not step[0].startswith(("make ", "export PATH="))]


def type_in(commands: list[str], environment: dict[str, str]) -> list[str]:
    """All commands in one shell, so that variables live on; the answer to each, errors included."""
    script = "".join(f"{command}\necho '{END}'\n" for command in commands)
    done = subprocess.run(["bash"], input=script, env=environment, text=True, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.split(f"{END}\n")[: len(commands)]


def masked(text: str) -> list[str]:
    text = REVISION.sub("(revision N)", REQUEST_ID.sub("REQUEST", ID.sub(r"\1-*", text)))
    return [re.sub(r" {2,}", "  ", line).rstrip() + "\n" for line in text.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
