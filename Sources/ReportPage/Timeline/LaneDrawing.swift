import Interviewing
import Proctoring

/// A lane as an SVG picture: what was measured, the borders, the flags, and where it could not be told.
struct LaneDrawing {
  let lane: Lane
  let timeline: Timeline
  let flags: [FlagSummary]
  let coverage: CoverageSummary
  /// Where lines stand across all lanes, in seconds.
  let ticks: [Double]

  /// Measurements at most so far apart are joined: phones are looked for about once a second.
  private static let joinedWithinS = 1.5

  private var columns: [Timeline.Column] { timeline.columns[lane.kind] ?? [] }

  /// The numbers of the scale and the picture beside them.
  var svg: String {
    let inner = gridLines + gaps + untold + marks + borders + ["<path class=\"signal\" d=\"\(signal)\"/>"]
    return "<svg class=\"scale\" aria-hidden=\"true\">\(scale)</svg>"
      + "<svg class=\"plot\" viewBox=\"0 0 \(number(Lane.width)) \(number(Lane.height))\" preserveAspectRatio=\"none\""
      + " role=\"group\" aria-label=\"\(lane.title) over time\">\(inner.joined())</svg>"
  }

  private func number(_ value: Double) -> String { ReportWords.number(value) }

  private func x(_ seconds: Double) -> Double {
    min(max(seconds / timeline.durationS, 0), 1) * Lane.width
  }

  // MARK: What lies behind

  private var gridLines: [String] {
    ticks.dropFirst().map { line("grid", x($0)...x($0), 0...Lane.height) }
  }

  /// Pictures that did not arrive tell nothing of voices.
  private var gaps: [String] {
    guard lane.sense != .voice else { return [] }
    return coverage.streamGaps.map { gap in
      rectangle(
        "gap", x(gap.startS)...max(x(gap.startS), x(gap.endS)),
        title: "no picture \(clocks(gap.startS, gap.endS))")
    }
  }

  /// Columns in which it could not be told, the paler the smaller the part of them, in four steps.
  private var untold: [String] {
    runs.map { run in
      let span = (Double(run.columns.lowerBound), Double(run.columns.upperBound))
      let reasons = reasons(between: span.0 / Lane.width, and: span.1 / Lane.width)
      return rectangle(
        "untold", span.0...span.1, title: reasons.isEmpty ? "cannot tell" : "cannot tell: \(reasons)",
        opacity: Double(run.quarters) / 4)
    }
  }

  private struct Run {
    var columns: Range<Int>
    let quarters: Int
  }

  private var runs: [Run] {
    let reach = timeline.columns(in: Self.joinedWithinS)
    var runs: [Run] = []
    var isBroken = false
    for (index, column) in columns.enumerated() where !column.isEmpty {
      let quarters = Int((column.untoldShare * 4).rounded(.up))
      if quarters == 0 {
        isBroken = true
        continue
      }
      if let last = runs.last, !isBroken, last.quarters == quarters, index - last.columns.upperBound < reach {
        runs[runs.count - 1].columns = last.columns.lowerBound..<(index + 1)
      } else {
        runs.append(Run(columns: index..<(index + 1), quarters: quarters))
      }
      isBroken = false
    }
    return runs
  }

  /// Why, as the report lists it, in a part of the session given by its shares.
  private func reasons(between start: Double, and end: Double) -> String {
    var reasons: [String] = []
    for span in coverage.cannotTell where span.sense == lane.sense {
      let overlaps = span.startS <= end * timeline.durationS && span.endS >= start * timeline.durationS
      if overlaps, !reasons.contains(span.words) { reasons.append(span.words) }
    }
    return reasons.joined(separator: ", ")
  }

  // MARK: Flags and borders

