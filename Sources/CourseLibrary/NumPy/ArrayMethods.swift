// The methods and properties of arrays: one row each. Most are functions of `numpy` as well, whose first parameter is then
// anything that counts as an array.

import Interpreter
import Tensors

extension ArrayClasses {
  /// Puts methods and properties into the classes.
  func install(in library: CourseLibrary, _ machine: Machine) {
    let wording: (any Error, Machine) -> Raise = { [unowned self] in self.raise(for: $0, $1) }
    let all = ArrayClasses.allMethods
    for verb in all {
      array.define(verb.name, verb.function(in: library, heap: heap, of: "numpy.ndarray", wording: wording))
    }
    for (name, get) in ArrayClasses.properties { define(name, on: array, get) }
    array.define("__hash__", .none)
    guard let generic = abstract["generic"] else { return }
    // Those that change an array have no meaning for a number.
    for verb in all where !["sort", "fill", "resize", "put", "partition"].contains(verb.name) {
      generic.define(verb.name, verb.function(in: library, heap: heap, of: "numpy.generic", wording: wording))
    }
    for (name, get) in ArrayClasses.properties { define(name, on: generic, get) }
    for type in [abstract["number"], scalar(.float64)] {
      let round = ArrayClasses.rounding
      type?.define(
        round.name, round.function(in: library, heap: heap, of: "numpy.number", wording: wording))
    }
    for type in scalars where type.bases.count > 1 {
      // What float64 would otherwise take from Python's float.
      for verb in all {
        type.define(verb.name, verb.function(in: library, heap: heap, of: "numpy.float64", wording: wording))
      }
      for (name, get) in ArrayClasses.properties { define(name, on: type, get) }
    }
  }

  private func define(_ name: String, on type: TypeObject, _ get: @escaping Getter) {
    type.define(
      name,
      .object(
        NativeProperty(
          name, of: type.name, heap: heap,
          set: { (instance, value, machine) throws(Raise) in
            guard name == "shape" else {
              throw machine.error(
                "AttributeError", "attribute '\(name)' of '\(type.name)' objects is not writable")
            }
            throw machine.error(
              "AttributeError",
              "an array's shape cannot be set here: use x = x.reshape(\(try machine.repr(value).string))")
          },
          get: { [unowned self] (instance, machine) throws(Raise) in
            try self.raising(machine) {
              let (tensor, type) = try self.read(instance, machine)
              return try get(instance, tensor, type, self, machine)
            }
          })))
  }

  typealias Getter = (Value, Tensor, ArrayType, ArrayClasses, Machine) throws -> Value

  private static var properties: [(String, Getter)] {
    [
      ("shape", { _, x, _, _, machine in machine.tuple(x.shape.map { .int($0) }) }),
      ("dtype", { _, _, type, classes, _ in classes.value(type) }),
      ("ndim", { _, x, _, _, _ in .int(x.rank) }),
      ("size", { _, x, _, _, _ in .int(x.count) }),
      ("itemsize", { _, _, type, _, _ in .int(type.byteCount) }),
      ("nbytes", { _, x, type, _, _ in .int(x.count &* type.byteCount) }),
      ("strides", { _, x, type, _, machine in machine.tuple(x.strides.map { .int($0 &* type.byteCount) }) }),
      (
        "T",
        { value, x, type, classes, _ in
          value.object is ScalarObject ? value : classes.array(try x.transposed(), type)
        }
      ),
      (
        "mT",
        { _, x, type, classes, machine in
          if x.rank < 2 { throw machine.valueError("matrix transpose with ndim < 2 is undefined") }
          return classes.array(try x.transpose(-2, -1), type)
        }
      ),
      ("real", { value, _, _, _, _ in value }),
      ("imag", { _, x, type, classes, _ in try classes.result(x.zerosLike(), type) }),
      ("flat", { _, x, type, classes, _ in classes.array(try x.reshape([x.count]), type) }),
    ]
  }

  // MARK: Methods alone

