/// That a term occurs in a slot, and how often: 24 bits of slot and 8 of count in one word, so that a posting
/// list is one array of a third of the usual size.
struct Posting: Hashable, Sendable {
  /// The first slot number that does not fit.
  static let slotCapacity = 1 << 24
  /// The largest count; more occurrences count as so many, where BM25 has long been saturated.
  static let largestCount = 255

  private let packed: UInt32

  init(slot: Int, count: Int) {
    packed = UInt32(slot) << 8 | UInt32(min(count, Self.largestCount))
  }

  var slot: Int { Int(packed >> 8) }
  var count: Int { Int(packed & 0xFF) }
}
