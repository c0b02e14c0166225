/// Takes English words back to their stems: "relational", "relations" and "relate" all become "relat".
///
/// M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, as printed: without the later
/// departures, and with Snowball's list of doubled consonants, so that it agrees with Snowball's `porter` to the
/// letter. Words of one letter stay as they are.
public struct PorterStemmer: Sendable {
  /// Creates a stemmer.
  public init() {}

  /// The stem of a lowercased word.
  public func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    stem(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Replaces the bytes of a lowercased word by those of its stem.
  func stem(_ bytes: inout [UInt8]) {
    guard bytes.count > 1 else { return }
    var word = PorterWord(bytes: [])
    swap(&word.bytes, &bytes)
    word.removePlural()
    word.removePastAndProgressive()
    word.replaceFinalY()
    word.replace(PorterSuffixes.double)
    word.replace(PorterSuffixes.single)
    word.remove(PorterSuffixes.last)
    word.tidy()
    swap(&word.bytes, &bytes)
  }
}
