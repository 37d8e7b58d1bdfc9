// A `range` whose ends do not fit 64 bits. It is the same class to the script; everything is computed with
// integers of any size, at their price.

import BigInt
import Syntax

/// A `range` beyond the machine's integers.
final class LongRange: Object {
  let start, stop, step, count: BigInt

  /// `step` must not be zero.
  init(start: BigInt, stop: BigInt, step: BigInt, heap: Heap) {
    self.start = start
    self.stop = stop
    self.step = step
    let distance = step.sign == .plus ? stop - start : start - stop
    count = distance.sign == .minus || distance.isZero ? 0 : (distance - 1) / BigInt(step.magnitude) + 1
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.range }

  override func isTrue(_ machine: Machine) -> Bool { !count.isZero }

  override func length(_ machine: Machine) throws(Raise) -> Int? {
    if let count = Int(exactly: count) { return count }
    throw machine.overflowError("Python int too large to convert to C ssize_t")
  }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    let hasStart = !count.isZero
    return try machine.hash(
      machine.tuple([
        machine.integer(count), hasStart ? machine.integer(start) : .none,
        count > 1 ? machine.integer(step) : .none,
      ]))
  }

  override func repr(_ machine: Machine) -> Text {
    Text(step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))")
  }

  override func compare(_ operator: ComparisonOperator, _ other: Value, _ machine: Machine) -> Value? {
    guard `operator` == .equal || `operator` == .notEqual else { return nil }
    guard let range = LongRange(other) else { return nil }
    let isSame =
      count == range.count && (count.isZero || start == range.start) && (count < 2 || step == range.step)
    return .bool(isSame == (`operator` == .equal))
  }

  /// Any `range` as a long one; nil for what is none.
  convenience init?(_ value: Value) {
    switch value.object {
    case let range as LongRange:
      self.init(start: range.start, stop: range.stop, step: range.step, heap: range.heap)
    case let range as RangeObject:
      self.init(
        start: BigInt(range.start), stop: BigInt(range.stop), step: BigInt(range.step), heap: range.heap)
    default: return nil
    }
  }

  subscript(index: BigInt) -> BigInt { start + index * step }

  /// The index of `value`; nil when the range does not hold it.
  func index(of value: BigInt) -> BigInt? {
    let (quotient, remainder) = (value - start).quotientAndRemainder(dividingBy: step)
    return remainder.isZero && quotient.sign == .plus && quotient < count ? quotient : nil
  }

  override func contains(_ item: Value, _ machine: Machine) -> Bool? {
    BigIntObject.integer(item).map { index(of: $0) != nil }
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard var place = BigIntObject.integer(index) else {
      if index.object is SliceObject {
        throw machine.overflowError("slices of a range beyond 64 bits are not supported")
      }
      throw machine.typeError(
        "range indices must be integers or slices, not \(machine.typeName(index))")
    }
    if place.sign == .minus { place += count }
    guard place.sign == .plus, place < count else {
      throw machine.indexError("range object index out of range")
    }
    return machine.integer(self[place])
  }

  override func iterate(_ machine: Machine) -> Object? { Iterator(self) }

  /// The same integers from the last to the first.
  var reversed: LongRange {
    LongRange(start: self[count - 1], stop: start - step, step: -step, heap: heap)
  }

  final class Iterator: Object {
    private let range: LongRange
    private var index = BigInt(0)

    init(_ range: LongRange) {
      self.range = range
      super.init(heap: range.heap)
    }

    override var type: TypeObject { heap.types.named("longrange_iterator") }
    override var isIterator: Bool { true }

    /// How many integers are left.
    var left: BigInt { range.count - index }

    override func next(_ machine: Machine) -> Value? {
      guard index < range.count else { return nil }
      index += 1
      return machine.integer(range[index - 1])
    }
  }
}
