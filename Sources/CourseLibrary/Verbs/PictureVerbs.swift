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
        "show", "x, kind=None, title=None",
        "Shows a picture: (H,W) grey, (3,H,W) colour, (N,H,W) many; kind=\"signed\" puts zero in the middle, "
          + "\"numbers\" is a table, \"bars\" draws a dict or a vector as bars."
      ) { call in
        let content = try content(of: call)
        let item = DisplayItem(title: try call.optionalString(2), content: content)
        try call.machine.limits.charge(outputBytes: item.size)
        call.library.environment.display(item)
        return .none
      },
      Verb("save", "x, path", "Writes a picture to a file: .pgm (H,W), .ppm (3,H,W) or .png, byte for byte.") {
        call in
        let path = try call.string(1)
        let format = try PictureFormat.named(by: path)
        let bytes = try format.encode(StoredImage(call.picture(0)))
        try call.library.environment.writeFile(path, bytes)
        return .none
      },
      Verb(
        "load_image", "path",
        "Reads a PGM or PPM file as (H,W) or (3,H,W): uint8, or int64 where the file has more than 8 bits."
      ) { call in
        let path = try call.string(0)
        guard let bytes = try call.library.environment.readFile(path) else {
          throw call.machine.error("FileNotFoundError", "[Errno 2] No such file or directory: '\(path)'")
        }
        return call.result(try ImageFile.decode(bytes, path: path).tensor(on: call.engine))
      },
      Verb(
        "validate_image", "x, low=0, high=255",
        "Prints and returns the (row, column, value) of every pixel below low or above high."
      ) { try validate($0) },
    ]
  }

  // MARK: show

  private typealias Drawing = (Call) throws -> DisplayItem.Content

  /// The kinds of picture: one list.
  private static var kinds: [(name: String, draw: Drawing)] {
    [
      ("signed", { .picture(try Raster($0.picture(0), as: .signed)) }),
      ("numbers", { .numbers(try NumberTable($0.picture(0))) }),
      ("bars", { .bars(try bars($0)) }),
    ]
  }

  private static func content(of call: Call) throws -> DisplayItem.Content {
    guard let kind = try call.optionalString(1) else {
      if case .dict = call[0] { return .bars(try bars(call)) }
      let picture = try call.picture(0)
      if picture.rank == 1 {
        throw call.invalid(
          "one row of numbers, shape \(shapeText(picture.shape)): use kind=\"numbers\" or \"bars\"")
      }
      return .picture(try Raster(picture))
    }
    guard let known = kinds.first(where: { $0.name == kind }) else {
      let names = kinds.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw call.invalid("kind must be \(names) or None, got \"\(kind)\"")
    }
    return try known.draw(call)
  }

  /// A dict of names and numbers, or a vector of numbers.
  private static func bars(_ call: Call) throws -> BarChart {
    guard case .dict = call[0] else {
      let vector = try call.picture(0)
      guard vector.rank == 1 else {
        throw call.invalid("bars need a dict or a vector, got shape \(shapeText(vector.shape))")
      }
      return BarChart(values: try vector.doubles())
    }
    var labels: [String] = []
    var values: [Double] = []
    for key in try call.machine.elements(of: call[0]) {
      let value = try call.machine.item(of: call[0], at: key)
      guard let number = try call.machine.number(value) else {
        throw call.machine.typeError(
          "show: bars need numbers, but \(try call.machine.repr(key).string) has a \(call.machine.typeName(value))"
        )
      }
      labels.append(try call.machine.str(key).string)
      values.append(number.double)
    }
    return BarChart(labels: labels, values: values)
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
