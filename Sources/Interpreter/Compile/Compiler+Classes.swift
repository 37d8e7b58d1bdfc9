// Class statements.
//
// The body is a function of one argument, the namespace it fills; it returns the cell through which methods know
// their class, if one of them asks (`super()`, `__class__`). The machine's class builder is called with it, the
// name and the bases; see `ClassBuilding.swift`.

internal import Syntax

extension Compiler {
  /// Where the code of a class body has its namespace.
  static let namespaceRegister = 0

  func classStatement(_ definition: ClassDefinition, _ statement: Statement) throws(SyntaxFailure) {
    guard let inner = scope.children[definition.name.span] else { return }
    let register = temporary()
    try applyDecorators(definition.decorators, into: register) { (target) throws(SyntaxFailure) in
      let last = definition.body.last ?? statement
      try at(statement.span.through(last.span)) { () throws(SyntaxFailure) in
        try buildClass(definition, inner, into: target)
      }
    }
    store(register, into: definition.name.name)
  }

  private func buildClass(
    _ definition: ClassDefinition, _ inner: Scope, into target: Int
  ) throws(SyntaxFailure) {
    let base = temporary()
    defer { free = base }
    emit(.constant, a: base, target: numberOfClassBuilder)
    try pushBody(definition, inner)
    constant(.string(definition.name.name.unicodeScalars.map(\.value)), into: temporary())
    let isSimple = definition.arguments.allSatisfy {
      switch $0 {
      case .positional, .keyword: true
      case .spread, .keywordSpread: false
      }
    }
    if isSimple {
      try callBuilder(definition.arguments, base: base, into: target)
    } else {
      let callee = temporary()
      emit(.move, a: callee, b: base)
      try spread(definition.arguments, after: base + 1..<base + 3)
      emit(.callSpread, a: callee, c: target)
    }
  }

  private func callBuilder(_ arguments: [Argument], base: Int, into target: Int) throws(SyntaxFailure) {
    var names: [String] = []
    for argument in arguments {
      if case .keyword(let name, _) = argument {
        if names.contains(name.name) {
          throw SyntaxFailure(
            .syntax, "keyword argument repeated: \(name.name)", name.span.through(argument.value.span))
        }
        names.append(name.name)
      }
      try expression(argument.value, into: temporary())
    }
    let count = arguments.count + 2
    if names.isEmpty {
      emit(.call, a: base, b: count, c: target)
    } else {
      emit(.callKeywords, a: base, b: count, c: target)
      emit(.jump, target: number(ofNames: names))
    }
  }

  /// Pushes the function that runs the body.
  private func pushBody(_ definition: ClassDefinition, _ inner: Scope) throws(SyntaxFailure) {
    let compiler = Compiler(inner, context, at: position)
    compiler.reserve(1)
    compiler.assigned.insert(Compiler.namespaceRegister)
    compiler.placeVariables()
    var cell: Int?
    if inner.cells.contains("__class__") {
      let register = compiler.place("__class__")
      compiler.emit(.clear, a: register)
      compiler.emit(.makeCell, a: register)
      cell = register
    }
    try compiler.classPrologue(definition)
    try compiler.block(definition.body)
    if let cell { compiler.emit(.returnValue, a: cell) } else { compiler.emitReturnNone() }
    var layout = ParameterLayout()
    layout.names = [".namespace"]
    layout.symbols = [context.machine.heap.names.intern(".namespace")]
    layout.positionalCount = 1
    codes.append(try compiler.finish(layout))
    makeFunction(codes.count - 1, closure: inner.free, base: temporary(), defaults: 0, keywordDefaults: 0)
    free = free - inner.free.count
  }

  /// What every class body begins with: the names of its module and of the class, its documentation.
  private func classPrologue(_ definition: ClassDefinition) throws(SyntaxFailure) {
    let register = temporary()
    func set(_ name: String) {
      emit(.storeName, a: Compiler.namespaceRegister, b: register, c: number(ofName: name))
    }
    load("__name__", into: register)
    set("__module__")
    constant(.string(scope.qualifiedName.unicodeScalars.map(\.value)), into: register)
    set("__qualname__")
    if let documentation = definition.body.documentation {
      constant(.string(documentation), into: register)
      set("__doc__")
    }
    if definition.body.annotateVariables {
      emit(.dict, a: register)
      set("__annotations__")
    }
    free = register
  }
}
