import Proctoring
import SessionModel
import TestSupport

/// A scene that changes at known moments, and the flags that it must give.
///
/// Every length keeps away from its threshold by more than what sampling at the slowest rate (2 a second) can
/// take or add: two intervals for each unbroken positive part.
struct RandomScene: CustomStringConvertible {
  enum State: Equatable { case clear, cannotTell, noStream, moderate, high }

  struct Expected: Equatable {
    let severity: Severity
    let span: SessionSpan
  }

  private(set) var segments: [(state: State, span: SessionSpan)] = []
  private(set) var expected: [Expected] = []

  private var end = SessionTime.zero
  private var generator: SeededGenerator

  /// - Parameters:
  ///   - moderateSeconds, highSeconds: The durations of the kind's rule.
  ///   - hasTwoBorders: Whether a value can meet MODERATE without HIGH.
  init(seed: UInt64, moderateSeconds: Double, highSeconds: Double, hasTwoBorders: Bool) {
    generator = SeededGenerator(seed: seed)
    append(.clear, seconds(2, 4))
    for _ in 0..<6 {
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: append(hasTwoBorders ? .moderate : .high, seconds(0.2, moderateSeconds - 0.1))
      case 1 where hasTwoBorders: addFlag(.moderate, [.moderate], moderateSeconds + 2.1, moderateSeconds + 6)
      case 1: addFlag(.moderate, [.high], moderateSeconds + 2.1, highSeconds - 0.5)
      default:
        addFlag(
          .high, hasTwoBorders && Bool.random(using: &generator) ? [.moderate, .high] : [.high],
          highSeconds + 2.1, highSeconds + 6)
      }
      separate()
    }
  }

  var description: String {
    segments.map { "\($0.state) \($0.span.start.seconds)–\($0.span.end.seconds)" }.joined(separator: ", ")
  }

  /// What there is at a moment; nil where the stream has a gap or has ended.
  func state(at time: SessionTime) -> State? {
    let segment = segments.first { $0.span.start <= time && time < $0.span.end }
    return segment.flatMap { $0.state == .noStream ? nil : $0.state }
  }

  private mutating func addFlag(
    _ severity: Severity, _ states: [State], _ least: Double, _ most: Double
  ) {
    let start = end
    if states.count > 1 { append(states[0], seconds(1.1, 4)) }
    let main = states[states.count - 1]
    let length = seconds(least, most)
    if Bool.random(using: &generator) {
      let first = seconds(1.1, length - 1.1)
      append(main, first)
      append(Bool.random(using: &generator) ? .clear : .cannotTell, seconds(0.05, 0.4))
      append(main, length - first)
    } else {
      append(main, length)
    }
    expected.append(Expected(severity: severity, span: SessionSpan(start, end)))
  }

  /// Something that ends an episode for certain.
  private mutating func separate() {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: append(.cannotTell, seconds(1.6, 3))
    case 1: append(.noStream, seconds(1.8, 3))
    default: append(.clear, seconds(1.6, 4))
    }
  }

  private mutating func append(_ state: State, _ seconds: Double) {
    let start = end
    end = start + SessionDuration(seconds: seconds)
    segments.append((state, SessionSpan(start, end)))
  }

  private mutating func seconds(_ least: Double, _ most: Double) -> Double {
    Double.random(in: least...most, using: &generator)
  }
}
