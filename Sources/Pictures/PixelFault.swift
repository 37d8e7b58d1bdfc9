// Looking for pixels that cannot be.

package import Tensors

/// A pixel outside the allowed range, NaN included.
package struct PixelFault: Equatable, Sendable {
  package let row: Int
  package let column: Int
  package let value: Double

  /// The faults of a picture (H, W), row by row.
  ///
  /// ```swift
  /// try PixelFault.all(in: grid, low: 0, high: 255)   // [(4, 3): 257, (13, 10): 266]
  /// ```
  package static func all(in picture: Tensor, low: Double = 0, high: Double = 255) throws -> [PixelFault] {
    guard picture.rank == 2 else { throw PictureError.shape(picture.shape) }
    let width = picture.shape[1]
    return try picture.doubles().enumerated().compactMap { index, value in
      value >= low && value <= high
        ? nil : PixelFault(row: index / width, column: index % width, value: value)
    }
  }
}
