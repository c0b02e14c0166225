import Interviewing
import SessionModel

/// What the browser told of one kind, as a thin lane: a mark for each occasion, those that would touch in one.
struct ClientLane {
  let kind: ClientEventKind
  /// Those of the kind, in order of time.
  let events: [ClientEventSummary]
  /// The length of the session in seconds.
  let durationS: Double

  /// The height in pixels, and in units of the drawing.
  static let height = 20.0
  /// The least width of a mark in units of the drawing, so that it is seen.
  private static let leastWidth = 3.0

  /// One or more occasions that are drawn as one.
  struct Mark: Hashable {
    var left: Double
    var right: Double
    var first: ClientEventSummary
    var lastS: Double
    var count = 1
  }

  /// One lane for each kind that there is.
  static func all(of events: [ClientEventSummary], durationS: Double) -> [ClientLane] {
    let groups = Dictionary(grouping: events, by: \.kind)
    return ClientEventKind.allCases.compactMap { kind in
      groups[kind].map { ClientLane(kind: kind, events: $0, durationS: durationS) }
    }
  }

  var html: String {
    let times = counted(events.count, "time")
    return """
      <div class="lane told"><div class="title"><span>\(kind.words) <small>\(times)</small></span></div>\
      <svg class="scale" aria-hidden="true"></svg><svg class="plot" viewBox="0 0 \(ReportWords.number(Lane.width)) \
      \(ReportWords.number(Self.height))" preserveAspectRatio="none" role="img" \
      aria-label="\(kind.words), \(times), listed below">\(marks.map(shape).joined())</svg></div>

      """
  }

  /// What is drawn: what begins after the end of the session is only listed.
  var marks: [Mark] {
    events.filter { $0.firstS <= durationS }.reduce(into: []) { marks, event in
      let left = min(x(event.firstS), Lane.width - Self.leastWidth)
      let right = max(x(event.lastS), left + Self.leastWidth)
      guard let last = marks.last, left <= last.right else {
        marks.append(Mark(left: left, right: right, first: event, lastS: event.lastS))
        return
      }
      marks[marks.count - 1].right = max(last.right, right)
      marks[marks.count - 1].lastS = max(last.lastS, event.lastS)
      marks[marks.count - 1].count += 1
    }
  }

  private func x(_ seconds: Double) -> Double { min(max(seconds / durationS, 0), 1) * Lane.width }

  private func shape(_ mark: Mark) -> String {
    let clock = ReportWords.clock
    let words =
      mark.count == 1
      ? mark.first.words
      : "\(kind.words), \(mark.count) times, \(clock(mark.first.firstS)) to \(clock(mark.lastS))"
    return "<rect class=\"mark\" x=\"\(ReportWords.number(mark.left))\" y=\"2\""
      + " width=\"\(ReportWords.number(mark.right - mark.left))\""
      + " height=\"\(ReportWords.number(Self.height - 4))\"><title>\(words)</title></rect>"
  }
}
