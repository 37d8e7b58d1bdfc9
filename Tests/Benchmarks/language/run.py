#!/usr/bin/python3
"""Times each script beside this file on convbook and on python3, and prints how many times faster convbook is.

    Tests/Benchmarks/language/run.py [SCRIPT ...] [--rounds 5] [--convbook PATH] [--python PATH]

The two programs take turns, so that a busy moment of the machine meets both; after one run that is not counted,
the best of the rounds stands. What is compared is the processor time of the process, user and system together;
the time on the clock is shown beside it. A script whose two outputs differ is an error: exit status 1.
"""

import argparse
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parents[2]
NOTES = {
    "pi_digits": "big integers: shown, outside the mean",
    "convolution_tensor": "python3 runs a tensor class of its own, in Python",
}
OUTSIDE_MEAN = {"pi_digits"}


def find_python():
    return "/usr/bin/python3" if os.access("/usr/bin/python3", os.X_OK) else shutil.which("python3")


def run(command):
    """Runs a command; gives its processor time and clock time in milliseconds, and what it printed."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        clock = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if child.returncode != 0:
        text += b"\nexit status %d" % child.returncode
    return (usage.ru_utime + usage.ru_stime) * 1000, clock * 1000, text


def measure(script, programs, rounds):
    """The best processor and clock times of each program, and whether their outputs agree."""
    outputs = [run([program, str(script)])[2] for program in programs]
    best = [(math.inf, math.inf)] * len(programs)
    for _ in range(rounds):
        for number, program in enumerate(programs):
            cpu, clock, _ = run([program, str(script)])
            best[number] = (min(best[number][0], cpu), min(best[number][1], clock))
    return best, outputs


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scripts", nargs="*", metavar="SCRIPT", help="names such as fib; all when none is given")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--convbook", default=str(ROOT / ".build/release/convbook"))
    parser.add_argument("--python", default=find_python())
    options = parser.parse_args()
    programs = [options.convbook, options.python]
    for program in programs:
        if not program or not os.access(program, os.X_OK):
            sys.exit(f"run.py: cannot run {program or 'python3'}; `make build` builds convbook")
    scripts = sorted(path for path in FOLDER.glob("*.py") if path.name != "run.py")
    if options.scripts:
        names = [pathlib.Path(name).stem for name in options.scripts]
        unknown = set(names) - {path.stem for path in scripts}
        if unknown:
            sys.exit(f"run.py: no script called {', '.join(sorted(unknown))}")
        scripts = [path for path in scripts if path.stem in names]

    version = subprocess.run([options.python, "--version"], capture_output=True, text=True).stdout.strip()
    print(f"convbook against {options.python} ({version}); best of {options.rounds}, processor ms (clock ms)\n")
    print(f"{'script':20} {'convbook':>16} {'python3':>16} {'ratio':>7}")
    ratios = {}
    failed = False
    for script in scripts:
        name = script.stem
        (ours, theirs), outputs = measure(script, programs, options.rounds)
        note = f"  {NOTES[name]}" if name in NOTES else ""
        if outputs[0] != outputs[1]:
            failed = True
            said = outputs[0].decode(errors="replace").strip().split("\n")[-1]
            print(f"{name:20} OUTPUTS DIFFER: convbook's ends in {said!r}")
            continue
        ratio = theirs[0] / ours[0]
        if name not in OUTSIDE_MEAN:
            ratios[name] = ratio
        print(
            f"{name:20} {ours[0]:8.1f} ({ours[1]:5.0f}) {theirs[0]:8.1f} ({theirs[1]:5.0f}) {ratio:6.2f}x{note}",
            flush=True,
        )
    if ratios:
        mean = math.exp(sum(map(math.log, ratios.values())) / len(ratios))
        worst = min(ratios, key=ratios.get)
        print(f"\ngeometric mean {mean:.2f}x, worst {ratios[worst]:.2f}x ({worst}); goal: 2.0x, none below 1.2x")

    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.py"
        empty.touch()
        (ours, theirs), _ = measure(empty, programs, 20)
    print(
        f"start-up of an empty script: {ours[0]:.1f} ({ours[1]:.1f}) ms against {theirs[0]:.1f} ({theirs[1]:.1f}) ms"
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
