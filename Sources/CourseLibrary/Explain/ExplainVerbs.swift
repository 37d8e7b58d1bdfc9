// `explain` and `slide`: convolution with the working shown.
//
// `explain` prints one output pixel and returns its parts; `slide` prints the same for every place of the kernel, with
// the picture and the window on it. At a prompt `slide` waits for the student between frames.

import Interpreter
import Pictures
import Tensors

extension CourseLibrary {
  static var explainVerbs: [Verb] {
    [
      Verb(
        "explain", "k, x, at=?, stride=1, padding=0, dilation=1, bias=0.0, activation=None",
        "One output pixel of kernel k on picture x: patch, kernel, products and their sum, printed; gives an object "
          + "with .patch, .kernel, .products, .sum and .value."
      ) { try explain($0) },
      Verb(
        "slide", "k, x, stride=1, padding=0, bias=0.0, activation=None, frames=None",
        "The kernel k slid over the picture x step by step, each step explained; frames=3 shows the first 3. Gives "
          + "the output."
      ) { try slide($0) },
    ]
  }

  // MARK: explain

  private static func explain(_ call: Call) throws -> Value {
    let at = call.isMissing(2) ? nil : try call.axes(2)
    let x = try call.picture(1)
    var k = try call.picture(0)
    var place = at ?? [0, 0]
    var label = ""
    if k.rank == 4 {
      place = at ?? [0, 0, 0]
      guard place.count == 3 else {
        throw call.invalid("the kernel \(shapeText(k.shape)) gives maps: at must be (map, row, column)")
      }
      let map = try resolve(place.removeFirst(), below: k.shape[0], "map", place: at ?? [0, 0, 0], call)
      k = try k[.at(map)]
      label = "map \(map), "
    }
    guard place.count == 2 else { throw call.invalid("at must be (row, column), got \(shapeText(place))") }
    let walk = try walk(
      call, k, x, stride: call.extent(3), padding: call.extent(4), dilation: call.extent(5),
      bias: call.double(6),
      activation: activation(call, 7))
    let row = try resolve(place[0], below: walk.rows, "rows", place: at ?? [0, 0], call)
    let column = try resolve(place[1], below: walk.columns, "columns", place: at ?? [0, 0], call)
    let step = try walk.placement(row: row, column: column)
    let size = walk.kernelSize
    var lines = ["\(label)\(step.name): the \(size.height)x\(size.width) kernel on \(step.place)", ""]
    lines += try step.tables(width: DisplayItem.textWidth)
    if step.hasPadding { lines += ["", "in parentheses: padding, outside the picture"] }
    lines += [""] + (try step.sumLines(width: DisplayItem.textWidth))
    lines += ["", "\(step.name) = \(NumberText.shortest(step.value))"] + walk.formula
    try call.machine.print(lines)
    return .object(Explanation(step, library: call.library, call.machine))
  }

  /// An index into the output, negative ones from the end.
  private static func resolve(
    _ index: Int, below count: Int, _ axis: String, place: [Int], _ call: Call
  ) throws -> Int {
    let resolved = index < 0 ? index &+ count : index
    guard resolved >= 0, resolved < count else {
      throw call.machine.indexError(
        "\(call.verb.name): at=\(shapeText(place)) is outside the output, which has \(count) \(axis): use "
          + "0 to \(count - 1)")
    }
    return resolved
  }

  // MARK: slide

  private static func slide(_ call: Call) throws -> Value {
    let (k, x) = (try call.picture(0), try call.picture(1))
    let walk = try walk(
      call, k, x, stride: call.extent(2), padding: call.extent(3), dilation: 1, bias: call.double(4),
      activation: activation(call, 5))
    let total = walk.rows * walk.columns
    let limit = try call.optionalInt(6)
    if let limit, limit < 0 { throw call.invalid("frames must be 0 or more, got \(limit)") }
    let shown = min(total, limit ?? total)
    let picture = try SlidePicture(walk)
    var asks = limit == nil && call.library.environment.ask != nil
    for number in 0..<shown {
      let step = try walk.placement(row: number / walk.columns, column: number % walk.columns)
      var lines = ["frame \(number + 1) of \(total): \(step.name), \(step.place)"]
      lines += try step.tables(width: DisplayItem.textWidth, beside: picture?.block(at: step))
      lines += try step.sumLines(width: DisplayItem.textWidth) + [""]
      try call.machine.print(lines)
      try call.machine.poll()
      if asks, number + 1 < shown {
        let reply = call.library.environment.ask?("Enter: next   a: all   q: stop  ")
        guard let reply, reply.lowercased().first != "q" else { break }
        if reply.lowercased().first == "a" { asks = false }
      }
    }
    try call.machine.print(walk.formula)
    return call.result(try walk.output())
  }

  // MARK: Both

