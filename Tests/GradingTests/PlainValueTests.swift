import CourseLibrary
import Testing

@Suite struct PlainValueTests {
  static let value = PlainValue.tuple([
    .none, .ellipsis, .bool(true), .int(-3), .big("123456789012345678901234567890"), .float(-0.0),
    .string("Kernel é"), .list([.list([]), .set([.int(1)])]), .dict([(key: .string("a"), value: .float(.nan))]),
    .number(type: 10, .float(1.5)),
  ])

  @Test func valuesComeBackAsTheyWent() throws {
    let bytes = PlainValueCodec.bytes(of: Self.value)
    #expect(try PlainValueCodec.bytes(of: PlainValueCodec.value(in: bytes)) == bytes)
  }

  @Test func aMessageThatEndsTooEarlyIsRefusedWhereverItEnds() {
    let bytes = PlainValueCodec.bytes(of: Self.value)
    for count in 0..<bytes.count {
      #expect(throws: CrossingRefusal.self) { try PlainValueCodec.value(in: Array(bytes[..<count])) }
    }
    #expect(throws: CrossingRefusal.self) { try PlainValueCodec.value(in: bytes + [0]) }
  }

  @Test func countsAndDepthsThatCannotBeAreRefused() {
    let letter = UInt8(ascii: "l")
    let endless: [UInt8] = [letter] + [UInt8](repeating: 0xFF, count: 7) + [0x7F]
    let negative: [UInt8] = [letter] + [UInt8](repeating: 0xFF, count: 8)
    let one: [UInt8] = [letter, 1, 0, 0, 0, 0, 0, 0, 0]
    let deep = [[UInt8]](repeating: one, count: 10_000).flatMap(\.self) + [UInt8(ascii: "n")]
    for bytes in [endless, negative, deep, [0x00]] {
      #expect(throws: CrossingRefusal.self) { try PlainValueCodec.value(in: bytes) }
    }
  }
}
