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
      lines.append(documentation.heading)
      if let text = documentation.text { lines += ["", unindented(text)] }
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
    guard case .object(let object) = value else { return [] }
    var rows: [(String, String)] = []
    if let module = object as? ModuleObject {
      for name in module.members.boundNames.sorted() where !name.hasPrefix("_") {
        guard let member = module.members[name], let documentation = machine.documentation(of: member) else {
          continue
        }
        rows.append((name, firstLine(documentation.text)))
      }
    } else if let type = object as? TypeObject {
      for name in type.attributeNames.sorted() where !name.hasPrefix("_") {
        guard let member = type.lookup(machine.heap.names.intern(name)),
          let documentation = machine.documentation(of: member), documentation.text != nil
        else { continue }
        rows.append((name, firstLine(documentation.text)))
      }
    }
    if rows.isEmpty { return [] }
    let width = min(24, rows.map(\.0.count).max() ?? 0)
    return ["", "In it:"]
      + rows.map { name, text in
        "  " + name + String(repeating: " ", count: max(1, width - name.count + 2)) + text
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
    let help = NativeFunction(
      "help", signature: Signature("object=?"),
      documentation: "Prints how a function, class or module is called and what it does: help(torch.relu).",
      heap: machine.heap
    ) { (arguments, machine) throws(Raise) in
      try arguments.expect(0...1, of: "help", machine)
      guard var value = arguments[0] else {
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
        } else {
          value = .object(try machine.importModule(first))
        }
        for part in parts.dropFirst() {
          value = try machine.attribute(of: value, machine.heap.names.intern(part))
        }
      }
      try machine.print([CourseLibrary.help(on: value, machine) ?? "nothing is known of it"])
      return .none
    }
    machine.builtins["help"] = .object(help)
  }
}
