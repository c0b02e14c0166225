import Testing

@testable import Vision

@Suite("Eigenvectors of symmetric 4 × 4 matrices")
struct MatrixTests {
  /// Σ value · v vᵀ.
  private func matrix(_ values: [Double], _ vectors: [SIMD4<Double>]) -> SymmetricMatrix4 {
    SymmetricMatrix4(
      rows: (0..<4).map { row in
        zip(values, vectors).reduce(SIMD4.zero) { $0 + $1.1 * ($1.0 * $1.1[row]) }
      })
  }

  /// Four random directions at right angles to each other (Gram-Schmidt).
  private func basis(_ random: inout Seeded) -> [SIMD4<Double>] {
    var vectors: [SIMD4<Double>] = []
    while vectors.count < 4 {
      var vector = SIMD4<Double>.random(in: -1...1, using: &random)
      for other in vectors { vector -= other * (other * vector).sum() }
      let length = (vector * vector).sum().squareRoot()
      if length > 0.1 { vectors.append(vector / length) }
    }
    return vectors
  }

  @Test("The vector of the greatest eigenvalue is found", arguments: 1...100 as ClosedRange<UInt64>)
  func known(seed: UInt64) {
    var random = Seeded(seed)
    let vectors = basis(&random)
    let scale = Double.random(in: 1e-6...1e6, using: &random)
    let values = [3.0, 2.5, -1, -7].map { $0 * scale }
    let found = matrix(values, vectors).dominantEigenvector()
    #expect(abs(abs((found * vectors[0]).sum()) - 1) < 1e-9, "seed \(seed)")
    #expect(abs((found * found).sum() - 1) < 1e-12, "seed \(seed)")
  }

  @Test("A diagonal matrix gives an axis", arguments: 0..<4)
  func diagonal(axis: Int) {
    let rows = (0..<4).map { row in
      var values = SIMD4<Double>.zero
      values[row] = row == axis ? 5 : Double(row) - 3
      return values
    }
    var wanted = SIMD4<Double>.zero
    wanted[axis] = 1
    #expect(SymmetricMatrix4(rows: rows).dominantEigenvector() == wanted)
  }

  @Test("A matrix of zeros gives a unit vector, no rotation")
  func zeros() {
    let zeros = SymmetricMatrix4(rows: Array(repeating: .zero, count: 4))
    #expect(zeros.dominantEigenvector() == SIMD4(1, 0, 0, 0))
  }
}