  static var methods: [Verb] {
    [
      Verb("reshape", "self, *shape, order=\"C\"", "The same elements in another shape; one size may be -1.") {
        call in
        let (x, type) = try call.array(0)
        return call.arrays.array(try call.reshaped(x, call.shapes(2), order: 1), type)
      },
      Verb("transpose", "self, *axes", "The axes in another order; reversed where none is given.") { call in
        let (x, type) = try call.array(0)
        let items = call.machine.sequence(call[1]) ?? []
        if items.isEmpty || (items.count == 1 && items[0].isNone) {
          return call.arrays.array(try x.transposed(), type)
        }
        return call.arrays.array(try x.permute(call.shapes(1)), type)
      },
      Verb(
        "astype", "self, dtype, order=\"K\", casting=\"unsafe\", subok=True, copy=True",
        "The elements as another type: astype(np.float32), astype('int32')."
      ) { call in
        let (x, type) = try call.array(0)
        guard let wanted = try call.arrayType(1) else {
          return try call.same(x.to(.float64).clone(), .float64)
        }
        let cast = try x.cast(from: type, to: wanted)
        return try call.same(cast !== x || !call.bool(5) ? cast : cast.clone(), wanted)
      },
      Verb("copy", "self, order=\"C\"", "An array with memory of its own.") { call in
        let (x, type) = try call.array(0)
        return try call.same(x.contiguous() === x ? x.clone() : x.contiguous(), type)
      },
      Verb("view", "self, dtype=None", "Another array over the same memory.") { call in
        let (x, type) = try call.array(0)
        if let wanted = try call.arrayType(1), wanted != type {
          throw call.machine.typeError(
            "the bytes of an array cannot be read as another type here; astype() converts the numbers")
        }
        return call.arrays.array(x.detach(), type)
      },
      Verb("fill", "self, value", "All elements one number, in place.") { call in
        let (x, type) = try call.array(0)
        try call.arrays.assign(call[1], to: x, type, at: [.ellipsis], call.machine)
        return .none
      },
      Verb("item", "self, *args", "One element as a Python number.") { call in
        let (x, _) = try call.array(0)
        let places = call.machine.sequence(call[1]) ?? []
        if places.isEmpty { return try x.item().value }
        var indices = try places.map(call.whole)
        if indices.count == 1, let inner = call.machine.sequence(places[0]) {
          indices = try inner.map(call.whole)
        }
        if indices.count == 1, x.rank != 1 {
          guard indices[0] >= -x.count, indices[0] < x.count else {
            throw call.machine.indexError("index \(indices[0]) is out of bounds for size \(x.count)")
          }
          return try x.reshape([x.count]).element(at: indices).value
        }
        if indices.count != x.rank { throw call.machine.valueError("incorrect number of indices for array") }
        return try x.element(at: indices).value
      },
      Verb("tolist", "self", "The elements as nested lists of Python's numbers.") { call in
        try call.machine.nestedList(call.array(0).tensor)
      },
      Verb("sort", "self, axis=-1, kind=None, order=None", "Sorts along an axis, in place.") { call in
        let (x, _) = try call.array(0)
        if x.rank == 0 { throw call.arrays.noAxis(try call.whole(1), rank: 0, call.machine) }
        try x.assign(x.sort(call.arrayAxis(1, rank: x.rank)).values)
        return .none
      },
      Verb("flatten", "self, order=\"C\"", "A copy with one axis.") { call in
        let (x, type) = try call.array(0)
        let flat = try call.reshaped(x, [x.count], order: 1)
        return call.arrays.array(flat.storage === x.storage ? try flat.clone() : flat, type)
      },
      Verb("tofile", "self, fid", "Writes the numbers, and nothing else, to a file that np.fromfile reads.") {
        call in
        let (x, type) = try call.array(0)
        try call.save([x], to: call.string(1)) {
          var pieces = try StoredPieces(x, as: StoredType(rawValue: type.name))
          var bytes: [UInt8] = []
          while let piece = try pieces.next() { bytes += piece }
          return bytes
        }
        return .none
      },
      Verb("tobytes", "self", "Not here.") { call in
        throw call.machine.error("NotImplementedError", "bytes are not part of Convbook's Python: use tolist()")
      },
    ]
  }

  // MARK: Methods and functions

