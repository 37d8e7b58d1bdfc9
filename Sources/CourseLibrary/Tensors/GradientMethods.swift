// What a tensor says of gradients, and its methods that change it in place: one row each.

import Interpreter
import Tensors

extension TensorTypes {
  static var gradientProperties: [(String, Getter)] {
    [
      ("requires_grad", { tensor, _, _ in .bool(tensor.requiresGrad) }),
      ("is_leaf", { tensor, _, _ in .bool(tensor.isLeaf) }),
      ("grad", { tensor, types, machine in types.value(tensor.gradient, machine) }),
      (
        "grad_fn",
        { tensor, _, machine in
          tensor.gradientFunction.map { .object(GradientFunctionObject($0.name, heap: machine.heap)) } ?? .none
        }
      ),
      ("data", { tensor, types, machine in types.value(tensor.data, machine) }),
      ("_version", { tensor, _, _ in .int(tensor.version) }),
    ]
  }

  static var gradientSetters: [String: Setter] {
    [
      "requires_grad": { tensor, value, machine in
        guard case .bool(let wanted) = value else {
          throw machine.error("RuntimeError", "requires_grad must be a bool")
        }
        if wanted, !tensor.dtype.isFloat { throw GradientRefusal(subject: "only Tensors") }
        try tensor.requireGrad(wanted)
      },
      "grad": { tensor, value, machine in
        if value.isNone {
          tensor.gradient = nil
          return
        }
        guard let gradient = value.tensor else {
          throw machine.typeError(
            "assigned grad expected to be a Tensor or None but got grad of type \(machine.typeName(value))")
        }
        if gradient === tensor {
          throw machine.error("RuntimeError", "can't assign Variable as its own grad")
        }
        if gradient.shape != tensor.shape || gradient.dtype != tensor.dtype {
          throw machine.error(
            "RuntimeError",
            "assigned grad has data of a different size or type: \(gradient.shape) \(gradient.dtype.name), where the "
              + "tensor is \(tensor.shape) \(tensor.dtype.name)")
        }
        tensor.gradient = gradient
      },
      "data": { tensor, value, machine in
        guard let numbers = value.tensor else {
          throw machine.typeError("Variable data has to be a tensor, but got \(machine.typeName(value))")
        }
        if tensor.requiresGrad, !numbers.dtype.isFloat {
          throw machine.error(
            "RuntimeError",
            "data set to a tensor that requires gradients must be floating point or complex dtype")
        }
        tensor.replaceData(with: numbers)
      },
    ]
  }

  /// `nn.Parameter(data, requires_grad=True)`: shares the numbers of `data`.
  func makeParameter(_ arguments: Arguments, _ machine: Machine) throws -> Value {
    let values = try TensorTypes.parameterSignature.bind(arguments, function: "Parameter", machine)
    guard let data = values[0].tensor else {
      throw machine.typeError("Parameter data must be a Tensor, not \(machine.typeName(values[0]))")
    }
    let tensor = try data.detach().leaf(machine.isTrue(values[1]))
    return parameter(tensor)
  }

  private static let parameterSignature = Signature("data, requires_grad=True")

