/// A text in the pieces that it is spoken in: sentences, and the clauses within them.
public struct SpokenText: Hashable, Sendable {
  /// A stretch of words with the mark that ends it, by which a voice rises or falls.
  public struct Clause: Hashable, Sendable {
    /// The words.
    public let words: String
    /// One of `,` `;` `:` `.` `!` `?`.
    public let mark: Character
  }

  /// The most characters that are spoken at once.
  public static let longest = 5_000
  /// A clause with more characters is broken between words.
  static let longestClause = 200

  /// Never empty, and none of them is.
  public let sentences: [[Clause]]

  /// Takes a text apart.
  ///
  /// - Throws: ``SpeechError/notSpoken(why:)`` where it is longer than ``longest`` or holds nothing to say.
  public init(_ text: String) throws(SpeechError) {
    guard text.count <= Self.longest else {
      throw .notSpoken(why: "it has \(text.count) characters; at most \(Self.longest) are spoken at once")
    }
    sentences = text.split(whereSeparator: \.isNewline).flatMap { Self.sentences(of: $0) }
    guard !sentences.isEmpty else { throw .notSpoken(why: "there is no word in it") }
  }

  private static let sentenceMarks: Set<Character> = [".", "!", "?", "…"]
  private static let clauseMarks: Set<Character> = [",", ";", ":", "—", "–"]
  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "no", "jr", "sr", "inc", "ltd", "co", "approx", "dept",
    "e.g",
    "i.e", "cf", "fig", "min", "max",
  ]

  private static func sentences(of line: Substring) -> [[Clause]] {
    var sentences: [[Clause]] = []
    var clauses: [Clause] = []
    var words = ""
    func endClause(_ mark: Character) {
      clauses += broken(words).map { Clause(words: $0, mark: $1 ?? mark) }
      words = ""
    }
    for index in line.indices {
      let character = line[index]
      let isBeforeSpace = followingSpaces(line, index)
      if sentenceMarks.contains(character), isBeforeSpace, !isAbbreviation(words, character) {
        endClause(character == "…" ? "." : character)
        if !clauses.isEmpty { sentences.append(clauses) }
        clauses = []
      } else if clauseMarks.contains(character), isBeforeSpace {
        endClause(",;:".contains(character) ? character : ",")
      } else {
        words.append(spoken(character))
      }
    }
    endClause(".")
    return clauses.isEmpty ? sentences : sentences + [clauses]
  }

  /// Whether nothing but closing marks stands between a mark and the next space or the end.
  private static func followingSpaces(_ line: Substring, _ index: Substring.Index) -> Bool {
    let rest = line[line.index(after: index)...].drop { "\"'”’)]».!?…".contains($0) }
    return rest.first?.isWhitespace ?? true
  }

  private static func isAbbreviation(_ words: String, _ mark: Character) -> Bool {
    guard mark == ".", let last = words.split(separator: " ").last?.lowercased() else { return false }
    return abbreviations.contains(last) || (last.count == 1 && last != "i" && last.allSatisfy(\.isLetter))
  }

  /// What is not to be read out, or means something to the phonemizer, is a pause between words.
  private static func spoken(_ character: Character) -> Character {
    let isSaid = character.isLetter || character.isNumber || "'’-.$€£%&+=@/".contains(character)
    return isSaid ? (character == "’" ? "'" : character) : " "
  }

  /// Words without needless spaces, in pieces that are not too long; the last one has no mark of its own.
  private static func broken(_ words: String) -> [(words: String, mark: Character?)] {
    var pieces: [String] = []
    for word in words.split(separator: " ") {
      let word = word.prefix(longestClause)
      if let last = pieces.last, last.count + 1 + word.count <= longestClause {
        pieces[pieces.count - 1] = "\(last) \(word)"
      } else {
        pieces.append(String(word))
      }
    }
    let said = pieces.filter { $0.contains { $0.isLetter || $0.isNumber } }
    return said.enumerated().map { ($1, $0 == said.count - 1 ? nil : ",") }
  }
}
