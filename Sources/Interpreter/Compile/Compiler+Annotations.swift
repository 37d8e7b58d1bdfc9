// Decorators and annotations: what stands around a definition.
//
// Decorators are evaluated from the top before anything of the definition, and called from the bottom after it.
// Annotations are values like others: a function's go into a dict when it is made, a module's and a class's into
// their `__annotations__` when the statement runs. Those of a function's local variables are never evaluated.

internal import Syntax

extension Compiler {
  /// Puts into `target` what `make` makes, passed through the decorators.
  ///
  /// `make` compiles the function or class into the register that it is given.
  func applyDecorators(
    _ decorators: [Expression], into target: Int, _ make: (Int) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    let outerFree = free
    defer { free = outerFree }
    // Of each pair of registers, the first is the decorator and the second its argument.
    let base = free
    for decorator in decorators {
      try expression(decorator, into: temporary())
      reserve(1)
    }
    try make(decorators.isEmpty ? target : free - 1)
    for (index, decorator) in decorators.enumerated().reversed() {
      try at(decorator.span) { () throws(SyntaxFailure) in
        let callee = base + 2 * index
        _ = emit(.call, a: callee, b: 1, c: index == 0 ? target : callee - 1)
      }
    }
  }

  private var evaluatesAnnotations: Bool { scope.keepsAnnotations && !context.annotationsAreText }

  private func annotation(_ annotation: Expression, into target: Int) throws(SyntaxFailure) {
    if context.annotationsAreText {
      var text = context.source.text(annotation.span)
      if case .constant(.string(let points)) = annotation.kind {
        text = Text(codePoints: points).representation.string
      }
      constant(.string(text.unicodeScalars.map(\.value)), into: target)
    } else {
      try expression(annotation, into: target)
    }
  }

  /// Puts the annotations of a function into `target`, as a dict; false when it has none.
  func annotations(of definition: FunctionDefinition, into target: Int) throws(SyntaxFailure) -> Bool {
    let parameters = definition.parameters
    // CPython's order, which is nearly that of the text.
    let annotated =
      parameters.positional + parameters.positionalOnly + [parameters.extraPositional].compactMap { $0 }
      + parameters.keywordOnly + [parameters.extraKeywords].compactMap { $0 }
    var pairs = annotated.compactMap { parameter in parameter.annotation.map { (parameter.name.name, $0) } }
    if let returns = definition.returns { pairs.append(("return", returns)) }
    if pairs.isEmpty { return false }
    let base = free
    for (name, annotation) in pairs {
      constant(.string(name.unicodeScalars.map(\.value)), into: temporary())
      try self.annotation(annotation, into: temporary())
    }
    emit(.dict, a: target, b: base, c: pairs.count)
    free = base
    return true
  }

  /// `target: annotation = value`. The value is assigned before the annotation is evaluated.
  func annotatedAssign(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, _ statement: Statement
  ) throws(SyntaxFailure) {
    if let value { try assign(value, to: [target]) }
    switch target.kind {
    case .name(let name):
      if !scope.keepsAnnotations { return }
      let register = temporary()
      try self.annotation(annotation, into: register)
      // `(x): int` is evaluated and forgotten.
      guard target.span.start == statement.span.start else { return }
      let annotations = temporary()
      load("__annotations__", into: annotations)
      let key = temporary()
      constant(.string(scope.mangled(name).unicodeScalars.map(\.value)), into: key)
      emit(.setItem, a: annotations, b: key, c: register)
    case .attribute(let object, _):
      if value == nil { _ = try operand(object) }
      if evaluatesAnnotations { _ = try operand(annotation) }
    case .subscript(let object, let index):
      if value == nil {
        _ = try operand(object)
        _ = try operand(index)
      }
      if evaluatesAnnotations { _ = try operand(annotation) }
    default: break
    }
  }
}

extension [Statement] {
  /// Whether any of the statements annotates a variable of the scope that they stand in.
  var annotateVariables: Bool {
    contains { statement in
      switch statement.kind {
      case .annotatedAssign: true
      case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
        body.annotateVariables || orElse.annotateVariables
      case .try(let body, let handlers, let orElse, let finally):
        body.annotateVariables || orElse.annotateVariables || finally.annotateVariables
          || handlers.contains { $0.body.annotateVariables }
      case .with(_, let body): body.annotateVariables
      case .match(_, let cases): cases.contains { $0.body.annotateVariables }
      default: false
      }
    }
  }
}
