/// A SHA-256: 32 bytes that stand for a content.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// How many bytes it has.
  public static let size = 32
  /// What stands before anything was hashed: 32 bytes of zero.
  public static let zero = ContentDigest(unchecked: [UInt8](repeating: 0, count: size))

  /// The bytes.
  public let bytes: [UInt8]

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// Takes 32 bytes; nil for any other number.
  public init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == Self.size else { return nil }
  }

  /// Lower-case hexadecimal, 64 characters.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
  }
}

/// SHA-256 (FIPS 180-4), handed in: this room has no cryptography of its own.
public struct SHA256Function: Sendable {
  private let hash: @Sendable ([UInt8]) -> ContentDigest

  /// Takes the function.
  public init(_ hash: @escaping @Sendable ([UInt8]) -> ContentDigest) { self.hash = hash }

  func callAsFunction(_ bytes: [UInt8]) -> ContentDigest { hash(bytes) }
}
