import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The clip of a flag")
struct ClipWindowTests {
  private static let longRecording = SessionSpan(0, 100)

  /// A flag that lasts from `start` to `end`, with its peak at a quarter of a second of choice.
  private func flag(from start: Double, to end: Double, peakAt peak: Double? = nil) throws -> Flag {
    var watch = Watch()
    for index in 0...Int((end - start) * 4) {
      let time = start + Double(index) / 4
      watch.see(.multiFace, time == peak ? 3 : 2, at: time)
    }
    watch.finish()
    return try #require(watch.closed.first)
  }

  private func windows(
    _ flag: Flag, in recording: SessionSpan = ClipWindowTests.longRecording
  ) -> [ClipWindow.Subject: SessionSpan] {
    let windows = ClipWindow.windows(for: flag, rule: Policy.version1.clip, within: recording)
    return Dictionary(uniqueKeysWithValues: windows.map { ($0.subject, $0.span) })
  }

  @Test("reaches from 2 s before to 2 s after")
  func aroundTheFlag() throws {
    #expect(windows(try flag(from: 20, to: 23)) == [.flag: SessionSpan(18, 25)])
    #expect(windows(try flag(from: 20, to: 26)) == [.flag: SessionSpan(18, 28)])
  }

  @Test("reaches 8 s past the start at the most")
  func longestReach() throws {
    #expect(windows(try flag(from: 20, to: 26.25)) == [.flag: SessionSpan(18, 28)])
    #expect(windows(try flag(from: 20, to: 90)) == [.flag: SessionSpan(18, 28)])
  }

  @Test("is widened to 6 s on both sides")
  func widened() throws {
    #expect(windows(try flag(from: 20, to: 20.5)) == [.flag: SessionSpan(17.25, 23.25)])
    #expect(windows(try flag(from: 20, to: 22)) == [.flag: SessionSpan(18, 24)])
  }

  @Test("of a late peak is 6 s about it, beside the flag's own")
  func latePeak() throws {
    let late = try flag(from: 20, to: 60, peakAt: 40)
    #expect(windows(late) == [.flag: SessionSpan(18, 28), .peak: SessionSpan(37, 43)])
    let shownAlready = try flag(from: 20, to: 60, peakAt: 28)
    #expect(windows(shownAlready) == [.flag: SessionSpan(18, 28)])
    let justAfter = try flag(from: 20, to: 60, peakAt: 28.25)
    #expect(windows(justAfter)[.peak] == SessionSpan(25.25, 31.25))
  }

  @Test("keeps within the recording at its beginning, and reaches no further for it")
  func atTheBeginning() throws {
    #expect(windows(try flag(from: 0.5, to: 1)) == [.flag: SessionSpan(0, 6)])
    #expect(windows(try flag(from: 0.5, to: 40)) == [.flag: SessionSpan(0, 8.5)])
    #expect(windows(try flag(from: 0, to: 5)) == [.flag: SessionSpan(0, 7)])
  }

  @Test("keeps within the recording at its end, and begins no earlier than it must")
  func atTheEnd() throws {
    #expect(windows(try flag(from: 98, to: 100)) == [.flag: SessionSpan(94, 100)])
    #expect(windows(try flag(from: 93, to: 99)) == [.flag: SessionSpan(91, 100)])
    let late = try flag(from: 60, to: 100, peakAt: 99.5)
    #expect(windows(late)[.peak] == SessionSpan(94, 100))
  }

  @Test("is all of a recording that is shorter than 6 s")
  func shortRecording() throws {
    let short = SessionSpan(0, 4)
    #expect(windows(try flag(from: 1, to: 2), in: short) == [.flag: short])
    #expect(windows(try flag(from: 0, to: 4), in: short) == [.flag: short])
  }

  @Test(
    "lies within the recording, is long enough and shows the start, for any flag",
    arguments: 1..<201 as Range<UInt64>)
  func alwaysSound(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let length = Double(Int.random(in: 4...400, using: &generator)) / 4
    let start = Double(Int.random(in: 0...Int((length - 0.75) * 4), using: &generator)) / 4
    let end = Double(Int.random(in: Int((start + 0.5) * 4)...Int(length * 4), using: &generator)) / 4
    let peak = Double(Int.random(in: Int(start * 4)...Int(end * 4), using: &generator)) / 4
    let recording = SessionSpan(0, length)
    let flag = try flag(from: start, to: end, peakAt: peak)
    let found = windows(flag, in: recording)
    for span in found.values {
      #expect(span.start >= recording.start && span.end <= recording.end, "seed \(seed)")
      #expect(span.duration >= min(.of(6), recording.duration), "seed \(seed)")
      #expect(span.duration <= .of(10), "seed \(seed)")
    }
    let own = try #require(found[.flag])
    #expect(own.contains(flag.start), "seed \(seed)")
    #expect((found[.peak] ?? own).contains(flag.peak.time), "seed \(seed)")
  }
}
