#!/usr/bin/python3
"""Runs random and damaged programs and says what they broke.

    fuzz.py [--seconds 60] [--seed N] [--only grammar|damage] [--compare] [--keep FOLDER]

BINARY names the convbook to try (.build/release/convbook unless given). A find is
    trap      the process ended by a signal or trap
    stuck     it ran past its time and did not end within three seconds of Ctrl-C
    memory    it took more memory than a program of that kind needs
    unsteady  a second run printed something else
    differs   (with --compare) a line that /usr/bin/python3 prints otherwise
Every find is reduced, by leaving out snippets and lines while it stays, and written to FOLDER with its seed. The exit
code is 1 when there was any but `differs`. The same seed makes the same programs.
"""

import argparse
import collections
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import damage
import programs

ROOT = pathlib.Path(__file__).resolve().parents[2]
PYTHON = "/usr/bin/python3"
SNIPPETS = 250
PATIENCE = 20  # seconds of processor time for one program
# The script is given half of the address space.
ADDRESS_SPACE = 6 << 30
MEMORY = 7 << 29
ADDRESS = re.compile(r"0x[0-9a-f]+")
Outcome = collections.namedtuple("Outcome", "kind output errors seconds")


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def seconds_used(process, started):
    """Processor time where the system tells it, for the machine may be busy with other things."""
    try:
        fields = pathlib.Path("/proc/%d/stat" % process).read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return time.monotonic() - started


