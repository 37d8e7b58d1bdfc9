// Points and the sizes of errors as reports write them: the same on every machine.

/// Up to two decimals, none where they are 0: `7`, `7.5`, `33.33`.
package func pointsText(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
  if rest == 0 { return "\(sign)\(whole)" }
  return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// The size of an error as the nearest power of ten, of a few of them, so that neither a digit of an expected number nor
/// what an answer was given can be told from it: `below 10^-6`, `about 10^-3`, `about 1`, `above 1000`.
func sizeText(_ value: Double) -> String {
  if value == 0 { return "0" }
  if !(abs(value) <= 3000) { return "above 1000" }
  if abs(value) < 3e-7 { return "below 10^-6" }
  var (scaled, power) = (abs(value), 0)
  while scaled >= 10 { (scaled, power) = (scaled / 10, power + 1) }
  while scaled < 1 { (scaled, power) = (scaled * 10, power - 1) }
  if scaled * scaled >= 10 { power += 1 }
  return power >= 0 && power <= 3 ? "about 1" + String(repeating: "0", count: power) : "about 10^\(power)"
}

/// `1 check`, `3 checks`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
