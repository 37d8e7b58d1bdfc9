// Plain values as bytes: a letter for the kind, counts and numbers in 8 bytes each, least significant first. The reader
// trusts nothing: every count is held against the bytes that are left, and depth is limited.

/// Writes and reads plain values.
///
/// ```swift
/// let bytes = PlainValueCodec.bytes(of: .list([.int(1), .none]))
/// let value = try PlainValueCodec.value(in: bytes)
/// ```
package enum PlainValueCodec {
  static let deepest = 200

  package static func bytes(of value: PlainValue) -> [UInt8] {
    var writer = Writer()
    writer.write(value)
    return writer.bytes
  }

  package static func value(in bytes: [UInt8]) throws(CrossingRefusal) -> PlainValue {
    var reader = Reader(bytes: bytes)
    let value = try reader.value(depth: 0)
    guard reader.place == bytes.count else {
      throw CrossingRefusal("\(bytes.count - reader.place) bytes too many")
    }
    return value
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
      withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ text: String) {
      let utf8 = Array(text.utf8)
      write(utf8.count)
      bytes.append(contentsOf: utf8)
    }

    mutating func write(letter: Character) { bytes.append(letter.asciiValue ?? 0) }
    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func write(_ letter: Character, _ items: [PlainValue]) {
      write(letter: letter)
      write(items.count)
      for item in items { write(item) }
    }

    mutating func write(_ value: PlainValue) {
      switch value {
      case .none: write(letter: "n")
      case .ellipsis: write(letter: ".")
      case .bool(let flag): write(letter: flag ? "T" : "F")
      case .int(let int):
        write(letter: "i")
        write(int)
      case .big(let digits):
        write(letter: "b")
        write(digits)
      case .float(let float):
        write(letter: "f")
        write(Int(bitPattern: UInt(float.bitPattern)))
      case .string(let text):
        write(letter: "s")
        write(text)
      case .list(let items): write("l", items)
      case .tuple(let items): write("t", items)
      case .set(let items): write("e", items)
      case .dict(let entries):
        write(letter: "d")
        write(entries.count)
        for entry in entries {
          write(entry.key)
          write(entry.value)
        }
      case .number(let type, let number):
        write(letter: "N")
        write(type)
        write(number)
      case .tensor(let tensor): write(tensor)
      case .reference(let reference):
        write(letter: "r")
        write(reference.id)
        write(reference.isReceivers)
        write(reference.isCallable)
        write(reference.kind)
      }
    }

    private mutating func write(_ tensor: PlainTensor) {
      write(letter: "x")
      bytes += [tensor.spelling.rawValue, tensor.element]
      write(tensor.wantsGradient)
      write(tensor.isOutput)
      write(tensor.shape.count)
      for size in tensor.shape { write(size) }
      write(tensor.bytes.count)
      bytes += tensor.bytes
      write(tensor.gradient != nil)
      if let gradient = tensor.gradient {
        write(gradient.count)
        bytes += gradient
      }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws(CrossingRefusal) -> UInt8 {
      guard place < bytes.count else { throw CrossingRefusal("the message ends too early") }
      defer { place += 1 }
      return bytes[place]
    }

    mutating func flag() throws(CrossingRefusal) -> Bool { try byte() != 0 }

    mutating func number() throws(CrossingRefusal) -> Int {
      guard bytes.count - place >= 8 else { throw CrossingRefusal("the message ends too early") }
      var bits: UInt64 = 0
      for offset in (0..<8).reversed() { bits = bits << 8 | UInt64(bytes[place + offset]) }
      place += 8
      return Int(Int64(bitPattern: bits))
    }

    /// A count of things that take at least a byte each.
    mutating func count() throws(CrossingRefusal) -> Int {
      let count = try number()
      guard count >= 0, count <= bytes.count - place else {
        throw CrossingRefusal("a count of \(count) with \(bytes.count - place) bytes left")
      }
      return count
    }

    mutating func block() throws(CrossingRefusal) -> [UInt8] {
      let count = try count()
      defer { place += count }
      return Array(bytes[place..<(place + count)])
    }

    mutating func text() throws(CrossingRefusal) -> String { String(decoding: try block(), as: UTF8.self) }

    mutating func items(depth: Int) throws(CrossingRefusal) -> [PlainValue] {
      var items: [PlainValue] = []
      for _ in 0..<(try count()) { items.append(try value(depth: depth + 1)) }
      return items
    }

    mutating func value(depth: Int) throws(CrossingRefusal) -> PlainValue {
      guard depth <= PlainValueCodec.deepest else { throw CrossingRefusal("nested too deeply") }
      let letter = Character(Unicode.Scalar(try byte()))
      switch letter {
      case "n": return .none
      case ".": return .ellipsis
      case "T": return .bool(true)
      case "F": return .bool(false)
      case "i": return .int(try number())
      case "b": return .big(try text())
      case "f": return .float(Double(bitPattern: UInt64(UInt(bitPattern: try number()))))
      case "s": return .string(try text())
      case "l": return .list(try items(depth: depth))
      case "t": return .tuple(try items(depth: depth))
      case "e": return .set(try items(depth: depth))
      case "d":
        var entries: [(key: PlainValue, value: PlainValue)] = []
        for _ in 0..<(try count()) {
          entries.append((try value(depth: depth + 1), try value(depth: depth + 1)))
        }
        return .dict(entries)
      case "N": return .number(type: try number(), try value(depth: depth + 1))
      case "x": return .tensor(try tensor())
      case "r":
        let id = try number()
        let (isReceivers, isCallable) = (try flag(), try flag())
        return .reference(
          PlainValue.Reference(id: id, isReceivers: isReceivers, kind: try text(), isCallable: isCallable))
      default: throw CrossingRefusal("no kind of value begins with the byte \(letter.asciiValue ?? 255)")
      }
    }

    private mutating func tensor() throws(CrossingRefusal) -> PlainTensor {
      guard let spelling = PlainTensor.Spelling(rawValue: try byte()) else {
        throw CrossingRefusal("no such kind of tensor")
      }
      let element = try byte()
      let (wantsGradient, isOutput) = (try flag(), try flag())
      var shape: [Int] = []
      for _ in 0..<(try count()) { shape.append(try number()) }
      var tensor = PlainTensor(
        spelling: spelling, element: element, shape: shape, bytes: try block(), wantsGradient: wantsGradient,
        isOutput: isOutput)
      if try flag() { tensor.gradient = try block() }
      return tensor
    }
  }
}
