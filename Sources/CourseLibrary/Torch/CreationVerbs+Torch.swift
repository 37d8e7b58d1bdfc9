// Makers of tensors that only `torch` has, beside those of the teaching verbs.

import Interpreter
import Tensors

extension CourseLibrary {
  static var torchCreationVerbs: [Verb] {
    [
      Verb(
        "randint", "low, high=None, size=None, *, generator=None, dtype=None, device=None, requires_grad=False",
        "Random integers from low to below high."
      ) {
        call in
        // `randint(high, size)` leaves `low` out.
        let short = call.isMissing(2)
        let (low, high) = short ? (0, try call.int(0)) : (try call.int(0), try call.int(1))
        let dtype = try call.dtype(4) ?? .int64
        for (name, bound) in [("from", low), ("to - 1", high &- 1)] where dtype == .uint8 && !(0...255 ~= bound)
        {
          throw call.refused("\(name) is out of bounds for unsigned char: \(bound), where 0 to 255 fit")
        }
        let made = try call.drawing(3) { try $0.randint(low: low, high: high, call.axes(short ? 1 : 2)) }
        return call.result(try made.to(dtype).leaf(call.bool(6)))
      },
      Verb(
        "randperm", "n, *, generator=None, dtype=None, device=None",
        "The integers from 0 to below n in random order."
      ) { call in
        call.result(try call.drawing(1) { try $0.randperm(call.int(0)) })
      },
      Verb(
        "normal", "mean=0.0, std=1.0, size=None, *, generator=None, dtype=None, device=None", "Normal numbers."
      ) {
        call in
        if call[1].tensor == nil, try call.double(1) < 0 {
          throw call.refused("normal expects std >= 0.0, but found std \(try call.double(1))")
        }
        if let spread = call[1].tensor, spread.count > 0, try !(spread.min().item().double >= 0) {
          throw call.refused("normal expects all elements of std >= 0.0")
        }
        if !call.isMissing(2) {
          let made = try call.drawing(3) {
            try $0.normal(call.axes(2), mean: call.double(0), spread: call.double(1))
          }
          return call.result(try made.to(call.dtype(4) ?? made.dtype))
        }
        // Means and spreads element by element.
        let (mean, spread) = (try call.operand(0), try call.operand(1))
        let both = try Tensor.combine(.add, mean, spread)
        let noise = try call.drawing(3) { try $0.randn(both.shape) }
        return call.result(
          try Tensor.combine(.add, .tensor(Tensor.combine(.multiply, .tensor(noise), spread)), mean))
      },
      Verb("bernoulli", "input, *, generator=None", "1 with the probability that stands there, else 0.") {
        call in
        call.result(try call.drawing(1) { _ in try call.tensor(0).bernoulli() })
      },
      Verb("eye", "n, m=None, *, dtype=None, device=None, requires_grad=False", "The identity matrix.") {
        call in
        call.result(
          try call.engine.eye(call.int(0), call.optionalInt(1), dtype: call.dtype(2) ?? .float32)
            .leaf(call.bool(4)))
      },
      Verb(
        "linspace", "start, end, steps, *, dtype=None, device=None, requires_grad=False",
        "So many numbers from start to end, both included."
      ) {
        call in
        call.result(
          try call.engine.linspace(
            call.double(0), call.double(1), steps: call.int(2), dtype: call.dtype(3) ?? .float32
          ).leaf(call.bool(5)))
      },
      Verb(
        "logspace", "start, end, steps, base=10.0, *, dtype=None, device=None, requires_grad=False",
        "base ** x for so many x from start to end."
      ) { call in
        call.result(
          try call.engine.logspace(
            call.double(0), call.double(1), steps: call.int(2), base: call.double(3),
            dtype: call.dtype(4) ?? .float32
          ).leaf(call.bool(6)))
      },
      Verb("tril_indices", "row, col, offset=0, *, dtype=None, device=None", "Where the lower triangle is.") {
        call in
        let ones = try call.engine.ones([call.int(0), call.int(1)])
        return call.result(try ones.tril(call.int(2)).nonzero().t().contiguous())
      },
      Verb("triu_indices", "row, col, offset=0, *, dtype=None, device=None", "Where the upper triangle is.") {
        call in
        let ones = try call.engine.ones([call.int(0), call.int(1)])
        return call.result(try ones.triu(call.int(2)).nonzero().t().contiguous())
      },
      Verb(
        "meshgrid", "*tensors, indexing=\"ij\"",
        "The coordinates of a grid: a tensor for each axis, indexed [row, column] or, with \"xy\", [y, x]."
      ) { call in
        let items = call.machine.sequence(call[1]) ?? []
        let list = items.count == 1 ? call.machine.sequence(items[0]) ?? items : items
        let axes = try list.map { item in
          guard let tensor = item.tensor else { throw call.mismatch(1, "Tensors", got: item) }
          return tensor
        }
        return call.results(try Tensor.meshgrid(axes, indexing: call.string(0)))
      },
      Verb("hstack", "tensors", "Tensors side by side.") { $0.result(try Tensor.hstack($0.tensors(0))) },
      Verb("column_stack", "tensors", "Tensors side by side, vectors as columns.") { call in
        let columns = try call.tensors(0).map { $0.rank < 2 ? try $0.reshape([$0.count, 1]) : $0 }
        return call.result(try Tensor.hstack(columns))
      },
      Verb("vstack", "tensors", "Tensors below each other.") { $0.result(try Tensor.vstack($0.tensors(0))) },
      Verb("row_stack", "tensors", "Tensors below each other.") { $0.result(try Tensor.vstack($0.tensors(0))) },
      Verb("dstack", "tensors", "Tensors behind each other.") { $0.result(try Tensor.dstack($0.tensors(0))) },
      atLeast(1), atLeast(2), atLeast(3),
      Verb("tensordot", "a, b, dims=2", "Sums of products over some dimensions of both.") { call in
        let (a, b) = (try call.tensor(0), try call.tensor(1))
        guard let lists = call.machine.sequence(call[2]) else {
          return call.result(try a.tensordot(b, call.int(2)))
        }
        guard lists.count == 2, let first = call.machine.sequence(lists[0]),
          let second = call.machine.sequence(lists[1])
        else { throw call.mismatch(2, "an int or two lists of ints") }
        return call.result(try a.tensordot(b, first.compactMap(\.asInt), second.compactMap(\.asInt)))
      },
      Verb("cdist", "x1, x2, p=2.0", "All distances between the rows of two matrices.") { call in
        if try call.double(2) != 2 { throw call.absent("cdist with another p than 2") }
        return call.result(try call.tensor(0).cdist(call.tensor(1)))
      },
      Verb("cosine_similarity", "x1, x2, dim=1, eps=1e-08", "The cosine of the angle between vectors.") {
        $0.result(try $0.tensor(0).cosineSimilarity($0.tensor(1), dim: $0.int(2), epsilon: $0.double(3)))
      },
      Verb("broadcast_shapes", "*shapes", "The shape that tensors of these shapes have together.") { call in
        let shapes = try (call.machine.sequence(call[0]) ?? []).map { item in
          if let size = item.asInt { return [size] }
          guard let sizes = call.machine.sequence(item) else {
            throw call.mismatch(0, "tuples of ints", got: item)
          }
          return sizes.compactMap(\.asInt)
        }
        let whole = try shapes.reduce(call.engine.zeros([])) { try $0 + call.engine.zeros([]).expand($1) }
        return call.library.types.size(whole.shape)
      },
      Verb(
        "bucketize", "input, boundaries, *, out_int32=False, right=False",
        "How many of the sorted boundaries lie below."
      ) { call in
        let edges = try call.tensor(1)
        if edges.rank != 1 {
          throw call.refused("boundaries tensor must be 1 dimension, but got dim(\(edges.rank))")
        }
        if try call.bool(2) { throw call.absent("out_int32=True", instead: "the places are int64") }
        return call.result(try edges.sortedPlaces(of: call.numbersOrNumber(0), behindEqual: call.bool(3)))
      },
      Verb(
        "searchsorted", "sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None",
        "Where numbers belong in a sorted row, or each row of them in the row at the same place."
      ) { call in
        var rows = try call.tensor(0)
        if try call.bool(2) { throw call.absent("out_int32=True", instead: "the places are int64") }
        let side = try call.optionalString(4)
        if let side, side != "left", side != "right" {
          throw call.refused("torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
        }
        let right = try call.bool(3)
        if right, side == "left" {
          throw call.refused(
            "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True"
          )
        }
        if let order = try call.optionalTensor(5) {
          if order.shape != rows.shape {
            throw call.refused(
              "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor "
                + "\(rows.shape) and got sorter tensor \(order.shape)")
          }
          if order.dtype != .int64 {
            throw call.refused(
              "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype \(order.dtype.kernelName)"
            )
          }
          if let length = rows.shape.last, try order.ints().contains(where: { !(0..<length).contains($0) }) {
            throw call.refused("torch.searchsorted(): sorter index out of range")
          }
          rows = try rows.gather(-1, order)
        }
        return call.result(
          try rows.sortedPlaces(of: call.numbersOrNumber(1), behindEqual: right || side == "right"))
      },
      Verb(
        "multinomial", "input, num_samples, replacement=False, *, generator=None",
        "Indices drawn with the probabilities that the input's rows are in proportion to."
      ) { call in
        let weights = try call.tensor(0)
        let count = try call.int(1)
        let isRepeating = try call.bool(2)
        try call.check(weights, samples: count, isRepeating: isRepeating)
        let rows = weights.rank == 1 ? try weights.unsqueeze(0) : weights
        let drawn: Tensor
        if isRepeating {
          let parts = try rows.cumulativeSum(-1) / rows.sum([-1], keepdim: true)
          let points = try call.drawing(3) { try $0.rand([rows.shape[0], count, 1], dtype: rows.dtype) }
          drawn = try Tensor.combine(.greaterEqual, .tensor(points), .tensor(parts.unsqueeze(1)))
            .to(.int64).sum([-1]).clamp(high: .scalar(.int(rows.shape[1] - 1)))
        } else {
          // The least of exponential waiting times comes first with its rate's probability.
          let waits = try call.drawing(3) { try $0.exponential(rows.shape, dtype: rows.dtype) } / rows
          drawn = try waits.top(count, -1, largest: false).indices
        }
        return call.result(weights.rank == 1 ? try drawn.squeeze([0]) : drawn)
      },
      Verb("block_diag", "*tensors", "Matrices along the diagonal of one matrix.") { call in
        let blocks = try (call.machine.sequence(call[0]) ?? []).enumerated().map { place, item in
          guard let tensor = item.tensor else { throw call.mismatch(0, "Tensors", got: item) }
          if tensor.rank > 2 {
            throw call.refused(
              "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(place) has \(tensor.rank) "
                + "dimensions")
          }
          return try tensor.atLeast(2)
        }
        if blocks.isEmpty { return call.result(try call.engine.zeros([1, 0])) }
        let width = blocks.reduce(0) { $0 + $1.shape[1] }
        var left = 0
        let rows = try blocks.map { block in
          defer { left += block.shape[1] }
          return try block.pad([(0, 0), (left, width - left - block.shape[1])], value: 0)
        }
        return call.result(try Tensor.cat(rows))
      },
      like("zeros_like", "Zeros of a tensor's shape and type.") { try $0.zerosLike(dtype: $1) },
      like("ones_like", "Ones of a tensor's shape and type.") { try $0.onesLike(dtype: $1) },
      like("empty_like", "A tensor of a tensor's shape and type; here zeros.") {
        try $0.zerosLike(dtype: $1)
      },
      like("rand_like", "Random numbers from 0 to below 1 of a tensor's shape.") {
        try $0.engine.rand($0.shape, dtype: $1)
      },
      like("randn_like", "Normal numbers of a tensor's shape.") { try $0.engine.randn($0.shape, dtype: $1) },
      Verb("randint_like", "input, low, high=None, *, dtype=None", "Random integers of a tensor's shape.") {
        call in
        let x = try call.tensor(0)
        let (low, high) = call.isMissing(2) ? (0, try call.int(1)) : (try call.int(1), try call.int(2))
        return call.result(
          try call.engine.randint(low: low, high: high, x.shape).to(call.dtype(3) ?? x.dtype))
      },
      Verb(
        "full_like", "input, fill_value, *, dtype=None, device=None", "One number in a tensor's shape and type."
      ) {
        call in
        guard let number = try call.machine.number(call[1]) else { throw call.mismatch(1, "Number") }
        return call.result(try call.tensor(0).fullLike(number, dtype: call.dtype(2)))
      },
      Verb("einsum", "equation, *operands", "Sums of products by named axes: einsum('ij,jk->ik', a, b).") {
        call in
        let items = call.machine.sequence(call[1]) ?? []
        if call[0].tensor != nil {
          let (equation, operands) = try call.equation([call[0]] + items)
          return call.result(try Tensor.einsum(equation, operands))
        }
        let list = items.count == 1 ? call.machine.sequence(items[0]) ?? items : items
        let operands = try list.map { item in
          guard let tensor = item.tensor else { throw call.mismatch(1, "Tensors", got: item) }
          return tensor
        }
        return call.result(try Tensor.einsum(call.string(0), operands))
      },
      Verb("is_tensor", "obj", "Whether it is a tensor.") { .bool($0[0].tensor != nil) },
      Verb("as_tensor", "data, dtype=None, device=None", "A tensor of the data; a tensor stays itself.") {
        call in
        if let tensor = call[0].numbers, try call.dtype(1) ?? tensor.dtype == tensor.dtype {
          return call[0].tensor == nil ? try call.sharing(call[0]) : call[0]
        }
        return call.result(try call.engine.tensor(from: call[0], call.machine, dtype: call.dtype(1)))
      },
      Verb("from_numpy", "ndarray", "The tensor over a NumPy array's own memory.") { try $0.sharing($0[0]) },
      Verb("Generator", "device=None", "Random numbers of their own, begun by its manual_seed.") {
        .object(GeneratorObject(of: nil, heap: $0.machine.heap))
      },
    ]
  }

  private static func atLeast(_ axes: Int) -> Verb {
    Verb("atleast_\(axes)d", "*tensors", "Tensors with at least \(axes) dimension\(axes == 1 ? "" : "s").") {
      call in
      let items = call.machine.sequence(call[0]) ?? []
      let results = try (items.count == 1 ? call.machine.sequence(items[0]) ?? items : items).map { item in
        guard let tensor = item.tensor else { throw call.mismatch(0, "Tensors", got: item) }
        return call.result(try tensor.atLeast(axes))
      }
      return results.count == 1 ? results[0] : call.machine.tuple(results)
    }
  }

  private static func like(
    _ name: String, _ help: String, _ make: @escaping (_ like: Tensor, DType) throws -> Tensor
  ) -> Verb {
    Verb(name, "input, *, dtype=None, requires_grad=False, device=None, memory_format=None", help) { call in
      let x = try call.tensor(0)
      return call.result(try make(x, call.dtype(1) ?? x.dtype).leaf(call.bool(2)))
    }
  }
}

extension Call {
  /// Refuses what nothing can be drawn from by `multinomial`.
  fileprivate func check(_ weights: Tensor, samples: Int, isRepeating: Bool) throws {
    if weights.rank != 1, weights.rank != 2 { throw refused("prob_dist must be 1 or 2 dim") }
    if !weights.dtype.isFloat {
      throw refused(
        "multinomial only supports floating-point dtypes for input, got: \(weights.dtype.scalarName)")
    }
    if samples <= 0 { throw refused("cannot sample n_sample <= 0 samples") }
    let width = weights.shape[weights.rank - 1]
    if !isRepeating, samples > width {
      throw refused("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    if weights.rank == 2, weights.shape[0] == 0 { return }
    if width == 0 { throw refused("cannot sample from an empty row of probabilities") }
    let numbers = weights.detach()
    if try !(numbers.min().item().double >= 0 && numbers.max().item().double < .infinity) {
      throw refused("probability tensor contains either `inf`, `nan` or element < 0")
    }
    if try !(numbers.sum([-1]).min().item().double > 0) {
      throw refused("invalid multinomial distribution (sum of probabilities <= 0)")
    }
  }

  /// The tensor over an array's memory.
  fileprivate func sharing(_ array: Value) throws -> Value {
    guard let tensor = array.numbers, array.tensor == nil else {
      throw machine.typeError("expected np.ndarray (got \(machine.type(of: array).shortName))")
    }
    if tensor.strides.contains(where: { $0 < 0 }), tensor.count > 0 {
      throw machine.valueError(
        "At least one stride in the given numpy array is negative, and tensors with negative strides are not "
          + "currently supported. (You can probably work around this by making a copy of your array  with "
          + "array.copy().) ")
    }
    return result(tensor.detach())
  }

  /// A tensor, nested lists, or a number as a tensor without dimensions.
  func numbersOrNumber(_ place: Int) throws -> Tensor {
    guard self[place].tensor == nil, let number = self[place].scalar else { return try picture(place) }
    if case .float = number { return try engine.scalar(number, dtype: .float64) }
    return try engine.scalar(number, dtype: .int64)
  }

  /// `einsum(a, [0, 1], b, [1, 2], [0, 2])`: each tensor's axes by numbers, and those of the result, as an equation.
  func equation(_ items: [Value]) throws -> (String, [Tensor]) {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    func axes(_ list: Value) throws -> String {
      guard let numbers = machine.sequence(list) else { throw mismatch(1, "a list of ints", got: list) }
      return try numbers.map { number in
        if number.isIdentical(to: machine.ellipsis) { return "..." }
        guard let place = number.asInt, letters.indices.contains(place) else {
          throw refused(
            "einsum(): subscripts must be ints from 0 to 51 or Ellipsis, in a list behind each tensor")
        }
        return String(letters[place])
      }.joined()
    }
    var (tensors, names): ([Tensor], [String]) = ([], [])
    for place in stride(from: 0, to: items.count - 1, by: 2) {
      guard let tensor = items[place].tensor else { throw mismatch(1, "Tensors", got: items[place]) }
      tensors.append(tensor)
      names.append(try axes(items[place + 1]))
    }
    let result = items.count % 2 == 1 ? try items.last.map { "->" + (try axes($0)) } ?? "" : ""
    return (names.joined(separator: ",") + result, tensors)
  }

  func absent(_ what: String, instead: String? = nil) -> Raise {
    machine.error("NotImplementedError", "\(what) is not here" + (instead.map { ": " + $0 } ?? ""))
  }

  /// Draws from the generator that is given, else from the engine's own.
  func drawing(_ place: Int, _ draw: (Engine) throws -> Tensor) throws -> Tensor {
    if isMissing(place) { return try draw(engine) }
    guard case .object(let object) = self[place], let own = object as? GeneratorObject else {
      throw mismatch(place, "Generator")
    }
    if own.engine === engine { return try draw(engine) }
    let outer = engine.generator
    engine.generator = own.generator
    defer {
      own.generator = engine.generator
      engine.generator = outer
    }
    return try draw(engine)
  }
}

/// `torch.Generator`.
final class GeneratorObject: Object {
  /// The engine whose generator it is; nil for one by itself.
  fileprivate let engine: Engine?
  private var own = Generator(seed: 0)

  init(of engine: Engine?, heap: Heap) {
    self.engine = engine
    super.init(heap: heap)
  }

  fileprivate var generator: Generator {
    get { engine?.generator ?? own }
    set { if let engine { engine.generator = newValue } else { own = newValue } }
  }

  override var type: TypeObject { heap.types.named("torch._C.Generator") }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "manual_seed":
      return .object(
        NativeFunction("manual_seed", heap: heap) { [self] (arguments, machine) throws(Raise) in
          try arguments.expect(1...1, of: "manual_seed", machine)
          guard let seed = arguments[0]?.asInt else { throw machine.typeError("manual_seed needs an int") }
          generator = Generator(seed: UInt64(bitPattern: Int64(seed)))
          return .object(self)
        })
    case "initial_seed":
      return .object(
        NativeFunction("initial_seed", heap: heap) { [self] _, _ in
          .int(Int(truncatingIfNeeded: generator.seed))
        })
    default: return nil
    }
  }
}
