import Foundation
import Retrieval

/// What the index finds, for scripts that compare it with others.
///
///     retrieval-probe search [--limit N]   JSON Lines in, rankings out
///     retrieval-probe seed                 the chunks of the built-in knowledge base, JSON Lines
///     retrieval-probe stem                 words in, stems out, a line each
///     retrieval-probe terms                texts in, a line each; their terms out, with spaces between
///     retrieval-probe pieces               texts in, a line each; their estimated word pieces out
///     retrieval-probe stop-words           the stop words, a line each
@main
struct RetrievalProbe {
  static func main() async throws {
    switch CommandLine.arguments.dropFirst().first {
    case "search": try SearchCommand.run(limit: limit())
    case "seed": try await SeedCommand.run()
    case "stem":
      let stemmer = PorterStemmer()
      while let word = readLine() { print(stemmer.stem(word)) }
    case "terms":
      let tokenizer = Tokenizer()
      while let text = readLine() { print(tokenizer.terms(in: text).joined(separator: " ")) }
    case "pieces":
      while let text = readLine() { print(WordPieceEstimate.pieces(in: text)) }
    case "stop-words":
      for word in StopWords.english.sorted() { print(word) }
    default:
      FileHandle.standardError.write(
        Data("usage: retrieval-probe search [--limit N] | seed | stem | terms | pieces | stop-words\n".utf8))
      exit(64)
    }
  }

  private static func limit() -> Int {
    guard let flag = CommandLine.arguments.firstIndex(of: "--limit"), flag + 1 < CommandLine.arguments.count
    else { return 100 }
    return Int(CommandLine.arguments[flag + 1]) ?? 100
  }
}
