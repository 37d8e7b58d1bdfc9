#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Tensors in print, to the character as PyTorch prints them.
//
//     tensor([[ 1.0000, -0.5000],
//             [ 2.0000,  0.0000]])
//
// One number format serves the whole tensor: whole numbers as "3.", fractions with four digits, or scientific
// when the magnitudes lie too far apart (more than a factor of 1000), too high (over 1e8) or too low
// (under 1e-4). All numbers take the width of the widest. Above 1000 elements every axis longer than six shows three at
// each end, and the format looks only at those. Lines break at 80 columns. Behind
// the numbers stands what they do not show: the size of an empty tensor, a type that is not the default one, and the
// operation that the tensor came from, or that it is a leaf that wants gradients.

/// How tensors are printed: what `torch.set_printoptions` changes.
public struct PrintOptions: Equatable, Sendable {
  /// Digits behind the point.
  public var digits = 4
  /// Tensors of more elements are shortened.
  public var threshold = 1000
  /// How many stay at each end of an axis that is shortened.
  public var edge = 3
  public var lineWidth = 80
  /// Whether numbers are written in scientific form; nil decides by the numbers.
  public var isScientific: Bool?

  public init() {}
}

extension Tensor {
  /// The tensor as PyTorch prints it.
  ///
  /// Cost: of the elements shown. Throws only when a budget of the host's runs out.
  public func formatted() throws(TensorError) -> String {
    let prefix = "tensor("
    var suffixes: [String] = []
    if count == 0, rank != 1 {
      suffixes.append("size=(" + shape.map(String.init).joined(separator: ", ") + ")")
    }
    if count == 0 ? dtype != .float32 : dtype == .float64 || dtype == .uint8 {
      suffixes.append("dtype=torch.\(dtype.name)")
    }
    if let function = gradientFunction {
      suffixes.append("grad_fn=<\(function.name)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    var text = prefix + (count == 0 ? "[]" : try Printer(self).text(indent: prefix.count))
    // PyTorch counts two columns more than there are.
    var column = (text.split(separator: "\n").last ?? "").utf8.count + 2
    for suffix in suffixes {
      let breaks = column + suffix.utf8.count + 2 > engine.printing.lineWidth
      text += (breaks ? ",\n" + String(repeating: " ", count: prefix.count) : ", ") + suffix
      column = suffix.utf8.count + (breaks ? prefix.count : column + 2)
    }
    return text + ")"
  }
}

extension Tensor: CustomStringConvertible {
  public var description: String {
    do { return try formatted() } catch { return "tensor(<\(error)>, size=\(list(shape)))" }
  }
}

/// The numbers of one tensor in one format.
private struct Printer {
  private let tensor: Tensor
  private let options: PrintOptions
  private let shortens: Bool
  private var format: NumberFormat

  init(_ tensor: Tensor) throws(TensorError) {
    self.tensor = tensor
    options = tensor.engine.printing
    format = NumberFormat(digits: options.digits)
    shortens = tensor.count > options.threshold
    var shown = 1
    for size in tensor.shape {
      let (product, overflow) = shown.multipliedReportingOverflow(
        by: shortens ? min(size, 2 * options.edge) : size)
      if overflow { throw .sizeOverflow(shape: tensor.shape) }
      shown = product
    }
    try tensor.engine.charge(shown.multipliedReportingOverflow(by: 16).partialValue)
    defer { tensor.engine.release(shown.multipliedReportingOverflow(by: 16).partialValue) }
    var numbers = NumberFormat.Survey(isFloat: tensor.dtype.isFloat, options)
    try eachShown(dim: 0, position: tensor.offset) { position in
      numbers.add(tensor.scalar(at: position))
    }
    format = numbers.format
    if format.needsWidths {
      try eachShown(dim: 0, position: tensor.offset) { position in
        format.widen(tensor.scalar(at: position))
      }
    }
  }

  /// The indices of an axis that are shown; nil stands for the dots between.
  private func shown(_ size: Int) -> [Int?] {
    guard shortens, size > 2 * options.edge else { return Array(0..<size) }
    return Array(0..<options.edge) + [nil] + Array(size - options.edge..<size)
  }

  private func eachShown(dim: Int, position: Int, _ body: (Int) -> Void) throws(TensorError) {
    if dim == tensor.rank {
      body(position)
      return
    }
    try tensor.engine.poll()
    for case let index? in shown(tensor.shape[dim]) {
      try eachShown(dim: dim + 1, position: position + index * tensor.strides[dim], body)
    }
  }

  func text(indent: Int) throws(TensorError) -> String {
    var text = ""
    try write(dim: 0, position: tensor.offset, indent: indent, to: &text)
    return text
  }

  private func write(dim: Int, position: Int, indent: Int, to text: inout String) throws(TensorError) {
    let left = tensor.rank - dim
    if left == 0 {
      text += format.text(tensor.scalar(at: position))
      return
    }
    try tensor.engine.poll()
    let stride = tensor.strides[dim]
    text += "["
    let margin = String(repeating: " ", count: indent + 1)
    let perLine = max(1, (options.lineWidth - indent) / (format.width + 2))
    for (number, index) in shown(tensor.shape[dim]).enumerated() {
      if left > 1 {
        if number > 0 { text += "," + String(repeating: "\n", count: left - 1) + margin }
      } else if number > 0 {
        text += number % perLine == 0 ? ",\n" + margin : ", "
      }
      if let index {
        try write(dim: dim + 1, position: position + index * stride, indent: indent + 1, to: &text)
      } else {
        text += left > 1 ? "..." : " ..."
      }
    }
    text += "]"
  }
}

/// How the numbers of one tensor are written.
private struct NumberFormat {
  enum Style { case plain, whole, fraction, scientific }
  var digits: Int
  var style = Style.whole
  var width = 1
  var needsWidths = false

  /// What all numbers together say about the format.
  struct Survey {
    let isFloat: Bool
    let options: PrintOptions
    private var least = Double.infinity
    private var most = 0.0
    private var allWhole = true

    init(isFloat: Bool, _ options: PrintOptions) {
      self.isFloat = isFloat
      self.options = options
    }

    mutating func add(_ scalar: Scalar) {
      guard isFloat, scalar.double.isFinite, scalar.double != 0 else { return }
      least = min(least, scalar.double.magnitude)
      most = max(most, scalar.double.magnitude)
      if scalar.double != scalar.double.rounded(.up) { allWhole = false }
    }

    var format: NumberFormat {
      let digits = options.digits
      guard isFloat else { return NumberFormat(digits: digits, style: .plain, needsWidths: true) }
      guard most > 0 else { return NumberFormat(digits: digits) }
      let far = options.isScientific ?? (most / least > 1000 || most > 1e8 || least < 1e-4)
      let style: Style = far ? .scientific : allWhole ? .whole : .fraction
      return NumberFormat(digits: digits, style: style, needsWidths: true)
    }
  }

  /// Zeros and what is not finite do not count for the width of floats: so PyTorch has it.
  mutating func widen(_ scalar: Scalar) {
    if style != .plain, !scalar.double.isFinite || scalar.double == 0 { return }
    width = max(width, unpadded(scalar).utf8.count)
  }

  func text(_ scalar: Scalar) -> String {
    let text = unpadded(scalar)
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private func unpadded(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value):
      if value.isNaN { return "nan" }
      if value.isInfinite { return value < 0 ? "-inf" : "inf" }
      switch style {
      case .plain, .whole: return cFormat("%.0f", value) + "."
      case .fraction: return cFormat("%.\(digits)f", value)
      case .scientific: return cFormat("%.\(digits)e", value)
      }
    }
  }
}

/// The C library's formatting of one finite number.
private func cFormat(_ format: String, _ value: Double) -> String {
  withVaList([value]) { arguments in
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let length = vsnprintf(start, buffer.count, format, arguments)
      return String(decoding: UnsafeRawBufferPointer(start: start, count: Int(length)), as: UTF8.self)
    }
  }
}
