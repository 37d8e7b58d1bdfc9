// Unpacking gzip piece by piece.
//
// A few kilobytes of gzip can claim to unpack to terabytes, so nothing here unpacks "the whole file": the reader above
// asks for as many bytes as it needs, and zlib fills exactly those. zlib keeps the place in the compressed bytes and
// checks the CRC and the length of the original when it comes to the end.

import CZlib

/// What is wrong with a gzip file.
public enum GzipError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The first bytes are not gzip's 1f 8b.
  case notGzip
  /// The compressed bytes contradict themselves, or the checksum does not fit; zlib's own words.
  case damaged(String)
  /// zlib could not start.
  case unavailable(code: Int)

  public var description: String {
    switch self {
    case .notGzip: return "not a gzip file (it does not begin with the bytes 1f 8b)"
    case .damaged(let reason): return "the gzip data is damaged (\(reason))"
    case .unavailable(let code): return "zlib could not start (code \(code))"
    }
  }
}

/// The unpacked bytes of a gzip file, taken from the front.
final class GzipStream: ByteStream {
  private let input: [UInt8]
  private var consumed = 0
  private(set) var isAtEnd = false
  // zlib's state points back to its stream, which therefore must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ input: [UInt8]) throws(GzipError) {
    guard GzipStream.isGzip(input) else { throw .notGzip }
    self.input = input
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, plus 16: gzip's header and trailer.
    let code = convbook_inflate_init(stream, 15 + 16)
    guard code == Z_OK else {
      stream.deallocate()
      throw .unavailable(code: Int(code))
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Compressed bytes after the end of the gzip data.
  var trailingCount: Int { isAtEnd ? input.count - consumed : 0 }

  var fileSize: Int { input.count }

  /// Deflate never unpacks to more than about 1032 times its size.
  var mostBytes: Int {
    let (bytes, overflow) = input.count.multipliedReportingOverflow(by: 1032)
    return overflow ? .max : bytes
  }

  /// Whether a file begins as gzip does.
  static func isGzip(_ file: [UInt8]) -> Bool { file.starts(with: [0x1F, 0x8B]) }

  /// Up to `count` more bytes; fewer only where the data ends or is cut off.
  func read(_ count: Int) throws(GzipError) -> [UInt8] {
    var output: [UInt8] = []
    // Grown piece by piece: `count` may be a header's lie.
    let piece = 1 << 20
    while output.count < count, !isAtEnd {
      let part = try inflatePart(min(piece, count - output.count))
      if part.isEmpty { break }
      output += part
    }
    return output
  }

  private func inflatePart(_ wanted: Int) throws(GzipError) -> [UInt8] {
    var code = Z_OK
    let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, written in
      input.withUnsafeBufferPointer { source in
        guard let start = source.baseAddress else { return }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start + consumed)
        stream.pointee.avail_in = uInt(clamping: input.count - consumed)
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = uInt(wanted)
        let before = stream.pointee.avail_in
        code = inflate(stream, Z_NO_FLUSH)
        consumed += Int(before - stream.pointee.avail_in)
        written = wanted - Int(stream.pointee.avail_out)
        stream.pointee.next_in = nil
      }
    }
    switch code {
    case Z_STREAM_END: isAtEnd = true
    // No progress is possible: the input is used up in the middle of the data.
    case Z_OK, Z_BUF_ERROR: break
    default: throw .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "code \(code)")
    }
    return part
  }
}
