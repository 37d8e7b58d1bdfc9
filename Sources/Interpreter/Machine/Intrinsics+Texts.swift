// The intrinsics of short texts: two words are stripped, cut and compared where others need memory and budgets.

extension Machine {
  /// The text in a register, if it is a short one.
  func shortText(at register: UnsafeMutablePointer<Value>) -> ShortText? {
    register.withString { $0.text.block == nil ? $0.text.short : nil } ?? nil
  }

  /// A short text without what is at its ends; one that loses nothing is given back itself.
  func stripped(_ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ edges: Text.Edges) -> Value? {
    guard let text = shortText(at: arguments) else { return nil }
    var set: ShortText?
    if count == 2 {
      guard let given = shortText(at: arguments + 1) else { return nil }
      set = given
    }
    let rest = text.stripped(set, edges)
    return rest == text ? arguments.pointee : string(Text(rest))
  }

  /// The pieces of a text of a line's length between white space, or between one and the same code point.
  func pieces(of arguments: UnsafeMutablePointer<Value>, _ count: Int) -> Value? {
    var separator: UInt8?
    if count == 2 {
      guard let given = shortText(at: arguments + 1), given.count == 1 else { return nil }
      separator = UInt8(truncatingIfNeeded: given[0])
    }
    return arguments.withString { object in
      let text = object.text
      guard text.count <= 1024, !text.isWide else { return nil }
      owe(text.count)
      let list = ListObject.make(capacity: 4, heap: heap)
      text.withBytes { bytes in
        var start = 0
        for place in 0...text.count {
          if place < text.count {
            let isBetween = separator.map { bytes[place] == $0 } ?? CodePoint.isSpace(UInt32(bytes[place]))
            if !isBetween { continue }
          }
          // Runs of white space separate once.
          if separator != nil || place > start {
            list.append(
              self.text(
                ofUnits: UnsafeBufferPointer(
                  rebasing: UnsafeBufferPointer(start: bytes, count: text.count)[start..<place])))
          }
          start = place &+ 1
        }
      }
      return .list(list)
    } ?? nil
  }

  /// A text of narrow code points.
  private func text(ofUnits units: UnsafeBufferPointer<UInt8>) -> Value {
    units.count == 1 ? character(UInt32(units[0])) : string(Text(units))
  }

  /// The text of one code point below 256: there is one object of each.
  func character(_ code: UInt32) -> Value {
    if let made = characters[Int(code)] { return .string(made) }
    let made = StringObject(Text(codePoint: code), heap: heap)
    characters[Int(code)] = made
    return .string(made)
  }

  /// The text of any one code point.
  func text(ofCodePoint code: UInt32) -> Value {
    code < 256 ? character(code) : string(Text(codePoint: code))
  }
}
