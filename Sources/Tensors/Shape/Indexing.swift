// Indexing as Python writes it: x[0], x[1:3, ::2], x[..., None], x[mask], x[rows, columns].
//
// Integers, slices, new axes and the ellipsis only change the layout, so they give views. Index
// tensors and masks pick elements one by one: each becomes a table of offsets into the storage (an index times its
// axis's stride; a mask's true places), the tables are broadcast and added, and one loop copies, for every
// entry, what the other axes hold. The picked axes stand where the first index tensor stood, or in front
// when index tensors are apart, as in NumPy and PyTorch.

import Limits

/// One index between the brackets.
public enum TensorIndex {
  /// One index of an axis, which goes away; negative counts from the end.
  case at(Int)
  /// `lower:upper:step`, bounds as in Python; the step is at least 1.
  case slice(lower: Int?, upper: Int?, step: Int?)
  /// The `count` indices `first`, `first + step`, …, all within the axis; the step may be negative, as NumPy has it.
  case run(first: Int, count: Int, step: Int)
  /// `None`: a new axis of size 1.
  case newAxis
  /// `...`: all axes that the other indices leave.
  case ellipsis
  /// Integers pick along one axis; a bool (or uint8) mask picks where it is true, over as many axes as it has.
  case tensor(Tensor)

  /// How many axes of the tensor it consumes.
  fileprivate var axes: Int {
    switch self {
    case .at, .slice, .run: 1
    case .newAxis, .ellipsis: 0
    case .tensor(let tensor): tensor.isMask ? tensor.rank : 1
    }
  }
}

extension Tensor {
  fileprivate var isMask: Bool { dtype == .bool || dtype == .uint8 }

  /// The part that the indices pick: `x[.at(0), .slice(lower: 1, upper: nil, step: 2)]`. A view unless tensors are among them.
  public subscript(index: TensorIndex...) -> Tensor {
    get throws(TensorError) { try self[index] }
  }

  /// A view for integers, slices, new axes and the ellipsis; a copy as soon as an index is a tensor.
  public subscript(index: [TensorIndex]) -> Tensor {
    get throws(TensorError) {
      let selection = try Selection(of: self, index)
      guard let table = selection.table else {
        return with(selection.layout).recorded(Selection.node(index), from: [self]) {
          [layout = layout.likewise()] (gradient) throws(TensorError) in
          let whole = try gradient.output.engine.zeros(like: layout, dtype: gradient.output.dtype)
          try whole.with(Selection(of: whole, index).layout).copyUnversioned(from: gradient.output)
          return [whole]
        }
      }
      let result = try engine.empty(selection.shape, dtype: dtype)
      try selection.transfer(storage: storage, table: table, values: result, .gather)
      return result.recorded("IndexBackward0", from: [self], saving: index.compactMap(\.tensor)) {
        [layout = layout.likewise()] (gradient) throws(TensorError) in
        let whole = try gradient.output.engine.zeros(like: layout, dtype: gradient.output.dtype)
        let selection = try Selection(of: whole, index.with(gradient.saved))
        if let table = selection.table {
          try selection.transfer(
            storage: whole.storage, table: table, values: gradient.output.contiguous(), .add)
        }
        return [whole]
      }
    }
  }

  /// The shape of `self[index]`.
  public func shape(at index: [TensorIndex]) throws(TensorError) -> [Int] {
    try Selection(of: self, index).shape
  }

