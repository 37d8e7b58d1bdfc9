// A moment that a list gives: 2026-10-01T22:14, with seconds and a zone where it has them. Nothing here asks the clock.

/// Seconds since 1970 began in UTC; without a zone, as if the clock on the wall showed UTC.
package struct Timestamp: Sendable, Equatable {
  package let seconds: Double

  /// Nil for what is no date, or no time of a day.
  package init?(_ text: String) {
    guard
      let match = text.wholeMatch(
        of: /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?/),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }
    let (hour, minute, second) = (number(match.4), number(match.5), number(match.6))
    guard (1...12).contains(month), (1...Timestamp.days(in: month, year)).contains(day), hour < 24, minute < 60,
      second < 61
    else { return nil }
    var offset = 0
    if let zone = match.7, let sign = zone.first, sign == "+" || sign == "-" {
      let digits = zone.filter(\.isNumber)
      offset = (number(digits.prefix(2)) * 60 + number(digits.suffix(2))) * (sign == "-" ? -60 : 60)
    }
    let days = Timestamp.daysBefore(year, month) + day - 1
    seconds = Double(((days * 24 + hour) * 60 + minute) * 60 + second - offset)
  }

  /// `2026-10-01 22:14:00`, in UTC.
  package var text: String {
    let day = Int((seconds / 86400).rounded(.down))
    let time = Int(seconds) - day * 86400
    var (year, month) = (1970 + day / 365, 1)
    while Timestamp.daysBefore(year, 1) > day { year -= 1 }
    while month < 12, Timestamp.daysBefore(year, month + 1) <= day { month += 1 }
    func text(_ number: Int, digits: Int = 2) -> String {
      String(repeating: "0", count: max(0, digits - String(number).count)) + String(number)
    }
    let date = [text(year, digits: 4), text(month), text(day - Timestamp.daysBefore(year, month) + 1)]
    let clock = [time / 3600, time / 60 % 60, time % 60].map { text($0) }
    return date.joined(separator: "-") + " " + clock.joined(separator: ":")
  }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func days(in month: Int, _ year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The days from 1970 to the beginning of a month.
  private static func daysBefore(_ year: Int, _ month: Int) -> Int {
    let past = year - 1
    let leaps = past / 4 - past / 100 + past / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
    return (year - 1970) * 365 + leaps + (1..<month).reduce(0) { $0 + days(in: $1, year) }
  }
}
