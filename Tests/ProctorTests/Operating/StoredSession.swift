import Analysis
import Crypto
import Foundation
import Interviewing
import ObservationFiles
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport

@testable import proctor

/// A session that was analysed and scored, with everything that is kept of one: a recording, a flag with its clip, its
/// observations, a transcript, and a score with its inputs.
struct StoredSession {
  static let words = "I looked at the log first, and then I wrote a test that failed in the very same way."
  static let clip = Array("a clip of a turned head".utf8)
  static let recording = Array("the whole recording".utf8)

  let id = RecordSamples.session(1)
  let folder: ServerFolder
  private var stores: Stores { folder.stores }

  /// Keeps it.
  init(in folder: ServerFolder) async throws {
    self.folder = folder
    let service = try Principal(.service, "hiring")
    _ = try await stores.sessions.start(
      RecordSamples.newSession(1), key: nil, by: service, at: RecordSamples.time(0))
    for event in [SessionEvent.handIn, .beginScoring, .finishScoring] {
      try await apply(SessionChange(event))
    }
    try await put(Self.recording, SessionFiles(id).recording)
    let flag = try Self.flag()
    try await keep(flag)
    let results = ResultStore(stores.blobs)
    try await results.putObservations(
      FileHandle.chunks(of: try observations()), of: id, analysis: 1)
    try await results.put(Self.report(flag), of: id, analysis: 1)
    _ = try await results.put(Self.score(1), of: id)
  }

  /// Lets something happen to it.
  func apply(_ change: SessionChange) async throws {
    _ = try await stores.sessions.apply(
      change, to: id, ifVersion: nil, by: RecordSamples.hr(), at: RecordSamples.time(60))
  }

  /// Keeps a blob.
  func put(_ bytes: [UInt8], _ key: BlobKey) async throws {
    let chunks = ByteChunks { continuation in
      continuation.yield(bytes)
      continuation.finish()
    }
    _ = try await stores.blobs.put(key, chunks, atMost: bytes.count)
  }

  /// Where the clip of its flag lies.
  func clipKey() throws -> BlobKey { try AnalysisFiles(id, 1).clip(Self.flag().id) }

  private func keep(_ flag: Proctoring.Flag) async throws {
    let raised = try RaisedFlag(flag, of: id, analysis: 1, policyVersion: "1.0", models: FlagSamples.models)
    _ = try await stores.flags.put(raised, enqueuing: [], at: RecordSamples.time(61))
    try await put(Self.clip, try clipKey())
    let digest = ContentDigest(bytes: SHA256.hash(data: Self.clip)) ?? .zero
    let clip = try FlagClip(
      .flag, key: try clipKey(), digest: digest, byteCount: Self.clip.count,
      span: SessionSpan(.zero, SessionTime(seconds: 6)))
    _ = try await stores.flags.attach(clip, to: raised.key)
  }

  private func observations() throws -> URL {
    let file = folder.beside.file("observations.jsonl")
    let writer = try ObservationFileWriter(
      file, ObservationHeader(policyVersion: "1.0", framesPerSecond: 5, accommodations: []))
    for moment in Self.moments { try writer.write(moment) }
    try writer.finish(at: SessionTime(seconds: 20))
    return file
  }
}

extension StoredSession {
  /// A head that is turned from the fifth second to the ninth, and a voice that is the candidate's.
  static let moments = (0..<100).flatMap { index in
    let time = SessionTime(seconds: Double(index) / 5)
    let yaw: Double = (25..<45).contains(index) ? 50 : 0
    return [
      ObservedMoment(at: time, [.headTurn: .measured(yaw), .faceAbsent: .measured(0)]),
      ObservedMoment(at: time, [.multiSpeaker: .measured(0)]),
    ]
  }

  /// The flag that this is.
  static func flag() throws -> Proctoring.Flag {
    var replay = ObservationReplay(policy: .version1)
    for moment in moments { _ = replay.take(moment) }
    let flags = replay.finished(at: SessionTime(seconds: 20)).flags
    guard let flag = flags.first, flags.count == 1 else { throw CocoaError(.featureUnsupported) }
    return flag
  }

  static let transcript = Transcript(
    language: "en",
    segments: [
      TranscriptSegment(
        SessionSpan(.zero, SessionTime(seconds: 9)), words, confidence: 0.9, speaker: .candidate)
    ], refused: 0)

  private static func report(_ flag: Proctoring.Flag) -> Report {
    let policy = Policy.version1
    let shares = CoverageShares(face: 1, audio: 1)
    let hold = SessionDuration(seconds: 1.2)
    return Report(
      program: Program(name: "interview-proctor", version: "0.1.0"),
      recording: RecordingSummary(
        name: "recording.bin", container: "webm", durationS: 20, width: 640, height: 480, hasAudio: true),
      analysis: AnalysisSummary(
        framesPerSecond: 5, frames: 100, framesRefused: 0, endedEarly: false, complaints: [], models: []),
      policyVersion: "1.0",
      recommendation: RecommendationSummary(
        .decide(finalScore: nil, flags: [flag], coverage: shares, policy: policy)),
      coverage: CoverageSummary(
        shares: shares, rule: policy.coverage, faces: CoverageMeter(hold: hold),
        voices: CoverageMeter(hold: hold), stream: StreamMonitor(limit: hold)),
      flags: [FlagSummary(flag, policyVersion: "1.0", models: [], clips: .awaited)],
      transcript: TranscriptSummary(transcript))
  }
}