  /// `self[index] = value`: the value is broadcast and converted (not converted where an index is a tensor, as PyTorch
  /// has it); every view sees the change. With `adds` it is added to what stands there, as often as a place is picked.
  public func set(_ index: [TensorIndex], to value: Operand, adds: Bool = false) throws(TensorError) {
    let selection = try Selection(of: self, index)
    guard let table = selection.table else {
      let target = try self[index]
      switch value {
      case _ where adds: try target.update(.add, with: value)
      case .scalar(let scalar): try target.fill(scalar)
      case .tensor(let tensor): try target.assign(tensor.droppingLeadingOnes())
      }
      return
    }
    try value.check(fits: dtype)
    let value = try value.tensor(engine, scalarsAs: dtype).droppingLeadingOnes()
    guard let spread = try? value.expand(selection.shape) else {
      throw .assignShape(value: value.shape, to: selection.shape)
    }
    if value.rank > 0, value.dtype != dtype { throw .assignType(value: value.dtype, to: dtype) }
    let values = try (spread.storage === storage ? spread.clone() : spread).to(dtype).contiguous()
    guard Tensor.isRecorded([self, values]) else {
      try selection.transfer(storage: storage, table: table, values: values, adds ? .add : .scatter)
      bumpVersion()
      return
    }
    try checkWritable(with: values)
    let changed = try engine.withoutGradients { () throws(TensorError) in
      let copy = try clone()
      try copy.set(index, to: .tensor(values), adds: adds)
      return copy
    }
    try assign(
      result: changed.recorded("IndexPutBackward0", from: [self, values], saving: index.compactMap(\.tensor)) {
        (gradient) throws(TensorError) in
        let index = index.with(gradient.saved)
        let rest = gradient.needs[0] ? try gradient.output.clone() : nil
        if !adds { try rest?.set(index, to: .scalar(.float(0))) }
        return [rest, gradient.needs[1] ? try gradient.output[index] : nil]
      })
  }

  /// A value may have more axes than its target when the extra ones are of size 1.
  private func droppingLeadingOnes() throws(TensorError) -> Tensor {
    let leading = shape.indices.prefix { shape[$0] == 1 }
    return leading.isEmpty ? self : try squeeze(Array(leading))
  }
}

extension TensorIndex {
  /// The index tensor or mask.
  fileprivate var tensor: Tensor? { if case .tensor(let tensor) = self { tensor } else { nil } }
}

extension [TensorIndex] {
  /// With these index tensors, in order.
  fileprivate func with(_ tensors: [Tensor]) -> [TensorIndex] {
    var rest = tensors[...]
    return map { entry in
      if entry.tensor != nil, let tensor = rest.popFirst() { .tensor(tensor) } else { entry }
    }
  }
}

/// What a list of indices selects: a layout, and where there are index tensors the offsets to add to it.
private struct Selection {
  /// The axes that no index tensor picks from.
  private(set) var layout: Layout
  /// Offsets of the picked places (int64, contiguous), or nil when the layout says all.
  private(set) var table: Tensor?
  /// Before which axis of `layout` the axes of `table` stand.
  private var tableDim = 0

  /// The shape of the selection.
  var shape: [Int] {
    guard let table else { return layout.shape }
    return Array(layout.shape[..<tableDim]) + table.shape + Array(layout.shape[tableDim...])
  }

  init(of tensor: Tensor, _ index: [TensorIndex]) throws(TensorError) {
    let consumed = index.reduce(0) { $0 + $1.axes }
    if consumed > tensor.rank {
      if tensor.rank == 0 { throw .zeroRankIndex }
      throw .tooManyIndices(rank: tensor.rank)
    }
    layout = tensor.layout
    var dim = 0
    var axis = 0
    var ellipsisSeen = false
    var pickers: [(places: Tensor, dims: Range<Int>)] = []
    for entry in index {
      switch entry {
      case .at(let value):
        let place = try Layout.resolve(index: value, size: layout.shape[dim], dim: axis)
        layout = try layout.selecting(dim: dim, index: place)
      case .slice(let lower, let upper, let step):
        layout = try Selection.slice(layout, dim: dim, lower: lower, upper: upper, step: step ?? 1)
        dim += 1
      case .run(let first, let count, let step):
        layout = try layout.running(dim: dim, first: first, count: count, step: step)
        dim += 1
      case .newAxis:
        layout = layout.inserting(dim: dim)
        dim += 1
      case .ellipsis:
        let covered = ellipsisSeen ? 0 : tensor.rank - consumed
        dim += covered
        axis += covered - 1
        ellipsisSeen = true
      case .tensor(let place) where !place.isMask && place.rank == 0:
        guard case .int(let value) = place.scalar(at: place.offset) else { throw .indexDType(place.dtype) }
        let index = try Layout.resolve(index: value, size: layout.shape[dim], dim: axis)
        layout = try layout.selecting(dim: dim, index: index)
      case .tensor(let places):
        if places.isMask && places.rank == 0 { layout = layout.inserting(dim: dim) }
        let axes = Swift.max(1, entry.axes)
        pickers.append((places, dim..<dim + axes))
        dim += axes
      }
      axis += 1
    }
    if !pickers.isEmpty { try pick(pickers) }
  }

