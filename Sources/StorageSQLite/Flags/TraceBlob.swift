import Foundation
import Proctoring
import SessionModel

/// A trace as it lies in the database: pairs of microseconds and a value, 8 bytes each, little endian.
enum TraceBlob {
  private static let size = 16

  static func data(of points: [TracePoint]) -> Data {
    var data = Data(capacity: points.count * size)
    for point in points {
      for word in [UInt64(bitPattern: point.time.microseconds), point.value.bitPattern] {
        withUnsafeBytes(of: word.littleEndian) { data.append(contentsOf: $0) }
      }
    }
    return data
  }

  /// Nil where the bytes are no points.
  static func points(of data: Data) -> [TracePoint]? {
    guard data.count.isMultiple(of: size) else { return nil }
    return data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: size).map { offset in
        let time = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        return TracePoint(
          time: SessionTime(microseconds: Int64(bitPattern: time)), value: Double(bitPattern: value))
      }
    }
  }
}
