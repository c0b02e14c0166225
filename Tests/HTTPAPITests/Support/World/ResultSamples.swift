import Interviewing
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport

/// What an analysis and a scoring leave.
enum ResultSamples {
  /// The report of an analysis of a minute, all seen and heard.
  static func report(_ flags: [Flag] = []) -> Report {
    let policy = Policy.version1
    let shares = CoverageShares(face: 1, audio: 1)
    let hold = SessionDuration(seconds: 1.2)
    return Report(
      program: Program(name: "interview-proctor", version: "0.1.0"),
      recording: RecordingSummary(
        name: "recording.bin", container: "webm", durationS: 60, width: 640, height: 480, hasAudio: true),
      analysis: AnalysisSummary(
        framesPerSecond: 5, frames: 300, framesRefused: 0, endedEarly: false, complaints: [],
        models: FlagSamples.models.map { ModelSummary($0) }),
      policyVersion: policy.version,
      recommendation: RecommendationSummary(
        .decide(finalScore: nil, flags: flags, coverage: shares, policy: policy)),
      coverage: CoverageSummary(
        shares: shares, rule: policy.coverage, faces: CoverageMeter(hold: hold),
        voices: CoverageMeter(hold: hold), stream: StreamMonitor(limit: hold)),
      flags: flags.map {
        FlagSummary(
          $0, policyVersion: policy.version, models: FlagSamples.models.map { ModelSummary($0) },
          clips: .awaited)
      }, transcript: transcript)
  }

  /// One answer.
  static let transcript = TranscriptSummary(
    Transcript(
      language: "en",
      segments: [
        TranscriptSegment(
          SessionSpan(SessionTime(seconds: 1), SessionTime(seconds: 3)), "I measure before I cut.",
          confidence: 0.9, speaker: .candidate)
      ], refused: 0))

  /// So many HIGH flags, ten seconds apart.
  static func flags(_ count: Int) -> [Flag] {
    var proctor = Proctor(policy: .version1)
    var closed: [Flag] = []
    func note(_ actions: [ProctorAction]) {
      for case .close(let flag) in actions { closed.append(flag) }
    }
    for index in 0..<count {
      for step in 0...4 {
        let time = SessionTime(seconds: Double(index + 1) * 10 + Double(step) / 4)
        note(proctor.observe(Observation(.multiFace, .measured(2), at: time)))
      }
    }
    note(proctor.finish())
    return closed
  }

  /// A score that was made so many seconds after the beginning.
  static func score(_ number: Int, _ final: Double = 8, reason: String? = nil) -> StoredScore {
    let record = ScoreRecord(
      role: "software_engineer", level: "mid", rubricVersion: "1.0", rubricDocument: "rubric-1",
      model: ModelSummary(name: "qwen", version: "http://localhost"),
      embedding: ModelSummary(name: "minilm", version: "1"), sampling: .probabilities, leftOut: [],
      criteria: [])
    let transcript = Transcript(language: "en", segments: [], refused: 0)
    var summary = ScoreSummary(
      record, SessionScore(record, transcript: transcript), transcript: transcript, spreadLimit: 1.5)
    summary.final = final
    return StoredScore(
      number: number, reason: reason, at: RecordSamples.time(60), record: record, summary: summary)
  }

  /// The bytes of a clip: no two parts of ten are the same.
  static func clip(_ subject: ClipWindow.Subject) -> [UInt8] {
    (0..<100).map { UInt8($0) &+ (subject == .peak ? 100 : 0) }
  }

  /// Bytes as a store takes them.
  static func chunks(_ bytes: [UInt8]) -> ByteChunks {
    ByteChunks { continuation in
      continuation.yield(bytes)
      continuation.finish()
    }
  }
}
