// What a host lends to scripts that read and write files.
//
// A script names a file; the host looks at the name and gives the file, the system's reason why not, or a refusal in
// words of its own. A file is bytes at a position. What text is, lines and encodings, is the language's business.

/// How a script opens a file: the mode of `open`.
public struct FileAccess: Equatable, Sendable {
  public enum Start: Sendable {
    /// The file must be there (`r`).
    case existing
    /// Made, or emptied (`w`).
    case empty
    /// Made; it must not be there (`x`).
    case new
    /// Made, or written on at its end (`a`).
    case end
  }

  public let start: Start
  public let reads: Bool
  public let writes: Bool

  public init(start: Start, reads: Bool, writes: Bool) {
    (self.start, self.reads, self.writes) = (start, reads, writes)
  }
}

/// Why a host's file did not do what was asked.
public enum HostFileError: Error, Sendable {
  /// The system's number and words: an `OSError` in the script.
  case system(number: Int, reason: String)
  /// The host does not allow it: a `PermissionError` with these words.
  case refused(String)
}

/// An open file of the host. It is closed when nothing refers to it any more.
public protocol HostFile: AnyObject {
  /// The next bytes, `count` at most; none at the end.
  func read(atMost count: Int) throws(HostFileError) -> [UInt8]
  func write(_ bytes: [UInt8]) throws(HostFileError)
  /// Moves to a byte counted from the beginning, or to the end where `offset` is nil; gives the position.
  func seek(to offset: Int?) throws(HostFileError) -> Int
  func truncate(to size: Int) throws(HostFileError)
  func close() throws(HostFileError)
}

/// The files that a host grants to a script.
public protocol HostFiles {
  /// Opens the file that the script calls `path`.
  func open(_ path: String, _ access: FileAccess) throws(HostFileError) -> any HostFile
}
