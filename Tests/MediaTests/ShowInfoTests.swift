import Testing

@testable import Media

@Suite("Lines that ffmpeg writes on standard error")
struct ShowInfoTests {
  private static let config = "[showinfo@7 @ 0x55d0] [info] config in time_base: 1/15360, frame_rate: 30/1"
  private static let second =
    "[showinfo@7 @ 0x55d0] [info] n:   1 pts:    512 pts_time:0.0333333 pos: 8947 fmt:rgb24 s:32x24 i:P "

  private func remarks(_ lines: String...) -> [ShowInfo.Remark] {
    var showInfo = ShowInfo(filterName: "showinfo@7")
    return lines.compactMap { showInfo.read($0[...]) }
  }

  @Test("A picture's time is its ticks times the time base, to the microsecond")
  func pictureTime() {
    #expect(remarks(Self.config, Self.second) == [.picture(seconds: 512.0 / 15_360)])
    let late = "[showinfo@7 @ 0x55d0] [info] n: 9 pts:153600512 pts_time:10000 pos:1 "
    #expect(remarks(Self.config, late) == [.picture(seconds: 153_600_512.0 / 15_360)])
    let early = "[showinfo@7 @ 0x55d0] [info] n: 0 pts: -15360 pts_time:-1 pos:1 "
    #expect(remarks(Self.config, early) == [.picture(seconds: -1)])
  }

  @Test("A picture without a time is still a picture", arguments: ["NOPTS", "nan", "inf", "x", ""])
  func pictureWithoutTime(ticks: String) {
    let line = "[showinfo@7 @ 0x55d0] [info] n: 0 pts:\(ticks) pts_time:\(ticks) pos:1 "
    #expect(remarks(Self.config, line) == [.picture(seconds: 0)])
  }

  @Test("A time base that is none gives no time", arguments: ["0/0", "1/0", "-1/30", "a/b", "1", ""])
  func badTimeBase(base: String) {
    let config = "[showinfo@7 @ 0x55d0] [info] config in time_base: \(base), frame_rate: 30/1"
    #expect(remarks(config, Self.second) == [.picture(seconds: 0)])
  }

  @Test(
    "What a file says of itself is no picture",
    arguments: [
      "[info]     title           : [showinfo@7 @ 0x55d0] [info] n: 1 pts: 512 pts_time:99 ",
      "[info]     title           : showinfo n: 1 pts: 512 pts_time:99 ",
      "[Parsed_showinfo_2 @ 0x1] [info] n: 0 pts: 512 pts_time:77 ",
      "[showinfo@77 @ 0x1] [info] n: 0 pts: 512 pts_time:77 ",
      "[showinfo@7 @ 0x55d0] [info] User Data=n: pts: pts_time:1",
      "[showinfo@7 @ 0x55d0] [info] color_range:unknown color_space:unknown",
      "[showinfo@7 @ 0x55d0] [info] ", "[showinfo@7 @ 0x55d0", "[", "]", "", "pts_time:",
    ])
  func hostileLines(line: String) { #expect(remarks(Self.config, line).isEmpty) }

  @Test(
    "A complaint is kept without its prefixes",
    arguments: [
      ("[h264 @ 0x1] [error] Invalid NAL unit size", "Invalid NAL unit size"),
      ("[mov @ 0x1] [h264 @ 0x2] [fatal] torn", "torn"), ("[error] plain", "plain"),
    ])
  func complaint(line: String, said: String) { #expect(remarks(line) == [.complaint(said)]) }

  @Test(
    "Notes of the file, warnings, and what we provoke ourselves are no complaints",
    arguments: [
      "[info]     title           : [error] all is lost", "[warning] [error] x", "[h264 @ 0x1] [warning] x",
      "[rawvideo @ 0x1] [error] Application provided invalid, non monotonically increasing dts to muxer in "
        + "stream 0: 29 >= 1",
    ])
  func noComplaint(line: String) { #expect(remarks(line).isEmpty) }

  @Test("A complaint is cut off at 200 characters")
  func longComplaint() {
    #expect(
      remarks("[error] " + String(repeating: "é", count: 9_000)) == [
        .complaint(String(repeating: "é", count: 200))
      ])
  }
}
