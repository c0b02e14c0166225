import Interviewing
import Proctoring

/// How one kind is drawn along the time: what its height means, and where its thresholds lie.
struct Lane {
  let kind: FlagKind
  let title: String
  /// The values at the bottom and at the top.
  let range: ClosedRange<Double>
  let thresholds: [Double]

  /// The lanes of the kinds that were looked for.
  static func all(policy: Policy) -> [Lane] {
    FlagKind.allCases.compactMap { kind -> Lane? in
      guard let criteria = policy.rules[kind]?.criteria, let (title, range) = scale(of: kind) else {
        return nil
      }
      let borders = criteria.flatMap { limits(of: $0.criterion.threshold) }
      return Lane(
        kind: kind, title: title, range: range,
        thresholds: kind == .faceAbsent ? [] : Array(Set(borders)).sorted().filter(range.contains))
    }
  }

  private static func scale(of kind: FlagKind) -> (String, ClosedRange<Double>)? {
    switch kind {
    case .headTurn: ("Head turned, degrees", -90...90)
    case .faceAbsent: ("Nobody there", 0...1)
    case .multiFace: ("Faces", 0...3)
    case .phone: ("Phone, probability", 0...1)
    case .multiSpeaker: nil
    }
  }

  private static func limits(of threshold: Threshold) -> [Double] {
    switch threshold {
    case .above(let limit), .atLeast(let limit): [limit]
    case .magnitudeAbove(let limit), .magnitudeAtLeast(let limit): [-limit, limit]
    }
  }

  /// Height within the lane from its top, 0…`Drawing.height`.
  func y(_ value: Double) -> Double {
    let bounded = min(max(value, range.lowerBound), range.upperBound)
    let share = (bounded - range.lowerBound) / (range.upperBound - range.lowerBound)
    return 2 + (1 - share) * (Self.height - 4)
  }

  /// Measurements at most so far apart are joined: phones are looked for about once a second.
  private static let joinedWithinS = 1.5
  static let height = 56.0
  static let width = Double(Timeline.mostColumns)

  /// The lane as an SVG picture: measurements, thresholds, flags that lead to their entries, and where it could
  /// not be told.
  func drawing(of timeline: Timeline, flags: [FlagSummary], gaps: [SpanSummary]) -> String {
    let columns = timeline.columns[kind] ?? []
    func x(_ seconds: Double) -> Double { seconds / timeline.durationS * Self.width }
    var parts: [String] = gaps.map { gap in
      rectangle("gap", x(gap.startS), x(gap.endS))
    }
    parts += runs(of: columns, where: \.isUntold).map {
      rectangle("untold", Double($0.lowerBound), Double($0.upperBound))
    }
    parts += flags.filter { $0.kind == kind }.map { flag in
      let label =
        "\(flag.severity.rawValue) from \(ReportWords.clock(flag.startS)) to \(ReportWords.clock(flag.endS))"
      let shape = rectangle(
        "flag \(flag.severity.rawValue.lowercased())", x(flag.startS), max(x(flag.endS), x(flag.startS) + 3))
      return "<a href=\"#\(flag.id)\" aria-label=\"\(label)\"><title>\(label)</title>\(shape)</a>"
    }
    parts += thresholds.map { limit in
      "<line class=\"threshold\" x1=\"0\" x2=\"\(ReportWords.number(Self.width))\" y1=\"\(ReportWords.number(y(limit)))\" y2=\"\(ReportWords.number(y(limit)))\"/>"
    }
    parts.append("<path class=\"signal\" d=\"\(signal(columns, of: timeline))\"/>")
    return
      "<svg viewBox=\"0 0 \(ReportWords.number(Self.width)) \(ReportWords.number(Self.height))\" preserveAspectRatio=\"none\" role=\"group\""
      + " aria-label=\"\(title) over time\">\(parts.joined())</svg>"
  }

  private func rectangle(_ name: String, _ left: Double, _ right: Double) -> String {
    "<rect class=\"\(name)\" x=\"\(ReportWords.number(left))\" y=\"0\" width=\"\(ReportWords.number(max(right - left, 1)))\""
      + " height=\"\(ReportWords.number(Self.height))\"/>"
  }

  /// One vertical stroke for each column that was measured, joined where neighbours were.
  private func signal(_ columns: [Timeline.Column], of timeline: Timeline) -> String {
    let reach = Int(Self.joinedWithinS / timeline.durationS * Self.width) + 1
    var path = ""
    var last: Int?
    for (index, column) in columns.enumerated() {
      guard let low = column.lowest, let high = column.highest else { continue }
      let isNear = last.map { index - $0 <= reach } ?? false
      path += "\(isNear ? "L" : "M")\(index) \(ReportWords.number(y(high)))"
      if low != high { path += "L\(index) \(ReportWords.number(y(low)))" }
      last = index
    }
    return path
  }

  private func runs(
    of columns: [Timeline.Column], where condition: (Timeline.Column) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, column) in columns.enumerated() where condition(column) {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }
}
