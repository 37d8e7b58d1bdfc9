public import Tensors

// What a weight file holds: tensors by name, in an order.

/// Tensors by name, in the order in which they were put in.
///
/// ```swift
/// var state = NamedTensors()
/// state["conv1.weight"] = weight
/// state.names             // ["conv1.weight"]
/// ```
public struct NamedTensors {
  public private(set) var names: [String] = []
  private var tensors: [String: Tensor] = [:]

  /// No tensors.
  public init() {}

  /// Of a repeated name the last tensor counts, in the place of the first.
  public init(_ entries: some Sequence<(String, Tensor)>) {
    for (name, tensor) in entries { self[name] = tensor }
  }

  public var count: Int { names.count }

  /// The tensor of that name; setting nil removes it.
  public subscript(name: String) -> Tensor? {
    get { tensors[name] }
    set {
      if newValue == nil {
        names.removeAll { $0 == name }
      } else if tensors[name] == nil {
        names.append(name)
      }
      tensors[name] = newValue
    }
  }
}

extension NamedTensors: Sequence {
  public func makeIterator() -> AnyIterator<(name: String, tensor: Tensor)> {
    var rest = names.makeIterator()
    return AnyIterator {
      while let name = rest.next() {
        if let tensor = tensors[name] { return (name, tensor) }
      }
      return nil
    }
  }
}
