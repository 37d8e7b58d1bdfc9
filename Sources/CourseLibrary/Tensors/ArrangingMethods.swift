// The methods of tensors that take apart, pick, order and multiply: one row each, with PyTorch's names.

import Interpreter
import Tensors

extension TensorTypes {
  static var arrangingMethods: [Verb] { parts + picks + orders + products }

  // MARK: Parts

  private static var parts: [Verb] {
    [
      Verb("split", "self, split_size_or_sections, dim=0", "Parts of a size, or of the sizes in a list.") {
        call in
        if call.machine.sequence(call[1]) != nil {
          return call.results(try call.own.split(call.axes(1), dim: call.int(2)))
        }
        return call.results(try call.own.split(call.int(1), dim: call.int(2)))
      },
      Verb("chunk", "self, chunks, dim=0", "At most so many parts of equal size.") {
        $0.results(try $0.own.chunk($0.int(1), dim: $0.int(2)))
      },
      Verb("unbind", "self, dim=0", "All slices along a dimension.") {
        $0.results(try $0.own.unbind($0.int(1)))
      },
      Verb("select", "self, dim, index", "One slice along a dimension.") {
        $0.result(try $0.own.select($0.int(1), $0.int(2)))
      },
      Verb("narrow", "self, dim, start, length", "Some of the indices of a dimension, as a view.") {
        call in
        let (x, dim, length) = (try call.own, try call.int(1), try call.int(3))
        var start = try call.int(2)
        if length < 0 { throw call.refused("narrow(): length must be non-negative.") }
        if x.rank > 0 {
          let size = x.shape[try x.axis(dim)]
          if start < -size || start > size {
            throw call.machine.indexError(
              "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
          }
          if start < 0 { start += size }
        }
        return call.result(try x.narrow(dim, start: start, length: length))
      },
      Verb("repeat", "self, *sizes", "The tensor again and again along its dimensions.") {
        $0.result(try $0.own.repeat($0.sizes(1)))
      },
      Verb("tile", "self, *dims", "As repeat, with missing dimensions filled up in front.") {
        $0.result(try $0.own.tile($0.sizes(1)))
      },
      Verb("repeat_interleave", "self, repeats, dim=None", "Every element so many times in a row.") { call in
        let dim = try call.optionalInt(2)
        if let counts = call[1].tensor { return call.result(try call.own.repeatInterleave(counts, dim: dim)) }
        return call.result(try call.own.repeatInterleave(call.int(1), dim: dim))
      },
      Verb("unflatten", "self, dim, sizes", "One dimension made into several.") {
        $0.result(try $0.own.unflatten($0.int(1), $0.axes(2)))
      },
      moving("movedim"), moving("moveaxis"),
      Verb("t", "self", "The transpose of a matrix.") { $0.result(try $0.own.t()) },
      Verb("rot90", "self, k=1, dims=?", "Turned by k quarters in the plane of two dimensions.") { call in
        call.result(try call.own.rot90(call.int(1), call.isMissing(2) ? [0, 1] : call.axes(2)))
      },
      Verb("fliplr", "self", "Left and right exchanged.") { $0.result(try $0.own.fliplr()) },
      Verb("flipud", "self", "Up and down exchanged.") { $0.result(try $0.own.flipud()) },
      Verb("tril", "self, diagonal=0", "The lower triangle of matrices, zeros above.") {
        $0.result(try $0.own.tril($0.int(1)))
      },
      Verb("triu", "self, diagonal=0", "The upper triangle of matrices, zeros below.") {
        $0.result(try $0.own.triu($0.int(1)))
      },
      Verb("diag", "self, diagonal=0", "The diagonal of a matrix, or the matrix of a diagonal.") {
        $0.result(try $0.own.diag($0.int(1)))
      },
      Verb("inverse", "self", "The matrices whose products with these are 1.") {
        $0.result(try $0.own.inverse())
      },
      Verb("det", "self", "The determinants of square matrices.") { $0.result(try $0.own.determinant()) },
      Verb("slogdet", "self", "The signs of determinants, and the logarithms of their magnitudes.") {
        try $0.logDeterminant(named: "slogdet")
      },
      Verb("logdet", "self", "The logarithms of determinants; NaN where one is negative.") { call in
        let (sign, logarithm) = try call.own.logDeterminant()
        let isNegative = try Tensor.combine(.less, .tensor(sign), .scalar(0))
        return call.result(try logarithm.maskedFill(isNegative, .scalar(.float(.nan))))
      },
      Verb("matrix_power", "self, n", "Square matrices multiplied by themselves n times.") { call in
        var (base, rest) = (try call.own, try call.int(1))
        guard rest != .min else { throw call.refused("matrix_power: n is too large") }
        if rest < 0 { (base, rest) = (try base.inverse(), -rest) }
        guard base.rank >= 2, base.shape[base.rank - 1] == base.shape[base.rank - 2] else {
          throw call.refused(
            "linalg.matrix_power: A must be batches of square matrices, but they have the shape \(base.shape)")
        }
        var power: Tensor?
        while rest > 0 {
          if rest % 2 == 1 { power = try power?.matmul(base) ?? base }
          rest /= 2
          if rest > 0 { base = try base.matmul(base) }
        }
        if let power { return call.result(power === (try call.own) ? try power.clone() : power) }
        return call.result(
          try call.engine.eye(base.shape[base.rank - 1], dtype: base.dtype).expand(base.shape).contiguous())
      },
      Verb("trace", "self", "The sum of a matrix's diagonal.") { $0.result(try $0.own.trace()) },
      Verb("expand_as", "self, other", "Repeated to another tensor's shape, without a copy.") {
        $0.result(try $0.own.expand($0.tensor(1).shape))
      },
      Verb("view_as", "self, other", "A view in another tensor's shape.") {
        $0.result(try $0.own.view($0.tensor(1).shape))
      },
      Verb("unfold", "self, dimension, size, step", "All windows along a dimension, as a new last one.") {
        $0.result(try $0.own.unfold($0.int(1), size: $0.int(2), step: $0.int(3)))
      },
    ]
  }

  private static func moving(_ name: String) -> Verb {
    Verb(name, "self, source, destination", "Dimensions moved to other places.") {
      $0.result(try $0.own.movedim($0.axes(1), $0.axes(2)))
    }
  }

  // MARK: Picking

  private static var picks: [Verb] {
    [
      Verb("gather", "self, dim, index", "Elements picked along a dimension.") {
        $0.result(try $0.own.gather($0.int(1), $0.tensor(2)))
      },
      Verb(
        "scatter", "self, dim, index, src, *, reduce=None",
        "A copy with elements put to places along a dimension, or with \"add\" or \"multiply\" joined to what is there."
      ) { call in
        let (own, dim, index) = (try call.own, try call.int(1), try call.tensor(2))
        let number = call[3].tensor == nil ? try call.machine.number(call[3]) : nil
        guard let reduce = try call.optionalString(4) else {
          if let number { return call.result(try own.scatter(dim, index, number)) }
          return call.result(try own.scatter(dim, index, call.tensor(3)))
        }
        let source = try number.map { try index.fullLike($0, dtype: own.dtype) } ?? call.tensor(3)
        switch reduce {
        case "add": return call.result(try own.scatterAdd(dim, index, source))
        case "multiply": return call.result(try own.scatterProducts(dim, index, source))
        default: throw call.refused("reduce argument must be either add or multiply.")
        }
      },
      Verb("scatter_add", "self, dim, index, src", "A copy with elements added to places along a dimension.") {
        $0.result(try $0.own.scatterAdd($0.int(1), $0.tensor(2), $0.tensor(3)))
      },
      Verb("index_select", "self, dim, index", "Whole slices by their numbers.") {
        $0.result(try $0.own.indexSelect($0.int(1), $0.tensor(2)))
      },
      Verb("masked_fill", "self, mask, value", "A copy with a number where the mask is true.") {
        $0.result(try $0.own.maskedFill($0.tensor(1), $0.operand(2)))
      },
      Verb("masked_select", "self, mask", "The elements where the mask is true, in one dimension.") {
        $0.result(try $0.own.maskedSelect($0.tensor(1)))
      },
      Verb(
        "nonzero", "self, *, as_tuple=False",
        "The indices of all elements that are not zero: one row each, or as_tuple a tensor for each axis."
      ) { call in
        if try call.bool(1) { return call.results(try call.own.nonzeroPlaces()) }
        return call.result(try call.own.nonzero())
      },
      Verb("take", "self, index", "Elements by their numbers in row-major order.") {
        $0.result(try $0.own.take($0.tensor(1)))
      },
      Verb(
        "where", "self, condition, other", "The tensor's elements where the condition is true, else other's."
      ) {
        $0.result(try Tensor.where($0.tensor(1), .tensor($0.own), $0.operand(2)))
      },
    ]
  }

  // MARK: Order

  private static func cumulative(
    _ name: String, _ help: String, _ gather: @escaping (Tensor, _ dim: Int) throws -> Tensor
  ) -> Verb {
    Verb(name, "self, dim, *, dtype=None", help) { call in
      let (x, type) = (try call.own, try call.dtype(2))
      if type == .bool {
        throw call.machine.error("NotImplementedError", "\"\(name)_out_cpu\" not implemented for 'Bool'")
      }
      let made = try gather(x.to(type ?? x.dtype), call.int(1))
      return call.result(try made.to(type ?? made.dtype))
    }
  }

  private static var orders: [Verb] {
    [
      Verb(
        "sort", "self, dim=-1, descending=False, stable=False", "In order along a dimension, and from where."
      ) {
        call in
        let (values, indices) = try call.own.sort(call.int(1), descending: call.bool(2))
        return call.library.types.extremes("sort", values: values, indices: indices, call.machine)
      },
      Verb(
        "argsort", "self, dim=-1, descending=False, stable=False", "The indices that sort along a dimension."
      ) {
        $0.result(try $0.own.argsort($0.int(1), descending: $0.bool(2)))
      },
      Verb("topk", "self, k, dim=-1, largest=True, sorted=True", "The k greatest along a dimension, and where.")
      {
        call in
        let (values, indices) = try call.own.top(call.int(1), call.int(2), largest: call.bool(3))
        return call.library.types.extremes("topk", values: values, indices: indices, call.machine)
      },
      cumulative("cumsum", "Sums of all elements so far along a dimension.") { try $0.cumulativeSum($1) },
      cumulative("cumprod", "Products of all elements so far along a dimension.") {
        try $0.cumulativeProduct($1)
      },
      Verb("logsumexp", "self, dim, keepdim=False", "log of the sum of exp(x), without overflow.") {
        $0.result(try $0.own.logSumExp($0.axes(1), keepdim: $0.bool(2)))
      },
      Verb("log_softmax", "self, dim=-1", "The logarithm of softmax along a dimension.") {
        $0.result(try $0.own.logSoftmax($0.int(1)))
      },
      Verb("norm", "self, p=2, dim=None, keepdim=False", "(sum of |x| ** p) ** (1 / p).") { call in
        let isNamed = if case .string = call[1] { true } else { call.isMissing(1) }
        return call.result(
          try call.own.norm(isNamed ? 2 : call.double(1), call.optionalAxes(2), keepdim: call.bool(3)))
      },
      Verb("bincount", "self, weights=None, minlength=0", "How often each number from 0 occurs.") {
        $0.result(try $0.own.counts(weights: $0.optionalTensor(1), minLength: $0.int(2)))
      },
      Verb("count_nonzero", "self, dim=None", "How many elements are not zero.") {
        $0.result(try $0.own.countNonzero($0.optionalAxes(1)))
      },
    ]
  }

  // MARK: Products

  private static func product(_ name: String, _ help: String) -> Verb {
    Verb(name, "self, other", help) { $0.result(try $0.own.matmul($0.tensor(1))) }
  }

  private static var products: [Verb] {
    [
      product("matmul", "The matrix product: @."),
      Verb("mm", "self, mat2", "The product of two matrices.") { call in
        for (place, name) in ["self", "mat2"].enumerated() where try call.tensor(place).rank != 2 {
          throw call.machine.error("RuntimeError", "\(name) must be a matrix")
        }
        return call.result(try call.own.mm(call.tensor(1)))
      },
      Verb("bmm", "self, mat2", "The products of two batches of matrices.") {
        $0.result(try $0.own.bmm($0.tensor(1)))
      },
      Verb("mv", "self, vec", "A matrix times a vector.") { $0.result(try $0.own.mv($0.tensor(1))) },
      Verb("dot", "self, tensor", "The sum of the products of two vectors.") { call in
        let (a, b) = (try call.own, try call.tensor(1))
        if a.rank != 1 || b.rank != 1 {
          throw call.machine.error(
            "RuntimeError", "1D tensors expected, but got \(a.rank)D and \(b.rank)D tensors")
        }
        return call.result(try a.dot(b))
      },
    ]
  }
}

extension Call {
  /// A tuple of tensors.
  func results(_ tensors: [Tensor]) -> Value { machine.tuple(tensors.map { result($0) }) }
}

extension Call {
  /// Of the tensor that the method was called on, in a tuple of PyTorch's class of that name.
  func logDeterminant(named name: String) throws -> Value {
    let (sign, logarithm) = try own.logDeterminant()
    return library.types.named(name, ["sign", "logabsdet"], [sign, logarithm], machine)
  }
}
