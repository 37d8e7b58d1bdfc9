// The module `_source`: functions made of text, for library modules that generate code as CPython's do
// (`dataclasses`), and so get its argument handling and messages.
//
// Scripts have no `eval`; the library gives text of its own making only. A generated function sees the built-in
// names and what its text is given as parameters, nothing else.

import Syntax

enum SourceModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let globals = GlobalTable(heap: machine.heap)
    globals["__name__"] = machine.string("_source")
    let members = GlobalTable(heap: machine.heap)
    // `define(text, name)`: what the text binds to the name.
    let define = NativeFunction("define", heap: machine.heap) { (arguments, machine) throws(Raise) in
      try arguments.expect(2...2, of: "define", machine)
      let source = Source(name: "<string>", text: try machine.text(arguments[0] ?? .none, "text").string)
      let name = try machine.text(arguments[1] ?? .none, "name").string
      let code = try machine.compile(source, globals: globals)
      _ = try machine.execute(code, globals: globals)
      defer { globals[name] = nil }
      return globals[name] ?? .none
    }
    members["define"] = .object(define)
    let readOnly = NativeRow("read_only", .one) { given, machine throws(Raise) in
      guard case .dict(let dict) = given[0].underlying else {
        throw machine.typeError("mappingproxy() argument must be a mapping, not \(machine.typeName(given[0]))")
      }
      return .object(MappingProxy(dict, heap: machine.heap))
    }
    members["read_only"] = machine.function(readOnly, qualifiedName: "_source.read_only")
    return ModuleObject("_source", members: members, heap: machine.heap)
  }
}
