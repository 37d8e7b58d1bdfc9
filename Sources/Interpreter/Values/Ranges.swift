// `range`, `slice`, `...`, and the integers they stand for.

public import Syntax

/// A `range`: integers computed, never stored.
public final class RangeObject: Object {
  let start: Int
  let stop: Int
  let step: Int
  let count: Int

  /// `step` must not be zero.
  init(start: Int, stop: Int, step: Int, heap: Heap) {
    self.start = start
    self.stop = stop
    self.step = step
    count = RangeObject.count(from: start, to: stop, by: step)
    super.init(heap: heap)
  }

  /// How many integers lie from `start` to before `stop`.
  static func count(from start: Int, to stop: Int, by step: Int) -> Int {
    if step == 0 || (step > 0 ? start >= stop : start <= stop) { return 0 }
    let distance = UInt(bitPattern: step > 0 ? stop &- start : start &- stop)
    return Int(clamping: (distance &- 1) / step.magnitude &+ 1)
  }

  public override var type: TypeObject { heap.types.range }

  public override func length(_ machine: Machine) -> Int? { count }

  public override func hash(_ machine: Machine) throws(Raise) -> Int? {
    try machine.hash(
      machine.tuple([.int(count), count > 0 ? .int(start) : .none, count > 1 ? .int(step) : .none]))
  }

  public override func repr(_ machine: Machine) -> Text {
    Text(step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))")
  }

  public override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) -> Value? {
    guard `operator` == .equal || `operator` == .notEqual, case .object(let object) = other,
      let range = object as? RangeObject
    else { return nil }
    let isSame =
      count == range.count && (count == 0 || start == range.start) && (count < 2 || step == range.step)
    return .bool(isSame == (`operator` == .equal))
  }

  public override func contains(_ item: Value, _ machine: Machine) -> Bool? {
    // Integers are computed; a float may equal one of the integers, which iteration finds out.
    item.asInt.map { index(of: $0) != nil }
  }

  public override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    if let place = try machine.place(index, count: count, "range object index out of range") {
      return .int(self[place])
    }
    let slice = try machine.slice(index, of: .object(self))
    let (first, last, stride, _) = try slice.resolve(count: count, machine)
    return .object(
      RangeObject(start: self[first], stop: self[last], step: step &* stride, heap: heap))
  }

  public override func iterate(_ machine: Machine) -> Object? { RangeIterator(self, heap: heap) }

  subscript(index: Int) -> Int { start &+ index &* step }

  /// The index of `value`; nil when the range does not hold it.
  func index(of value: Int) -> Int? {
    if step > 0 ? (value < start || value >= stop) : (value > start || value <= stop) { return nil }
    let distance = UInt(bitPattern: step > 0 ? value &- start : start &- value)
    return distance % step.magnitude == 0 ? Int(distance / step.magnitude) : nil
  }
}

/// A `slice`: `lower:upper:step` as a value.
public final class SliceObject: Container {
  public let lower: Value
  public let upper: Value
  public let step: Value

  init(lower: Value, upper: Value, step: Value, heap: Heap) {
    self.lower = lower
    self.upper = upper
    self.step = step
    super.init(heap: heap)
  }

  public override var type: TypeObject { heap.types.slice }

  public override func hash(_ machine: Machine) -> Int? { nil }

  public override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard case .object(let object) = other, let slice = object as? SliceObject else { return nil }
    return try machine.compare(
      `operator`, machine.tuple([lower, upper, step]), machine.tuple([slice.lower, slice.upper, slice.step]))
  }

  public override func repr(_ machine: Machine) throws(Raise) -> Text {
    let parts = [try machine.repr(lower), try machine.repr(upper), try machine.repr(step)]
    return Text("slice(\(parts.map { $0.string }.joined(separator: ", ")))")
  }

  /// The start, stop, step and number of items for a sequence of `count` items, by Python's clamping rules.
  func resolve(
    count length: @autoclosure () -> Int, _ machine: Machine
  ) throws(Raise) -> (start: Int, stop: Int, step: Int, count: Int) {
    let (first, last, step) = try bounds(machine)
    // The length is asked only now: an `__index__` of the script may have changed it.
    return SliceObject.resolve(first, last, step, count: length())
  }

  /// The bounds and the step as integers, nil where a bound is left out; each is asked once.
  func bounds(_ machine: Machine) throws(Raise) -> (first: Int?, last: Int?, step: Int) {
    func bound(_ value: Value) throws(Raise) -> Int? {
      if case .int(let int) = value { return int }
      if value.isNone { return nil }
      if let int = try machine.index(value, clamping: true) { return int }
      throw machine.typeError("slice indices must be integers or None or have an __index__ method")
    }
    let step = try bound(self.step) ?? 1
    if step == 0 { throw machine.valueError("slice step cannot be zero") }
    return (try bound(lower), try bound(upper), step)
  }

  /// The same for machine integers, nil where a bound is left out; the step must not be zero.
  static func resolve(
    _ first: Int?, _ last: Int?, _ step: Int, count: Int
  ) -> (start: Int, stop: Int, step: Int, count: Int) {
    let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
    func clamp(_ value: Int?, _ missing: Int) -> Int {
      guard let value else { return missing }
      return value < 0 ? max(value &+ count, lowest) : min(value, highest)
    }
    let start = clamp(first, step > 0 ? lowest : highest)
    let stop = clamp(last, step > 0 ? highest : lowest)
    return (start, stop, step, RangeObject.count(from: start, to: stop, by: step))
  }

  /// The same for the bounds and the step in three registers; nil where one is neither a machine integer nor `None`.
  static func resolvePlain(
    _ bounds: UnsafeMutablePointer<Value>, count: Int
  ) -> (start: Int, stop: Int, step: Int, count: Int)? {
    func isPlain(_ bound: UnsafeMutablePointer<Value>) -> Bool {
      if case .int = bound.pointee { true } else { bound.pointee.isNone }
    }
    let step = (bounds + 2).peekInt ?? 1
    guard isPlain(bounds), isPlain(bounds + 1), isPlain(bounds + 2), step != 0 else { return nil }
    return resolve(bounds.peekInt, (bounds + 1).peekInt, step, count: count)
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    visit(lower)
    visit(upper)
    visit(step)
  }
}

/// `...`, and other objects of which there is one: identity and a name are all they have.
final class Singleton: Object {
  private let name: String
  private let typeName: String

  init(_ name: String, typeName: String, heap: Heap) {
    self.name = name
    self.typeName = typeName
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named(typeName) }
  override func repr(_ machine: Machine) -> Text { Text(name) }
}
