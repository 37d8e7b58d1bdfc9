// `predict` asks before it tells.

import Interpreter
import Tensors

extension CourseLibrary {
  static var predictVerb: Verb {
    Verb(
      "predict", "question, answer",
      "Asks before it tells: at a prompt compares what you type with the answer, elsewhere prints both."
    ) { try predict($0) }
  }

  private static func predict(_ call: Call) throws -> Value {
    let machine = call.machine
    let question = try machine.str(call[0]).string
    let answer = try machine.str(call[1]).string
    guard let ask = call.library.environment.ask else {
      try machine.print(["? \(question)", "  \(answer)"])
      return .none
    }
    let given = ask("? \(question) ")
    // Who answers with Ctrl-C wants to stop, not to be told.
    try call.machine.poll()
    guard let reply = given else {
      try machine.print(["  \(answer)"])
      return .none
    }
    let isRight = try matches(reply, answer: answer, number: machine.number(call[1])?.double)
    try machine.print([isRight ? "✓ yes, \(answer)" : "✗ it is \(answer)"])
    return .bool(isRight)
  }

  /// Whether what was typed means the answer: `27,773` and `27773.0` are 27773.
  private static func matches(_ reply: String, answer: String, number: Double?) -> Bool {
    let typed = reply.lowercased().filter { !$0.isWhitespace }
    if typed == answer.lowercased().filter({ !$0.isWhitespace }) { return true }
    guard let number, let value = Double(typed.filter { $0 != "," }) else { return false }
    return abs(value - number) <= 1e-6 * max(1, abs(number))
  }
}
