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
    machine.host.library = { module in
      (CourseLibrary.sources[module] ?? CourseLibrary.kerasSources[module]).map {
        Source(name: "<convbook library>/\(module).py", text: String(decoding: $0, as: UTF8.self))
      }
    }
  }

  /// The modules that are written in the language.
  package static var moduleNames: [String] { sources.keys.filter { !$0.hasPrefix("_") }.sorted() }

  private static let sources: [String: [UInt8]] = [
    "_files": PackageResources._files_py,
    "_nn_cells": PackageResources._nn_cells_py,
    "_nn_lazy": PackageResources._nn_lazy_py,
    "_nn_losses": PackageResources._nn_losses_py,
    "_nn_padding": PackageResources._nn_padding_py,
    "_optimizers": PackageResources._optimizers_py,
    "convbook.architecture": PackageResources.convbook_architecture_py,
    "convbook.asking": PackageResources.convbook_asking_py,
    "convbook.bench": PackageResources.convbook_bench_py,
    "convbook.explain": PackageResources.convbook_explain_py,
    "convbook.following": PackageResources.convbook_following_py,
    "convbook.gradients": PackageResources.convbook_gradients_py,
    "convbook.kinds": PackageResources.convbook_kinds_py,
    "convbook.losses": PackageResources.convbook_losses_py,
    "convbook.measure": PackageResources.convbook_measure_py,
    "convbook.misfit": PackageResources.convbook_misfit_py,
    "convbook.nn": PackageResources.convbook_nn_py,
    "convbook.slide": PackageResources.convbook_slide_py,
    "convbook.telling": PackageResources.convbook_telling_py,
    "convbook.text": PackageResources.convbook_text_py,
    "convbook.timing": PackageResources.convbook_timing_py,
    "convbook.values": PackageResources.convbook_values_py,
    "convbook.windows": PackageResources.convbook_windows_py,
    "convbook.zoo": PackageResources.convbook_zoo_py,
    "matplotlib": PackageResources.matplotlib_py,
    "matplotlib.colors": PackageResources.matplotlib_colors_py,
    "matplotlib.patches": PackageResources.matplotlib_patches_py,
    "matplotlib.pyplot": PackageResources.matplotlib_pyplot_py,
    "numpy": PackageResources.numpy_py,
    "numpy.exceptions": PackageResources.numpy_exceptions_py,
    "numpy.lib": PackageResources.numpy_lib_py,
    "numpy.lib.stride_tricks": PackageResources.numpy_lib_stride_tricks_py,
    "numpy.linalg": PackageResources.numpy_linalg_py,
    "numpy.random": PackageResources.numpy_random_py,
    "numpy.testing": PackageResources.numpy_testing_py,
    "safetensors": PackageResources.safetensors_py,
    "safetensors.torch": PackageResources.safetensors_torch_py,
    "torch": PackageResources.torch_py,
    "torch.autograd": PackageResources.torch_autograd_py,
    "torch.autograd.functional": PackageResources.torch_autograd_functional_py,
    "torch.backends": PackageResources.torch_backends_py,
    "torch.cuda": PackageResources.torch_cuda_py,
    "torch.linalg": PackageResources.torch_linalg_py,
    "torch.nn": PackageResources.torch_nn_py,
    "torch.nn.functional": PackageResources.torch_nn_functional_py,
    "torch.nn.init": PackageResources.torch_nn_init_py,
    "torch.nn.parameter": PackageResources.torch_nn_parameter_py,
    "torch.nn.utils": PackageResources.torch_nn_utils_py,
    "torch.optim": PackageResources.torch_optim_py,
    "torch.optim.lr_scheduler": PackageResources.torch_optim_lr_scheduler_py,
    "torch.utils": PackageResources.torch_utils_py,
    "torch.utils.data": PackageResources.torch_utils_data_py,
    "torchvision": PackageResources.torchvision_py,
    "torchvision.datasets": PackageResources.torchvision_datasets_py,
    "torchvision.transforms": PackageResources.torchvision_transforms_py,
  ]

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
