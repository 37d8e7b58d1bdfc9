// `check` compares what a student's code gave with what it should give.
//
// Two forms: `check(name, value, expected)` compares a value; with `args` (or `kwargs`) the second argument is the
// student's function, which is called with copies, so that an exception in it or a change of its inputs costs this check
// and no other. An exercise that nobody has touched yet (its stub is `...`, or raises NotImplementedError) is open, not
// wrong.

import Interpreter
import Syntax
import Tensors

extension CourseLibrary {
  static var exerciseVerbs: [Verb] { [checkVerb, predictVerb] }

  private static var checkVerb: Verb {
    Verb(
      "check",
      "name, value, expected=True, tol=1e-6, hint=None, *, args=None, kwargs=None, points=0, category=None, "
        + "rtol=0.0, relative=None, partial=False, without=None",
      "Prints a tick when value equals expected (within tol; expected may be a function that says yes or no), else "
        + "raises AssertionError; an unsolved exercise (... or None) stays open. With args or kwargs, value is a function "
        + "that is called with copies of them, and expected, where it is a function, too: an explanation says more about "
        + "what is wrong. rtol allows a difference relative to the expected number as np.allclose does; relative, where "
        + "given, is the greatest |a - b| / max(1e-8, |a| + |b|) and decides alone. points, category and partial (points "
        + "by the share of right numbers) count where homework is graded. without names what of the library a called answer "
        + "may not use."
        + "\n\n>>> check(\"width\", 28 - 5 + 1, 24)\n✓ width"
        + "\n\n>>> check(\"twice\", lambda x: 2 * x, tensor([2.0, 4.0]), args=(tensor([1.0, 2.0]),))\n✓ twice"
    ) { call in
      let record = try Check(call).record()
      call.library.environment.noteCheck(record)
      if let take = call.library.environment.checked {
        take(record)
        return .none
      }
      return try tell(record, of: call[1], call.machine)
    }
  }

  /// Prints what came of a check; a failed one raises.
  private static func tell(_ record: CheckRecord, of value: Value, _ machine: Machine) throws -> Value {
    switch record.verdict {
    case .passed: try machine.print(["✓ \(record.name)"])
    case .open:
      // A stub gives None; so does an answer that forgets to return.
      let left = value.isNone ? " (None so far: is a return missing?)" : ""
      try machine.print(["○ \(record.name): open\(left)"])
    case .failed:
      var lines = ["✗ \(record.name): \(record.complaint ?? "wrong")"]
      lines +=
        record.explanation.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }?.map {
          $0.isEmpty ? "" : "  \($0)"
        } ?? []
      if let hint = record.hint { lines.append("  hint: \(hint)") }
      throw machine.error("AssertionError", lines.joined(separator: "\n"))
    }
    return .none
  }
}

/// One call of `check`.
private struct Check {
  private let call: Call
  private let name: String
  private let tolerance: Tolerance
  private let points: Double
  private let category: String?
  private let hint: String?
  private let isPartial: Bool
  /// What the answer may not use.
  private let refused: Set<String>

  private var machine: Machine { call.machine }

  init(_ call: Call) throws {
    self.call = call
    name = try call.machine.str(call[0]).string
    tolerance = Tolerance(
      absolute: try call.double(3), relative: try call.double(9),
      largestRelativeError: try call.isMissing(10) ? nil : call.double(10))
    for (name, place, value) in [("tol", 3, tolerance.absolute), ("rtol", 9, tolerance.relative)] {
      guard value.isFinite, value >= 0 else {
        let given = try call.machine.repr(call[place]).string
        throw call.machine.valueError("check: \(name) must be a number from 0 on, got \(given)")
      }
    }
    hint = try call.isMissing(4) ? nil : call.machine.str(call[4]).string
    points = try call.double(7)
    guard points.isFinite, points >= 0 else {
      let given = try call.machine.repr(call[7]).string
      throw call.machine.valueError("check: points must be a number from 0 on, got \(given)")
    }
    category = try call.isMissing(8) ? nil : call.machine.str(call[8]).string
    isPartial = try call.bool(11)
    refused =
      try call.isMissing(12)
      ? [] : Set(call.machine.elements(of: call[12]).map { try call.machine.str($0).string })
    if !refused.isEmpty, call.isMissing(5), call.isMissing(6) {
      throw call.machine.valueError("check: without is for an answer that is called: give args or kwargs")
    }
  }

  func record() throws -> CheckRecord {
    let (value, expected) = (call[1], call[2])
    if let given = try given() { return try record(calling: value, expected, given) }
    if value.isNone || value.isIdentical(to: machine.ellipsis) { return record(.open) }
    let comparison = AnswerComparison(tolerance: tolerance, call: call)
    if value.isCallable, !expected.isCallable {
      return record(
        .failed(.notANumber, "got \(comparison.text(value)), expected \(comparison.text(expected))"))
    }
    if expected.isCallable {
      return try record(asking: expected, of: value, comparison)
    }
    let judgement = try comparison.judge(value, expected)
    let question = Question(
      call: call, tolerance: tolerance, answer: value, expected: expected, judgement: judgement)
    return record(judgement, explanation: try question.explanation())
  }

