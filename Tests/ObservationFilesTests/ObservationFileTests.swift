import Foundation
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ObservationFiles

@Suite("Files of observations")
struct ObservationFileTests {
  private let folder: TemporaryFolder
  private let file: URL
  private let header = ObservationHeader(
    policyVersion: "1.0", framesPerSecond: 29.97, accommodations: [.widerYaw(degrees: 7.5)])

  init() throws {
    folder = try TemporaryFolder()
    file = folder.file("observations.jsonl")
  }

  private struct Read {
    var header: ObservationHeader?
    var moments: [ObservedMoment] = []
    var end = SessionTime.zero
  }

  private func read(_ url: URL? = nil) throws(ObservationFileError) -> Read {
    var read = Read()
    let whole = try ObservationFile(
      reading: (url ?? file).path, begin: { read.header = $0 },
      take: { moment in
        guard read.moments.last.map({ $0.time < moment.time }) ?? true else { return false }
        read.moments.append(moment)
        return true
      })
    #expect(whole.header == read.header)
    read.end = whole.end
    return read
  }

  @Test("come back as they were written, to the last digit and microsecond")
  func roundTrip() throws {
    var random = SystemRandomNumberGenerator()
    let moments = (0..<3_000).map { index in
      ObservedMoment(
        at: SessionTime(microseconds: Int64(index) * 33_367 + 1),
        [
          .headTurn: .measured(.random(in: -90...90, using: &random)), .faceAbsent: .clear,
          .multiFace: .cannotTell(CannotTellReason.allCases.randomElement(using: &random) ?? .tooDark),
        ].merging(index.isMultiple(of: 30) ? [.phone: .measured(1.0 / 3)] : [:]) { $1 })
    }
    let writer = try ObservationFileWriter(file, header)
    for moment in moments { try writer.write(moment) }
    try writer.finish(at: SessionTime(seconds: 100.25))
    let read = try read()
    #expect(read.header == header)
    #expect(read.moments.count == moments.count)
    #expect(zip(read.moments, moments).first { $0 != $1 }.map { "\($0)" } == nil)
    #expect(read.end == SessionTime(seconds: 100.25))
  }

  @Test("are refused where they were cut off, at any line")
  func cutOff() throws {
    let writer = try ObservationFileWriter(file, header)
    for second in 0..<4 {
      try writer.write(ObservedMoment(at: SessionTime(seconds: Double(second)), [.phone: .clear]))
    }
    try writer.finish(at: SessionTime(seconds: 4))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 6)
    for count in 0..<lines.count {
      let cut = try folder.write(lines.prefix(count).joined(separator: "\n"), to: "cut")
      #expect(throws: ObservationFileError.cutOff(path: cut.path)) { try self.read(cut) }
    }
    let half = try folder.write(String(lines.joined(separator: "\n").dropLast(3)), to: "half")
    #expect(throws: ObservationFileError.self) { try self.read(half) }
  }

  @Test(
    "say line and reason where they are wrong",
    arguments: [
      ("{\"time_s\":2,\"emotion\":1}", "no kind"), ("{\"time_s\":2,\"phone\":\"happy\"}", "phone is neither"),
      ("{\"time_s\":2,\"phone\":[1]}", "plain values"), ("{\"time_s\":2,\"phone\":[]}", "phone is neither"),
      ("{\"phone\":1}", "time_s"),
      ("{\"time_s\":\"2\"}", "time_s"), ("{\"time_s\":1e300}", "time_s"), ("{\"time_s\":0.5}", "not later"),
      ("[]", "not a JSON object"), ("\u{0}", "not a JSON object"), ("{\"end_s\":null}", "end_s"),
      ("{\"format\":\"interview-proctor-observations\",\"version\":1}", "policy_version"),
      ("{\"format\":\"interview-proctor-observations\",\"version\":2}", "version"),
      ("{\"format\":\"other\"}", "not one of observations"),
      ("{\"time_s\":2,\"phone\":\"\(String(repeating: "x", count: 5_000))\"}", "too long"),
    ])
  func malformed(line: String, why: String) throws {
    let good = try ["header", "moment"].map { name in
      let line: ObservationLine =
        name == "header"
        ? .header(header) : .moment(ObservedMoment(at: SessionTime(seconds: 1), [.phone: .clear]))
      return String(decoding: try line.text(), as: UTF8.self)
    }
    let file = try folder.write(good.joined() + line + "\n{\"end_s\":9}\n", to: "wrong")
    do {
      _ = try read(file)
      Issue.record("\(line) was taken")
    } catch {
      guard case .malformed(_, 3, let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(reason.contains(why))
    }
  }

  @Test("are refused without a header, with two, and with lines after the end")
  func order() throws {
    let head = String(decoding: try ObservationLine.header(header).text(), as: UTF8.self)
    for text in ["{\"time_s\":1}\n", head + head, head + "{\"end_s\":1}\n{\"time_s\":2}\n"] {
      let file = try folder.write(text, to: "order")
      #expect(throws: ObservationFileError.self) { try self.read(file) }
    }
    #expect(throws: ObservationFileError.notFound(path: "/nowhere")) {
      try self.read(URL(fileURLWithPath: "/nowhere"))
    }
    #expect(throws: ObservationFileError.self) { try self.read(folder.url) }
  }
}
