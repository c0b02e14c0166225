/// A number of JSON: exact where it is whole and fits in `Int`, otherwise as near as a double can be.
///
/// 1, 1.0 and 10e-1 are the same number. One that is not whole stays so even where the nearest double is: it has no
/// ``integer``.
public struct JSONNumber: Hashable, Sendable {
  private enum Storage: Hashable {
    case integer(Int)
    case double(Double)
  }

  private let storage: Storage

  /// A whole number.
  public init(_ value: Int) { storage = .integer(value) }

  /// A number, which must be finite: JSON has no others. Minus zero becomes zero.
  public init(_ value: Double) {
    precondition(value.isFinite, "JSON has no number that is not finite")
    storage = Int(exactly: value).map { .integer($0) } ?? .double(value)
  }

  /// A number that is not whole, or too large for `Int`: what a reader knows and a double may have lost.
  init(inexact value: Double) { storage = .double(value) }

  /// The number where it is whole and fits, exactly; else nil.
  public var integer: Int? { if case .integer(let value) = storage { value } else { nil } }

  /// The nearest double, always finite.
  public var double: Double {
    switch storage {
    case .integer(let value): Double(value)
    case .double(let value): value
    }
  }
}
