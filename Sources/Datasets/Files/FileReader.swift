// Data sets come from files, and files belong to the host: it passes what reads and writes them.

/// Reads whole files for the data sets; the host decides what may be read.
///
/// ```swift
/// let reader = FileReader { path in files[path] }
/// ```
public struct FileReader: Sendable {
  /// The bytes of the file at a path, or nil when there is no such file.
  public let read: @Sendable (_ path: String) throws -> [UInt8]?

  /// `read` gives the bytes of a file, nil where there is none, and throws where it may not or cannot read.
  public init(_ read: @escaping @Sendable (_ path: String) throws -> [UInt8]?) { self.read = read }

  /// The bytes of a file that must be there.
  func require(_ path: String) throws -> [UInt8] {
    guard let bytes = try read(path) else { throw DatasetError.missing(paths: [path]) }
    return bytes
  }
}

/// Writes whole files; the host decides what may be written.
///
/// ```swift
/// try NpyFile.write(tensor, to: "weights.npy", with: .disk)
/// ```
public struct FileWriter: Sendable {
  /// Puts the bytes at a path, all of them or, when it throws, none.
  public let write: @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void

  /// `write` puts the bytes at the path, all of them or none.
  public init(_ write: @escaping @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void) {
    self.write = write
  }
}