  /// Takes the axes that index tensors pick from out of the layout, and makes the table of their offsets.
  private mutating func pick(_ pickers: [(places: Tensor, dims: Range<Int>)]) throws(TensorError) {
    var tables: [Tensor] = []
    for (number, picker) in pickers.enumerated() {
      tables.append(try offsets(of: picker.places, dims: picker.dims, number: number))
    }
    let picked = pickers.flatMap(\.dims)
    var sum = tables[0]
    for table in tables.dropFirst() {
      if (try? Layout.broadcast(sum.shape, table.shape)) == nil {
        throw .indexBroadcast(shapes: tables.map(\.shape))
      }
      sum = try sum + table
    }
    table = try sum.contiguous()
    let apart = zip(picked, picked.dropFirst()).contains { $1 != $0 + 1 }
    tableDim = apart ? 0 : picked[0]
    let kept = layout.shape.indices.filter { !picked.contains($0) }
    layout = try Layout(
      shape: kept.map { [layout] in layout.shape[$0] }, strides: kept.map { [layout] in layout.strides[$0] },
      offset: layout.offset)
  }

  /// The node that PyTorch, which goes from index to index, leaves last.
  static func node(_ index: [TensorIndex]) -> String {
    for entry in index.reversed() {
      switch entry {
      case .at, .tensor: return "SelectBackward0"
      case .newAxis: return "UnsqueezeBackward0"
      case .slice(nil, nil, nil), .ellipsis: continue
      case .slice, .run: return "SliceBackward0"
      }
    }
    let hasSlice = index.contains { if case .slice = $0 { true } else { false } }
    return hasSlice ? "SliceBackward0" : "AliasBackward0"
  }

  /// Bounds as Python's slices: out of range is clipped, negative counts from the end.
  private static func slice(
    _ layout: Layout, dim: Int, lower: Int?, upper: Int?, step: Int
  ) throws(TensorError) -> Layout {
    if step < 1 { throw .sliceStep(step) }
    let size = layout.shape[dim]
    func clip(_ bound: Int) -> Int { Swift.max(0, Swift.min(size, bound < 0 ? bound &+ size : bound)) }
    return try layout.slicing(
      dim: dim, start: clip(lower ?? 0), stop: clip(upper ?? size), step: step)
  }

  /// The offsets that the index tensor with this number adds.
  private func offsets(of places: Tensor, dims: Range<Int>, number: Int) throws(TensorError) -> Tensor {
    if places.isMask { return try trueOffsets(of: places, dims: dims) }
    if places.dtype != .int64 { throw .indexDType(places.dtype) }
    let dim = dims.lowerBound
    let (size, stride) = (layout.shape[dim], layout.strides[dim])
    let places = try places.contiguous()
    let result = try places.engine.empty(places.shape, dtype: .int64)
    let (source, out) = (places.pointer(Int.self) + places.offset, result.pointer(Int.self))
    for index in 0..<places.count {
      if index % Engine.chunk == 0 { try places.engine.poll() }
      out[index] = try Layout.resolve(index: source[index], size: size, dim: number) * stride
    }
    return result
  }

