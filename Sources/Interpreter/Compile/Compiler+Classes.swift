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
    var decorators: [Int] = []
    for decorator in definition.decorators {
      let register = temporary()
      try expression(decorator, into: register)
      decorators.append(register)
    }
    let last = definition.body.last ?? statement
    position.span = statement.span.through(last.span)
    let result = temporary()
    let base = temporary()
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
      try callBuilder(definition.arguments, base: base, into: result)
    } else {
      let list = temporary()
      emit(.move, a: list, b: base)
      try spread(definition.arguments, after: base + 1..<base + 3)
      emit(.callSpread, a: list, c: result)
    }
    free = base
    for (decorator, register) in zip(definition.decorators, decorators).reversed() {
      try at(decorator.span) { () throws(SyntaxFailure) in
        let base = temporary()
        emit(.move, a: base, b: register)
        emit(.move, a: temporary(), b: result)
        emit(.call, a: base, b: 1, c: result)
        free = base
      }
    }
    store(result, into: definition.name.name)
  }

  private func callBuilder(_ arguments: [Argument], base: Int, into target: Int) throws(SyntaxFailure) {
    var names: [String] = []
    for argument in arguments {
      try expression(argument.value, into: temporary())
      if case .keyword(let name, _) = argument { names.append(name.name) }
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
    let compiler = Compiler(inner, context)
    compiler.position = position
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
    if definition.body.hasAnnotations {
      emit(.dict, a: register)
      set("__annotations__")
    }
    free = register
  }

  /// Keeps the annotation of a name of a class body in its `__annotations__`.
  func annotate(_ name: String, _ annotation: Expression) throws(SyntaxFailure) {
    let outerFree = free
    defer { free = outerFree }
    let value = try operand(annotation)
    let annotations = temporary()
    emit(.loadName, a: annotations, b: Compiler.namespaceRegister, c: number(ofName: "__annotations__"))
    emit(.dict, a: annotations)
    let key = temporary()
    constant(.string(scope.mangled(name).unicodeScalars.map(\.value)), into: key)
    emit(.setItem, a: annotations, b: key, c: value)
  }
}

extension [Statement] {
  /// Whether a statement of a class body annotates a name, in whatever branch or loop.
  var hasAnnotations: Bool {
    contains { statement in
      switch statement.kind {
      case .annotatedAssign: true
      case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
        body.hasAnnotations || orElse.hasAnnotations
      case .try(let body, let handlers, let orElse, let final):
        body.hasAnnotations || orElse.hasAnnotations || final.hasAnnotations
          || handlers.contains { $0.body.hasAnnotations }
      case .with(_, let body): body.hasAnnotations
      default: false
      }
    }
  }
}
