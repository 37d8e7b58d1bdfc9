// The small grids of numbers that the lectures work with.
//
// A 16 x 12 picture of Lincoln is shown there three times, as an image, as numbers over the image and as numbers
// alone. The first two copies agree. The third is damaged in 49 cells, two of which (257 and 266) no 8-bit pixel can
// hold: it serves to find bad pixels. The two 9 x 9 pictures of an X, one clean and one deformed, agree in 65 of 81
// cells: to a computer that compares pixels they are different pictures.

/// A table of whole numbers.
public struct NumberGrid: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// Row by row.
  public let values: [Int]

  public var shape: [Int] { [rows, columns] }
}

/// The grids of the lectures.
public enum LectureGrids {
  /// Copy 1, 2 (equal) or 3 (49 cells differ) of the 16 x 12 picture of Lincoln.
  public static func lincoln(copy: Int = 1) throws(DatasetError) -> NumberGrid {
    guard (1...3).contains(copy) else { throw .lincolnCopy(copy) }
    return NumberGrid(rows: 16, columns: 12, values: copy == 3 ? thirdLincoln : lincolnValues)
  }

  /// A clean X of 1 on a ground of -1.
  public static let cleanX = NumberGrid(rows: 9, columns: 9, values: cleanXValues)
  /// The same letter, deformed.
  public static let deformedX = NumberGrid(rows: 9, columns: 9, values: deformedXValues)

  // swift-format-ignore
  private static let lincolnValues = [
    157, 153, 174, 168, 150, 152, 129, 151, 172, 161, 155, 156,
    155, 182, 163,  74,  75,  62,  33,  17, 110, 210, 180, 154,
    180, 180,  50,  14,  34,   6,  10,  33,  48, 106, 159, 181,
    206, 109,   5, 124, 131, 111, 120, 204, 166,  15,  56, 180,
    194,  68, 137, 251, 237, 239, 239, 228, 227,  87,  71, 201,
    172, 106, 207, 233, 233, 214, 220, 239, 228,  98,  74, 206,
    188,  88, 179, 209, 185, 215, 211, 158, 139,  75,  20, 169,
    189,  97, 165,  84,  10, 168, 134,  11,  31,  62,  22, 148,
    199, 168, 191, 193, 158, 227, 178, 143, 182, 106,  36, 190,
    205, 174, 155, 252, 236, 231, 149, 178, 228,  43,  95, 234,
    190, 216, 116, 149, 236, 187,  85, 150,  79,  38, 218, 241,
    190, 224, 147, 108, 227, 210, 127, 102,  36, 101, 255, 224,
    190, 214, 173,  66, 103, 143,  96,  50,   2, 109, 249, 215,
    187, 196, 235,  75,   1,  81,  47,   0,   6, 217, 255, 211,
    183, 202, 237, 145,   0,   0,  12, 108, 200, 138, 243, 236,
    195, 206, 123, 207, 177, 121, 123, 200, 175,  13,  96, 218,
  ]

  // swift-format-ignore
  private static let thirdLincoln = [
    167, 163, 174, 168, 160, 162, 129, 161, 172, 161, 166, 166,
    166, 182, 163,  74,  75,  62,  33,  17, 113, 218, 180, 164,
    180, 180,  50,  14,  34,   6,  10,  33,  48, 106, 155, 181,
    206, 109,   5, 124, 131, 111, 120, 204, 166,  15,  56, 180,
    194,  68, 137, 257, 237, 230, 230, 229, 227,  87,  71, 201,
    172, 106, 207, 233, 233, 216, 220, 239, 238,  98,  74, 206,
    188,  88, 179, 208, 185, 216, 211, 168, 138,  76,  30, 169,
    189,  97, 165,  84,  18, 168, 134,  11,  31,  62,  22, 148,
    199, 168, 181, 193, 198, 227, 178, 143, 182, 106,  36, 190,
    205, 174, 195, 252, 236, 231, 149, 178, 228,  42,  35, 234,
    190, 210, 116, 148, 236, 187,  86, 150,  79,  38, 216, 241,
    190, 224, 147, 108, 227, 210, 127, 102,  36, 101, 225, 224,
    160, 214, 173,  66, 103, 149,  96,  63,   3, 108, 249, 216,
    187, 196, 236,  76,   1,  81,  47,   3,   6, 217, 266, 211,
    189, 202, 237, 145,   0,   0,  12, 108, 209, 138, 242, 236,
    195, 206, 123, 207, 177, 121, 123, 200, 175,  13,  36, 218,
  ]

  // swift-format-ignore
  private static let cleanXValues = [
    -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1,  1, -1, -1, -1, -1, -1,  1, -1,
    -1, -1,  1, -1, -1, -1,  1, -1, -1,
    -1, -1, -1,  1, -1,  1, -1, -1, -1,
    -1, -1, -1, -1,  1, -1, -1, -1, -1,
    -1, -1, -1,  1, -1,  1, -1, -1, -1,
    -1, -1,  1, -1, -1, -1,  1, -1, -1,
    -1,  1, -1, -1, -1, -1, -1,  1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1,
  ]

  // swift-format-ignore
  private static let deformedXValues = [
    -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1,  1, -1, -1,
    -1,  1, -1, -1, -1,  1, -1, -1, -1,
    -1, -1,  1,  1, -1,  1, -1, -1, -1,
    -1, -1, -1, -1,  1, -1, -1, -1, -1,
    -1, -1, -1,  1, -1,  1,  1, -1, -1,
    -1, -1, -1,  1, -1, -1, -1,  1, -1,
    -1, -1,  1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1,
  ]
}
