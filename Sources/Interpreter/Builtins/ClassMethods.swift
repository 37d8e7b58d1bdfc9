// The methods of `object` and of classes, and the built-in classes that serve class bodies: `super`, `property`,
// `classmethod`, `staticmethod`.

internal import Syntax

extension Machine {
  func installClassMethods() {
    installObjectMethods()
    installTypeMethods()
    installDescriptorClasses()
    installMakers()
  }

  // MARK: object

  private func installObjectMethods() {
    let object = heap.types.object
    define(Machine.objectMethods, on: object) { $0 }
    define("__class__", on: object) { value, machine in .object(machine.type(of: value)) }
    for (name, op) in [("__eq__", true), ("__ne__", false)] {
      define(
        [
          NativeMethod<Value>(name, .one) { value, given, machine throws(Raise) in
            if let instance = value.object?.asInstance, !(instance is ExceptionObject) {
              let isSame = value.isIdentical(to: given[0])
              if op { return isSame ? .bool(true) : machine.notImplemented }
              if isSame, !instance.defines(.equal) { return .bool(false) }
              guard let result = try instance.callSpecial(.equal, [given[0]], machine),
                !result.isIdentical(to: machine.notImplemented)
              else { return machine.notImplemented }
              return .bool(!(try machine.isTrue(result)))
            }
            if let result = try machine.compareIfSupported(op ? .equal : .notEqual, value, given[0]) {
              return result
            }
            return value.isIdentical(to: given[0]) ? .bool(op) : machine.notImplemented
          }
        ], on: object
      ) { $0 }
    }
    for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
      define([NativeMethod<Value>(name, .one) { _, _, machine in machine.notImplemented }], on: object) { $0 }
    }
    define(
      class: "__init_subclass__",
      on: object
    ) { type, arguments, machine throws(Raise) in
      if arguments.hasKeywords {
        throw machine.typeError("\(type.name).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
  }

  /// What every object has; the default behaviour, whatever the object's class defines.
  private static let objectMethods: [NativeMethod<Value>] = [
    NativeMethod("__init__", .any) { value, given, machine throws(Raise) in
      try machine.initialize(value, given.arguments.dropFirst())
      return .none
    },
    NativeMethod("__repr__", .none) { value, _, machine throws(Raise) in
      guard let instance = value.object?.asInstance else { return machine.string(try machine.repr(value)) }
      return machine.string(
        Text("<\(instance.instanceType.fullName) object at \(machine.address(of: instance))>"))
    },
    NativeMethod("__str__", .none) { value, _, machine throws(Raise) in
      machine.string(try machine.repr(value))
    },
    NativeMethod("__hash__", .none) { value, _, machine throws(Raise) in
      if let instance = value.object?.asInstance {
        return .int(instance.identity)
      }
      return .int(try machine.hash(value))
    },
    NativeMethod("__format__", .one) { value, given, machine throws(Raise) in
      let specification = try machine.text(given[0], "__format__() argument")
      if value.object?.asInstance != nil, specification.count > 0 {
        throw machine.typeError(
          "unsupported format string passed to \(machine.typeName(value)).__format__")
      }
      return machine.string(try machine.str(value))
    },
    NativeMethod("__getattribute__", .one) { value, given, machine throws(Raise) in
      let name = try machine.attributeName(given[0])
      let found =
        if let instance = value.object?.asInstance {
          try machine.plainAttribute(ofInstance: instance, name)
        } else {
          try machine.attributeIfPresent(of: value, name)
        }
      if let found { return found }
      throw machine.attributeError(value, machine.heap.names.string(name))
    },
    NativeMethod("__setattr__", .count(2...2)) { value, given, machine throws(Raise) in
      let name = try machine.attributeName(given[0])
      if let instance = value.object?.asInstance {
        try machine.setAttribute(ofInstance: instance, name, to: given[1])
      } else {
        try machine.setAttribute(of: value, name, to: given[1])
      }
      return .none
    },
    NativeMethod("__delattr__", .one) { value, given, machine throws(Raise) in
      let name = try machine.attributeName(given[0])
      if let instance = value.object?.asInstance {
        try machine.deleteAttribute(ofInstance: instance, name)
      } else {
        try machine.deleteAttribute(of: value, name)
      }
      return .none
    },
    NativeMethod("__dir__", .none) { value, _, machine in
      machine.list(of: machine.attributeNames(of: value).map { Text($0) })
    },
    NativeMethod("__sizeof__", .none) { _, _, _ in .int(48) },
  ]

  // MARK: Classes

  private func installTypeMethods() {
    let type = heap.types.type
    define(
      [
        NativeMethod<TypeObject>("mro", .none) { type, _, machine in
          machine.list(([type] + type.resolutionOrder).map { .object($0) })
        },
        NativeMethod<TypeObject>("__subclasses__", .none) { type, _, machine in
          machine.list(type.subclasses.map { .object($0) })
        },
        NativeMethod<TypeObject>("__call__", .any) { type, given, machine throws(Raise) in
          try type.call(given.arguments.dropFirst(), machine)
        },
        NativeMethod<TypeObject>("__instancecheck__", .one) { type, given, machine in
          .bool(machine.type(of: given[0]).isSubtype(of: type))
        },
      ], on: type
    ) { $0.object as? TypeObject }
  }

  /// The attributes that a class has for being a class.
  func ownAttribute(ofType type: TypeObject, _ name: Symbol) throws(Raise) -> Value? {
    if name == symbols.name { return string(Text(type.shortName)) }
    if name == symbols.class { return .object(type.type) }
    switch heap.names.string(name) {
    case "__qualname__": return string(Text(type.qualifiedName))
    case "__mro__": return tuple(([type] + type.resolutionOrder).map { .object($0) })
    case "__bases__": return tuple(type.bases.map { .object($0) })
    case "__base__": return type.base.map { .object($0) } ?? Value.none
    case "__dict__":
      let dict = DictObject(heap: heap)
      for symbol in type.attributeOrder {
        if let value = type.attributes[symbol] { dict.set(named: heap.names.string(symbol), to: value) }
      }
      return .object(MappingProxy(dict, heap: heap))
    case "__module__":
      if case .string = type.lookup(name) { return nil }
      return string("builtins")
    case "__doc__": return type.attributes[name] ?? .some(.none)
    case "__annotations__":
      if let own = type.attributes[name] { return own }
      if !type.isScript { return nil }
      let made = Value.dict(DictObject(heap: heap))
      type.define(name, made)
      return made
    default: return nil
    }
  }

  /// Assigns one of those attributes; false when `name` is none of them.
  func setOwnAttribute(ofType type: TypeObject, _ name: Symbol, to value: Value) throws(Raise) -> Bool {
    switch heap.names.string(name) {
    case "__name__", "__qualname__":
      guard case .string(let text) = value.underlying else {
        throw typeError(
          "can only assign string to \(type.name).\(heap.names.string(name)), not '\(typeName(value))'")
      }
      if heap.names.string(name) == "__name__" {
        type.rename(text.text.string)
      } else {
        type.qualifiedName = text.text.string
      }
      return true
    case "__bases__", "__mro__", "__dict__":
      throw error("AttributeError", "attribute '\(heap.names.string(name))' of 'type' objects is not writable")
    default: return false
    }
  }

  // MARK: super, property, classmethod, staticmethod

  private func installDescriptorClasses() {
    let types = heap.types
    construct(types.named("super"), .any) { given, machine throws(Raise) in
      try machine.makeSuper(given.arguments)
    }
    installBinding()
    construct(types.property, .named(["fget", "fset", "fdel", "doc"])) { given, machine in
      .object(
        PropertyObject(
          getter: given.optional(0) ?? .none, setter: given.optional(1) ?? .none,
          deleter: given.optional(2) ?? .none, documentation: given.optional(3) ?? .none, heap: machine.heap))
    }
    define(
      [
        NativeMethod<PropertyObject>("getter", .one) { property, given, _ in
          .object(property.replacing(getter: given[0]))
        },
        NativeMethod<PropertyObject>("setter", .one) { property, given, _ in
          .object(property.replacing(setter: given[0]))
        },
        NativeMethod<PropertyObject>("deleter", .one) { property, given, _ in
          .object(property.replacing(deleter: given[0]))
        },
      ], on: types.property
    ) { $0.object as? PropertyObject }
    construct(types.named("classmethod"), .unpacked(1...1)) { given, machine in
      .object(ClassMethodObject(given[0], heap: machine.heap))
    }
    construct(types.named("staticmethod"), .unpacked(1...1)) { given, machine in
      .object(StaticMethodObject(given[0], heap: machine.heap))
    }
  }

  /// What functions and descriptors can be asked by the script: `f.__get__(x)`, `f.__call__()`.
  private func installBinding() {
    let types = heap.types
    let get = NativeMethod<Value>("__get__", .count(1...2)) { value, given, machine throws(Raise) in
      let owner = given.optional(1)?.object as? TypeObject
      if !given[0].isNone { return try machine.bind(value, to: given[0], owner ?? machine.type(of: given[0])) }
      guard let owner else { throw machine.typeError("__get__(None, None) is invalid") }
      return try value.object?.get(for: nil, of: owner, machine).normalized ?? value
    }
    let change: [NativeMethod<Value>] = [
      NativeMethod("__set__", .count(2...2)) { value, given, machine throws(Raise) in
        try value.object?.set(for: given[0], to: given[1], machine)
        return .none
      },
      NativeMethod("__delete__", .one) { value, given, machine throws(Raise) in
        try value.object?.delete(for: given[0], machine)
        return .none
      },
    ]
    let call = NativeMethod<Value>("__call__", .any) { value, given, machine throws(Raise) in
      let arguments = given.arguments.dropFirst()
      return try machine.call(value, arguments.positional, keywords: arguments.keywords)
    }
    let (members, attributes) = (types.named("member_descriptor"), types.named("getset_descriptor"))
    let (ofClass, free) = (types.named("classmethod"), types.named("staticmethod"))
    let callable = [
      types.function, types.method, types.methodDescriptor, types.builtinFunction, types.wrapperDescriptor,
      types.methodWrapper,
    ]
    for type in callable {
      define([call], on: type) { $0 }
    }
    let bindable = [types.function, types.methodDescriptor, types.wrapperDescriptor, types.property]
    for type in bindable + [ofClass, free, members, attributes] {
      define([get], on: type) { $0 }
    }
    for type in [types.property, members, attributes] { define(change, on: type) { $0 } }
    define([call], on: free) { $0 }
    define(
      [
        NativeMethod<Object>("__next__", .none) { iterator, _, machine throws(Raise) in
          if let item = try iterator.next(machine) { return item }
          throw machine.stopIteration(.none)
        },
        NativeMethod<Object>("__iter__", .none) { iterator, _, _ in .object(iterator) },
      ], on: types.named("iterator")
    ) { $0.object?.isIterator == true ? $0.object : nil }
  }

  /// `super(type, object)`; the compiler writes `super()` in this form, too.
  private func makeSuper(_ arguments: Arguments) throws(Raise) -> Value {
    guard let first = arguments[0] else { throw error("RuntimeError", "super(): no arguments") }
    if first.isUnbound { throw error("RuntimeError", "super(): __class__ cell not found") }
    guard let type = first.object as? TypeObject else {
      throw typeError("super() argument 1 must be a type, not \(typeName(first))")
    }
    guard let receiver = arguments[1] else {
      throw typeError("super() with one argument is not part of Convbook's Python")
    }
    if receiver.isUnbound { throw error("RuntimeError", "super(): arg[0] deleted") }
    if let own = receiver.object as? TypeObject, own.isSubtype(of: type) {
      return .object(SuperObject(after: type, receiver: receiver, of: own, heap: heap))
    }
    let owner = self.type(of: receiver)
    guard owner.isSubtype(of: type) else {
      throw typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(SuperObject(after: type, receiver: receiver, of: owner, heap: heap))
  }

  // MARK: __new__ and __init__

  /// Gives the built-in classes that scripts derive from their `__new__`.
  private func installMakers() {
    let types = heap.types
    let makers = [
      types.object, types.int, types.float, types.str, types.list, types.tuple, types.dict, types.set,
      types.frozenset, types.exception("BaseException"),
    ]
    for base in makers {
      base.define(
        "__new__",
        .object(
          NativeFunction("__new__", qualifiedName: "\(base.name).__new__", className: base.name, heap: heap) {
            (arguments, machine) throws(Raise) in
            guard let type = arguments[0] else {
              throw machine.typeError("\(base.name).__new__(): not enough arguments")
            }
            return try machine.make(type, asIn: base, arguments.dropFirst())
          }))
    }
  }

  // MARK: Defining

  /// Defines a read-only attribute.
  func define(_ name: String, on type: TypeObject, get: @escaping (Value, Machine) throws(Raise) -> Value) {
    type.define(name, .object(NativeProperty(name, of: type.name, heap: heap, get: get)))
  }

  /// Defines a class method.
  func define(
    class name: String, on type: TypeObject,
    _ body: @escaping (TypeObject, Arguments, Machine) throws(Raise) -> Value
  ) {
    let function = NativeFunction(name, qualifiedName: "\(type.name).\(name)", isMethod: true, heap: heap) {
      (arguments, machine) throws(Raise) in
      guard let type = arguments[0]?.object as? TypeObject else {
        throw machine.typeError("\(name)() needs a class")
      }
      return try body(type, arguments.dropFirst(), machine)
    }
    type.define(name, .object(ClassMethodObject(.object(function), heap: heap)))
  }
}

/// `C.__dict__`: the attributes of a class, to be read only.
final class MappingProxy: Container {
  private var dict: DictObject

  init(_ dict: DictObject, heap: Heap) {
    self.dict = dict
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("mappingproxy") }
  override func length(_ machine: Machine) -> Int? { dict.count }
  override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("mappingproxy(\(try machine.repr(.dict(dict)).string))")
  }
  override func str(_ machine: Machine) throws(Raise) -> Text { try machine.str(.dict(dict)) }
  override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    try machine.iterator(of: .dict(dict))
  }
  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    try machine.contains(item, in: .dict(dict))
  }
  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    try machine.item(of: .dict(dict), at: index)
  }
  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let readers = ["get", "items", "keys", "values", "copy"]
    guard readers.contains(heap.names.string(name)) else { return nil }
    return try machine.attributeIfPresent(of: .dict(dict), name)
  }
  override func forEachReference(_ visit: (Value) -> Void) { visit(.dict(dict)) }
  override func sever() { dict = DictObject(heap: heap) }
}
