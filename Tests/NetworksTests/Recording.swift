import Foundation
import Testing

/// Reads a file that a script beside it recorded.
func recorded<Value: Decodable>(_ name: String, as _: Value.Type = Value.self) throws -> Value {
  let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Recorded"))
  return try JSONDecoder().decode(Value.self, from: Data(contentsOf: url))
}

/// Whether two numbers agree to about twelve digits.
func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-12) -> Bool {
  a == b || abs(a - b) <= tolerance * max(1, abs(b))
}

func isClose(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-12) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, within: tolerance) }
}
