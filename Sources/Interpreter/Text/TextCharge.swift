// What work on texts may spend.
//
// A text can have billions of characters, and whatever is done to it must ask for the memory of its result first
// and stop soon after the user says so. Asking for memory may fail, and throws. Stopping does not: loops over
// characters go in stretches and end early when they are told to. What they return then means nothing, and whoever
// called them finds out by ``check()`` and throws it away; so only the edge has to deal with failure.

public import Limits

extension Text {
  /// The account of an operation on texts.
  ///
  /// ```swift
  /// let charge = Text.Charge(limits)
  /// let text = text.uppercased(charge)
  /// try charge.check()               // LimitError where the work was stopped: then `text` is garbage
  /// ```
  public final class Charge {
    private let limits: Limits?
    private var unpolled = 0
    private var failure: LimitError?
    /// The most decimal digits of an integer that are written or read; 0 where any number are.
    package var digitLimit = WholeNumber.standardDigitLimit

    /// Without limits everything is allowed.
    public init(_ limits: Limits? = nil) { self.limits = limits }

    /// Asks for memory that is about to be allocated.
    public func callAsFunction(_ bytes: Int) throws(LimitError) {
      try limits?.reserve(bytes: bytes)
      // Beyond this the allocator itself would fail, whatever the budget.
      if bytes > Text.largestByteCount {
        throw .memory(requested: bytes, used: limits?.bytesUsed ?? 0, allowed: Text.largestByteCount)
      }
    }

    /// Whether memory may be allocated, where that cannot throw: if not, the work is to stop.
    func allows(_ bytes: Int) -> Bool {
      do throws(LimitError) { try self(bytes) } catch { failure = error }
      return failure == nil
    }

    /// Whether to stop, once `characters` more have been worked on.
    @inline(__always)
    func stops(after characters: Int) -> Bool {
      unpolled &+= characters
      return _slowPath(unpolled > 1 << 17) && poll()
    }

    @inline(never)
    private func poll() -> Bool {
      do throws(LimitError) {
        // A stretch counts for less than the same number of the machine's steps.
        try limits?.poll(steps: unpolled >> 6)
        unpolled = 0
      } catch {
        failure = error
      }
      return failure != nil
    }

    var isStopped: Bool { failure != nil }

    /// Throws where the work before this was stopped.
    public func check() throws(LimitError) {
      guard let failure else { return }
      self.failure = nil
      unpolled = 0
      throw failure
    }
  }

  /// Calls `body` with stretches of a range until the work is to stop.
  @inline(__always)
  static func forEachStretch(of range: Range<Int>, _ charge: Charge?, _ body: (Range<Int>) -> Void) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = Swift.min(start &+ (1 << 16), range.upperBound)
      body(start..<end)
      if let charge, charge.stops(after: end &- start) { return }
      start = end
    }
  }

  /// Where the first lone surrogate stands; nil where there is none, as in every narrow text.
  func firstSurrogate(_ charge: Charge?) -> Int? {
    var place: Int?
    if !isWide { return nil }
    Text.forEachStretch(of: 0..<count, charge) { stretch in
      if place == nil { place = stretch.first { unit($0) & 0xFFFF_F800 == 0xD800 } }
    }
    return place
  }

  /// The code points, which end early where the work is to stop.
  func codePoints(_ charge: Charge?) -> ChargedCodePoints { ChargedCodePoints(text: self, charge: charge) }

  struct ChargedCodePoints: Sequence, IteratorProtocol {
    let text: Text
    let charge: Charge?
    private var index = 0

    init(text: Text, charge: Charge?) {
      self.text = text
      self.charge = charge
    }

    @inline(__always)
    mutating func next() -> UInt32? {
      guard index < text.count else {
        if let charge { _ = charge.stops(after: index & 0xFFFF) }
        return nil
      }
      if index & 0xFFFF == 0xFFFF, let charge, charge.stops(after: 0x10000) { return nil }
      index &+= 1
      return text.unit(index &- 1)
    }
  }
}
