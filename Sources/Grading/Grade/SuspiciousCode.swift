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
  /// The grader's own names, which nobody needs another meaning for.
  private static let graders: Set = [
    "check", "isinstance", "type", "tensor", "__builtins__", "rng", "solution",
  ]
  /// Names that lie if a function of the student's bears them; a sum may be called `sum`.
  private static let functions: Set = [
    "abs", "print", "max", "min", "sum", "len", "round", "float", "int", "bool", "all", "any", "zip", "sorted",
    "range",
    "zeros", "ones",
  ]
  /// What reaches for files, processes, the network, or for the insides of the program. Others that a script does not
  /// have here, or that harm nothing, `sys` and `threading` among them, are no business of the teacher's.
  private static let modules: Set = [
    "os", "subprocess", "socket", "shutil", "pathlib", "ctypes", "multiprocessing", "importlib", "builtins",
    "gc",
    "inspect", "urllib", "http", "requests",
  ]
  /// What of `sys` reaches for other people's code, and for the way that results are told on.
  private static let insides: Set = [
    "_getframe", "modules", "settrace", "setprofile", "stdout", "__stdout__", "meta_path",
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
        for name in TopLevelNames(of: [statement]).names where !answers.contains(name) {
          let makesFunction = SuspiciousCode.functions.contains(name) && SuspiciousCode.makesFunction(statement)
          if makesFunction || SuspiciousCode.graders.contains(name) {
            note(.redefinedName, "\"\(name)\" is given another meaning", statement.span)
          }
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
            if SuspiciousCode.isSpecial(name.name) || SuspiciousCode.isLibrary(owner) {
              note(.redefinedName, "the attribute \"\(name.name)\" is given another meaning", target.span)
            }
          }
        case .import(let imported):
          for module in imported { tell(module.name.name, module.name.span, note) }
        case .importFrom(let module, let names, _):
          tell(module.name, module.span, note)
          for name in names where module.name == "sys" { tell(ofSys: name.name.name, module.span, note) }
        default: break
        }
      }
      SyntaxWalk.visit(tree.body) { expression in
        if case .attribute(let owner, let name) = expression.kind, case .name("sys") = owner.kind {
          tell(ofSys: name.name, expression.span, note)
        }
        guard case .call(let callee, let arguments) = expression.kind, case .name(let name) = callee.kind else {
          return
        }
        switch name {
        case "setattr", "delattr":
          // A layer may well set its own attributes in a loop.
          guard case .positional(let owner)? = arguments.first, SuspiciousCode.isLibrary(owner) else { return }
          note(.redefinedName, "\(name) is called on the library", expression.span)
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

  private func tell(ofSys name: String, _ span: Span, _ note: (Grade.Incident.Kind, String, Span) -> Void) {
    if SuspiciousCode.insides.contains(name) { note(.forbiddenModule, "sys.\(name) is used", span) }
  }

  /// Whether a statement gives its names functions or classes, as far as that can be seen.
  private static func makesFunction(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .assign(_, let value), .annotatedAssign(_, _, let value?):
      switch value.kind {
      case .lambda, .name, .attribute: return true
      default: return false
      }
    case .function, .class, .import, .importFrom: return true
    default: return SyntaxWalk.blocks(of: statement).contains(where: makesFunction)
    }
  }

  /// `__eq__`, but neither `__mine`, which is private to a class, nor what only describes.
  private static func isSpecial(_ name: String) -> Bool {
    name.hasPrefix("__") && name.hasSuffix("__") && !["__doc__", "__name__"].contains(name)
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
