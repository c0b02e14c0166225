import Interviewing
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@Suite("What a browser told, in a composed report")
struct ClientEventsInReportTests {
  private let scene = Scene()

  private func tell(_ events: [ClientEvent]) async throws {
    let outcome = try await scene.records.append(
      ClientEventBatch(events), to: scene.id, at: RecordSamples.time(9))
    guard case .taken = outcome else { throw Scene.Refused(event: .consent) }
  }

  @Test("stands there occasion by occasion, changes the revision, and nothing that is recommended")
  func told() async throws {
    try await scene.start(reaching: .inProgress)
    try await scene.analyse(ResultSamples.flags(1))
    let before = try await scene.composer().report(of: scene.id)
    #expect(before.report.clientEvents == [])
    try await tell(EventSamples.everything)
    let after = try await scene.composer().report(of: scene.id)
    let events = try #require(after.report.clientEvents)
    let kinds = ClientEventKind.allCases
    #expect(events.count == kinds.count + ClientDevice.allCases.count - 1)
    #expect(Set(events.map(\.kind)) == Set(kinds))
    #expect(events.reduce(0) { $0 + $1.eventCount } == EventSamples.everything.count)
    #expect(events.first?.startS == 0 && events.first?.endS == 1)
    #expect(after.revision != before.revision)
    #expect(after.report.recommendation == before.report.recommendation)
    #expect(after.report.flags == before.report.flags)
  }

  @Test("is all there, however much it is")
  func many() async throws {
    try await scene.start(reaching: .inProgress)
    try await scene.analyse()
    for first in stride(from: 1, to: ClientEvent.mostOfSession, by: ClientEventBatch.mostEvents) {
      try await tell(EventSamples.pastes(first...first + ClientEventBatch.mostEvents - 1).events)
    }
    let report = try await scene.composer().report(of: scene.id).report
    #expect(report.clientEvents?.count == ClientEvent.mostOfSession)
  }
}
