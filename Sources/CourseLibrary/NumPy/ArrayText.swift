// Arrays in print, to the character as NumPy prints them.
//
//     array([[ 1. , -0.5],
//            [ 2. ,  0. ]])
//
// One format serves the whole array: as many places as its numbers need (eight at most), or an exponent where the
// magnitudes lie more than a factor of 1000 apart, above 1e8 or below 1e-4. All numbers take the width of the widest.
// Beyond 1000 elements, axes longer than six show three at each end. Lines break at 75 columns. Behind the numbers of
// `repr` stands what they do not show: the shape where some are left out, and a type that is not the usual one.

import Tensors

/// What `np.set_printoptions` sets.
struct ArrayPrintOptions {
  enum Mode: String, CaseIterable { case fixed, unique, maxprec, maxprec_equal }
  var precision = 8
  var threshold = 1000
  var edgeItems = 3
  var lineWidth = 75
  var suppress = false
  var nan = "nan"
  var infinity = "inf"
  var sign: Character = "-"
  var mode = Mode.maxprec
}

/// One array on its way to text.
struct ArrayText {
  private let tensor: Tensor
  private let type: ArrayType
  private let options: ArrayPrintOptions
  private let shortens: Bool
  private let separator: String
  private var format: (Scalar) -> String = { _ in "" }

