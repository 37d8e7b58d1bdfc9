// What a front end can look at beside names: shapes, the frames that an error left, and how long code takes.

internal import CourseLibrary
internal import Interpreter
internal import Limits
internal import Syntax

/// A frame that the latest error left, innermost first.
package struct FailedFrame: Equatable, Sendable {
  /// `<module>` at the top of a cell.
  package var function: String
  /// The file or cell, and its line.
  package var place: String
  package var line: Int
  /// The line itself.
  package var source: String
  package var variables: [Variable]
}

/// A variable as a list shows it.
package struct Variable: Equatable, Sendable {
  package var name: String
  package var type: String
  /// The value in at most one line; empty where the name says it all.
  package var summary: String
}

/// What is known of the numbers behind a name.
package struct ShapedValue: Equatable, Sendable {
  package var name: String
  package var type: String
  package var shape: String
  /// The kind of number and how much memory all of them take: "float32, 3.1 kB"; empty where it is not known.
  package var numbers: String
}

extension Session {
  /// The frames of the latest cell that failed, innermost first; empty when the latest cell went well, or frames are not
  /// kept (`Configuration.keepsFailedFrames`).
  package var failedFrames: [FailedFrame] {
    var found: [FailedFrame] = []
    withReportBudget {
      found = machine.leftFrames.map { frame in
        FailedFrame(
          function: frame.function, place: frame.source.name,
          line: frame.source.lineNumber(at: Int(frame.span.start)),
          source: frame.source.line(frame.source.lineIndex(at: Int(frame.span.start))).trimmed,
          variables: frame.variables.map { variable($0.name, $0.value) })
      }
    }
    return found
  }

  /// A variable of such a frame, as `repr` has it; nil when there is none of that name.
  package func failedValue(_ name: String, frame: Int) -> String? {
    guard machine.leftFrames.indices.contains(frame),
      let value = machine.leftFrames[frame].variables.first(where: { $0.name == name })?.value
    else { return nil }
    var text: String?
    withReportBudget { text = try? machine.repr(value).string }
    return text
  }

  /// The learner's variables that have a shape, in the order in which they first appeared; or the values of dotted names.
  package func shapes(of names: [String] = []) -> [ShapedValue] {
    var found: [ShapedValue] = []
    withReportBudget {
      for name in names.isEmpty ? interpreter.globals.boundNames.filter({ !$0.hasPrefix("_") }) : names {
        guard let value = value(at: name.split(separator: ".").map(String.init)),
          var shaped = shapedValue(value)
        else { continue }
        shaped.name = name
        found.append(shaped)
      }
    }
    return found
  }

  /// What has a shape, without a name; nil for everything else.
  func shapedValue(_ value: Value) -> ShapedValue? {
    shape(of: value).map {
      ShapedValue(name: "", type: machine.typeName(value), shape: $0, numbers: numbers(of: value))
    }
  }

  /// `(3, 28, 28)`, or of lists in lists `3 x 28`.
  private func shape(of value: Value) -> String? {
    if case .list = value { return nesting(of: value).map { $0.map(String.init).joined(separator: " x ") } }
    guard let shape = attribute(value, "shape"), let sizes = try? machine.elements(of: shape) else {
      return nil
    }
    let text = sizes.compactMap { try? machine.repr($0).string }
    return "(" + text.joined(separator: ", ") + (text.count == 1 ? ",)" : ")")
  }

  /// The lengths of lists in lists, as long as all of a depth are alike.
  private func nesting(of value: Value) -> [Int]? {
    guard case .list = value, let items = try? machine.elements(of: value) else { return nil }
    guard let first = items.first, let inner = nesting(of: first), items.count < 10_000 else {
      return [items.count]
    }
    return items.allSatisfy { nesting(of: $0) == inner } ? [items.count] + inner : [items.count]
  }

  private func numbers(of value: Value) -> String {
    guard let kind = attribute(value, "dtype"), let name = try? machine.str(kind).string else { return "" }
    let bytes = attribute(value, "nbytes")?.asInt.map { ", " + Self.bytesText($0) } ?? ""
    return (name.split(separator: ".").last.map(String.init) ?? name) + bytes
  }

  private func attribute(_ value: Value, _ name: String) -> Value? {
    (try? machine.attributeIfPresent(of: value, machine.heap.names.intern(name))).flatMap { $0 }
  }

  /// `512 B`, `3.1 kB`, `24 MB`.
  package static func bytesText(_ bytes: Int) -> String {
    var amount = Double(bytes)
    var units = ["B", "kB", "MB", "GB", "TB"][...]
    while amount >= 999.5, units.count > 1 {
      amount /= 1000
      units = units.dropFirst()
    }
    let tenths = (amount * 10).rounded() / 10
    let number = tenths >= 10 || tenths == tenths.rounded() ? "\(Int(tenths.rounded()))" : "\(tenths)"
    return "\(number) \(units.first ?? "B")"
  }

  /// Bytes that the session's values take.
  package var bytesInUse: Int { limits.bytesUsed }

  // MARK: Time

  /// How long code takes: seconds of each of some runs, one run being the code `loops` times.
  package struct Timing: Equatable, Sendable {
    package var loops: Int
    /// Seconds of one execution, of each run.
    package var seconds: [Double]
    package var best: Double { seconds.min() ?? 0 }
  }

  /// Times code as Python's `timeit` does: as the body of a function, as often as 0.2 seconds hold, five times over, and
  /// once if it takes longer. What it prints is thrown away. Nil when it fails; then `emit` has received why.
  package func timing(of code: String, emit: @escaping (OutputEvent) -> Void) -> Timing? {
    let body = code.split(separator: "\n", omittingEmptySubsequences: false).map { "        " + $0 }
    let function = "def \(Self.timed)(n):\n    for _ in range(n):\n" + body.joined(separator: "\n")
    defer { interpreter.globals[Self.timed] = .unbound }
    func seconds(_ code: String) -> Double? {
      let result = run(code, name: "<timeit>", kind: .script) { event in
        if case .failure = event { emit(event) }
      }
      return result.failed || result.exitCode != nil ? nil : result.seconds
    }
    guard seconds(function) != nil, let idle = seconds("\(Self.timed)(0)") else { return nil }
    var loops = 1
    while true {
      guard let taken = seconds("\(Self.timed)(\(loops))") else { return nil }
      if taken >= 1 { return Timing(loops: loops, seconds: [taken / Double(loops)]) }
      if taken >= 0.2 || loops >= 10_000_000 { break }
      loops = max(loops * 2, min(loops * 10, Int(Double(loops) * 0.25 / max(taken, 1e-9))))
    }
    var runs: [Double] = []
    for _ in 0..<5 {
      guard let taken = seconds("\(Self.timed)(\(loops))") else { return nil }
      runs.append(max(0, taken - idle) / Double(loops))
    }
    return Timing(loops: loops, seconds: runs)
  }

  private static let timed = "__timed"
}

extension String {
  fileprivate var trimmed: String { String(drop(while: \.isWhitespace)) }
}
