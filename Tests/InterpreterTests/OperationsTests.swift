import BigInt
import Limits
import Syntax
import Testing

@testable import Interpreter

// The operations, driven on a machine without a script. What is expected was taken from CPython 3.11.

@Suite struct OperationsTests {
  let machine = Machine(limits: Limits(budget: Budget(bytes: 1 << 30)))

  typealias Operation = (Machine) throws(Raise) -> Value

  /// The result's repr, or the error as the last line of a traceback shows it.
  private func shown(_ operation: Operation) -> String {
    do throws(Raise) {
      return try machine.repr(operation(machine)).string
    } catch {
      let message = (try? machine.str(.object(error.exception)).string) ?? "?"
      return "\(error.exception.type.name): \(message)"
    }
  }

  private func binary(_ a: Value, _ op: BinaryOperator, _ b: Value, inPlace: Bool = false) -> String {
    shown { machine throws(Raise) in try machine.binary(op, a, b, inPlace: inPlace) }
  }

  private func compare(_ a: Value, _ op: ComparisonOperator, _ b: Value) -> String {
    shown { machine throws(Raise) in try machine.compare(op, a, b) }
  }

  private func item(_ container: Value, _ index: Value) -> String {
    shown { machine throws(Raise) in try machine.item(of: container, at: index) }
  }

  private func text(_ string: String) -> Value { machine.string(Text(string)) }
  private func list(_ items: Value...) -> Value { machine.list(items) }
  private func tuple(_ items: Value...) -> Value { machine.tuple(items) }
  private func ints(_ items: Int...) -> Value { machine.list(items.map { .int($0) }) }
  private func power(_ base: Int, _ exponent: Int) -> Value { machine.integer(BigInt(base).power(exponent)) }
  private func set(_ items: Int...) throws -> Value {
    let set = SetObject(heap: machine.heap)
    try set.insert(contentsOf: machine.list(items.map { .int($0) }), machine)
    return .object(set)
  }
  private func slice(_ lower: Int?, _ upper: Int?, _ step: Int?) -> Value {
    func bound(_ int: Int?) -> Value { int.map { .int($0) } ?? .none }
    return .object(
      SliceObject(lower: bound(lower), upper: bound(upper), step: bound(step), heap: machine.heap))
  }

  // MARK: Numbers

  @Test func integersGrowBeyondTheMachineWordAndComeBack() {
    #expect(binary(.int(.max), .add, .int(1)) == "9223372036854775808")
    #expect(binary(.int(.min), .floorDivide, .int(-1)) == "9223372036854775808")
    #expect(binary(.int(-3), .power, .int(41)) == "-36472996377170786403")
    #expect(binary(.int(-5), .leftShift, .int(61)) == "-11529215046068469760")
    #expect(binary(power(2, 64), .floorDivide, power(2, 60)) == "16")
    #expect(binary(power(2, 64), .subtract, power(2, 64)) == "0")
  }

  @Test func divisionFloorsAndRemaindersHaveTheDivisorsSign() {
    #expect(binary(.int(-7), .floorDivide, .int(2)) == "-4")
    #expect(binary(.int(7), .modulo, .int(-3)) == "-2")
    #expect(binary(machine.integer(-BigInt(10).power(30)), .modulo, .int(7)) == "6")
    #expect(binary(.float(-7.5), .floorDivide, .int(2)) == "-4.0")
    #expect(binary(.float(7.5), .modulo, .int(-2)) == "-0.5")
    #expect(binary(.float(3), .floorDivide, .float(0.1)) == "29.0")
  }

