#!/usr/bin/python3
"""Presses Ctrl-C while convbook is in the midst of long work, and prints how many milliseconds later it has stopped.

    Tests/Benchmarks/cancellation/run.py [WORD ...] [--rounds 3] [--convbook PATH]

Only scripts that contain one of the words are run, all when none is given. Each prepares its data, says so, and does
one thing again and again; the signal comes at a moment that differs from round to round. `stop` is the time until
the traceback stands on standard error, when a session would be ready for the next cell; `exit` is the time until the
process has ended and the kernel has taken its memory back; both from the last press. The worst of the rounds stands. Exit status 1 when a script
did not stop, or took longer than 50 ms. A busy machine adds its own delays, and the largest data take 4 GB.
"""

import argparse
import os
import pathlib
import resource
import select
import signal
import statistics
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
ALLOWED = 50
PATIENCE = 10
PRESSES = 3
BETWEEN_PRESSES = 0.1
MEMORY = 18 << 30

# What is prepared, and what is done again and again.
SCRIPTS = [
    # Texts
    ("s = 'a' * 10**9; t = 'a' * 1000 + 'b'", "t in s"),
    ("s = 'a' * 10**8; t = 'b' + 'a' * 10**6", "s.rfind(t)"),
    ("s = 'ab' * 10**8", "s.count('b')"),
    ("s = 'ab' * 10**8", "s.replace('a', 'xyz')"),
    ("s = 'a ' * 10**7", "s.split()"),
    ("s = 'a,' * 10**7", "s.split(',')"),
    ("s = 'a,' * 10**7", "s.rsplit(',')"),
    (r"s = 'a\n' * 10**7", "s.splitlines()"),
    ("s = ' ' * 10**9", "s.strip()"),
    ("x = ['ab'] * 10**7", "'-'.join(x)"),
    ("", "'-'.join(iter(str, 'x'))"),
    ("s = 'ab' * 10**7", "s.translate({97: 'x'})"),
    ("s = 'ab' * 10**8", "s.upper()"),
    ("s = 'ab\u0141' * 10**7", "s.lower()"),
    ("s = 'ab ' * 10**7", "s.title()"),
    ("", "'a'.center(10**9)"),
    ("", "'1'.zfill(10**9)"),
    (r"s = '\t' * 10**7", "s.expandtabs(20)"),
    (r"s = 'a\'\n' * 10**7", "repr(s)"),
    ("s = 'a' * 10**9; t = 'a' * 10**9 + 'b'", "s == t, s < t"),
    ("", "hash('a' * 10**9)"),
    ("", "'ab' * 10**9"),
    ("s = 'a' * 10**9", "s + s"),
    ("s = 'a' * 10**9", "s[1:]"),
    ("s = 'a' * 10**9", "s[::-1]"),
    ("s = 'a' * 10**9", "f'{s} {s}'"),
    ("s = 'a' * 10**9", "'{} {:>9}'.format(s, s)"),
    ("s = 'a' * 10**9", "'%s %s' % (s, s)"),
    ("s = 'a' * 10**8", "t = ''\nfor _ in range(20): t += s"),
    ("s = 'ab' * 10**7", "list(s)"),
    # Lists and what goes through them
    ("x = [0] * 10**8; y = [0] * 10**8", "x == y"),
    ("x = [0] * 10**8", "x.copy()"),
    ("x = [[]] * 10**8", "x[1:]"),
    ("x = [0] * 10**8", "x[::2]"),
    ("x = [0] * 10**8", "x + x"),
    ("", "[0] * (5 * 10**8)"),
    ("", "(0, 1) * 10**8"),
    ("x = [0] * 10**8", "y = []\ny.extend(x)"),
    ("x = [0] * 10**8", "x.reverse()"),
    ("x = [0] * 10**8", "1 in x, x.count(1)"),
    ("x = [0] * 10**7", "x.insert(0, 1)"),
    ("x = [0] * 10**7", "x.append(x.pop(0))"),
    ("", "list(range(5 * 10**8))"),
    ("", "[[i] for i in range(10**9)]"),
    ("", "x = [[i] for i in range(10**6)]\nx = None"),
    ("", "sum(range(10**10))"),
    ("", "max(map(abs, range(10**10)))"),
    ("", "any(x > 10**10 for x in range(10**10))"),
    ("x = [0] * 10**7", "list(zip(x, x))"),
    ("x = [0] * 10**7", "repr(x)"),
    ("x = (0,) * 10**8", "hash(x)"),
    ("x = [0] * 10**7", "a, *b = x"),
    # Sorting
    ("x = [i * 7919 % 10**7 for i in range(10**7)]", "sorted(x)"),
    ("x = [i * 7919 % 10**7 / 2 for i in range(10**7)]", "sorted(x, reverse=True)"),
    ("x = [str(i * 7919 % 10**6) for i in range(10**6)]", "sorted(x)"),
    ("x = ['a' * 10**6 + str(i) for i in range(1000)]", "sorted(x)"),
    ("x = [(1, i * 7919 % 10**6) for i in range(10**6)]", "sorted(x)"),
    ("x = list(range(10**7))", "sorted(x, key=lambda i: -i)"),
    # Dicts and sets
    ("", "set(range(10**8))"),
    ("s = set(range(10**7)); t = set(range(1, 10**7))", "s | t, s & t, s ^ t, s - t, s <= t"),
    ("s = frozenset(range(10**6))", "hash(frozenset(s | {1}))"),
    ("", "dict.fromkeys(range(10**8))"),
    ("", "dict(zip(range(10**8), range(10**8)))"),
    ("d = dict.fromkeys(range(10**7))", "d == d.copy(), d | d"),
    # Numbers
    ("n = (1 << 10**8) - 1", "n * n"),
    ("", "10**10**8"),
    ("n = (1 << 10**6) - 1", "pow(3, n, n - 2)"),
    ("n = (1 << 10**7) - 1; m = (1 << 5 * 10**6) - 3", "n // m, n % m"),
    ("n = (1 << 10**8) - 1", "n + n, n - 1, n & n, n ^ -n, n >> 3, -n"),
    ("", "1 << 10**9"),
    ("n = (1 << 10**8) - 1", "hash(n), n == n + 1"),
    ("n = (1 << 10**7) - 1", "hex(n), int(hex(n), 16)"),
    ("import math", "math.factorial(10**7)"),
    ("import math", "math.comb(10**6, 5 * 10**5)"),
    ("import math\nn = (1 << 10**6) - 1; m = (1 << 10**6 - 1) - 5", "math.gcd(n, m)"),
    ("import math\nn = (1 << 10**7) - 1", "math.isqrt(n)"),
    # Attempts to go on: a script may catch the first two presses, as in CPython, and not the third
    ("", "try:\n  while True: pass\nexcept BaseException: pass"),
    ("", "try:\n  while True: pass\nfinally:\n  while True: pass"),
    ("", "while True:\n  try:\n    while True: pass\n  finally:\n    continue"),
    ("def key(x):\n  try:\n    while True: pass\n  except BaseException: return 0", "sorted([1, 2], key=key)"),
    # Tensors
    ("from convbook import *\nx = ones(2000, 2000)", "x @ x"),
    ("import torch\nx = torch.rand(5 * 10**7)", "x.tolist()"),
    ("import torch\nx = torch.arange(3 * 10**7).reshape(-1, 3)", "x.tolist()"),
    ("import torch\nx = torch.rand(10**7)", "str(x.tolist())"),
    ("import torch\nx = torch.rand(3 * 10**6, 3).tolist()", "str(x), repr(x)"),
    # Tensors
    ("import torch\nx = torch.zeros(1).expand(2**50)", "x.sum()"),
    ("import torch\nx = torch.zeros(1).expand(2**50)", "x.max()"),
    ("import torch\nx = torch.zeros(1).expand(2**50)", "torch.nn.utils.get_total_norm([x])"),
    ("import torch\nx = torch.rand(10**7); y = torch.arange(4 * 10**7)", "torch.isin(x, y)"),
    ("import torch\nx = torch.rand(1500, 1500)", "torch.linalg.inv(x)"),
    ("import torch\nx = torch.rand(1200, 1200)", "torch.linalg.det(x)"),
    ("import numpy as np\nx = np.random.rand(4000, 300)", "np.linalg.svd(x)"),
    ("import numpy as np\nx = np.random.rand(500, 500); x = x + x.T", "np.linalg.eigh(x)"),
    ("import numpy as np\nx = np.random.rand(3000, 600)", "np.linalg.qr(x)"),
    ("import torch\nx = torch.ones(10**7, 3)", "torch.triu(x)"),
    ("import torch\nx = torch.rand(5 * 10**7)", "torch.topk(x, 10**7)"),
    ("import torch\nx = torch.rand(5 * 10**7)", "torch.topk(x, 10)"),
    ("import torch\nx = torch.rand(5 * 10**7)", "torch.sort(x)"),
    ("import torch\nx = torch.rand(1, 1, 3000, 3000)", "torch.nn.functional.unfold(x, 7)"),
    ("import torch\nx = torch.rand(1, 49, 2994 * 2994)", "torch.nn.functional.fold(x, (3000, 3000), 7)"),
    ("import torch\nx = torch.rand(30000, 20000); y = torch.arange(30000)", "torch.nn.functional.embedding(y, x)"),
    ("import torch\nx = torch.ones(2 * 10**8)", "torch.cumsum(x, 0)"),
    ("import torch\nx = torch.ones(10**8)", "torch.cummax(x, 0)"),
    ("import torch\nx = torch.rand(1500, 1500, dtype=torch.float64)", "x @ x"),
    ("import torch\nx = torch.rand(2000, 2000)", "x @ x"),
    ("import torch\nx = torch.rand(32, 64, 112, 112); y = torch.rand(64, 64, 3, 3)", "torch.nn.functional.conv2d(x, y)"),
    ("import torch\nx = torch.rand(64, 16, 256, 256)", "torch.nn.functional.max_pool2d(x, 3, 1)"),
    ("import torch\nx = torch.rand(64, 16, 256, 256)", "torch.nn.functional.batch_norm(x, None, None, training=True)"),
    ("import torch\nx = torch.rand(64, 16, 256, 256)", "torch.nn.functional.interpolate(x, scale_factor=2, mode='bilinear')"),
    ("import torch\nx = torch.rand(10**8)", "x.median()"),
    ("import torch\nx = torch.rand(3 * 10**7)", "x.unique()"),
    ("import torch\nx = torch.rand(5 * 10**7); y = torch.randint(0, 100, (5 * 10**7,))", "x[y]"),
    ("import torch\nx = torch.rand(10**8)", "x.sin().exp()"),
    ("", "import torch; torch.randn(2 * 10**8)"),
    ("", "import torch; torch.randperm(5 * 10**7)"),
    ("import torch\nx = torch.rand(3000, 3000)", "str(x.tolist()); x.histc(100)"),
    ("import torch\nx = torch.rand(500, 500)", "torch.einsum('ij,jk,kl->il', x, x, x)"),
]


