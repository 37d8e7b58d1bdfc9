// Which variable a name means.
//
// Python decides this before running anything: a name that a function assigns is that function's own unless
// declared otherwise; any other name belongs to the nearest enclosing function that owns it, or is global.
// A variable that a nested function uses lives in a cell both share. `Scope` is the answer for one function,
// comprehension or module; `Resolver` finds it in two walks: one down the tree that collects what each scope
// binds and uses, one over the scopes that settles the uses from the outside in.

internal import Syntax

/// The names of one module, function, lambda or comprehension.
final class Scope {
  enum Kind {
    case module
    case function
    case comprehension
    /// A class body: its names become attributes, and no function within sees them.
    case `class`
  }

  /// Where a variable lives.
  enum Place {
    /// A register of this function.
    case local
    /// A cell of this function that nested functions share.
    case cell
    /// A cell of an enclosing function.
    case free
    /// An entry of the namespace of this class body.
    case named
    case global
  }

  let kind: Kind
  /// Whether annotations of variables are evaluated and kept.
  var keepsAnnotations: Bool { kind == .module || kind == .class }
  let name: String
  /// `outer.<locals>.inner`
  let qualifiedName: String
  private(set) weak var parent: Scope?
  /// The scopes within, by the place of the construct that opens them.
  private(set) var children: [Span: Scope] = [:]
  private(set) var orderedChildren: [Scope] = []

  private(set) var parameters: [String] = []
  private var parameterSet: Set<String> = []
  /// Names bound here, in order of first binding; parameters first.
  private(set) var bound: [String] = []
  private var boundSet: Set<String> = []
  private var assigned: Set<String> = []
  /// Names of annotated variables.
  var annotated: Set<String> = []
  /// The names in `global` and `nonlocal` statements, in order.
  var directives: [(name: String, span: Span)] = []
  /// Names that `:=` assigns from within this comprehension.
  var walrusTargets: Set<String> = []
  /// How many iterables of comprehensions enclose what is being resolved.
  var iterableDepth = 0
  private(set) var used: [String: Span] = [:]
  var globals: Set<String> = []
  var nonlocals: [String: Span] = [:]
  /// Captured by a nested scope.
  private(set) var cells: Set<String> = []
  /// Names of enclosing functions used here or further in, in closure order.
  private(set) var free: [String] = []
  private var freeSet: Set<String> = []
  var isGenerator = false
  /// Whether `:=` binds a name of this scope, so that an operand may change under an expression's feet.
  var hasAssignmentExpression = false
  /// Names deleted somewhere: their registers may be empty at any later use.
  var deleted: Set<String> = []

  /// The class whose private names (`__x`) are meant here; nil outside classes.
  private let owner: String?

  init(_ kind: Kind, name: String, parent: Scope?) {
    self.kind = kind
    self.name = name
    self.parent = parent
    owner = kind == .class ? name : parent?.owner
    if let parent, parent.globals.contains(parent.mangled(name)) {
      qualifiedName = name
      return
    }
    switch parent?.kind {
    case .function: qualifiedName = "\(parent?.qualifiedName ?? "").<locals>.\(name)"
    case .class, .comprehension: qualifiedName = "\(parent?.qualifiedName ?? "").\(name)"
    default: qualifiedName = name
    }
  }

  func open(_ kind: Kind, name: String, at span: Span) -> Scope {
    let scope = Scope(kind, name: name, parent: self)
    children[span] = scope
    orderedChildren.append(scope)
    return scope
  }

  /// `name` as it is stored: in a class `C`, `__x` is `_C__x`.
  func mangled(_ name: String) -> String {
    owner.map { Scope.mangle(name, in: $0) } ?? name
  }

  static func mangle(_ name: String, in owner: String) -> String {
    guard name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
    let bare = owner.drop { $0 == "_" }
    return bare.isEmpty ? name : "_\(bare)\(name)"
  }

  /// What messages call a comprehension.
  var comprehensionKind: String {
    switch name {
    case "<listcomp>": "list comprehension"
    case "<setcomp>": "set comprehension"
    case "<dictcomp>": "dict comprehension"
    default: "generator expression"
    }
  }

  func bind(_ name: String, isImport: Bool = false) {
    let name = mangled(name)
    if boundSet.insert(name).inserted { bound.append(name) }
    if !isImport { assigned.insert(name) }
  }

  func bindParameter(_ name: String) {
    parameters.append(mangled(name))
    parameterSet.insert(mangled(name))
    bind(name)
  }

  /// Whether the name, as it is stored, is a parameter's.
  func isParameter(_ name: String) -> Bool { parameterSet.contains(name) }

  func binds(_ name: String) -> Bool { boundSet.contains(mangled(name)) }

  /// Whether the name is bound otherwise than by an import, which may come before `global`.
  func assigns(_ name: String) -> Bool { assigned.contains(mangled(name)) }

  func use(_ name: String, at span: Span) {
    let name = mangled(name)
    if used[name] == nil { used[name] = span }
  }

  /// Where `name` lives, seen from here.
  func place(of name: String) -> Place {
    let name = mangled(name)
    if kind == .class, !globals.contains(name), nonlocals[name] == nil, boundSet.contains(name) {
      return .named
    }
    if kind == .module || globals.contains(name) { return .global }
    if freeSet.contains(name) { return .free }
    if boundSet.contains(name), nonlocals[name] == nil { return cells.contains(name) ? .cell : .local }
    return .global
  }

  /// Settles every use of this scope and those within.
  func settle() throws(SyntaxFailure) {
    for (name, span) in directives {
      if kind == .module, nonlocals[name] != nil {
        throw SyntaxFailure(.syntax, "nonlocal declaration not allowed at module level", span)
      }
      if globals.contains(name), nonlocals[name] != nil {
        throw SyntaxFailure(.syntax, "name '\(name)' is nonlocal and global", span)
      }
      if nonlocals[name] != nil, !capture(name) {
        throw SyntaxFailure(.syntax, "no binding for nonlocal '\(name)' found", span)
      }
    }
    if kind != .module {
      for name in used.keys.sorted() where !boundSet.contains(name) && !globals.contains(name) {
        _ = capture(name)
      }
    }
    for child in orderedChildren { try child.settle() }
  }

  /// Makes `name` of an enclosing function available here; false when no enclosing function has it.
  private func capture(_ name: String) -> Bool {
    if freeSet.contains(name) { return true }
    guard let parent, parent.kind != .module else { return false }
    if parent.kind == .class {
      if name == "__class__" {
        parent.cells.insert(name)
      } else if !parent.capture(name) {
        return false
      }
      setFree(name)
      return true
    }
    if parent.globals.contains(name) { return false }
    if parent.boundSet.contains(name), parent.nonlocals[name] == nil {
      parent.cells.insert(name)
    } else if !parent.capture(name) {
      return false
    }
    setFree(name)
    return true
  }

  private func setFree(_ name: String) {
    free.append(name)
    freeSet.insert(name)
  }
}
