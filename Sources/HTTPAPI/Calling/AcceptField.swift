/// Which types of answer a caller wants, and how much (RFC 9110, section 12.5.1). Parameters of types do not count.
struct AcceptField: Sendable {
  /// The highest quality that was given of each range.
  private let qualities: [String: Double]

  init(_ text: String) {
    let ranges = text.split(separator: ",").map { part in
      let pieces = part.split(separator: ";").map { $0.trimmed.lowercased() }
      return (pieces.first ?? "", Self.quality(pieces.dropFirst()))
    }
    qualities = Dictionary(ranges, uniquingKeysWith: max)
  }

  /// How much a type is wanted, from 0 to 1: the most specific range that holds it says so.
  func quality(of type: String) -> Double {
    qualities[type] ?? qualities[Self.group(of: type)] ?? qualities["*/*"] ?? 0
  }

  /// Whether a type is named, itself or by its group.
  func names(_ type: String) -> Bool { (qualities[type] ?? qualities[Self.group(of: type)]) != nil }

  private static func group(of type: String) -> String { type.prefix { $0 != "/" } + "/*" }

  /// 1 where none is given, or what is given is none.
  private static func quality(_ parameters: ArraySlice<String>) -> Double {
    let weight = parameters.first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
    return (0...1).contains(weight) ? weight : 1
  }
}
