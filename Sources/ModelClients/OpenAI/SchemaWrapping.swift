import Foundation

/// Puts a schema that is no object into one, and takes the answer out of it again.
///
/// OpenAI takes only schemas of objects, whose properties are all required and which allow no others; what is asked for
/// may be a plain number. A server that answers without the object is understood as well.
struct SchemaWrapping: Sendable {
  private static let member = "answer"

  /// What is sent; nil leaves the answer's form free.
  let schema: String?
  private let isWrapped: Bool

  /// Takes the schema that was asked for.
  ///
  /// - Throws: ``ModelClientError/badRequest(why:)`` when it is no JSON object.
  init(_ asked: String?) throws(ModelClientError) {
    guard let asked else {
      schema = nil
      isWrapped = false
      return
    }
    isWrapped = try ModelCall.checked(schema: asked).type != "object"
    schema =
      isWrapped
      ? #"{"type":"object","properties":{"\#(Self.member)":\#(asked)},"required":["\#(Self.member)"],"#
        + #""additionalProperties":false}"# : asked
  }

  /// How many tokens the object around an answer may take, blanks and line breaks included.
  var extraTokens: Int { isWrapped ? 32 : 0 }

  /// What stands in the object.
  func unwrapped(_ text: String) -> String {
    var unwrapping = unwrapping()
    return unwrapping.take(text) + unwrapping.finished()
  }

  /// The tokens that stand in the object. One that holds some of the answer and some of the object is kept whole.
  func unwrapped(_ tokens: [TokenProbability]) -> [TokenProbability] {
    guard isWrapped else { return tokens }
    var begun = ""
    let first = tokens.firstIndex { token in
      begun += token.token
      if case .open(let rest) = Opening(begun) { return !rest.isEmpty }
      return false
    }
    guard let first else { return tokens }
    var inner = tokens[first...]
    var isClosed = false
    while let last = inner.last?.token.trimmingCharacters(in: .whitespacesAndNewlines),
      last.isEmpty || (last == "}" && !isClosed)
    {
      isClosed = isClosed || !last.isEmpty
      inner.removeLast()
    }
    return Array(inner)
  }

  /// Takes an answer out of its object piece by piece.
  func unwrapping() -> Unwrapping { Unwrapping(isWrapped: isWrapped) }

  struct Unwrapping {
    private enum State {
      /// It is not known yet whether there is an object. Leaves to `inside` or `plain`.
      case before(String)
      /// What is held back may be its end.
      case inside(held: String)
      /// There is no object.
      case plain
    }

    private var state: State

    fileprivate init(isWrapped: Bool) { state = isWrapped ? .before("") : .plain }

    /// What of the answer is sure with this piece.
    mutating func take(_ piece: String) -> String {
      switch state {
      case .plain: return piece
      case .inside(let held): return sure(held + piece)
      case .before(let begun):
        let all = begun + piece
        switch Opening(all) {
        case .partial:
          state = .before(all)
          return ""
        case .none:
          state = .plain
          return all
        case .open(""):
          // Blanks may follow.
          state = .before(all)
          return ""
        case .open(let rest): return sure(String(rest))
        }
      }
    }

    /// What is left when the answer has ended.
    mutating func finished() -> String {
      defer { state = .plain }
      switch state {
      case .before(let begun): if case .open = Opening(begun) { return "" } else { return begun }
      case .inside(let held): return held.contains("}") ? "" : held
      case .plain: return ""
      }
    }

    /// Holds back the last brace, and the blanks around it.
    private mutating func sure(_ text: String) -> String {
      var end = text.endIndex
      var hasBrace = false
      while end > text.startIndex {
        let before = text.index(before: end)
        guard text[before].isWhitespace || (text[before] == "}" && !hasBrace) else { break }
        hasBrace = hasBrace || text[before] == "}"
        end = before
      }
      state = .inside(held: String(text[end...]))
      return String(text[..<end])
    }
  }

  /// How a text begins.
  private enum Opening {
    /// As the object does; the rest is what stands in it and behind it.
    case open(Substring)
    /// As the object may.
    case partial
    /// Otherwise.
    case none

    init(_ text: String) {
      var rest = text[...]
      for mark in ["{", "\"\(SchemaWrapping.member)\"", ":"] {
        rest = rest.drop(while: \.isWhitespace)
        guard rest.hasPrefix(mark) else {
          self = mark.hasPrefix(rest) ? .partial : .none
          return
        }
        rest = rest.dropFirst(mark.count)
      }
      self = .open(rest.drop(while: \.isWhitespace))
    }
  }
}
