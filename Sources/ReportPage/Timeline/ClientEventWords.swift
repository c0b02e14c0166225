import Interviewing
import SessionModel

extension ClientEventKind {
  /// What a person calls it.
  var words: String {
    switch self {
    case .tabHidden: "Page hidden"
    case .windowBlur: "Another window in use"
    case .fullScreenExit: "Full screen left"
    case .copy: "Something copied"
    case .paste: "Something pasted"
    case .screenAdded: "More than one screen"
    case .deviceChange: "Devices changed"
    case .virtualCamera: "The camera is a program"
    case .networkLost: "Network lost"
    }
  }
}

extension ClientEventSummary {
  /// Where it stands on the timeline: where it began, or else ended.
  var firstS: Double { startS ?? endS ?? 0 }

  /// Where it is known to have been last.
  var lastS: Double { max(firstS, endS ?? firstS) }

  /// What was told, with the sort of device.
  var what: String { kind.words + (device.map { ": \($0.rawValue)" } ?? "") }

  /// What was told, and when.
  var words: String {
    let clock = ReportWords.clock
    return switch (startS, endS) {
    case (let start?, let end?):
      kind.lasts ? "\(what), \(clock(start)) to \(clock(end))" : "\(what), at \(clock(start))"
    case (let start?, nil): "\(what), from \(clock(start)), its end was not told"
    case (nil, let end?): "\(what), until \(clock(end)), its beginning was not told"
    case (nil, nil): what
    }
  }
}
