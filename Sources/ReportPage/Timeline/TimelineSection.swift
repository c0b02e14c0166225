import Interviewing
import Proctoring

/// The lanes one below the other, with one axis of time and a slider that marks a moment on all of them.
struct TimelineSection {
  let report: Report
  let timeline: Timeline
  let policy: Policy

  /// The most times that have room below the lanes.
  private static let mostTicks = 7
  private static let tickSteps: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200]

  var html: String {
    """
    <section aria-labelledby="timeline"><h2 id="timeline" tabindex="-1">Timeline</h2>
    <a class="skip" href="#flags">Skip the timeline</a>
    <p class="note keys" hidden>Click any moment, or move the slider: what was flagged and said then stands below.</p>
    <div class="lanes" id="lanes" data-duration="\(scriptSeconds(timeline.durationS))">
    \(lanes)\(told.lanes)\(axis)<div class="cursor" id="cursor" hidden></div>
    </div>
    <p class="note keys" id="keys" hidden>Slider: arrow keys 1 s, with Shift 0.1 s, Page Up and Page Down 30 s, Home and End.</p>
    <div class="moment" id="moment" hidden></div>
    \(legend)
    \(told.list)</section>

    """
  }

  private var told: ClientEventSection {
    ClientEventSection(events: report.clientEvents ?? [], durationS: timeline.durationS)
  }

  private var lanes: String {
    Lane.all(policy: policy).map { lane in
      let drawing = LaneDrawing(
        lane: lane, timeline: timeline, flags: report.flags, coverage: report.coverage, ticks: ticks)
      let picture = isJudged(lane) ? drawing.svg : "<p class=\"nothing\">\(silence)</p>"
      return "<div class=\"lane\"><div class=\"title\"><b>\(lane.title)</b><small>\(lane.rule)</small></div>"
        + picture + "</div>\n"
    }.joined()
  }

  private func isJudged(_ lane: Lane) -> Bool {
    lane.kind != .multiSpeaker || timeline.columns[lane.kind] != nil
  }

  private var silence: String {
    report.recording.hasAudio ? "Voices were not judged." : "The recording has no sound track."
  }

  /// Round times from the beginning, evenly apart.
  var ticks: [Double] {
    let step =
      Self.tickSteps.first { timeline.durationS / $0 < Double(Self.mostTicks) }
      ?? (timeline.durationS / Double(Self.mostTicks) / 7_200).rounded(.up) * 7_200
    return Array(stride(from: 0, through: timeline.durationS, by: step))
  }

  private var axis: String {
    let texts = ticks.map { tick in
      let share = tick / timeline.durationS
      let anchor = share < 0.02 ? "start" : share > 0.96 ? "end" : "middle"
      let words = ReportWords.clock(tick)
      return
        "<text x=\"\(ReportWords.number(share * 100))%\" y=\"14\" text-anchor=\"\(anchor)\">\(words.dropLast(2))</text>"
    }
    return """
      <div class="lane axis"><div class="title"></div><svg class="times" aria-hidden="true">\(texts.joined())</svg>
      <input id="at" type="range" min="0" max="\(scriptSeconds(timeline.durationS))" step="0.1" value="0" \
      aria-label="Moment of the recording" aria-describedby="keys" hidden></div>
      """
  }

  private var struck: String {
    report.flags.contains { !$0.counts }
      ? " <span><i class=\"key overruled\"></i>overruled, does not count</span>" : ""
  }

  private var legend: String {
    """
    <p class="legend"><span><i class="key high"></i>HIGH flag, full height</span> \
    <span><i class="key moderate"></i>MODERATE flag, half height</span>\(struck) \
    <span><i class="key threshold"></i>threshold</span> \
    <span><i class="key untold"></i>cannot tell (pale: part of that time)</span> \
    <span><i class="key gap"></i>no picture</span></p>
    """
  }
}
