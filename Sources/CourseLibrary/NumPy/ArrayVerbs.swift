// The native functions of `numpy` that are no methods: what makes arrays, joins them, picks, multiplies and prints.

import Datasets
import Interpreter
import Tensors

extension ArrayClasses {
  static var functions: [Verb] { creation + joining + picking + products + printing + choosing + files }

  // MARK: Making

  private static func filled(_ name: String, _ number: Scalar, _ help: String) -> Verb {
    Verb(name, "shape, dtype=None, order=\"C\"", help) { call in
      let type = try call.arrayType(1) ?? .float64
      return call.arrays.array(
        try call.engine.full(call.newShape(0), type.holding(number), dtype: type.carrier), type)
    }
  }

  private static var creation: [Verb] {
    [
      Verb(
        "array", "object, dtype=None, *, copy=True, order=\"K\", ndmin=0",
        "An array of a number, nested lists or another array: array([[1, 2], [3, 4]])."
      ) { call in
        var (x, type) = try call.array(0, dtype: call.arrayType(1))
        if call[0].numbers?.storage === x.storage { x = try call.bool(2) ? x.clone() : x.detach() }
        let missing = try call.whole(4) - x.rank
        if missing > 0 { x = try x.reshape(Array(repeating: 1, count: missing) + x.shape) }
        return call.arrays.array(x, type)
      },
      Verb("asarray", "a, dtype=None, order=\"K\", *, copy=None", "An array of a; an array stays itself.") {
        call in
        let (x, type) = try call.array(0, dtype: call.arrayType(1))
        if let (own, ownType) = call[0].array, own === x, ownType == type, call[0].tensor == nil {
          return call[0]
        }
        return call.arrays.array(x.detach(), type)
      },
      filled("zeros", 0, "An array of zeros: zeros((2, 3))."),
      filled("ones", 1, "An array of ones: ones((2, 3))."),
      filled("empty", 0, "An array whose numbers are yet to be set; here zeros."),
      Verb("full", "shape, fill_value, dtype=None, order=\"C\"", "An array of one number: full((2, 3), 7).") {
        call in
        let shape = try call.newShape(0)
        let (value, type) = try call.array(1, dtype: call.arrayType(2))
        let target = try call.engine.zeros(shape, dtype: type.carrier)
        try call.arrays.assign(call.arrays.array(value, type), to: target, type, at: [.ellipsis], call.machine)
        return call.arrays.array(target, type)
      },
      Verb(
        "arange", "start=?, stop=None, step=None, dtype=None",
        "start, start + step, … up to but not including stop: arange(4) is 0 1 2 3."
      ) { call in
        if call.isMissing(0) && call.isMissing(1) {
          throw call.machine.typeError("arange() requires stop to be specified.")
        }
        let numbers = try (0..<3).map { place -> ArrayOperand? in
          if call.isMissing(place) { return nil }
          guard let operand = try call.arrays.operand(call[place], call.machine), operand.shape.isEmpty else {
            if case .string = call[place] {
              throw call.machine.typeError(
                "arange() not supported for inputs with DType <class 'numpy.dtypes.StrDType'>.")
            }
            throw call.machine.typeError(
              "unsupported operand type(s) for -: '\(call.machine.typeName(call[place]))' and 'int'")
          }
          return operand
        }
        func number(_ place: Int, _ standard: Scalar) throws -> Scalar {
          try numbers[place].map { try call.arrays.tensor($0).item() } ?? standard
        }
        let alone = numbers[1] == nil
        let (start, stop) = (try alone ? 0 : number(0, 0), try number(alone ? 0 : 1, 0))
        let step = try number(2, 1)
        let found = numbers.compactMap { $0 }.reduce(ArrayType.int64) { type, operand in
          ArrayType.promoted(type, operand.type)
        }
        return try call.range(start, stop, step, call.arrayType(3) ?? found)
      },
      Verb("eye", "N, M=None, k=0, dtype=None", "Ones on a diagonal, zeros elsewhere.") { call in
        let type = try call.arrayType(3) ?? .float64
        let rows = try call.whole(0)
        let columns = call.isMissing(1) ? rows : try call.whole(1)
        let offset = try call.whole(2)
        let made = try call.engine.zeros([rows, columns], dtype: type.carrier)
        if offset < columns, offset > -rows { try made.diagonal(offset: offset).fill(type.holding(1)) }
        return call.arrays.array(made, type)
      },
      Verb("diag", "v, k=0", "The diagonal of a matrix, or the matrix of a diagonal.") { call in
        let (x, type) = try call.array(0)
        if x.rank != 1 && x.rank != 2 { throw call.machine.valueError("Input must be 1- or 2-d.") }
        return call.arrays.array(try x.diag(call.whole(1)), type)
      },
      triangle("tril", "The lower triangle of matrices, zeros above.") { try $0.tril($1) },
      triangle("triu", "The upper triangle of matrices, zeros below.") { try $0.triu($1) },
    ]
  }

