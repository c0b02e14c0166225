import Synchronization

/// Where a reader stands.
final class ReadingPlace: Sendable {
  private let left: Mutex<Range<Int>>

  init(_ range: Range<Int>) { left = Mutex(range) }

  /// The next stretch, of at most so many bytes; nil at the end.
  func next(_ most: Int) -> Range<Int>? {
    left.withLock { left in
      guard !left.isEmpty else { return nil }
      let next = left.lowerBound..<min(left.upperBound, left.lowerBound + most)
      left = next.upperBound..<left.upperBound
      return next
    }
  }
}
