/// A vector of length 1, filled up with zeros to whole registers.
struct UnitVector: Sendable {
  /// The components that are multiplied at once.
  static let lanes = 8

  let components: [Float]

  /// Scales a vector to length 1.
  ///
  /// - Throws: Where it has another dimension, or no direction.
  init(_ vector: [Float], dimension: Int) throws(RetrievalError) {
    guard vector.count == dimension else { throw .wrongDimension(expected: dimension, found: vector.count) }
    // In Double: the squares of components that Float holds may be too large or too small for it.
    let length = vector.reduce(into: 0.0) { $0 += Double($1) * Double($1) }.squareRoot()
    guard length.isFinite, length > 0 else { throw .vectorWithoutDirection }
    let padding = (Self.lanes - dimension % Self.lanes) % Self.lanes
    components = vector.map { Float(Double($0) / length) } + [Float](repeating: 0, count: padding)
  }

  /// Calls `body` with the number and the cosine of each row in `rows`, which are of unit length and as long in
  /// memory as this one.
  @inline(__always)
  func forEachCosine(inRows rows: [Float], _ body: (Int, Float) -> Void) {
    let rowBytes = components.count * MemoryLayout<Float>.stride
    components.withUnsafeBytes { query in
      rows.withUnsafeBytes { rows in
        for row in 0..<rows.count / rowBytes {
          let bytes = UnsafeRawBufferPointer(rebasing: rows[row * rowBytes..<(row + 1) * rowBytes])
          body(row, Self.product(query, bytes))
        }
      }
    }
  }

  /// `sum += x * y` and not `addProduct`: without FMA in the baseline instruction set that one is a call for each
  /// lane, ten times slower. Four rows at once were twice as slow as one.
  @inline(__always)
  private static func product(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Float {
    let step = MemoryLayout<SIMD8<Float>>.stride
    // Two sums, so that one addition need not wait for the other.
    var even = SIMD8<Float>.zero
    var odd = SIMD8<Float>.zero
    var offset = 0
    while offset + 2 * step <= left.count {
      even +=
        left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      odd +=
        left.loadUnaligned(fromByteOffset: offset + step, as: SIMD8<Float>.self)
        * right.loadUnaligned(fromByteOffset: offset + step, as: SIMD8<Float>.self)
      offset += 2 * step
    }
    if offset < left.count {
      even +=
        left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
    }
    return (even + odd).sum()
  }
}