  private static func triangle(_ name: String, _ help: String, _ cut: @escaping (Tensor, Int) throws -> Tensor)
    -> Verb
  {
    Verb(name, "m, k=0", help) { call in
      var (x, type) = try call.array(0)
      if x.rank == 1 { x = try x.expand([x.count, x.count]) }
      return call.arrays.array(try cut(x.contiguous(), call.whole(1)), type)
    }
  }

  // MARK: Joining and moving

  private static var joining: [Verb] {
    [
      Verb(
        "concatenate", "arrays, axis=0, out=None, *, dtype=None, casting=\"same_kind\"",
        "Arrays one after the other along an axis: concatenate([a, b])."
      ) { call in
        var parts = try call.arrayList(0)
        if parts.isEmpty { throw call.machine.valueError("need at least one array to concatenate") }
        if call.isMissing(1) { parts = try parts.map { (try $0.tensor.reshape([$0.tensor.count]), $0.type) } }
        let rank = parts[0].tensor.rank
        if rank == 0 { throw call.machine.valueError("zero-dimensional arrays cannot be concatenated") }
        let axis = call.isMissing(1) ? 0 : try call.arrayAxis(1, rank: rank)
        for (number, part) in parts.enumerated() {
          let (shape, first) = (part.tensor.shape, parts[0].tensor.shape)
          if shape.count != rank {
            throw call.machine.valueError(
              "all the input arrays must have same number of dimensions, but the array at index 0 has \(rank) "
                + "dimension(s) and the array at index \(number) has \(shape.count) dimension(s)")
          }
          for dim in 0..<rank where dim != axis && shape[dim] != first[dim] {
            throw call.machine.valueError(
              "all the input array dimensions except for the concatenation axis must match exactly, but along "
                + "dimension \(dim), the array at index 0 has size \(first[dim]) and the array at index \(number) "
                + "has size \(shape[dim])")
          }
        }
        let type = try call.arrayType(3) ?? parts.dropFirst().reduce(parts[0].type) { .promoted($0, $1.type) }
        let cast = try parts.map { try $0.tensor.cast(from: $0.type, to: type) }
        // A row without elements counts as nothing for the engine.
        let filled = cast.filter { $0.count > 0 }
        if filled.isEmpty {
          var shape = cast[0].shape
          shape[axis] = try cast.reduce(0) { sum, part in
            let (sum, overflow) = sum.addingReportingOverflow(part.shape[axis])
            if overflow { throw TensorError.sizeOverflow(shape: part.shape) }
            return sum
          }
          return try call.finish(call.engine.zeros(shape, dtype: type.carrier), type, out: 2)
        }
        return try call.finish(Tensor.cat(filled, dim: axis), type, out: 2)
      },
      Verb("broadcast_to", "array, shape", "An array repeated to a shape, without a copy.") { call in
        let (x, type) = try call.array(0)
        let shape = try call.newShape(1)
        if shape.count < x.rank {
          throw call.machine.valueError("input operand has more dimensions than allowed by the axis remapping")
        }
        guard (try? Layout.broadcasting(x.shape, shape)) == shape else {
          throw call.machine.valueError(
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
              + "\(ArrayText.tight(x.shape))  and requested shape \(ArrayText.tight(shape))")
        }
        return call.arrays.array(try x.expand(shape), type)
      },
      Verb("moveaxis", "a, source, destination", "Axes moved to other places.") { call in
        let (x, type) = try call.array(0)
        let (sources, targets) = (
          try call.arrayAxes(1, rank: x.rank, "source: ") ?? [],
          try call.arrayAxes(2, rank: x.rank, "destination: ") ?? []
        )
        if sources.count != targets.count {
          throw call.machine.valueError(
            "`source` and `destination` arguments must have the same number of elements")
        }
        return call.arrays.array(try x.movedim(sources, targets), type)
      },
      Verb("expand_dims", "a, axis", "New axes of size 1.") { call in
        var (x, type) = try call.array(0)
        let axes = try call.machine.sequence(call[1])?.map(call.whole) ?? [call.whole(1)]
        let rank = x.rank + axes.count
        for axis in axes where axis < -rank || axis >= rank {
          throw call.arrays.noAxis(axis, rank: rank, call.machine)
        }
        let places = axes.map { $0 < 0 ? $0 + rank : $0 }
        if Set(places).count != places.count { throw call.machine.valueError("repeated axis") }
        for place in places.sorted() { x = try x.unsqueeze(place) }
        return call.arrays.array(x, type)
      },
      Verb("_flip", "m, axes", "Some axes in reverse, as a view.") { call in
        let (x, type) = try call.array(0)
        let axes = try call.arrayAxes(1, rank: x.rank) ?? Array(0..<x.rank)
        let reversed = Set(axes.map { $0 < 0 ? $0 + x.rank : $0 })
        let index = x.shape.enumerated().map { dim, size in
          reversed.contains(dim)
            ? TensorIndex.run(first: max(0, size - 1), count: size, step: -1)
            : .slice(lower: nil, upper: nil, step: nil)
        }
        return try call.array(result: x.rank == 0 ? x : x[index], type)
      },
      Verb("roll", "a, shift, axis=None", "Elements moved round along axes.") { call in
        let (x, type) = try call.array(0)
        let shifts = try call.shape(of: call[1])
        guard let axes = try call.arrayAxes(2, rank: x.rank) else {
          let size = max(1, x.count)
          let whole = shifts.reduce(0) { ($0 + $1 % size) % size }
          return call.arrays.array(try x.contiguous().roll([whole]), type)
        }
        if shifts.isEmpty || axes.isEmpty { return call.arrays.array(try x.clone(), type) }
        let count = max(shifts.count, axes.count)
        return call.arrays.array(
          try x.contiguous().roll(
            shifts.count == count ? shifts : Array(repeating: shifts[0], count: count),
            dims: axes.count == count ? axes : Array(repeating: axes[0], count: count)), type)
      },
      Verb("sliding_window_view", "x, window_shape, axis=None", "All windows of an array, as a view.") { call in
        var (x, type) = try call.array(0)
        let sizes = try call.shape(of: call[1])
        let axes = try call.arrayAxes(2, rank: x.rank, "strict") ?? Array(0..<x.rank)
        if sizes.count != axes.count {
          throw call.machine.valueError(
            "Since axis is None, must provide window_shape for all dimensions of `x`; got \(sizes.count) window_shape "
              + "elements and `x.ndim` is \(x.rank).")
        }
        for (axis, size) in zip(axes, sizes) where size > x.shape[axis < 0 ? axis + x.rank : axis] {
          throw call.machine.valueError("window shape cannot be larger than input array shape")
        }
        if sizes.contains(where: { $0 < 1 }) {
          throw call.machine.valueError("`window_shape` cannot contain negative values")
        }
        let rank = x.rank
        for (axis, size) in zip(axes, sizes) {
          x = try x.unfold(axis < 0 ? axis + rank : axis, size: size, step: 1)
        }
        return call.arrays.array(x, type)
      },
    ]
  }

