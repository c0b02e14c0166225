import Interviewing
import Proctoring
import SessionModel
import TestSupport

/// A report that is made as a run makes it, from flags, a coverage and a stream of choice.
struct SampleReport {
  var flags: [Flag] = []
  var clips: [FlagID: ClipOutcome] = [:]
  var meter = CoverageMeter(hold: SessionDuration(seconds: 1.2))
  var voices = CoverageMeter(hold: SessionDuration(seconds: 1.2))
  var transcript: Transcript?
  var stream = StreamMonitor(limit: SessionDuration(seconds: 1.2))
  var shares = CoverageShares(face: 0.9876, audio: nil)
  var durationSeconds = 90.0
  var complaints: [String] = []
  var endedEarly = false

  static let models = [ModelSummary(name: "face-mesh", version: "2")]

  var report: Report {
    let policy = Policy.version1
    let recommendation = Recommendation.decide(
      finalScore: nil, flags: flags, coverage: shares, policy: policy)
    return Report(
      program: Program(name: "interview-proctor", version: "0.1.0"),
      recording: RecordingSummary(
        name: "interview.mp4", container: "mp4", durationS: durationSeconds, width: 640, height: 480,
        hasAudio: true),
      analysis: AnalysisSummary(
        framesPerSecond: 5, frames: 450, framesRefused: 0, endedEarly: endedEarly, complaints: complaints,
        models: Self.models),
      policyVersion: policy.version, recommendation: RecommendationSummary(recommendation),
      coverage: CoverageSummary(
        shares: shares, rule: policy.coverage, faces: meter, voices: voices, stream: stream),
      flags: flags.map {
        FlagSummary(
          $0, policyVersion: policy.version, models: Self.models,
          clips: clips[$0.id] ?? .failed(why: "no clip was cut"))
      }, transcript: transcript.map { TranscriptSummary($0) })
  }

  static func clip(_ name: String, _ start: Double, _ end: Double) -> ClipSummary {
    ClipSummary(
      file: "clips/\(name).mp4", sha256: String(repeating: "ab", count: 32), bytes: 1_000, startS: start,
      endS: end)
  }
}
