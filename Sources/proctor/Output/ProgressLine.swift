import Foundation
import Synchronization

/// A line on standard error that is overwritten while long work goes on; silent where nobody looks.
///
/// Sendable because all its state is guarded by `state`.
final class ProgressLine: Sendable {
  private struct State {
    var shown: ContinuousClock.Instant?
    var width = 0
  }

  private let isShown: Bool
  private let state = Mutex(State())

  /// Shows on standard error if that is a terminal.
  init() { isShown = isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// Shows words, at most five times a second unless they are urgent; others are not even made.
  func show(isUrgent: Bool = false, _ words: @autoclosure () -> String) {
    write(words) { isUrgent || $0.map { ContinuousClock.now - $0 >= .milliseconds(200) } ?? true }
  }

  /// Takes the line away.
  func clear() { write({ "" }) { _ in true } }

  private func write(_ words: () -> String, when isDue: (ContinuousClock.Instant?) -> Bool) {
    guard isShown else { return }
    state.withLock { state in
      guard isDue(state.shown) else { return }
      let words = words()
      guard !(words.isEmpty && state.width == 0) else { return }
      state.shown = words.isEmpty ? nil : .now
      let padding = String(repeating: " ", count: max(0, state.width - words.count))
      StandardError.write("\r\(words)\(padding)\(words.isEmpty ? "\r" : "")")
      state.width = words.count
    }
  }
}