  // MARK: Picking

  private static var picking: [Verb] {
    [
      Verb("_where", "condition, x, y", "x where the condition is true, else y.") { call in
        let (mask, _) = try call.array(0, dtype: .bool)
        let (a, b) = (try call.arrayOperand(1), try call.arrayOperand(2))
        let type = ArrayOperand.promoted(a, b)
        _ = try call.arrays.broadcast([mask.shape, a.shape, b.shape], call.machine)
        let left = try call.arrays.tensor(a).cast(from: a.type, to: type)
        let right = try call.arrays.tensor(b).cast(from: b.type, to: type)
        return call.arrays.array(try Tensor.where(mask, .tensor(left), .tensor(right)), type)
      },
      Verb("_sort", "a, axis", "A sorted copy.") { call in
        let (x, type) = try call.array(0)
        if x.rank == 0 { throw call.arrays.noAxis(try call.whole(1), rank: 0, call.machine) }
        return try call.array(result: x.sort(call.arrayAxis(1, rank: x.rank)).values, type)
      },
      Verb("bincount", "x, weights=None, minlength=0", "How often each number from 0 occurs.") { call in
        let (x, type) = try call.array(0)
        if x.rank != 1 { throw call.machine.valueError("object too deep for desired array") }
        if type.isFloat {
          throw call.machine.typeError(
            "Cannot cast array data from dtype('\(type.name)') to dtype('int64') according to the rule 'safe'")
        }
        let numbers = try x.to(.int64)
        if x.count > 0, try numbers.min().item().double < 0 {
          throw call.machine.valueError("'list' argument must have no negative elements")
        }
        let weights = call.isMissing(1) ? nil : try call.array(1, dtype: .float64).tensor
        if let weights, weights.shape != x.shape {
          throw call.machine.valueError("The weights and list don't have the same length.")
        }
        return call.arrays.array(
          try numbers.counts(weights: weights, minLength: call.whole(2)), weights == nil ? .int64 : .float64)
      },
      Verb("take_along_axis", "arr, indices, axis=-1", "Elements picked along an axis by an array of numbers.")
      { call in
        var (x, type) = try call.array(0)
        let (places, _) = try call.array(1)
        var axis = 0
        if call.isMissing(2) {
          x = try x.reshape([x.count])
        } else {
          if x.rank == 0 { x = try x.reshape([1]) }
          axis = try call.arrayAxis(2, rank: x.rank)
        }
        if places.rank != x.rank {
          throw call.machine.valueError("`indices` and `arr` must have the same number of dimensions")
        }
        let size = x.shape[axis]
        let wrapped = try Tensor.where(
          Tensor.combine(.less, .tensor(places), .scalar(0)),
          .tensor(Tensor.combine(.add, .tensor(places), .scalar(.int(size)))), .tensor(places))
        for place in try wrapped.ints() where place < 0 || place >= size {
          throw call.machine.indexError("index \(place) is out of bounds for axis \(axis) with size \(size)")
        }
        return try call.array(result: x.contiguous().takeAlong(wrapped, dim: axis), type)
      },
      Verb("_isin", "element, test_elements", "Whether elements are among others.") { call in
        let (a, b) = (try call.arrayOperand(0), try call.arrayOperand(1))
        let type = ArrayType.promoted(a.type, b.type)
        return try call.array(
          result: call.arrays.tensor(a).cast(from: a.type, to: type).isIn(
            call.arrays.tensor(b).cast(from: b.type, to: type)), .bool)
      },
      Verb(
        "_unique", "a",
        "The sorted elements without repeats; where each first stood; which it became; how many."
      ) {
        call in
        let (x, type) = try call.array(0)
        let flat = try x.reshape([x.count])
        let (sorted, order) = try flat.sort(0)
        let (values, places) = (try sorted.doubles(), try order.ints())
        let whole = type.isInteger ? try sorted.ints() : []
        var (firsts, counts): ([Int], [Int]) = ([], [])
        var (inverse, kept) = ([Int](repeating: 0, count: x.count), [Int]())
        for index in values.indices {
          let isSame =
            index > 0
            && (type.isInteger
              ? whole[index] == whole[index - 1]
              : values[index] == values[index - 1] || (values[index].isNaN && values[index - 1].isNaN))
          if isSame {
            counts[counts.count - 1] += 1
          } else {
            firsts.append(places[index])
            kept.append(index)
            counts.append(1)
          }
          inverse[places[index]] = counts.count - 1
        }
        let unique = try kept.isEmpty ? sorted : sorted[.tensor(call.engine.tensor(kept))]
        return call.machine.tuple([
          call.arrays.array(unique, type), call.arrays.array(try call.engine.tensor(firsts), .int64),
          call.arrays.array(try call.engine.tensor(inverse), .int64),
          call.arrays.array(try call.engine.tensor(counts), .int64),
        ])
      },
    ]
  }

