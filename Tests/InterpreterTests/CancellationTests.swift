// However long a native operation would take, the user's Ctrl-C, a deadline and a step budget end it at once, and
// nothing that a script can write holds them up.
//
// Here it is shown that they end it at all, on any build and however busy the machine is; how soon a release build
// stops is measured by `make bench-cancellation`. What takes long to prepare is left to `make test-cancellation`.

import Limits
import Synchronization
import Syntax
import Testing

@testable import Interpreter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A script that works without end: what it prepares, and what it does again and again.
struct HostileScript: CustomTestStringConvertible, Sendable {
  let setup: String
  let body: String

  init(_ setup: String, _ body: String) {
    self.setup = setup
    self.body = body
  }

  var testDescription: String { body }

  /// The script; it prints once when it is about to begin.
  var source: String {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
    return setup + "\nprint('ready')\nwhile True:\n" + lines.joined(separator: "\n") + "\n"
  }
}

/// How a run was ended, and how long after it should have been.
struct Ending: Sendable {
  var summary = ""
  var seconds = Double.infinity
}

@Suite(.serialized) struct CancellationTests {
  /// A debug build on a busy machine needs far longer than the 50 ms that a release build is allowed.
  private static let patience = 4.0

  private static let isThorough = getenv("TEST_CANCELLATION") != nil

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Runs a script on a thread of its own; `stop` is called on another when it prints, and how long the run goes on
  /// after the moment that `stop` returns is measured.
  private static func run(
    _ source: String, _ limits: Limits, stop: @escaping @Sendable () -> Double
  ) -> Ending {
    let ending = Mutex(Ending())
    let stopped = Mutex(Double.infinity)
    let (isReady, hasEnded) = (CancelFlag(), CancelFlag())
    let stopper = Thread(stackSize: 1 << 20) {
      while !isReady.isRaised {
        if hasEnded.isRaised { return }
        usleep(1_000)
      }
      let moment = stop()
      stopped.withLock { $0 = moment }
    }
    let runner = Thread(stackSize: 256 << 20) {
      let interpreter = Interpreter(limits: limits, host: Host(write: { _, _ in isReady.raise() }))
      var summary = "finished"
      do throws(Raise) {
        try interpreter.run(Source(name: "<hostile>", text: source))
      } catch {
        summary = interpreter.summary(of: error.exception)
      }
      let end = now()
      ending.withLock { $0 = Ending(summary: summary, seconds: end) }
      hasEnded.raise()
    }
    runner.join()
    stopper.join()
    return ending.withLock { Ending(summary: $0.summary, seconds: $0.seconds - stopped.withLock { $0 }) }
  }

  private static func cancel(_ source: String, times: Int = 1) -> Ending {
    let flag = CancelFlag()
    let limits = Limits(budget: Budget(bytes: 6 << 30), cancelFlag: flag, clock: now)
    return run(source, limits) {
      usleep(50_000)
      for _ in 0..<times { flag.raise() }
      return now()
    }
  }

  @Test(arguments: endless)
  func nativeWorkStops(_ script: HostileScript) {
    let ending = CancellationTests.cancel(script.source)
    #expect(ending.summary == "KeyboardInterrupt")
    #expect(ending.seconds < CancellationTests.patience)
  }

  @Test(.enabled(if: isThorough), arguments: texts + lists + sorts + tables + numbers)
  func workOnLargeDataStops(_ script: HostileScript) {
    let ending = CancellationTests.cancel(script.source)
    #expect(ending.summary == "KeyboardInterrupt")
    #expect(ending.seconds < CancellationTests.patience)
  }

  @Test(arguments: CancellationTests.swallowing)
  func nothingSwallowsTheThirdInterrupt(_ script: HostileScript) {
    let ending = CancellationTests.cancel(script.source, times: 3)
    #expect(ending.summary == "KeyboardInterrupt")
    #expect(ending.seconds < CancellationTests.patience)
  }