  static var shared: [Verb] {
    [
      Verb("ravel", "self, order=\"C\"", "One axis, without a copy where that can be.") { call in
        let (x, type) = try call.array(0)
        return call.arrays.array(try call.reshaped(x, [x.count], order: 1), type)
      },
      Verb("squeeze", "self, axis=None", "Without axes of size 1.") { call in
        let (x, type) = try call.array(0)
        let axes = try call.arrayAxes(1, rank: x.rank)
        if x.rank == 0 { return call.arrays.array(x, type) }
        for axis in axes ?? [] where x.shape[axis < 0 ? axis + x.rank : axis] != 1 {
          throw call.machine.valueError(
            "cannot select an axis to squeeze out which has size not equal to one")
        }
        return call.arrays.array(try x.squeeze(axes), type)
      },
      Verb("swapaxes", "self, axis1, axis2", "Two axes exchanged.") { call in
        let (x, type) = try call.array(0)
        return call.arrays.array(
          try x.transpose(
            call.arrayAxis(1, rank: x.rank, "axis1: "), call.arrayAxis(2, rank: x.rank, "axis2: ")), type)
      },
      Verb("diagonal", "self, offset=0, axis1=0, axis2=1", "The diagonal of a matrix, as a view.") { call in
        let (x, type) = try call.array(0)
        if x.rank < 2 { throw call.machine.valueError("diag requires an array of at least two dimensions") }
        return call.arrays.array(try x.diagonal(offset: call.whole(1), call.whole(2), call.whole(3)), type)
      },
      Verb("trace", "self, offset=0, axis1=0, axis2=1", "The sum of the diagonal.") { call in
        let (x, type) = try call.array(0)
        if x.rank < 2 { throw call.machine.valueError("diag requires an array of at least two dimensions") }
        let diagonal = try x.diagonal(offset: call.whole(1), call.whole(2), call.whole(3))
        let (sum, outer) = try call.arrays.sum(diagonal, type, [-1], keepdims: false)
        return try call.array(result: sum, outer)
      },
      Verb("nonzero", "self", "The indices of all elements that are not zero, one array for each axis.") {
        call in
        let (x, _) = try call.array(0)
        if x.rank == 0 {
          throw call.machine.valueError(
            "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.")
        }
        return call.machine.tuple(try x.nonzeroPlaces().map { call.arrays.array(try $0.contiguous(), .int64) })
      },
      Verb("argsort", "self, axis=-1, kind=None, order=None", "The indices that would sort along an axis.") {
        call in
        var (x, _) = try call.array(0)
        if call.isMissing(1) || x.rank == 0 { x = try x.reshape([x.count]) }
        return try call.array(
          result: x.argsort(call.isMissing(1) ? 0 : call.arrayAxis(1, rank: x.rank)), .int64)
      },
      Verb(
        "take", "self, indices, axis=None, out=None, mode=\"raise\"",
        "Elements, or slices of an axis, by numbers."
      ) {
        call in
        var (x, type) = try call.array(0)
        let (places, _) = try call.array(1)
        var axis = 0
        if call.isMissing(2) {
          x = try x.reshape([x.count])
        } else {
          if x.rank == 0 { x = try x.reshape([1]) }
          axis = try call.arrayAxis(2, rank: x.rank)
        }
        let size = x.shape[axis]
        if size == 0, places.count > 0 {
          throw call.machine.indexError("cannot do a non-empty take from an empty axes.")
        }
        var wanted = try places.to(.int64)
        let mode = try call.string(4)
        if mode != "raise" {
          wanted = try call.engine.tensor(
            wanted.ints().map { mode == "clip" ? max(0, min(size - 1, $0)) : (($0 % size) + size) % size },
            shape: wanted.shape)
        }
        for place in try wanted.ints() where place < -size || place >= size {
          throw call.machine.indexError("index \(place) is out of bounds for axis \(axis) with size \(size)")
        }
        let index =
          Array(repeating: TensorIndex.slice(lower: nil, upper: nil, step: nil), count: axis) + [
            .tensor(wanted)
          ]
        return try call.finish(x[index], type, out: 3)
      },
      Verb("repeat", "self, repeats, axis=None", "Every element so many times in a row.") { call in
        var (x, type) = try call.array(0)
        let (counts, _) = try call.array(1)
        var axis = 0
        if call.isMissing(2) {
          x = try x.reshape([x.count])
        } else {
          if x.rank == 0 { x = try x.reshape([1]) }
          axis = try call.arrayAxis(2, rank: x.rank)
        }
        if try counts.ints().contains(where: { $0 < 0 }) {
          throw call.machine.valueError("repeats may not contain negative values.")
        }
        if counts.count == 1 {
          return call.arrays.array(try x.repeatInterleave(counts.item().double.asInt, dim: axis), type)
        }
        if counts.count != x.shape[axis] {
          throw call.machine.valueError(
            "operands could not be broadcast together with shape \(ArrayText.tight([x.shape[axis]])) "
              + ArrayText.tight(counts.shape))
        }
        return call.arrays.array(try x.repeatInterleave(counts.to(.int64), dim: axis), type)
      },
      Verb(
        "searchsorted", "self, v, side=\"left\", sorter=None",
        "Where elements would have to go into a sorted row."
      ) {
        call in
        let (x, _) = try call.array(0)
        if x.rank != 1 { throw call.machine.valueError("object too deep for desired array") }
        var row = x
        if !call.isMissing(3) {
          let order = try call.array(3).tensor.to(.int64)
          if try !order.ints().allSatisfy((0..<x.count).contains) {
            throw call.machine.valueError("Sorter index out of range.")
          }
          row = try x.indexSelect(0, order)
        }
        var (v, _) = try call.array(1)
        // Of integers and floats together, NumPy makes float64.
        if row.dtype.isFloat != v.dtype.isFloat { (row, v) = (try row.to(.float64), try v.to(.float64)) }
        let isBehind = try call.string(2) == "right"
        return try call.array(result: row.sortedPlaces(of: v, behindEqual: isBehind, nan: .last), .int64)
      },
      Verb(
        "clip", "self, a_min=?, a_max=?, out=None, *, min=?, max=?", "Every element brought between two bounds."
      ) {
        call in
        var made = try call.arrayOperand(0)
        for (first, second, operation) in [(1, 4, BinaryOperation.maximum), (2, 5, .minimum)] {
          let place = call.isMissing(first) ? second : first
          if call.isMissing(place) { continue }
          var bound = try call.arrayOperand(place)
          // A bound outside the type's range holds all or nothing back.
          if case .plain(.int(let int)) = bound, made.type.isInteger {
            let range = made.type.range
            bound = .plain(.int(min(max(int, range.lowerBound), range.upperBound)))
          }
          let (tensor, type) = try call.arrays.combine(BinaryUfunc.of(operation), made, bound, call.machine)
          made = .array(tensor, type)
        }
        return try call.finish(call.arrays.tensor(made), made.type, out: 3)
      },
      Verb("round", "self, decimals=0, out=None", "Every element rounded, halves to the even neighbour.") {
        call in
        let (x, type) = try call.array(0)
        let decimals = try call.whole(1)
        if type == .bool {
          if decimals == 0 { return try call.finish(x.to(.float32), .float16, out: 2) }
          throw call.arrays.error(
            call.arrays.typeError,
            "Cannot cast ufunc 'multiply' output from dtype('float64') to dtype('bool') with casting rule 'same_kind'",
            call.machine)
        }
        if !type.isFloat && decimals >= 0 { return try call.finish(x.clone(), type, out: 2) }
        return try call.finish(x.roundedAsNumPy(decimals, type), type, out: 2)
      },
      Verb("dot", "self, b, out=None", "The matrix product; of two vectors the sum of the products.") { call in
        let (a, b) = (try call.arrayOperand(0), try call.arrayOperand(1))
        let (x, y) = (a.shape, b.shape)
        if x.isEmpty || y.isEmpty {
          let (tensor, type) = try call.arrays.combine(BinaryUfunc.of(.multiply), a, b, call.machine)
          return try call.finish(tensor, type, out: 2)
        }
        let axis = max(0, y.count - 2)
        if x[x.count - 1] != y[axis] {
          throw call.machine.valueError(
            "shapes \(ArrayText.tight(x)) and \(ArrayText.tight(y)) not aligned: \(x[x.count - 1]) (dim \(x.count - 1)) != "
              + "\(y[axis]) (dim \(axis))")
        }
        let type = ArrayOperand.promoted(a, b)
        let left = try call.arrays.tensor(a).cast(from: a.type, to: type)
        let right = try call.arrays.tensor(b).cast(from: b.type, to: type)
        if y.count <= 2 { return try call.finish(call.arrays.multiplied(left, right, type), type, out: 2) }
        // The last axis with the last but one, all others side by side.
        let moved = try right.movedim([axis], [0])
        let rest = Array(moved.shape.dropFirst())
        let product = try call.arrays.multiplied(
          left, moved.reshape([moved.shape[0], rest.reduce(1, *)]), type)
        return try call.finish(product.reshape(Array(x.dropLast()) + rest), type, out: 2)
      },
    ]
  }

