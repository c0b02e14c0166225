import Foundation
import Interviewing
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@Suite("The store of results")
struct ResultStoreTests {
  private let scene = Scene()

  private func corrupt(_ key: BlobKey, _ text: String) async throws {
    _ = try await scene.blobs.put(key, ResultSamples.chunks(Array(text.utf8)), atMost: .max)
  }

  @Test("keeps the report of each analysis, an anew made one in place of the first")
  func reports() async throws {
    let results = scene.results
    #expect(try await results.report(of: scene.id, analysis: 1) == nil)
    #expect(try await results.lastAnalysis(of: scene.id) == nil)
    let (first, second) = (ResultSamples.report(name: "a"), ResultSamples.report(ResultSamples.flags(2)))
    for _ in 0..<2 { try await results.put(first, of: scene.id, analysis: 2) }
    try await results.put(second, of: scene.id, analysis: 10)
    #expect(try await results.report(of: scene.id, analysis: 2) == first)
    #expect(try await results.report(of: scene.id, analysis: 10) == second)
    #expect(try await results.lastAnalysis(of: scene.id) == 10)
    try await results.put(second, of: scene.id, analysis: 2)
    #expect(try await results.report(of: scene.id, analysis: 2) == second)
    #expect(try await results.report(of: RecordSamples.session(2), analysis: 2) == nil)
  }

  @Test("keeps observations byte by byte, and takes an analysis for complete only with its report")
  func observations() async throws {
    let results = scene.results
    #expect(try await results.observations(of: scene.id, analysis: 1) == nil)
    try await results.putObservations(ResultSamples.chunks([1, 2], [3]), of: scene.id, analysis: 1)
    var bytes: [UInt8] = []
    let reading = try #require(try await results.observations(of: scene.id, analysis: 1))
    for try await chunk in reading.chunks { bytes += chunk }
    #expect(bytes == [1, 2, 3] && reading.byteCount == 3)
    #expect(try await results.lastAnalysis(of: scene.id) == nil)
  }

  @Test("finds the last analysis among more names than one page has")
  func manyNames() async throws {
    for number in [1, 2] {
      let files = try AnalysisFiles(scene.id, number)
      for flag in 1...700 { try await corrupt(try files.clip(FlagID(number: flag)), "x") }
    }
    try await scene.results.put(ResultSamples.report(), of: scene.id, analysis: 2)
    #expect(try await scene.results.lastAnalysis(of: scene.id) == 2)
  }

  @Test("names a damaged document and the field, and never quotes what stands in it")
  func damaged() async throws {
    let key = try AnalysisFiles(scene.id, 1).report
    let good = String(decoding: try ResultSamples.report(ResultSamples.flags(1)).json(), as: UTF8.self)
    let cases = [
      ("", "the document"), ("{\"Ada\": 1}", "schemaVersion is missing"), ("Ada", "the document"),
      (String(good.dropLast(5)), "the document"),
      (good.replacing("\"HIGH\"", with: "\"Ada\""), "severity is not as it has to be"),
      (
        good.replacing("\"start_s\" : 10", with: "\"start_s\" : \"Ada\""),
        "flags.[0].startS is of another type"
      ),
    ]
    for (text, place) in cases {
      try await corrupt(key, text)
      let error = await #expect(throws: ResultError.self) {
        try await scene.results.report(of: scene.id, analysis: 1)
      }
      guard case .damaged(key, let why)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(why.contains(place) && !"\(error!)".contains("Ada"), "\(why)")
    }
  }

  @Test("does not begin to read a document that is too large, nor believe a wrong length")
  func tooLarge() async throws {
    let huge = ScriptedBlobs(reading: { _ in
      BlobReading(
        byteCount: ResultStore.mostReportBytes + 1, range: 0..<0,
        chunks: ByteChunks(unfolding: { throw ScriptedBlobs.Unscripted(call: "a chunk") }))
    })
    let key = try AnalysisFiles(scene.id, 1).report
    await #expect(throws: ResultError.tooLarge(key, most: ResultStore.mostReportBytes)) {
      try await ResultStore(huge).report(of: scene.id, analysis: 1)
    }
    let cut = ScriptedBlobs(reading: { _ in
      BlobReading(byteCount: 5, range: 0..<5, chunks: ResultSamples.chunks([123]))
    })
    await #expect(throws: ResultError.damaged(key, why: "it is shorter or longer than it was said to be")) {
      try await ResultStore(cut).report(of: scene.id, analysis: 1)
    }
  }

  @Test("bounds what it keeps, and says what the store said")
  func bounds() async throws {
    let full = ScriptedBlobs(putting: { _, most in
      #expect([ResultStore.mostReportBytes, ResultStore.mostObservationBytes].contains(most))
      return .tooLarge
    })
    let files = try AnalysisFiles(scene.id, 1)
    await #expect(throws: ResultError.tooLarge(files.report, most: ResultStore.mostReportBytes)) {
      try await ResultStore(full).put(ResultSamples.report(), of: scene.id, analysis: 1)
    }
    await #expect(throws: ResultError.tooLarge(files.observations, most: ResultStore.mostObservationBytes)) {
      try await ResultStore(full).putObservations(ResultSamples.chunks([1]), of: scene.id, analysis: 1)
    }
    let broken = ScriptedBlobs(putting: { _, _ in throw StoreError.diskFull(path: "blobs") })
    await #expect(throws: ResultError.store(.diskFull(path: "blobs"))) {
      try await ResultStore(broken).put(ResultSamples.report(), of: scene.id, analysis: 1)
    }
    let cancelled = ScriptedBlobs(reading: { _ in throw CancellationError() })
    await #expect(throws: ResultError.cancelled) {
      try await ResultStore(cancelled).report(of: scene.id, analysis: 1)
    }
    var report = ResultSamples.report()
    report.recording.durationS = .nan
    await #expect(throws: ResultError.self) { try await scene.results.put(report, of: scene.id, analysis: 1) }
    await #expect(throws: ResultError.self) { try await scene.results.report(of: scene.id, analysis: 0) }
  }

  @Test("tells of observations that cannot be read only the kind of error")
  func source() async throws {
    struct AdaFailed: Error { let name = "Ada Lovelace" }
    let chunks = ByteChunks { $0.finish(throwing: AdaFailed()) }
    let key = try AnalysisFiles(scene.id, 1).observations
    await #expect(throws: ResultError.sourceFailed(key, kind: "AdaFailed")) {
      try await scene.results.putObservations(chunks, of: scene.id, analysis: 1)
    }
    #expect(try await scene.results.observations(of: scene.id, analysis: 1) == nil)
  }
}
