// The classes of `functools` for use in class bodies: `cached_property` and `partialmethod`.

extension Machine {
  func makeCachedPropertyType() -> TypeObject {
    let type = derivableClass("cached_property", in: "functools")
    define(Machine.cachedPropertyMethods, on: type) { $0.object?.asInstance }
    return type
  }

  private static let cachedPropertyMethods: [NativeMethod<InstanceObject>] = [
    NativeMethod("__init__", .count(1...1)) { property, given, machine throws(Raise) in
      property.setOwn(machine.heap.names.intern("func"), to: given[0])
      property.setOwn(machine.heap.names.intern("attrname"), to: .none)
      let documentation = machine.heap.names.intern("__doc__")
      property.setOwn(
        documentation, to: try machine.attributeIfPresent(of: given[0], documentation) ?? .none)
      return .none
    },
    NativeMethod("__set_name__", .count(2...2)) { property, given, machine throws(Raise) in
      let name = machine.heap.names.intern("attrname")
      let known = property.own(name) ?? .none
      if known.isNone {
        property.setOwn(name, to: given[1])
      } else if !(try machine.isEqual(known, given[1])) {
        throw machine.typeError(
          "Cannot assign the same cached_property to two different names "
            + "(\(try machine.repr(known).string) and \(try machine.repr(given[1]).string)).")
      }
      return .none
    },
    NativeMethod("__get__", .count(1...2)) { property, given, machine throws(Raise) in
      if given[0].isNone { return .object(property) }
      guard case .string(let text) = property.own(machine.heap.names.intern("attrname")) else {
        throw machine.typeError("Cannot use cached_property instance without calling __set_name__ on it.")
      }
      let name = machine.heap.names.intern(text.text.string)
      guard let instance = given[0].object?.asInstance, instance.instanceType.hasDictionary else {
        let owner = Text(machine.typeName(given[0])).representation.string
        throw machine.typeError(
          "No '__dict__' attribute on \(owner) instance to cache \(text.text.representation.string) property.")
      }
      if let known = instance.own(name) { return known }
      let function = property.own(machine.heap.names.intern("func")) ?? .none
      let value = try machine.call(function, given[0])
      instance.setOwn(name, to: value)
      return value
    },
  ]

  func makePartialMethodType() -> TypeObject {
    let type = derivableClass("partialmethod", in: "functools")
    define(Machine.partialMethodMethods, on: type) { $0.object?.asInstance }
    return type
  }

  private static let partialMethodMethods: [NativeMethod<InstanceObject>] = [
    NativeMethod("__init__", .any) { method, given, machine throws(Raise) in
      guard let function = given.optional(0) else {
        throw machine.typeError("partialmethod.__init__() missing 1 required positional argument: 'func'")
      }
      let keywords = DictObject(heap: machine.heap)
      for (name, value) in given.arguments.keywords {
        keywords.set(named: machine.heap.names.string(name), to: value)
      }
      if !machine.isCallable(function),
        try machine.boundSpecial(.get, of: function) == nil, !(function.object is ClassMethodObject)
      {
        throw machine.typeError("\(try machine.repr(function).string) is not callable or a descriptor")
      }
      method.setOwn(machine.heap.names.intern("func"), to: function)
      method.setOwn(machine.heap.names.intern("args"), to: machine.tuple(given.rest(from: 1)))
      method.setOwn(machine.heap.names.intern("keywords"), to: .dict(keywords))
      return .none
    },
    NativeMethod("__get__", .count(1...2)) { method, given, machine throws(Raise) in
      guard let function = method.own(machine.heap.names.intern("func")),
        case .tuple(let first) = method.own(machine.heap.names.intern("args")),
        case .dict(let keywords) = method.own(machine.heap.names.intern("keywords"))
      else { return .object(method) }
      if given[0].isNone, case .function = function {
        // Asked of the class: the instance comes first among the arguments still to be given.
        return .object(
          NativeFunction("_method", heap: machine.heap) { (arguments, machine) throws(Raise) in
            guard let receiver = arguments[0] else {
              throw machine.typeError("_method() missing 1 required positional argument: 'self'")
            }
            let bound = Partial(function, [receiver] + first.items, keywords, heap: machine.heap)
            return try bound.call(arguments.dropFirst(), machine)
          })
      }
      let owner = given.optional(1)?.object as? TypeObject ?? machine.type(of: given[0])
      let bound = try machine.bind(function, to: given[0], owner)
      return .object(Partial(bound, first.items, keywords, heap: machine.heap))
    },
  ]
}