  @Test func integerQuotientsAreCorrectlyRounded() {
    #expect(binary(.int(9_007_199_254_740_993), .divide, .int(3)) == "3002399751580331.0")
    #expect(binary(power(2, 1024), .divide, power(2, 1000)) == "16777216.0")
    #expect(binary(.int(3), .divide, power(2, 1075)) == "1e-323")
    #expect(binary(.int(1), .divide, power(2, 1075)) == "0.0")
    #expect(
      binary(power(10, 400), .divide, .int(3)) == "OverflowError: integer division result too large for a float"
    )
  }

  @Test func divisionByZeroIsWordedByOperator() {
    #expect(binary(.int(1), .divide, .int(0)) == "ZeroDivisionError: division by zero")
    #expect(binary(.int(1), .floorDivide, .int(0)) == "ZeroDivisionError: integer division or modulo by zero")
    #expect(binary(.int(1), .modulo, .int(0)) == "ZeroDivisionError: integer modulo by zero")
    #expect(binary(.float(1), .divide, .int(0)) == "ZeroDivisionError: float division by zero")
    #expect(binary(.float(1), .floorDivide, .int(0)) == "ZeroDivisionError: float floor division by zero")
    #expect(binary(.float(1), .modulo, .int(0)) == "ZeroDivisionError: float modulo")
    #expect(
      binary(.int(0), .power, .int(-1)) == "ZeroDivisionError: 0.0 cannot be raised to a negative power")
  }

  @Test func integersAndFloatsCompareExactly() {
    #expect(compare(.int(9_007_199_254_740_993), .greater, .float(9_007_199_254_740_992)) == "True")
    #expect(compare(power(2, 1024), .less, .float(.infinity)) == "True")
    #expect(compare(.float(.nan), .equal, .float(.nan)) == "False")
    #expect(compare(.bool(true), .equal, .float(1)) == "True")
  }

  @Test func equalNumbersHashAlike() throws {
    #expect(try machine.hash(.float(0.5)) == 1_152_921_504_606_846_976)
    #expect(try machine.hash(power(2, 100)) == machine.hash(.float(0x1p100)))
    #expect(try machine.hash(tuple(.int(1), .int(2))) == -3_550_055_125_485_641_917)
    #expect(try machine.hash(.int(-1)) == -2)
  }

  @Test func hugeResultsAreRefusedBeforeTheyAreComputed() {
    #expect(binary(.int(10), .power, power(10, 10)).hasPrefix("MemoryError"))
    #expect(binary(.int(1), .leftShift, .int(1 << 62)).hasPrefix("MemoryError"))
    #expect(binary(.int(1), .leftShift, power(10, 20)) == "OverflowError: too many digits in integer")
    #expect(binary(ints(0), .multiply, power(10, 10)).hasPrefix("MemoryError"))
    #expect(
      binary(ints(0), .multiply, power(10, 30))
        == "OverflowError: cannot fit 'int' into an index-sized integer")
    #expect(shown { _ in power(10, 4300) }.hasPrefix("ValueError: Exceeds the limit (4300 digits)"))
  }

  @Test func longProductsAndQuotientsStopWhenTheStepsRunOut() throws {
    let machine = Machine(limits: Limits(budget: Budget(steps: 10_000)))
    let big = machine.integer(BigInt(1) << 2_000_000 + 1)
    let raise = #expect(throws: Raise.self) { try machine.binary(.multiply, big, big) }
    #expect(raise?.exception.limit == .steps(allowed: 10_000))
  }

  @Test func productsInPiecesAgreeWithTheLibrary() throws {
    let x = (BigInt(1) << 90_000) / 7
    let y = (BigInt(1) << 70_000) / 9
    #expect(try machine.product(x, y) == x * y)
    let (quotient, remainder) = try machine.floored(-x, y)
    #expect(quotient * y + remainder == -x)
    #expect(remainder >= 0 && remainder < y)
  }

  // MARK: Type errors

  @Test func operandsThatDoNotGoTogether() {
    #expect(binary(.int(1), .add, text("a")) == "TypeError: unsupported operand type(s) for +: 'int' and 'str'")
    #expect(binary(text("a"), .add, .int(1)) == "TypeError: can only concatenate str (not \"int\") to str")
    #expect(
      binary(.int(2), .power, text("a"))
        == "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'")
    #expect(
      binary(.int(2), .add, text("a"), inPlace: true)
        == "TypeError: unsupported operand type(s) for +=: 'int' and 'str'")
    #expect(
      binary(ints(1), .multiply, .float(1.5)) == "TypeError: can't multiply sequence by non-int of type 'float'"
    )
    #expect(
      compare(text("a"), .less, .int(1)) == "TypeError: '<' not supported between instances of 'str' and 'int'")
    #expect(compare(.int(1), .in, .int(5)) == "TypeError: argument of type 'int' is not iterable")
    #expect(
      shown { machine throws(Raise) in try machine.unary(.negate, text("a")) }
        == "TypeError: bad operand type for unary -: 'str'")
  }

  // MARK: Containers

  @Test func listsChangeInPlace() {
    let numbers = ints(1, 2)
    #expect(binary(numbers, .add, text("ab"), inPlace: true) == "[1, 2, 'a', 'b']")
    #expect(binary(numbers, .add, .int(5), inPlace: true) == "TypeError: 'int' object is not iterable")
    #expect(binary(numbers, .multiply, .int(2), inPlace: true) == "[1, 2, 'a', 'b', 1, 2, 'a', 'b']")
    #expect(shown { _ in numbers } == "[1, 2, 'a', 'b', 1, 2, 'a', 'b']")
  }

  @Test func setAlgebra() throws {
    #expect(binary(try set(1, 2), .bitAnd, try set(2, 3)) == "{2}")
    #expect(binary(try set(1), .subtract, try set(1)) == "set()")
    #expect(compare(try set(1), .less, try set(1, 2)) == "True")
    #expect(
      binary(try set(1), .bitOr, ints(2)) == "TypeError: unsupported operand type(s) for |: 'set' and 'list'")
  }

  @Test func indicesOfEveryKind() {
    let row = ints(10, 20, 30)
    #expect(item(row, .int(-1)) == "30")
    #expect(item(row, .int(3)) == "IndexError: list index out of range")
    #expect(item(row, text("a")) == "TypeError: list indices must be integers or slices, not str")
    #expect(item(row, power(10, 30)) == "IndexError: cannot fit 'int' into an index-sized integer")
    #expect(item(row, slice(nil, nil, -1)) == "[30, 20, 10]")
    #expect(item(text("añ中"), slice(1, nil, nil)) == "'ñ中'")
    #expect(item(text("abc"), text("a")) == "TypeError: string indices must be integers, not 'str'")
    #expect(item(.int(5), .int(0)) == "TypeError: 'int' object is not subscriptable")
    #expect(item(.object(machine.heap.types.int), .int(0)) == "TypeError: type 'int' is not subscriptable")
  }

  @Test func slicesAreAssignedAndDeleted() throws {
    let row = ints(1, 2, 3, 4, 5)
    try machine.setItem(of: row, at: slice(1, 3, nil), to: ints(9))
    #expect(shown { _ in row } == "[1, 9, 4, 5]")
    try machine.setItem(of: row, at: slice(nil, nil, -2), to: ints(7, 8))
    #expect(shown { _ in row } == "[1, 8, 4, 7]")
    try machine.deleteItem(of: row, at: slice(nil, nil, 2))
    #expect(shown { _ in row } == "[8, 7]")
    let mismatch = shown { machine throws(Raise) in
      try machine.setItem(of: row, at: slice(nil, nil, 2), to: ints(1, 2))
      return .none
    }
    #expect(mismatch == "ValueError: attempt to assign sequence of size 2 to extended slice of size 1")
  }

  @Test func whatCannotBeAssigned() {
    let assigned = shown { machine throws(Raise) in
      try machine.setItem(of: tuple(.int(1)), at: .int(0), to: .none)
      return .none
    }
    #expect(assigned == "TypeError: 'tuple' object does not support item assignment")
    let deleted = shown { machine throws(Raise) in
      try machine.deleteItem(of: tuple(.int(1)), at: .int(0))
      return .none
    }
    #expect(deleted == "TypeError: 'tuple' object doesn't support item deletion")
    let unhashable = shown { machine throws(Raise) in try machine.dict([(ints(), .none)]) }
    #expect(unhashable == "TypeError: unhashable type: 'list'")
  }

  @Test func unpackingCounts() {
    func unpacked(_ value: Value, _ count: Int, after: Int? = nil) -> String {
      shown { machine throws(Raise) in
        machine.list(try machine.unpack(value, count: count, after: after))
      }
    }
    #expect(unpacked(ints(1, 2, 3, 4), 1, after: 1) == "[1, [2, 3], 4]")
    #expect(unpacked(ints(1, 2), 3) == "ValueError: not enough values to unpack (expected 3, got 2)")
    #expect(unpacked(ints(1, 2, 3), 2) == "ValueError: too many values to unpack (expected 2)")
    #expect(
      unpacked(ints(1), 1, after: 1) == "ValueError: not enough values to unpack (expected at least 2, got 1)")
    #expect(unpacked(.int(5), 2) == "TypeError: cannot unpack non-iterable int object")
  }

  @Test func aDictMustNotGrowWhileItIsIterated() throws {
    let dict = try machine.dict([(.int(1), .none)])
    let iterator = try machine.iterator(of: dict)
    #expect(try iterator.next(machine)?.asInt == 1)
    try machine.setItem(of: dict, at: .int(2), to: .none)
    let next = shown { machine throws(Raise) in try iterator.next(machine) ?? .none }
    #expect(next == "RuntimeError: dictionary changed size during iteration")
  }

  // MARK: Attributes

  @Test func missingAttributes() {
    func attribute(_ value: Value) -> String {
      shown { machine throws(Raise) in try machine.attribute(of: value, machine.heap.names.intern("foo")) }
    }
    #expect(attribute(.none) == "AttributeError: 'NoneType' object has no attribute 'foo'")
    #expect(
      attribute(.object(machine.heap.types.int)) == "AttributeError: type object 'int' has no attribute 'foo'")
  }

  // MARK: Text

  @Test func cyclesAreWrittenWithDots() throws {
    let row = ints(1)
    try machine.extend(#require(row.object as? ListObject), with: list(row, tuple(row)))
    #expect(shown { _ in row } == "[1, [...], ([...],)]")
    let dict = try machine.dict([])
    try machine.setItem(of: dict, at: .int(1), to: dict)
    #expect(shown { _ in dict } == "{1: {...}}")
  }

  @Test func deepNestingRaisesRecursionErrors() {
    var (a, b) = (list(), list())
    for _ in 0..<2000 { (a, b) = (list(a), list(b)) }
    let nested = a
    #expect(
      shown { _ in nested }
        == "RecursionError: maximum recursion depth exceeded while getting the repr of an object")
    #expect(compare(a, .equal, b) == "RecursionError: maximum recursion depth exceeded in comparison")
    #expect(machine.nativeDepth == 0)
  }

  @Test func sharedPartsCannotOutgrowTheMemory() {
    let machine = Machine(limits: Limits(budget: Budget(bytes: 1_000_000)))
    var laughs = machine.list([.int(1)])
    for _ in 0..<40 { laughs = machine.list([laughs, laughs, laughs]) }
    let raise = #expect(throws: Raise.self) { try machine.repr(laughs) }
    #expect(raise?.exception.type.name == "MemoryError")
  }

  @Test func percentFormatting() throws {
    let values = tuple(text("x"), .float(3.14159), .int(255), .int(5))
    #expect(binary(text("%r %.2f %#x %-3d|"), .modulo, values) == "\"'x' 3.14 0xff 5  |\"")
    #expect(binary(text("%(a)s"), .modulo, try machine.dict([(text("a"), ints(1))])) == "'[1]'")
    #expect(
      binary(text("%d"), .modulo, text("a")) == "TypeError: %d format: a real number is required, not str")
    #expect(binary(text("%d %d"), .modulo, .int(1)) == "TypeError: not enough arguments for format string")
    #expect(
      binary(text("a"), .modulo, .int(1)) == "TypeError: not all arguments converted during string formatting")
  }
}
