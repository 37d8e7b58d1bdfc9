import Foundation
import Limits
import Tensors

// The cases that record.py wrote, and their evaluation: an operation's name becomes the call it stands for.

/// A number of JSON, or "nan", "inf", "-inf".
struct Number: Decodable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let name = try? container.decode(String.self) {
      value = name == "nan" ? .nan : name == "inf" ? .infinity : -.infinity
    } else {
      value = try container.decode(Double.self)
    }
  }
}

struct Packed: Decodable {
  let dtype: String?
  let shape: [Int]?
  let values: [Number]?
  let permute: [Int]?
  private let scalar: ScalarValue?
  private let kind: String?

  private enum ScalarValue: Decodable {
    case bool(Bool)
    case number(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else {
        self = .number(try container.decode(Number.self).value)
      }
    }
  }

  private var plain: Scalar? {
    switch scalar {
    case .bool(let value): .bool(value)
    case .number(let value): kind == "int" ? .int(Int(value)) : .float(value)
    case nil: nil
    }
  }

  func operand(_ engine: Engine) throws -> Operand {
    if let plain { return .scalar(plain) }
    return .tensor(try tensor(engine))
  }

  func tensor(_ engine: Engine) throws -> Tensor {
    if let plain { return try engine.scalar(plain) }
    let dtype = try dtypeNamed(dtype)
    let flat = try engine.tensor((values ?? []).map(\.value), shape: shape, dtype: dtype)
    return try permute.map { try flat.permute($0) } ?? flat
  }
}

struct Recorded: Decodable {
  struct Result: Decodable {
    let dtype: String
    let shape: [Int]
    let values: [Number]
    let strides: [Int]?
  }
  struct Failure: Decodable {
    let type: String
    let message: String
  }
  struct Index: Decodable {
    let new, ellipsis: Bool?
    let at: Int?
    let slice: [Int?]?
    let tensor: Packed?
  }

  let op: String
  let inputs: [Packed]
  let results: [Result]?
  let error: Failure?
  let dims, shape, shifts, widths, size, stride, padding, dilation: [Int]?
  let dim: Int?
  let keepdim, low, high: Bool?
  let correction: Double?
  let index: [Index]?
  let dtype, operation: String?
}

struct UnknownName: Error { let name: String? }

func dtypeNamed(_ name: String?) throws -> DType {
  guard let dtype = DType.allCases.first(where: { $0.name == name }) else { throw UnknownName(name: name) }
  return dtype
}

func recorded<Entry: Decodable>(_ name: String, as _: Entry.Type = Entry.self) throws -> [Entry] {
  guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Recorded") else {
    throw UnknownName(name: name)
  }
  return try JSONDecoder().decode([Entry].self, from: Data(contentsOf: url))
}

extension Recorded {
  func evaluate(_ engine: Engine) throws -> [Tensor] {
    if op == "cat" || op == "stack" {
      let tensors = try inputs.map { try $0.tensor(engine) }
      return [try op == "cat" ? Tensor.cat(tensors, dim: dim ?? 0) : Tensor.stack(tensors, dim: dim ?? 0)]
    }
    let operands = try inputs.map { try $0.operand(engine) }
    if let operation = BinaryOperation(rawValue: op) {
      return [try Tensor.combine(operation, operands[0], operands[1])]
    }
    let x = try inputs[0].tensor(engine)
    if let operation = UnaryOperation(rawValue: op) { return [try x.apply(operation)] }
    if let result = try reduction(x) ?? shaping(x) ?? window(x) { return result }
    switch op {
    case "where": return [try Tensor.where(x, operands[1], operands[2])]
    case "clamp":
      let bounds = operands.dropFirst()
      return [
        try x.clamp(low: low == true ? bounds.first : nil, high: high == true ? bounds.last : nil)
      ]
    case "matmul": return [try x.matmul(inputs[1].tensor(engine))]
    case "get": return [try x[indices(engine)]]
    case "set":
      let copy = try x.clone()
      try copy.set(indices(engine), to: operands[1])
      return [copy]
    case "update":
      guard let operation = BinaryOperation(rawValue: operation ?? "") else {
        throw UnknownName(name: operation)
      }
      let copy = try x.clone()
      try copy.update(operation, with: operands[1])
      return [copy]
    default: throw UnknownName(name: op)
    }
  }

