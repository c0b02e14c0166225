/// Reads what ffmpeg says on standard error: a line for each picture with its time, and complaints.
///
/// A recording can put words of its own into those lines, by its name and its notes. So the filter that tells
/// the times carries a name that no file can know, and a level counts only where ffmpeg itself puts it.
struct ShowInfo {
  /// What a line is about.
  enum Remark: Equatable {
    /// The next picture, and its capture time. A picture that has no time is said to be at 0.
    case picture(seconds: Double)
    /// Something that the decoder could not cope with, without the line's prefixes.
    case complaint(String)
  }

  private let filterName: String
  private var timeBase: (numerator: Double, denominator: Double)?

  /// Takes the name that the filter was given.
  init(filterName: String) { self.filterName = filterName }

  /// Reads the next line.
  ///
  /// Times are whole ticks of a time base: the seconds that ffmpeg writes beside them have six digits only.
  mutating func read(_ line: Substring) -> Remark? {
    let (component, message) = Self.withoutComponents(line)
    if component.hasPrefix("[\(filterName) @ ") {
      if let base = Self.word(after: "config in time_base: ", in: message) { timeBase = Self.ratio(base) }
      guard message.hasPrefix("[info] n:"), let ticks = Self.word(after: " pts:", in: message) else {
        return nil
      }
      guard let timeBase, let ticks = Double(ticks), ticks.isFinite else { return .picture(seconds: 0) }
      return .picture(seconds: ticks * timeBase.numerator / timeBase.denominator)
    }
    for level in ["[error] ", "[fatal] ", "[panic] "] where message.hasPrefix(level) {
      let complaint = message.dropFirst(level.count)
      return Self.isOfOurOutput(complaint) ? nil : .complaint(String(complaint.prefix(200)))
    }
    return nil
  }

  /// Times that go back are let through on purpose and counted where they arrive.
  private static func isOfOurOutput(_ complaint: Substring) -> Bool {
    complaint.hasPrefix("Application provided invalid, non monotonically increasing dts to muxer")
  }

  /// Parts `[name @ 0x…] [parent @ 0x…] ` from what follows; the first one is the speaker.
  private static func withoutComponents(_ line: Substring) -> (first: Substring, rest: Substring) {
    var rest = line
    var first: Substring?
    while rest.first == "[", let close = rest.firstIndex(of: "]"), rest[..<close].contains(" @ 0x") {
      first = first ?? rest[...close]
      rest = rest[rest.index(after: close)...].drop { $0 == " " }
    }
    return (first ?? "", rest)
  }

  private static func word(after key: String, in message: Substring) -> Substring? {
    guard let found = message.range(of: key) else { return nil }
    return message[found.upperBound...].drop { $0 == " " }.prefix { $0 != " " && $0 != "," }
  }

  private static func ratio(_ text: Substring) -> (Double, Double)? {
    let parts = text.split(separator: "/").compactMap { Double($0) }
    guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return nil }
    return (parts[0], parts[1])
  }
}
