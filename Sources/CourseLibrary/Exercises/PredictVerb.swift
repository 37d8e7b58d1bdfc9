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
    var reply = ask("? \(question) ").map(TypedAnswer.init)
    try call.machine.poll()
    if reply?.isEmpty == true {
      reply = ask("  your answer, or Enter to be told: ").map(TypedAnswer.init)
      try call.machine.poll()
    }
    guard let reply, !reply.isEmpty else {
      try machine.print(["  \(answer)"])
      return .none
    }
    let isRight = try reply.means(answer, number: machine.number(call[1])?.double)
    try machine.print([isRight ? "✓ yes, \(answer)" : "✗ it is \(answer)"])
    return .bool(isRight)
  }
}
