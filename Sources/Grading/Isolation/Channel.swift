// Messages over a descriptor: eight bytes that say how many follow, then as many bytes. Nothing else is ever on it.

internal import CourseLibrary

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Why no message came or went.
enum ChannelFailure: Error, Equatable {
  /// The other side is gone.
  case closed
  /// Nothing came in time, or nothing was taken.
  case late
  /// What came is no message.
  case garbled(String)
}

/// One end of a channel, a socket that it owns.
final class Channel {
  private let descriptor: Int32
  /// Whether a write to a side that is gone must not end this process. It takes a call that the sandbox has not.
  private let outlivesPeer: Bool
  static let longest = Crossing.largestMessage + (16 << 20)

  init(descriptor: Int32, outlivesPeer: Bool) {
    (self.descriptor, self.outlivesPeer) = (descriptor, outlivesPeer)
  }

  deinit { close(descriptor) }

  /// Sends a message; `deadline` is by the clock that `now` reads. A side that does not read must not hold up one that
  /// outlives it.
  func send(
    _ message: PlainValue, before deadline: Double = .infinity, now: () -> Double = { 0 }
  ) throws(ChannelFailure) {
    let body = PlainValueCodec.bytes(of: message)
    var bytes = withUnsafeBytes(of: Int64(body.count).littleEndian) { Array($0) }
    bytes += body
    var done = 0
    while done < bytes.count {
      if outlivesPeer { try wait(for: POLLOUT, deadline, now) }
      let wrote = bytes.withUnsafeBytes { put($0.baseAddress?.advanced(by: done), $0.count - done) }
      if wrote <= 0, errno != EINTR, errno != EAGAIN { throw .closed }
      done += max(0, wrote)
    }
  }

  private func put(_ start: UnsafeRawPointer?, _ count: Int) -> Int {
    guard outlivesPeer else { return write(descriptor, start, count) }
    #if canImport(Darwin)
      return Darwin.send(descriptor, start, count, MSG_DONTWAIT)
    #else
      return Glibc.send(descriptor, start, count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    #endif
  }

  /// The next message; `deadline` is by the clock that `now` reads.
  func receive(before deadline: Double = .infinity, now: () -> Double = { 0 }) throws(ChannelFailure)
    -> PlainValue
  {
    let head = try read(8, deadline, now)
    var count = 0
    for byte in head.reversed() { count = count << 8 | Int(byte) }
    guard count >= 0, count <= Channel.longest else { throw .garbled("a message of \(count) bytes") }
    let body = try read(count, deadline, now)
    do {
      return try PlainValueCodec.value(in: body)
    } catch {
      throw .garbled(error.description)
    }
  }

  private func read(_ count: Int, _ deadline: Double, _ now: () -> Double) throws(ChannelFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(max(count, 1), 1 << 16))
    while bytes.count < count {
      if deadline < .infinity { try wait(for: POLLIN, deadline, now) }
      let wanted = min(chunk.count, count - bytes.count)
      let got = chunk.withUnsafeMutableBytes { fetch($0.baseAddress, wanted) }
      if got > 0 {
        bytes += chunk[..<got]
      } else if got == 0 || errno != EINTR {
        throw .closed
      }
    }
    return bytes
  }

  private func fetch(_ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, start, count)
    #else
      Glibc.read(descriptor, start, count)
    #endif
  }

  private func wait(for event: Int32, _ deadline: Double, _ now: () -> Double) throws(ChannelFailure) {
    while true {
      let left = deadline - now()
      if left <= 0 { throw .late }
      var waited = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let ready = poll(&waited, 1, Int32(min(left * 1000 + 1, 1e9)))
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw .closed }
    }
  }
}
