import Limits

// The words for what can go wrong with tensors: PyTorch's where PyTorch has some, since scripts show them and people look
// them up. The facts are the cases of `TensorError`; the switch is cut by subject, so that each part can be read.

/// Shapes as Python prints lists.
func list(_ shape: [Int]) -> String { "[" + shape.map(String.init).joined(separator: ", ") + "]" }

extension TensorError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .limit(let error):
      return String(describing: error)
    case .argument(let fault):
      return fault.description
    case .convolution(let error):
      return error.description
    case .linearAlgebra(let error):
      return error.description
    case .negativeSize, .sizeOverflow, .countMismatch, .stepIsZero, .stepDirection, .rangeTooLong,
      .emptyInterval:
      return creationDescription
    case .broadcast, .expandRank, .expandLeading, .expand, .reshape, .reshapeSize, .reshapeAmbiguous,
      .reshapeTwoUnknown, .view, .dimOutOfRange,
      .duplicateDim, .permuteDuplicate, .flattenOrder, .permuteRank, .emptyList, .catSizes, .catRanks,
      .catZeroRank, .stackSizes,
      .rollZeroRank, .rollCounts, .narrowZeroRank, .narrow, .cutTooMuch:
      return shapeDescription
    case .indexOutOfRange, .tooManyIndices, .zeroRankIndex, .sliceStep, .maskShape, .indexDType,
      .indexBroadcast, .assignType, .assignShape, .gatherType, .gatherRanks, .gatherSizes, .gatherIndex,
      .scatterTypes:
      return indexDescription
    case .matmul, .matmulZeroRank, .dotSizes, .matrixVector, .matmulTypes, .batchSizes, .convolutionRanks,
      .convolutionChannels,
      .window, .windowNumber, .windowRank, .poolPadding, .dilatedPoolPadding:
      return productDescription
    case .layer(let misfit):
      return misfit.description
    case .gradientOfIntegers, .requiresGradOfResult, .backwardWithoutGrad, .inputWithoutGrad, .gradientNeeded,
      .gradientShape, .graphFreed, .inferenceSaved, .gradientOfAnotherEra, .staleSaved, .leafUpdate,
      .leafViewUpdate, .unrecordedViewUpdate, .severalViewsUpdate, .hookWithoutGrad, .retainWithoutGrad,
      .hookChangedSize, .hookChangedType, .overlappingUpdate, .copyUpdate,
      .customGradientCount,
      .invalidGradient, .callback:
      return gradientDescription
    default:
      return valueDescription
    }
  }

  private var gradientDescription: String {
    switch self {
    case .gradientOfIntegers:
      "only Tensors of floating point dtype can require gradients"
    case .requiresGradOfResult:
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph "
        + "that doesn't require differentiation use var_no_grad = var.detach()."
    case .backwardWithoutGrad(let place):
      "element \(place) of tensors does not require grad and does not have a grad_fn"
    case .inputWithoutGrad:
      "One of the differentiated Tensors does not require grad"
    case .gradientNeeded:
      "grad can be implicitly created only for scalar outputs"
    case .gradientShape(let gradient, let output):
      "Mismatch in shape: grad_output[0] has a shape of torch.Size(\(list(gradient))) and output[0] has a shape of "
        + "torch.Size(\(list(output)))."
    case .graphFreed:
      "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
        + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
        + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
        + "saved tensors after calling backward."
    case .gradientOfAnotherEra(let node):
      "no gradient may go through what was computed before (\(node)): compute it here"
    case .staleSaved(let dtype, let shape, let node, let version, let expected):
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[torch.\(dtype.kernelName)Tensor \(list(shape))], which \(node) saved, is at version \(version); expected "
        + "version \(expected) instead. Make the update out of place, or on a clone()."
    case .inferenceSaved:
      "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in "
        + "computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it "
        + "in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`."
    case .leafUpdate:
      "a leaf Variable that requires grad is being used in an in-place operation."
    case .leafViewUpdate:
      "a view of a leaf Variable that requires grad is being used in an in-place operation."
    case .unrecordedViewUpdate:
      "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case "
        + "is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the "
        + "inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside "
        + "(if you want the inplace to be tracked)."
    case .severalViewsUpdate(let place, let node, let ofBase):
      (node.map { "Output \(place) of \($0.replacing("Backward0", with: "")) is a view and " }
        ?? "A view was created in no_grad mode and ")
        + (ofBase ? "its base or another view of its base has been" : "is being") + " modified inplace"
        + (node == nil ? " with grad mode enabled" : "")
        + ". This view is the output of a function that returns multiple views. Such functions do not allow the output "
        + "views to be modified inplace. You should replace the inplace operation by an out-of-place one."
    case .hookWithoutGrad:
      "cannot register a hook on a tensor that doesn't require gradient"
    case .retainWithoutGrad:
      "can't retain_grad on Tensor that has requires_grad=False"
    case .hookChangedSize(let got, let expected):
      "hook has changed the size of value: it returned \(list(got)) for a gradient of \(list(expected))"
    case .hookChangedType(let got, let expected):
      "hook has changed the type of value (was torch.\(expected.kernelName)Tensor got torch.\(got.kernelName)Tensor)"
    case .copyUpdate(let shape):
      "this view of shape \(shape) is a copy, because the layer left its numbers in another order in memory (channels "
        + "last): what is written here would be lost. Call .contiguous() before .view(), or write to the tensor itself"
    case .overlappingUpdate(let shape, let strides):
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location "
        + "(shape \(list(shape)), strides \(list(strides))). Please clone() the tensor before performing the operation."
    case .customGradientCount(let function, let expected, let got):
      "function \(function) returned an incorrect number of gradients (expected \(expected), got \(got))"
    case .invalidGradient(let function, let index, let expected, let got):
      (function.map { "Function \($0) returned an " } ?? "")
        + "invalid gradient at index \(index) - got \(list(got)) but expected shape "
        + "compatible with \(list(expected))"
    case .callback(let failure):
      String(describing: failure.error)
    default: ""
    }
  }

  private var creationDescription: String {
    switch self {
    case .negativeSize(let shape):
      "Trying to create tensor with negative dimension \(shape.first { $0 < 0 } ?? 0): \(list(shape))"
    case .sizeOverflow(let shape):
      "Storage size calculation overflowed with sizes=\(list(shape))"
    case .countMismatch(let shape, let count):
      "shape \(list(shape)) needs \(shape.reduce(1, &*)) values, but got \(count)"
    case .stepIsZero:
      "step must be nonzero"
    case .stepDirection:
      "upper bound and lower bound inconsistent with step sign"
    case .rangeTooLong(let start, let stop, let step):
      "unsupported range: \(start.plainText) -> \(stop.plainText)"
        + (step == 1 ? "" : " in steps of \(step.plainText)")
    case .emptyInterval(let low, let high):
      "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)"
    default: ""
    }
  }

  private var shapeDescription: String {
    switch self {
    case .broadcast(let a, let b, let dim):
      "The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton dimension \(dim)"
    case .expandRank(let dtype, let shape, let target):
      "expand(torch.\(dtype.kernelName)Tensor{\(list(shape))}, size=\(list(target))): the number of sizes provided "
        + "(\(target.count)) must be greater or equal to the number of dimensions in the tensor (\(shape.count))"
    case .expandLeading(let size, let dim):
      "The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension \(dim)"
    case .expand(let shape, let target, let dim):
      "The expanded size of the tensor (\(target[dim])) must match the existing size "
        + "(\(shape[dim - (target.count - shape.count)])) at non-singleton dimension \(dim).  "
        + "Target sizes: \(list(target)).  Tensor sizes: \(list(shape))"
    case .reshape(let shape, let count):
      "shape '\(list(shape))' is invalid for input of size \(count)"
    case .reshapeSize(let shape, let dim):
      "invalid shape dimension \(shape[dim]) at index \(dim) of shape \(list(shape))"
    case .reshapeAmbiguous(let shape):
      "cannot reshape tensor of 0 elements into shape \(list(shape)) because the unspecified dimension "
        + "size -1 can be any value and is ambiguous"
    case .reshapeTwoUnknown:
      "only one dimension can be inferred"
    case .view:
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
        + "contiguous subspaces). Use .reshape(...) instead."
    case .dimOutOfRange(let dim, let rank):
      "Dimension out of range (expected to be in range of [\(-max(rank, 1)), \(max(rank, 1) - 1)], "
        + "but got \(dim))"
    case .duplicateDim(let dim):
      "dim \(dim) appears multiple times in the list of dims"
    case .permuteDuplicate:
      "permute(): duplicate dims are not allowed."
    case .flattenOrder:
      "flatten() has invalid args: start_dim cannot come after end_dim"
    case .permuteRank(let rank, let dims):
      "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
        + "ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(dims)"
    case .emptyList(let operation):
      operation == "stack"
        ? "stack expects a non-empty TensorList" : "torch.\(operation)(): expected a non-empty list of Tensors"
    case .catSizes(let dim, let expected, let got, let tensor):
      "Sizes of tensors must match except in dimension \(dim). Expected size \(expected) but got size \(got) "
        + "for tensor number \(tensor) in the list."
    case .catRanks(let expected, let got):
      "Tensors must have same number of dimensions: got \(expected) and \(got)"
    case .catZeroRank(let tensor):
      "zero-dimensional tensor (at position \(tensor)) cannot be concatenated"
    case .stackSizes(let expected, let got, let tensor):
      "stack expects each tensor to be equal size, but got \(list(expected)) at entry 0 and \(list(got)) at "
        + "entry \(tensor)"
    case .rollZeroRank(let dim):
      "Dimension specified as \(dim) but tensor has no dimensions"
    case .rollCounts(let shifts, let dims):
      "shifts and dimensions must align. shifts: \(shifts), dims:\(dims)"
    case .narrowZeroRank:
      "narrow() cannot be applied to a 0-dim tensor."
    case .narrow(let start, let length, let size, let dim):
      "start (\(start)) + length (\(length)) exceeds dimension size (\(size)) of dimension \(dim)."
    case .cutTooMuch(let before, let after, let dim, let size):
      "padding (\(before), \(after)) cuts more off dimension \(dim) than its size \(size)"
    default: ""
    }
  }

  private var indexDescription: String {
    switch self {
    case .gatherType:
      "gather(): Expected dtype int64 for index"
    case .gatherRanks(let index, let tensor):
      "Index tensor must have the same number of dimensions as input tensor (\(tensor), got \(index))"
    case .gatherSizes(let index, let tensor, let source, let dim, let axis):
      (axis.map { "Size does not match at dimension \($0) expected" } ?? "Expected")
        + " index \(list(index)) to be no larger than self \(list(tensor)) apart from dimension \(dim)"
        + (source.map { " and to be no larger size than src \(list($0))" } ?? "")
    case .gatherIndex(let index, let size, let dim):
      "index \(index) is out of bounds for dimension \(dim) with size \(size)"
    case .scatterTypes:
      "scatter(): Expected self.dtype to be equal to src.dtype"
    case .indexOutOfRange(let index, let size, let dim):
      "index \(index) is out of bounds for dimension \(dim) with size \(size)"
    case .tooManyIndices(let rank):
      "too many indices for tensor of dimension \(rank)"
    case .zeroRankIndex:
      "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
        + "0-dim tensor to a number"
    case .sliceStep(let step):
      step == 0 ? "slice step cannot be zero" : "step must be greater than zero"
    case .maskShape(let mask, let axis, let shape, let dim):
      "The shape of the mask \(list(mask)) at index \(axis) does not match the shape of the indexed tensor "
        + "\(list(shape)) at index \(dim)"
    case .indexDType:
      "tensors used as indices must be long, int, byte or bool tensors"
    case .indexBroadcast(let shapes):
      "shape mismatch: indexing tensors could not be broadcast together with shapes "
        + shapes.map(list).joined(separator: ", ")
    case .assignType(let value, let target):
      "Index put requires the source and destination dtypes match, got \(target.kernelName) for the destination "
        + "and \(value.kernelName) for the source."
    case .assignShape(let value, let target):
      "shape mismatch: value tensor of shape \(list(value)) cannot be broadcast to indexing result of shape "
        + list(target)
    default: ""
    }
  }

  private var valueDescription: String {
    switch self {
    case .notScalar(let count):
      "a Tensor with \(count) elements cannot be converted to Scalar"
    case .boolAmbiguous(let count):
      count == 0
        ? "Boolean value of Tensor with no values is ambiguous"
        : "Boolean value of Tensor with more than one value is ambiguous"
    case .notImplemented(let kernel, let dtype):
      "\"\(kernel)\" not implemented for '\(dtype.kernelName)'"
    case .subtractBools:
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
        + "operator instead."
    case .subtractBool:
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, "
        + "use the `~` or `logical_not()` operator instead."
    case .negateBool:
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, "
        + "use the `~` or `logical_not()` operator instead."
    case .scalarOverflow(let dtype):
      "value cannot be converted to type \(dtype == .float32 ? "float" : dtype.name + "_t") without overflow"
    case .reluBool:
      "Boolean inputs not supported for relu"
    case .integerDivisionByZero:
      "ZeroDivisionError"
    case .negativeIntegerPower:
      "Integers to negative integer powers are not allowed."
    case .cannotCast(let source, let target):
      "result type \(source.kernelName) can't be cast to the desired output type \(target.kernelName)"
    case .meanOfIntegers(let dtype, let isAsked):
      "mean(): could not infer output dtype. \(isAsked ? "Optional" : "Input") dtype must be either a floating point or complex dtype. "
        + "Got: \(dtype.kernelName)"
    case .spreadOfIntegers:
      "std and var only support floating point and complex dtypes"
    case .emptyReduction(let operation):
      "\(operation)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim "
        + "with the 'dim' argument."
    case .boolExtreme(let operation):
      "\(operation)(): does not support bool input"
    case .emptyArgReduction(let operation):
      "\(operation)(): Expected reduction dim to be specified for input.numel() == 0."
    case .emptyReductionDim(let operation, let dim, _):
      "\(operation)(): Expected reduction dim \(dim) to have non-zero size."
    case .clampWithoutBounds:
      "torch.clamp: At least one of 'min' or 'max' must not be None"
    case .noTensor:
      "at least one operand must be a tensor"
    case .updateShape(let shape, let result):
      "output with shape \(list(shape)) doesn't match the broadcast shape \(list(result))"
    case .updateType(let own, let other):
      "a parameter of type \(own.name) cannot be updated with numbers of type \(other.name)"
    case .updateBuffers(let expected, let got):
      "the update rule remembers \(expected) tensors in one memory order for each parameter, got \(got)"
    case .updateOverlap(let shape, let strides):
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location "
        + "(shape \(list(shape)), strides \(list(strides))). Please clone() the tensor before performing the "
        + "operation."
    case .updateShared(let shape, let strides):
      "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
        + "location (a gradient of shape \(list(shape)), strides \(list(strides)), is another view of its parameter). "
        + "Please clone() the tensor before performing the operation."
    default: ""
    }
  }

  private var productDescription: String {
    switch self {
    case .matmul(let a, let b):
      "mat1 and mat2 shapes cannot be multiplied "
        + "(\(a.map(String.init).joined(separator: "x")) and \(b.map(String.init).joined(separator: "x")))"
    case .matmulZeroRank(let a, let b):
      "both arguments to matmul need to be at least 1D, but they are \(a)D and \(b)D"
    case .dotSizes(let a, let b):
      "inconsistent tensor size, expected tensor [\(a)] and src [\(b)] to have the same number of elements, but "
        + "got \(a) and \(b) elements respectively"
    case .matrixVector(let matrix, let vector):
      "size mismatch, got input (\(matrix[0])), mat (\(matrix[0])x\(matrix[1])), vec (\(vector))"
    case .matmulTypes(let a, let b):
      "expected m1 and m2 to have the same dtype, but got: \(a.cName) != \(b.cName)"
    case .batchSizes(let a, let b):
      "Expected size for first two dimensions of batch2 tensor to be: \(list(a)) but got: \(list(b))."
    case .convolutionRanks(let input, let weight):
      "no convolution of an input of shape \(list(input)) with a kernel of shape \(list(weight)): give "
        + "(H, W) with (K, L), (C, H, W) with (C, K, L) or (O, C, K, L), or (N, C, H, W) with (O, C, K, L)"
    case .convolutionChannels(let weight, let input):
      "Given groups=1, weight of size \(list(weight)), expected input\(list(input)) to have "
        + "\(weight.dropFirst().first ?? 0) channels, but got \(input.dropFirst().first ?? 0) channels instead"
    case .window(let misfit):
      misfit.description
    case .windowNumber(let name, let value, let least, let most):
      "\(name) must be from \(least) to \(most), but got \(value)"
    case .windowRank(let shape):
      "a window slides over the last two axes (H, W), but the input has shape \(list(shape))"
    case .poolPadding(let padding, let size, let dilation):
      "pad should be at most half of effective kernel size, but got pad=\(padding), kernel_size=\(size) and "
        + "dilation=\(dilation)"
    case .dilatedPoolPadding(let padding, let size):
      "pad should be smaller than or equal to half of kernel size, but got padW = \(padding.width), "
        + "padH = \(padding.height), kW = \(size.width), kH = \(size.height)"
    default: ""
    }
  }
}