  @Test func aScriptMayCatchTheFirstInterrupt() {
    let script = HostileScript(
      """
      saved = []
      class Saving:
        def __enter__(self): return self
        def __exit__(self, *_): saved.append("with")
      """,
      """
      try:
        with Saving():
          try:
            while True: pass
          finally:
            saved.append("finally")
      except KeyboardInterrupt:
        saved.append("except")
      total = sum(range(1000000))
      raise SystemExit(" ".join(saved))
      """)
    #expect(CancellationTests.cancel(script.source).summary == "SystemExit: finally with except")
  }

  @Test(arguments: CancellationTests.swallowing)
  func nothingSwallowsADeadline(_ script: HostileScript) {
    let start = CancellationTests.now()
    let limits = Limits(budget: Budget(seconds: 0.2), clock: CancellationTests.now)
    let ending = CancellationTests.run(script.source, limits) { start + 0.2 }
    #expect(ending.summary == "TimeLimitError: the cell ran longer than its 0.2 seconds")
    #expect(ending.seconds < CancellationTests.patience)
  }

  @Test(arguments: CancellationTests.swallowing)
  func nothingSwallowsAStepBudget(_ script: HostileScript) {
    let limits = Limits(budget: Budget(steps: 100_000), clock: CancellationTests.now)
    let ending = CancellationTests.run(script.source, limits) { CancellationTests.now() }
    #expect(ending.summary == "StepLimitError: the cell ran longer than its 100000 steps")
    #expect(ending.seconds < CancellationTests.patience)
  }

  /// A list being sorted when the user cancels still holds all its items.
  @Test func aCancelledSortLosesNothing() throws {
    let flag = CancelFlag()
    let host = Host(write: { _, _ in flag.raise() })
    let interpreter = Interpreter(limits: Limits(cancelFlag: flag), host: host)
    let script =
      "x = [i * 7919 % 100003 for i in range(100003)]\ndef key(i):\n  if i == 5: print()\n  return i\n"
    _ = try? interpreter.run(Source(name: "<test>", text: script + "x.sort(key=lambda i: (key(i),))"))
    flag.lower()
    let count = try interpreter.run(Source(name: "<test>", text: "len(set(x))"), returnsLastValue: true)
    #expect(count.asInt == 100_003)
  }

  /// A text being appended to when the user cancels is what it was.
  @Test func aCancelledAppendLeavesTheText() throws {
    let flag = CancelFlag()
    let host = Host(write: { _, _ in flag.raise() })
    let interpreter = Interpreter(limits: Limits(cancelFlag: flag), host: host)
    let script = "s = 'a' * 10**6\ns += 'b'\nt = 'c' * 10**6\nprint()\ns += t\ns = None"
    _ = try? interpreter.run(Source(name: "<test>", text: script))
    flag.lower()
    let count = try interpreter.run(Source(name: "<test>", text: "len(s)"), returnsLastValue: true)
    #expect(count.asInt == 1_000_001)
  }

  /// What a cancelled run leaves behind is freed when the next one begins.
  @Test func whatCancellingLeavesBehindIsFreed() throws {
    let flag = CancelFlag()
    let host = Host(write: { _, _ in flag.raise() })
    let interpreter = Interpreter(limits: Limits(cancelFlag: flag), host: host)
    let script = """
      def work():
        x = [[[i]] for i in range(40_000)]
        d = {i: [i] for i in range(40_000)}
        s = {(i,) for i in range(40_000)}
        print()
        while True: pass
      work()
      """
    let objects = interpreter.machine.heap.objectCount
    _ = try? interpreter.run(Source(name: "<test>", text: script))
    flag.lower()
    try interpreter.run(Source(name: "<test>", text: "pass"))
    #expect(interpreter.machine.heap.objectCount < objects + 1000)
  }

  /// Raises the cancel flag when it is severed, and on request when the search for cycles comes to it.
  private final class Alarm: Container {
    private let flag: CancelFlag
    var ringsWhenReached = false
    var held: [Value] = []

    init(_ flag: CancelFlag, heap: Heap) {
      self.flag = flag
      super.init(heap: heap)
    }

    override func forEachReference(_ visit: (Value) -> Void) {
      if ringsWhenReached { flag.raise() }
      for value in held { visit(value) }
    }

    override func sever() {
      if !held.isEmpty { flag.raise() }
      held = []
    }
  }

  /// A list that holds itself.
  private func cycle(_ heap: Heap) -> Value {
    let list = ListObject(heap: heap)
    list.append(.list(list))
    return .list(list)
  }

