public import Limits

// What can go wrong with tensors, as facts.
//
// A case holds the numbers (shapes, sizes, dimensions); `description` words them as PyTorch does where PyTorch
// has a wording, and `kind` says which type of Python exception PyTorch raises. Nothing here knows where in
// a script it happened: the caller does.

/// An operation that could not be done, with the shapes and numbers that say why.
///
/// ```swift
/// do { _ = try a + b } catch { print(error) }
/// // The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0
/// ```
public enum TensorError: Error, Equatable, Sendable {
  /// The Python exception that PyTorch raises for it (ValueError, IndexError, …).
  public enum Kind: Sendable {
    case value, index, type, runtime, notImplemented
    /// A budget of the host's: not an exception of the language's.
    case limit
    /// An error of the caller's own, thrown by a function it gave.
    case callback
  }

  case limit(LimitError)

  // Making tensors.
  case negativeSize(shape: [Int])
  case sizeOverflow(shape: [Int])
  case countMismatch(shape: [Int], count: Int)
  case stepIsZero
  case stepDirection(start: Double, stop: Double, step: Double)
  case rangeTooLong(start: Double, stop: Double, step: Double)
  case emptyInterval(low: Int, high: Int)

  // Shapes.
  case broadcast(a: Int, b: Int, dim: Int)
  case expandRank(DType, shape: [Int], to: [Int])
  case expandLeading(size: Int, dim: Int)
  case expand(shape: [Int], to: [Int], dim: Int)
  case reshape(shape: [Int], count: Int)
  case reshapeSize(shape: [Int], dim: Int)
  case reshapeAmbiguous(shape: [Int])
  case reshapeTwoUnknown
  case view(shape: [Int], strides: [Int], to: [Int])
  case dimOutOfRange(dim: Int, rank: Int)
  case duplicateDim(dim: Int)
  case permuteDuplicate(dims: [Int])
  case flattenOrder
  case permuteRank(rank: Int, dims: Int)
  case emptyList(operation: String)
  case catSizes(dim: Int, expected: Int, got: Int, tensor: Int)
  case catRanks(expected: Int, got: Int)
  case catZeroRank(tensor: Int)
  case stackSizes(expected: [Int], got: [Int], tensor: Int)
  case rollZeroRank(dim: Int)
  case rollCounts(shifts: Int, dims: Int)
  case narrowZeroRank
  case narrow(start: Int, length: Int, size: Int, dim: Int)
  case cutTooMuch(before: Int, after: Int, dim: Int, size: Int)

  // Indexing.
  case indexOutOfRange(index: Int, size: Int, dim: Int)
  case tooManyIndices(rank: Int)
  case zeroRankIndex
  case sliceStep(Int)
  case maskShape(mask: [Int], axis: Int, shape: [Int], dim: Int)
  case indexDType(DType)
  case indexBroadcast(shapes: [[Int]])
  case assignType(value: DType, to: DType)
  case assignShape(value: [Int], to: [Int])

  case gatherType(DType)
  case gatherRanks(index: Int, tensor: Int)
  case gatherSizes(index: [Int], tensor: [Int], source: [Int]?, dim: Int, axis: Int?)
  case gatherIndex(index: Int, size: Int, dim: Int)
  case scatterTypes(tensor: DType, source: DType)

  // Types and values.
  case notScalar(count: Int)
  case boolAmbiguous(count: Int)
  case notImplemented(kernel: String, DType)
  case subtractBools
  case subtractBool
  case negateBool
  case scalarOverflow(DType)
  case reluBool
  case integerDivisionByZero
  case negativeIntegerPower
  case cannotCast(from: DType, to: DType)
  /// `isAsked`: of numbers that were to be converted to that type first.
  case meanOfIntegers(DType, isAsked: Bool = false)
  case spreadOfIntegers
  case emptyReduction(operation: String)
  case emptyArgReduction(operation: String)
  case boolExtreme(operation: String)
  case emptyReductionDim(operation: String, dim: Int, shape: [Int])
  case clampWithoutBounds
  case noTensor
  case updateShape(shape: [Int], result: [Int])
  case updateType(of: DType, with: DType)
  case updateBuffers(expected: Int, got: Int)
  case updateOverlap(shape: [Int], strides: [Int])
  case updateShared(shape: [Int], strides: [Int])

  // Products and windows.
  case matmul(a: [Int], b: [Int])
  case matmulZeroRank(a: Int, b: Int)
  case dotSizes(a: Int, b: Int)
  case matrixVector(matrix: [Int], vector: Int)
  case matmulTypes(DType, DType)
  case batchSizes(a: [Int], b: [Int])
  case convolutionRanks(input: [Int], weight: [Int])
  case convolutionChannels(weight: [Int], input: [Int])
  case convolution(ConvolutionError)
  case linearAlgebra(LinearAlgebraError)
  case window(WindowMisfit)
  case windowNumber(name: String, value: Int, least: Int, most: Int)
  case windowRank(shape: [Int])
  case poolPadding(padding: Int, size: Int, dilation: Int)
  case dilatedPoolPadding(padding: Extent, size: Extent)
  case layer(LayerMisfit)

  // Gradients.
  case gradientOfIntegers
  case requiresGradOfResult
  case backwardWithoutGrad(Int)
  case inputWithoutGrad
  case gradientNeeded
  case gradientShape(gradient: [Int], output: [Int])
  case graphFreed
  /// The host lets no gradient through what was computed before; see ``Engine/era``.
  case gradientOfAnotherEra(node: String)
  case staleSaved(DType, shape: [Int], node: String, version: Int, expected: Int)
  case inferenceSaved
  case leafUpdate
  case leafViewUpdate
  case unrecordedViewUpdate
  /// One of several views that one operation gave was updated, or its base was and it is used after that; no node where
  /// it was made without gradients.
  case severalViewsUpdate(place: Int, node: String?, ofBase: Bool)
  case hookWithoutGrad
  case retainWithoutGrad
  case hookChangedSize(got: [Int], expected: [Int])
  case hookChangedType(got: DType, expected: DType)
  case overlappingUpdate(shape: [Int], strides: [Int])
  case copyUpdate(shape: [Int])
  case customGradientCount(function: String, expected: Int, got: Int)
  case invalidGradient(function: String?, index: Int, expected: [Int], got: [Int])
  /// Arguments that an operation cannot go with, as it has them.
  case argument(ArgumentFault)
  /// What a hook or a custom function's backward threw.
  case callback(CallbackFailure)

  init(callback error: any Error) {
    self = error as? TensorError ?? .callback(CallbackFailure(error: error))
  }

  public var kind: Kind {
    switch self {
    case .limit: .limit
    case .callback: .callback
    case .argument(let fault): fault.kind
    case .indexOutOfRange, .tooManyIndices, .zeroRankIndex, .maskShape, .dimOutOfRange, .indexDType,
      .indexBroadcast, .emptyReductionDim, .emptyArgReduction, .rollZeroRank:
      .index
    case .layer(let misfit): misfit.kind
    case .sliceStep: .value
    case .emptyList(let operation): operation == "cat" ? .value : .runtime
    case .notImplemented: .notImplemented
    default: .runtime
    }
  }
}

/// An error that a function of the caller's threw.
public final class CallbackFailure: Equatable, Sendable {
  public let error: any Error
  init(error: any Error) { self.error = error }
  public static func == (a: CallbackFailure, b: CallbackFailure) -> Bool { a === b }
}
