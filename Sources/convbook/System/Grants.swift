// What cells that the user runs may know of the machine they run on. Which files they reach says whoever runs them.

import Interpreter
import Limits
import Session

extension Session.Configuration {
  /// All processors, most of the memory, a clock, the data sets.
  static func granting(environment: [String: String]) -> Session.Configuration {
    var configuration = Session.Configuration()
    configuration.budget.bytes = System.memoryBudget
    configuration.clock = { System.seconds() }
    configuration.scriptClock = Host.Clock(
      now: { System.timeOfDay() }, monotonic: { System.seconds() }, sleep: { System.sleep($0) })
    configuration.threads = System.processorCount
    configuration.environment = environment
    configuration.readDataSet = { path in try Files.readIfPresent(path) }
    return configuration
  }
}
