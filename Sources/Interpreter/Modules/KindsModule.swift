// The module `_kinds`: how the library makes classes of a kind (`Values/KindedTypes.swift`).

import Syntax

enum KindsModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for row in functions { members[row.name] = machine.function(row, qualifiedName: "_kinds." + row.name) }
    return ModuleObject("_kinds", members: members, heap: machine.heap)
  }

  private static let functions: [NativeRow] = [
    // `kind(cls)`: a class as a subclass of `type`, to be the kind of others.
    NativeRow("kind", .one) { given, machine throws(Raise) in
      let plain = try type(given[0], machine)
      let type = machine.heap.types.type
      let kind = TypeObject(
        plain.name, bases: [type], resolutionOrder: [type] + type.resolutionOrder, isScript: true,
        heap: machine.heap)
      copyAttributes(of: plain, to: kind)
      return .object(kind)
    },
    // `apply(kind, cls)`: a class as one of a kind.
    NativeRow("apply", .count(2...2)) { given, machine throws(Raise) in
      let plain = try type(given[1], machine)
      let made = KindedType(
        plain.name, kind: try type(given[0], machine), bases: plain.bases,
        resolutionOrder: plain.resolutionOrder, heap: machine.heap)
      copyAttributes(of: plain, to: made)
      return .object(made)
    },
    // `require(cls, names)`: the methods that derived classes must define.
    NativeRow("require", .count(2...2)) { given, machine throws(Raise) in
      var names: [String] = []
      for name in try machine.elements(of: given[1]) { names.append(try machine.text(name.underlying).string) }
      (given[0].object as? KindedType)?.abstractMethods = names
      return .none
    },
    // `build(name, bases, namespace)`: what a class statement with that namespace makes.
    NativeRow("build", .count(3...3)) { given, machine throws(Raise) in
      let name = try machine.text(given[0].underlying, "class name").string
      return try machine.makeClass(name, bases: given[1], attributes: given[2])
    },
    // `define(cls, name, value)` and `undefine(cls, name)`: attributes, whatever the kind says.
    NativeRow("define", .count(3...3)) { given, machine throws(Raise) in
      let name = try machine.text(given[1].underlying, "attribute name").string
      try type(given[0], machine).define(machine.heap.names.intern(name), given[2])
      return .none
    },
    NativeRow("undefine", .count(2...2)) { given, machine throws(Raise) in
      let name = try machine.text(given[1].underlying, "attribute name").string
      return .bool(try type(given[0], machine).undefine(machine.heap.names.intern(name)))
    },
  ]

  private static func type(_ value: Value, _ machine: Machine) throws(Raise) -> TypeObject {
    if let type = value.object as? TypeObject { return type }
    throw machine.typeError("a class was expected, not '\(machine.typeName(value))'")
  }

  private static func copyAttributes(of plain: TypeObject, to other: TypeObject) {
    other.qualifiedName = plain.qualifiedName
    other.hasDictionary = plain.hasDictionary
    other.principalBase = plain.principalBase
    for name in plain.attributeOrder {
      if let value = plain.attributes[name] { other.define(name, value) }
    }
  }
}
