/// What a server is to know us by. It is never printed, whichever way it is asked.
public struct ServerKey: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String

  /// Takes a key, without the spaces around it.
  ///
  /// - Throws: ``ModelClientError/badKey(setting:)`` when it could not stand in a header.
  public init(_ text: String, setting: String) throws(ModelClientError) {
    let isSpace = { (character: Character) in character.isWhitespace }
    let value = text.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !value.isEmpty, value.allSatisfy({ ("!"..."~").contains($0) }) else {
      throw .badKey(setting: setting)
    }
    self.value = String(value)
  }

  /// Hidden.
  public var description: String { "(hidden)" }
  /// Hidden.
  public var debugDescription: String { description }
  /// Hidden.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// What stands in the header `Authorization`.
  var authorization: String { "Bearer " + value }
}
