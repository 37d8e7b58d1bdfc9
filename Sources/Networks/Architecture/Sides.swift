// Numbers for the axes of a window: one for all of them, or one each.

/// One number for every axis, or one for each: `3`, `[3, 5]`, `"l"`.
public struct Sides: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral
{
  public var sizes: [Size]

  /// One number for all axes, or one each.
  public init(_ sizes: [Size]) { self.sizes = sizes }
  /// The same for every axis.
  public init(_ size: Size) { sizes = [size] }
  public init(integerLiteral value: Int) { sizes = [.number(value)] }
  public init(stringLiteral text: String) { sizes = [Size(text)] }
  public init(arrayLiteral elements: Size...) { sizes = elements }

  /// The number of each of `axes` axes; throws when it has another count of numbers, or one below `least`.
  func along(_ axes: Int, name: String, least: Int) throws(LayerProblem) -> [Size] {
    guard sizes.count == 1 || sizes.count == axes else {
      throw .sides(name: name, count: sizes.count, axes: axes)
    }
    for size in sizes {
      if size == .tooLarge { throw .tooLarge }
      if let number = size.number, number < least { throw .number(name: name, value: size, least: least) }
    }
    return sizes.count == axes ? sizes : Array(repeating: sizes[0], count: axes)
  }

  /// `3`, or `3x5`.
  var words: String {
    Set(sizes).count == 1 ? sizes[0].description : sizes.map(\.description).joined(separator: "x")
  }

  /// `3x3`, `3x5`: as a kernel is called.
  func kernelWords(_ axes: Int) -> String {
    let all = sizes.count == 1 ? Array(repeating: sizes[0], count: axes) : sizes
    return all.map(\.description).joined(separator: "x")
  }
}