def stop(binary, setup, body, pause):
    """Milliseconds from the signal to the traceback and to the end; a text instead where that is not what came."""
    code = f"{setup}\nprint('ready', flush=True)\nwhile True:\n" + "".join(f"    {line}\n" for line in body.split("\n"))
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    child = subprocess.Popen(
        [binary, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit, text=True
    )
    watchdog = threading.Timer(60, child.kill)
    watchdog.start()
    is_ready = child.stdout.readline() == "ready\n"
    watchdog.cancel()
    time.sleep(pause)
    if not is_ready or child.poll() is not None:
        child.kill()
        return "ended by itself: " + (child.communicate()[1].strip() or "?").split("\n")[-1]
    watchdog = threading.Timer(PATIENCE, child.kill)
    watchdog.start()
    for _ in range(PRESSES if "except" in code or "finally" in code else 1):
        began = time.perf_counter()
        child.send_signal(signal.SIGINT)
        if select.select([child.stderr], [], [], BETWEEN_PRESSES)[0]:
            break
    first = child.stderr.readline()
    stopped = (time.perf_counter() - began) * 1000
    rest = child.stderr.read()
    child.wait()
    ended = (time.perf_counter() - began) * 1000
    watchdog.cancel()
    last = (first + rest).strip().split("\n")[-1]
    return (stopped, ended) if last == "KeyboardInterrupt" else f"did not stop: {last}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--convbook", default=str(ROOT / ".build/release/convbook"))
    options = parser.parse_args()
    if not os.access(options.convbook, os.X_OK):
        sys.exit(f"run.py: cannot run {options.convbook}; `make build` builds convbook")
    print(f"{'stop ms':>9} {'exit ms':>9}  script")
    times = []
    failed = False
    for setup, body in SCRIPTS:
        name = "; ".join(filter(None, [setup, body])).replace("\n", "; ")
        if options.words and not any(word in name for word in options.words):
            continue
        outcomes = [stop(options.convbook, setup, body, 0.3 + 0.037 * number) for number in range(options.rounds)]
        failures = [outcome for outcome in outcomes if isinstance(outcome, str)]
        if failures:
            failed = True
            print(f"{'':19}  {name}: {failures[0]}", flush=True)
            continue
        stopped, ended = max(outcomes)[0], max(outcome[1] for outcome in outcomes)
        times.append(stopped)
        mark = "  <-- too slow" if stopped > ALLOWED else ""
        print(f"{stopped:9.1f} {ended:9.1f}  {name}{mark}", flush=True)
    if times:
        slow = sum(time > ALLOWED for time in times)
        middle, worst = statistics.median(times), max(times)
        print(f"\n{len(times)} scripts: median {middle:.1f} ms, worst {worst:.1f} ms, {slow} above {ALLOWED} ms")
        failed = failed or slow > 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
