import Limits
import Syntax
import Testing

@testable import Interpreter

// The standard modules under budgets: what never ends is stopped, what is too large is refused. What they compute
// is recorded in the scripts beside this file.

@Suite struct ModulesTests {
  /// The last line of the traceback of a script that fails.
  private func failure(_ expression: String) -> String {
    let budget = Budget(steps: 300_000, bytes: 1 << 25)
    let interpreter = Interpreter(limits: Limits(budget: budget))
    let script =
      "import copy, functools, itertools, operator\nfrom collections import *\nfrom itertools import *\n"
    do {
      try interpreter.run(Source(name: "<test>", text: script + expression))
      return "done"
    } catch {
      return interpreter.summary(of: error.exception)
    }
  }

  @Test(arguments: [
    "list(count())", "list(cycle([1]))", "sum(repeat(1))", "next(filterfalse(lambda x: True, count()))",
    "next(dropwhile(lambda x: True, count()))", "next(compress(count(), repeat(0)))",
    "next(chain.from_iterable(repeat([])))", "next(islice(count(), 10**18, None))",
    "deque(count(), maxlen=0)", "functools.reduce(operator.add, repeat(1))", "Counter(repeat(1))",
    "list(permutations(range(20)))", "operator.countOf(count(), -1)", "-1 in count()",
    "list(zip_longest(count(), []))", "list(accumulate(repeat(0)))", "max(starmap(max, repeat((1, 2))))",
    "[0 for _ in groupby(repeat(1))]", "list(pairwise(count()))", "deque(count())", "list(cycle(count()))",
    "a, b = tee(count())\nlist(a)",
  ])
  func endlessIterationIsStopped(_ expression: String) {
    let failure = failure(expression)
    #expect(failure.hasPrefix("StepLimitError") || failure.hasPrefix("MemoryError"))
  }

  @Test(arguments: [
    "product([0, 1], repeat=10**9)", "combinations_with_replacement([1], 10**12)", "deque([1]) * 10**12",
    "tee([], 10**12)", "product(range(10**9))", "list(combinations(range(10**9), 2))",
  ])
  func hugeArrangementsAreRefused(_ expression: String) {
    #expect(failure(expression).hasPrefix("MemoryError"))
  }

  @Test func longChainsDieWithoutDepth() {
    #expect(
      failure("a, b = tee(range(20000))\nlist(a)\ndel a, b\nd = deque()\nfor _ in range(20000): d = deque([d])")
        == "done")
  }
}
