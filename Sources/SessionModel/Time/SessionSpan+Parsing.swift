extension SessionSpan {
  /// Reads `FROM-TO`, each in seconds (`12.5`) or as a clock shows it (`1:02:03.4`); nil for anything else, and
  /// where the end does not lie behind the beginning.
  public init?(parsing text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Self.seconds(ends[0]), let to = Self.seconds(ends[1]), from < to else {
      return nil
    }
    self.init(SessionTime(seconds: from), SessionTime(seconds: to))
  }

  private static func seconds(_ text: Substring) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let isPlain = !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) || (isLast && $0 == ".") }
      guard isPlain, let value = Double(part), index == 0 || value < 60 else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds < 1e6 ? seconds : nil
  }
}
