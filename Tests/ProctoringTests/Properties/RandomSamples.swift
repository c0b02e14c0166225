import Proctoring
import SessionModel
import TestSupport

/// Samples without rhyme or reason: uneven intervals, gaps, samples out of order, every kind of statement.
struct RandomSamples {
  let observations: [Observation]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var time: Int64 = 0
    var observations: [Observation] = []
    // A mood lasts some samples, so that episodes come about at all.
    var mood = 0
    for _ in 0..<600 {
      if Int.random(in: 0..<25, using: &generator) == 0 { mood = Int.random(in: 0..<5, using: &generator) }
      let isSlow = Int.random(in: 0..<40, using: &generator) == 0
      let steps: [Int64] =
        isSlow ? [500_000, 1_000_000, 1_200_000, 1_200_001, 1_500_000] : [33_333, 100_000, 200_000, 250_000]
      let step = steps[Int.random(in: 0..<steps.count, using: &generator)]
      let isLate = Int.random(in: 0..<30, using: &generator) == 0
      time += isLate ? -step : step
      for kind in FlagKind.allCases {
        let sensed = Self.sensed(kind, mood: mood, &generator)
        observations.append(Observation(kind, sensed, at: SessionTime(microseconds: time)))
      }
    }
    self.observations = observations
  }

  private static func sensed(
    _ kind: FlagKind, mood: Int, _ generator: inout SeededGenerator
  ) -> Sensed {
    let dice = Int.random(in: 0..<12, using: &generator)
    let level = dice == 0 ? Int.random(in: 0..<5, using: &generator) : mood
    switch level {
    case 0: return .measured(0)
    case 1: return dice == 1 ? .clear : .measured(0)
    case 2: return .cannotTell(CannotTellReason.allCases[dice % CannotTellReason.allCases.count])
    case 3: return .measured(kind == .headTurn ? 40 : kind == .phone ? 0.7 : 1)
    default: return .measured(kind == .headTurn ? -60 : kind == .phone ? 0.9 : 2)
    }
  }
}
