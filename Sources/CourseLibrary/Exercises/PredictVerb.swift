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
    // Enter alone is a slip more often than an answer; who answers with Ctrl-C wants to stop, not to be told.
    // Nor is a word a guess at a number that is written in digits.
    let number = try machine.number(call[1])?.double
    let wantsDigits = number != nil && answer.contains { $0.isNumber }
    func typed(_ prompt: String) throws -> TypedAnswer? {
      let reply = ask(prompt).map { TypedAnswer($0, to: question) }
      try machine.poll()
      return reply
    }
    var reply = try typed("? \(question) ")
    if let first = reply, first.isEmpty || (wantsDigits && !first.hasDigits) {
      reply = try typed("  your answer\(first.isEmpty ? "" : ", a number"), or Enter to be told: ")
    }
    guard let reply, !reply.isEmpty else {
      try machine.print(["  \(answer)"])
      return .none
    }
    let isRight = reply.means(answer, number: number)
    try machine.print([isRight ? "✓ yes, \(answer)" : "✗ it is \(answer)"])
    return .bool(isRight)
  }
}
