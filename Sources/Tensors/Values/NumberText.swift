// Numbers in messages. Swift writes a NaN with its bits, as nan(0x1) or -nan; a sentence wants the word.

extension Double {
  /// The number as Python writes it: `0.5`, `2.0`, `nan`.
  package var text: String { isNaN ? "nan" : description }

  /// The number as C++ streams write it: without a fraction where there is none.
  var plainText: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : text
  }
}
