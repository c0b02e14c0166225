import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport

@testable import ReportPage

/// A report that is made as a run makes it, by the rules themselves, and its page.
struct PageSample {
  var name = "interview.mp4"
  var durationS = 60.0
  var hasAudio = true
  var flags: [Flag] = []
  var clips: [FlagID: ClipOutcome] = [:]
  var clipContent: Data?
  var transcript: Transcript?
  var shares = CoverageShares(face: 0.97, audio: nil)
  var faces = CoverageMeter(hold: SessionDuration(seconds: 1.2))
  var voices = CoverageMeter(hold: SessionDuration(seconds: 1.2))
  var stream = StreamMonitor(limit: SessionDuration(seconds: 1.2))
  var complaints: [String] = []
  var timeline: Timeline?

  static let models = [ModelSummary(name: "face-mesh", version: "<2>")]

  /// The sample with one HIGH flag of head_turn from 10 s to 13 s.
  static func turned() -> PageSample {
    PageSample(flags: flags(.headTurn, -50, from: 10, to: 13))
  }

  /// What the rules make of a value that holds for a while.
  static func flags(_ kind: FlagKind, _ value: Double, from start: Double, to end: Double) -> [Flag] {
    var proctor = Proctor(policy: .version1)
    for index in 0...Int(((end - start) * 5).rounded()) {
      let time = SessionTime(seconds: start + Double(index) / 5)
      _ = proctor.observe(Observation(kind, .measured(value), at: time))
    }
    return proctor.finish().compactMap { if case .close(let flag) = $0 { flag } else { nil } }
  }

  static func clip(bytes: Int = 3, from start: Double = 8, to end: Double = 15) -> ClipSummary {
    ClipSummary(
      file: "clips/flag-1.mp4", sha256: String(repeating: "ab", count: 32), bytes: bytes, startS: start,
      endS: end)
  }

  static func said(
    _ text: String, from start: Double, to end: Double, by speaker: Speaker = .candidate,
    confidence: Double = 0.9
  ) -> TranscriptSegment {
    TranscriptSegment(
      SessionSpan(SessionTime(seconds: start), SessionTime(seconds: end)), text, confidence: confidence,
      speaker: speaker)
  }

  var report: Report {
    let policy = Policy.version1
    return Report(
      program: Program(name: "interview-proctor", version: "0.1.0"),
      recording: RecordingSummary(
        name: name, container: "mp4", durationS: durationS, width: 640, height: 480, hasAudio: hasAudio),
      analysis: AnalysisSummary(
        framesPerSecond: 5, frames: Int(durationS * 5), framesRefused: 0, endedEarly: false,
        complaints: complaints, models: Self.models),
      policyVersion: policy.version,
      recommendation: RecommendationSummary(
        .decide(finalScore: nil, flags: flags, coverage: shares, policy: policy)),
      coverage: CoverageSummary(
        shares: shares, rule: policy.coverage, faces: faces, voices: voices, stream: stream),
      flags: flags.map {
        FlagSummary(
          $0, policyVersion: policy.version, models: Self.models,
          clips: clips[$0.id] ?? .failed(why: "the <disk> was full"))
      }, transcript: transcript.map { TranscriptSummary($0) })
  }

  var page: ReportPage {
    ReportPage(
      report, timeline: timeline ?? Timeline(until: SessionTime(seconds: durationS)), policy: .version1
    ) { _ in .embedded { clipContent } }
  }

  var html: String { String(decoding: page.html(), as: UTF8.self) }
}

extension String {
  /// What stands between two marks, for the first time.
  func between(_ start: String, _ end: String) -> Substring? {
    guard let from = firstRange(of: start)?.upperBound else { return nil }
    return self[from...].firstRange(of: end).map { self[from..<$0.lowerBound] }
  }

  /// How often something stands in it.
  func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
