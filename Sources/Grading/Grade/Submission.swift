// What a student handed in. Anything may come: no file is opened that is a link or no plain file, none is read that is
// larger than a notebook can reasonably be, and what cannot be read is said, not thrown.

package import NotebookFormat

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A notebook handed in, or why it is none.
package struct Submission: Sendable {
  /// The name of the file, without its folders.
  package let name: String
  package let content: Result<Notebook, Unreadable>

  package struct Unreadable: Error, Equatable, Sendable {
    package let reason: String
    /// Whether the system did not let us read it, which is no fault of the student's.
    package let isOurs: Bool

    package init(_ reason: String, isOurs: Bool = false) { (self.reason, self.isOurs) = (reason, isOurs) }
  }

  /// The largest file that is read: pictures in outputs make notebooks large, but not this large.
  package static let largest = 32 << 20

  package init(_ notebook: Notebook) {
    name = notebook.name
    content = .success(notebook)
  }

  package init(_ unreadable: Unreadable, name: String) {
    self.name = name
    content = .failure(unreadable)
  }

  /// Reads a notebook's bytes, percent script or `.ipynb`.
  package init(bytes: [UInt8], name: String) {
    self.name = name
    guard bytes.count <= Submission.largest else {
      content = .failure(Unreadable(Submission.tooLarge))
      return
    }
    guard !bytes.starts(with: Submission.zip) else {
      content = .failure(Unreadable("it is a zip archive; the notebook itself is to be handed in"))
      return
    }
    do {
      content = .success(try Notebook.read(bytes: bytes, name: name))
    } catch {
      content = .failure(Unreadable("\(error)"))
    }
  }

  /// What zip archives begin with.
  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let tooLarge = "the file is larger than \(largest >> 20) MB"

  /// Reads a file. `file` is opened as it is: nothing in it is taken for another path, and links are not followed.
  package init(file: String) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    do {
      self.init(bytes: try Submission.read(file), name: name)
    } catch {
      self.init(error, name: name)
    }
  }

  private static func read(_ file: String) throws(Unreadable) -> [UInt8] {
    // A pipe must not keep the grader waiting.
    let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? Unreadable("the file is a link") : failure()
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw Unreadable("it is no plain file")
    }
    guard facts.st_size <= largest else { throw Unreadable(tooLarge) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { fetch(descriptor, $0) }
      if count < 0 { throw failure() }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      // It may have grown since.
      if bytes.count > largest { throw Unreadable(tooLarge) }
    }
  }

  /// What the system says of the call that has just failed.
  private static func failure() -> Unreadable {
    Unreadable("it cannot be read: \(String(cString: strerror(errno)))", isOurs: true)
  }

  private static func fetch(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
