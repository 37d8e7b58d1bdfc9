// The keyboard as characters.
//
// libedit's own reader decodes by the locale, which under `LC_ALL=C` drops every letter outside ASCII, and cannot know a
// paste from typing. So it gets its characters here. Bytes are decoded as UTF-8 whatever the locale says. A paste, which
// a terminal in bracketed-paste mode puts between `ESC[200~` and `ESC[201~`, is taken whole and announced to libedit as
// one key: it works in vi's modes too, where a key sequence that begins with ESC cannot be bound without making ESC
// itself wait. So are the keys that send a sequence (arrows, Home, Delete). Signals arrive here as well, since this is
// where the program waits.

import Glibc

/// Characters, pastes and signals, from a terminal.
struct TerminalInput {
  enum Event: Equatable {
    case character(Unicode.Scalar)
    case key(Key)
    /// Text from the clipboard, with "\n" as line end and without other control characters than tabs.
    case paste(String)
    case signal(Int32)
    case end
  }

  /// A key that sends a sequence of characters.
  enum Key: Equatable {
    case up, down, left, right, home, end, delete, backTab, wordLeft, wordRight, metaEnter
  }

  private let keyboard: Int32
  private let signals: TerminalSignals
  private var bytes: [UInt8] = []
  private var position = 0

  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// How long the rest of a key's sequence may take after its ESC: longer than a terminal needs, shorter than a person.
  private static let sequenceMilliseconds: Int32 = 25

  init(keyboard: Int32, signals: TerminalSignals) {
    self.keyboard = keyboard
    self.signals = signals
  }

  /// Something has been read already that nobody has taken yet.
  var hasMore: Bool { position < bytes.count }

  /// Forgets what was read ahead; with Ctrl-C the system forgets the rest.
  mutating func clear() {
    bytes.removeAll()
    position = 0
  }

  /// Waits for the next event.
  mutating func next() -> Event {
    if position == bytes.count {
      if let event = fill() { return event }
    }
    if bytes[position] == 0x1B, let event = sequence() { return event }
    return character()
  }

  /// Reads at least one byte more; an event when a signal or the end came instead.
  private mutating func fill() -> Event? {
    if case .signal(let number) = waitForByte(milliseconds: -1) { return .signal(number) }
    return readBytes() ? nil : .end
  }

  /// Reads what the keyboard has; false at its end.
  private mutating func readBytes() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(keyboard, &buffer, buffer.count)
    guard count > 0 else { return false }
    if position > 0 {
      bytes.removeFirst(position)
      position = 0
    }
    bytes += buffer[..<count]
    return true
  }

  private enum Arrival: Equatable {
    case ready, nothing
    case signal(Int32)
  }

  /// Waits for a byte for so long, or with -1 for a byte or a signal for ever.
  private mutating func waitForByte(milliseconds: Int32) -> Arrival {
    while true {
      var sources = [
        pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&sources, 2, milliseconds)
      if sources[1].revents != 0, milliseconds < 0, let number = signals.next() { return .signal(number) }
      if sources[0].revents != 0 { return .ready }
      if count == 0 || milliseconds >= 0 { return .nothing }
    }
  }

  /// The key or paste that a sequence from here on stands for; nil, and nothing is taken, when it is none we know.
  private mutating func sequence() -> Event? {
    guard let second = byte(after: 1) else { return nil }
    if second == 0x0D || second == 0x0A {
      position += 2
      return .key(.metaEnter)
    }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return nil }
    var length = 2
    while let next = byte(after: length), length < 16 {
      length += 1
      guard (0x40...0x7E).contains(next) else { continue }
      let code = String(decoding: bytes[position + 2..<position + length], as: UTF8.self)
      if code == "200~" {
        position += length
        return paste()
      }
      guard let key = Self.keys[code] else { return nil }
      position += length
      return .key(key)
    }
    return nil
  }

  /// What terminals send for the keys, behind `ESC[` or `ESC O`.
  private static let keys: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "1~": .home, "4~": .end, "7~": .home,
    "8~": .end, "3~": .delete, "Z": .backTab, "1;5C": .wordRight, "1;5D": .wordLeft, "1;3C": .wordRight,
    "1;3D": .wordLeft, "5C": .wordRight, "5D": .wordLeft, "27;2;13~": .metaEnter, "13;2u": .metaEnter,
  ]

  /// The byte so far behind this one; waits a moment for one that has not come yet.
  private mutating func byte(after count: Int) -> UInt8? {
    if position + count >= bytes.count {
      guard waitForByte(milliseconds: Self.sequenceMilliseconds) == .ready, readBytes(),
        position + count < bytes.count
      else { return nil }
    }
    return bytes[position + count]
  }

  private mutating func paste() -> Event {
    var searched = 0
    while true {
      let rest = bytes[position...]
      let from = max(position, position + searched - Self.pasteEnd.count)
      if let end = rest[from...].firstRange(of: Self.pasteEnd) {
        let text = String(decoding: bytes[position..<end.lowerBound], as: UTF8.self)
        position = end.upperBound
        return .paste(Self.cleaned(text))
      }
      searched = rest.count
      if let event = fill() {
        if case .signal(let number) = event, ![SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(number) { continue }
        clear()
        return event
      }
    }
  }

  private static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": kept.append("\n")
      case "\n": if !afterReturn { kept.append(scalar) }
      case "\t": kept.append(scalar)
      default: if scalar.properties.generalCategory != .control { kept.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    return String(kept)
  }

  /// One character of UTF-8; U+FFFD for what is none.
  private mutating func character() -> Event {
    let length = Self.sequenceLength(bytes[position])
    while bytes.count - position < length {
      if let event = fill() {
        position = bytes.count
        return event
      }
    }
    let scalars = String(decoding: bytes[position..<position + length], as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else {
      position += 1
      return .character("\u{FFFD}")
    }
    position += length
    return .character(scalar)
  }

  private static func sequenceLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
