/// Sound as 16-bit whole numbers, little-endian, and the header that makes a WAVE file of it.
public enum PCM16 {
  /// Samples −1…1 as bytes; louder ones are clipped.
  public static func bytes(_ samples: [Float]) -> [UInt8] {
    samples.flatMap { littleEndian(Int16((min(max($0, -1), 1) * 32_767).rounded())) }
  }

  /// The samples of bytes that ``bytes(_:)`` made; an odd last byte is left out.
  public static func samples(_ bytes: some RandomAccessCollection<UInt8>) -> [Float] {
    let bytes = Array(bytes)
    return (0..<(bytes.count / 2)).map { index in
      let value = Int16(bitPattern: UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8)
      return Float(value) / 32_767
    }
  }

  /// The 44 bytes before one channel of samples in a WAVE file (RIFF, format 1).
  ///
  /// - Parameter sampleCount: nil where it is not known yet: readers then read to the end.
  public static func waveHeader(sampleRate: Int, sampleCount: Int?) -> [UInt8] {
    let most = UInt32.max - 36
    let length = sampleCount.map { min(UInt32(clamping: $0 * 2), most) } ?? most
    let format =
      littleEndian(UInt16(1)) + littleEndian(UInt16(1)) + littleEndian(UInt32(sampleRate))
      + littleEndian(UInt32(sampleRate * 2)) + littleEndian(UInt16(2)) + littleEndian(UInt16(16))
    return Array("RIFF".utf8) + littleEndian(length + 36) + Array("WAVEfmt ".utf8) + littleEndian(UInt32(16))
      + format + Array("data".utf8) + littleEndian(length)
  }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
