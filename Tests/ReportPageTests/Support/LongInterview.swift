import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport

@testable import ReportPage

/// A made-up interview: five pictures and ten observations of voices a second, a passage every few seconds, a flag
/// every three quarters of a minute, all from one seed.
struct LongInterview {
  let durationS: Double
  /// The content of every clip; nil where clips are linked.
  let clip: Data?
  private var random = SeededGenerator(seed: 7)

  init(minutes: Double, clip: Data? = nil) {
    durationS = minutes * 60
    self.clip = clip
  }

  private static let words = """
    well in my last position we moved the whole of billing to another system and I was the one who had to explain \
    to customers why an invoice looked different so the first thing I did was to write down what they asked me most
    """.split(separator: " ").map(String.init)

  /// The sample, with everything that goes into a page.
  mutating func sample() -> PageSample {
    var sample = PageSample(name: "interview with a long name, second round.mp4", durationS: durationS)
    var proctor = Proctor(policy: .version1)
    var timeline = Timeline(until: SessionTime(seconds: durationS))
    var flags: [Flag] = []
    for moment in moments() {
      timeline.take(moment)
      if let turn = moment.sensed[.headTurn] { sample.faces.observe(turn, at: moment.time) }
      if let voice = moment.sensed[.multiSpeaker] { sample.voices.observe(voice, at: moment.time) }
      for observation in moment.observations { collect(proctor.observe(observation), into: &flags) }
    }
    collect(proctor.finish(), into: &flags)
    let end = SessionTime(seconds: durationS)
    sample.faces.finish(at: end)
    sample.voices.finish(at: end)
    let whole = SessionSpan(.zero, end)
    sample.shares = CoverageShares(face: sample.faces.share(of: whole), audio: sample.voices.share(of: whole))
    sample.timeline = timeline
    sample.flags = flags
    sample.clipContent = clip
    for flag in flags { sample.clips[flag.id] = .cut(clip: clipSummary(of: flag), peak: nil) }
    sample.transcript = transcript()
    return sample
  }

  private func collect(_ actions: [ProctorAction], into flags: inout [Flag]) {
    for case .close(let flag) in actions { flags.append(flag) }
  }

  private func clipSummary(of flag: Flag) -> ClipSummary {
    let start = max(flag.start.reportSeconds - 2, 0)
    return ClipSummary(
      file: "clips/\(flag.id.rawValue).mp4", sha256: String(repeating: "0f", count: 32),
      bytes: clip?.count ?? 1,
      startS: start, endS: min(start + 8, durationS))
  }

  /// The kinds take turns, one episode every 45 s; in between the head wanders and some moments cannot be told.
  private mutating func moments() -> [ObservedMoment] {
    var moments: [ObservedMoment] = []
    for tenth in 0..<Int(durationS * 10) {
      let seconds = Double(tenth) / 10
      let episode = Int(seconds / 45)
      let isIn = seconds.truncatingRemainder(dividingBy: 45) < (episode % 3 == 0 ? 9 : 3.4)
      let kind = isIn && episode > 0 ? FlagKind.allCases[episode % FlagKind.allCases.count] : nil
      var sensed: [FlagKind: Sensed] = [.multiSpeaker: voice(at: seconds, kind)]
      if tenth.isMultiple(of: 2) { sensed.merge(picture(at: seconds, kind)) { $1 } }
      if tenth.isMultiple(of: 10) { sensed[.phone] = .measured(kind == .phone ? 0.86 : random.in(0...0.3)) }
      moments.append(ObservedMoment(at: SessionTime(seconds: seconds), sensed))
    }
    return moments
  }

  private mutating func picture(at seconds: Double, _ kind: FlagKind?) -> [FlagKind: Sensed] {
    if seconds.truncatingRemainder(dividingBy: 700) > 670 {
      return [.headTurn: .cannotTell(.tooDark), .faceAbsent: .cannotTell(.tooDark), .multiFace: .measured(1)]
    }
    if kind == .faceAbsent {
      return [.headTurn: .clear, .faceAbsent: .measured(1), .multiFace: .measured(0)]
    }
    let yaw = kind == .headTurn ? -52 + random.in(-3...3) : 14 * sin(seconds / 9) + random.in(-6...6)
    return [
      .headTurn: .measured(yaw), .faceAbsent: .measured(0), .multiFace: .measured(kind == .multiFace ? 2 : 1),
    ]
  }

  private mutating func voice(at seconds: Double, _ kind: FlagKind?) -> Sensed {
    if kind == .multiSpeaker { return .measured(1) }
    if seconds.truncatingRemainder(dividingBy: 400) > 385 { return .cannotTell(.tooNoisy) }
    return seconds.truncatingRemainder(dividingBy: 19) < 0.4 ? .cannotTell(.unsureVoice) : .clear
  }

  private mutating func transcript() -> Transcript {
    var segments: [TranscriptSegment] = []
    var seconds = 1.0
    while seconds < durationS - 6 {
      let length = random.in(1.5...5)
      let count = Int(length * 2.6)
      let first = Int(random.in(0...Double(Self.words.count - 1)))
      let text = (0..<count).map { Self.words[(first + $0) % Self.words.count] }.joined(separator: " ")
      let draw = random.in(0...1)
      segments.append(
        PageSample.said(
          text.prefix(1).uppercased() + text.dropFirst() + ".", from: seconds, to: seconds + length,
          by: draw < 0.06 ? .other : draw < 0.1 ? .unknown : .candidate, confidence: random.in(0.45...0.99)))
      seconds += length + random.in(0.3...2.2)
    }
    return Transcript(language: "en", segments: segments, refused: 4)
  }
}

extension SeededGenerator {
  fileprivate mutating func `in`(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }
}
