import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The frame rate does not matter")
struct FrameRatePropertyTests {
  static let seeds: Range<UInt64> = 1..<121
  static let rates: [Int64] = [2, 5, 10, 30]

  /// The flags of a scene that is sampled from some moment on at a rate.
  private func flags(
    _ scene: RandomScene, _ kind: FlagKind, values: (moderate: Double, high: Double), rate: Int64,
    phase: Int64
  ) throws -> [Flag] {
    var watch = Watch()
    let end = try #require(scene.segments.last).span.end
    var index: Int64 = 0
    while true {
      let time = SessionTime(microseconds: phase + index * 1_000_000 / rate)
      index += 1
      guard time < end else { break }
      switch scene.state(at: time) {
      case .clear: watch.see(kind, .measured(0), at: time)
      case .cannotTell: watch.see(kind, .cannotTell(.tooDark), at: time)
      case .moderate: watch.see(kind, .measured(values.moderate), at: time)
      case .high: watch.see(kind, .measured(values.high), at: time)
      case .noStream, nil: continue
      }
    }
    watch.finish()
    return watch.closed
  }

  private func check(
    _ scene: RandomScene, _ kind: FlagKind, values: (moderate: Double, high: Double), seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed &+ 1_000_000)
    for rate in Self.rates {
      let interval = 1_000_000 / rate + 1
      let phase = Int64.random(in: 0..<interval, using: &generator)
      let found = try flags(scene, kind, values: values, rate: rate, phase: phase)
      let comment: Comment = "seed \(seed), \(rate) a second: \(scene)"
      #expect(found.map(\.severity) == scene.expected.map(\.severity), comment)
      for (flag, truth) in zip(found, scene.expected) {
        let late = (flag.start - truth.span.start).microseconds
        let early = (truth.span.end - flag.end).microseconds
        #expect((0...interval).contains(late), comment)
        #expect((0...interval).contains(early), comment)
      }
    }
  }

  @Test("for a head turn: two borders, two durations", arguments: seeds)
  func headTurn(seed: UInt64) throws {
    let scene = RandomScene(seed: seed, moderateSeconds: 2, highSeconds: 3, hasTwoBorders: true)
    try check(scene, .headTurn, values: (40, 60), seed: seed)
  }

  @Test("for an absence: one border, two durations", arguments: seeds)
  func faceAbsent(seed: UInt64) throws {
    let scene = RandomScene(seed: seed, moderateSeconds: 3, highSeconds: 8, hasTwoBorders: false)
    try check(scene, .faceAbsent, values: (1, 1), seed: seed)
  }

  @Test("the scenes hold flags of both severities, or this would prove nothing")
  func scenesAreTelling() {
    let expected = Self.seeds.flatMap {
      RandomScene(seed: $0, moderateSeconds: 2, highSeconds: 3, hasTwoBorders: true).expected
    }
    #expect(expected.count { $0.severity == .moderate } > 100)
    #expect(expected.count { $0.severity == .high } > 100)
  }
}
