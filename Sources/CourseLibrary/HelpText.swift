// `help(x)`, `x?` and `x??`: how a value is called, what it does, what is in it, and where it was written in the language
// its source.

package import Interpreter
import Tensors

extension CourseLibrary {
  /// What help says of a value; with `source`, the text that defines it stands below.
  package static func help(on value: Value, _ machine: Machine, source: Bool = false) -> String? {
    var lines: [String] = []
    let value = written(value, machine)
    if let documentation = machine.documentation(of: value) {
      // What may come by another name (`filter_size`) has no value of its own.
      lines.append(documentation.heading.replacing("=_required", with: ""))
      if let text = documentation.text { lines += ["", unindented(text)] }
      if documentation.text?.contains(">>>") != true, let example = example(of: value, machine) {
        lines += ["", example]
      }
      lines += contents(of: value, machine)
    } else {
      guard let documentation = machine.documentation(of: .object(machine.type(of: value))) else { return nil }
      lines = ["a value of type \(machine.typeName(value))"]
      if let text = documentation.text { lines += ["", unindented(text)] }
    }
    if source, let text = machine.sourceText(of: value) { lines += ["", "Source:", text] }
    return lines.joined(separator: "\n")
  }

  /// What a verb stands for that is written in the language, with its docstring and its source; else the value itself.
  private static func written(_ value: Value, _ machine: Machine) -> Value {
    guard let function = value.object as? NativeFunction,
      let verb = lessonVerbs.first(where: { $0.name == function.name && $0.help == function.documentation }),
      let module = verb.module
    else { return value }
    return
      (try? machine.attribute(
        of: .object(machine.importModule(module)), machine.heap.names.intern(verb.name))) ?? value
  }

  /// The public names of a module, or the documented methods of a class, each with its first line.
  private static func contents(of value: Value, _ machine: Machine) -> [String] {
    if let type = value.object as? TypeObject { return contents(of: type, machine) }
    guard let module = value.object as? ModuleObject else { return [] }
    let rows = module.members.boundNames.sorted().filter { !$0.hasPrefix("_") }.compactMap { name in
      module.members[name].flatMap { machine.documentation(of: $0) }.map { (name, firstLine($0.text)) }
    }
    return table(rows)
  }

  /// The documented methods of a class; of those that it has from a class above it, the names only.
  private static func contents(of type: TypeObject, _ machine: Machine) -> [String] {
    var rows: [(String, String)] = []
    var inherited: [String: [String]] = [:]
    let above = type.resolutionOrder.reversed().filter { !$0.name.hasPrefix("_") }
    for name in type.attributeNames.sorted() where !name.hasPrefix("_") {
      let symbol = machine.heap.names.intern(name)
      guard let member = type.lookup(symbol), let text = machine.documentation(of: member)?.text else {
        continue
      }
      if let owner = above.first(where: { $0.lookup(symbol)?.isIdentical(to: member) == true }) {
        inherited[owner.name, default: []].append(name)
      } else {
        rows.append((name, firstLine(text)))
      }
    }
    return table(rows)
      + inherited.sorted { $0.key < $1.key }.flatMap { owner, names in
        [""] + wrapped("As every \(owner): " + names.joined(separator: ", "))
      }
  }

  private static func table(_ rows: [(name: String, text: String)]) -> [String] {
    if rows.isEmpty { return [] }
    let width = min(24, rows.map(\.name.count).max() ?? 0)
    return ["", "In it:"]
      + rows.map { name, text in
        "  " + name + String(repeating: " ", count: max(1, width - name.count + 2)) + text
      }
  }

  /// A sentence in lines of at most 100 characters, broken at blanks.
  private static func wrapped(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: [""]) { lines, word in
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count < 100 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append("  " + word)
      }
    }
  }

  private static func firstLine(_ text: String?) -> String {
    String(text?.split(separator: "\n", omittingEmptySubsequences: false).first ?? "")
  }

  /// A docstring without the margin that its lines but the first share.
  private static func unindented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let margin =
      lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    var shown = lines.prefix(1) + lines.dropFirst().map { String($0.dropFirst(margin)) }
    while shown.last?.allSatisfy(\.isWhitespace) == true { shown.removeLast() }
    return shown.joined(separator: "\n")
  }

  /// The built-in function `help`.
  func installHelp(_ machine: Machine) {
    let signature = Signature("object=?, *, source=False")
    let help = NativeFunction(
      "help", signature: signature,
      documentation:
        "Prints how a function, class or module is called and what it does: help(torch.relu). With "
        + "source=True the text that defines it stands below, where that is in the language.",
      heap: machine.heap
    ) { [weak self] (arguments, machine) throws(Raise) in
      let given = try signature.bind(arguments, function: "help", machine)
      var value = given[0]
      if value.isUnbound {
        try machine.print([
          "help(x) says what x is: a function, a class, a module, a tensor's method. In the REPL, x? does the same and "
            + "x?? shows its source, where it is written in the language."
        ])
        return .none
      }
      if case .string(let name) = value {
        let parts = name.text.string.split(separator: ".").map(String.init)
        guard let first = parts.first else { return .none }
        if let builtin = machine.builtins[first] {
          value = builtin
        } else if machine.hasModule(first) {
          value = .object(try machine.importModule(first))
        } else {
          // As CPython has it, which does not take it for an error either.
          try machine.print([
            "No Python documentation found for '\(name.text.string)'.\n"
              + "Use help() to get the interactive help utility.\nUse help(str) for help on the str class."
          ])
          return .none
        }
        for part in parts.dropFirst() {
          value = try machine.attribute(of: value, machine.heap.names.intern(part))
        }
      }
      let text = try CourseLibrary.help(on: value, machine, source: machine.isTrue(given[1]))
      try machine.print([text.map { self?.environment.fitHelp($0) ?? $0 } ?? "nothing is known of it"])
      return .none
    }
    machine.builtins["help"] = .object(help)
  }
}
