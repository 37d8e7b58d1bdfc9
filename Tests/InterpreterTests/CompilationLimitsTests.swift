// Reading and compiling a script is work like running it: it obeys the cancel flag and the budgets.

import Limits
import Syntax
import Testing

@testable import Interpreter

@Suite struct CompilationLimitsTests {
  private static func summary(of text: String, _ budget: Budget = Budget(), cancelled: Bool = false) -> String {
    let flag = CancelFlag()
    let interpreter = Interpreter(
      limits: Limits(budget: budget, cancelFlag: flag), host: Host(write: { _, _ in }))
    if cancelled { flag.raise() }
    do throws(Raise) { try interpreter.run(Source(name: "<long>", text: text)) } catch {
      return interpreter.summary(of: error.exception)
    }
    return "finished"
  }

  /// `try` in `try`, the `finally` of each with a way out of its own, on which it is compiled once more: 2^depth times.
  private static func nested(_ depth: Int) -> String {
    var lines = ["def f():"]
    for level in 1...depth { lines.append(String(repeating: " ", count: level) + "try:") }
    lines.append(String(repeating: " ", count: depth + 1) + "return 0")
    for level in (1...depth).reversed() {
      let indentation = String(repeating: " ", count: level)
      lines += [indentation + "finally:", indentation + " return \(level)"]
    }
    return lines.joined(separator: "\n") + "\nf()\n"
  }

  @Test func readingIsCancelled() {
    let lines = String(repeating: "x = 1 + 1\n", count: 10_000)
    #expect(
      CompilationLimitsTests.summary(of: lines + "(")
        == "SyntaxError: '(' was never closed")
    #expect(CompilationLimitsTests.summary(of: lines + "(", cancelled: true) == "KeyboardInterrupt")
  }

  @Test func compilingKeepsToItsBudgets() {
    #expect(CompilationLimitsTests.summary(of: CompilationLimitsTests.nested(3)) == "finished")
    let stopped = CompilationLimitsTests.summary(of: CompilationLimitsTests.nested(40), Budget(steps: 100_000))
    #expect(stopped == "StepLimitError: the cell ran longer than its 100000 steps")
  }

  @Test func aLongDottedNameIsNoDeepOne() {
    let path = String(repeating: ".a", count: 60_000)
    #expect(CompilationLimitsTests.summary(of: "import a" + path) == "ModuleNotFoundError: No module named 'a'")
  }

  @Test func aLongNumberIsReadAtOnce() {
    let digits = String(repeating: "f", count: 100_000)
    let text = "x = 0x\(digits)\nassert x.bit_length() == 400_000 and x & (x + 1) == 0"
    #expect(CompilationLimitsTests.summary(of: text) == "finished")
  }

  @Test func aModuleSaysHowManyNamesItHolds() {
    let text = "for i in range(70_000): globals()[f'a{i}'] = i"
    let room = "a module holds at most 65535 global names"
    #expect(CompilationLimitsTests.summary(of: text).hasSuffix(room))
  }
}
