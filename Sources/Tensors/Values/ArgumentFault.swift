// What only one operation can find wrong with its arguments: a rank it asks for, lists that do not match, an
// equation that cannot be read. Worded as PyTorch words it.

/// Arguments that an operation cannot go with.
public enum ArgumentFault: Equatable, Sendable {
  // Products.
  case notVectors(a: Int, b: Int)
  case notMatrix(operand: String, rank: Int?)
  case notBatch(operand: String)
  case notMatrixVector(matrix: Int, vector: Int)
  case notVector(operation: String, operand: String, rank: Int)
  case vectorTypes(DType, DType)
  case batchTypes(DType, DType)
  case addendTypes(String, String, DType, DType)
  case linearZeroRank(input: Int, weight: Int)
  case transposeRank(Int)

  // Activations, counting and random numbers.
  case gluZeroRank
  case gluOdd(dim: Int, size: Int)
  case preluWeights(weights: Int, channels: Int)
  case topCount(count: Int, size: Int)
  case countsOfWhat
  case countsWeights
  case negativeLeastLength
  case histogramBins(Int)
  case sortedRows(rows: [Int], values: [Int])
  case histogramRange(low: Double, high: Double)
  case dropProbability(Double)
  case probability(Double)
  case uniformInterval(low: Double, high: Double)
  case negativeSpread(Double)
  case rateNotPositive(Double)
  case emptyTruncation(low: Double, high: Double)

  // Shapes and indices.
  case selectZeroRank
  case selectIndex(index: Int, shape: [Int], dim: Int)
  case moveCounts(sources: [Int], destinations: [Int])
  case moveTwice(list: String, dims: [Int])
  case unflattenEmpty
  case unflatten(sizes: [Int], size: Int, dim: Int)
  case sameDiagonalDims(Int, Int)
  case windowSize(Int)
  case windowBeyond(size: Int, length: Int, dim: Int)
  case windowStep(Int)
  case stridedCounts
  case stridedNegative([Int])
  case stridedOffset(Int)
  case stridedBeyond(shape: [Int], strides: [Int], offset: Int, itemSize: Int, count: Int, needed: Int?)
  case viewAsType(from: DType, to: DType)
  case rotationDims(Int)
  case rotationRank(Int)
  case rotationSameDims(Int, Int)
  case flipRank(least: Int)
  case splitZeroRank(operation: String)
  case splitSize(Int)
  case splitZeroSize(Int)
  case splitNegative([Int])
  case splitSum(sizes: [Int], size: Int, dim: Int)
  case chunks(Int)
  case tensorSplitZeroRank
  case sections(Int)
  case emptyTensorList(operation: String)
  case repeatRank
  case repeatSize(shape: [Int], times: [Int])
  case padSize(size: Int, before: Int, after: Int, dim: Int)
  case repeatsNegative(single: Bool)
  case repeatsRank
  case repeatsCount(repeats: Int, size: Int)
  case meshgridRank(Int)
  case meshgridTypes
  case meshgridIndexing(String)
  case triangleRank(operation: String)
  case diagRank(Int)
  case traceRank(Int)
  case eyeSize(name: String, Int)
  case maskType(DType)
  case fillRank(operation: String, Int)
  case selectMaskType
  case takeType(DType)
  case takeFromEmpty
  case takeIndex(index: Int, count: Int)
  case takeAlongType(DType)
  case takeAlongRanks(tensor: Int, index: Int)
  case indexVector(operation: String, DType, shape: [Int])
  case indexIntegers(operation: String, DType)
  case indexSourceTypes(operation: String, tensor: DType, source: DType)
  case indexCount(operation: String, index: Int, source: Int, dim: Int)
  case indexSourceShape(tensor: [Int], source: [Int])
  case fillIndexRank
  case fillIndexType
  case scatterRanks(name: String)
  case selectVector
  case selectType
  case selectFromNumber(Int)
  case selectRange
  case channelsLastRank
  case negativeSteps

  // Reductions and sums of products.
  case normType(DType)
  case emptyNorm(p: Double, dim: Int?)
  case cosineType(DType)
  case cdistRank(name: String, Int)
  case cdistType(name: String, DType)
  case cdistColumns(a: Int, b: Int)
  case quantileType
  case quantileTypes
  case quantileEmpty
  case quantileRank
  case quantileRange(Double?)
  case emptyExtremes(Int?)
  case spreadAndMeanType(operation: String)
  case nanmeanType(DType)
  case einsum(EinsumFault)
  case tensordotCounts
  case tensordotSizes(a: Int, aDim: Int, b: Int, bDim: Int)
  case tensordotNegative(Int)
  case tensordotCount(Int)
}

