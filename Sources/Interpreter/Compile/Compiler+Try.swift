// `try`: regions of instructions and the handlers that guard them.
//
// A handler is entered with the exception in a register. It notes what was being handled before and puts
// that back on every way out; the body of a `finally` is compiled once for each way out. Code that runs on
// the way out of a region (a `finally` before a `return`) is not guarded by that region, so a region is a
// list of pieces with gaps.

internal import Syntax

extension Compiler {
  func openRegion() -> Region { Region(start: here) }

  func close(_ region: Region) {
    if here > region.start { region.pieces.append(region.start..<here) }
  }

  /// Ends a region at this point: exceptions in its pieces go to `here`, the exception to `register`.
  func handle(_ region: Region, register: Int) {
    for piece in region.pieces {
      handlers.append(
        Code.Handler(start: piece.lowerBound, end: piece.upperBound, target: here, register: register))
    }
  }

  /// Compiles what must happen on the way out of the innermost `count` blocks.
  func unwind(through count: Int) throws(SyntaxFailure) {
    let all = blocks
    var suspended: [Region] = []
    for _ in 0..<count {
      guard let block = blocks.popLast() else { break }
      switch block {
      case .loop(let loop):
        // What it iterates over goes first; at the end of a function that happens anyway.
        if let iteration = loop.iteration, !blocks.isEmpty { emit(.clear, a: iteration) }
      case .guarded(let region):
        close(region)
        suspended.append(region)
      case .finally(let body, let region):
        close(region)
        suspended.append(region)
        let (outer, outerFree, outerAssigned) = (position, free, assigned)
        try self.block(body)
        (position, free, assigned) = (outer, outerFree, outerAssigned)
      case .handling(let saved, let name, let region):
        close(region)
        suspended.append(region)
        if let name { forget(name) }
        emit(.endHandling, flag: handlingFlag, a: saved)
      case .with(let exit, let place, let region):
        close(region)
        suspended.append(region)
        try at(place) { () throws(SyntaxFailure) in callExit(exit) }
      }
    }
    blocks = all
    // The instruction that leaves cannot raise; the regions go on after it.
    for region in suspended { region.start = here + 1 }
  }

  /// `name = None; del name`, as Python does with the name of a handled exception.
  private func forget(_ name: Identifier) {
    switch access(name.name) {
    case .register(let register):
      emit(.clear, a: register)
      assigned.remove(register)
    default:
      let register = temporary()
      constant(.none, into: register)
      store(register, into: name.name)
      delete(name.name)
      free -= 1
    }
  }

  func tryStatement(
    _ body: [Statement], _ exceptHandlers: [ExceptHandler], _ orElse: [Statement], _ finally: [Statement]
  ) throws(SyntaxFailure) {
    if finally.isEmpty {
      try tryExcept(body, exceptHandlers, orElse)
      return
    }
    let exception = temporary()
    let saved = temporary()
    let region = openRegion()
    let before = assigned
    blocks.append(.finally(finally, region))
    if exceptHandlers.isEmpty {
      try block(body)
    } else {
      try tryExcept(body, exceptHandlers, orElse)
    }
    blocks.removeLast()
    close(region)
    let after = assigned
    try block(finally)
    let afterFinally = assigned
    let end = emit(.jump)
    handle(region, register: exception)
    assigned = before
    let cleanup = beginHandler(exception, saved)
    blocks.append(.handling(saved: saved, name: nil, cleanup))
    try block(finally)
    blocks.removeLast()
    endHandler(cleanup, saved, name: nil)
    emit(.reraise, a: exception)
    finishCleanup(cleanup, saved, name: nil)
    assigned = after.union(afterFinally)
    land(end)
  }

  private func tryExcept(
    _ body: [Statement], _ exceptHandlers: [ExceptHandler], _ orElse: [Statement]
  ) throws(SyntaxFailure) {
    let exception = temporary()
    let saved = temporary()
    let region = openRegion()
    let before = assigned
    blocks.append(.guarded(region))
    try block(body)
    blocks.removeLast()
    close(region)
    try block(orElse)
    var after = assigned
    var ends = [emit(.jump)]
    handle(region, register: exception)
    assigned = before
    let matching = beginHandler(exception, saved)
    for (index, handler) in exceptHandlers.enumerated() {
      position = Code.Position(span: handler.span, anchor: nil)
      if handler.type == nil, index < exceptHandlers.count - 1 {
        throw SyntaxFailure(.syntax, "default 'except:' must be last", handler.span)
      }
      var next: Int?
      if let type = handler.type {
        let mark = free
        let c = try operand(type)
        let matches = temporary()
        emit(.matchException, a: matches, b: exception, c: c)
        next = emit(.jumpIfFalse, a: matches)
        free = mark
      }
      // The body is guarded by a cleanup of its own, which also unbinds the name.
      close(matching)
      if let name = handler.name {
        store(exception, into: name.name)
      }
      let inBody = openRegion()
      blocks.append(.handling(saved: saved, name: handler.name, inBody))
      assigned = before
      if let name = handler.name, case .register(let register) = access(name.name) {
        assigned.remove(register)
      }
      try block(handler.body)
      blocks.removeLast()
      endHandler(inBody, saved, name: handler.name)
      after.formIntersection(assigned)
      ends.append(emit(.jump))
      finishCleanup(inBody, saved, name: handler.name)
      resume(matching)
      if let next { land(next) }
    }
    endHandler(matching, saved, name: nil)
    emit(.reraise, a: exception)
    finishCleanup(matching, saved, name: nil)
    assigned = after
    land(ends)
  }

  /// A generator handles its exceptions apart from its caller's.
  var handlingFlag: UInt8 { scope.isGenerator ? 1 : 0 }

  func beginHandler(_ exception: Int, _ saved: Int) -> Region {
    emit(.beginHandling, flag: handlingFlag, a: saved, b: exception)
    return openRegion()
  }

  private func resume(_ region: Region) { region.start = here }

  /// The regular end of a handler's body.
  func endHandler(_ region: Region, _ saved: Int, name: Identifier?) {
    close(region)
    if let name { forget(name) }
    emit(.endHandling, flag: handlingFlag, a: saved)
  }

  /// What happens when a handler's body itself raises: put back what was being handled, and go on raising.
  func finishCleanup(_ region: Region, _ saved: Int, name: Identifier?) {
    let raised = temporary()
    handle(region, register: raised)
    if let name { forget(name) }
    emit(.endHandling, flag: handlingFlag, a: saved)
    emit(.reraise, a: raised)
  }
}