def run(command, path, patience=PATIENCE):
    """Runs a program to its end, asking it to stop when it takes too long."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([*command, str(path)], stdin=subprocess.DEVNULL, stdout=output, stderr=errors, preexec_fn=limit, cwd=path.parent,
                                   env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
        kind, peak = None, 0
        while True:
            finished, status, usage = os.wait4(process.pid, os.WNOHANG)
            if finished:
                break
            late = seconds_used(process.pid, started) - patience
            if late > 0 and kind is None:
                kind = "slow"
                os.kill(process.pid, signal.SIGINT)
            if late > 3 and kind == "slow":
                kind = "stuck"
                os.kill(process.pid, signal.SIGKILL)
            time.sleep(0.01)
        process.returncode = 0
        if os.WIFSIGNALED(status) and kind != "stuck":
            kind = "trap %s" % signal.Signals(os.WTERMSIG(status)).name
        elif os.WIFEXITED(status) and os.WEXITSTATUS(status) > 130:
            kind = "trap %d" % os.WEXITSTATUS(status)
        elif kind is None and usage.ru_maxrss * 1024 > MEMORY:
            kind = "memory"
        output.seek(0)
        errors.seek(0)
        text = ADDRESS.sub("0x", output.read(1 << 24).decode("utf-8", "replace"))
        return Outcome(kind or "", text, errors.read(1 << 20).decode("utf-8", "replace"), time.monotonic() - started)


class Fuzzer:
    def __init__(self, options):
        self.options = options
        self.binary = [str(pathlib.Path(os.environ.get("BINARY", ROOT / ".build/release/convbook")).resolve())]
        self.folder = pathlib.Path(options.keep)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="fuzz"))
        self.scripts = sorted((ROOT / "Tests/InterpreterTests/Scripts").glob("*/*.py"))
        self.sources = [path.read_text(encoding="utf-8", errors="replace") for path in self.scripts]
        self.counts = collections.Counter()
        self.finds = {}
        self.differences = collections.defaultdict(list)

    def write(self, data):
        path = self.work / "program.py"
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        return path

    def kind(self, data):
        return run(self.binary, self.write(data)).kind

    def go(self):
        seed, end = self.options.seed, time.monotonic() + self.options.seconds
        while time.monotonic() < end:
            chance = random.Random(seed)
            grammar = self.options.only == "grammar" or self.options.only is None and seed % 20 == 0
            if grammar or self.options.compare:
                self.try_grammar(seed, chance)
            else:
                self.try_damage(seed, chance)
            seed += 1
        self.report(seed)

    def try_grammar(self, seed, chance):
        snippets = list(enumerate(programs.program(chance, SNIPPETS)))
        pairs = [(number, lines) for number, (_, lines) in snippets]
        path = self.write(programs.text_of(pairs))
        outcome = run(self.binary, path)
        self.counts["programs by grammar"] += 1
        self.counts["snippets"] += len(pairs)
        if outcome.kind == "slow":
            self.counts["slow"] += 1
        elif outcome.kind:
            self.find(seed, outcome, pairs, programs.text_of)
            self.try_rest(seed, pairs)
            return
        elif seed % 5 == 0:
            again = run(self.binary, path)
            if not again.kind and again.output != outcome.output:
                self.note(seed, "unsteady", path.read_text(), first_difference(outcome.output, again.output))
        known = ("Traceback", "Warning", "Exception ignored in")
        if outcome.errors and not any(word in outcome.errors for word in known):
            self.note(seed, "error " + outcome.errors[:80], path.read_text(), outcome.errors)
        if self.options.compare:
            self.compare(seed, {number: kind for number, (kind, _) in snippets}, dict(pairs), path, outcome)

    def try_rest(self, seed, pairs):
        """What else is in a program that broke: its quarters, each alone."""
        step = len(pairs) // 4
        for start in range(0, len(pairs), step or 1):
            part = pairs[start:start + step]
            outcome = run(self.binary, self.write(programs.text_of(part)))
            if outcome.kind not in ("", "slow"):
                self.find(seed, outcome, part, programs.text_of)

    def compare(self, seed, kinds, bodies, path, outcome):
        theirs = run([PYTHON, "-I"], path)
        if theirs.kind:
            self.counts["python3 " + theirs.kind] += 1
        mine, their = lines_by_number(outcome.output), lines_by_number(theirs.output)
        for number, line in their.items():
            self.counts["lines compared"] += 1
            if mine.get(number) != line:
                self.differences[kinds[number]].append((seed, bodies[number], line, mine.get(number, "(nothing)")))

    def try_damage(self, seed, chance):
        data = damage.damaged(chance, self.sources)
        outcome = run(self.binary, self.write(data), patience=6)
        self.counts["damaged scripts"] += 1
        if outcome.kind == "slow":
            self.counts["slow"] += 1
        elif outcome.kind:
            self.find(seed, outcome, data.split(b"\n"), b"\n".join)

    # Finds

    def find(self, seed, outcome, parts, text_of):
        """Leaves out halves, quarters, … of the parts while the program breaks the same way."""
        size, deadline = max(1, len(parts) // 2), time.monotonic() + 60
        while size and time.monotonic() < deadline:
            start = 0
            while start < len(parts) and time.monotonic() < deadline:
                fewer = parts[:start] + parts[start + size:]
                if fewer and self.kind(text_of(fewer)) == outcome.kind:
                    parts = fewer
                else:
                    start += size
            size //= 2
        text = text_of(parts)
        errors = [line for line in outcome.errors.splitlines() if "Fatal" in line or "atal error" in line]
        shown = text.replace(programs.PRELUDE, "") if isinstance(text, str) else text.decode("utf-8", "replace")
        self.note(seed, outcome.kind, text, (errors or [""])[0] + "\n" + shown[:1500])

    def note(self, seed, kind, text, summary):
        name = "%s-%d-%d.py" % (re.sub(r"\W+", "-", kind)[:40], seed, len(self.finds))
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        self.finds[name] = summary
        print("find: %s\n%s\n" % (name, summary), flush=True)

    def report(self, seed):
        print("seeds %d to %d: %s" % (self.options.seed, seed - 1, ", ".join("%d %s" % (count, name) for name, count in self.counts.items())))
        if self.options.compare:
            for kind, cases in sorted(self.differences.items(), key=lambda item: -len(item[1])):
                print("\n%d differ: %s" % (len(cases), kind))
                for case_seed, lines, their, mine in cases[: self.options.show]:
                    print("  seed %d: %s\n    python3  %s\n    convbook %s" % (case_seed, "; ".join(lines)[:300], their, mine))
        print("%d finds%s" % (len(self.finds), ", in %s" % self.folder if self.finds else ""))
        sys.exit(1 if self.finds else 0)


def lines_by_number(output):
    found = {}
    for line in output.split("\n"):
        match = re.match(r"#(\d+) ", line)
        if match:
            found[int(match[1])] = line
    return found


def first_difference(one, other):
    for mine, again in zip(one.split("\n"), other.split("\n")):
        if mine != again:
            return "%s\n%s" % (mine, again)
    return "one is longer"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["grammar", "damage"])
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--show", type=int, default=3, help="how many cases of a kind that differs")
    parser.add_argument("--keep", default=str(ROOT / "out/fuzz"))
    Fuzzer(parser.parse_args()).go()
