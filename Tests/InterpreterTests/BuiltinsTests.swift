import Limits
import Syntax
import Testing

@testable import Interpreter

// The built-ins, through small scripts. What is expected was taken from CPython 3.11; the recorded scripts beside
// this file hold the bulk, here stand the budgets and what a recording cannot show.

@Suite struct BuiltinsTests {
  /// What a script prints, and the last line of its traceback if it fails.
  private func output(_ script: String, _ budget: Budget = Budget(steps: 10_000_000, bytes: 1 << 28)) -> String
  {
    final class Printed { var text = "" }
    let printed = Printed()
    let host = Host(write: { _, text in printed.text += text.string })
    let interpreter = Interpreter(limits: Limits(budget: budget), host: host)
    do {
      try interpreter.run(Source(name: "<test>", text: script))
    } catch {
      printed.text += interpreter.summary(of: error.exception)
    }
    return printed.text
  }

  /// The repr of each expression, or its error.
  private func answers(_ expressions: String...) -> [String] {
    let attempts = expressions.map {
      "try: print(repr(\($0)))\nexcept Exception as e: print(type(e).__name__ + ':', e)\n"
    }
    return output(attempts.joined()).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    "'a' * 10**12", "[0] * 10**12", "list(range(10**12))", "tuple(range(10**9))", "'x'.zfill(10**12)",
    "'x'.center(10**12)", "('ab' * 10**6).replace('', 'x' * 10**6)", "','.join(['x' * 10**6] * 10**6)",
    "'\\t'.expandtabs(10**12)", "'{:1000000000000}'.format(1)", "sorted(range(10**9))",
    "dict.fromkeys(range(10**9))", "set(range(10**9))",
  ])
  func hugeResultsAreRefusedBeforeTheyAreBuilt(_ expression: String) {
    let budget = Budget(steps: 100_000_000, bytes: 1 << 23)
    let last = output(expression, budget).split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("MemoryError") || last.hasPrefix("OverflowError"))
  }

  @Test(arguments: [
    "sum(iter(int, 1))", "list(zip(iter(int, 1)))", "any(iter(int, 1))", "max(iter(int, 1))",
    "[0].extend(iter(int, 1))", "set(map(abs, iter(int, 1)))", "next(filter(None, iter(int, 1)))",
    "5 in iter(int, 1)", "import math; math.factorial(10**8)", "import math; math.comb(10**9, 10**8)",
    "pow(3, 1 << 400000, (1 << 20000) - 1)", "import math; math.isqrt(1 << 10**6 | 1)",
    "import math; math.gcd(3**40000, 7**22000)", "import math; math.factorial(3 * 10**4)",
    "import math; math.perm(10**6, 10**4)", "n = 1 << 10**6 | 1\nfor _ in range(100): n % 3",
    "s = '9' * 4300\nfor _ in range(100): int(s)", "n = 10**4000\nfor _ in range(100): str(n)",
    "n = 10**4000\nfor _ in range(100): f'{n:,}'", "n = 1 << 10**7\nfor _ in range(100): n / (n + 1)",
    "k = int\nfor _ in range(60): k = (k, k)\nisinstance('a', k)",
    "k = int\nfor _ in range(60): k = (k, k)\nissubclass(str, k)",
    "t = (); u = ()\nfor _ in range(60): t = (t, t); u = (u, u)\nt < u",
    "t = []; u = []\nfor _ in range(60): t = [t, t]; u = [u, u]\nt == u",
    "t = {}; u = {}\nfor _ in range(60): t = {1: t, 2: t}; u = {1: u, 2: u}\nt == u",
    "t = ()\nfor _ in range(60): t = (t, t)\nhash(t)", "t = []\nfor _ in range(60): t = [t, t]\nrepr(t)",
  ])
  func endlessNativeLoopsMeetTheBudget(_ script: String) {
    let budget = Budget(steps: 50_000, bytes: 1 << 24)
    #expect(["StepLimitError", "MemoryError"].contains { output(script, budget).contains($0) })
  }

  /// What a script makes without end is charged at what it takes: the measured bytes of one, or more.
  @Test(arguments: [
    ("class A: pass\nwhile True: getattr(A, 'a name that nobody has %d' % n, 1); n += 1", 120),
    ("class A: pass\nwhile True: a = A(); setattr(a, 'a%d' % n, 1); n += 1", 240),
    ("class A: pass\nx = []\nwhile True: a = A(); a.b = 1; x.append(a); n += 1", 200),
    ("x = []\nwhile True: x.append(ValueError(n)); n += 1", 400),
    (
      """
      x = []
      def fail(depth):
        if depth == 0: raise ValueError
        fail(depth - 1)
      while True:
        try: fail(50)
        except ValueError as e: x.append(e); n += 1
      """, 400 + 50 * 40
    ),
  ])
  func whatIsMadeWithoutEndIsCharged(_ script: String, bytes: Int) {
    let interpreter = Interpreter(limits: Limits(budget: Budget(bytes: 1 << 24)))
    let raise = #expect(throws: Raise.self) {
      try interpreter.run(Source(name: "<test>", text: "n = 0\n" + script))
    }
    #expect(raise?.exception.type.name == "MemoryError")
    let made = interpreter.globals["n"]?.asInt ?? .max
    #expect(made < (1 << 24) / bytes)
  }

  @Test func aListThatChangesWhileItIsSortedIsFoundOut() {
    let script = """
      xs = [3, 1, 2]
      def key(x):
          xs.append(x)
          return x
      try:
          xs.sort(key=key)
      except ValueError as error:
          print(error, xs)
      """
    #expect(output(script) == "list modified during sort [1, 2, 3]\n")
  }

  @Test func aFailingSortLeavesTheListAsItWas() {
    let script = """
      xs = [3, 1, "a", 2]
      try:
          xs.sort()
      except TypeError as error:
          print(error, xs)
      """
    #expect(output(script) == "'<' not supported between instances of 'str' and 'int' [3, 1, 'a', 2]\n")
  }

  @Test func sortingIsStableBothWays() {
    let script = """
      xs = [(n * 7919 % 13, n) for n in range(200)]
      up = sorted(xs, key=lambda x: x[0])
      down = sorted(xs, key=lambda x: x[0], reverse=True)
      print(all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(up, up[1:])))
      print(all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(down, down[1:])))
      """
    #expect(output(script) == "True\nTrue\n")
  }

  @Test func tuplesSortByTheirFirstDifference() {
    #expect(
      answers(
        "sorted([(2, 'b'), (1, 'z'), (2, 'a'), (1.5, None), (-1, [])])",
        "sorted([(1, 'a'), (1, 2)])", "sorted([(2**53 + 1, 0), (2.0**53, 0), (2**53, 1)])"
      ) == [
        "[(-1, []), (1, 'z'), (1.5, None), (2, 'a'), (2, 'b')]",
        "TypeError: '<' not supported between instances of 'int' and 'str'",
        "[(9007199254740992.0, 0), (9007199254740992, 1), (9007199254740993, 0)]",
      ])
  }

  @Test func wrongCountsOfArgumentsAreToldAsCPythonTellsThem() {
    #expect(
      answers(
        "len()", "[].insert(1)", "{}.get()", "'a'.find()", "'a'.split(1, 2, 3)", "sum()", "round()",
        "[].sort(1)", "list.append(5, 1)", "str.upper()", "print(1, foo=2)", "enumerate()", "abs(x=1)") == [
          "TypeError: len() takes exactly one argument (0 given)",
          "TypeError: insert expected 2 arguments, got 1",
          "TypeError: get expected at least 1 argument, got 0",
          "TypeError: find() takes at least 1 argument (0 given)",
          "TypeError: split() takes at most 2 arguments (3 given)",
          "TypeError: sum() takes at least 1 positional argument (0 given)",
          "TypeError: round() missing required argument 'number' (pos 1)",
          "TypeError: sort() takes no positional arguments",
          "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object",
          "TypeError: unbound method str.upper() needs an argument",
          "TypeError: 'foo' is an invalid keyword argument for print()",
          "TypeError: enumerate() missing required argument 'iterable'",
          "TypeError: abs() takes no keyword arguments",
        ])
  }

  @Test func everyNaNIsItsOwn() {
    #expect(
      answers("(lambda x: x in [x])(float('nan'))", "float('nan') in [float('nan')]") == ["True", "False"])
  }

  @Test func rangesReachBeyondTheMachineWord() {
    #expect(
      answers(
        "list(range(2**63 - 1, 2**63 + 1))", "10**30 in range(10**31)", "len(range(10**20))",
        "range(-2**63, 2**63 - 1)[-1]", "list(reversed(range(-2**63, -2**63 + 2)))", "range(5, 10**20).index(7)"
      ) == [
        "[9223372036854775807, 9223372036854775808]", "True",
        "OverflowError: Python int too large to convert to C ssize_t", "9223372036854775806",
        "[-9223372036854775807, -9223372036854775808]", "2",
      ])
  }

  @Test func exactSumsAndNormsRoundOnce() {
    let script =
      "import math\nprint(math.fsum([1e16, 1, 1e-16]), math.hypot(0.1, 0.2, 0.3), math.hypot(1e200, 1e200))"
    #expect(output(script) == "1.0000000000000002e+16 0.3741657386773941 1.414213562373095e+200\n")
  }
}