  /// What a function says of the answer. An answer that it cannot use is wrong.
  private func record(
    asking judge: Value, of value: Value, _ comparison: AnswerComparison
  ) throws -> CheckRecord {
    let verdict: Value
    let isRight: Bool
    do throws(Raise) {
      verdict = try machine.call(judge, [value])
      isRight = try machine.isTrue(verdict)
    } catch {
      if error.exception.limit != nil { throw error }
      let kind = error.exception.type.name
      let message = (try? error.exception.str(machine).string) ?? ""
      let reason = message.isEmpty ? kind : "\(kind): \(message)"
      let got = "got \(comparison.text(value)) of type \(machine.typeName(value))"
      return record(.failed(.exception(kind), "\(got), which the check cannot use (\(reason))"))
    }
    // What is not a number passes nothing, however the question is put: `not abs(nan - 1) > 0.1` is true.
    if isRight, !(try call.holdsNaN(value)), !(try call.holdsNaN(verdict)) { return record(Judgement()) }
    return record(.failed(.values, "got \(comparison.text(value))"))
  }

  /// The arguments to call an answer with; nil where there are none to.
  private func given() throws -> GivenArguments? {
    if call.isMissing(5), call.isMissing(6) { return nil }
    let positional = try call.isMissing(5) ? [] : machine.elements(of: call[5])
    var named: [(name: String, value: Value)] = []
    if !call.isMissing(6) {
      guard case .dict = call[6] else { throw call.mismatch(6, "dict") }
      for key in try machine.elements(of: call[6]) {
        named.append((try machine.str(key).string, try machine.item(of: call[6], at: key)))
      }
    }
    return GivenArguments(positional: positional, named: named)
  }

  // MARK: An answer that is called

  private func record(calling answer: Value, _ expected: Value, _ given: GivenArguments) throws -> CheckRecord {
    if answer.isIdentical(to: machine.ellipsis) { return record(.open) }
    if machine.isStub(answer) { return record(.open) }
    guard answer.isCallable || machine.isClass(answer) else {
      return record(.failed(.notANumber, "the answer is no function but \(machine.typeName(answer))"))
    }
    let handed = try given.copied(machine)
    let value: Value
    do {
      value = try machine.forbidding(refused) { try handed.call(answer, machine) }
    } catch let raise as Raise where raise.exception.limit == nil {
      return record(of: raise.exception)
    }
    if value.isIdentical(to: machine.ellipsis) { return record(.open) }
    let names = ParameterNames(answer: answer, reference: expected, given, machine)
    if let changed = try handed.changed(from: given, machine).first {
      return record(.failed(.changedInput, "\(names.spoken(changed)) was changed; work on a copy of it"))
    }
    let isReference = expected.isCallable
    let wanted = try isReference ? given.copied(machine).call(expected, machine) : expected
    if value.isNone, !wanted.isNone {
      return record(.failed(.notANumber, "gave None: is a return missing?"))
    }
    let judgement = try AnswerComparison(tolerance: tolerance, call: call).judge(value, wanted)
    let question = Question(
      call: call, tolerance: tolerance, answer: value, expected: wanted, judgement: judgement,
      reference: isReference ? expected : nil, given: given, names: names)
    return record(judgement, explanation: try question.explanation())
  }

  private func record(of exception: ExceptionObject) -> CheckRecord {
    let kind = exception.type.name
    let message = (try? exception.str(machine).string) ?? ""
    // The library says what it lacks; a stub says nothing.
    if message.isEmpty, exception.type.isSubtype(of: machine.heap.types.exception("NotImplementedError")) {
      return record(.open)
    }
    // Frames stand innermost first; those of the library and of the check's own lambda say nothing of the answer.
    let frame = exception.traceback.first {
      !$0.source.name.hasPrefix("<convbook library>") && $0.function != "<lambda>" && $0.function != "<module>"
    }
    let place = frame.map { frame in
      " (line \(frame.source.lineNumber(at: Int(frame.span.start))), in \(frame.function))"
    }
    return record(
      .failed(.exception(kind), "raised \(kind)\(message.isEmpty ? "" : ": \(message)")\(place ?? "")"))
  }

  // MARK: Records

  private func record(_ verdict: CheckRecord.Verdict) -> CheckRecord {
    CheckRecord(name: name, points: points, verdict: verdict, category: category, hint: hint)
  }

  private func record(_ judgement: Judgement, explanation: String? = nil) -> CheckRecord {
    var record = record(judgement.complaint == nil ? .passed : .failed)
    record.share = judgement.complaint == nil ? 1 : isPartial ? judgement.share : 0
    record.complaint = judgement.complaint
    record.explanation = explanation
    record.failure = judgement.failure
    record.error = judgement.error
    return record
  }
}

extension Value {
  /// Whether it is a function or another object that can be called, and no class.
  var isCallable: Bool {
    switch self {
    case .function: true
    case .object(let object): object.isCallable && !(object is TypeObject)
    default: false
    }
  }
}

extension Machine {
  fileprivate func isClass(_ value: Value) -> Bool { value.object is TypeObject }
}
