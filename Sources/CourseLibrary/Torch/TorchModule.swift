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
    machine.host.library = { module in
      (CourseLibrary.sources[module] ?? CourseLibrary.kerasSources[module]).map {
        Source(name: "<convbook library>/\(module).py", text: String(decoding: $0, as: UTF8.self))
      }
    }
  }

  private static let sources: [String: [UInt8]] = [
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
    "convbook.slide": PackageResources.convbook_slide_py,
    "convbook.telling": PackageResources.convbook_telling_py,
    "convbook.text": PackageResources.convbook_text_py,
    "convbook.timing": PackageResources.convbook_timing_py,
    "convbook.values": PackageResources.convbook_values_py,
    "convbook.windows": PackageResources.convbook_windows_py,
    "numpy": PackageResources.numpy_py,
    "numpy.exceptions": PackageResources.numpy_exceptions_py,
    "numpy.lib": PackageResources.numpy_lib_py,
    "numpy.lib.stride_tricks": PackageResources.numpy_lib_stride_tricks_py,
    "numpy.linalg": PackageResources.numpy_linalg_py,
    "numpy.random": PackageResources.numpy_random_py,
    "numpy.testing": PackageResources.numpy_testing_py,
    "matplotlib": PackageResources.matplotlib_py,
    "matplotlib.colors": PackageResources.matplotlib_colors_py,
    "matplotlib.patches": PackageResources.matplotlib_patches_py,
    "matplotlib.pyplot": PackageResources.matplotlib_pyplot_py,
    "torch": PackageResources.torch_py,
    "torch.autograd": PackageResources.torch_autograd_py,
    "torch.nn": PackageResources.torch_nn_py,
    "torch.nn.functional": PackageResources.torch_nn_functional_py,
    "torch.nn.init": PackageResources.torch_nn_init_py,
    "torch.nn.utils": PackageResources.torch_nn_utils_py,
    "torch.optim": PackageResources.torch_optim_py,
    "torch.optim.lr_scheduler": PackageResources.torch_optim_lr_scheduler_py,
    "torch.utils": PackageResources.torch_utils_py,
    "torch.utils.data": PackageResources.torch_utils_data_py,
  ]

  /// The rows of `_torch` beside the methods of tensors.
  private static var torchVerbs: [Verb] {
    creationVerbs + torchCreationVerbs + joiningVerbs + gradientVerbs + initialiserVerbs + optimizerVerbs
  }

  private func torchModule(_ machine: Machine) -> ModuleObject {
    let heap = machine.heap
    let members = GlobalTable(heap: heap)
    for verb in TensorTypes.methods where !verb.name.hasPrefix("_") {
      members[verb.name] = verb.taking("input").function(in: self, heap: heap)
    }
    for verb in CourseLibrary.torchVerbs {
      members[verb.name] = verb.function(in: self, heap: heap)
    }
    for dtype in DType.allCases { members[dtype.name] = types.value(dtype) }
    for (alias, dtype) in [("float", DType.float32), ("double", .float64), ("long", .int64)] {
      members[alias] = types.value(dtype)
    }
    members["channels_last"] = .object(MemoryFormatObject(.channelsLast, heap: heap))
    members["contiguous_format"] = .object(MemoryFormatObject(.contiguous, heap: heap))
    members["Tensor"] = .object(types.tensor)
    members["Parameter"] = .object(types.parameter)
    members["Size"] = .object(types.size)
    members["dtype"] = .object(types.dtype)
    for (name, value) in [("pi", Double.pi), ("inf", .infinity), ("nan", .nan), ("e", 2.718281828459045)] {
      members[name] = .float(value)
    }
    return ModuleObject("_torch", members: members, heap: heap)
  }

  private func functionalModule(_ machine: Machine) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for verb in CourseLibrary.layerVerbs { members[verb.name] = verb.function(in: self, heap: machine.heap) }
    return ModuleObject("_functional", members: members, heap: machine.heap)
  }
}
