// The forms a source takes on its way to being run, as text for people.

internal import Interpreter
internal import Limits
internal import Syntax

extension Session {
  /// A form between text and result that can be printed.
  package enum Stage: String, CaseIterable, Sendable {
    case tokens
    case ast
    case code
  }

  /// Why a source has no such form: the report as CPython prints it, which ends in a line feed.
  package struct StageFailure: Error {
    package let report: String
  }

  /// The source at a stage, a line for each token, node or instruction.
  package func dump(
    _ stage: Stage, of code: String, name: String, firstLine: Int = 1
  ) throws(StageFailure) -> String {
    let source = Source(name: name, text: code, firstLine: firstLine)
    var outcome: Result<String, StageFailure> = .failure(StageFailure(report: "MemoryError\n"))
    limits.begin(budget)
    _ = LargeStack.run { outcome = dumped(stage, source) }
    return try outcome.get()
  }

  private func dumped(_ stage: Stage, _ source: Source) -> Result<String, StageFailure> {
    do throws(Raise) {
      switch stage {
      case .tokens:
        if let tokens = try? scan(source) { return .success(Syntax.dump(tokens: tokens, of: source)) }
      case .ast: if let tree = try? parse(source) { return .success(Syntax.dump(tree, of: source)) }
      case .code: break
      }
      // What cannot be scanned or parsed cannot be compiled either, and is reported from there.
      return .success(try interpreter.disassembly(of: source))
    } catch {
      return .failure(StageFailure(report: interpreter.traceback(of: error.exception)))
    }
  }
}