  private func trueOffsets(of mask: Tensor, dims: Range<Int>) throws(TensorError) -> Tensor {
    let shape = mask.rank == 0 ? [1] : mask.shape
    for (axis, dim) in dims.enumerated() where shape[axis] != layout.shape[dim] {
      throw .maskShape(mask: mask.shape, axis: axis, shape: layout.shape, dim: dim)
    }
    let mask = try mask.to(.bool).reshape(shape)
    let places = try Layout(shape: shape, strides: Array(layout.strides[dims]), offset: 0)
    let bits = mask.pointer(Bool.self)
    let walk = Walk(mask.layout, places)
    guard case .int(let total) = try mask.sum().item() else { return mask }
    let result = try mask.engine.empty([total], dtype: .int64)
    var next = result.pointer(Int.self)
    try mask.engine.inTurn(mask.count) { range in
      walk.runs(range) { offsets, length in
        for index in 0..<length where bits[offsets[0] + index * walk.inner[0]] {
          next.pointee = offsets[1] + index * walk.inner[1]
          next += 1
        }
      }
    }
    return result
  }

  enum Direction { case gather, scatter, add }

  /// Copies (or adds) between the selected places and `values`, a contiguous tensor of the selection's shape.
  func transfer(storage: Storage, table: Tensor, values: Tensor, _ direction: Direction) throws(TensorError) {
    switch values.dtype {
    case .bool: try transfer(Bool.self, storage, table, values, direction)
    case .uint8: try transfer(UInt8.self, storage, table, values, direction)
    case .int64: try transfer(Int.self, storage, table, values, direction)
    case .float32: try transfer(Float.self, storage, table, values, direction)
    case .float64: try transfer(Double.self, storage, table, values, direction)
    }
  }

  private func transfer<Element: TensorElement & AdditiveElement>(
    _: Element.Type, _ storage: Storage, _ table: Tensor, _ values: Tensor, _ direction: Direction
  ) throws(TensorError) {
    if values.count == 0 { return }
    let strides = Layout.rowMajor(values.shape)
    let kept = Array(strides[..<tableDim]) + Array(strides[(tableDim + table.rank)...])
    let tableStep = table.rank == 0 ? 1 : strides[tableDim + table.rank - 1]
    let rest = try Layout(shape: layout.shape, strides: kept, offset: values.offset)
    let walk = Walk(rest, layout)
    let (outer, inner) = (table.pointer(Int.self) + table.offset, walk.inner)
    let (near, far) = (values.pointer(Element.self), storage.pointer(Element.self))
    let perChunk = Swift.max(1, Engine.chunk / rest.count)
    let engine = values.engine
    func eachChunk(_ body: (_ chunk: Int, _ worker: Int) -> Void) throws(TensorError) {
      let chunks = (table.count - 1) / perChunk + 1
      // On one thread: a place may be written more than once.
      engine.limits.charge(nanoseconds: Double(values.count))
      if direction == .gather { return try engine.inChunks(chunks, nanoseconds: 0, body) }
      try engine.inOneGo { () throws(TensorError) in try engine.inChunks(chunks, nanoseconds: 0, body) }
    }
    try eachChunk { chunk, _ in
      let entries = chunk * perChunk..<Swift.min(table.count, (chunk + 1) * perChunk)
      if walk.count == 1 {
        let (value, place) = (near + rest.offset, far + layout.offset)
        for entry in entries {
          switch direction {
          case .gather: value[entry * tableStep] = place[outer[entry]]
          case .scatter: place[outer[entry]] = value[entry * tableStep]
          case .add: place[outer[entry]].add(value[entry * tableStep])
          }
        }
        return
      }
      for entry in entries {
        walk.runs(0..<walk.count) { offsets, length in
          let (value, place) = (near + offsets[0] + entry * tableStep, far + offsets[1] + outer[entry])
          switch direction {
          case .gather: for index in 0..<length { value[index * inner[0]] = place[index * inner[1]] }
          case .scatter: for index in 0..<length { place[index * inner[1]] = value[index * inner[0]] }
          case .add: for index in 0..<length { place[index * inner[1]].add(value[index * inner[0]]) }
          }
        }
      }
    }
  }
}
