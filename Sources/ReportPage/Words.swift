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

extension FlagSummary {
  /// The strongest sample in words; empty for a kind that has only one strength.
  var peakWords: String {
    let time = "at \(ReportWords.clock(peak.timeS))"
    return switch kind {
    case .headTurn: ", at most \(ReportWords.number(abs(peak.value)))° \(time)"
    case .multiFace: ", at most \(ReportWords.number(peak.value)) faces \(time)"
    case .phone: ", probability up to \(ReportWords.number(peak.value)) \(time)"
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
