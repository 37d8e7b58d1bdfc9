// How the machine keeps to the budgets of its host.
//
// The loop counts steps and polls every few thousand; native code counts work and polls about four times a millisecond.
// What grows with an argument is asked of the memory budget before it is made.

internal import Limits

extension Machine {
  /// Checks that `bytes` more fit the memory budget, before something large is built.
  public func reserve(bytes: Int) throws(Raise) {
    // Beyond this the allocator itself would fail, whatever the budget.
    if bytes > Text.largestByteCount { throw memoryError() }
    do { try limits.reserve(bytes: bytes) } catch { throw raise(limit: error) }
  }

  /// Charges steps and looks at the cancel flag, the clock and the memory in use.
  public func poll(steps: Int = 1024) throws(Raise) {
    let total = steps &+ Machine.pollInterval &- position.pointee.stepsLeft
    position.pointee.stepsLeft = Machine.pollInterval
    do throws(LimitError) {
      try limits.poll(steps: total)
      if heap.bytesUsed > limits.budget.bytes {
        throw LimitError.memory(requested: 0, used: heap.bytesUsed, allowed: limits.budget.bytes)
      }
    } catch {
      throw raise(limit: error)
    }
    if nativeDepth == 0, heap.wantsCollection { collectCycles() }
  }

  /// Prints to a stream of the host, within the output budget.
  public func write(_ text: Text, to stream: String = "stdout") throws(Raise) {
    if stream == "stdout" { try requireEncodable(text) }
    do { try limits.charge(outputBytes: text.count) } catch { throw raise(limit: error) }
    var start = 0
    // A long text is written in stretches, and can be stopped.
    while text.count - start > 1 << 16 {
      host.write(stream, text.slice(start, start + (1 << 16)))
      start += 1 << 16
      try work(1 << 18)
    }
    host.write(stream, start == 0 ? text : text.slice(start, text.count))
  }

  /// Raises the error of writing a text with a lone surrogate, which UTF-8 has no bytes for.
  func requireEncodable(_ text: Text) throws(Raise) {
    guard let place = try charging({ text.firstSurrogate($0) }) else { return }
    let code = String(text.unit(place), radix: 16)
    throw error(
      "UnicodeEncodeError",
      "'utf-8' codec can't encode character '\\u\(code)' in position \(place): surrogates not allowed")
  }

  /// Polls, and checks that an array of `count` values may still double.
  func pollHolding(gathered count: Int) throws(Raise) {
    try pollHolding()
    try reserve(bytes: count &* 16)
  }

  /// Polls in the midst of an operation, which holds values where the collector of cycles cannot see them.
  func pollHolding(steps: Int = 1024) throws(Raise) {
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    try poll(steps: steps)
  }

  /// Counts work that native code is about to do, in units of about a nanosecond (a character or two, a slot, a
  /// word), and polls whenever a quarter of a millisecond's worth has come together.
  @inline(__always)
  func work(_ amount: Int) throws(Raise) {
    unpolledWork &+= amount
    if _slowPath(unpolledWork > Machine.mostUnpolledWork) {
      let steps = unpolledWork >> Machine.stepShift
      unpolledWork = 0
      try pollHolding(steps: steps)
    }
  }

  /// Counts work, in the units of ``work(_:)``, where nothing can be thrown: the next poll comes the sooner.
  @inline(__always)
  func owe(_ amount: Int) { position.pointee.stepsLeft &-= amount >> Machine.stepShift }

  /// Counts a step for what the loop has not done by itself: an attribute, an item, an operator, a call of the host's.
  @inline(__always)
  func oweStep() { position.pointee.stepsLeft &-= 1 }

  /// What an operation on large integers takes however short they are: memory, and what calls it.
  static let workOfCall = 256
  /// What going into a container takes, however little is in it.
  static let workOfVisit = 64
  /// A step is as much as 64 units of work.
  private static let stepShift = 6
  /// How much native work may come together before it polls.
  private static let mostUnpolledWork = 1 << 18
}
