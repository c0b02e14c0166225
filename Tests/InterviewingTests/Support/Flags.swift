import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

/// Flags of one session, by the rules themselves: `high` multi_face episodes, 10 s apart from 10 s on, and then
/// `moderate` head turns.
func sampleFlags(high: Int, moderate: Int, policy: Policy = .version1) -> [Flag] {
  var proctor = Proctor(policy: policy)
  var closed: [Flag] = []
  func see(_ kind: FlagKind, _ value: Double, from start: Double, to end: Double) {
    for index in 0...Int((end - start) * 4) {
      let time = SessionTime(seconds: start + Double(index) / 4)
      for case .close(let flag) in proctor.observe(Observation(kind, .measured(value), at: time)) {
        closed.append(flag)
      }
    }
  }
  for index in 0..<high { see(.multiFace, 2, from: Double(index + 1) * 10, to: Double(index + 1) * 10 + 1) }
  for index in 0..<moderate {
    let start = Double(high + index + 1) * 10
    see(.headTurn, 40, from: start, to: start + 2.5)
  }
  for case .close(let flag) in proctor.finish() { closed.append(flag) }
  return closed
}

extension CoverageShares {
  /// Everything was seen and heard.
  static let full = CoverageShares(face: 1, audio: 1)
}

extension Recommendation {
  /// What policy 1.0 recommends.
  static func version1(
    score: Double?, high: Int = 0, moderate: Int = 0, coverage: CoverageShares = .full
  ) -> Recommendation {
    decide(
      finalScore: score, flags: sampleFlags(high: high, moderate: moderate), coverage: coverage,
      policy: .version1)
  }
}
