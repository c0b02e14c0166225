import Foundation
import SessionModel
import Synchronization

/// Tells a person at a terminal how far an analysis is; says nothing where nobody looks.
///
/// Sendable because all its state is guarded by `state`.
final class AnalysisProgress: Sendable {
  private struct State {
    var duration: SessionDuration?
    var began = ContinuousClock.now
  }

  private let line = ProgressLine()
  private let state = Mutex(State())
  private let remark: @Sendable (String) -> Void

  /// Shows how far it is on the terminal, where there is one.
  ///
  /// - Parameter remark: Takes remarks; standard error, where nothing else is said.
  init(
    remark: @escaping @Sendable (String) -> Void = { StandardError.write("proctor: \($0)\n") }
  ) {
    self.remark = remark
  }

  /// A remark on a line of its own, terminal or not.
  func say(_ remark: String) { self.remark(remark) }

  /// The analysis begins; `duration` is nil where the recording declares none.
  func begin(duration: SessionDuration?) {
    state.withLock {
      $0.duration = duration
      $0.began = .now
    }
  }

  /// The analysis has come to this time.
  func note(_ time: SessionTime) {
    line.show(words(at: time))
  }

  private func words(at time: SessionTime) -> String {
    state.withLock { state in
      let elapsed = (ContinuousClock.now - state.began).inSeconds
      let speed = elapsed > 0.5 ? time.seconds / elapsed : 0
      let pace = speed > 0 ? String(format: ", %.1f × faster than it plays", speed) : ""
      guard let duration = state.duration?.seconds, duration > 0 else {
        return "analysing: \(Self.clock(time.seconds))\(pace)"
      }
      let share = min(100, Int(time.seconds / duration * 100))
      let left = speed > 0 ? ", \(Self.clock(max(0, duration - time.seconds) / speed)) left" : ""
      return "analysing: \(share) % of \(Self.clock(duration))\(pace)\(left)"
    }
  }

  /// The clip of this number is being cut.
  func noteClip(_ number: Int, of count: Int) {
    line.show(isUrgent: true, "cutting clip \(number) of \(count)")
  }

  /// So many criteria are scored.
  func noteCriteria(_ done: Int, of count: Int) {
    line.show(isUrgent: true, "scoring: \(done) of \(count) criteria")
  }

  /// Clears the line.
  func end() { line.clear() }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole >= 3_600
      ? String(format: "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60)
      : String(format: "%d:%02d", whole / 60, whole % 60)
  }
}

extension Duration {
  /// The length in seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
