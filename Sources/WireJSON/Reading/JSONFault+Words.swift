extension JSONFault.Problem {
  /// What is wrong and what would be right.
  public var words: String {
    switch self {
    case .empty: "there is no JSON value; send one"
    case .tooManyBytes(let limit): "the text is longer than \(limit) bytes; send less"
    case .tooDeep(let limit): "arrays and objects are nested deeper than \(limit); nest less"
    case .tooManyValues(let limit): "there are more than \(limit) values; send fewer"
    case .byteOrderMark: "the text begins with a byte order mark; leave it out"
    case .invalidUTF8: "a string is not UTF-8; encode the text as UTF-8"
    case .endsEarly: "the text ends within a value; send all of it"
    case .expected(let expectation): "\(expectation.rawValue) was expected"
    case .trailingText: "there is more text after the value; send one value only"
    case .controlCharacter: "a string holds a control character; escape it as \\u00XX"
    case .unknownEscape:
      "no such escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits"
    case .loneSurrogate: "\\u escapes half a character; escape both surrogates, high before low"
    case .malformedNumber: "a number is not written as JSON writes them; write -0.5, 12 or 1e9"
    case .numberTooLong(let limit): "a number is longer than \(limit) bytes; write fewer digits"
    case .numberTooLarge: "a number is larger than a double can be; stay below 1.8e308"
    case .duplicateName: "the object has this name already; give each name once"
    }
  }
}
