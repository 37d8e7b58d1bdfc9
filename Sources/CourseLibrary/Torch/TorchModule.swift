// PyTorch's spelling: the native module `_torch` under `Library/torch.py`.
//
// Its functions are rows: those of the teaching module that PyTorch has too, every method of tensors as a function of
// its first argument, and what layers and optimizers compute. What composes them (modules, containers, loaders) is
// written in the language, in `Library/`, and can be read there.

import Interpreter
import Syntax
import Tensors

extension CourseLibrary {
  /// Makes `import torch` and its submodules work.
  func installTorch(_ machine: Machine) {
    let make: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      torchModule(machine)
    }
    machine.host.modules.updateValue(make, forKey: "_torch")
    let functional: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      functionalModule(machine)
    }
    machine.host.modules.updateValue(functional, forKey: "_functional")
    let teaching: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      teachingModule(machine)
    }
    machine.host.modules.updateValue(teaching, forKey: "_teaching")
    let layers: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      module("_layers", of: CourseLibrary.teachingLayerVerbs, machine)
    }
    machine.host.modules.updateValue(layers, forKey: "_layers")
    machine.host.absence = { AbsentNames.sentence($0, $1) }
    machine.host.way = { UsualNames.way(to: $0) }
    machine.host.synonyms = AbsentNames.synonyms
    machine.host.library = { module in
      LibraryTexts.all[module].map { Source(name: "<convbook library>/\(module).py", text: $0) }
    }
    machine.host.isLibrary = { source in
      let module = source.name.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
      return source.name.hasPrefix("<convbook library>/") && LibraryTexts.all[module] != nil
    }
    machine.host.submodules = { package in
      CourseLibrary.moduleNames.filter { $0.hasPrefix(package + ".") }
        .map { String($0.dropFirst(package.count + 1)) }.filter { !$0.contains(".") }
    }
  }

  /// The modules that are written in the language.
  package static var moduleNames: [String] {
    LibraryTexts.all.keys.filter { name in !name.split(separator: ".").contains { $0.hasPrefix("_") } }.sorted()
  }

  /// Those, and the modules of verbs, which are native.
  static var allModuleNames: [String] {
    moduleNames + ["convbook", "convbook.datasets", "convbook.metrics", "convbook.glyphs"]
  }

  /// The texts of those modules, by name.
  package static var libraryTexts: [String: String] { LibraryTexts.all }

  /// The rows of `_torch` beside the methods of tensors.
  private static var torchVerbs: [Verb] {
    creationVerbs + torchCreationVerbs + joiningVerbs + gradientVerbs + initialiserVerbs + optimizerVerbs
      + customFunctionVerbs
      + tensorFileVerbs
  }

  private func torchModule(_ machine: Machine) -> ModuleObject {
    let heap = machine.heap
    let members = GlobalTable(heap: heap)
    for verb in TensorTypes.methods where !verb.name.hasPrefix("_") && !TensorTypes.isMethodOnly(verb.name) {
      members[verb.name] = verb.taking("input").function(in: self, heap: heap)
    }
    for verb in CourseLibrary.torchVerbs {
      members[verb.name] = verb.function(in: self, heap: heap)
    }
    for dtype in DType.allCases { members[dtype.name] = types.value(dtype) }
    for dtype in DType.allCases {
      let types = types
      members[dtype.className] = .object(
        NativeFunction(
          dtype.className, signature: Signature("data=?"),
          documentation: "A tensor of \(dtype.name): of numbers in a list, or of sizes.", heap: heap
        ) { (arguments, machine) throws(Raise) in
          try machine.raising { try types.makeTensor(arguments, dtype, machine) }
        })
    }
    for (alias, dtype) in [("float", DType.float32), ("double", .float64), ("long", .int64)] {
      members[alias] = types.value(dtype)
    }
    members["channels_last"] = .object(MemoryFormatObject(.channelsLast, heap: heap))
    members["contiguous_format"] = .object(MemoryFormatObject(.contiguous, heap: heap))
    members["Tensor"] = .object(types.tensor)
    members["Parameter"] = .object(types.parameter)
    members["Size"] = .object(types.size)
    members["dtype"] = .object(types.dtype)
    members["device"] = .object(types.device)
    members["memory_format"] = .object(heap.types.named("torch.memory_format"))
    members["newaxis"] = Value.none
    members["default_generator"] = .object(GeneratorObject(of: engine, heap: heap))
    for (name, value) in [("pi", Double.pi), ("inf", .infinity), ("nan", .nan), ("e", 2.718281828459045)] {
      members[name] = .float(value)
    }
    return ModuleObject("_torch", members: members, heap: heap)
  }

  private func functionalModule(_ machine: Machine) -> ModuleObject {
    module("_functional", of: CourseLibrary.layerVerbs, machine)
  }

  private func module(_ name: String, of verbs: [Verb], _ machine: Machine) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for verb in verbs { members[verb.name] = verb.function(in: self, heap: machine.heap) }
    return ModuleObject(name, members: members, heap: machine.heap)
  }
}