  /// Ctrl-C while what is in use is marked: nothing is freed then, and nothing that is in use by the next search.
  @Test func aCancelledSearchForCyclesIsGivenUp() {
    let flag = CancelFlag()
    let machine = Machine(limits: Limits(cancelFlag: flag))
    machine.collectCycles()
    let kept = Alarm(flag, heap: machine.heap)
    kept.held = (0..<40_000).map { _ in cycle(machine.heap) }
    machine.extraRoots["kept"] = .object(kept)
    for _ in 0..<1_000 { _ = cycle(machine.heap) }
    let objects = machine.heap.objectCount
    kept.ringsWhenReached = true
    machine.collectCycles()
    #expect(flag.isRaised && machine.heap.objectCount == objects)
    machine.collectCycles()
    #expect(machine.heap.objectCount == objects)
    kept.ringsWhenReached = false
    flag.lower()
    machine.collectCycles()
    #expect(machine.heap.objectCount == objects - 1_000)
  }

  /// Ctrl-C while garbage is freed: the rest waits for the next search.
  @Test func garbageThatCancellingLeavesWaits() {
    let flag = CancelFlag()
    let machine = Machine(limits: Limits(cancelFlag: flag))
    machine.collectCycles()
    let objects = machine.heap.objectCount
    let alarm = Alarm(flag, heap: machine.heap)
    alarm.held = [.object(alarm)]
    for _ in 0..<60_000 { _ = cycle(machine.heap) }
    machine.collectCycles()
    #expect(machine.heap.objectCount > objects + 30_000)
    flag.lower()
    machine.heap.freeRemains()
    machine.collectCycles()
    #expect(withExtendedLifetime(alarm) { machine.heap.objectCount } == objects + 1)
  }
}

/// A thread of its own: those of a pool may all be busy, and the one that is to stop the other would never run.
private final class Thread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    }
  }

  private let thread: pthread_t?

  init(stackSize: Int, _ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Darwin)
      var made: pthread_t?
    #else
      var made = pthread_t()
    #endif
    let failure = pthread_create(&made, &attributes, { Work.run($0) }, work.toOpaque())
    if failure != 0 { work.release() }
    thread = failure == 0 ? made : nil
  }

  func join() { if let thread { pthread_join(thread, nil) } }
}

// MARK: - The scripts

extension CancellationTests {
  /// A single statement would go on for minutes, or is repeated without a poll between.
  static let endless: [HostileScript] = [
    HostileScript("", "sum(range(10**12))"),
    HostileScript("", "max(map(abs, range(10**12)))"),
    HostileScript("", "any(x > 10**12 for x in range(10**12))"),
    HostileScript("", "list(iter(int, 1))"),
    HostileScript("", "tuple(iter(int, 1))"),
    HostileScript("", "set(range(10**12))"),
    HostileScript("", "dict.fromkeys(range(10**12))"),
    HostileScript("", "dict(zip(range(10**12), range(10**12)))"),
    HostileScript("", "''.join(iter(str, 'x'))"),
    HostileScript("", "a, *b = iter(int, 1)"),
    HostileScript("", "sorted(range(10**7))"),
    HostileScript("", "sorted(range(10**7), key=lambda i: 0)"),
    HostileScript("import itertools", "sum(itertools.count())"),
    HostileScript("import collections, itertools", "collections.deque(itertools.count(), maxlen=9)"),
    HostileScript("import itertools", "for _ in itertools.combinations(range(10**4), 10**3): pass"),
    HostileScript("", "10**10**8"),
    HostileScript("", "1 << 10**8"),
    HostileScript("n = (1 << 10**7) - 1", "n + n, n - 1, -n, hash(n), n == n + 1"),
    HostileScript("n = (1 << 10**6) - 1", "pow(3, n, n - 2)"),
    HostileScript("import math", "math.factorial(10**6)"),
    HostileScript("", "'ab' * 10**9"),
    HostileScript("", "'a'.center(10**9)"),
    HostileScript("s = 'a' * 10**7; t = 'a' * 10**5 + 'b' + 'a' * 10**5", "t in s"),
    HostileScript("s = 'a' * 10**8", "f'{s} {s}'"),
    HostileScript("s = 'a' * 10**8", "t = ''\nfor _ in range(9): t += s"),
    HostileScript("", "[0] * 10**8"),
    HostileScript("", "(0, 1) * 10**8"),
    HostileScript("x = [0] * 10**7", "x.insert(0, x.pop(0))"),
  ]

