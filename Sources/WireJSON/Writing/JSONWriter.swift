/// Writes a text of JSON, value by value, into one array of bytes.
///
/// Commas and colons come by themselves. What is no JSON is a programmer's error: a value without a name in an
/// object, a name in an array, an end without its beginning, a second value behind the first. That each name comes
/// once in an object is up to the caller. The text can stand within a page's script: `<` and the line separators
/// U+2028 and U+2029 are escaped.
public struct JSONWriter: Sendable {
  enum Level {
    case object
    case array
  }

  /// What may come next.
  enum Place {
    /// The first value or member of what is open.
    case first
    /// A value or member behind another.
    case next
    /// The value of the name just written.
    case named
  }

  private var output: [UInt8] = []
  private var levels: [Level] = []
  private var place = Place.first

  /// Begins a text.
  ///
  /// - Parameter capacity: For how many bytes there is room at first.
  public init(capacity: Int = 512) { output.reserveCapacity(capacity) }

  /// The text. To ask for it before all that was begun has ended is a programmer's error.
  public var bytes: [UInt8] {
    precondition(isWhole, "the text of JSON is not whole yet")
    return output
  }

  /// Whether one value was written, and to its end.
  public var isWhole: Bool { levels.isEmpty && place == .next }

  /// Begins an object.
  public mutating func beginObject() {
    begin(.object, UInt8(ascii: "{"))
  }

  /// Ends the object that is open.
  public mutating func endObject() { end(.object, UInt8(ascii: "}")) }

  /// Begins an array.
  public mutating func beginArray() { begin(.array, UInt8(ascii: "[")) }

  /// Ends the array that is open.
  public mutating func endArray() { end(.array, UInt8(ascii: "]")) }

  /// Writes a member's name; its value comes next.
  public mutating func key(_ name: String) {
    precondition(levels.last == .object && place != .named, "a name has no place here")
    if place == .next { output.append(UInt8(ascii: ",")) }
    JSONText.append(name, to: &output)
    output.append(UInt8(ascii: ":"))
    place = .named
  }

  /// Writes a text.
  public mutating func string(_ text: String) {
    beginValue()
    JSONText.append(text, to: &output)
  }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) {
    beginValue()
    JSONText.append(value, to: &output)
  }

  /// Writes a number so short that it still reads back as the same double. It must be finite; minus zero is written
  /// as zero.
  public mutating func number(_ value: Double) {
    beginValue()
    JSONText.append(value, to: &output)
  }

  /// Writes true or false.
  public mutating func bool(_ value: Bool) {
    beginValue()
    output += value ? "true".utf8 : "false".utf8
  }

  /// Writes null.
  public mutating func null() {
    beginValue()
    output += "null".utf8
  }

  private mutating func begin(_ level: Level, _ mark: UInt8) {
    beginValue()
    output.append(mark)
    levels.append(level)
    place = .first
  }

  private mutating func end(_ level: Level, _ mark: UInt8) {
    precondition(levels.last == level && place != .named, "nothing ends here")
    levels.removeLast()
    output.append(mark)
    place = .next
  }

  private mutating func beginValue() {
    switch (levels.last, place) {
    case (.object, .named), (.array, .first), (nil, .first): break
    case (.array, .next): output.append(UInt8(ascii: ","))
    default: preconditionFailure("a value has no place here")
    }
    place = .next
  }
}
