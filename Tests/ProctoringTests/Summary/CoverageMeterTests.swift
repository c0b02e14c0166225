import Proctoring
import SessionModel
import Testing

@Suite("Coverage")
struct CoverageMeterTests {
  private func meter(_ samples: [(Double, Sensed)], end: Double) -> CoverageMeter {
    var meter = CoverageMeter(hold: .of(1.2))
    for (time, sensed) in samples { meter.observe(sensed, at: .at(time)) }
    meter.finish(at: .at(end))
    return meter
  }

  @Test("counts from a sample that could tell to the next, whatever that says")
  func counts() {
    let told = Sensed.measured(0)
    let dark = Sensed.cannotTell(.tooDark)
    let meter = meter([(0, told), (1, .clear), (2, dark), (3, dark), (4, told)], end: 5)
    #expect(meter.covered == .of(3))
    #expect(meter.untold == [.tooDark: .of(2)])
    #expect(meter.spans == [.of(.tooDark, 2, 4)])
  }

  @Test("counts up to the hold exactly, and nothing of a longer gap")
  func hold() {
    #expect(meter([(0, .clear), (1.2, .clear)], end: 1.2).covered == .of(1.2))
    #expect(meter([(0, .clear), (1.200001, .clear)], end: 1.200001).covered == .zero)
  }

  @Test("lets the last sample stand until the end, for the hold at the most")
  func lastSample() {
    #expect(meter([(0, .clear)], end: 0.5).covered == .of(0.5))
    #expect(meter([(0, .clear)], end: 60).covered == .of(1.2))
    #expect(meter([(5, .clear)], end: 2).covered == .zero)
    #expect(meter([], end: 60).covered == .zero)
  }

  @Test("tells the reasons apart, and joins samples of the same reason")
  func reasons() {
    let samples: [(Double, Sensed)] = [
      (0, .cannotTell(.tooDark)), (1, .cannotTell(.tooDark)), (2, .cannotTell(.blurred)), (3, .clear),
      (4, .cannotTell(.blurred)),
    ]
    let meter = meter(samples, end: 5)
    #expect(meter.spans == [.of(.tooDark, 0, 2), .of(.blurred, 2, 3), .of(.blurred, 4, 5)])
    #expect(meter.untold == [.tooDark: .of(2), .blurred: .of(2)])
    #expect(meter.covered == .of(1))
  }

  @Test("ignores samples that go back in time")
  func goingBack() {
    let dark = Sensed.cannotTell(.tooDark)
    let meter = meter([(0, .clear), (1, .clear), (0.5, dark), (1, dark), (2, .clear)], end: 2)
    #expect(meter.covered == .of(2))
    #expect(meter.untoldSpans.isEmpty)
  }

  @Test("keeps a bounded number of spans and counts the rest")
  func bounded() {
    var meter = CoverageMeter(hold: .of(1.2))
    for index in 0..<1_005 {
      meter.observe(.cannotTell(.tooDark), at: .at(Double(index)))
      meter.observe(.clear, at: .at(Double(index) + 0.5))
    }
    meter.finish(at: .at(1_005))
    #expect(meter.untoldSpans.count == CoverageMeter.spanCapacity)
    #expect(meter.omittedSpans == 5)
    #expect(meter.untold == [.tooDark: .of(502.5)])
    #expect(meter.covered == .of(502.5))
  }
}

/// What is expected of a span.
private struct Untold: Equatable {
  let reason: CannotTellReason
  let span: SessionSpan
}

extension CoverageMeter {
  fileprivate var spans: [Untold] { untoldSpans.map { Untold(reason: $0.reason, span: $0.span) } }
}

extension Untold {
  fileprivate static func of(_ reason: CannotTellReason, _ start: Double, _ end: Double) -> Untold {
    Untold(reason: reason, span: SessionSpan(start, end))
  }
}
