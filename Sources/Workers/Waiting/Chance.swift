import Synchronization

/// Random numbers for all who work at the same time.
final class Chance: Sendable {
  private let generator: Mutex<any RandomNumberGenerator>

  init(_ generator: sending any RandomNumberGenerator) { self.generator = Mutex(generator) }

  /// A number from 0 to 1, even.
  func next() -> Double {
    generator.withLock { generator in
      // Of 53 bits, as many as a Double holds.
      Double(generator.next() >> 11) / Double(1 << 53)
    }
  }
}