  /// `array([1, 2])` as `repr` has it.
  static func repr(_ tensor: Tensor, _ type: ArrayType, _ options: ArrayPrintOptions) throws(TensorError)
    -> String
  {
    let prefix = "array("
    var text =
      prefix
      + (try ArrayText(tensor, type, options, separator: ", ").text(indent: prefix.count, suffix: 1))
    var extras: [String] = []
    let isShortened = tensor.count > options.threshold
    if (tensor.count == 0 && tensor.shape != [0]) || isShortened {
      extras.append("shape=" + tuple(tensor.shape))
    }
    let isImplied = type == .bool || type == .int64 || type == .float64
    if !isImplied || tensor.count == 0 { extras.append("dtype=\(type.name)") }
    if extras.isEmpty { return text + ")" }
    text += ","
    let behind = extras.joined(separator: ", ") + ")"
    let last =
      text.utf8.count
      - (text.utf8.lastIndex(of: 0x0A).map { text.utf8.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
    let breaks = last + behind.utf8.count + 1 > options.lineWidth
    return text + (breaks ? "\n" + String(repeating: " ", count: prefix.count) : " ") + behind
  }

  /// `[1 2]` as `str` has it.
  static func str(_ tensor: Tensor, _ type: ArrayType, _ options: ArrayPrintOptions) throws(TensorError)
    -> String
  {
    if tensor.rank == 0 { return type.text(try tensor.item()) }
    return try ArrayText(tensor, type, options, separator: " ").text(indent: 0, suffix: 0)
  }

  /// `np.array2string`.
  static func plain(
    _ tensor: Tensor, _ type: ArrayType, _ options: ArrayPrintOptions, separator: String, prefix: Int,
    suffix: Int
  ) throws(TensorError) -> String {
    try ArrayText(tensor, type, options, separator: separator).text(indent: prefix, suffix: suffix)
  }

  /// A shape as Python writes a tuple.
  static func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }

  private init(
    _ tensor: Tensor, _ type: ArrayType, _ options: ArrayPrintOptions, separator: String
  ) throws(TensorError) {
    self.tensor = tensor
    self.type = type
    self.options = options
    self.separator = separator
    shortens = tensor.count > options.threshold
    var numbers: [Scalar] = []
    if tensor.count > 0 { numbers = try shown(0, tensor) }
    format = formatter(numbers)
  }

  /// The numbers that will be seen.
  private func shown(_ dim: Int, _ part: Tensor) throws(TensorError) -> [Scalar] {
    if !shortens { return try part.scalars() }
    if dim == tensor.rank { return [try part.item()] }
    let edge = options.edgeItems
    let size = tensor.shape[dim]
    if dim == tensor.rank - 1, size <= 2 * edge { return try part.scalars() }
    var numbers: [Scalar] = []
    for index in 0..<size where size <= 2 * edge || index < edge || index >= size - edge {
      numbers += try shown(dim + 1, part[.at(index)])
    }
    return numbers
  }

  // MARK: Numbers

  private func formatter(_ numbers: [Scalar]) -> (Scalar) -> String {
    switch type.kind {
    case .bool:
      let pads = tensor.rank > 0
      return { $0.double != 0 ? (pads ? " True" : "True") : "False" }
    case .signed, .unsigned:
      func text(_ number: Scalar) -> String {
        guard case .int(let int) = number else { return "" }
        return (options.sign != "-" && int >= 0 ? String(options.sign) : "") + String(int)
      }
      let width = numbers.map { text($0).utf8.count }.max() ?? 0
      return { number in
        let text = text(number)
        return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
      }
    case .float: return floats(numbers.map(\.double))
    }
  }

  private func floats(_ all: [Double]) -> (Scalar) -> String {
    let finite = all.filter(\.isFinite)
    let sizes = finite.lazy.filter { $0 != 0 }.map(\.magnitude)
    var hasExponent = false
    if let least = sizes.min(), let most = sizes.max() {
      let limit = type == .float16 ? 1e3 : type == .float32 ? 1e6 : 1e8
      // NumPy divides in the array's own type.
      let ratio =
        switch type {
        case .float16: Double(HalfFloat.rounded(most / least))
        case .float32: Double(Float(most) / Float(least))
        default: most / least
        }
      hasExponent = most >= limit || (!options.suppress && (least < 0.0001 || ratio > 1000))
    }
    let places = options.mode == .unique ? nil : options.precision
    var layout = FloatLayout(places: places, isFixed: options.mode == .fixed)
    let plus = options.sign == "+"
    func signed(_ whole: String) -> String { plus && !whole.hasPrefix("-") ? "+" + whole : whole }
    var (left, right, exponentWidth, keeps) = (0, 0, 2, false)
    if finite.isEmpty {
      (left, right) = (0, 0)
    } else if hasExponent {
      let parts = finite.map { layout.scientific($0, type) }
      exponentWidth = parts.map { max(2, String($0.exponent.magnitude).utf8.count) }.max() ?? 2
      layout.places = parts.map(\.fraction.utf8.count).max() ?? 0
      // A number that needs fewer places is written with all of them, rounded from its exact value.
      layout.isFixed = true
      left = parts.map { signed($0.whole).utf8.count }.max() ?? 0
      right = exponentWidth + 1 + 2 + (layout.places ?? 0) - 1
    } else {
      let parts = finite.map { layout.positional($0, type) }
      left = parts.map { signed($0.whole).utf8.count }.max() ?? 0
      right = parts.map(\.fraction.utf8.count).max() ?? 0
      if options.mode == .fixed || options.mode == .maxprec_equal {
        layout.places = right
        layout.isFixed = true
        keeps = true
      }
    }
    if options.sign == " ", !finite.contains(where: { $0.sign == .minus }) { left += 1 }
    if finite.count != all.count {
      let hasNegative = options.sign != "-" || all.contains { $0 == -.infinity }
      left = max(
        left, options.nan.count - right - 1, options.infinity.count + (hasNegative ? 1 : 0) - right - 1)
    }
    let (width, whole, options) = (left + right + 1, left, options)
    func padded(_ text: String, to width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return { number in
      let value = number.double
      if value.isNaN { return padded((plus ? "+" : "") + options.nan, to: width) }
      if value.isInfinite {
        return padded((value < 0 ? "-" : plus ? "+" : "") + options.infinity, to: width)
      }
      if hasExponent {
        let (digit, fraction, exponent) = layout.scientific(value, type)
        let zeros = String(repeating: "0", count: max(0, (layout.places ?? 0) - fraction.utf8.count))
        return padded(signed(digit), to: whole) + "." + fraction + zeros
          + FloatLayout.exponent(exponent, width: exponentWidth)
      }
      let (digits, fraction) = layout.positional(value, type)
      let fill = String(repeating: keeps ? "0" : " ", count: max(0, right - fraction.utf8.count))
      return padded(signed(digits), to: whole) + "." + fraction + fill
    }
  }

  // MARK: Lines

  private func text(indent: Int, suffix: Int) throws(TensorError) -> String {
    if tensor.count == 0 { return "[]" }
    let margin = String(repeating: " ", count: indent + 1)
    if tensor.rank == 0 { return format(try tensor.item()) }
    return try part(tensor, dim: 0, margin: margin, width: options.lineWidth - suffix)
  }

  private var tightSeparator: String {
    var text = separator
    while text.last == " " { text.removeLast() }
    return text
  }

  /// What stands before the dots, and what behind: numbers of the items of an axis.
  private func items(_ size: Int) -> (first: Range<Int>, last: Range<Int>, hasDots: Bool) {
    if shortens, size > 2 * options.edgeItems {
      return (0..<options.edgeItems, size - options.edgeItems..<size, true)
    }
    return (0..<0, 0..<size, false)
  }

  private func part(
    _ part: Tensor, dim: Int, margin: String, width: Int
  ) throws(TensorError) -> String {
    let (first, last, hasDots) = items(tensor.shape[dim])
    var text = ""
    if dim == tensor.rank - 1 {
      let most = width - max(tightSeparator.count, 1)
      var line = margin
      func extend(_ word: String) {
        if line.count + word.count > most, line.count > margin.count {
          while line.last == " " { line.removeLast() }
          text += line + "\n"
          line = margin
        }
        line += word
      }
      let row = hasDots ? [] : try part.scalars()
      func word(_ index: Int) throws(TensorError) -> String {
        format(hasDots ? try part.element(at: [index]) : row[index])
      }
      for index in first {
        extend(try word(index))
        line += separator
      }
      if hasDots {
        extend("...")
        line += separator
      }
      for index in last {
        extend(try word(index))
        if index + 1 < last.upperBound { line += separator }
      }
      text += line
    } else {
      let behind = tightSeparator + String(repeating: "\n", count: tensor.rank - dim - 1)
      for index in first {
        text += margin + (try self.part(part[.at(index)], dim: dim + 1, margin: margin + " ", width: width - 1))
        text += behind
      }
      if hasDots { text += margin + "..." + behind }
      for index in last {
        text += margin + (try self.part(part[.at(index)], dim: dim + 1, margin: margin + " ", width: width - 1))
        if index + 1 < last.upperBound { text += behind }
      }
    }
    return "[" + text.dropFirst(margin.count) + "]"
  }
}

extension Tensor {
  /// The elements in row-major order.
  func scalars() throws(TensorError) -> [Scalar] {
    switch dtype {
    case .bool: try bools().map { .bool($0) }
    case .uint8, .int64: try ints().map { .int($0) }
    case .float32, .float64: try doubles().map { .float($0) }
    }
  }
}
