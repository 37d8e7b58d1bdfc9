// What a front end asks about names: help, and the list of variables. Nothing of the script runs here but
// `repr`, and that with a small budget of its own.

internal import Interpreter
internal import CourseLibrary
internal import Limits

extension Session {
  /// The value of a dotted name; nil when some part of it does not exist.
  func value(at path: [String]) -> Value? {
    guard let first = path.first, var value = interpreter.globals[first] ?? machine.builtins[first] else {
      return nil
    }
    for name in path.dropFirst() {
      guard let member = try? machine.attributeIfPresent(of: value, machine.heap.names.intern(name)) else {
        return nil
      }
      value = member
    }
    return value
  }

  /// What there is to say of a dotted name: its class, its value in short, and the library's help; nil when there is no
  /// such name.
  package func describe(_ expression: String, source: Bool = false) -> String? {
    let path = expression.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var description: String?
    withReportBudget {
      guard let value = value(at: path) else { return }
      let lines = [
        "type: \(machine.typeName(value))", form(of: value).map { "shape: \($0)" },
        summary(of: value).map { "value: \($0)" }, help(path, value, source: source),
      ]
      description = lines.compactMap { $0 }.joined(separator: "\n")
    }
    return description ?? CourseLibrary.help(for: expression)
  }

  private func help(_ path: [String], _ value: Value, source: Bool) -> String? {
    if machine.documentation(of: value) != nil {
      return CourseLibrary.help(on: value, machine, source: source)
    }
    if value.object.map({ machine.type(of: .object($0)).isScript }) == true {
      return CourseLibrary.help(on: .object(machine.type(of: value)), machine, source: source).map { "\n" + $0 }
    }
    guard path.count > 1, let owner = self.value(at: path.dropLast()), let name = path.last else { return nil }
    return CourseLibrary.help(for: "\(machine.typeName(owner)).\(name)")
  }

  /// The learner's variables, in the order in which they first appeared.
  package var variables: [Variable] {
    var found: [Variable] = []
    withReportBudget {
      for name in interpreter.globals.boundNames where !name.hasPrefix("_") {
        if let value = interpreter.globals[name] { found.append(variable(name, value)) }
      }
    }
    return found
  }

  func variable(_ name: String, _ value: Value) -> Variable {
    Variable(name: name, type: machine.typeName(value), summary: summary(of: value) ?? "")
  }

  /// Forgets the learner's variables and what earlier cells gave; cells go on being counted.
  package func reset() {
    for name in interpreter.globals.boundNames where !(name.hasPrefix("__") && name.hasSuffix("__")) {
      interpreter.globals[name] = .unbound
    }
    machine.forgetFrames()
    history.forget()
    withReportBudget { machine.collectCycles() }
  }

  /// A value in at most one line of 60 characters; nil for functions and modules, whose name says it all.
  private func summary(of value: Value) -> String? {
    if isNamedThing(value) { return nil }
    if let object = value.object, case let elements = (try? machine.length(value)) ?? 0, elements > 100 {
      return "\(object.type.name) of \(elements)"
    }
    guard let text = try? machine.repr(value).string else { return nil }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  /// A function, class or module; an object that can be called, such as a layer, is none.
  private func isNamedThing(_ value: Value) -> Bool {
    switch value {
    case .function: true
    case .object(let object):
      object is TypeObject || object is ModuleObject || (object.isCallable && !machine.type(of: value).isScript)
    default: false
    }
  }

  /// `(3, 28, 28), float32` of what has a shape and a kind of number.
  private func form(of value: Value) -> String? {
    guard case .object = value, !isNamedThing(value), let shaped = shapedValue(value) else { return nil }
    return shaped.numbers.isEmpty ? shaped.shape : "\(shaped.shape), \(shaped.numbers)"
  }

  func withReportBudget(_ body: () -> Void) {
    limits.begin(Budget(steps: 10_000_000, bytes: budget.bytes, seconds: 1, outputBytes: 1 << 20))
    _ = LargeStack.run(body)
  }
}
