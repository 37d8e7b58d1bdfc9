// Keras's spelling: the native module `_keras` under `Library/keras*.py`.
//
// Layers, models, training, losses and metrics are written in the language over the rows of `_torch` and `_functional`.
// Here is what those rows cannot do: windows padded on one side only, norms and optimizers whose formulas differ from
// PyTorch's, weights that are not shared between places, names of a function's parameters, and files.

import Interpreter
import JSON
import Networks
import Tensors

extension CourseLibrary {
  /// The modules that `tensorflow.keras` names again: each is the same module.
  private static let kerasModules = [
    "activations", "backend", "callbacks", "constraints", "datasets", "datasets.cifar10",
    "datasets.fashion_mnist", "datasets.mnist", "initializers", "layers", "losses", "metrics", "models", "ops",
    "optimizers", "optimizers.schedules", "regularizers", "utils",
  ]

  /// Makes `import keras` and `import tensorflow` work.
  func installKeras(_ machine: Machine) {
    let make: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      let members = GlobalTable(heap: machine.heap)
      for verb in CourseLibrary.kerasVerbs { members[verb.name] = verb.function(in: self, heap: machine.heap) }
      for element in EagerClasses.elements { members[element.name] = eager.value(element) }
      members["EagerTensor"] = .object(eager.tensor)
      members["TensorShape"] = .object(eager.shape)
      return ModuleObject("_keras", members: members, heap: machine.heap)
    }
    machine.host.modules.updateValue(make, forKey: "_keras")
    for name in [""] + CourseLibrary.kerasModules.map({ "." + $0 }) {
      let again: (Machine) throws(Raise) -> ModuleObject = { (machine) throws(Raise) in
        try machine.importModule("keras" + name)
      }
      machine.host.modules.updateValue(again, forKey: "tensorflow.keras" + name)
    }
  }

  private static var kerasVerbs: [Verb] { kerasLayerVerbs + eagerVerbs + kerasScriptVerbs }

  // MARK: What scripts cannot see or do themselves

  private static var kerasScriptVerbs: [Verb] {
    [
      Verb("_parameters", "function", "The names of a function's parameters, and whether it takes any keyword.")
      {
        call in
        let (names, open) = call.machine.parameters(of: call[0]) ?? ([], true)
        let list = call.machine.list(names.map { call.machine.string(Text($0)) })
        return call.machine.tuple([list, .bool(open)])
      },
      Verb("_nearest", "name, candidates", "The candidate that was probably meant, or None.") { call in
        let candidates = try (call.machine.sequence(call[1]) ?? []).map { try call.machine.str($0).string }
        let nearest = call.machine.meantParameter(try call.string(0), among: candidates)
        return nearest.map { call.machine.string(Text($0)) } ?? .none
      },
      Verb("_seeded", "seed, function", "What a function gives while random numbers begin with a seed.") {
        call in
        let outer = call.engine.generator
        call.engine.generator = Generator(seed: UInt64(bitPattern: Int64(try call.int(0))))
        defer { call.engine.generator = outer }
        return try call.machine.call(call[1], [])
      },
      Verb("_save", "path, names, tensors, text", "Writes tensors by name, and a text, to a file.") { call in
        let names = try (call.machine.sequence(call[1]) ?? []).map { try call.machine.str($0).string }
        let named = NamedTensors(zip(names, try call.tensors(2)))
        let text = try call.string(3)
        try call.save(named.map(\.tensor), to: call.string(0)) {
          try Safetensors.encode(named, metadata: ["keras": text])
        }
        return .none
      },
      Verb("_load", "path", "The names, the tensors and the text of a file.") { call in
        let (tensors, metadata) = try call.file(call.string(0)) { bytes in
          try Safetensors.decode(bytes, on: call.engine)
        }
        let machine = call.machine
        return machine.tuple([
          machine.list(tensors.map { machine.string(Text($0.name)) }),
          machine.list(tensors.map { call.result($0.tensor) }), machine.string(Text(metadata["keras"] ?? "")),
        ])
      },
    ]
  }
}
