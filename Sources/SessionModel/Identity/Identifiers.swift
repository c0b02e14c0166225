/// Names one flag within its session; stable, so that clips and links keep pointing at it.
public struct FlagID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The text form.
  public let rawValue: String

  /// Takes the text form as it is.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The id of the `number`th flag raised in a session, counted from 1.
  public init(number: Int) { rawValue = "flag-\(number)" }

  /// The text form.
  public var description: String { rawValue }
}