extension ArgumentFault: CustomStringConvertible {
  var kind: TensorError.Kind {
    switch self {
    case .dropProbability: .value
    case .selectZeroRank, .selectIndex, .takeFromEmpty, .takeIndex, .indexVector, .fillIndexType, .selectVector,
      .selectRange:
      .index
    case .emptyExtremes(let dim): dim == nil ? .runtime : .index
    default: .runtime
    }
  }

  public var description: String {
    switch self {
    case .gluZeroRank:
      "glu does not support scalars because halving size must be even"
    case .gluOdd(let dim, let size):
      "Halving dimension must be even, but dimension \(dim) is size \(size)"
    case .preluWeights(let weights, let channels):
      "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weights) and channel size = "
        + "\(channels)."
    case .topCount(let count, let size):
      "selected index k out of range: k is \(count), but the dimension has size \(size)"
    case .countsOfWhat:
      "bincount only supports 1-d non-negative integral inputs."
    case .countsWeights:
      "weights should be 1-d and have the same length as input"
    case .negativeLeastLength:
      "minlength should be >= 0"
    case .sortedRows(let rows, let values):
      if rows.isEmpty {
        "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension"
      } else if values.isEmpty {
        "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got "
          + "boundaries tensor dim(\(rows.count)) and input value's dim(0) numel(1)"
      } else {
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries "
          + "tensor and input value tensor must match, but we got boundaries tensor \(rows) and input value tensor "
          + "\(values)"
      }
    case .histogramBins(let bins):
      "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0"
    case .histogramRange(let low, let high):
      low.isFinite && high.isFinite
        ? "torch.histc: max must be larger than min"
        : "torch.histc: range of [\(low.text), \(high.text)] is not finite"
    case .dropProbability(let probability):
      "dropout probability has to be between 0 and 1, but got \(probability.text)"
    case .probability(let probability):
      "bernoulli_ expects p to be in [0, 1], but got p=\(probability.text)"
    case .uniformInterval(let low, let high):
      "uniform_ expects to return a [from, to) range, but found from=\(low.text) > to=\(high.text)"
    case .negativeSpread(let spread):
      "normal expects std >= 0.0, but found std \(spread.text)"
    case .rateNotPositive(let rate):
      "exponential_ expects lambda > 0.0, but found lambda=\(rate.text)"
    case .emptyTruncation(let low, let high):
      "a normal distribution cannot be truncated to \(low.text)...\(high.text): the lower bound must be below the upper one"
    case .notVectors(let a, let b):
      "1D tensors expected, but got \(a)D and \(b)D tensors"
    case .notMatrix(let operand, let rank):
      "\(operand) must be a matrix" + (rank.map { ", got \($0)-D tensor" } ?? "")
    case .notBatch(let operand):
      "\(operand) must be a 3D tensor"
    case .notMatrixVector(let matrix, let vector):
      "vector + matrix @ vector expected, got 1, \(matrix), \(vector)"
    case .notVector(let operation, let operand, let rank):
      "\(operation): Expected 1-D argument \(operand), but got \(rank)-D"
    case .vectorTypes(let a, let b):
      "dot : expected both vectors to have same dtype, but found \(a.kernelName) and \(b.kernelName)"
    case .batchTypes(let a, let b):
      "expected scalar type \(a.kernelName) but found \(b.kernelName)"
    case .addendTypes(let a, let b, let first, let second):
      "\(a) and \(b) must have the same dtype, but got \(first.kernelName) and \(second.kernelName)"
    case .linearZeroRank(let input, let weight):
      "both arguments to linear need to be at least 1D, but they are \(input)D and \(weight)D"
    case .transposeRank(let rank):
      "t() expects a tensor with <= 2 dimensions, but self is \(rank)D"
    case .selectZeroRank:
      "select() cannot be applied to a 0-dim tensor."
    case .selectIndex(let index, let shape, let dim):
      "select(): index \(index) out of range for tensor of size \(list(shape)) at dimension \(dim)"
    case .moveCounts(let sources, let destinations):
      "movedim: Invalid source or destination dims: source (\(list(sources)) dims) should contain the "
        + "same number of dims as destination (\(list(destinations)) dims)"
    case .moveTwice(let name, let dims):
      "movedim: repeated dim in `\(name)` (\(list(dims)))"
    case .unflattenEmpty:
      "unflatten: sizes must be non-empty"
    case .unflatten(let sizes, let size, let dim):
      "unflatten: Provided sizes \(list(sizes)) don't multiply up to the size of dim \(dim) (\(size)) "
        + "in the input tensor"
    case .sameDiagonalDims(let a, let b):
      "diagonal dimensions cannot be identical \(a), \(b)"
    case .windowSize(let a):
      "size is \(a) but must be >= 0"
    case .windowBeyond(let size, let length, let dim):
      "maximum size for tensor at dimension \(dim) is \(length) but size is \(size)"
    case .windowStep(let a):
      "step is \(a) but must be > 0"
    case .stridedCounts:
      "mismatch in length of strides and shape"
    case .stridedNegative(let a):
      "as_strided: Negative strides are not supported at the moment, got strides: \(list(a))"
    case .stridedOffset(let a):
      "Tensor: invalid storage offset \(a)"
    case .stridedBeyond(let shape, let strides, let offset, let itemSize, let count, let needed):
      "setStorage: sizes \(list(shape)), strides \(list(strides)), storage offset \(offset), and "
        + "itemsize \(itemSize) requiring a storage size of \(bytes(needed, itemSize)) are out of bounds "
        + "for storage of size \(bytes(count, itemSize))"
    case .viewAsType(let from, let to):
      "view(torch.\(to.name)) of a torch.\(from.name) tensor would read its bytes as other numbers, "
        + "which is not supported; .to(torch.\(to.name)) converts the numbers"
    case .rotationDims(let a):
      "expected total rotation dims == 2, but got dims = \(a)"
    case .rotationRank(let a):
      "expected total dims >= 2, but got total dims = \(a)"
    case .rotationSameDims(let a, let b):
      "expected rotation dims to be different, but got dim0 = \(a) and dim1 = \(b)"
    case .flipRank(let least):
      "Input must be >= \(least)-d."
    case .splitZeroRank(let operation):
      "\(operation) expects at least a 1-dimensional tensor"
    case .splitSize(let a):
      "split expects split_size be non-negative, but got split_size=\(a)"
    case .splitZeroSize(let a):
      "split_size can only be 0 if dimension size is 0, but got dimension size of \(a)"
    case .splitNegative(let a):
      "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(list(a))"
    case .splitSum(let sizes, let size, let dim):
      "split_with_sizes expects split_sizes to sum exactly to \(size) (input tensor's size at "
        + "dimension \(dim)), but got split_sizes=\(list(sizes))"
    case .chunks(let a):
      "chunk expects `chunks` to be greater than 0, got: \(a)"
    case .tensorSplitZeroRank:
      "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims"
    case .sections(let a):
      "number of sections must be larger than 0, got \(a)"
    case .emptyTensorList(let operation):
      "\(operation) expects a non-empty TensorList"
    case .repeatRank:
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor"
    case .repeatSize(let shape, let times):
      "a tensor of shape \(list(shape)) repeated \(list(times)) times has more elements than can be counted"
    case .padSize(let size, let before, let after, let dim):
      "padding \(before) and \(after) around dimension \(dim), of size \(size), gives more elements than can be counted"
    case .repeatsNegative(let single):
      single ? "Repeats must be non-negative" : "repeats can not be negative"
    case .repeatsRank:
      "repeats must be 0-dim or 1-dim tensor"
    case .repeatsCount(let repeats, let size):
      "repeats must have the same size as input along dim, but got repeats.size(0) = \(repeats) and "
        + "input.size(0) = \(size)"
    case .meshgridRank(let a):
      "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(a)D"
    case .meshgridTypes:
      "meshgrid expects all tensors to have the same dtype"
    case .meshgridIndexing(let a):
      "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(a)"
    case .triangleRank(let operation):
      "\(operation): input tensor must have at least 2 dimensions"
    case .diagRank(let a):
      "diag(): Supports 1D or 2D tensors. Got \(a)D"
    case .traceRank(let a):
      "trace: expected a matrix, but got tensor with dim \(a)"
    case .eyeSize(let name, let b):
      "\(name) must be greater or equal to 0, got \(b)"
    case .maskType(let a):
      "masked_fill_ only supports boolean masks, but got mask with dtype \(a.cName)"
    case .fillRank(let operation, let b):
      "\(operation) only supports a 0-dimensional value tensor, but got tensor with \(b) dimension(s)."
    case .selectMaskType:
      "masked_select: expected BoolTensor for mask"
    case .takeType(let a):
      "take(): Expected a long tensor for index, but got \(a.kernelName)"
    case .takeFromEmpty:
      "take(): tried to take from an empty tensor"
    case .takeIndex(let index, let count):
      "out of range: tried to access index \(index) on a tensor of \(count) elements."
    case .takeAlongType(let a):
      "torch.take_along_dim(): dtype of indices should be Long but got \(a.kernelName)"
    case .takeAlongRanks(let tensor, let index):
      "torch.take_along_dim(): input and indices should have the same number of dimensions, but got "
        + "\(tensor) dimensions for input, and \(index) dimensions for indices"
    case .indexVector(let operation, let b, let shape):
      "\(operation)(): Index is supposed to be a vector, but got dim: \(shape.count) with type: "
        + "\(b.kernelName) and size: \(list(shape))"
    case .indexIntegers(let operation, let b):
      "\(operation)(): Expected dtype int32/int64 for index but got: \(b.kernelName)"
    case .indexSourceTypes(let operation, let tensor, let source):
      "\(operation)(): self (\(tensor.kernelName)) and source (\(source.kernelName)) must have the "
        + "same scalar type"
    case .indexCount(let operation, let index, let source, let dim):
      "\(operation)(): Number of indices (\(index)) should be equal to source.size(dim): (\(source)), "
        + "for dim: \(dim)"
    case .indexSourceShape(let tensor, let source):
      "source tensor shape must match self tensor shape, excluding the specified dimension. Got "
        + "self.shape = \(list(tensor)) source.shape = \(list(source))"
    case .fillIndexRank:
      "Index has to be a vector/scalar"
    case .fillIndexType:
      "index_fill_(): Expected dtype int64 for index."
    case .scatterRanks(let name):
      "Index tensor must have the same number of dimensions as \(name) tensor"
    case .selectVector:
      "index_select(): Index is supposed to be a vector"
    case .selectType:
      "index_select(): Expected dtype int32 or int64 for index"
    case .selectFromNumber(let a):
      "index_select(): Index to scalar can have only 1 value, got \(a) value(s)"
    case .selectRange:
      "index out of range in self"
    case .channelsLastRank:
      "required rank 4 tensor to use channels_last format"
    case .negativeSteps:
      "number of steps must be non-negative"
    case .normType(let a):
      "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(a.kernelName)"
    case .emptyNorm(let p, let dim):
      "linalg.vector_norm cannot compute the \(p.plainText) norm on "
        + (dim.map {
          "the dimension \($0)because this dimension is empty and the operation does not have an identity"
        } ?? "an empty tensor because the operation does not have an identity")
    case .cosineType(let a):
      "expected common dtype to be floating point, yet common dtype is \(a.kernelName)"
    case .cdistRank(let name, let b):
      "cdist only supports at least 2D tensors, \(name) got: \(b)D"
    case .cdistType(let name, let b):
      "cdist only supports floating-point dtypes, \(name) got: \(b.kernelName)"
    case .cdistColumns(let a, let b):
      "X1 and X2 must have the same number of columns. X1: \(a) X2: \(b)"
    case .quantileType:
      "quantile() input tensor must be either float or double dtype"
    case .quantileTypes:
      "quantile() q tensor must be same dtype as the input tensor"
    case .quantileEmpty:
      "quantile() input tensor must be non-empty"
    case .quantileRank:
      "quantile() q must be a scalar or 1D tensor"
    case .quantileRange(let a):
      a.map { "quantile() q must be in the range [0, 1] but got \($0.plainText)" }
        ?? "quantile() q values must be in the range [0, 1]"
    case .emptyExtremes(let a):
      a.map { "aminmax: Expected reduction dim \($0) to have non-zero size." }
        ?? "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity."
    case .spreadAndMeanType(let operation):
      "\(operation) only support floating point and complex dtypes"
    case .nanmeanType(let a):
      "nanmean(): expected input to have floating point or complex dtype but got \(a.kernelName)"
    case .einsum(let a):
      "einsum(): \(a.description)"
    case .tensordotCounts:
      "both dimension lists should have same length"
    case .tensordotSizes(let a, let aDim, let b, let bDim):
      "contracted dimensions need to match, but first has size \(a) in dim \(aDim) and second has size "
        + "\(b) in dim \(bDim)"
    case .tensordotNegative(let a):
      "tensordot expects dims >= 0, but got dims=\(a)"
    case .tensordotCount(let a):
      "tensordot expects dims < ndim_a or ndim_b, but got dims=\(a)"
    }
  }
}

/// Bytes as a fault names them; beyond `Int` it cannot be said.
private func bytes(_ count: Int?, _ itemSize: Int) -> String {
  guard let count else { return "more than \(Int.max)" }
  let (product, overflow) = count.multipliedReportingOverflow(by: itemSize)
  return overflow ? "more than \(Int.max)" : String(product)
}