  // MARK: Into Python's numbers

  /// `round(x)` of a number that is no bool.
  static var rounding: Verb {
    Verb("__round__", "self, ndigits=None", "round(x) of a number is an int.") { call in
      let (x, type) = try call.array(0)
      if x.rank == 0, call.isMissing(1) {
        return try call.machine.call(
          .object(call.machine.heap.types.int), [try x.to(.float64).apply(.round).item().value])
      }
      let digits = call.isMissing(1) ? 0 : try call.whole(1)
      if !type.isFloat, digits >= 0 { return try call.array(result: x, type) }
      return try call.array(result: x.roundedAsNumPy(digits, type), type)
    }
  }

  static var conversions: [Verb] {
    [
      Verb("__float__", "self", "float(x) of one element.") { .float(try $0.only().double) },
      Verb("__int__", "self", "int(x) of one element.") { call in
        try call.machine.call(.object(call.machine.heap.types.int), [try call.only().value])
      },
      Verb("__index__", "self", "One integer, as an index.") { call in
        let (x, type) = try call.array(0)
        guard x.rank == 0, type.isInteger, case .int(let int) = try x.item() else {
          throw call.machine.typeError("only integer scalar arrays can be converted to a scalar index")
        }
        return .int(int)
      },
      Verb("__abs__", "self", "The magnitude.") { call in
        let (tensor, type) = try call.arrays.apply(
          UnaryUfunc.named("absolute"), call.arrayOperand(0), call.machine)
        return try call.array(result: tensor, type)
      },
      Verb("__array__", "self, dtype=None", "The array itself.") { call in
        let (x, type) = try call.array(0, dtype: call.arrayType(1))
        return call.arrays.array(x, type)
      },
      Verb("__copy__", "self", "A copy.") { call in
        let (x, type) = try call.array(0)
        return try call.same(x.clone(), type)
      },
      Verb("__deepcopy__", "self, memo", "A copy.") { call in
        let (x, type) = try call.array(0)
        return try call.same(x.clone(), type)
      },
      Verb("is_integer", "self", "Whether a number is whole.") { call in
        let number = try call.array(0).tensor.item().double
        return .bool(number.isFinite && number == number.rounded())
      },
      Verb("conjugate", "self", "The array itself: numbers here are real.") { $0[0] },
    ]
  }
}

