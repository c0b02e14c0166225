/// The suffixes of Porter's algorithm, the longer before the shorter that it ends in.
enum PorterSuffixes {
  /// A suffix and what stands in its place.
  struct Replacement: Sendable {
    let suffix: [UInt8]
    let replacement: [UInt8]
  }

  static let sses = Array("sses".utf8)
  static let ies = Array("ies".utf8)
  static let ss = Array("ss".utf8)
  static let eed = Array("eed".utf8)
  static let ion = Array("ion".utf8)
  static let pastAndProgressive = words("ed ing")
  /// What a removed "ed" or "ing" took an e from: "conflat", "troubl", "siz".
  static let wantingE = words("at bl iz")
  /// The consonants that an ending doubles: "hop", "hopping". Porter means all but l, s and z; Snowball names these,
  /// and the others double in a dozen words ("trekked").
  static let doubles = Array("bdfgmnprt".utf8)

  /// Step 2.
  static let double = replacements(
    """
    ational ate,tional tion,enci ence,anci ance,izer ize,abli able,alli al,entli ent,eli e,ousli ous,\
    ization ize,ation ate,ator ate,alism al,iveness ive,fulness ful,ousness ous,aliti al,iviti ive,biliti ble
    """)
  /// Step 3.
  static let single = replacements("icate ic,ative,alize al,iciti ic,ical ic,ful,ness")
  /// Step 4.
  static let last = words("al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize")

  private static func words(_ list: String) -> [[UInt8]] { list.split(separator: " ").map { Array($0.utf8) } }

  private static func replacements(_ list: String) -> [Replacement] {
    list.split(separator: ",").map { rule in
      let parts = rule.split(separator: " ")
      return Replacement(
        suffix: Array(parts[0].utf8), replacement: parts.count > 1 ? Array(parts[1].utf8) : [])
    }
  }
}
