/// How large a text a reader takes. What goes beyond is refused, before memory or stack are spent on it.
public struct JSONLimits: Hashable, Sendable {
  /// What suits the body of a request: 1 MiB, 32 deep, 50,000 values.
  public static let body = JSONLimits(bytes: 1 << 20, depth: 32, values: 50_000)
  /// The deepest nesting that can be asked for. A reader takes less than 1 KiB of stack a level.
  public static let mostDepth = 256
  /// The longest number, in bytes; 767 digits already tell any two doubles apart.
  static let mostNumberBytes = 1_000

  /// The most bytes.
  public let bytes: Int
  /// How many arrays and objects may stand in each other: 0 lets only a text, a number, a boolean or null through.
  public let depth: Int
  /// The most values, arrays and objects and what stands in them counted alike; names are not counted.
  public let values: Int

  /// Sets limits. A depth beyond 0...``mostDepth`` or a negative number is a programmer's error.
  public init(bytes: Int, depth: Int, values: Int) {
    precondition((0...Self.mostDepth).contains(depth) && bytes >= 0 && values >= 0, "no such limits")
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}
