// Data sets come from files, and files belong to the host: it passes what reads them.

/// Reads whole files for the data sets; the host decides what may be read.
///
/// ```swift
/// let reader = FileReader { path in files[path] }
/// ```
package struct FileReader: Sendable {
  /// The bytes of the file at a path, or nil when there is no such file.
  package let read: @Sendable (_ path: String) throws -> [UInt8]?

  package init(_ read: @escaping @Sendable (_ path: String) throws -> [UInt8]?) { self.read = read }
}
