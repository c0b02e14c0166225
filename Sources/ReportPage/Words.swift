import Interviewing
import Proctoring

/// Text as it may stand in a page: whatever a file is called, it stays text.
func escaped(_ text: String) -> String {
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe += "&amp;"
    case "<": safe += "&lt;"
    case ">": safe += "&gt;"
    case "\"": safe += "&quot;"
    case "'": safe += "&#39;"
    default: if scalar.value >= 32 && scalar.value != 127 { safe.unicodeScalars.append(scalar) }
    }
  }
  return safe
}

/// At most two decimal places, none where they are not needed.
func number(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "–" }
  let rounded = (value * 100).rounded() / 100
  return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}

enum Clock {
  /// `1:02.4`, or `1:00:02.4` from an hour on.
  static func text(_ seconds: Double) -> String {
    let tenths = Int((max(seconds, 0) * 10).rounded())
    let (hours, minutes, rest) = (tenths / 36_000, tenths / 600 % 60, tenths % 600)
    let tail = "\(rest < 100 ? "0" : "")\(rest / 10).\(rest % 10)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }
}

extension FlagSummary {
  /// The strongest sample in words; empty for a kind that has only one strength.
  var peakWords: String {
    let time = "at \(Clock.text(peak.timeS))"
    return switch kind {
    case .headTurn: ", at most \(number(abs(peak.value)))° \(time)"
    case .multiFace: ", at most \(number(peak.value)) faces \(time)"
    case .phone: ", probability up to \(number(peak.value)) \(time)"
    case .faceAbsent, .multiSpeaker: ""
    }
  }
}

extension FlagKind {
  /// What a person calls it.
  var words: String {
    switch self {
    case .headTurn: "Head turned away"
    case .faceAbsent: "Nobody before the camera"
    case .multiFace: "More than one face"
    case .phone: "A phone"
    case .multiSpeaker: "Another voice"
    }
  }
}