  private func reduction(_ x: Tensor) throws -> [Tensor]? {
    let keepdim = keepdim ?? false
    switch op {
    case "sum": return [try x.sum(dims, keepdim: keepdim)]
    case "mean": return [try x.mean(dims, keepdim: keepdim)]
    case "variance": return [try x.variance(dims, correction: correction ?? 1, keepdim: keepdim)]
    case "std": return [try x.std(dims, keepdim: keepdim)]
    case "prod": return [try x.prod()]
    case "any": return [try x.any(dims, keepdim: keepdim)]
    case "all": return [try x.all(dims, keepdim: keepdim)]
    case "max": return [try x.max()]
    case "min": return [try x.min()]
    case "argmax": return [try x.argmax(dim, keepdim: keepdim)]
    case "argmin": return [try x.argmin(dim, keepdim: keepdim)]
    case "maxAlong":
      let (values, indices) = try x.max(along: dim ?? 0, keepdim: keepdim)
      return [values, indices]
    case "minAlong":
      let (values, indices) = try x.min(along: dim ?? 0, keepdim: keepdim)
      return [values, indices]
    case "softmax": return [try x.softmax(dim ?? -1)]
    default: return nil
    }
  }

  private func shaping(_ x: Tensor) throws -> [Tensor]? {
    let dims = dims ?? []
    switch op {
    case "reshape": return [try x.reshape(shape ?? [])]
    case "view": return [try x.view(shape ?? [])]
    case "permute": return [try x.permute(dims)]
    case "transpose": return [try x.transpose(dims[0], dims[1])]
    case "unsqueeze": return [try x.unsqueeze(dim ?? 0)]
    case "squeeze": return [try x.squeeze(self.dims)]
    case "flatten": return [try x.flatten(from: dims[0], to: dims[1])]
    case "expand": return [try x.expand(shape ?? [])]
    case "flip": return [try x.flip(dims)]
    case "roll": return [try x.roll(shifts ?? [], dims: dims)]
    case "clone": return [try x.clone()]
    case "contiguous": return [try x.contiguous()]
    case "to": return [try x.to(dtypeNamed(dtype))]
    case "pad":
      // PyTorch lists the pairs from the last axis on.
      let flat = widths ?? []
      let pairs = Swift.stride(from: flat.count - 2, through: 0, by: -2).map { (flat[$0], flat[$0 + 1]) }
      return [try x.pad(pairs)]
    default: return nil
    }
  }

  private func window(_ x: Tensor) throws -> [Tensor]? {
    func extent(_ pair: [Int]?, _ missing: Int) -> Extent {
      pair.map { Extent($0[0], $0[1]) } ?? Extent(missing, missing)
    }
    let (stride, padding) = (extent(stride, 1), extent(padding, 0))
    switch op {
    case "xcorr":
      let kernel = try inputs[1].tensor(x.engine)
      return [try x.xcorr(kernel, stride: stride, padding: padding, dilation: extent(dilation, 1))]
    case "conv2dTrue":
      return [try x.conv2dTrue(inputs[1].tensor(x.engine), stride: stride, padding: padding)]
    case "maxPool":
      let (values, indices) = try x.maxPoolWithIndices(extent(size, 2), stride: stride, padding: padding)
      return [values, indices]
    case "avgPool": return [try x.avgPool(extent(size, 2), stride: stride, padding: padding)]
    default: return nil
    }
  }

  private func indices(_ engine: Engine) throws -> [TensorIndex] {
    try (index ?? []).map { entry in
      if let place = entry.at { return .at(place) }
      if let bounds = entry.slice { return .slice(lower: bounds[0], upper: bounds[1], step: bounds[2]) }
      if let tensor = entry.tensor { return .tensor(try tensor.tensor(engine)) }
      return entry.new == true ? .newAxis : .ellipsis
    }
  }
}
