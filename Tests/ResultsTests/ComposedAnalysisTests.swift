import Interviewing
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

@Suite("The analysis that a composed report rests on")
struct ComposedAnalysisTests {
  private let scene = Scene()

  @Test("is the last complete one, with its flags alone")
  func analyses() async throws {
    try await scene.start(reaching: .ended)
    try await scene.analyse(ResultSamples.flags(3))
    try await scene.analyse(ResultSamples.flags(1), number: 2)
    try await scene.results.putObservations(ResultSamples.chunks([1]), of: scene.id, analysis: 3)
    let composed = try await scene.composer().report(of: scene.id)
    #expect(composed.analysis == 2 && composed.report.flags.map(\.id) == ["flag-1"])
  }

  @Test("needs its policy, whatever the session was to be judged by")
  func policies() async throws {
    try await scene.start(reaching: .ended)
    try await scene.analyse(policyVersion: "1.1")
    await #expect(throws: ResultError.unknownPolicy(version: "1.1")) {
      try await scene.composer().report(of: scene.id)
    }
    let composed = try await scene.composer({ $0 == "1.1" ? .version1 : nil }).report(of: scene.id)
    #expect(composed.report.policyVersion == "1.1" && composed.report.session?.policyVersion == "1.0")
  }

  @Test("and the score are named where they are damaged")
  func damaged() async throws {
    try await scene.start(reaching: .scored)
    try await scene.analyse()
    let score = try scene.files.score(1)
    _ = try await scene.blobs.put(score, ResultSamples.chunks(Array("{".utf8)), atMost: 9)
    let error = await #expect(throws: ResultError.self) { try await scene.composer().report(of: scene.id) }
    guard case .damaged(score, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