  static let texts: [HostileScript] = [
    HostileScript("s = 'a' * 10**8; t = 'a' * 1000 + 'b'", "t in s"),
    HostileScript("s = 'a' * 10**8", "s.find('b')"),
    HostileScript("s = 'a' * 10**8", "s.rfind('b')"),
    HostileScript("s = 'a' * 10**7; t = 'b' + 'a' * 10**6", "s.rfind(t)"),
    HostileScript("s = 'ab' * 10**7", "s.count('b')"),
    HostileScript("s = 'ab' * 10**7", "s.replace('a', 'xyz')"),
    HostileScript("s = 'a ' * 10**6", "s.split()"),
    HostileScript("s = 'a,' * 10**6", "s.rsplit(',')"),
    HostileScript("s = 'a\\n' * 10**6", "s.splitlines()"),
    HostileScript("s = 'a' * 10**8", "s.partition('b')"),
    HostileScript("s = ' ' * 10**8", "s.strip()"),
    HostileScript("x = ['ab'] * 10**6", "'-'.join(x)"),
    HostileScript("s = 'ab' * 10**6", "s.translate({97: 'x'})"),
    HostileScript("s = 'ab' * 10**8", "s.upper()"),
    HostileScript("s = 'ab\\u0141' * 10**6", "s.lower()"),
    HostileScript("s = '\\u03a3' + '\\u00ad' * 10**6", "(s + s).lower()"),
    HostileScript("s = 'ab ' * 10**6", "s.title()"),
    HostileScript("s = 'A' * 10**7", "s.isupper()"),
    HostileScript("", "'a'.center(10**9)"),
    HostileScript("", "'1'.zfill(10**9)"),
    HostileScript("s = '\\t' * 10**6", "s.expandtabs(20)"),
    HostileScript("s = 'a\\'\\n' * 10**6", "repr(s)"),
    HostileScript("s = 'a' * 10**9; t = 'a' * 10**9", "s == t"),
    HostileScript("s = 'a' * 10**8; t = 'a' * 10**8 + 'b'", "s < t"),
    HostileScript("", "hash('a' * 10**8)"),
    HostileScript("", "'ab' * 10**9"),
    HostileScript("s = 'a' * 10**9", "s + s"),
    HostileScript("s = 'a' * 10**9", "s[1:]"),
    HostileScript("s = 'a' * 10**8", "s[::-1]"),
    HostileScript("s = 'a' * 10**8", "f'{s} {s}'"),
    HostileScript("s = 'a' * 10**8", "'{} {:>9}'.format(s, s)"),
    HostileScript("s = 'a' * 10**8", "'%s %s' % (s, s)"),
    HostileScript("s = 'ab' * 10**6", "list(s)"),
  ]

  static let lists: [HostileScript] = [
    HostileScript("x = [0] * 10**7; y = [0] * 10**7", "x == y"),
    HostileScript("x = [0] * 10**8", "x.copy()"),
    HostileScript("x = [[]] * 10**7", "x[1:]"),
    HostileScript("x = [0] * 10**7", "x[::2]"),
    HostileScript("x = [0] * 10**7", "x + x"),
    HostileScript("", "[0] * 10**8"),
    HostileScript("", "(0, 1) * 10**7"),
    HostileScript("x = [0] * 10**7", "y = []\ny.extend(x)"),
    HostileScript("x = [0] * 10**7", "x.reverse()"),
    HostileScript("x = [0] * 10**6", "x.index(1) if 1 in x else x.count(1)"),
    HostileScript("x = [0] * 10**6", "x.insert(0, 1)"),
    HostileScript("x = [0] * 10**7", "x.append(x.pop(0))"),
    HostileScript("", "list(range(10**8))"),
    HostileScript("", "sum(range(10**9))"),
    HostileScript("", "max(map(abs, range(10**9)))"),
    HostileScript("", "any(x > 10**10 for x in range(10**9))"),
    HostileScript("x = [0] * 10**6", "list(zip(x, x))"),
    HostileScript("x = [0] * 10**6", "repr(x)"),
    HostileScript("x = (0,) * 10**7", "hash(x)"),
    HostileScript("x = [0] * 10**6", "a, *b = x"),
  ]