  // MARK: Products

  private static var products: [Verb] {
    [
      Verb("matmul", "x1, x2, out=None", "The matrix product: x1 @ x2.") { call in
        let (tensor, type) = try call.arrays.product(call.arrayOperand(0), call.arrayOperand(1), call.machine)
        return try call.finish(tensor, type, out: 2)
      },
      Verb(
        "einsum", "subscripts, *operands, optimize=False",
        "Sums of products by named axes: einsum('ij,jk->ik', a, b)."
      ) {
        call in
        let parts = try (call.machine.sequence(call[2]) ?? []).map { try call.arrays.read($0, call.machine) }
        guard let first = parts.first else {
          throw call.machine.valueError("must provide at least an operand and a subscripts list to einsum")
        }
        let type = parts.dropFirst().reduce(first.type) { .promoted($0, $1.type) }
        let tensors = try parts.map { try $0.tensor.cast(from: $0.type, to: type).contiguous() }
        return try call.array(result: Tensor.einsum(call.string(0), tensors).narrowed(to: type), type)
      },
      Verb("_tensordot", "a, b, axes_a, axes_b", "Sums of products over pairs of axes.") { call in
        let (a, b) = (try call.arrayOperand(0), try call.arrayOperand(1))
        let type = ArrayOperand.promoted(a, b)
        let (left, right) = (try call.shape(of: call[2]), try call.shape(of: call[3]))
        let mismatched = zip(left, right).contains { mine, its in
          let (i, j) = (mine < 0 ? mine + a.shape.count : mine, its < 0 ? its + b.shape.count : its)
          return !a.shape.indices.contains(i) || !b.shape.indices.contains(j) || a.shape[i] != b.shape[j]
        }
        if left.count != right.count || mismatched { throw call.machine.valueError("shape-mismatch for sum") }
        let x = try call.arrays.tensor(a).cast(from: a.type, to: type).contiguous()
        let y = try call.arrays.tensor(b).cast(from: b.type, to: type).contiguous()
        return call.arrays.array(try x.tensordot(y, left, right).narrowed(to: type), type)
      },
      Verb("_correlate", "a, v", "The full sliding products of two rows: a against v, v not turned.") { call in
        let (a, b) = (try call.arrayOperand(0), try call.arrayOperand(1))
        if a.shape.count > 1 || b.shape.count > 1 {
          throw call.machine.valueError("object too deep for desired array")
        }
        if a.shape == [0] { throw call.machine.valueError("first argument cannot be empty") }
        if b.shape == [0] { throw call.machine.valueError("second argument cannot be empty") }
        let type = ArrayType.promoted(a.type, b.type)
        let (x, y) = (try call.row(a, type), try call.row(b, type))
        let carried = type == .bool ? DType.int64 : type.carrier
        func slide<Element: TensorElement & Numeric>(
          _ x: [Element], _ y: [Element], _ add: (Element, Element, Element) -> Element
        ) throws -> Tensor {
          var out = [Element](repeating: 0, count: x.count + y.count - 1)
          for (place, number) in x.enumerated() {
            if place % 256 == 0 { try call.machine.poll(steps: 1 + y.count) }
            for (index, factor) in y.enumerated() {
              out[place + y.count - 1 - index] = add(out[place + y.count - 1 - index], number, factor)
            }
          }
          return try call.engine.tensor(out)
        }
        let made =
          carried.isFloat
          ? try slide(x.doubles(), y.doubles()) { $0 + $1 * $2 }
          : try slide(x.ints(), y.ints()) { $0 &+ $1 &* $2 }
        return call.arrays.array(try made.to(type.carrier).narrowed(to: type), type)
      },
    ]
  }