  static var gradientMethods: [Verb] {
    [
      Verb(
        "backward", "self, gradient=None, retain_graph=False, create_graph=False, inputs=None",
        "Adds to the .grad of every leaf (or of the inputs given) how this number changes with it."
      ) { call in
        if try call.bool(3) { throw call.gradientsOfGradients }
        let gradient = call.isMissing(1) ? nil : try call.tensor(1)
        let retains = try !call.isMissing(2) && call.bool(2)
        if call.isMissing(4) {
          try call.own.backward(gradient: gradient, retainGraph: retains)
          return .none
        }
        let inputs = try call[4].tensor.map { [$0] } ?? call.tensors(4)
        let found = try Tensor.gradients(
          of: [call.own], for: inputs, gradients: gradient.map { [$0] }, retainGraph: retains)
        let sums = try zip(inputs, found).map { input, share in
          try share.flatMap { share in try input.gradient.map { try $0 + share } ?? share }
        }
        for (input, sum) in zip(inputs, sums) { input.gradient = sum ?? input.gradient }
        return .none
      },
      Verb("detach", "self", "The same numbers without their history.") { $0.result(try $0.own.detach()) },
      Verb("requires_grad_", "self, requires_grad=True", "Begins or ends the gathering of gradients.") {
        try $0.own.requireGrad($0.bool(1))
        return $0[0]
      },
      Verb("retain_grad", "self", "Keeps the gradient of a tensor that is no leaf in its .grad.") {
        try $0.own.retainGradient()
        return .none
      },
      Verb("register_hook", "self, hook", "Calls hook(gradient), which may return another, on the way back.") {
        call in
        let (machine, hook, library) = (call.machine, call[1], call.library)
        let held = HeldByGraph(hook, heap: machine.heap)
        let remove = try call.own.addGradientHook(holding: held) { gradient in
          let hook = held.value
          let answer = try machine.call(hook, [library.types.value(gradient, machine)])
          if answer.isNone { return nil }
          guard let changed = answer.tensor else {
            throw machine.typeError("hook '\(machine.typeName(hook))' should return None or a Tensor")
          }
          return changed
        }
        return .object(HookHandle(hook, remove: remove, heap: machine.heap))
      },
      Verb("is_floating_point", "self", "Whether the elements are floats.") { .bool(try $0.own.dtype.isFloat) },
      updating("add_", .add, "self + other, in place."), updating("sub_", .subtract, "self - other, in place."),
      updating("mul_", .multiply, "self * other, in place."),
      updating("div_", .divide, "self / other, in place."),
      updating("pow_", .power, "self ** other, in place."),
      Verb("zero_", "self", "All elements 0, in place.") {
        try $0.own.fill(0)
        return $0[0]
      },
      Verb("fill_", "self, value", "All elements one number, in place.") { call in
        if let tensor = call[1].tensor, tensor.rank > 0 {
          throw call.refused(
            "fill_ only supports 0-dimension value tensor but got tensor with \(tensor.rank) dimensions.")
        }
        if let tensor = call[1].tensor, tensor.requiresGrad {
          try call.own.assign(tensor)
          return call[0]
        }
        guard let number = try call.machine.number(call[1]) else { throw call.mismatch(1, "Number") }
        try call.own.fill(number)
        return call[0]
      },
      Verb("copy_", "self, src, non_blocking=False", "The elements of another tensor, broadcast, in place.") {
        try $0.own.assign($0.tensor(1))
        return $0[0]
      },
    ] + copyMethods
  }

  /// `x.add_(other, alpha=1)`.
  private static func updating(_ name: String, _ operation: BinaryOperation, _ help: String) -> Verb {
    Verb(name, "self, other, *, alpha=1", help) { call in
      try call.own.update(
        operation, with: call.scaledOperand(1, by: 2, beside: .tensor(call.own), for: operation))
      return call[0]
    }
  }
}

/// Numbers that are no real ones cannot want gradients.
struct GradientRefusal: Error, CustomStringConvertible {
  var subject = "Only Tensors"

  var description: String { "\(subject) of floating point and complex dtype can require gradients" }
}

extension Tensor {
  /// The tensor, wanting gradients from the start where that is asked for.
  func leaf(_ wantsGradient: Bool) throws -> Tensor {
    if wantsGradient, !dtype.isFloat { throw GradientRefusal() }
    return try requireGrad(wantsGradient)
  }
}

extension Call {
  var gradientsOfGradients: Raise {
    machine.error(
      "NotImplementedError",
      "create_graph=True is not here, because gradients have no gradients of their own: write the first derivative as a "
        + "formula and differentiate that, or take differences of gradients, (grad(x + h) - grad(x - h)) / (2 * h)"
    )
  }
}

/// What `x.grad_fn` shows: the operation that made a tensor.
private final class GradientFunctionObject: Object {
  private let name: String

  init(_ name: String, heap: Heap) {
    self.name = name
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named(name) }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let text = self.name
    guard heap.names.string(name) == "name" else { return nil }
    return .object(NativeFunction("name", heap: heap) { _, machine in machine.string(Text(text)) })
  }
}

/// What `register_hook` gives: `remove()` takes the hook away.
private final class HookHandle: Container {
  private var hook: Value
  private var remove: () -> Void

  init(_ hook: Value, remove: @escaping () -> Void, heap: Heap) {
    self.hook = hook
    self.remove = remove
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("RemovableHandle") }
  override func forEachReference(_ visit: (Value) -> Void) { visit(hook) }

  override func sever() { hook = .none }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    guard heap.names.string(name) == "remove" else { return nil }
    return .object(
      NativeFunction("remove", heap: heap) { [self] _, _ in
        remove()
        remove = {}
        hook = .none
        return .none
      })
  }
}
