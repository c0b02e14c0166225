import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The report as text")
struct ReportTextTests {
  @Test("of a recording without flags")
  func withoutFlags() {
    #expect(
      SampleReport().report.text() == """
        interview-proctor 0.1.0, policy 1.0
        ────────────────────────────────────────────────────────────────────────────────
        interview.mp4: 1:30.0, 640×480, 450 frames looked at (5 a second)

        Recommendation: REVIEW
          A person should look: the sound was not judged; there is no score.

        No flags.

        Coverage
          face   98.7 % (at least 80 % wanted)
          voice  not judged (at least 80 % wanted)

        Transcript
          There is no sound track.

        """)
  }

  @Test("of a recording with flags, gaps and complaints")
  func withFlags() {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: 1, moderate: 1)
    sample.clips[FlagID(number: 1)] = .cut(clip: SampleReport.clip("flag-1", 8, 14), peak: nil)
    sample.durationSeconds = 3_725.04
    sample.complaints = ["a packet is corrupt"]
    sample.endedEarly = true
    sample.meter.observe(.cannotTell(.faceHidden), at: SessionTime(seconds: 1))
    sample.meter.observe(.clear, at: SessionTime(seconds: 1.96))
    for time in [0.0, 40, 38.5] { _ = sample.stream.admit(SessionTime(seconds: time)) }
    #expect(
      sample.report.text() == """
        interview-proctor 0.1.0, policy 1.0
        ────────────────────────────────────────────────────────────────────────────────
        interview.mp4: 1:02:05.0, 640×480, 450 frames looked at (5 a second)

        Recommendation: REVIEW
          A person should look: 1 HIGH flag (flag-1); the sound was not judged; there is
          no score.

        Flags (2)
                  KIND        SEVERITY  FROM    TO      PEAK        CLIP
          flag-1  multi_face  HIGH      0:10.0  0:11.0  2 faces     clips/flag-1.mp4
          flag-2  head_turn   MODERATE  0:20.0  0:22.5  40 degrees  none: no clip was cut

        Coverage
          face   98.7 % (at least 80 % wanted)
          voice  not judged (at least 80 % wanted)
          0:01.0 – 0:02.0  face, cannot tell: face hidden
          0:00.0 – 0:40.0  no picture
          0:38.5 – 0:40.0  the recording's clock went back
          The picture ends before the recording does.

        Transcript
          There is no sound track.

        The decoder complained
          a packet is corrupt

        """)
  }

  @Test("lists ten stretches of a sort and counts the others")
  func manyStretches() {
    var sample = SampleReport()
    for index in 0..<1_014 {
      sample.meter.observe(.cannotTell(.blurred), at: SessionTime(seconds: Double(index)))
      sample.meter.observe(.clear, at: SessionTime(seconds: Double(index) + 0.5))
    }
    let text = sample.report.text()
    #expect(text.split(separator: "\n").count { $0.contains("cannot tell") } == 10)
    #expect(text.contains("… and 1004 more stretches"))
  }

  @Test("wraps the explanation to the width, and never below 60 columns")
  func width() {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: 1, moderate: 3)
    for (width, most) in [(80, 80), (100, 100), (20, 60)] {
      let lines = sample.report.text(width: width).split(separator: "\n")
      let rule = lines.firstIndex { $0.hasPrefix("─") }
      #expect(rule.map { lines[$0].count } == most)
      let words = lines.drop { !$0.hasPrefix("Recommendation") }.dropFirst().prefix { $0.hasPrefix("  ") }
      #expect(words.allSatisfy { $0.count <= most } && words.count > 1)
    }
  }

  @Test("shows a share below a minimum below it")
  func shares() {
    var sample = SampleReport()
    sample.shares = CoverageShares(face: 0.7999, audio: 0.57)
    let text = sample.report.text()
    #expect(text.contains("face   79.9 %"))
    #expect(text.contains("voice  57 %"))
  }
}
