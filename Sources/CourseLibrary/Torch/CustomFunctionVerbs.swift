// What `torch.autograd.Function` is built on: operations whose way back is the script's.
//
// The graph holds the script's functions, and a function may hold a tensor of that graph: a cycle that is not the
// script's alone. So what the graph holds of the script is wrapped (`HeldByGraph`), and a tensor that the collector of
// cycles comes to tells which of those the graph behind it holds.

import Interpreter
import Tensors

/// A value of the script that a graph holds.
final class HeldByGraph: Container {
  private(set) var value: Value

  init(_ value: Value, heap: Heap) {
    self.value = value
    super.init(heap: heap)
    heap.outsideHolds += 1
  }

  deinit { heap.outsideHolds -= 1 }

  override func forEachReference(_ visit: (Value) -> Void) { visit(value) }
  override func sever() { value = .none }
}

/// The tensors that a function saved for its way back, and the versions of their numbers then.
private final class SavedTensors: Container {
  private var saved: [(value: Value, version: Int)]
  private var isFreed = false

  init(_ values: [Value], heap: Heap) {
    saved = values.map { ($0, $0.tensor?.version ?? 0) }
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("SavedTensors") }
  override func forEachReference(_ visit: (Value) -> Void) { for (value, _) in saved { visit(value) } }
  override func sever() { saved = [] }

  func free() {
    saved = []
    isFreed = true
  }

  /// What was saved, if nobody has changed it since.
  func tensors(_ function: String) throws -> [Value] {
    if isFreed { throw TensorError.graphFreed }
    for (value, version) in saved {
      guard let tensor = value.tensor, tensor.version != version else { continue }
      throw TensorError.staleSaved(
        tensor.dtype, shape: tensor.shape, node: function, version: tensor.version, expected: version)
    }
    return saved.map(\.value)
  }
}

extension CourseLibrary {
  static var customFunctionVerbs: [Verb] {
    [
      Verb("_save", "tensors", "Tensors (and None) kept for a way back, with the versions of their numbers.") {
        .object(SavedTensors($0.machine.sequence($0[0]) ?? [], heap: $0.machine.heap))
      },
      Verb("_saved", "saved, function", "A tuple of what was kept; an error where it was changed or let go of.")
      {
        call in
        guard let saved = call[0].object as? SavedTensors else { throw call.mismatch(0, "saved tensors") }
        return call.machine.tuple(try saved.tensors(call.string(1)))
      },
      Verb(
        "_custom", "name, results, changed, differentiable, inputs, backward, saved",
        "Results with a backward of the script's own: backward([gradient or None, …]) gives a list for the inputs."
      ) { call in
        let (machine, types) = (call.machine, call.library.types)
        let backward = HeldByGraph(call[5], heap: machine.heap)
        let saved = (call[6].object as? SavedTensors).map { HeldByGraph(.object($0), heap: machine.heap) }
        let operation = CustomOperation(
          try call.string(0), inputs: try call.tensors(4),
          holding: [backward, saved].compactMap(\.self),
          backward: { gradients in
            let given = machine.list(gradients.map { types.value($0, machine) })
            let answer = try machine.call(backward.value, [given])
            return (machine.sequence(answer) ?? []).map(\.tensor)
          },
          release: { (saved?.value.object as? SavedTensors)?.free() })
        let flags = try [2, 3].map { place in
          try (machine.sequence(call[place]) ?? []).map { try machine.isTrue($0) }
        }
        let results = try call.tensors(1)
        guard flags.allSatisfy({ $0.count == results.count }) else {
          throw call.mismatch(2, "flags for all results")
        }
        let recorded = try operation.record(
          results.enumerated().map {
            CustomOperation.Result($1, isChangedInput: flags[0][$0], isDifferentiable: flags[1][$0])
          })
        return machine.list(recorded.map { call.result($0) })
      },
    ]
  }
}
