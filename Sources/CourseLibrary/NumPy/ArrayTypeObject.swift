// A dtype: an element type as an object of its own, `x.dtype`.

import Interpreter
import Syntax

/// `dtype('float32')`: equal to whatever names the same type.
final class ArrayTypeObject: Object {
  let named: ArrayType
  private unowned let classes: ArrayClasses

  init(_ named: ArrayType, _ classes: ArrayClasses, heap: Heap) {
    self.named = named
    self.classes = classes
    super.init(heap: heap)
  }

  /// Every type has a class of its own: `numpy.dtypes.Float32DType`.
  override var type: TypeObject {
    let letters = named.name.replacing("uint", with: "UInt")
    let name = letters.prefix(1).uppercased() + letters.dropFirst()
    return heap.types.named("numpy.dtypes.\(name)DType", base: classes.dtype)
  }

  override func repr(_ machine: Machine) -> Text { Text("dtype('\(named.name)')") }
  override func str(_ machine: Machine) -> Text { Text(named.name) }
  override func hash(_ machine: Machine) -> Int? { named.rawValue &* 7919 &+ 13 }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "name": machine.string(Text(named.name))
    case "kind": machine.string(Text(named.letter))
    case "itemsize": .int(named.byteCount)
    case "str": machine.string(Text(named.code))
    case "char": machine.string(Text(named.character))
    case "type": .object(classes.scalar(named))
    case "byteorder": machine.string(named.byteCount == 1 ? "|" : "=")
    case "names", "fields": Value.none
    default: nil
    }
  }

  override var attributeNames: [String] { ["name", "kind", "itemsize", "str", "char", "type", "byteorder"] }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    if other.isNone { return nil }
    let same = classes.typeIfNamed(other, machine) == named
    switch `operator` {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    default: return nil
    }
  }
}

extension ArrayType {
  /// The letter of `dtype.char`.
  var character: String {
    switch self {
    case .bool: "?"
    case .int8: "b"
    case .int16: "h"
    case .int32: "i"
    case .int64: "l"
    case .uint8: "B"
    case .uint16: "H"
    case .uint32: "I"
    case .uint64: "L"
    case .float16: "e"
    case .float32: "f"
    case .float64: "d"
    }
  }
}
