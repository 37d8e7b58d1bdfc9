internal import FoundationEssentials
package import JSON

// Outputs in the four forms of nbformat. A value that can be seen in several ways is a bundle: one entry a MIME
// type, and whoever shows it takes the richest it can. Bytes (a PNG) stand as base64, as in the file.

/// One thing a cell put out.
package enum CellOutput: Equatable, Sendable {
  /// What was printed; `name` is "stdout" or "stderr".
  case stream(name: String, text: String)
  /// Something shown: a picture, a table.
  case displayData(MIMEBundle, metadata: JSONObject = [:])
  /// The value of the cell's last expression.
  case executeResult(count: Int?, MIMEBundle, metadata: JSONObject = [:])
  /// An uncaught error: its type, its message, and the lines of the traceback.
  case error(ename: String, evalue: String, traceback: [String])
}

/// One value in several representations, by MIME type.
///
///     var bundle: MIMEBundle = ["text/plain": "tensor([1., 2.])"]
///     bundle.setBytes(png, for: "image/png")
///     bundle.text("text/plain")   // "tensor([1., 2.])"
package struct MIMEBundle: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  /// Text as a string, bytes as base64, JSON types as any value; unknown types as they came.
  package var entries: JSONObject

  package init(entries: JSONObject = [:]) { self.entries = entries }
  package init(dictionaryLiteral entries: (String, JSONValue)...) { self.entries = JSONObject(entries) }

  package var types: [String] { entries.keys }

  package subscript(type: String) -> JSONValue? {
    get { entries[type] }
    set { entries[type] = newValue }
  }

  /// The text of an entry, nil when there is none or it is no text.
  package func text(_ type: String) -> String? { entries[type]?.string }

  package mutating func setBytes(_ bytes: [UInt8], for type: String) {
    entries[type] = .string(Data(bytes).base64EncodedString())
  }

  /// The bytes of a base64 entry, nil when there is none or it is not base64.
  package func bytes(_ type: String) -> [UInt8]? {
    text(type).flatMap { Data(base64Encoded: $0.filter { !$0.isWhitespace }) }.map(Array.init)
  }
}
