// From the errors of the rooms below to the exceptions of the script.
//
// Tensors, pictures and data sets throw facts with a description; here each gets the class that PyTorch, or Python for
// files, raises for it. A budget that ran out stays a budget that ran out.

import Datasets
package import Interpreter
import Limits
import Networks
import Pictures
import Tensors

extension Machine {
  /// Runs `body`; what it throws becomes an exception of the script.
  func raising<Result>(_ body: () throws -> Result) throws(Raise) -> Result {
    do { return try body() } catch { throw raise(for: error) }
  }

  /// The exception that an error of a lower room becomes.
  package func raise(for failure: any Error) -> Raise {
    switch failure {
    case let raise as Raise: return raise
    case let limit as LimitError: return raise(limit: limit)
    case TensorError.limit(let limit):
      let raise = raise(limit: limit)
      guard case .memory = limit else { return raise }
      // Python has MemoryError for it, and PyTorch RuntimeError.
      let type = heap.types.exception("MemoryError", and: "RuntimeError")
      return Raise(ExceptionObject(type, raise.exception.arguments, heap: heap))
    case TensorError.gradientOfAnotherEra:
      host.refused(CourseLibrary.earlierGradient)
      return error("PermissionError", "\(failure)")
    case TensorError.callback(let failure): return raise(for: failure.error)
    case WeightFileError.tensor(let failure): return raise(for: failure)
    case let failure as TensorError: return error(failure.kind.exceptionName, failure.description)
    case let failure as CrossingRefusal: return valueError(failure.description)
    case let failure as FileRefusal: return error("PermissionError", failure.description)
    case let failure as GradientRefusal: return error("RuntimeError", failure.description)
    case let failure as NetworkError: return error("RuntimeError", failure.advice)
    case is LayerProblem: return error("RuntimeError", "\(failure)")
    case is DescriptionError: return valueError("\(failure)")
    case is PictureError, is ImageFileError, is DatasetError, is InitialiserError, is OptimizerError,
      is MetricError:
      return valueError("\(failure)")
    default: return error("OSError", "\(failure)")
    }
  }
}

extension TensorError.Kind {
  var exceptionName: String {
    switch self {
    case .value: "ValueError"
    case .index: "IndexError"
    case .type: "TypeError"
    case .notImplemented: "NotImplementedError"
    case .runtime, .limit, .callback: "RuntimeError"
    }
  }
}
