import Foundation
import Perception
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct FrameTests {
  private let folder: TemporaryFolder
  private let fixtures: FixtureRecording

  init() throws {
    folder = try TemporaryFolder()
    fixtures = FixtureRecording(in: folder)
  }

  private func times(_ file: URL, perSecond: Double) async throws -> [Double] {
    let reader = RecordingReader(try await Recording.open(file.path))
    var times: [Double] = []
    for try await frame in reader.frames(perSecond: perSecond) { times.append(frame.time.seconds) }
    return times
  }

  private func sizes(_ file: URL) async throws -> Set<[Int]> {
    let reader = RecordingReader(try await Recording.open(file.path))
    var sizes: Set<[Int]> = []
    for try await frame in reader.frames(perSecond: 5) {
      if case .rgb(let picture) = frame.pixels { sizes.insert([picture.width, picture.height]) }
    }
    return sizes
  }

  @Test("Thirty pictures a second are thinned to an even grid", arguments: ["mp4", "mkv"], [2.0, 5, 10, 30])
  func thinning(container: String, perSecond: Double) async throws {
    let file = try await fixtures.video("video.\(container)", seconds: 3)
    let times = try await times(file, perSecond: perSecond)
    let wanted = (0..<Int(3 * perSecond)).map { Double($0) / perSecond }
    #expect(times.count == wanted.count)
    #expect(zip(times, wanted).allSatisfy { abs($0 - $1) <= 0.00051 }, "\(times)")
  }

  @Test("A rate above the recording's own gives every picture once")
  func rateAboveSource() async throws {
    let file = try await fixtures.video(rate: 10, seconds: 1)
    #expect(try await times(file, perSecond: 60) == (0..<10).map { Double($0) / 10 })
  }

  @Test("Pictures at a varying rate keep their own times")
  func variableRate() async throws {
    let file = try await fixtures.video(
      filter: "settb=1/600,setpts='if(lt(N,45),N*20,N*60-1800)'", options: ["-enc_time_base", "1/600"])
    let times = try await times(file, perSecond: 30)
    let wanted = (0..<45).map { Double($0) / 30 } + (15..<60).map { Double($0) / 10 }
    #expect(times.count == wanted.count)
    #expect(zip(times, wanted).allSatisfy { abs($0 - $1) < 0.001 }, "\(times)")
  }

  @Test("A leap of the clock is told as it is")
  func leap() async throws {
    let file = try await fixtures.video("leap.mkv", filter: "setpts='PTS+gte(N,45)*5/TB'")
    let times = try await times(file, perSecond: 5)
    let (before, after) = (times.count { $0 < 1.5 }, times.count { $0 >= 6.5 })
    #expect(before == 8)
    #expect((7...8).contains(after))
    #expect(before + after == times.count, "\(times)")
  }

  @Test("Hours into a recording, times are as fine as at its beginning")
  func fineTimesLate() async throws {
    let file = try await fixtures.video("late.mkv", seconds: 1, filter: "setpts='PTS+gte(N,1)*20000/TB'")
    let late = try await times(file, perSecond: 30).filter { $0 > 20_000 }
    #expect(late.count == 29)
    #expect(zip(late, late.dropFirst()).allSatisfy { abs($1 - $0 - 1.0 / 30) < 0.002 }, "\(late)")
  }

  @Test("Negative times that make the clock go back lose no picture and make no complaint")
  func negativeTimes() async throws {
    let file = try await fixtures.video(
      "negative.mkv", options: ["-output_ts_offset", "-1", "-avoid_negative_ts", "disabled"])
    let reader = RecordingReader(try await Recording.open(file.path))
    var times: [Double] = []
    for try await frame in reader.frames(perSecond: 5) { times.append(frame.time.seconds) }
    #expect(times.count == 15)
    #expect(
      zip(times, times.dropFirst()).contains { $1 < $0 }, "the fixture's clock does not go back: \(times)")
    #expect(reader.complaints.isEmpty)
  }

  @Test("A large picture is scaled down, its proportions kept")
  func large() async throws {
    #expect(
      try await sizes(try await fixtures.video(size: "3840x2160", rate: 5, seconds: 0.4)) == [[1_280, 720]])
  }

  @Test("A turned picture arrives upright")
  func turned() async throws {
    let upright = try await fixtures.video(seconds: 0.2)
    let file = try await fixtures.make(
      "turned.mp4", ["-i", upright.path, "-c", "copy", "-metadata:s:v:0", "rotate=90"])
    #expect(try await sizes(file) == [[120, 160]])
  }

  @Test("One pixel is a picture")
  func onePixel() async throws {
    let file = try await fixtures.make(
      "one.mkv", ["-f", "lavfi", "-i", "testsrc=s=32x24:r=5:d=1,scale=1:1", "-c:v", "ffv1"])
    #expect(try await sizes(file) == [[1, 1]])
    #expect(try await times(file, perSecond: 5).count == 5)
  }

  @Test(
    "A very long and flat picture keeps one row",
    arguments: [(4_000, 1, 1_280, 1), (1, 4_000, 1, 1_280), (1_280, 720, 1_280, 720)])
  func extremeSizes(width: Int, height: Int, analysedWidth: Int, analysedHeight: Int) {
    let size = FrameGeometry.analysed(width: width, height: height)
    #expect((size.width, size.height) == (analysedWidth, analysedHeight))
  }

  @Test("Words in a file's notes do not pass for times or complaints")
  func hostileNotes() async throws {
    let note = "[error] lost [Parsed_showinfo_2 @ 0x1] [info] showinfo n: 0 pts: 9 pts_time:99 "
    let file = try await fixtures.video(seconds: 1, options: ["-metadata", "title=\(note)"])
    let reader = RecordingReader(try await Recording.open(file.path))
    var times: [Double] = []
    for try await frame in reader.frames(perSecond: 5) { times.append(frame.time.seconds) }
    #expect(times == [0, 0.2, 0.4, 0.6, 0.8])
    #expect(reader.complaints.isEmpty)
  }
}
