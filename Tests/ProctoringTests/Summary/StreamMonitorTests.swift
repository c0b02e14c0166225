import Proctoring
import SessionModel
import Testing

@Suite("The clock of a stream")
struct StreamMonitorTests {
  /// A monitor of policy 1.0 that was offered these times, and which of them it let in.
  private func offered(_ times: [Double]) -> (monitor: StreamMonitor, admitted: [Bool]) {
    var monitor = StreamMonitor(limit: .of(1.2))
    let admitted = times.map { monitor.admit(.at($0)) }
    return (monitor, admitted)
  }

  @Test("has a gap where no sample came for longer than the limit")
  func gaps() {
    let (monitor, admitted) = offered([0, 1.2, 2.4, 3.7, 3.8])
    #expect(monitor.gaps == [SessionSpan(2.4, 3.7)])
    #expect(admitted.allSatisfy { $0 })
    #expect(monitor.sampleCount == 5)
  }

  @Test("has a gap before a late first sample and after an early last one")
  func gapsAtTheEnds() {
    var monitor = offered([5, 5.5]).monitor
    monitor.finish(at: .at(9))
    #expect(monitor.gaps == [SessionSpan(0, 5), SessionSpan(5.5, 9)])
  }

  @Test("is all gap when no sample came")
  func nothing() {
    var monitor = StreamMonitor(limit: .of(1.2))
    monitor.finish(at: .at(9))
    #expect(monitor.gaps == [SessionSpan(0, 9)])
    #expect(monitor.sampleCount == 0 && monitor.latest == nil)
  }

  @Test("lets in no sample that is not later than all before it")
  func goingBack() {
    let (monitor, admitted) = offered([0, 1, 1, 0.5, 1.5, 1.4])
    #expect(admitted == [true, true, false, false, true, false])
    #expect(monitor.refusedCount == 3 && monitor.sampleCount == 3)
    #expect(monitor.latest == .at(1.5))
    #expect(monitor.gaps.isEmpty)
  }

  @Test("notes from where to where it went back, a run of refused samples as one span")
  func suspectSpans() {
    let (monitor, _) = offered([0, 1, 0.4, 0.2, 0.9, 1.5, 1.1])
    #expect(monitor.suspectClock == [SessionSpan(0.2, 1), SessionSpan(1.1, 1.5)])
  }

  @Test("keeps a bounded number of spans of each sort and counts the rest")
  func bounded() {
    var monitor = StreamMonitor(limit: .of(1.2))
    for index in 0..<1_007 {
      _ = monitor.admit(.at(Double(index + 1) * 2))
      _ = monitor.admit(.at(Double(index) * 2))
    }
    #expect(monitor.gaps.count == StreamMonitor.spanCapacity)
    #expect(monitor.suspectClock.count == StreamMonitor.spanCapacity)
    #expect(monitor.omittedSpans == 14)
    #expect(monitor.sampleCount == 1_007 && monitor.refusedCount == 1_007)
  }
}
