// The native modules under `numpy`: classes, ufuncs, and the functions that compute. What composes them is written in the
// language, in `Library/numpy.py` and the files beside it, and can be read there.

import Interpreter
import Tensors

extension CourseLibrary {
  /// Makes `import numpy` and its submodules work.
  func installNumPy(_ machine: Machine) {
    let make: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      numPyModule(machine)
    }
    machine.host.modules.updateValue(make, forKey: "_numpy")
  }

  private func numPyModule(_ machine: Machine) -> ModuleObject {
    let heap = machine.heap
    let members = GlobalTable(heap: heap)
    let wording: (any Error, Machine) -> Raise = { [unowned arrays] in arrays.raise(for: $0, $1) }
    for verb in ArrayClasses.allFunctions + ArrayClasses.randomFunctions + ArrayClasses.linearAlgebra {
      members[verb.name] = verb.function(in: self, heap: heap, wording: wording)
    }
    for ufunc in BinaryUfunc.all {
      members[ufunc.name] = .object(UfuncObject(ufunc.name, .binary(ufunc), in: self, heap: heap))
    }
    for ufunc in UnaryUfunc.all {
      members[ufunc.name] = .object(UfuncObject(ufunc.name, .unary(ufunc), in: self, heap: heap))
    }
    members["ndarray"] = .object(arrays.array)
    members["dtype"] = .object(arrays.dtype)
    members["AxisError"] = .object(arrays.axisError)
    for (name, type) in arrays.abstract { members[name] = .object(type) }
    for type in ArrayType.allCases { members[type.name] = .object(arrays.scalar(type)) }
    for (name, value) in [("pi", Double.pi), ("inf", .infinity), ("nan", .nan), ("e", 2.718281828459045)] {
      members[name] = .float(value)
    }
    return ModuleObject("_numpy", members: members, heap: heap)
  }
}

extension ArrayClasses {
  /// The methods of arrays.
  static var allMethods: [Verb] { methods + shared + reductions + conversions }

  /// The functions of `numpy` that are native: methods as functions of an array, and those that are none.
  static var allFunctions: [Verb] { (shared + reductions).map { $0.taking("a") } + functions }
}
