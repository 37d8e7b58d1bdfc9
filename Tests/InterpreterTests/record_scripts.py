#!/usr/bin/python3
"""Records what CPython 3.11 prints for every script under Scripts/.

The recordings are the specification of the interpreter: `topic/name.py` has beside it

    name.out    its standard output, always there
    name.err    its standard error (the traceback), only when there is any
    name.exit   its exit code, only when that is not the usual one: 0 without .err, 1 with it

    record_scripts.py             record all scripts anew, remove recordings whose script is gone
    record_scripts.py TOPIC…      only the scripts of these topics (or single scripts: topic/name.py)
    record_scripts.py --check …   write nothing, exit 1 when a committed recording differs

Every script runs alone, isolated (-I), without input, with Scripts/ as its folder. CPython puts the
absolute path of a script into its tracebacks; the recordings hold the path from Scripts/ on, as it
was typed. -I lets CPython draw a new hash seed for each run, so a script that prints
the order of a set is found out by --check; one that prints an object's address is refused.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import time

PYTHON = "/usr/bin/python3"
SCRIPTS = pathlib.Path(__file__).resolve().parent / "Scripts"
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
SLOW = 0.5  # seconds: a script of the corpus must stay well below this
LIMIT = 20  # seconds: a script that takes longer is stopped


class Refused(Exception):
    """A script that cannot stand in the corpus, and why."""


def check_python():
    version = subprocess.run([PYTHON, "--version"], capture_output=True, text=True).stdout.strip()
    if not version.startswith("Python 3.11."):
        sys.exit(f"{PYTHON} is {version or 'missing'}; the recordings are those of Python 3.11")


def recordings_of(script):
    """Runs a script; gives {path: bytes, or None where there must be no file}."""
    name = script.relative_to(SCRIPTS).as_posix()
    started = time.monotonic()
    try:
        done = subprocess.run(
            [PYTHON, "-I", name], cwd=SCRIPTS, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        raise Refused(f"{name}: still running after {LIMIT} s") from None
    seconds = time.monotonic() - started
    if seconds > SLOW:
        print(f"{name}: slow, {seconds:.2f} s (aim at less than {SLOW} s)", file=sys.stderr)
    stderr = done.stderr.replace(os.fsencode(SCRIPTS) + b"/", b"")
    if re.search(rb" at 0x[0-9a-f]{6,}", done.stdout + stderr):
        raise Refused(f"{name}: prints the address of an object, which differs from run to run")
    usual = 1 if stderr else 0
    return {
        script.with_suffix(".out"): done.stdout,
        script.with_suffix(".err"): stderr or None,
        script.with_suffix(".exit"): None if done.returncode == usual else b"%d\n" % done.returncode,
    }


def chosen(names):
    """The scripts meant by the arguments, and whether these are all there are."""
    if not names:
        return sorted(SCRIPTS.glob("*/*.py"))
    found = []
    for name in names:
        path = SCRIPTS / name
        scripts = sorted(path.glob("*.py")) if path.is_dir() else [path]
        if not scripts or not all(script.is_file() for script in scripts):
            sys.exit(f"no scripts at {path}")
        found += scripts
    return found


def orphans():
    """Recordings whose script is gone."""
    for path in sorted(SCRIPTS.glob("*/*")):
        if path.suffix in (".out", ".err", ".exit") and not path.with_suffix(".py").exists():
            yield path


def main():
    parser = argparse.ArgumentParser(description="Record what CPython 3.11 prints for the scripts.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a recording differs")
    parser.add_argument("names", nargs="*", metavar="TOPIC", help="a topic, or topic/name.py; all when left out")
    arguments = parser.parse_args()
    check_python()

    expected, complaints = {}, []
    scripts = chosen(arguments.names)
    for script in scripts:
        try:
            expected.update(recordings_of(script))
        except Refused as refusal:
            complaints.append(str(refusal))
    if not arguments.names:
        expected.update({path: None for path in orphans()})

    changed = []
    for path, wanted in expected.items():
        committed = path.read_bytes() if path.exists() else None
        if committed == wanted:
            continue
        changed.append(path)
        what = "differs" if arguments.check else "removed" if wanted is None else "recorded"
        print(f"{path.relative_to(SCRIPTS).as_posix()}: {what}")
        if arguments.check:
            continue
        if wanted is None:
            path.unlink()
        else:
            path.write_bytes(wanted)

    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f"{len(scripts)} scripts, {len(changed)} recordings {'differ' if arguments.check else 'changed'}")
    if complaints or (arguments.check and changed):
        sys.exit(1)


if __name__ == "__main__":
    main()
