// Tuples whose items have names, made by the host: `sys.version_info`.

/// A tuple with a name for each item.
final class NamedTuple: TupleObject {
  private let ownType: TypeObject
  private let names: [String]

  init(_ type: TypeObject, _ items: KeyValuePairs<String, Value>, heap: Heap) {
    ownType = type
    names = items.map(\.key)
    super.init(items.map(\.value), heap: heap)
  }

  override var type: TypeObject { ownType }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    var fields: [String] = []
    for (name, item) in zip(names, items) { fields.append("\(name)=\(try machine.repr(item).string)") }
    return Text("\(ownType.name)(\(fields.joined(separator: ", ")))")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    names.firstIndex(of: heap.names.string(name)).map { items[$0] }
  }

  override var attributeNames: [String] { names }
}
