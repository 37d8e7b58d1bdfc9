// The picture formats: one list. A new format is a file with its writer (and reader) and a line here.

/// A way to write, and perhaps read, a picture.
package struct PictureFormat: Sendable {
  /// As in messages: "PGM".
  package let name: String
  /// Without the dot.
  package let fileExtension: String
  package let mimeType: String
  /// Pictures are written pixel for pixel rather than enlarged to be looked at.
  package var isExact: Bool { fileExtension != "png" }
  package let encode: @Sendable (StoredImage) throws(PictureError) -> [UInt8]

  package static let pgm = PictureFormat(
    name: "PGM", fileExtension: "pgm", mimeType: "image/x-portable-graymap", encode: Netpbm.encodeGray)
  package static let ppm = PictureFormat(
    name: "PPM", fileExtension: "ppm", mimeType: "image/x-portable-pixmap", encode: Netpbm.encodeColour)
  package static let png = PictureFormat(
    name: "PNG", fileExtension: "png", mimeType: "image/png", encode: PNG.encode)

  package static let all = [pgm, ppm, png]

  /// The format that the end of a file name asks for.
  package static func named(by path: String) throws(PictureError) -> PictureFormat {
    let lowered = path.lowercased()
    for format in all where lowered.hasSuffix("." + format.fileExtension) { return format }
    throw .unknownFormat(path: path, known: all.map { "." + $0.fileExtension })
  }

  /// PGM for a grey picture, PPM for a colour one: how a run stores the pictures it showed.
  package static func netpbm(for image: StoredImage) -> PictureFormat {
    image.channels == 1 ? pgm : ppm
  }
}

/// Reading a picture that a user gave.
package enum ImageFile {
  /// The image in `bytes`; errors name `path`.
  package static func decode(_ bytes: [UInt8], path: String) throws(ImageFileError) -> StoredImage {
    var reader = NetpbmReader(bytes)
    do {
      return try reader.read()
    } catch {
      throw ImageFileError(path: path, problem: error)
    }
  }
}

/// A file that is not the picture it claims to be.
package struct ImageFileError: Error, Equatable, Sendable, CustomStringConvertible {
  package let path: String
  package let problem: NetpbmError

  package var description: String { "\(path): \(problem)" }
}
