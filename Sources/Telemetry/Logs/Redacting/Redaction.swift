/// A last net below the rule that secrets and words about people are not logged at all.
///
/// It knows keys and the look of a signed token; it does not know a name in a sentence.
enum Redaction {
  /// What stands in the place of a value.
  static let mark = "redacted"

  /// Words with which the last word of a key ends when its value is never written: `accesstoken` too.
  private static let sensitiveEndings = [
    "token", "authorization", "password", "secret", "apikey", "cookie", "email", "transcript",
  ]

  /// Short words, which must be the whole last word: `candidate_name` is meant, `hostname` is not.
  private static let sensitiveWords: Set<String> = [
    "key", "name", "text", "username", "firstname", "lastname", "fullname", "surname", "jwt",
  ]

  /// Whether a key tells that its value is a secret or about a person: `token`, `api_key`, `candidateName`, `emails`.
  static func isSensitive(_ key: String) -> Bool {
    let word = lastWord(of: key)
    // How many tokens a model used is no secret.
    guard word != "tokens" else { return false }
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    return sensitiveWords.contains(singular) || sensitiveEndings.contains(where: singular.hasSuffix)
  }

  /// In small letters and without digits. Words end at what is no letter, and before a capital that follows a small
  /// letter.
  private static func lastWord(of key: String) -> String {
    var word = ""
    var hasEnded = false
    var wasSmall = false
    for character in key where !character.isNumber {
      let isLetter = character.isLetter
      if isLetter {
        if hasEnded || (wasSmall && character.isUppercase) { word = "" }
        word.append(character)
      }
      hasEnded = !isLetter
      wasSmall = character.isLowercase
    }
    return word.lowercased()
  }

  /// The text without what looks like a JSON Web Token (RFC 7515, section 3.1): parts in base64url with points between
  /// them, three or more, the first of which begins with `eyJ`, as `{"` does in base64. Takes time in proportion to the
  /// text.
  static func replacingTokens(in text: String) -> String {
    guard var start = TokenScan.beginning(in: text.utf8[...]) else { return text }
    var kept: [UInt8] = []
    var rest = text.utf8[...]
    while true {
      kept.append(contentsOf: rest[..<start])
      rest = rest[start...]
      if let end = TokenScan.end(of: rest) {
        kept.append(contentsOf: mark.utf8)
        rest = rest[end...]
      } else {
        // No other place in this part can begin a token either.
        let part = rest.prefix(while: TokenScan.isBase64URL)
        kept.append(contentsOf: part)
        rest = rest[part.endIndex...]
      }
      guard let next = TokenScan.beginning(in: rest) else { break }
      start = next
    }
    kept.append(contentsOf: rest)
    return String(decoding: kept, as: UTF8.self)
  }
}
