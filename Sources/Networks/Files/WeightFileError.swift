public import Tensors

// What can be wrong with a weight file, as facts.

/// Why a `.safetensors` file could not be read or written.
public enum WeightFileError: Error, Equatable, Sendable {
  /// The file system's reason.
  case file(path: String, reason: String)
  /// A file of `bytes` bytes cannot hold the 8 bytes of the header's length.
  case tooShort(bytes: Int)
  case headerLength(claimed: UInt64, most: Int, bytes: Int)
  case headerText(String)
  case entry(name: String, problem: String)
  case dtype(name: String, dtype: String, known: [String])
  case size(name: String, shape: [Int], dtype: String, needed: Int, begin: Int, end: Int)
  case sizeOverflow(name: String, shape: [Int])
  case overlap(name: String, begin: Int, other: String, end: Int)
  case gap(name: String, begin: Int, expected: Int)
  case beyondEnd(name: String, end: Int, bytes: Int)
  case trailing(bytes: Int, used: Int)
  case name(String)
  case tensor(TensorError)
}

extension WeightFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let path, let reason): "\(path): \(reason)"
    case .tooShort(let bytes):
      "not a safetensors file: it has \(bytes) bytes, and its header's length alone takes 8"
    case .headerLength(let claimed, let most, let bytes):
      claimed > UInt64(most)
        ? "the safetensors header claims \(claimed) bytes; more than \(most) are refused"
        : "the safetensors header claims \(claimed) bytes, but only \(max(0, bytes - 8)) follow its length"
    case .headerText(let problem): "the safetensors header is damaged: \(problem)"
    case .entry(let name, let problem): "the safetensors header is damaged: '\(name)' \(problem)"
    case .dtype(let name, let dtype, let known):
      "'\(name)' is of type \(dtype); \(known.joined(separator: ", ")) can be read"
    case .size(let name, let shape, let dtype, let needed, let begin, let end):
      "'\(name)' of shape \(shape) and type \(dtype) needs \(needed) bytes, "
        + "but its offsets \(begin) to \(end) hold \(end - begin)"
    case .sizeOverflow(let name, let shape):
      "'\(name)' claims the shape \(shape), more values than can be counted"
    case .overlap(let name, let begin, let other, let end):
      "'\(name)' begins at byte \(begin), inside '\(other)', which ends at \(end)"
    case .gap(let name, let begin, let expected):
      "'\(name)' begins at byte \(begin), but what stands before it ends at \(expected)"
    case .beyondEnd(let name, let end, let bytes):
      "'\(name)' ends at byte \(end) of the data, but there are \(bytes)"
    case .trailing(let bytes, let used): "\(bytes - used) bytes follow the last tensor, which ends at \(used)"
    case .name(let name): "a tensor cannot be called '\(name)' in a safetensors file"
    case .tensor(let error): "\(error)"
    }
  }
}
