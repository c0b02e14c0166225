import Proctoring

extension Report {
  /// The report for a terminal: what is recommended and why, the flags, what could not be judged.
  ///
  /// - Parameter width: The columns of a line, at least 60.
  public func text(width: Int = 80) -> String {
    var lines = heading(width) + sessionLines(max(width, 60))
    lines += ["", "Recommendation: \(recommendation.outcome.rawValue)"]
    lines += indented(recommendation.explanation, max(width, 60)) + reviewLines(max(width, 60))
    lines += scoreLines(max(width, 60))
    lines += ["", flagHeading]
    if !flags.isEmpty { lines += flagTable + overrulingLines(max(width, 60)) }
    lines += ["", "Coverage"] + coverageLines
    lines += ["", "Transcript"] + transcriptLines(max(width, 60))
    if !analysis.complaints.isEmpty {
      lines += ["", "The decoder complained"] + analysis.complaints.map { "  \(printable($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ width: Int) -> [String] {
    [
      "\(program.name) \(program.version), policy \(policyVersion)",
      String(repeating: "─", count: max(width, 60)),
      "\(printable(recording.name)): \(ReportWords.clock(recording.durationS)), \(recording.width)×\(recording.height), "
        + "\(analysis.frames) frames looked at (\(ReportWords.number(analysis.framesPerSecond)) a second)",
    ]
  }

  private var flagHeading: String {
    let struck = flags.count { !$0.counts }
    if flags.isEmpty { return "No flags." }
    return struck == 0
      ? "Flags (\(flags.count))"
      : "Flags (\(flags.count), of which \(struck) \(struck == 1 ? "does" : "do") not count)"
  }

  private var flagTable: [String] {
    let rows =
      [["", "KIND", "SEVERITY", "FROM", "TO", "PEAK", "CLIP"]]
      + flags.map { flag in
        [
          flag.id, flag.kind.rawValue, flag.severity.rawValue + (flag.counts ? "" : ", overruled"),
          ReportWords.clock(flag.startS), ReportWords.clock(flag.endS),
          ReportWords.measured(flag.peak.value, flag.peak.unit),
          flag.clip?.file ?? flag.clipError.map { "none: \(printable($0))" } ?? "not cut yet",
        ]
      }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      return "  " + trimmed(cells.joined(separator: "  "))
    }
  }

  private var coverageLines: [String] {
    var lines = [
      "  face   \(ReportWords.share(coverage.face)) (at least \(ReportWords.share(coverage.faceMinimum)) wanted)",
      "  voice  \(ReportWords.share(coverage.audio)) (at least \(ReportWords.share(coverage.audioMinimum)) wanted)",
    ]
    let listed = 10
    lines += coverage.cannotTell.prefix(listed).map {
      "  \(ReportWords.clock($0.startS)) – \(ReportWords.clock($0.endS))  \($0.sense.rawValue), cannot tell: \($0.reason.replacing("_", with: " "))"
    }
    lines += coverage.streamGaps.prefix(listed).map {
      "  \(ReportWords.clock($0.startS)) – \(ReportWords.clock($0.endS))  no picture"
    }
    lines += coverage.clockSuspect.prefix(listed).map {
      "  \(ReportWords.clock($0.startS)) – \(ReportWords.clock($0.endS))  the recording's clock went back"
    }
    let more =
      [coverage.cannotTell.count, coverage.streamGaps.count, coverage.clockSuspect.count]
      .reduce(coverage.omittedSpans) { $0 + max(0, $1 - listed) }
    if more > 0 { lines.append("  … and \(more) more stretches") }
    if analysis.endedEarly { lines.append("  The picture ends before the recording does.") }
    return lines
  }

  private func transcriptLines(_ width: Int) -> [String] {
    guard let transcript else { return ["  There is no sound track."] }
    guard !transcript.segments.isEmpty else { return ["  Nothing was said."] }
    return transcript.segments.flatMap { segment in
      let mark = segment.speaker == .candidate ? "" : "(\(segment.speaker.words)) "
      let lines = wrapped(mark + printable(segment.text), width: width - 12)
      return lines.enumerated().map { index, line in
        "  " + (index == 0 ? padded(ReportWords.clock(segment.startS), to: 9) : padded("", to: 9)) + line
      }
    }
  }

  func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// A file may be called anything, and anything may be said; a terminal must not obey it: no control
  /// characters, nor those that turn the direction of writing.
  func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let turnsDirection =
            (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: return "?"
          default: return turnsDirection ? "?" : scalar
          }
        }))
  }

  private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// Words of somebody's own, and of ours, two columns in.
  func indented(_ text: String, _ width: Int) -> [String] {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return wrapped(printable(line), width: width - 2).map { "  \($0)" }
  }

  func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
