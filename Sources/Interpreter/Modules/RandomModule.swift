// The module `_random`: the generator under `random`, whose distributions are written in the language
// (`Library/random.py`).

import BigInt
import Syntax

enum RandomModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let type = TypeObject("Random", base: machine.heap.types.object, heap: machine.heap) {
      (type, arguments, machine) throws(Raise) in
      try arguments.expect(0...1, of: "Random", machine)
      let generator = Generator(type, heap: machine.heap)
      generator.twister = try twister(seed: arguments[0] ?? .none, machine)
      return .object(generator)
    }
    type.define("__module__", machine.string("_random"))
    machine.define(methods, on: type) { $0.object as? Generator }
    let members = GlobalTable(heap: machine.heap)
    members["Random"] = .object(type)
    return ModuleObject("_random", members: members, heap: machine.heap)
  }

  private static let methods: [NativeMethod<Generator>] = [
    NativeMethod("random", .none) { generator, _, _ in .float(generator.twister.nextDouble()) },
    NativeMethod("getrandbits", .one) { generator, given, machine throws(Raise) in
      let count = try machine.size(given[0], kind: "int")
      if count < 0 { throw machine.valueError("number of bits must be non-negative") }
      if count == 0 { return .int(0) }
      if count <= 32 { return .int(Int(generator.twister.next() >> UInt32(32 - count))) }
      try machine.reserve(bytes: count / 8)
      // Cut into pieces of whole words, so that even a gigabyte of bits can be stopped.
      let piece = 1 << 20
      var pieces: [UInt] = []
      for start in stride(from: 0, to: count, by: piece) {
        try machine.pollHolding()
        let bits = min(piece, count - start)
        let words = Array(generator.twister.nextBits(bits).words)
        pieces += words + [UInt](repeating: 0, count: (bits + 63) / 64 - words.count)
      }
      return machine.integer(BigInt(BigUInt(words: pieces)))
    },
    NativeMethod("seed", .count(0...1)) { generator, given, machine throws(Raise) in
      generator.twister = try twister(seed: given.optional(0) ?? .none, machine)
      return .none
    },
    NativeMethod("getstate", .none) { generator, _, machine in
      let twister = generator.twister
      return machine.tuple(twister.words.map { .int(Int($0)) } + [.int(twister.position)])
    },
    NativeMethod("setstate", .one) { generator, given, machine throws(Raise) in
      guard case .tuple(let state) = given[0] else {
        throw machine.typeError("state vector must be a tuple")
      }
      if state.items.count != MersenneTwister.size + 1 {
        throw machine.valueError("state vector is the wrong size")
      }
      var numbers: [Int] = []
      for item in state.items { numbers.append(try machine.size(item, kind: "unsigned long")) }
      let position = numbers.removeLast()
      guard
        let twister = MersenneTwister(
          words: numbers.map { UInt32(truncatingIfNeeded: $0) }, position: position)
      else { throw machine.valueError("invalid state") }
      generator.twister = twister
      return .none
    },
  ]

  /// A generator seeded as CPython's `random.seed` does: a number by its size, a text by itself and its SHA-512,
  /// anything else by its hash, and None by what the host gives.
  private static func twister(seed: Value, _ machine: Machine) throws(Raise) -> MersenneTwister {
    if seed.isNone { return MersenneTwister(seed: BigUInt(machine.host.entropy())) }
    if let number = BigIntObject.integer(seed) { return MersenneTwister(seed: number.magnitude) }
    if case .string(let string) = seed {
      if string.text.firstSurrogate != nil {
        throw machine.error("UnicodeEncodeError", "'utf-8' codec can't encode: surrogates not allowed")
      }
      let bytes = string.text.utf8
      let digest = try SHA512.digest(bytes) { () throws(Raise) in try machine.pollHolding() }
      var words: [UInt] = []
      for (place, byte) in (bytes + digest).reversed().enumerated() {
        if place & 7 == 0 { words.append(0) }
        words[place >> 3] |= UInt(byte) << (8 * UInt(place & 7))
      }
      return MersenneTwister(seed: BigUInt(words: words))
    }
    return MersenneTwister(seed: BigUInt(UInt(bitPattern: try machine.hash(seed))))
  }

  /// A `_random.Random`.
  private final class Generator: Object {
    private let ownType: TypeObject
    var twister = MersenneTwister(seed: 0)

    init(_ type: TypeObject, heap: Heap) {
      ownType = type
      super.init(heap: heap)
    }

    override var type: TypeObject { ownType }
  }
}