extension Call {
  /// The number that a conversion such as `float(x)` takes out.
  fileprivate func only() throws -> Scalar {
    let (x, _) = try array(0)
    if x.rank == 0 { return try x.item() }
    throw machine.typeError("only 0-dimensional arrays can be converted to Python scalars")
  }

  /// An array stays one without dimensions; a number stays a number.
  fileprivate func same(_ tensor: Tensor, _ type: ArrayType) throws -> Value {
    self[0].object is ScalarObject ? try array(result: tensor, type) : arrays.array(tensor, type)
  }

  /// In another shape, by rows ("C") or by columns ("F").
  func reshaped(_ x: Tensor, _ shape: [Int], order place: Int) throws -> Tensor {
    let order = try string(place)
    if order == "F" {
      let shape = shape.contains(-1) ? try x.reshape(shape).shape : shape
      return try x.transposed().reshape(Array(shape.reversed())).transposed()
    }
    return try x.reshape(shape)
  }
}

extension Tensor {
  /// Rounded to a number of decimals as NumPy does it: times a power of ten, rounded, divided by it.
  fileprivate func roundedAsNumPy(_ decimals: Int, _ type: ArrayType) throws -> Tensor {
    if decimals == 0 { return try apply(.round) }
    let power = (0..<Swift.min(300, decimals.magnitude)).reduce(1.0) { product, _ in product * 10 }
    let factor = try engine.scalar(.float(power), dtype: type.isFloat ? type.carrier : .float64)
    let (up, down): (BinaryOperation, BinaryOperation) =
      decimals > 0 ? (.multiply, .divide) : (.divide, .multiply)
    let scaled = try Tensor.combine(up, .tensor(to(factor.dtype)), .tensor(factor)).apply(.round)
    return try Tensor.combine(down, .tensor(scaled), .tensor(factor)).to(dtype).narrowed(to: type)
  }
}
