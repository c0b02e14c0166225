import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

@Suite("The names of a session's blobs")
struct SessionFilesTests {
  private let files = SessionFiles(RecordSamples.session(1))
  private var path: String { "sessions/\(RecordSamples.session(1))" }

  @Test("are where every part of the program looks for them")
  func names() throws {
    let analysis = try AnalysisFiles(files.session, 3)
    let flag = FlagID(number: 12)
    #expect(files.folder.description == path)
    #expect(files.recording.description == "\(path)/recording.bin")
    #expect(try files.upload(5).description == "\(path)/upload/00000000000000000005.part")
    #expect(try files.score(.max).description == "\(path)/scores/09223372036854775807.json")
    #expect(analysis.report.description == "\(path)/analyses/3/report.json")
    #expect(analysis.observations.description == "\(path)/analyses/3/observations.jsonl")
    #expect(try analysis.clip(flag).description == "\(path)/analyses/3/clips/flag-12.mp4")
    #expect(try analysis.clip(flag, .peak).description == "\(path)/analyses/3/clips/flag-12-peak.mp4")
    let all = [
      files.recording, try files.upload(0), try files.score(0), analysis.report, try analysis.clip(flag),
    ]
    #expect(all.allSatisfy { $0.lies(in: files.folder) })
  }

  @Test("give their numbers back, and are in the order of these")
  func numbers() throws {
    let numbers = [0, 1, 9, 10, 99, 100_000, .max]
    let uploads = try numbers.map { try files.upload($0) }
    let scores = try numbers.map { try files.score($0) }
    #expect(uploads == uploads.sorted() && scores == scores.sorted())
    #expect(uploads.map { files.uploadNumber(of: $0) } == numbers)
    #expect(scores.map { files.scoreNumber(of: $0) } == numbers)
    for number in [1, 42, 1_000_000] {
      let report = try AnalysisFiles(files.session, number).report
      #expect(files.analysisNumber(ofReport: report) == number)
    }
  }

  @Test(
    "that are none of them have no number",
    arguments: [
      "scores/1.json", "scores/00000000000000000001.part", "upload/00000000000000000001.json",
      "scores/0000000000000000000a.json", "scores/99999999999999999999.json",
      "scores/old/00000000000000000001.json", "scores/-0000000000000000001.json", "analyses/0/report.json",
      "analyses/01/report.json", "analyses/1000001/report.json", "analyses/1/observations.jsonl",
      "analyses/1/old/report.json", "analyses/x/report.json",
    ])
  func foreign(name: String) throws {
    let key = try BlobKey("\(path)/\(name)")
    #expect(files.scoreNumber(of: key) == nil && files.uploadNumber(of: key) == nil)
    #expect(files.analysisNumber(ofReport: key) == nil)
  }

  @Test("of another session have no number in this one")
  func otherSession() throws {
    let other = SessionFiles(RecordSamples.session(2))
    let score = try other.score(1)
    #expect(files.scoreNumber(of: score) == nil && other.scoreNumber(of: score) == 1)
    let report = try AnalysisFiles(other.session, 1).report
    #expect(files.analysisNumber(ofReport: report) == nil && other.analysisNumber(ofReport: report) == 1)
  }

  @Test("are not made for numbers and flags that cannot be")
  func refused() throws {
    #expect(throws: FieldFault.self) { try files.upload(-1) }
    #expect(throws: FieldFault.self) { try files.score(.min) }
    for number in [0, -1, 1_000_001] {
      #expect(throws: FieldFault.self) { try AnalysisFiles(files.session, number) }
    }
    let analysis = try AnalysisFiles(files.session, 1)
    for name in ["", "../x", "a/b", "a.b", "é", "flag 1"] {
      #expect(throws: FieldFault.self, "\(name)") { try analysis.clip(FlagID(rawValue: name)) }
    }
  }
}
