import WireJSON

extension JSONLimits {
  /// What suits a part of a token, whose length is bounded already.
  static let tokenPart = JSONLimits(within: CompactToken.mostBytes)
  /// What suits a key set.
  static let keySet = JSONLimits(within: JSONWebKeySet.mostBytes)

  /// 16 levels of arrays and objects: real tokens have three. A value takes a byte at least, so that the bytes bound
  /// the values too.
  private init(within bytes: Int) { self.init(bytes: bytes, depth: 16, values: bytes) }
}

extension JSONObject {
  /// Reads the header or the claims of a token: one object, in which no name stands twice.
  init(tokenPart bytes: [UInt8]) throws(TokenError) {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONValue(parsing: bytes, limits: .tokenPart)
    } catch {
      throw .malformed(TokenFlaw(error.problem))
    }
    guard let object = value.object else { throw .malformed(.notAnObject) }
    self = object
  }
}

extension TokenFlaw {
  /// What a fault of JSON is called in a token. Where it is would help nobody: the text is encoded.
  fileprivate init(_ problem: JSONFault.Problem) {
    switch problem {
    case .duplicateName: self = .repeatedName
    case .tooDeep: self = .tooDeep
    default: self = .notAnObject
    }
  }
}