  // MARK: Choosing

  private static var choosing: [Verb] {
    [
      Verb("_share", "tensor", "The array over a tensor's memory.") { call in
        guard let tensor = call[0].tensor else { throw call.mismatch(0, "Tensor") }
        if tensor.requiresGrad {
          throw call.machine.error(
            "RuntimeError",
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        }
        return call.arrays.array(tensor.detach(), ArrayType(tensor.dtype))
      },
      Verb("_type", "dtype", "The dtype that a name stands for.") { call in
        call.arrays.value(try call.arrays.type(call[0], call.machine))
      },
      Verb("_integer_range", "dtype", "The least and the greatest integer of a type.") { call in
        let type = try call.arrays.type(call[0], call.machine)
        if type.isFloat || type == .bool {
          throw call.machine.valueError("Invalid integer data type '\(type.letter)'.")
        }
        return call.machine.tuple([.int(type.range.lowerBound), .int(type.range.upperBound)])
      },
      Verb("promote_types", "type1, type2", "The type that holds both.") { call in
        call.arrays.value(
          .promoted(try call.arrays.type(call[0], call.machine), try call.arrays.type(call[1], call.machine)))
      },
      Verb("_result_type", "values", "The type that operands give.") { call in
        let items = try call.machine.elements(of: call[0])
        var found: ArrayOperand?
        for item in items {
          let next: ArrayOperand =
            if let type = item.object is TypeObject || item.object is ArrayTypeObject
              ? call.arrays.typeIfNamed(item, call.machine) : nil
            { .number(0, type) } else if let operand = try call.arrays.operand(item, call.machine) {
              operand
            } else {
              .number(0, try call.arrays.type(item, call.machine))
            }
          found = found.map { .number(0, ArrayOperand.promoted($0, next)) } ?? next
        }
        return call.arrays.value(found?.type ?? .float64)
      },
      Verb("shares_memory", "a, b", "Whether two arrays lie over the same memory.") { call in
        guard let a = call[0].numbers, let b = call[1].numbers else { return .bool(false) }
        return .bool(a.storage === b.storage)
      },
    ]
  }

  // MARK: Files

  private static var files: [Verb] {
    [
      Verb(
        "save", "file, arr, allow_pickle=True", "Writes an array to a .npy file, where the host grants that."
      ) { call in
        let (x, type) = try call.array(1)
        let path = try call.string(0)
        try call.save([x], to: path.hasSuffix(".npy") ? path : path + ".npy") {
          try NpyFile.encode(x, as: StoredType(rawValue: type.name))
        }
        return .none
      },
      Verb("load", "file, allow_pickle=False", "The array of a .npy file, where the host grants reading.") {
        call in
        let path = try call.string(0)
        let (x, stored) = try call.file(path) { bytes in
          try NpyFile.decodeTyped(bytes, path: path, on: call.engine)
        }
        return call.arrays.array(
          x, ArrayType.allCases.first { $0.name == stored.rawValue } ?? ArrayType(x.dtype))
      },
      Verb(
        "fromfile", "file, dtype=None, count=-1, sep=\"\", offset=0",
        "The numbers of a file that holds nothing else, one after the other; offset skips bytes, and what is no whole "
          + "number at the end is left out."
      ) { call in
        let (path, type) = (try call.string(0), try call.arrayType(1) ?? .float64)
        let (most, offset) = (try call.whole(2), try call.whole(4))
        if try !call.string(3).isEmpty {
          throw call.machine.error("NotImplementedError", "np.fromfile reads text nowhere: np.loadtxt does")
        }
        guard let stored = StoredType(rawValue: type.name) else { throw call.mismatch(1, "dtype") }
        if offset < 0 { throw call.machine.error("OSError", "[Errno 22] Invalid argument") }
        let numbers = try call.file(path) { bytes in
          let there = max(0, bytes.count - offset) / stored.width
          return try call.engine.tensor([most < 0 ? there : min(most, there)], of: stored) { range, memory in
            memory.copyBytes(from: bytes[offset + range.lowerBound..<offset + range.upperBound])
          }
        }
        return call.arrays.array(numbers, type)
      },
    ]
  }

  // MARK: Printing

  private static var printing: [Verb] {
    [
      Verb(
        "_set_printoptions",
        "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, sign=None, floatmode=None",
        "How arrays are printed."
      ) { call in
        var options = call.arrays.options
        try options.read(call)
        call.arrays.options = options
        return .none
      },
      Verb("get_printoptions", "", "How arrays are printed.") { call in
        let options = call.arrays.options
        let machine = call.machine
        return try machine.dict([
          (machine.string("precision"), .int(options.precision)),
          (machine.string("threshold"), .int(options.threshold)),
          (machine.string("edgeitems"), .int(options.edgeItems)),
          (machine.string("linewidth"), .int(options.lineWidth)),
          (machine.string("suppress"), .bool(options.suppress)),
          (machine.string("nanstr"), machine.string(Text(options.nan))),
          (machine.string("infstr"), machine.string(Text(options.infinity))),
          (machine.string("sign"), machine.string(Text(String(options.sign)))),
          (machine.string("floatmode"), machine.string(Text(options.mode.rawValue))),
        ])
      },
      Verb(
        "array2string",
        "a, max_line_width=None, precision=None, suppress_small=None, separator=\" \", prefix=\"\", *, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix=\"\"",
        "An array as text."
      ) { call in
        let (x, type) = try call.array(0)
        var options = call.arrays.options
        if !call.isMissing(1) { options.lineWidth = try call.printSize(1) }
        if !call.isMissing(2) { options.precision = min(FloatLayout.mostPlaces, max(0, try call.whole(2))) }
        if !call.isMissing(3) { options.suppress = try call.bool(3) }
        if !call.isMissing(6) { options.threshold = try call.threshold(6) }
        if !call.isMissing(7) { options.edgeItems = try call.printSize(7) }
        return call.machine.string(
          Text(
            try ArrayText.plain(
              x, type, options, separator: call.string(4), prefix: call.string(5).count,
              suffix: call.string(10).count)))
      },
      Verb("array_repr", "arr", "An array as repr() gives it.") { call in
        let (x, type) = try call.array(0)
        return call.machine.string(Text(try ArrayText.repr(x, type, call.arrays.options)))
      },
      Verb("array_str", "a", "An array as str() gives it.") { call in
        let (x, type) = try call.array(0)
        return call.machine.string(Text(try ArrayText.str(x, type, call.arrays.options)))
      },
      Verb(
        "format_float_positional",
        "x, precision=None, unique=True, fractional=True, trim=\"k\", sign=False",
        "A number as text without an exponent."
      ) { call in
        let (x, type) = try call.array(0)
        let number = try x.item().double
        let layout = FloatLayout(
          places: call.isMissing(1) ? nil : min(FloatLayout.mostPlaces, max(0, try call.whole(1))),
          isFixed: try !call.bool(2))
        let (whole, fraction) = layout.positional(number, type)
        return call.machine.string(Text(whole + "." + fraction))
      },
    ]
  }
}

extension ArrayPrintOptions {
  fileprivate mutating func read(_ call: Call) throws {
    if !call.isMissing(0) {
      precision = try call.whole(0)
      if precision < 0 { throw call.machine.valueError("precision must be >= 0") }
      precision = min(precision, FloatLayout.mostPlaces)
    }
    if !call.isMissing(1) { threshold = try call.threshold(1) }
    if !call.isMissing(2) { edgeItems = try call.printSize(2) }
    if !call.isMissing(3) { lineWidth = try call.printSize(3) }
    if !call.isMissing(4) { suppress = try call.bool(4) }
    if !call.isMissing(5) { nan = try call.string(5) }
    if !call.isMissing(6) { infinity = try call.string(6) }
    if !call.isMissing(7) {
      guard let text = try call.string(7).first, "-+ ".contains(text) else {
        throw call.machine.valueError("sign option must be one of ' ', '+', or '-'")
      }
      sign = text
    }
    if !call.isMissing(8) {
      guard let named = Mode(rawValue: try call.string(8)) else {
        throw call.machine.valueError(
          "floatmode option must be one of 'fixed', 'unique', 'maxprec', or 'maxprec_equal'")
      }
      mode = named
    }
  }
}

extension Call {
  /// A width or a number of items; what no line or array reaches is cut, so that sums of them stay numbers.
  fileprivate func printSize(_ place: Int) throws -> Int { max(0, min(1 << 40, try whole(place))) }

