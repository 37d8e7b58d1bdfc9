// What lateness costs. How late a submission is comes from the roster, never from a clock.

/// A due time, and the percentage of the points earned that each day begun costs.
package struct LatePolicy: Sendable, Equatable {
  package var due: Timestamp?
  package var percentPerDay: Double

  package init(due: Timestamp? = nil, percentPerDay: Double = 0) {
    self.due = due
    self.percentPerDay = percentPerDay
  }

  /// Days begun after the due time.
  package func days(_ entry: Roster.Entry?) -> Int {
    let days: Double
    if let late = entry?.daysLate {
      days = late
    } else if let due, let submitted = entry?.submitted {
      days = (submitted.seconds - due.seconds) / 86400
    } else {
      return 0
    }
    return Int(min(max(0, days.rounded(.up)), 10000))
  }

  /// The part of the points that remains, 0 to 1.
  package func share(days: Int) -> Double { min(1, max(0, 1 - Double(days) * percentPerDay / 100)) }
}