  /// HIGH flags fill the lane, MODERATE ones its lower half: told apart without colour.
  private var marks: [String] {
    flags.filter { $0.kind == lane.kind }.map { flag in
      let struck = flag.counts ? "" : ", overruled"
      let words = "\(lane.kind.words), \(flag.severity.rawValue)\(struck), \(clocks(flag.startS, flag.endS))"
      let left = min(x(flag.startS), Lane.width - 3)
      let shape = rectangle(
        "flag \(flag.severity.rawValue.lowercased())\(flag.counts ? "" : " overruled")",
        left...max(x(flag.endS), left + 3),
        top: flag.severity == .high ? 0 : Lane.height / 2)
      return
        "<a href=\"#\(escaped(flag.id))\" aria-label=\"\(words)\"><title>\(words)</title>\(shape)</a>"
    }
  }

  private var borders: [String] {
    lane.borders.map { border in
      line(
        "threshold \(border.severity.rawValue.lowercased())", 0...Lane.width,
        lane.y(border.drawnAt)...lane.y(border.drawnAt))
    }
  }

  /// The numbers at the side, as far as they have room: the borders, then the ends of the range; of counts all.
  private var scale: String {
    let limits = lane.borders.reversed().map { ($0.drawnAt < 0 ? -$0.limit : $0.limit, lane.y($0.drawnAt)) }
    let isCount = lane.borders.contains { abs($0.drawnAt) != $0.limit }
    let (low, high) = (lane.range.lowerBound, lane.range.upperBound)
    let ends = (isCount ? Array(stride(from: low, through: high, by: 1)) : [high, low]).map {
      ($0, lane.y($0))
    }
    var placed: [(value: Double, y: Double)] = []
    for (value, y) in isCount ? ends : limits + ends {
      let bounded = min(max(y, 8), Lane.height - 6)
      if placed.allSatisfy({ abs($0.y - bounded) >= 11 }) { placed.append((value, bounded)) }
    }
    return placed.map {
      "<text x=\"100%\" y=\"\(number($0.y + 3.5))\" text-anchor=\"end\">\(number($0.value))</text>"
    }.joined()
  }

  // MARK: The line

  /// One vertical stroke for each column that was measured, joined where neighbours were.
  private var signal: String {
    let reach = timeline.columns(in: Self.joinedWithinS)
    var path = ""
    var last: Int?
    for (index, column) in columns.enumerated() {
      guard let (low, high) = extremes(of: column) else { continue }
      let isNear = last.map { index - $0 <= reach } ?? false
      path += "\(isNear ? "L" : "M")\(index) \(number(lane.y(high)))"
      if low != high || !isNear { path += "L\(index) \(number(lane.y(low)))" }
      last = index
    }
    return path
  }

  private func extremes(of column: Timeline.Column) -> (Double, Double)? {
    let resting = column.clear > 0 ? lane.restingValue : nil
    let values = [column.lowest, column.highest, resting].compactMap(\.self)
    guard let low = values.min(), let high = values.max() else { return nil }
    return (low, high)
  }

  // MARK: Shapes

  private func clocks(_ start: Double, _ end: Double) -> String {
    "\(ReportWords.clock(start)) to \(ReportWords.clock(end))"
  }

  private func rectangle(
    _ name: String, _ span: ClosedRange<Double>, title: String? = nil, opacity: Double = 1, top: Double = 0
  ) -> String {
    let width = max(span.upperBound - span.lowerBound, 1)
    let attributes =
      "class=\"\(name)\" x=\"\(number(span.lowerBound))\" y=\"\(number(top))\" width=\"\(number(width))\""
      + " height=\"\(number(Lane.height - top))\"\(opacity < 1 ? " opacity=\"\(number(opacity))\"" : "")"
    return title.map { "<rect \(attributes)><title>\(escaped($0))</title></rect>" } ?? "<rect \(attributes)/>"
  }

  private func line(_ name: String, _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>) -> String {
    "<line class=\"\(name)\" x1=\"\(number(xs.lowerBound))\" x2=\"\(number(xs.upperBound))\""
      + " y1=\"\(number(ys.lowerBound))\" y2=\"\(number(ys.upperBound))\"/>"
  }
}