  private static func walk(
    _ call: Call, _ k: Tensor, _ x: Tensor, stride: Extent, padding: Extent, dilation: Extent, bias: Double,
    activation: Activation?
  ) throws -> KernelWalk {
    guard k.rank == x.rank, k.rank == 2 || k.rank == 3 else {
      throw call.invalid(
        "needs one kernel and one picture, (K, L) and (H, W) or (C, K, L) and (C, H, W); got a kernel of shape "
          + "\(shapeText(k.shape)) and a picture of shape \(shapeText(x.shape))")
    }
    if k.rank == 3, k.shape[0] != x.shape[0] { throw call.invalid(channelAdvice(x, k)) }
    var walk: KernelWalk
    do throws(TensorError) {
      walk = try KernelWalk(kernel: k, picture: x, stride: stride, padding: padding, dilation: dilation)
    } catch {
      guard case .window = error else { throw error }
      let fit = WindowFit(
        kernel: k.windowExtent, input: x.windowExtent, stride: stride, padding: padding, dilation: dilation)
      throw call.invalid(fit.advice(order: "\(call.verb.name)(k, x)"))
    }
    walk.bias = bias
    walk.activation = activation
    return walk
  }

  /// The activations that have a name; a script may also pass a function of one number.
  private static let activations: [(name: String, function: UnaryOperation)] = [
    ("relu", .relu), ("sigmoid", .sigmoid), ("tanh", .tanh),
  ]

  private static func activation(_ call: Call, _ place: Int) throws -> Activation? {
    if call.isMissing(place) { return nil }
    let function = call[place]
    guard case .string(let text) = function else {
      let name: String
      if case .object(let object) = function, let native = object as? NativeFunction {
        name = native.name
      } else {
        name = "activation"
      }
      return Activation(name: name) { number in
        let argument = call.result(try call.engine.full([], .float(number), dtype: .float64))
        let result = try call.machine.call(function, [argument])
        guard let value = try call.machine.number(result) else {
          throw call.machine.typeError(
            "\(call.verb.name): the activation must return a number, not \(call.machine.typeName(result))")
        }
        return value.double
      }
    }
    let name = text.text.string
    if name == "linear" { return nil }
    guard let known = activations.first(where: { $0.name == name }) else {
      let names = activations.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw call.invalid("activation must be one of \(names), a function or None, got \"\(name)\"")
    }
    return Activation(name: name) { number in
      try call.engine.full([], .float(number), dtype: .float64).apply(known.function).item().double
    }
  }
}

/// The picture that `slide` moves its window over: numbers where they fit, else ten shades.
private struct SlidePicture {
  private enum Form {
    case numbers(NumberTable)
    case shades(Raster)
  }
  private let form: Form
  private let walk: KernelWalk
  private static let mostRows = 14

  /// nil for pictures of several channels, which have no one table.
  init?(_ walk: KernelWalk) throws {
    guard walk.picture.rank == 2, walk.picture.count > 0 else { return nil }
    self.walk = walk
    let rows = walk.pictureSize.height + 2 * walk.padding.height
    let columns = walk.pictureSize.width + 2 * walk.padding.width
    if rows <= SlidePicture.mostRows, columns <= SlidePicture.mostRows {
      let cells = try walk.paddedCells()
      let widest = cells.reduce(0) { max($0, $1.count) }
      if columns * (widest + 2) <= DisplayItem.textWidth {
        form = .numbers(NumberTable(cells: cells, rows: rows, columns: columns))
        return
      }
    }
    form = .shades(try Raster(walk.picture))
  }

  func block(at step: Placement) -> TextBlock {
    let (top, left) = (step.row * walk.stride.height, step.column * walk.stride.width)
    let (height, width) = (walk.kernelSize.height, walk.kernelSize.width)
    switch form {
    case .numbers(let table):
      let window = Pictures.Window(row: top, column: left, height: height, width: width)
      var lines = table.lines(width: DisplayItem.textWidth, window: window)
      // A bracket at the right end would push what stands beside the picture: room for it in every frame.
      let widest = table.lines(width: DisplayItem.textWidth).reduce(0) { max($0, $1.count) } + 1
      if let first = lines.first { lines[0] += String(repeating: " ", count: max(0, widest - first.count)) }
      return TextBlock(title: "picture", lines: lines)
    case .shades(let raster):
      let window = Pictures.Window(
        row: top - walk.padding.height, column: left - walk.padding.width, height: height, width: width)
      return TextBlock(title: "picture", lines: raster.marking(window).lines(.ascii, width: 60, rows: 30))
    }
  }
}

/// What `explain` returns: the parts of one output pixel by name.
final class Explanation: Object {
  private let parts: [(name: String, value: Value)]
  private let place: String

  init(_ step: Placement, library: CourseLibrary, _ machine: Machine) {
    let types = library.types
    parts = [
      ("patch", types.value(step.patch, machine)), ("kernel", types.value(step.walk.kernel, machine)),
      ("products", types.value(step.products, machine)), ("sum", .float(step.sum)),
      ("value", .float(step.value)),
    ]
    place = step.name
    super.init(heap: machine.heap)
  }

  override var type: TypeObject { heap.types.named("Explanation") }
  override var attributeNames: [String] { parts.map(\.name) }

  override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    let wanted = heap.names.string(name)
    return parts.first { $0.name == wanted }?.value
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<Explanation of \(place): sum \(try part("sum", machine)), value \(try part("value", machine))>")
  }

  private func part(_ name: String, _ machine: Machine) throws(Raise) -> String {
    guard let part = parts.first(where: { $0.name == name }) else { return "" }
    return try machine.repr(part.value).string
  }
}

extension Machine {
  /// Prints lines.
  func print(_ lines: [String]) throws(Raise) {
    try write(Text(lines.joined(separator: "\n") + "\n"))
  }
}
