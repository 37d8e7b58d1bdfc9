// The examples that `help` shows of functions whose documentation is a sentence.
//
// They stand in a text for each package, `PACKAGE._examples` of the library: a line of names, typed lines, and what the
// last of them prints. A value is found there by what it is, not by what it is called, so an alias has the example of
// its function.

import Interpreter

extension CourseLibrary {
  /// The packages whose functions have examples.
  private static let packages = [
    "numpy", "torch", "torchvision", "keras", "tensorflow", "matplotlib", "convbook",
  ]

  /// The names that have an example, each with its package: `numpy.linalg.norm`.
  package static var exampleNames: Set<String> {
    Set(packages.flatMap { package in blocks(of: package).flatMap { $0.names.map { "\(package).\($0)" } } })
  }

  /// The typed lines and their answer for a function or class; none where there is no example.
  static func example(of value: Value, _ machine: Machine) -> String? {
    for package in packages where machine.importedModule(package) != nil || package == "convbook" {
      for block in blocks(of: package) {
        let isThis = block.names.contains { name in
          var path = name.split(separator: ".").map(String.init)
          guard let last = path.popLast() else { return false }
          let module = machine.importedModule(([package] + path).joined(separator: "."))
          let member = module?.members[last] ?? (package == "convbook" ? machine.builtins[String(name)] : nil)
          return member?.isIdentical(to: value) == true
        }
        if isThis { return block.lines.joined(separator: "\n") }
      }
    }
    return nil
  }

  private static func blocks(of package: String) -> [(names: [Substring], lines: [Substring])] {
    let mark = "\nexamples = r\"\"\"\n"
    guard let text = libraryTexts["\(package)._examples"], let start = text.firstRange(of: mark)?.upperBound
    else {
      return []
    }
    return text[start...].split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n").filter { $0 != "\"\"\"" }
      return (lines.first?.split(separator: " ") ?? [], Array(lines.dropFirst()))
    }
  }
}
