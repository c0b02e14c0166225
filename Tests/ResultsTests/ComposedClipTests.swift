import Interviewing
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

@Suite("The clips of a composed report")
struct ComposedClipTests {
  private let scene = Scene()
  private let flag = FlagID(number: 1)

  private func attach(_ subject: ClipWindow.Subject, _ key: BlobKey) async throws {
    let clip = try FlagClip(
      subject, key: key, digest: .zero, byteCount: 5,
      span: SessionSpan(SessionTime(seconds: 8), SessionTime(seconds: 14)))
    #expect(try await scene.records.attach(clip, to: FlagKey(session: scene.id, analysis: 1, flag: flag)))
  }

  private func composed() async throws -> ComposedReport { try await scene.composer().report(of: scene.id) }

  @Test("are awaited, then cut, and are called as in their analysis's folder")
  func cut() async throws {
    try await scene.start(reaching: .ended)
    try await scene.analyse(ResultSamples.flags(1))
    let before = try await composed()
    #expect(
      before.report.flags[0].clip == nil && before.report.flags[0].clipError == nil && before.clips.isEmpty)
    let files = try AnalysisFiles(scene.id, 1)
    try await attach(.flag, try files.clip(flag))
    try await attach(.peak, try files.clip(flag, .peak))
    let after = try await composed()
    let summary = after.report.flags[0]
    #expect(summary.clip?.file == "clips/flag-1.mp4" && summary.peakClip?.file == "clips/flag-1-peak.mp4")
    #expect(summary.clip?.startS == 8 && summary.clip?.bytes == 5)
    #expect(
      after.clips == [
        "clips/flag-1.mp4": try files.clip(flag), "clips/flag-1-peak.mp4": try files.clip(flag, .peak),
      ])
  }

  @Test("that lie elsewhere keep all of their name")
  func elsewhere() async throws {
    try await scene.start(reaching: .ended)
    try await scene.analyse(ResultSamples.flags(1))
    let key = try BlobKey("clips/old/flag-1.mp4")
    try await attach(.flag, key)
    let composed = try await composed()
    #expect(
      composed.report.flags[0].clip?.file == key.description && composed.clips == [key.description: key])
  }

  @Test("that could not be cut say why")
  func failed() async throws {
    try await scene.start(reaching: .ended)
    try await scene.analyse(ResultSamples.flags(1))
    let key = FlagKey(session: scene.id, analysis: 1, flag: flag)
    _ = try await scene.records.noteNoClip(of: key, why: "the disk is full")
    #expect(try await composed().report.flags[0].clipError == "the disk is full")
  }

  @Test("of a flag that only the analysis's own report has are found beside it")
  func stray() async throws {
    try await scene.start(reaching: .ended)
    var report = ResultSamples.report(ResultSamples.flags(1))
    report.flags[0].clip = ClipSummary(file: "clips/flag-1.mp4", sha256: "", bytes: 1, startS: 0, endS: 1)
    try await scene.results.put(report, of: scene.id, analysis: 1)
    #expect(try await composed().clips == ["clips/flag-1.mp4": try AnalysisFiles(scene.id, 1).clip(flag)])
  }
}
