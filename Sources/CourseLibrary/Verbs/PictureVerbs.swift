// Pictures: to the student's eyes, to a file, from a file.
//
// `show` decides what a value is a picture of and hands a `DisplayItem` to the host; files are read and written whole,
// through the host.

import Interpreter
import Limits
import Pictures
import Tensors

extension CourseLibrary {
  static var pictureVerbs: [Verb] {
    [
      Verb(
        "show", PictureRequest.signature,
        "Shows a picture; the kind follows from the value: an image (H,W), (3,H,W), (H,W,3), kernels, filters, maps, a "
          + "dict or a vector of probabilities, a training history, points (N,2), a network in words. By name: "
          + PictureKind.all.map { "\n  kind=\"\($0.name)\": \($0.help)" }.joined()
          + "\n\n>>> show([[0, 128], [128, 255]], title=\"four pixels\")"
      ) { call in
        let item = try item(of: call)
        try call.machine.limits.charge(outputBytes: item.size)
        call.library.environment.display(item)
        return .none
      },
      Verb(
        "picture", PictureRequest.signature,
        "The picture that show(...) shows, as a value: the last line of a cell shows it, save(picture, path) keeps it."
      ) { call in .object(PictureObject(try item(of: call), heap: call.machine.heap)) },
      Verb(
        "save", "picture, path",
        "Writes a picture to a file: .pgm (grey), .ppm (colour) or .png. A tensor (H,W) or (3,H,W) is written as it "
          + "is, byte for byte; what picture(...) or a figure gives is written as it is shown."
          + "\n\n>>> save([[0, 255], [255, 0]], \"corners.pgm\")"
      ) { call in
        let path = try call.string(1)
        let format = try PictureFormat.named(by: path)
        try call.save([], to: path) { try format.encode(stored(call, as: format)) }
        return .none
      },
      Verb(
        "load_image", "path",
        "Reads a PGM or PPM file as (H,W) or (3,H,W): uint8, or int64 where the file has more than 8 bits."
      ) { call in
        let path = try call.string(0)
        return try call.file(path) { bytes in
          call.result(try ImageFile.decode(bytes, path: path).tensor(on: call.engine))
        }
      },
      Verb(
        "validate_image", "x, low=0, high=255",
        "Prints and returns the (row, column, value) of every pixel below low or above high."
          + "\n\n>>> validate_image([[0, 300], [128, 255]])\n(0, 1) holds 300: outside [0, 255]"
          + "\n[(0, 1, 300)]"
      ) { try validate($0) },
    ]
  }

  // MARK: show

  private static func item(of call: Call) throws -> DisplayItem {
    if let item = call.library.picture(in: call[0]) {
      return DisplayItem(title: try call.optionalString(2) ?? item.title, picture: item.picture)
    }
    let request = PictureRequest(call)
    let title = try call.optionalString(2)
    let kind =
      try call.optionalString(1).map { try PictureKind.named($0, request) } ?? PictureKind.chosen(request)
    let picture = try kind.draw(request)
    // A figure has its title in the drawing.
    return DisplayItem(title: picture is Figure ? nil : title, picture: picture)
  }

  private static func stored(_ call: Call, as format: PictureFormat) throws -> StoredImage {
    guard let item = call.library.picture(in: call[0]) else { return try StoredImage(call.picture(0)) }
    guard let image = try format.isExact ? item.picture.exact() : item.picture.stored() else {
      throw call.invalid(
        "this picture is made of text, which a \(format.name) file cannot hold: print it instead")
    }
    return image
  }

  // MARK: validate_image

  private static func validate(_ call: Call) throws -> Value {
    let picture = try call.picture(0)
    let (low, high) = (try call.double(1), try call.double(2))
    let faults = try PixelFault.all(in: picture, low: low, high: high)
    let bounds = "[\(NumberText.shortest(low)), \(NumberText.shortest(high))]"
    let lines = faults.map {
      "(\($0.row), \($0.column)) holds \(NumberText.shortest($0.value)): outside \(bounds)"
    }
    try call.machine.print(lines.isEmpty ? ["every value lies in \(bounds)"] : lines)
    return call.machine.list(
      try faults.map { fault in
        let value = try picture.element(at: [fault.row, fault.column]).value
        return call.machine.tuple([.int(fault.row), .int(fault.column), value])
      })
  }
}
