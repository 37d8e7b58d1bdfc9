// A network: layers by name, each reading the outputs of layers before it.
//
// Most networks are a row, and adding a layer continues the row. Where branches part and meet again (a residual block, a
// U-Net) a layer is told which points it reads. A layer can only name points that exist already, so the list is in an
// order in which it can be computed, and there are no circles.

/// The description of a network that allocates nothing.
///
/// ```swift
/// var net = Network("LeNet-like")
/// net.add(ConvolutionRule(6, kernel: 5))
/// net.add(ActivationRule("relu"))
/// net.add(PoolingRule(.max, 2))
/// let trunk = net.end
/// let branch = net.add(ConvolutionRule(6, kernel: 3, padding: .same))
/// net.add(AddRule(), from: [trunk, branch])
/// try net.summary(of: FeatureShape(1, 28, 28)).total   // 486
/// ```
public struct Network: Sendable {
  /// A point of the graph: one of the inputs, or the output of a layer.
  public enum Point: Hashable, Sendable {
    case input(Int)
    case layer(Int)
  }

  /// A layer in its place.
  public struct Layer: Sendable {
    public var name: String
    public var rule: any LayerRule
    /// The points it reads.
    public var from: [Point]
    /// Whether its parameters are kept as they are in training.
    public var isFrozen = false
  }

  public var name: String
  public private(set) var layers: [Layer] = []
  /// The last point: the output, and where the next layer continues.
  public private(set) var end: Point = .input(0)
  private var taken: Set<String> = []
  /// The last number given with each stem.
  private var numbers: [String: Int] = [:]

  /// A network without layers: its output is its input.
  public init(_ name: String = "Network") { self.name = name }

  /// A row of layers.
  public init(_ name: String = "Network", _ rules: [any LayerRule]) {
    self.init(name)
    for rule in rules { add(rule) }
  }

  /// Appends a layer that reads `from`, or the last point; its name is `name` or its stem with a number.
  @discardableResult
  public mutating func add(_ rule: any LayerRule, named name: String? = nil, from: [Point]? = nil) -> Point {
    let next = nextName(name, stem: rule.stem)
    taken.insert(next.name)
    if next.name != name { numbers[name ?? rule.stem] = next.number }
    layers.append(Layer(name: next.name, rule: rule, from: from ?? [end]))
    end = .layer(layers.count - 1)
    return end
  }

  /// Appends a row of layers, the first of which reads `from`, or the last point.
  @discardableResult
  public mutating func add(row rules: [any LayerRule], from: Point? = nil) -> Point {
    if let from { end = from }
    for rule in rules { add(rule) }
    return end
  }

  /// The name that a layer added now would get, and the number in it.
  func nextName(_ name: String?, stem: String) -> (name: String, number: Int) {
    if let name, !taken.contains(name) { return (name, 1) }
    let stem = name ?? stem
    var number = numbers[stem] ?? (name == nil ? 0 : 1)
    repeat { number += 1 } while taken.contains("\(stem)\(number)")
    return ("\(stem)\(number)", number)
  }

  /// The place of a layer by name.
  public func index(of name: String) -> Int? { layers.firstIndex { $0.name == name } }

  /// Keeps the parameters of layers whose names satisfy the condition as they are in training.
  public mutating func freeze(where condition: (String) -> Bool) {
    for index in layers.indices where condition(layers[index].name) { layers[index].isFrozen = true }
  }
}

extension Network {
  mutating func freezeLast() {
    if !layers.isEmpty { layers[layers.count - 1].isFrozen = true }
  }
}