  static let sorts: [HostileScript] = [
    HostileScript("x = [i * 7919 % 10**6 for i in range(10**6)]", "sorted(x)"),
    HostileScript("x = [i * 7919 % 10**6 / 2 for i in range(10**6)]", "sorted(x, reverse=True)"),
    HostileScript("x = [str(i * 7919 % 10**5) for i in range(10**5)]", "sorted(x)"),
    HostileScript("x = ['a' * 10**5 + str(i) for i in range(1000)]", "sorted(x)"),
    HostileScript("x = [(1, i * 7919 % 10**5) for i in range(10**5)]", "sorted(x)"),
    HostileScript("x = list(range(10**6))", "sorted(x, key=lambda i: -i)"),
  ]

  static let tables: [HostileScript] = [
    HostileScript("", "set(range(10**7))"),
    HostileScript("s = set(range(10**6)); t = set(range(1, 10**6))", "s | t, s & t, s ^ t, s - t, s <= t"),
    HostileScript("s = frozenset(range(10**6))", "hash(frozenset(s | {1}))"),
    HostileScript("", "dict.fromkeys(range(10**7))"),
    HostileScript("", "dict(zip(range(10**7), range(10**7)))"),
    HostileScript("d = dict.fromkeys(range(10**6))", "d == d.copy(), d | d"),
  ]

  static let numbers: [HostileScript] = [
    HostileScript("n = (1 << 10**7) - 1", "n * n"),
    HostileScript("", "10**10**7"),
    HostileScript("n = (1 << 10**6) - 1", "pow(3, n, n - 2)"),
    HostileScript("n = (1 << 10**6) - 1; m = (1 << 5 * 10**5) - 3", "n // m, n % m"),
    HostileScript("n = (1 << 10**8) - 1", "n + n, n - 1, n & n, n ^ -n, n >> 3, -n"),
    HostileScript("", "1 << 10**8"),
    HostileScript("n = (1 << 10**8) - 1", "hash(n), n == n + 1"),
    HostileScript("n = (1 << 10**7) - 1", "hex(n), int(hex(n), 16)"),
    HostileScript("import math", "math.factorial(10**6)"),
    HostileScript("import math", "math.comb(10**6, 5 * 10**5)"),
    HostileScript("import math\nn = (1 << 10**6) - 1; m = (1 << 10**6 - 1) - 5", "math.gcd(n, m)"),
    HostileScript("import math\nn = (1 << 10**6) - 1", "math.isqrt(n)"),
  ]

  /// Attempts to go on after having been stopped.
  static let swallowing: [HostileScript] = [
    HostileScript("", "try:\n  while True: pass\nexcept: pass"),
    HostileScript("", "try:\n  while True: pass\nexcept BaseException: pass"),
    HostileScript("", "try:\n  while True: pass\nexcept (KeyboardInterrupt, Exception): pass"),
    HostileScript("", "try:\n  while True: pass\nfinally:\n  while True: pass"),
    HostileScript("", "while True:\n  try:\n    while True: pass\n  finally:\n    continue"),
    HostileScript(
      "def f():\n  while True:\n    try: yield\n    except: pass\n    finally: pass", "for _ in f(): pass"),
    HostileScript("def f():\n  try:\n    while True: pass\n  finally: return 1", "f()"),
    HostileScript(
      "def key(x):\n  try:\n    while True: pass\n  except BaseException: return 0", "sorted([1, 2], key=key)"),
    HostileScript(
      """
      class Swallow:
        def __enter__(self): return self
        def __exit__(self, *_): return True
      """, "with Swallow():\n  while True: pass"),
    HostileScript(
      """
      class Loop:
        def __eq__(self, other):
          try:
            while True: pass
          except BaseException: return False
        def __hash__(self): return 1
      """, "{Loop(): 1, Loop(): 2}"),
  ]
}
