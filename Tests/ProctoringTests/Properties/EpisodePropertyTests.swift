import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("For any samples whatever")
struct EpisodePropertyTests {
  static let seeds: Range<UInt64> = 1..<61

  private func actions(_ samples: RandomSamples) -> [ProctorAction] {
    var watch = Watch()
    for observation in samples.observations {
      watch.see(observation.kind, observation.sensed, at: observation.time)
    }
    watch.finish()
    return watch.actions
  }

  @Test("the samples do raise, escalate and close flags of every kind, or the rest would prove nothing")
  func samplesAreTelling() {
    let all = Self.seeds.flatMap { actions(RandomSamples(seed: $0)) }
    for kind in FlagKind.allCases {
      let raised = all.count { if case .raise(let flag) = $0 { flag.kind == kind } else { false } }
      let escalated = all.count { if case .escalate(let flag) = $0 { flag.kind == kind } else { false } }
      #expect(raised > 20, "\(kind)")
      #expect(kind == .multiFace ? escalated == 0 : escalated > 3, "\(kind)")
    }
  }

  @Test("the same samples give the same actions", arguments: seeds)
  func deterministic(seed: UInt64) {
    let samples = RandomSamples(seed: seed)
    #expect(actions(samples) == actions(samples), "seed \(seed)")
  }

  @Test("a flag is raised once, rises once at most, and is closed once, in this order", arguments: seeds)
  func lifeOfAFlag(seed: UInt64) {
    var open: [FlagKind: Flag] = [:]
    var known: Set<FlagID> = []
    for action in actions(RandomSamples(seed: seed)) {
      switch action {
      case .raise(let flag):
        #expect(open[flag.kind] == nil, "two open flags of a kind; seed \(seed)")
        #expect(known.insert(flag.id).inserted, "an id twice; seed \(seed)")
        open[flag.kind] = flag
      case .escalate(let flag):
        let before = open[flag.kind]
        #expect(before?.id == flag.id && before?.severity == .moderate, "seed \(seed)")
        #expect(flag.severity == .high, "seed \(seed)")
        open[flag.kind] = flag
      case .close(let flag):
        let before = open.removeValue(forKey: flag.kind)
        #expect(before?.id == flag.id, "closed and never raised; seed \(seed)")
        #expect(before?.severity == flag.severity, "severity fell or rose in silence; seed \(seed)")
        #expect(before?.start == flag.start && before?.raisedAt == flag.raisedAt, "seed \(seed)")
      }
    }
    #expect(open.isEmpty, "left open; seed \(seed)")
  }

  @Test(
    "a closed flag is sound: its times are in order, its trace lies within and meets the rule",
    arguments: seeds)
  func soundFlags(seed: UInt64) {
    var lastEnd: [FlagKind: SessionTime] = [:]
    for case .close(let flag) in actions(RandomSamples(seed: seed)) {
      #expect(flag.start <= flag.raisedAt && flag.raisedAt <= flag.end, "seed \(seed)")
      if let before = lastEnd[flag.kind] { #expect(before < flag.start, "overlap; seed \(seed)") }
      lastEnd[flag.kind] = flag.end
      #expect(flag.span.contains(flag.peak.time), "seed \(seed)")
      #expect(flag.trace.points.count <= Trace.capacity, "seed \(seed)")
      for point in flag.trace.points {
        #expect(flag.span.contains(point.time), "seed \(seed)")
        #expect(abs(point.value) <= abs(flag.peak.value), "seed \(seed)")
        #expect(
          flag.rule.criteria.contains { $0.criterion.isMet(by: .measured(point.value)) }, "seed \(seed)")
      }
    }
  }

  @Test("a raised flag lasted at least as long as its severity asks for", arguments: seeds)
  func lastedLongEnough(seed: UInt64) throws {
    for action in actions(RandomSamples(seed: seed)) {
      switch action {
      case .raise(let flag), .escalate(let flag):
        let criterion = flag.severity == .high ? flag.rule.high : flag.rule.moderate
        let needed = try #require(criterion).duration
        #expect(flag.raisedAt - flag.start >= needed, "seed \(seed)")
      case .close: continue
      }
    }
  }
}
