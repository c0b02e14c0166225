/// A symmetric 4 × 4 matrix.
struct SymmetricMatrix4 {
  private var a: [SIMD4<Double>]

  init(rows: [SIMD4<Double>]) {
    precondition(rows.count == 4)
    a = rows
  }

  /// The unit eigenvector of the greatest eigenvalue, by cyclic Jacobi rotations; (1, 0, 0, 0) for a matrix
  /// of zeros.
  func dominantEigenvector() -> SIMD4<Double> {
    var matrix = a
    var vectors: [SIMD4<Double>] = (0..<4).map { index in
      var unit = SIMD4<Double>.zero
      unit[index] = 1
      return unit
    }
    for _ in 0..<16 {
      let offDiagonal = Self.pairs.reduce(0) { $0 + matrix[$1.0][$1.1] * matrix[$1.0][$1.1] }
      let diagonal = (0..<4).reduce(0) { $0 + matrix[$1][$1] * matrix[$1][$1] }
      if offDiagonal <= 1e-24 * diagonal { break }
      for (p, q) in Self.pairs { Self.rotate(&matrix, &vectors, p, q) }
    }
    let best = (0..<4).max { matrix[$0][$0] < matrix[$1][$1] } ?? 0
    return SIMD4(vectors[0][best], vectors[1][best], vectors[2][best], vectors[3][best])
  }

  private static let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]

  /// Turns the plane of axes p and q so that the matrix's value there becomes zero.
  private static func rotate(
    _ matrix: inout [SIMD4<Double>], _ vectors: inout [SIMD4<Double>], _ p: Int, _ q: Int
  ) {
    guard matrix[p][q] != 0 else { return }
    let theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in 0..<4 {
      let (kp, kq) = (matrix[k][p], matrix[k][q])
      matrix[k][p] = cosine * kp - sine * kq
      matrix[k][q] = sine * kp + cosine * kq
    }
    let (rowP, rowQ) = (matrix[p], matrix[q])
    matrix[p] = cosine * rowP - sine * rowQ
    matrix[q] = sine * rowP + cosine * rowQ
    for k in 0..<4 {
      let (kp, kq) = (vectors[k][p], vectors[k][q])
      vectors[k][p] = cosine * kp - sine * kq
      vectors[k][q] = sine * kp + cosine * kq
    }
  }
}
