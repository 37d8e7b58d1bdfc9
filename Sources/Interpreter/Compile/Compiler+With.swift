// `with`: a region of instructions that is left through the manager's `__exit__`, whichever way it is left.
//
//     with manager as target: body
//
// Several items nest. `__exit__` is looked up before `__enter__` is called and waits in a register, the manager
// in the one after it, so that leaving is an ordinary call: with three times None on the regular ways out, with
// the exception's class, the exception and its traceback otherwise. A true result swallows the exception.

internal import Syntax

extension Compiler {
  func with(_ items: ArraySlice<WithItem>, _ body: [Statement]) throws(SyntaxFailure) {
    guard let item = items.first else { return try block(body) }
    let place = position
    let exit = temporary()
    let manager = temporary()
    let exception = temporary()
    let saved = temporary()
    let value = temporary()
    try expression(item.context, into: manager)
    let enter = temporary()
    _ = temporary()
    emit(.beginWith, a: exit, b: enter)
    emit(.call, a: enter, b: 1, c: value)
    free = enter

    let region = openRegion()
    let before = assigned
    blocks.append(.with(exit: exit, place: place.span, region))
    if let target = item.target {
      position.span = target.span
      try assign(value, to: target)
    }
    position = place
    try with(items.dropFirst(), body)
    blocks.removeLast()
    close(region)
    position = place
    callExit(exit)
    let end = emit(.jump)

    handle(region, register: exception)
    let cleanup = beginHandler(exception, saved)
    let call = temporary()
    emit(.move, a: call, b: exit)
    emit(.move, a: temporary(), b: manager)
    let parts = temporary()
    reserve(2)
    emit(.exceptionParts, a: parts, b: exception)
    emit(.call, a: call, b: 4, c: value)
    free = call
    let swallowed = emit(.jumpIfTrue, a: value)
    endHandler(cleanup, saved, name: nil)
    emit(.reraise, a: exception)
    finishCleanup(cleanup, saved, name: nil)
    land(swallowed)
    emit(.endHandling, flag: handlingFlag, a: saved)
    // The body may have been left anywhere.
    assigned.formIntersection(before)
    land(end)
  }

  /// Calls the `__exit__` that waits in `exit` when no exception is to blame.
  func callExit(_ exit: Int) {
    let mark = free
    let call = temporary()
    emit(.move, a: call, b: exit)
    emit(.move, a: temporary(), b: exit + 1)
    for _ in 0..<3 { constant(.none, into: temporary()) }
    emit(.call, a: call, b: 4, c: temporary())
    free = mark
  }
}
