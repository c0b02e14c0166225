import Foundation

/// A vector as it lies in the database: Float32 values, little endian, one after the other.
enum VectorBlob {
  static func data(of vector: [Float]) -> Data {
    var data = Data(capacity: vector.count * MemoryLayout<Float>.size)
    for value in vector {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  /// Nil where the bytes are not `dimension` values.
  static func vector(of data: Data, dimension: Int) -> [Float]? {
    let size = MemoryLayout<Float>.size
    guard data.count == dimension * size else { return nil }
    return data.withUnsafeBytes { bytes in
      (0..<dimension).map { index in
        let pattern = bytes.loadUnaligned(fromByteOffset: index * size, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: pattern))
      }
    }
  }
}
