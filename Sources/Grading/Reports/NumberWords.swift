// Points, percentages and errors as reports write them: the same on every machine.

/// Up to two decimals, none where they are 0: `7`, `7.5`, `33.33`.
package func pointsText(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
  if rest == 0 { return "\(sign)\(whole)" }
  return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// The size of an error in two digits, from which no number can be told: `0.0021`, `13`, `4.5e+12`.
func errorText(_ value: Double) -> String {
  guard value.isFinite else { return "very large" }
  if value == 0 { return "0" }
  var (scaled, power) = (abs(value), 0)
  while scaled >= 100 { (scaled, power) = (scaled / 10, power + 1) }
  while scaled < 10 { (scaled, power) = (scaled * 10, power - 1) }
  var digits = Int(scaled.rounded())
  if digits == 100 { (digits, power) = (10, power + 1) }
  let exponent = power + 1
  let (first, second) = (digits / 10, digits % 10)
  if exponent > 5 || exponent < -5 { return "\(first).\(second)e\(exponent < 0 ? "-" : "+")\(abs(exponent))" }
  if power >= 0 { return String(digits) + String(repeating: "0", count: power) }
  if exponent >= 0 { return second == 0 ? "\(first)" : "\(first).\(second)" }
  let decimals = String(repeating: "0", count: -exponent - 1) + (second == 0 ? "\(first)" : "\(first)\(second)")
  return "0.\(decimals)"
}

/// `1 check`, `3 checks`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
