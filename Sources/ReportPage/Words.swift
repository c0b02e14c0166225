import Interviewing
import Proctoring

/// Text as it may stand in a page: whatever a file is called, whatever was said, it stays text.
///
/// Breaks of a line become spaces. Control characters are left out, and so is what would turn the reading
/// direction of the words beside it.
func escaped(_ text: String) -> String {
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe += "&amp;"
    case "<": safe += "&lt;"
    case ">": safe += "&gt;"
    case "\"": safe += "&quot;"
    case "'": safe += "&#39;"
    case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": safe += " "
    default: if isVisible(scalar) { safe.unicodeScalars.append(scalar) }
    }
  }
  return safe
}

/// Whether a character shows something or joins what does: no control, no turning of the reading direction, no
/// hidden tag.
private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: false
  default: !scalar.properties.isNoncharacterCodePoint
  }
}

/// Seconds as a script reads them, to the millisecond.
func scriptSeconds(_ seconds: Double) -> String {
  guard seconds.isFinite, abs(seconds) < 1e9 else { return "0" }
  return "\((seconds * 1_000).rounded() / 1_000)"
}

/// A time that leads to itself: the script marks the moment on the timeline, without it the link goes to `anchor`.
func momentLink(_ seconds: Double, words: String? = nil, anchor: String = "timeline") -> String {
  "<a class=\"time\" href=\"#\(escaped(anchor))\" data-at=\"\(scriptSeconds(seconds))\">"
    + "\(words ?? ReportWords.clock(seconds))</a>"
}

/// A count with its noun: "1 passage", "2 passages".
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// A length as one would say it, to the second: "45 minutes", "1 hour 2 minutes 5 seconds".
func lengthWords(_ seconds: Double) -> String {
  guard seconds.isFinite, seconds < 1e9 else { return "of unknown length" }
  let whole = Int(max(seconds, 0).rounded())
  let parts = [(whole / 3_600, "hour"), (whole / 60 % 60, "minute"), (whole % 60, "second")].filter {
    $0.0 > 0
  }
  return parts.isEmpty ? "less than a second" : parts.map { counted($0.0, $0.1) }.joined(separator: " ")
}

/// With a capital at its beginning.
func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

extension FlagSummary {
  /// The strongest sample in words; empty for a kind that has only one strength.
  var peakWords: String? {
    let time = "at \(ReportWords.clock(peak.timeS))"
    return switch kind {
    case .headTurn: "up to \(ReportWords.number(abs(peak.value)))°, \(time)"
    case .multiFace: "up to \(ReportWords.number(peak.value)) faces, \(time)"
    case .phone: "probability up to \(ReportWords.number(peak.value)), \(time)"
    case .faceAbsent, .multiSpeaker: nil
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

  /// One border in words, such as "above 35° for 2 s".
  ///
  /// - Parameters:
  ///   - isReached: Whether the limit itself is enough.
  ///   - limit: The number at the border, in ``unit``.
  ///   - seconds: How long it must be met.
  func border(isReached: Bool, limit: Double, seconds: Double) -> String {
    let duration = "for \(ReportWords.number(seconds)) s"
    let number = ReportWords.number(limit)
    let comparison = isReached ? "from" : "above"
    return switch self {
    case .headTurn: "\(comparison) \(number)° \(duration)"
    case .phone: "\(comparison) \(number) \(duration)"
    case .multiFace: isReached ? "\(number) faces or more \(duration)" : "more than \(number) \(duration)"
    case .faceAbsent, .multiSpeaker: duration
    }
  }
}

extension Threshold {
  /// Whether the limit itself is enough.
  var isReached: Bool {
    switch self {
    case .above, .magnitudeAbove: false
    case .atLeast, .magnitudeAtLeast: true
    }
  }
}

extension FlagRule {
  /// What raises each severity, in words.
  func words(of kind: FlagKind) -> String {
    criteria.map { severity, criterion in
      let border = kind.border(
        isReached: criterion.threshold.isReached, limit: criterion.threshold.limit,
        seconds: criterion.duration.seconds)
      return "\(severity.rawValue) \(border)"
    }.joined(separator: ", ")
  }
}

extension ThresholdsSummary {
  /// What raises each severity, in words.
  func words(of kind: FlagKind) -> String {
    [(Severity.moderate, moderate), (.high, high)].compactMap { severity, border in
      border.map {
        let isReached = !$0.comparison.hasSuffix("above")
        return "\(severity.rawValue) \(kind.border(isReached: isReached, limit: $0.limit, seconds: $0.forS))"
      }
    }.joined(separator: ", ")
  }
}

extension UntoldSummary {
  /// Why it could not be told, as one would say it.
  var words: String {
    switch CannotTellReason(rawValue: reason) {
    case .tooDark: "too dark to see a face"
    case .blurred: "out of focus, smeared or covered"
    case .cutOff: "the face is cut off by the border of the picture"
    case .faceHidden: "the face is hidden"
    case .pictureOrPerson: "a second face, living or a picture"
    case .unsureVoice: "a voice that is too short or too alike to tell whose it is"
    case .clipped: "so loud that the sound is cut off"
    case .tooNoisy: "so noisy that a voice could hide in it"
    case .tooQuiet: "too quiet to hear a voice"
    case .noEvidence: "nothing to judge by"
    case nil: reason.replacing("_", with: " ")
    }
  }
}
