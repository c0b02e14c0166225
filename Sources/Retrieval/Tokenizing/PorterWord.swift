/// A word on its way to its stem. A byte that is no ASCII vowel counts as a consonant.
struct PorterWord {
  /// The word in lowercase UTF-8.
  var bytes: [UInt8]

  /// Step 1a: "caresses" to "caress", "ponies" to "poni", "cats" to "cat".
  mutating func removePlural() {
    guard bytes.last == Self.s else { return }
    if ends(with: PorterSuffixes.sses) || ends(with: PorterSuffixes.ies) {
      bytes.removeLast(2)
    } else if !ends(with: PorterSuffixes.ss) {
      bytes.removeLast()
    }
  }

  /// Step 1b: "agreed" to "agree", "hopping" to "hop", "filing" to "file".
  mutating func removePastAndProgressive() {
    if ends(with: PorterSuffixes.eed) {
      if measure(upTo: bytes.count - 3) > 0 { bytes.removeLast() }
      return
    }
    for suffix in PorterSuffixes.pastAndProgressive where ends(with: suffix) {
      guard hasVowel(upTo: bytes.count - suffix.count) else { return }
      bytes.removeLast(suffix.count)
      return mendAfterRemoval()
    }
  }

  private mutating func mendAfterRemoval() {
    if PorterSuffixes.wantingE.contains(where: { ends(with: $0) }) {
      bytes.append(Self.e)
    } else if let last = doubledLetter, PorterSuffixes.doubles.contains(last) {
      bytes.removeLast()
    } else if measure(upTo: bytes.count) == 1, endsShort(at: bytes.count) {
      bytes.append(Self.e)
    }
  }

  /// Step 1c: "happy" to "happi", and "sky" stays.
  mutating func replaceFinalY() {
    guard bytes.last == Self.y, hasVowel(upTo: bytes.count - 1) else { return }
    bytes[bytes.count - 1] = Self.i
  }

  /// Steps 2 and 3: the first suffix of the table that fits decides; the stem before it needs a measure above 0.
  mutating func replace(_ table: [PorterSuffixes.Replacement]) {
    for rule in table where ends(with: rule.suffix) {
      let stem = bytes.count - rule.suffix.count
      guard measure(upTo: stem) > 0 else { return }
      bytes.removeLast(rule.suffix.count)
      bytes.append(contentsOf: rule.replacement)
      return
    }
  }

  /// Step 4: the first suffix of the table that fits goes where the stem's measure is above 1; "ion" only after
  /// s or t.
  mutating func remove(_ table: [[UInt8]]) {
    for suffix in table where ends(with: suffix) {
      let stem = bytes.count - suffix.count
      guard measure(upTo: stem) > 1 else { return }
      if suffix == PorterSuffixes.ion, bytes[stem - 1] != Self.s, bytes[stem - 1] != Self.t { return }
      bytes.removeLast(suffix.count)
      return
    }
  }

  /// Step 5: a last e goes from long stems, and one of two l's.
  mutating func tidy() {
    if bytes.last == Self.e {
      let stem = bytes.count - 1
      let measure = measure(upTo: stem)
      if measure > 1 || (measure == 1 && !endsShort(at: stem)) { bytes.removeLast() }
    }
    if bytes.last == Self.l, doubledLetter != nil, measure(upTo: bytes.count) > 1 { bytes.removeLast() }
  }

  private static let e = UInt8(ascii: "e")
  private static let i = UInt8(ascii: "i")
  private static let l = UInt8(ascii: "l")
  private static let s = UInt8(ascii: "s")
  private static let t = UInt8(ascii: "t")
  private static let y = UInt8(ascii: "y")
}

extension PorterWord {
  private func ends(with suffix: [UInt8]) -> Bool {
    guard suffix.count <= bytes.count, suffix.last == bytes.last else { return false }
    let start = bytes.count - suffix.count
    for index in suffix.indices where bytes[start + index] != suffix[index] { return false }
    return true
  }

  /// Whether the letter is a vowel, given whether the one before it is: y is one after a consonant.
  private func isVowel(_ letter: UInt8, afterVowel: Bool, isFirst: Bool) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    case UInt8(ascii: "y"): !isFirst && !afterVowel
    default: false
    }
  }

  /// m: how many times a vowel is followed by a consonant in the first `length` letters.
  private func measure(upTo length: Int) -> Int {
    var count = 0
    var wasVowel = false
    for index in 0..<length {
      let isVowel = isVowel(bytes[index], afterVowel: wasVowel, isFirst: index == 0)
      if wasVowel && !isVowel { count += 1 }
      wasVowel = isVowel
    }
    return count
  }

  private func hasVowel(upTo length: Int) -> Bool {
    var wasVowel = false
    for index in 0..<length {
      wasVowel = isVowel(bytes[index], afterVowel: wasVowel, isFirst: index == 0)
      if wasVowel { return true }
    }
    return false
  }

  /// The last letter, where the one before is the same.
  private var doubledLetter: UInt8? {
    guard let last = bytes.last, bytes.count > 1, bytes[bytes.count - 2] == last else { return nil }
    return last
  }

  /// *o: the first `length` letters end in consonant, vowel, consonant other than w, x, y.
  private func endsShort(at length: Int) -> Bool {
    guard length > 2 else { return false }
    let isVowel = lastVowels(upTo: length)
    guard !isVowel.third, isVowel.second, !isVowel.last else { return false }
    let last = bytes[length - 1]
    return last != UInt8(ascii: "w") && last != UInt8(ascii: "x") && last != UInt8(ascii: "y")
  }

  /// Of the last three of the first `length` letters, whether each is a vowel.
  private func lastVowels(upTo length: Int) -> (third: Bool, second: Bool, last: Bool) {
    var found = (third: false, second: false, last: false)
    for index in 0..<length {
      let isVowel = isVowel(bytes[index], afterVowel: found.last, isFirst: index == 0)
      found = (found.second, found.last, isVowel)
    }
    return found
  }
}
