// What crosses between two sessions that do not trust each other.
//
// Numbers, texts, lists and tensors go over as their contents, never as objects with methods of their own: what a class
// says about itself (`__eq__`, `__float__`, `__array__`) stays on its side. Everything else is a reference, which its owner
// alone can look into.

/// A script's value as plain data.
package indirect enum PlainValue: Sendable {
  case none
  case ellipsis
  case bool(Bool)
  case int(Int)
  /// An integer beyond 64 bits, in decimal digits.
  case big(String)
  case float(Double)
  case string(String)
  case list([PlainValue])
  case tuple([PlainValue])
  case dict([(key: PlainValue, value: PlainValue)])
  case set([PlainValue])
  /// A number of NumPy's: the place of its type among NumPy's, and the number.
  case number(type: Int, PlainValue)
  case tensor(PlainTensor)
  case reference(Reference)

  /// Something that stays where it is.
  package struct Reference: Sendable, Equatable {
    package var id: Int
    /// Whether it belongs to who receives it.
    package var isReceivers: Bool
    /// What its class is called, for messages.
    package var kind: String
    package var isCallable: Bool
  }
}

/// A tensor or an array: its kind, its shape, and its numbers in row-major order as the machine has them.
package struct PlainTensor: Sendable {
  package enum Spelling: UInt8, Sendable { case torch, parameter, array, eager }

  package var spelling: Spelling
  /// The place of the element type: among NumPy's for arrays and TensorFlow's tensors, else among the engine's.
  package var element: UInt8
  package var shape: [Int]
  package var bytes: [UInt8]
  package var wantsGradient = false
  /// Whether a gradient that reaches it has to be sent back over the border.
  package var isOutput = false
  /// What has been gathered in a leaf.
  package var gradient: [UInt8]?
}

/// Why a value cannot cross, or why what arrived is none.
package struct CrossingRefusal: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