  /// A count that may be infinite, as `sys.maxsize` and `np.inf` are given for "all".
  fileprivate func threshold(_ place: Int) throws -> Int {
    if let number = self[place].scalar?.double, number >= 0x1p62 { return Int.max }
    if case .float = self[place] { throw machine.typeError("threshold must be numeric") }
    return try whole(place)
  }

  /// The arrays of a list or tuple, or the parts of an array.
  fileprivate func arrayList(_ place: Int) throws -> [(tensor: Tensor, type: ArrayType)] {
    if let (tensor, type) = self[place].array {
      if tensor.rank == 0 { throw machine.valueError("zero-dimensional arrays cannot be concatenated") }
      return try tensor.unbind(0).map { ($0, type) }
    }
    guard let items = machine.sequence(self[place]) else {
      throw machine.typeError("arrays to stack must be passed as a \"sequence\" type such as list or tuple.")
    }
    return try items.map { try arrays.read($0, machine) }
  }

  /// An operand as a row of a type.
  fileprivate func row(_ operand: ArrayOperand, _ type: ArrayType) throws -> Tensor {
    let tensor = try arrays.tensor(operand).cast(from: operand.type, to: type)
    return tensor.rank == 0 ? try tensor.reshape([1]) : tensor
  }

  /// start, start + step, …, computed as NumPy does: from the first number and the distance to the second.
  fileprivate func range(_ start: Scalar, _ stop: Scalar, _ step: Scalar, _ type: ArrayType) throws -> Value {
    if step.double == 0 { throw machine.error("ZeroDivisionError", "division by zero") }
    let length = ((stop.double - start.double) / step.double).rounded(.up)
    guard length.isFinite else { throw machine.valueError("arange: cannot compute length") }
    guard length < 0x1p62 else { throw machine.valueError("Maximum allowed size exceeded") }
    let count = Int(max(0, length))
    if case .int(let first) = start, case .int(let by) = step, !type.isFloat {
      let made = try engine.arange(start: .int(first), stop: .int(first &+ by &* count), step: .int(by))
      return arrays.array(try made.cast(from: .int64, to: type), type)
    }
    let first = type.holding(start).double
    let delta = type.holding(.float(start.double + step.double)).double - first
    let numbers = try engine.arange(stop: .int(count)).to(.float64)
    let steps = try Tensor.combine(
      .multiply, .tensor(numbers), .tensor(engine.scalar(.float(delta), dtype: .float64)))
    let made = try Tensor.combine(.add, .tensor(steps), .tensor(engine.scalar(.float(first), dtype: .float64)))
    return arrays.array(try made.cast(from: .float64, to: type), type)
  }
}
