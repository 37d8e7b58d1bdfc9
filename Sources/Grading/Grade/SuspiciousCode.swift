// What in a student's code a teacher should look at, although it earns nothing: the grader's own names are in another
// process, so that giving them another meaning is in vain.

internal import Syntax

/// What a cell's code tries.
struct SuspiciousCode {
  private(set) var incidents: [Grade.Incident] = []

  /// What a class answers for itself where a number is expected.
  private static let selfDescriptions: Set = [
    "__eq__", "__ne__", "__float__", "__int__", "__array__", "__array_ufunc__", "__torch_function__",
    "__bool__",
    "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__instancecheck__", "__class__", "__index__",
  ]
  private static let graders: Set = [
    "check", "abs", "print", "max", "min", "sum", "len", "round", "isinstance", "type", "float", "int", "bool",
    "all", "any", "zip", "sorted", "range", "tensor", "zeros", "ones", "__builtins__", "rng", "solution",
  ]
  private static let modules: Set = [
    "os", "sys", "subprocess", "socket", "shutil", "pathlib", "ctypes", "signal", "threading",
    "multiprocessing",
    "importlib", "builtins", "gc", "inspect", "urllib", "http", "requests", "pickle", "tempfile", "resource",
  ]

  init(_ cells: [HandedInCells.Cell], answers: Set<String>) {
    for cell in cells {
      let source = Source(name: cell.name, text: cell.code, firstLine: cell.firstLine)
      guard let tree = try? parse(source) else { continue }
      func note(_ kind: Grade.Incident.Kind, _ what: String, _ span: Span) {
        let line = source.lineNumber(at: Int(span.start))
        incidents.append(Grade.Incident(kind, "\(cell.name), line \(line): \(what)"))
      }
      for statement in tree.body {
        for name in TopLevelNames(of: [statement]).names
        where SuspiciousCode.graders.contains(name) && !answers.contains(name) {
          note(.redefinedName, "\"\(name)\" is given another meaning", statement.span)
        }
      }
      SyntaxWalk.visitStatements(tree.body) { statement in
        switch statement.kind {
        case .class(let definition):
          let methods = definition.body.flatMap { TopLevelNames(of: [$0]).names }
          for method in methods where SuspiciousCode.selfDescriptions.contains(method) {
            note(.speaksForItself, "class \(definition.name.name) has its own \(method)", statement.span)
          }
        case .assign(let targets, _):
          for target in targets {
            guard case .attribute(let owner, let name) = target.kind else { continue }
            if name.name.hasPrefix("__") || SuspiciousCode.isLibrary(owner) {
              note(.redefinedName, "the attribute \"\(name.name)\" is given another meaning", target.span)
            }
          }
        case .import(let imported):
          for module in imported { tell(module.name.name, module.name.span, note) }
        case .importFrom(let module, _, _): tell(module.name, module.span, note)
        default: break
        }
      }
      SyntaxWalk.visit(tree.body) { expression in
        guard case .call(let callee, _) = expression.kind, case .name(let name) = callee.kind else { return }
        switch name {
        case "setattr", "delattr": note(.redefinedName, "\(name) is called", expression.span)
        case "open": note(.forbiddenModule, "a file is asked for with open", expression.span)
        case "eval", "exec", "compile", "__import__", "globals":
          note(.hiddenLookup, "\(name) is called", expression.span)
        default: break
        }
      }
    }
  }

  private func tell(_ module: String, _ span: Span, _ note: (Grade.Incident.Kind, String, Span) -> Void) {
    let root = module.split(separator: ".").first.map(String.init) ?? module
    if SuspiciousCode.modules.contains(root) { note(.forbiddenModule, "module \(root) is imported", span) }
  }

  private static func isLibrary(_ owner: Expression) -> Bool {
    switch owner.kind {
    case .name(let name):
      ["torch", "np", "numpy", "keras", "F", "nn", "convbook", "float", "int", "list", "str", "object"]
        .contains(name)
    case .attribute(let owner, _): isLibrary(owner)
    default: false
    }
  }
}
