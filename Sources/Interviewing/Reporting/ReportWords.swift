/// Numbers as every form of a report shows them.
public enum ReportWords {
  /// `1:02.4`, or `1:00:02.4` from an hour on.
  public static func clock(_ seconds: Double) -> String {
    let tenths = Int((max(seconds, 0) * 10).rounded())
    let (hours, minutes, rest) = (tenths / 36_000, tenths / 600 % 60, tenths % 600)
    let tail = "\(rest < 100 ? "0" : "")\(rest / 10).\(rest % 10)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }

  /// At most two decimal places, none where they are not needed.
  public static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A score of 10: one decimal place always, as thresholds compare it.
  public static func score(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// A value with its unit, which is a plural but for one.
  public static func measured(_ value: Double, _ unit: String) -> String {
    "\(number(value)) \(value == 1 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit)"
  }

  /// A share as a percentage, rounded down to tenths; nil was not judged.
  public static func share(_ share: Double?) -> String {
    share.map { "\(number(($0 * 1_000 + 1e-9).rounded(.down) / 10)) %" } ?? "not judged"
  }
}

extension Speaker {
  /// What a reader calls them.
  public var words: String {
    switch self {
    case .candidate: "candidate"
    case .other: "another voice"
    case .unknown: "voice not told"
    }
  }
}
