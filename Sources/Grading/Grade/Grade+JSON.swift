// A grade as JSON and back: for reports, for going on after an interruption, and for shards that are put together later.

internal import CourseLibrary
package import JSON

extension Grade {
  package var json: JSONValue {
    var object: JSONObject = [
      "homework": .string(homework), "student": .string(student), "points": .points(points), "of": .points(of),
      "parts": .array(parts.map(\.json)),
      "manual": .array(
        manualParts.map { part in
          ["grade_id": .string(part.gradeID), "points": .points(part.points), "cell": .int(part.cell)]
        }),
      "failed_cells": .array(
        failedCells.map { cell in
          [
            "name": .string(cell.name), "exception": .string(cell.exception),
            "message": .string(cell.message), "traceback": .string(cell.traceback),
          ]
        }),
      "incidents": .array(
        incidents.map { ["kind": .string($0.kind.rawValue), "message": .string($0.message)] }),
      "layers": .array(layers.map(JSONValue.string)),
    ]
    if !holes.isEmpty { object["holes"] = .array(holes.map(JSONValue.string)) }
    if let gradeAgain { object["grade_again"] = .string(gradeAgain) }
    return .object(object)
  }

  /// Nil for what is no grade.
  package init?(_ json: JSONValue) {
    guard let homework = json["homework"]?.string, let student = json["student"]?.string,
      let parts = json["parts"]?.array
    else { return nil }
    self.init(
      homework: homework, student: student, parts: parts.compactMap(Part.init),
      manualParts: (json["manual"]?.array ?? []).compactMap { part in
        guard let id = part["grade_id"]?.string, let points = part["points"]?.double,
          let cell = part["cell"]?.int
        else { return nil }
        return Homework.ManualPart(gradeID: id, points: points, cell: cell)
      })
    guard self.parts.count == parts.count else { return nil }
    failedCells = (json["failed_cells"]?.array ?? []).map { cell in
      FailedCell(
        name: cell["name"]?.string ?? "", exception: cell["exception"]?.string ?? "",
        message: cell["message"]?.string ?? "", traceback: cell["traceback"]?.string ?? "")
    }
    incidents = (json["incidents"]?.array ?? []).compactMap { incident in
      incident["kind"]?.string.flatMap(Incident.Kind.init(rawValue:)).map {
        Incident($0, incident["message"]?.string ?? "")
      }
    }
    layers = (json["layers"]?.array ?? []).compactMap(\.string)
    holes = (json["holes"]?.array ?? []).compactMap(\.string)
    gradeAgain = json["grade_again"]?.string
  }
}

extension Grade.Part {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "name": .string(name), "grade_id": .string(gradeID), "points": .points(points), "of": .points(of),
      "checks": .array(checks.map(\.json)),
    ]
    object["refusal"] = refusal.map(JSONValue.string)
    object["interruption"] = interruption.map(JSONValue.string)
    return .object(object)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let points = json["points"]?.double, let of = json["of"]?.double,
      let checks = json["checks"]?.array
    else { return nil }
    self.init(
      name: name, gradeID: json["grade_id"]?.string ?? name, points: points, of: of,
      checks: checks.compactMap(Grade.Check.init), refusal: json["refusal"]?.string,
      interruption: json["interruption"]?.string)
    if self.checks.count != checks.count { return nil }
  }
}

extension Grade.Check {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "name": .string(record.name), "hidden": .bool(isHidden), "verdict": .string(record.verdict.rawValue),
      "points": .points(points), "of": .points(record.points), "share": .number(record.share),
    ]
    object["category"] = record.category.map(JSONValue.string)
    object["hint"] = record.hint.map(JSONValue.string)
    object["complaint"] = record.complaint.map(JSONValue.string)
    object["explanation"] = record.explanation.map(JSONValue.string)
    object["failure"] = record.failure.map { failure in
      if case .exception(let name) = failure { return ["exception": .string(name)] }
      return .string(failure.text)
    }
    object["error"] = record.error.map { error in
      ["absolute": .size(error.absolute), "relative": .size(error.relative)]
    }
    return .object(object)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let hidden = json["hidden"]?.bool,
      let verdict = json["verdict"]?.string.flatMap(CheckRecord.Verdict.init(rawValue:)),
      let points = json["of"]?.double, let share = json["share"]?.double
    else { return nil }
    let failure: CheckRecord.Failure? =
      json["failure"]?["exception"]?.string.map(CheckRecord.Failure.exception)
      ?? [.shape, .values, .changedInput, .notANumber].first { $0.text == json["failure"]?.string }
    var error: CheckRecord.ErrorSize?
    if let absolute = json["error"]?["absolute"]?.double, let relative = json["error"]?["relative"]?.double {
      error = CheckRecord.ErrorSize(absolute: absolute, relative: relative)
    }
    self.init(
      CheckRecord(
        name: name, points: points, share: share, verdict: verdict, category: json["category"]?.string,
        hint: json["hint"]?.string, complaint: json["complaint"]?.string,
        explanation: json["explanation"]?.string, failure: failure, error: error),
      isHidden: hidden)
  }
}

extension JSONValue {
  /// Points are written as whole numbers where they are.
  fileprivate static func points(_ value: Double) -> JSONValue {
    value == value.rounded() && abs(value) < 1e15 ? .int(Int(value)) : .size(value)
  }

  fileprivate static func size(_ value: Double) -> JSONValue {
    value.isFinite ? .number(value) : .number(value < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude)
  }
}
