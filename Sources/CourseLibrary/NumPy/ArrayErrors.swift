// The engine's errors in NumPy's words.
//
// The engine says what was wrong as facts, and words them as PyTorch does; the same facts are worded here as NumPy does,
// with the exceptions it raises. What NumPy has no words for keeps the engine's.

import Interpreter
import Tensors

extension ArrayClasses {
  /// The exception that an error becomes in NumPy's spelling.
  func raise(for failure: any Error, _ machine: Machine) -> Raise {
    guard let failure = failure as? TensorError else { return machine.raise(for: failure) }
    switch failure {
    case .dimOutOfRange(let dim, let rank): return noAxis(dim, rank: rank, machine)
    case .indexOutOfRange(let index, let size, let dim):
      return machine.indexError("index \(index) is out of bounds for axis \(dim) with size \(size)")
    case .tooManyIndices(let rank):
      return machine.indexError(
        "too many indices for array: array is \(rank)-dimensional, but \(rank + 1) were indexed")
    case .zeroRankIndex:
      return machine.indexError("too many indices for array: array is 0-dimensional, but 1 were indexed")
    case .indexBroadcast(let shapes):
      return machine.indexError(
        "shape mismatch: indexing arrays could not be broadcast together with shapes "
          + shapes.map { ArrayText.tight($0) + " " }.joined())
    case .negativeSize: return machine.valueError("negative dimensions are not allowed")
    case .sizeOverflow:
      return machine.valueError(
        "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
    case .reshape(let shape, let count):
      return machine.valueError("cannot reshape array of size \(count) into shape \(ArrayText.open(shape))")
    case .reshapeAmbiguous(let shape):
      return machine.valueError("cannot reshape array of size 0 into shape \(ArrayText.open(shape))")
    case .reshapeSize(let shape, _):
      return machine.valueError("cannot reshape into shape \(ArrayText.tight(shape))")
    case .reshapeTwoUnknown: return machine.valueError("can only specify one unknown dimension")
    case .duplicateDim: return machine.valueError("duplicate value in 'axis'")
    case .permuteDuplicate: return machine.valueError("repeated axis in transpose")
    case .permuteRank: return machine.valueError("axes don't match array")
    case .boolAmbiguous(let count):
      return machine.valueError(
        count == 0
          ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
          : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    case .notScalar: return machine.valueError("can only convert an array of size 1 to a Python scalar")
    case .negativeIntegerPower:
      return machine.valueError("Integers to negative integer powers are not allowed.")
    case .emptyArgReduction(let operation):
      return machine.valueError("attempt to get \(operation) of an empty sequence")
    case .argument(.einsum(.ranks(let subscripts, let rank, let operand, _))):
      return machine.valueError(
        subscripts > rank
          ? "einstein sum subscripts string contains too many subscripts for operand \(operand)"
          : "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to "
            + "broadcast the extra dimensions.")
    case .stepIsZero: return machine.error("ZeroDivisionError", "division by zero")
    case .rangeTooLong: return machine.valueError("arange: cannot compute length")
    default:
      // Arguments that do not fit are ValueErrors in NumPy.
      if failure.kind == .runtime { return machine.valueError(failure.description) }
      return machine.raise(for: failure)
    }
  }
}

extension ArrayText {
  /// A wanted shape as NumPy's errors write it: the unknown size is "newaxis".
  static func open(_ shape: [Int]) -> String {
    let sizes = shape.map { $0 < 0 ? "newaxis" : String($0) }
    return "(" + sizes.joined(separator: ",") + (shape.count == 1 ? ",)" : ")")
  }
}
